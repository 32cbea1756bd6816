//! Uzbek in Latin letters (oʻzbekcha).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "uz",
    email: &["elektron pochta", "elektron pochta manzili", "pochta", "e-pochta", "elektron manzil"],
    first_name: &[],
    last_name: &["Familiya", "Familiyasi", "Familiyangiz"],
    company: &["Kompaniya", "Kompaniya nomi", "Korxona", "Firma", "Korxona nomi"],
    job_title: &["Lavozim", "Lavozimi", "Lavozimingiz"],
    weak_last_name: &[],
    weak_company: &["Tashkilot", "Tashkilot nomi"],
    weak_job_title: &["Kasb", "Kasbi"],
    role: &[],
    title: &[],
    name: &["Ism", "Ismi", "Ismingiz"],
    full_name: &["To'liq ism", "F.I.Sh.", "F.I.O", "Ism va familiya", "Ism familiya", "Familiya ism"],
    primary: &["asosiy"],
    work: &["ish"],
    other: &["qo'shimcha", "boshqa"],
    personal: &["shaxsiy"],
    person: &["mijoz", "aloqa", "ishtirokchi"],
    party: &[],
    recipient: &[],
    filler: &["sizning", "va"],
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
