//! Latvian (latviešu).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "lv",
    email: &[
        "e-pasts", "e-pasta adrese", "epasts", "elektroniskais pasts", "elektroniskā pasta adrese", "epasta adrese",
        "e-pasta adreses", "el. pasts",
    ],
    first_name: &["Personas vārds"],
    last_name: &["Uzvārds"],
    company: &[
        "Uzņēmums", "Uzņēmuma nosaukums", "Kompānija", "Firma", "Darba devējs", "Kompānijas nosaukums",
        "Firmas nosaukums", "Sabiedrība",
    ],
    job_title: &["Amats", "Amata nosaukums", "Pozīcija", "Ieņemamais amats", "Amats uzņēmumā"],
    weak_last_name: &[],
    weak_company: &[
        "Organizācija", "Iestāde", "Organizācijas nosaukums", "Darba vieta", "Institūcija", "Iestādes nosaukums",
    ],
    weak_job_title: &["Profesija", "Nodarbošanās"],
    role: &["Loma"],
    title: &["Tituls"],
    name: &["Vārds"],
    full_name: &[
        "Vārds, uzvārds", "Vārds un uzvārds", "Vārds uzvārds", "Pilns vārds", "Pilnais vārds", "Rādāmais vārds",
        "Uzvārds, vārds",
    ],
    primary: &["primārais", "galvenais", "pamata"],
    work: &["darba", "biznesa", "uzņēmuma"],
    other: &["papildu", "sekundārais", "cits", "alternatīvais", "otrs"],
    personal: &["personīgais", "mājas", "privātais", "personiskais"],
    person: &[
        "kontakts", "kontaktpersona", "kontaktpersonas", "klients", "klienta", "persona", "dalībnieks", "dalībnieka",
        "viesis",
    ],
    party: &["lietotājs", "pircējs", "maksātājs"],
    recipient: &[],
    filler: &["jūsu", "tavs", "un", "vai", "lūdzu", "ievadiet", "obligāts"],
    near_miss: &[
        "datums", "statuss", "tips", "nodaļa", "segvārds", "dzimšanas", "lietotājvārds", "pirmslaulību", "vadītājs",
    ],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &["Kungs", "Kundze", "k-gs", "k-dze"],
};
