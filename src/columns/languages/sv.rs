//! Swedish (svenska).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "sv",
    email: &[
        "e-post", "e-postadress", "e-postadresser", "mejl", "mejladress", "mail", "mailadress", "epost adress",
        "e-mailadress", "e-mail adress",
    ],
    first_name: &["Förnamn", "Tilltalsnamn", "Förnamn (tilltalsnamn)"],
    last_name: &["Efternamn", "Familjenamn", "Släktnamn"],
    company: &[
        "Företag", "Företagsnamn", "Bolag", "Bolagsnamn", "Arbetsgivare", "Företagets namn", "Firma", "Firmanamn",
    ],
    job_title: &[
        "Befattning", "Jobbtitel", "Position", "Yrkestitel", "Tjänstetitel", "Arbetstitel", "Tjänst",
        "Titel/befattning", "Yrkesroll", "Befattning/titel",
    ],
    weak_last_name: &[],
    weak_company: &["Organisation", "Organisationsnamn", "Företag/organisation", "Arbetsplats", "Kontonamn"],
    weak_job_title: &["Yrke", "Funktion"],
    role: &["Roll"],
    title: &["Titel"],
    name: &["Namn"],
    full_name: &[
        "Fullständigt namn", "För- och efternamn", "Hela namnet", "Visningsnamn", "Kontaktnamn",
        "Förnamn och efternamn", "Helt namn",
    ],
    primary: &["primär", "primära", "huvud", "första", "förvald"],
    work: &["arbete", "jobb", "arbets", "företags", "arbetet", "jobbet", "kontor"],
    other: &["annan", "ytterligare", "alternativ", "sekundär", "andra", "övrig", "extra", "gammal", "gamla"],
    personal: &["privat", "hem", "personlig"],
    person: &[
        "kontakt", "kontaktperson", "kund", "person", "deltagare", "deltagarens", "gäst", "medlem", "besökare",
        "mottagare", "prenumerant", "anställd", "kandidat", "talare", "volontär", "spelare", "passagerare", "resenär",
        "vinnare",
    ],
    party: &["användare", "köpare", "faktura", "fakturering", "leverans", "beställare", "fakturaadress", "bokare"],
    recipient: &[],
    filler: &[
        "din", "ditt", "och", "vänligen", "ange", "obligatorisk", "på", "i", "för", "mitt", "min", "vad", "är", "ny",
        "nya", "nuvarande",
    ],
    near_miss: &[
        "ägare", "assistent", "chef", "datum", "typ", "status", "avdelning", "kategori", "födelsedatum",
        "användarnamn", "smeknamn", "mellannamn", "samtycke", "anhörig", "vårdnadshavare", "flicknamn", "säljare",
        "avsändare", "skapad", "ändrad",
    ],
    opt_out: &[
        "avregistrerad", "avregistrerad den", "avprenumererad", "avprenumererat", "avanmäld", "avanmälan",
        "avanmälningsdatum", "avregistreringsdatum", "kontakta inte", "kontakta ej", "ingen reklam", "reklamspärr",
        "får ej kontaktas",
    ],
    opt_in: &["samtycke", "samtycke till", "prenumererar", "prenumererar på", "får kontaktas"],
    consent_status: &["status", "prenumerationsstatus", "samtyckesstatus"],
    marketing: &["nyhetsbrev", "utskick", "reklam", "marknadsföring", "e-postmarknadsföring"],
    opted_out: &[
        "avregistrerad", "avprenumererad", "avprenumererat", "avanmäld", "kontakta inte", "kontakta ej",
        "har avregistrerat sig", "studsad", "studsat",
    ],
    yes: &["ja", "sant"],
    no: &["nej", "falskt", "nekat"],
    salutations: &["Herr", "Fru", "Fröken", "Hr", "Fr"],
};
