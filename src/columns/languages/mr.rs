//! Marathi (मराठी).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "mr",
    email: &["ईमेल", "ई-मेल", "ईमेल पत्ता", "ई-मेल पत्ता", "ईमेल आयडी", "ई-मेल आयडी", "इमेल", "मेल आयडी"],
    first_name: &["पहिले नाव", "प्रथम नाव", "स्वतःचे नाव"],
    last_name: &["आडनाव", "शेवटचे नाव", "अंतिम नाव"],
    company: &["कंपनी", "कंपनीचे नाव", "कंपनी नाव"],
    job_title: &["पद", "पदनाम", "हुद्दा", "नोकरीचे शीर्षक"],
    weak_last_name: &[],
    weak_company: &["संस्था", "संघटना", "संस्थेचे नाव"],
    weak_job_title: &["व्यवसाय"],
    role: &[],
    title: &[],
    name: &["नाव"],
    full_name: &["पूर्ण नाव", "संपूर्ण नाव"],
    primary: &[],
    work: &[],
    other: &[],
    personal: &[],
    person: &[],
    party: &[],
    recipient: &[],
    filler: &["तुमचे", "आपले", "आणि"],
    near_miss: &["वडिलांचे नाव", "मधले नाव"],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &[],
};
