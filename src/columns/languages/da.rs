//! Danish (dansk).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "da",
    email: &[
        "e-mail", "e-mailadresse", "mail", "mailadresse", "e-post", "e-postadresse", "mail-adresse", "e-mailadresser",
    ],
    first_name: &["Fornavn", "Fornavne", "Kaldenavn til fornavn"],
    last_name: &["Efternavn", "Efternavne", "Familienavn"],
    company: &[
        "Firma", "Firmanavn", "Virksomhed", "Virksomhedsnavn", "Virksomhedens navn", "Arbejdsgiver", "Selskab",
        "Selskabsnavn", "Navn på virksomhed",
    ],
    job_title: &[
        "Stilling", "Jobtitel", "Stillingsbetegnelse", "Job titel", "Position", "Titel/stilling", "Arbejdstitel",
        "Stilling i virksomheden",
    ],
    weak_last_name: &[],
    weak_company: &[
        "Organisation", "Organisationsnavn", "Arbejdsplads", "Firma/organisation", "Kontonavn", "Institution",
    ],
    weak_job_title: &["Erhverv", "Job", "Funktion", "Profession"],
    role: &["Rolle"],
    title: &["Titel"],
    name: &["Navn"],
    full_name: &[
        "Fulde navn", "Fuldt navn", "For- og efternavn", "Vist navn", "Kontaktnavn", "Fornavn og efternavn",
        "Hele navnet",
    ],
    primary: &["primær", "primære", "hoved", "første", "foretrukken"],
    work: &["arbejde", "arbejds", "firma", "kontor", "job", "erhvervs", "arbejdet"],
    other: &["sekundær", "anden", "alternativ", "ekstra", "øvrig", "sekundære", "andet", "gammel", "gamle"],
    personal: &["privat", "hjem", "personlig", "private", "hjemme"],
    person: &[
        "kontakt", "kontaktperson", "kunde", "person", "deltager", "deltagers", "gæst", "medlem", "modtager",
        "abonnent", "medarbejder", "kandidat", "taler", "frivillig", "spiller", "passager", "rejsende", "vinder",
    ],
    party: &["bruger", "køber", "faktura", "fakturering", "levering", "bestiller", "betaler"],
    recipient: &[],
    filler: &[
        "din", "dit", "og", "venligst", "angiv", "indtast", "påkrævet", "på", "i", "for", "hvad", "er", "mit", "ny",
        "nye",
    ],
    near_miss: &[
        "ejer", "assistent", "leder", "dato", "type", "status", "afdeling", "kategori", "fødselsdato", "brugernavn",
        "kælenavn", "mellemnavn", "samtykke", "pårørende", "forælder", "sælger", "afsender", "oprettet", "ændret",
    ],
    opt_out: &[
        "afmeldt", "framelding", "frameldt", "afmelding", "afmeldt den", "afmeldingsdato", "framelding dato",
        "kontakt ikke", "må ikke kontaktes", "ingen reklame",
    ],
    opt_in: &[
        "samtykke", "samtykke til", "givet samtykke", "må kontaktes", "tilmeldt nyhedsbrev", "accepterer markedsføring",
    ],
    consent_status: &["status", "abonnementsstatus", "tilmeldingsstatus", "samtykkestatus"],
    marketing: &["nyhedsbrev", "nyhedsbreve", "markedsføring", "reklame", "e-mailmarkedsføring"],
    opted_out: &["afmeldt", "frameldt", "har afmeldt sig", "kontakt ikke", "må ikke kontaktes", "har frameldt sig"],
    yes: &["ja", "sand"],
    no: &["nej", "falsk", "afvist"],
    salutations: &["Hr.", "Fru", "Frk.", "Hr"],
};
