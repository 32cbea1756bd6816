//! Mongolian in Cyrillic letters (монгол).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "mn",
    email: &[
        "и-мэйл", "имэйл", "цахим шуудан", "имэйл хаяг", "и-мэйл хаяг", "цахим хаяг", "мэйл", "цахим шуудангийн хаяг",
    ],
    first_name: &["Өөрийн нэр"],
    last_name: &["Овог", "Ургийн овог", "Эцгийн нэр"],
    company: &["Компани", "Компанийн нэр", "Компаний нэр", "Ажлын газар"],
    job_title: &["Албан тушаал", "Албан тушаалын нэр"],
    weak_last_name: &[],
    weak_company: &["Байгууллага", "Байгууллагын нэр"],
    weak_job_title: &["Мэргэжил", "Ажил"],
    role: &[],
    title: &[],
    name: &["Нэр"],
    full_name: &["Овог нэр", "Бүтэн нэр", "Овог, нэр", "Нэр овог"],
    primary: &["үндсэн"],
    work: &["ажлын"],
    other: &["нэмэлт", "бусад"],
    personal: &["хувийн"],
    person: &["харилцагч", "үйлчлүүлэгч", "оролцогч", "холбоо барих"],
    party: &[],
    recipient: &[],
    filler: &["таны", "ба"],
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
