//! Croatian (hrvatski), and Bosnian, Montenegrin and Serbian in Latin letters.
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "hr",
    email: &[
        "e-mail", "e-pošta", "adresa e-pošte", "e-mail adresa", "email adresa", "elektronička pošta",
        "elektronska pošta", "adresa elektroničke pošte", "mail", "imejl", "mejl", "imejl adresa", "mejl adresa",
        "adresa elektronske pošte", "e-adresa", "mail adresa",
    ],
    first_name: &["Vlastito ime", "Osobno ime", "Lično ime", "Krsno ime"],
    last_name: &["Prezime", "Prezimena", "Obiteljsko ime"],
    company: &[
        "Tvrtka", "Poduzeće", "Naziv tvrtke", "Ime tvrtke", "Kompanija", "Firma", "Naziv firme", "Ime firme",
        "Preduzeće", "Naziv kompanije", "Ime kompanije", "Poslodavac", "Naziv preduzeća", "Naziv poduzeća", "Društvo",
        "Privredno društvo",
    ],
    job_title: &[
        "Radno mjesto", "Radno mesto", "Poslovna titula", "Pozicija", "Funkcija", "Naziv radnog mjesta",
        "Naziv radnog mesta", "Položaj", "Radna pozicija", "Naziv pozicije", "Pozicija u firmi",
    ],
    weak_last_name: &[],
    weak_company: &["Organizacija", "Ustanova", "Naziv organizacije", "Institucija", "Naziv institucije"],
    weak_job_title: &["Zanimanje", "Zaposlenje"],
    role: &["Uloga"],
    title: &[],
    name: &["Ime"],
    full_name: &[
        "Ime i prezime", "Puno ime", "Ime za prikaz", "Prezime i ime", "Ime prezime", "Ime i prezime kontakta",
    ],
    primary: &["glavna", "primarna", "primarni", "glavni", "osnovna", "zadana"],
    work: &["poslovna", "poslovni", "službena", "službeni", "posao", "radna"],
    other: &["dodatna", "druga", "drugi", "sekundarna", "sekundarni", "alternativna", "ostalo"],
    personal: &["osobna", "privatna", "privatni", "kućna", "lična"],
    person: &[
        "kontakt", "osoba", "kontakt osoba", "kontakt osobe", "klijent", "kupac", "sudionik", "sudionika", "polaznik",
        "učesnik", "gost", "član", "lice", "kontakt lice", "korisnik usluge",
    ],
    party: &["korisnik", "naplata", "dostava"],
    recipient: &[],
    filler: &["vaš", "vaša", "vaše", "tvoj", "i", "ili", "molimo", "unesite", "obavezno", "za", "u"],
    near_miss: &[
        "titula", "datum", "stanje", "status", "vrsta", "tip", "vlasnik", "odjel", "odjeljenje", "nadimak", "rođenja",
        "korisničko ime", "pomoćnik", "djevojačko", "devojačko", "oca", "majke",
    ],
    opt_out: &["odjavljen", "odjavljena", "odjava", "datum odjave", "ne kontaktirati", "ne kontaktiraj", "ne slati"],
    opt_in: &["privola", "privola za", "suglasnost za", "pristanak", "prijavljen na"],
    consent_status: &["stanje", "status", "status pretplate", "pretplata", "status privole"],
    marketing: &["newsletter", "bilten", "novosti", "marketing", "oglašavanje"],
    opted_out: &["odjavljen", "odjavljena", "odjavio se", "ne kontaktirati", "ne kontaktiraj"],
    yes: &["da", "istina"],
    no: &["ne", "odbijeno"],
    salutations: &["Gospodin", "Gospođa", "G.", "Gđa", "Gđa.", "Gđica", "dr."],
};
