//! Afrikaans.
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "af",
    email: &["e-pos", "e-posadres", "epos adres"],
    first_name: &["Voornaam", "Noemnaam"],
    last_name: &["Familienaam", "Agternaam"],
    company: &["Maatskappy", "Maatskappynaam", "Maatskappy naam", "Werkgewer", "Besigheid"],
    job_title: &["Postitel", "Pos titel", "Werkstitel", "Posisie"],
    weak_last_name: &["Van"],
    weak_company: &["Organisasie"],
    weak_job_title: &["Beroep"],
    role: &[],
    title: &[],
    name: &["Naam"],
    full_name: &["Volle naam", "Naam en van", "Vertoonnaam"],
    primary: &["primêre", "hoof"],
    work: &["werk", "besigheids"],
    other: &["sekondêre", "ander", "tweede"],
    personal: &["persoonlike", "tuis"],
    person: &["kontak", "kliënt", "persoon"],
    party: &[],
    recipient: &[],
    filler: &["jou", "u", "en"],
    near_miss: &[],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &["Mnr", "Mev", "Mej"],
};
