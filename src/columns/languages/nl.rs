//! Dutch (Nederlands).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "nl",
    email: &[
        "e-mail", "e-mailadres", "e-mailadressen", "mailadres", "mail", "e-mail adres", "elektronisch adres",
        "emailadr.",
    ],
    first_name: &["Voornaam", "Voornamen", "Roepnaam", "Voorn."],
    last_name: &["Achternaam", "Familienaam", "Achternamen", "Geslachtsnaam", "Achtern."],
    company: &[
        "Bedrijf", "Bedrijfsnaam", "Naam bedrijf", "Onderneming", "Firma", "Firmanaam", "Werkgever", "Naam onderneming",
        "Naam organisatie", "Organisatienaam", "Handelsnaam", "bij welk bedrijf werk je", "voor welk bedrijf werk je",
        "bij welk bedrijf werkt u", "voor welk bedrijf werkt u",
    ],
    job_title: &[
        "Functie", "Functietitel", "Functienaam", "Werkfunctie", "Functieomschrijving", "Positie", "Jobtitel",
        "Functiebenaming", "Huidige functie", "Functie in bedrijf", "Functie binnen de organisatie",
    ],
    weak_last_name: &[],
    weak_company: &[
        "Organisatie", "Bedrijf/Organisatie", "Instelling", "Instantie", "Gekoppeld bedrijf", "Relatienaam", "Zaak",
    ],
    weak_job_title: &["Beroep", "Baan"],
    role: &["Rol"],
    title: &[],
    name: &["Naam", "Namen"],
    full_name: &[
        "Volledige naam", "Voor- en achternaam", "Weergavenaam", "Voornaam en achternaam", "Contactnaam",
        "Voornaam + Achternaam", "Naam en voornaam",
    ],
    primary: &["primair", "primaire", "eerste", "hoofd", "standaard", "voorkeurs"],
    work: &["werk", "zakelijk", "zakelijke", "kantoor", "professioneel"],
    other: &[
        "secundair", "secundaire", "tweede", "ander", "andere", "overig", "alternatief", "extra", "alternatieve",
        "oude", "oud",
    ],
    personal: &["privé", "persoonlijk", "persoonlijke", "thuis"],
    person: &[
        "contactpersoon", "contact", "klant", "persoon", "deelnemer", "gast", "lid", "relatie", "prospect", "bezoeker",
        "ontvanger", "abonnee", "hoofdcontact", "medewerker", "kandidaat", "spreker", "vrijwilliger", "speler",
        "passagier", "reiziger", "winnaar", "genomineerde", "ondertekenaar",
    ],
    party: &[
        "gebruiker", "koper", "factuur", "facturatie", "factuuradres", "verzend", "verzending", "bezorg", "besteller",
    ],
    recipient: &[],
    filler: &[
        "uw", "jouw", "je", "van", "het", "de", "een", "wat", "is", "vul", "in", "verplicht", "en", "of", "veld", "aub",
        "binnen", "mijn", "nieuw", "nieuwe", "huidige", "huidig", "hallo", "hoi", "bedankt", "luidt",
    ],
    near_miss: &[
        "titel", "titulatuur", "eigenaar", "assistent", "manager", "datum", "soort", "aanhef", "partner",
        "tussenvoegsel", "tussenvoegsels", "meisjesnaam", "geboortenaam", "geboortedatum", "afdeling", "toestemming",
        "accountmanager", "gebruikersnaam", "bijnaam", "ouder", "noodcontact", "voorletters", "leidinggevende",
        "verhuurder", "afzender", "aangemaakt", "gewijzigd",
    ],
    opt_out: &[
        "afgemeld", "uitgeschreven", "uitgeschreven op", "afgemeld op", "afmelddatum", "uitschrijfdatum",
        "datum afmelding", "datum uitschrijving", "afmelding", "uitschrijving", "niet benaderen", "niet contacteren",
        "niet mailen", "geen reclame",
    ],
    opt_in: &[
        "toestemming", "toestemming voor", "toestemming gegeven", "ingeschreven voor", "akkoord met", "ontvangt graag",
        "mag gecontacteerd worden",
    ],
    consent_status: &["status", "inschrijfstatus", "aanmeldstatus", "abonnementsstatus", "toestemmingsstatus"],
    marketing: &["nieuwsbrief", "nieuwsbrieven", "e-mailmarketing", "mailing", "reclame"],
    opted_out: &[
        "afgemeld", "uitgeschreven", "heeft zich afgemeld", "heeft zich uitgeschreven", "niet contacteren",
        "niet benaderen", "niet mailen", "gebounced",
    ],
    yes: &["ja", "waar"],
    no: &["nee", "onwaar", "geweigerd"],
    salutations: &[
        "Dhr.", "Mevr.", "Mw.", "Heer", "Mevrouw", "De heer", "drs.", "ir.", "ing.", "mr.", "Meneer", "dhr", "t.a.v.",
    ],
};
