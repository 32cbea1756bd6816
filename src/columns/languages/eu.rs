//! Basque (euskara).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "eu",
    email: &[
        "e-posta", "helbide elektronikoa", "posta elektronikoa", "e-posta helbidea", "eposta",
        "posta elektronikoko helbidea",
    ],
    first_name: &[],
    last_name: &["Abizena", "Abizenak", "Lehen abizena", "1. abizena"],
    company: &["Enpresa", "Enpresaren izena", "Konpainia", "Enpresa izena", "Sozietatea"],
    job_title: &["Lanpostua", "Kargua", "Lanaren titulua", "Postua", "Lan-postua"],
    weak_last_name: &["Bigarren abizena"],
    weak_company: &["Erakundea", "Erakundearen izena"],
    weak_job_title: &["Lanbidea"],
    role: &[],
    title: &["Titulua"],
    name: &["Izena"],
    full_name: &["Izen-abizenak", "Izena eta abizena", "Izen osoa", "Izena eta abizenak", "Bistaratzeko izena"],
    primary: &["nagusia", "lehena"],
    work: &["laneko", "lana"],
    other: &["bigarren", "beste"],
    personal: &["pertsonala", "etxeko"],
    person: &["kontaktua", "bezeroa", "pertsona"],
    party: &[],
    recipient: &[],
    filler: &["zure", "eta"],
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
