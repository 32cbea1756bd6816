//! Swahili (Kiswahili).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "sw",
    email: &["barua pepe", "anwani ya barua pepe", "baruapepe"],
    first_name: &["Jina la kwanza"],
    last_name: &["Jina la mwisho", "Jina la ukoo", "Jina la familia"],
    company: &["Kampuni", "Jina la kampuni"],
    job_title: &["Cheo", "Wadhifa", "Jina la kazi", "Nafasi ya kazi"],
    weak_last_name: &[],
    weak_company: &["Shirika", "Jina la shirika"],
    weak_job_title: &["Kazi"],
    role: &[],
    title: &[],
    name: &["Jina"],
    full_name: &["Jina kamili"],
    primary: &[],
    work: &[],
    other: &[],
    personal: &[],
    person: &[],
    party: &[],
    recipient: &[],
    filler: &["yako", "lako"],
    near_miss: &[],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &["Bw.", "Bi.", "Bwana"],
};
