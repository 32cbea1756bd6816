//! Kazakh in Cyrillic letters (қазақша).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "kk",
    email: &[
        "эл. пошта", "электрондық пошта", "пошта", "электрондық пошта мекенжайы", "эл. пошта мекенжайы",
        "электронды пошта", "электрондық поштасы",
    ],
    first_name: &[],
    last_name: &["Тегі", "Тегi", "Фамилиясы", "Тек аты"],
    company: &["Компания", "Компания атауы", "Кәсіпорын", "Фирма", "Серіктестік", "Жұмыс орны"],
    job_title: &["Лауазымы", "Лауазым", "Қызметі", "Тапсырма атауы", "Қызмет атауы"],
    weak_last_name: &[],
    weak_company: &["Ұйым", "Ұйымы", "Мекеме", "Ұйым атауы"],
    weak_job_title: &["Мамандығы", "Кәсібі"],
    role: &[],
    title: &[],
    name: &["Аты", "Есімі", "Есім"],
    full_name: &["Толық аты", "Аты-жөні", "Аты жөні", "Т.А.Ә.", "Толық аты-жөні", "Аты және тегі"],
    primary: &["негізгі", "негiзгi", "басты"],
    work: &["жұмыс", "қызметтік"],
    other: &["қосымша", "басқа"],
    personal: &["жеке", "үй"],
    person: &["байланыс", "клиент", "қатысушы", "тұлға"],
    party: &[],
    recipient: &[],
    filler: &["сіздің", "және", "мен"],
    near_miss: &["әкесінің аты", "күні", "бүркеншік"],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &[],
};
