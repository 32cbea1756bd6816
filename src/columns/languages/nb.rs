//! Norwegian Bokmål (norsk bokmål).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "nb",
    email: &[
        "e-post", "e-postadresse", "epost adresse", "mail", "mailadresse", "e-postadresser", "e-mail", "e-mailadresse",
        "epostadr",
    ],
    first_name: &["Fornavn", "Førenamn"],
    last_name: &["Etternavn", "Familienavn", "Slektsnavn", "Etternamn"],
    company: &[
        "Firma", "Firmanavn", "Bedrift", "Bedriftsnavn", "Selskap", "Selskapsnavn", "Foretak", "Foretaksnavn",
        "Arbeidsgiver", "Virksomhet", "Virksomhetsnavn", "Navn på bedrift", "Bedriftens navn",
    ],
    job_title: &[
        "Stilling", "Jobbtittel", "Stillingstittel", "Stillingsbetegnelse", "Tittel/stilling", "Posisjon",
        "Arbeidstittel", "Yrkestittel",
    ],
    weak_last_name: &[],
    weak_company: &["Organisasjon", "Organisasjonsnavn", "Arbeidsplass", "Arbeidssted", "Kontonavn", "Institusjon"],
    weak_job_title: &["Yrke", "Funksjon"],
    role: &["Rolle"],
    title: &["Tittel"],
    name: &["Navn", "Namn"],
    full_name: &[
        "Fullt navn", "For- og etternavn", "Fullstendig navn", "Visningsnavn", "Kontaktnavn", "Fornavn og etternavn",
        "Hele navnet",
    ],
    primary: &["primær", "hoved", "første", "foretrukket"],
    work: &["jobb", "arbeid", "arbeids", "bedrift", "kontor"],
    other: &["sekundær", "annen", "alternativ", "ekstra", "øvrig", "andre", "gammel", "gamle"],
    personal: &["privat", "hjem", "personlig", "hjemme"],
    person: &[
        "kontakt", "kontaktperson", "kunde", "person", "deltaker", "deltakers", "gjest", "medlem", "mottaker",
        "abonnent", "ansatt", "kandidat", "foredragsholder", "frivillig", "spiller", "passasjer", "reisende", "vinner",
    ],
    party: &["bruker", "kjøper", "faktura", "fakturering", "levering", "bestiller", "betaler"],
    recipient: &[],
    filler: &[
        "din", "ditt", "og", "vennligst", "oppgi", "skriv", "påkrevd", "på", "i", "for", "hva", "er", "ny", "nye",
    ],
    near_miss: &[
        "eier", "assistent", "leder", "dato", "type", "status", "avdeling", "kategori", "fødselsdato", "brukernavn",
        "kallenavn", "mellomnavn", "samtykke", "pårørende", "foresatt", "selger", "avsender", "opprettet", "endret",
    ],
    opt_out: &[
        "avmeldt", "avmeldt dato", "avmelding", "avmeldingsdato", "kontakt ikke", "skal ikke kontaktes",
        "reservasjon mot", "ingen reklame",
    ],
    opt_in: &[
        "samtykke", "samtykke til", "gitt samtykke", "kan kontaktes", "godtar markedsføring", "påmeldt nyhetsbrev",
    ],
    consent_status: &["status", "abonnementsstatus", "samtykkestatus"],
    marketing: &["nyhetsbrev", "markedsføring", "reklame", "e-postmarkedsføring"],
    opted_out: &["avmeldt", "har meldt seg av", "kontakt ikke", "skal ikke kontaktes", "reservert mot"],
    yes: &["ja", "sann"],
    no: &["nei", "usann", "avslått"],
    salutations: &["Herr", "Fru", "Frøken", "Hr."],
};
