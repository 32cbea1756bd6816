//! Maltese (Malti).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "mt",
    email: &[
        "indirizz elettroniku", "posta elettronika", "imejl", "indirizz tal-email", "indirizz tal-posta elettronika",
    ],
    first_name: &["L-ewwel isem"],
    last_name: &["Kunjom"],
    company: &["Kumpanija", "Isem il-kumpanija", "Isem tal-kumpanija"],
    job_title: &["Pożizzjoni", "Titolu tax-xogħol", "Kariga"],
    weak_last_name: &[],
    weak_company: &["Organizzazzjoni"],
    weak_job_title: &[],
    role: &[],
    title: &["Titlu"],
    name: &["Isem"],
    full_name: &["Isem sħiħ", "Isem u kunjom"],
    primary: &[],
    work: &[],
    other: &[],
    personal: &[],
    person: &[],
    party: &[],
    recipient: &[],
    filler: &["tiegħek", "u"],
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
