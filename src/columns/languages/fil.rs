//! Filipino.
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "fil",
    email: &["email", "email address", "elektronikong sulat", "e-mail na address"],
    first_name: &["Unang pangalan", "Pangalan (una)"],
    last_name: &["Apelyido", "Huling pangalan"],
    company: &["Kumpanya", "Kompanya", "Pangalan ng kumpanya", "Pangalan ng kompanya"],
    job_title: &["Posisyon", "Titulo sa trabaho", "Katungkulan", "Posisyon sa trabaho"],
    weak_last_name: &[],
    weak_company: &["Organisasyon"],
    weak_job_title: &["Trabaho", "Propesyon"],
    role: &[],
    title: &[],
    name: &["Pangalan"],
    full_name: &["Buong pangalan", "Kumpletong pangalan"],
    primary: &[],
    work: &[],
    other: &[],
    personal: &[],
    person: &[],
    party: &[],
    recipient: &[],
    filler: &["iyong", "ang", "ng", "mo"],
    near_miss: &[],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &["G.", "Gng.", "Bb.", "Ginoo", "Ginang"],
};
