//! Belarusian (беларуская).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "be",
    email: &[
        "э-пошта", "электронная пошта", "эл. пошта", "адрас электроннай пошты", "пошта", "адрас э-пошты",
        "электронны адрас",
    ],
    first_name: &[],
    last_name: &["Прозвішча"],
    company: &["Кампанія", "Назва кампаніі", "Прадпрыемства", "Фірма", "Назва арганізацыі"],
    job_title: &["Пасада", "Назва пасады"],
    weak_last_name: &[],
    weak_company: &["Арганізацыя", "Установа"],
    weak_job_title: &["Прафесія"],
    role: &[],
    title: &[],
    name: &["Імя"],
    full_name: &["Поўнае імя", "Імя і прозвішча", "Прозвішча і імя", "Адлюстроўнае імя"],
    primary: &["асноўная", "асноўны", "галоўная"],
    work: &["працоўная", "працоўны", "службовая"],
    other: &["дадатковая", "дадатковы", "іншая", "іншы"],
    personal: &["асабістая", "хатняя", "хатні"],
    person: &["кантакт", "кліент", "удзельнік"],
    party: &[],
    recipient: &[],
    filler: &["ваш", "ваша", "і", "вашае"],
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
