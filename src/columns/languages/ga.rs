//! Irish (Gaeilge).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "ga",
    email: &["ríomhphost", "seoladh ríomhphoist", "r-phost", "seoladh r-phoist"],
    first_name: &["Céadainm", "Céad ainm", "Ainm baiste"],
    last_name: &["Sloinne", "Ainm teaghlaigh"],
    company: &["Comhlacht", "Cuideachta", "Ainm na cuideachta", "Ainm an chomhlachta", "Fostóir"],
    job_title: &["Teideal poist", "Teideal an phoist", "Ról oibre"],
    weak_last_name: &[],
    weak_company: &["Eagraíocht", "Eagras"],
    weak_job_title: &[],
    role: &[],
    title: &["Teideal"],
    name: &["Ainm"],
    full_name: &["Ainm iomlán", "Ainm agus sloinne"],
    primary: &["príomh", "príomhúil"],
    work: &["obair", "oibre"],
    other: &["eile", "tánaisteach"],
    personal: &["pearsanta", "baile"],
    person: &[],
    party: &[],
    recipient: &[],
    filler: &["do", "agus"],
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
