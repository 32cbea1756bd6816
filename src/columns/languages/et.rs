//! Estonian (eesti).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "et",
    email: &[
        "e-post", "e-posti aadress", "meil", "meiliaadress", "e-mail", "e-postiaadress", "elektronpost",
        "meiliaadressid", "e-maili aadress", "epost",
    ],
    first_name: &["Eesnimi", "Eesnimed"],
    last_name: &["Perekonnanimi", "Perenimi", "Perekonnanimed", "Sugunimi"],
    company: &["Ettevõte", "Ettevõtte nimi", "Firma", "Firma nimi", "Tööandja", "Äriühing", "Ettevõtja"],
    job_title: &["Ametikoht", "Amet", "Ametinimetus", "Positsioon", "Ametinimi", "Tööpositsioon", "Ametikoha nimetus"],
    weak_last_name: &[],
    weak_company: &["Organisatsioon", "Asutus", "Organisatsiooni nimi", "Asutuse nimi", "Töökoht"],
    weak_job_title: &["Elukutse"],
    role: &["Roll"],
    title: &["Tiitel"],
    name: &["Nimi"],
    full_name: &[
        "Täisnimi", "Ees- ja perekonnanimi", "Ees- ja perenimi", "Kuvatav nimi", "Nimi täielikult",
        "Eesnimi ja perekonnanimi",
    ],
    primary: &["peamine", "põhiline", "esmane"],
    work: &["töö", "tööalane", "äri"],
    other: &["muu", "teine", "lisa", "alternatiivne", "teisene"],
    personal: &["isiklik", "kodune", "era", "kodu"],
    person: &["kontakt", "kontaktisik", "kontaktisiku", "klient", "kliendi", "isik", "osaleja", "külaline", "liige"],
    party: &["kasutaja", "ostja", "maksja"],
    recipient: &[],
    filler: &["teie", "sinu", "ja", "või", "palun", "sisestage", "kohustuslik"],
    near_miss: &[
        "kuupäev", "staatus", "olek", "tüüp", "osakond", "hüüdnimi", "sünni", "kasutajanimi", "neiupõlvenimi",
    ],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &["Härra", "Proua", "Preili", "Hr", "Pr"],
};
