//! Telugu (తెలుగు).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "te",
    email: &["ఇమెయిల్", "ఈమెయిల్", "ఇ-మెయిల్", "ఇమెయిల్ చిరునామా", "ఈ-మెయిల్", "మెయిల్", "ఇమెయిల్ ఐడి"],
    first_name: &["మొదటి పేరు"],
    last_name: &["చివరి పేరు", "ఇంటి పేరు", "ఇంటిపేరు"],
    company: &["కంపెనీ", "కంపెనీ పేరు", "సంస్థ పేరు"],
    job_title: &["హోదా", "ఉద్యోగ శీర్షిక", "పదవి"],
    weak_last_name: &[],
    weak_company: &["సంస్థ"],
    weak_job_title: &["వృత్తి"],
    role: &[],
    title: &[],
    name: &["పేరు"],
    full_name: &["పూర్తి పేరు"],
    primary: &[],
    work: &[],
    other: &[],
    personal: &[],
    person: &[],
    party: &[],
    recipient: &[],
    filler: &["మీ"],
    near_miss: &[],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &[],
};
