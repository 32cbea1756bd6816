//! Lithuanian (lietuvių).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "lt",
    email: &[
        "el. paštas", "elektroninis paštas", "el. pašto adresas", "elektroninio pašto adresas", "e. paštas",
        "el paštas", "el. adresas", "elektroninis adresas", "pašto adresas (el.)", "e-paštas", "el. p.",
    ],
    first_name: &["Asmens vardas"],
    last_name: &["Pavardė", "Pavardės"],
    company: &[
        "Įmonė", "Įmonės pavadinimas", "Kompanija", "Bendrovė", "Darbdavys", "Kompanijos pavadinimas",
        "Bendrovės pavadinimas", "Firma",
    ],
    job_title: &[
        "Pareigos", "Pareigų pavadinimas", "Pozicija", "Užimamos pareigos", "Darbo pareigos", "Pareigybė",
        "Darbo pozicija",
    ],
    weak_last_name: &[],
    weak_company: &[
        "Organizacija", "Įstaiga", "Organizacijos pavadinimas", "Įstaigos pavadinimas", "Darbovietė", "Institucija",
    ],
    weak_job_title: &["Profesija"],
    role: &["Vaidmuo", "Rolė"],
    title: &["Titulas"],
    name: &["Vardas"],
    full_name: &[
        "Vardas ir pavardė", "Vardas, pavardė", "Vardas pavardė", "Pilnas vardas", "Pavardė, vardas", "Visas vardas",
        "Vardas Pavardė (pilnas)", "Pavardė Vardas",
    ],
    primary: &["pirminis", "pagrindinis", "pagrindinė"],
    work: &["darbo", "tarnybinis", "verslo", "įmonės"],
    other: &["antrinis", "papildomas", "kitas", "alternatyvus"],
    personal: &["asmeninis", "namų", "privatus"],
    person: &[
        "kontaktas", "kontakto", "klientas", "kliento", "asmuo", "kontaktinis asmuo", "kontaktinio asmens", "dalyvis",
        "dalyvio", "svečias",
    ],
    party: &["vartotojas", "naudotojas", "pirkėjas", "mokėtojas"],
    recipient: &[],
    filler: &["jūsų", "tavo", "ir", "arba", "prašome", "įveskite", "privaloma"],
    near_miss: &[
        "data", "būsena", "tipas", "skyrius", "slapyvardis", "gimimo", "vartotojo vardas", "abonento", "mergautinė",
        "tėvo", "vadovas", "padalinys",
    ],
    opt_out: &["atsisakė prenumeratos", "nesusisiekti", "nesiųsti"],
    opt_in: &["sutikimas", "sutikimas gauti", "sutinka gauti"],
    consent_status: &["būsena", "prenumeratos būsena", "statusas"],
    marketing: &["naujienlaiškis", "naujienlaiškiai", "naujienlaiškį", "rinkodara", "reklama"],
    opted_out: &["atsisakė prenumeratos", "nesusisiekti", "nesiųsti"],
    yes: &["taip", "tiesa"],
    no: &["ne", "netiesa"],
    salutations: &["Ponas", "Ponia", "p.", "Gerb.", "Panelė"],
};
