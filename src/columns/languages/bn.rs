//! Bengali (বাংলা).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "bn",
    email: &["ইমেইল", "ই-মেইল", "ইমেল", "ইমেইল ঠিকানা", "ই-মেইল ঠিকানা", "ই-মেল", "ইমেইল আইডি", "ইমেল ঠিকানা", "মেইল"],
    first_name: &["প্রথম নাম", "নামের প্রথম অংশ", "নামের প্রথমাংশ"],
    last_name: &["শেষ নাম", "পদবি", "পদবী", "পারিবারিক নাম", "নামের শেষাংশ", "নামের শেষ অংশ", "বংশ নাম"],
    company: &["কোম্পানি", "কোম্পানির নাম", "কোম্পানী", "প্রতিষ্ঠানের নাম", "কোম্পানীর নাম"],
    job_title: &["পদ", "কাজের শিরোনাম", "পদের নাম", "চাকরির শিরোনাম"],
    weak_last_name: &[],
    weak_company: &["প্রতিষ্ঠান", "সংগঠন", "সংস্থা", "সংস্থার নাম"],
    weak_job_title: &["পেশা"],
    role: &[],
    title: &[],
    name: &["নাম"],
    full_name: &["পুরো নাম", "পূর্ণ নাম", "সম্পূর্ণ নাম"],
    primary: &[],
    work: &[],
    other: &[],
    personal: &[],
    person: &[],
    party: &[],
    recipient: &[],
    filler: &["আপনার", "এবং", "ও"],
    near_miss: &[],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &["জনাব", "জনাবা", "মি.", "ড."],
};
