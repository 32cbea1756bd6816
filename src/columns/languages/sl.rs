//! Slovenian (slovenščina).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "sl",
    email: &[
        "e-pošta", "e-poštni naslov", "elektronska pošta", "elektronski naslov", "e-naslov", "naslov e-pošte", "mail",
        "naslov elektronske pošte", "e-mail naslov",
    ],
    first_name: &["Lastno ime", "Osebno ime", "Krstno ime"],
    last_name: &["Priimek", "Priimki"],
    company: &["Podjetje", "Ime podjetja", "Naziv podjetja", "Družba", "Delodajalec", "Firma"],
    job_title: &["Delovno mesto", "Službeni naziv", "Položaj", "Naziv delovnega mesta", "Funkcija", "Naziv položaja"],
    weak_last_name: &[],
    weak_company: &["Organizacija", "Ustanova", "Naziv organizacije", "Ime organizacije", "Zavod"],
    weak_job_title: &["Poklic", "Zaposlitev"],
    role: &["Vloga"],
    title: &[],
    name: &["Ime"],
    full_name: &["Ime in priimek", "Polno ime", "Prikazano ime", "Priimek in ime", "Celotno ime"],
    primary: &["glavna", "glavni", "primarni", "primarna", "prvi"],
    work: &["službena", "službeni", "poslovna", "poslovni", "v službi", "služba"],
    other: &["dodatna", "dodatni", "druga", "drugi", "sekundarni", "ostalo"],
    personal: &["osebna", "osebni", "zasebna", "zasebni", "doma"],
    person: &[
        "stik", "stranka", "oseba", "kontaktna oseba", "kontaktne osebe", "udeleženec", "gost", "član", "kontakt",
    ],
    party: &[],
    recipient: &[],
    filler: &["vaš", "vaša", "vaše", "tvoj", "in", "ali", "prosimo", "obvezno", "za"],
    near_miss: &[
        "naziv", "datum", "stanje", "vrsta", "lastnik", "oddelek", "vzdevek", "rojstva", "uporabniško ime",
        "zaslonsko ime",
    ],
    opt_out: &["odjavljen", "odjavljena", "odjava", "datum odjave", "ne kontaktiraj", "ne kontaktirajte"],
    opt_in: &["soglasje", "soglasje za", "prijavljen na"],
    consent_status: &["stanje", "status", "status naročnine", "status prijave"],
    marketing: &["novice", "e-novice", "trženje", "oglaševanje"],
    opted_out: &["odjavljen", "odjavljena", "ne kontaktiraj"],
    yes: &["da"],
    no: &["ne", "zavrnjeno"],
    salutations: &["Gospod", "Gospa", "G.", "Ga.", "Gdč.", "dr."],
};
