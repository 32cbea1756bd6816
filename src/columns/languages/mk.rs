//! Macedonian (македонски).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "mk",
    email: &["е-пошта", "електронска пошта", "имејл", "адреса за е-пошта", "мејл", "е-маил", "имејл адреса", "е-мејл"],
    first_name: &[],
    last_name: &["Презиме"],
    company: &[
        "Компанија", "Фирма", "Име на компанија", "Име на фирма", "Претпријатие", "Друштво", "Назив на компанијата",
    ],
    job_title: &["Позиција", "Работно место", "Функција", "Работна позиција"],
    weak_last_name: &[],
    weak_company: &["Организација", "Институција"],
    weak_job_title: &["Професија", "Занимање"],
    role: &[],
    title: &[],
    name: &["Име"],
    full_name: &["Целосно име", "Име и презиме", "Презиме и име"],
    primary: &["главна", "примарна", "основна"],
    work: &["службена", "работна", "деловна"],
    other: &["дополнителна", "друга", "секундарна"],
    personal: &["лична", "приватна"],
    person: &["контакт", "лице", "клиент", "учесник", "лице за контакт"],
    party: &[],
    recipient: &[],
    filler: &["вашето", "вашата", "вашиот", "и"],
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
