//! Finnish (suomi).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "fi",
    email: &[
        "sähköposti", "sähköpostiosoite", "e-mail", "s-posti", "sähköpostiosoitteet", "meili", "email-osoite",
        "s.posti", "maili", "sähköpostit",
    ],
    first_name: &["Etunimi", "Etunimet", "Kutsumanimi"],
    last_name: &["Sukunimi", "Sukunimet"],
    company: &["Yritys", "Yrityksen nimi", "Yhtiö", "Firma", "Työnantaja", "Toiminimi", "Yhtiön nimi", "Firman nimi"],
    job_title: &[
        "Titteli", "Tehtävänimike", "Asema", "Ammattinimike", "Työnimike", "Ammattinimi", "Toimi", "Tehtävä",
        "Virkanimike", "Asema yrityksessä", "Työtehtävä", "Nimike", "Positio",
    ],
    weak_last_name: &[],
    weak_company: &["Organisaatio", "Järjestö", "Yhteisö", "Organisaation nimi", "Työpaikka", "Laitos"],
    weak_job_title: &["Ammatti", "Toimenkuva"],
    role: &["Rooli"],
    title: &[],
    name: &["Nimi"],
    full_name: &[
        "Koko nimi", "Etu- ja sukunimi", "Etunimi ja sukunimi", "Näyttönimi", "Nimi kokonaan", "Sukunimi ja etunimi",
        "Etunimi Sukunimi",
    ],
    primary: &["ensisijainen", "pää", "pääasiallinen", "oletus"],
    work: &["työ", "työpaikan", "yrityksen", "työn"],
    other: &["toissijainen", "toinen", "muu", "vaihtoehtoinen", "lisä"],
    personal: &["henkilökohtainen", "koti", "yksityinen", "oma"],
    person: &[
        "yhteyshenkilö", "yhteyshenkilön", "asiakas", "asiakkaan", "henkilö", "osallistuja", "osallistujan", "vieras",
        "jäsen", "kontakti", "vastaaja", "henkilön", "liidi",
    ],
    party: &["käyttäjä", "ostaja", "laskutus", "toimitus", "maksaja", "tilaaja"],
    recipient: &[],
    filler: &["sinun", "teidän", "ja", "tai", "syötä", "anna", "pakollinen"],
    near_miss: &[
        "päivämäärä", "pvm", "tila", "tyyppi", "osasto", "lempinimi", "syntymä", "käyttäjätunnus", "omistaja",
        "esimies", "huoltaja", "lupa", "suostumus", "yksikkö",
    ],
    opt_out: &[
        "markkinointikielto", "suoramarkkinointikielto", "ei saa ottaa yhteyttä", "älä ota yhteyttä", "älä lähetä",
        "peruuttanut uutiskirjeen", "poistunut postituslistalta",
    ],
    opt_in: &["suostumus", "markkinointilupa", "suoramarkkinointilupa", "lupa lähettää"],
    consent_status: &["tila", "tilaajan tila", "status"],
    marketing: &["uutiskirje", "uutiskirjeen", "uutiskirjeet", "markkinointi", "suoramarkkinointi", "mainonta"],
    opted_out: &[
        "poistunut listalta", "markkinointikielto", "älä ota yhteyttä", "peruuttanut uutiskirjeen",
        "poistunut postituslistalta",
    ],
    yes: &["kyllä", "tosi"],
    no: &["ei", "epätosi", "kieltänyt"],
    salutations: &["Herra", "Rouva", "Neiti", "Hra", "Rva", "Nti", "Tri", "Prof."],
};
