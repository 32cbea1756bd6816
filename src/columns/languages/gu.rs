//! Gujarati (ગુજરાતી).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "gu",
    email: &["ઇમેઇલ", "ઈમેલ", "ઇ-મેઇલ", "ઇમેઇલ સરનામું", "ઈમેઈલ", "ઇમેલ", "ઈ-મેલ", "ઇમેઇલ આઈડી"],
    first_name: &["પ્રથમ નામ", "પહેલું નામ"],
    last_name: &["અટક", "છેલ્લું નામ", "અંતિમ નામ"],
    company: &["કંપની", "કંપનીનું નામ", "કંપની નામ"],
    job_title: &["હોદ્દો", "પદ", "નોકરીનું શીર્ષક"],
    weak_last_name: &[],
    weak_company: &["સંસ્થા", "સંગઠન"],
    weak_job_title: &["વ્યવસાય"],
    role: &[],
    title: &[],
    name: &["નામ"],
    full_name: &["પૂરું નામ", "સંપૂર્ણ નામ"],
    primary: &[],
    work: &[],
    other: &[],
    personal: &[],
    person: &[],
    party: &[],
    recipient: &[],
    filler: &["તમારું", "અને"],
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
