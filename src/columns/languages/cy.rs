//! Welsh (Cymraeg).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "cy",
    email: &["e-bost", "cyfeiriad e-bost", "ebost", "cyfeiriad ebost"],
    first_name: &["Enw cyntaf", "Enw bedydd"],
    last_name: &["Cyfenw", "Enw olaf", "Enw teuluol"],
    company: &["Cwmni", "Enw'r cwmni", "Enw cwmni", "Cyflogwr"],
    job_title: &["Teitl swydd", "Swydd", "Teitl y swydd"],
    weak_last_name: &[],
    weak_company: &["Sefydliad", "Mudiad", "Enw'r sefydliad"],
    weak_job_title: &[],
    role: &[],
    title: &["Teitl"],
    name: &["Enw"],
    full_name: &["Enw llawn", "Enw dangos"],
    primary: &["prif", "cynradd"],
    work: &["gwaith"],
    other: &["arall", "eilaidd"],
    personal: &["personol", "cartref"],
    person: &[],
    party: &[],
    recipient: &[],
    filler: &["eich", "dy", "a"],
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
