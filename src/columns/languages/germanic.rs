//! German, Dutch, Afrikaans and the Nordic languages.

use super::vocabulary::Language;

pub(super) const GERMAN: Language = Language {
    code: "de",
    email: &[
        "E-Mail", "E-Mails", "E-Mail-Adresse", "E-Mail-Adressen", "Mail", "Mailadresse", "Mail-Adressen",
        "E-Mail-Anschrift", "Elektronische Post", "E-Post", "Mailanschrift", "Email-Adr.", "E-Mail-Kontakt",
        "E-Post-Adresse",
    ],
    first_name: &["Vorname", "Vornamen", "Rufname", "Vorn.", "Name Vorname lang", "Vorname(n)", "Erster Vorname"],
    last_name: &["Nachname", "Nachnamen", "Familienname", "Zuname", "Nachn.", "Familiennamen", "Fam.-Name"],
    company: &[
        "Firma", "Firmenname", "Unternehmen", "Unternehmensname", "Name des Unternehmens", "Name der Firma",
        "Firmenbezeichnung", "Arbeitgeber", "Firma / Betrieb", "Name Ihres Unternehmens", "Firma/Institution",
        "Firmierung", "Firmenname 1", "Firmen", "Gesellschaft", "Organisationsname",
    ],
    weak_company: &[
        "Organisation", "Betrieb", "Institution", "Einrichtung", "Firma/Organisation", "Account", "Accountname",
        "Kanzlei", "Geschäft", "Zugeordnetes Unternehmen", "Primäres Unternehmen", "Unternehmung",
    ],
    job_title: &[
        "Position", "Jobtitel", "Berufsbezeichnung", "Arbeitstitel", "Stellenbezeichnung", "Funktion",
        "Position im Unternehmen", "Funktion im Unternehmen", "Job-Bezeichnung", "Positionsbezeichnung",
        "Funktionsbezeichnung", "Dienststellung", "Aktuelle Position", "POSITION_AKTUELL", "Tätigkeitsbezeichnung",
        "Positionstitel", "Berufliche Position", "Job-Titel / Position",
    ],
    weak_job_title: &["Beruf", "Tätigkeit", "Amtsbezeichnung"],
    role: &["Rolle", "Rolle im Unternehmen"],
    name: &["Name", "Namen"],
    full_name: &[
        "Vor- und Nachname", "Vorname und Nachname", "Vollständiger Name", "Vollname", "Anzeigename",
        "Vor- und Zuname", "Name, Vorname", "Nachname, Vorname", "Voller Name", "Ganzer Name", "Kontaktname",
        "Ansprechpartnername", "Vorname Nachname", "Kompletter Name",
    ],
    primary: &["primäre", "primär", "primärer", "Haupt", "bevorzugte", "Standard", "erste", "hauptsächliche", "1."],
    work: &[
        "geschäftlich", "geschäftliche", "dienstlich", "dienstliche", "beruflich", "berufliche", "Arbeit", "Büro",
        "Firmen", "geschäftl.", "dienstl.",
    ],
    other: &[
        "sekundäre", "weitere", "andere", "alternative", "zweite", "zusätzliche", "sonstige", "Neben", "dritte",
        "zusätzlich",
    ],
    personal: &["privat", "private", "persönliche", "persönlich"],
    person: &[
        "Kontakt", "Kontakte", "Ansprechpartner", "Kunde", "Kunden", "Person", "Interessent", "Teilnehmer",
        "Teilnehmerin", "Gast", "Mitglied", "Kontaktperson", "Bewerber", "Abonnent", "Besucher", "Empfänger", "Leads",
        "Teilnehmer/in", "Hauptkontakt", "Patient", "Mitarbeiter", "Ansprechperson", "Teilnehmende",
    ],
    party: &[
        "Benutzer", "Käufer", "Rechnung", "Rechnungsadresse", "Rechnungsempfänger", "Lieferung", "Lieferadresse",
        "Besteller", "Nutzer", "Anmelder", "Rechnungs", "Liefer",
    ],
    recipient: &["Lieferung", "Lieferadresse", "Liefer", "Versand"],
    filler: &[
        "Ihre", "Ihr", "deine", "dein", "Ihren", "Ihrer", "bitte", "angeben", "eingeben", "der", "die", "das", "des",
        "den", "dem", "von", "eine", "ist", "wie", "lautet", "Pflichtfeld", "erforderlich", "und", "oder", "Feld",
        "bzw", "im", "für Rückfragen", "meine", "mein",
    ],
    near_miss: &[
        "Titel", "akademischer Titel", "Kategorie", "Typ", "Datum", "Inhaber", "Besitzer", "Geburtsname",
        "Geburtstag", "Assistent", "Assistenz", "Assistentin", "Sekretariat", "Vorgesetzter", "Anrede",
        "Notfallkontakt", "Ehepartner", "Zustimmung", "Einwilligung", "Bereich", "Abteilung", "Verantwortlicher",
        "Betreuer", "Zuständig", "Benutzername", "Spitzname", "Absender", "Zusatz", "Geändert", "Erstellt",
        "Zweitname", "Ort", "Straße", "Telefon", "Größe", "Branche", "Vermieter", "Elternteil", "Makler",
        "Sachbearbeiter", "Mutter", "Vater", "Partner", "Vertrieb",
    ],
    salutations: &[
        "Herr", "Frau", "Hr.", "Fr.", "Dr.", "Prof.", "Prof. Dr.", "Herr Dr.", "Frau Dr.", "Dipl.-Ing.", "Divers",
        "Familie", "Dr. med.", "Mag.", "Herrn", "Ing.", "Firma",
    ],
    ..Language::NONE
};

pub(super) const DUTCH: Language = Language {
    code: "nl",
    email: &[
        "e-mail", "e-mailadres", "e-mailadressen", "mailadres", "mail", "e-mail adres", "elektronisch adres",
        "emailadr.",
    ],
    first_name: &["Voornaam", "Voornamen", "Roepnaam", "Voorn."],
    last_name: &["Achternaam", "Familienaam", "Achternamen", "Geslachtsnaam", "Achtern."],
    company: &[
        "Bedrijf", "Bedrijfsnaam", "Naam bedrijf", "Onderneming", "Firma", "Firmanaam", "Werkgever",
        "Naam onderneming", "Naam organisatie", "Organisatienaam", "Handelsnaam",
    ],
    weak_company: &[
        "Organisatie", "Bedrijf/Organisatie", "Instelling", "Instantie", "Gekoppeld bedrijf", "Relatienaam", "Zaak",
    ],
    job_title: &[
        "Functie", "Functietitel", "Functienaam", "Werkfunctie", "Functieomschrijving", "Positie", "Jobtitel",
        "Functiebenaming", "Huidige functie", "Functie in bedrijf", "Functie binnen de organisatie",
    ],
    weak_job_title: &["Beroep", "Baan"],
    role: &["Rol"],
    name: &["Naam", "Namen"],
    full_name: &[
        "Volledige naam", "Voor- en achternaam", "Weergavenaam", "Voornaam en achternaam", "Contactnaam",
        "Voornaam + Achternaam", "Naam en voornaam",
    ],
    primary: &["primair", "primaire", "eerste", "hoofd", "standaard", "voorkeurs"],
    work: &["werk", "zakelijk", "zakelijke", "kantoor", "professioneel"],
    other: &[
        "secundair", "secundaire", "tweede", "ander", "andere", "overig", "alternatief", "extra", "alternatieve",
    ],
    personal: &["privé", "persoonlijk", "persoonlijke", "thuis"],
    person: &[
        "contactpersoon", "contact", "klant", "persoon", "deelnemer", "gast", "lid", "relatie", "prospect",
        "bezoeker", "ontvanger", "abonnee", "hoofdcontact", "medewerker", "kandidaat",
    ],
    party: &[
        "gebruiker", "koper", "factuur", "facturatie", "factuuradres", "verzend", "verzending", "bezorg", "besteller",
    ],
    filler: &[
        "uw", "jouw", "je", "van", "het", "de", "een", "wat", "is", "vul", "in", "verplicht", "en", "of", "veld",
        "aub", "binnen", "mijn",
    ],
    near_miss: &[
        "titel", "titulatuur", "eigenaar", "assistent", "manager", "datum", "soort", "aanhef", "partner",
        "tussenvoegsel", "tussenvoegsels", "meisjesnaam", "geboortenaam", "geboortedatum", "afdeling", "toestemming",
        "accountmanager", "gebruikersnaam", "bijnaam", "ouder", "noodcontact", "voorletters", "leidinggevende",
        "verhuurder", "afzender", "aangemaakt", "gewijzigd",
    ],
    salutations: &[
        "Dhr.", "Mevr.", "Mw.", "Heer", "Mevrouw", "De heer", "drs.", "ir.", "ing.", "mr.", "Meneer", "dhr", "t.a.v.",
    ],
    ..Language::NONE
};

pub(super) const AFRIKAANS: Language = Language {
    code: "af",
    email: &["e-pos", "e-posadres", "epos adres"],
    first_name: &["Voornaam", "Noemnaam"],
    last_name: &["Familienaam", "Agternaam"],
    weak_last_name: &["Van"],
    company: &["Maatskappy", "Maatskappynaam", "Maatskappy naam", "Werkgewer", "Besigheid"],
    weak_company: &["Organisasie"],
    job_title: &["Postitel", "Pos titel", "Werkstitel", "Posisie"],
    weak_job_title: &["Beroep"],
    name: &["Naam"],
    full_name: &["Volle naam", "Naam en van", "Vertoonnaam"],
    primary: &["primêre", "hoof"],
    work: &["werk", "besigheids"],
    other: &["sekondêre", "ander", "tweede"],
    personal: &["persoonlike", "tuis"],
    person: &["kontak", "kliënt", "persoon"],
    filler: &["jou", "u", "en"],
    salutations: &["Mnr", "Mev", "Mej"],
    ..Language::NONE
};

pub(super) const SWEDISH: Language = Language {
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
    weak_company: &["Organisation", "Organisationsnamn", "Företag/organisation", "Arbetsplats", "Kontonamn"],
    job_title: &[
        "Befattning", "Jobbtitel", "Position", "Yrkestitel", "Tjänstetitel", "Arbetstitel", "Tjänst",
        "Titel/befattning", "Yrkesroll", "Befattning/titel",
    ],
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
    other: &["annan", "ytterligare", "alternativ", "sekundär", "andra", "övrig", "extra"],
    personal: &["privat", "hem", "personlig"],
    person: &[
        "kontakt", "kontaktperson", "kund", "person", "deltagare", "deltagarens", "gäst", "medlem", "besökare",
        "mottagare", "prenumerant", "anställd", "kandidat",
    ],
    party: &["användare", "köpare", "faktura", "fakturering", "leverans", "beställare", "fakturaadress", "bokare"],
    filler: &["din", "ditt", "och", "vänligen", "ange", "obligatorisk", "på", "i", "för", "mitt", "min", "vad", "är"],
    near_miss: &[
        "ägare", "assistent", "chef", "datum", "typ", "status", "avdelning", "kategori", "födelsedatum",
        "användarnamn", "smeknamn", "mellannamn", "samtycke", "anhörig", "vårdnadshavare", "flicknamn", "säljare",
        "avsändare", "skapad", "ändrad",
    ],
    salutations: &["Herr", "Fru", "Fröken", "Hr", "Fr"],
    ..Language::NONE
};

pub(super) const DANISH: Language = Language {
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
    weak_company: &[
        "Organisation", "Organisationsnavn", "Arbejdsplads", "Firma/organisation", "Kontonavn", "Institution",
    ],
    job_title: &[
        "Stilling", "Jobtitel", "Stillingsbetegnelse", "Job titel", "Position", "Titel/stilling", "Arbejdstitel",
        "Stilling i virksomheden",
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
    other: &["sekundær", "anden", "alternativ", "ekstra", "øvrig", "sekundære", "andet"],
    personal: &["privat", "hjem", "personlig", "private", "hjemme"],
    person: &[
        "kontakt", "kontaktperson", "kunde", "person", "deltager", "deltagers", "gæst", "medlem", "modtager",
        "abonnent", "medarbejder", "kandidat",
    ],
    party: &["bruger", "køber", "faktura", "fakturering", "levering", "bestiller", "betaler"],
    filler: &["din", "dit", "og", "venligst", "angiv", "indtast", "påkrævet", "på", "i", "for", "hvad", "er", "mit"],
    near_miss: &[
        "ejer", "assistent", "leder", "dato", "type", "status", "afdeling", "kategori", "fødselsdato", "brugernavn",
        "kælenavn", "mellemnavn", "samtykke", "pårørende", "forælder", "sælger", "afsender", "oprettet", "ændret",
    ],
    salutations: &["Hr.", "Fru", "Frk.", "Hr"],
    ..Language::NONE
};

pub(super) const NORWEGIAN: Language = Language {
    code: "nb",
    email: &[
        "e-post", "e-postadresse", "epost adresse", "mail", "mailadresse", "e-postadresser", "e-mail",
        "e-mailadresse", "epostadr",
    ],
    first_name: &["Fornavn", "Førenamn"],
    last_name: &["Etternavn", "Familienavn", "Slektsnavn", "Etternamn"],
    company: &[
        "Firma", "Firmanavn", "Bedrift", "Bedriftsnavn", "Selskap", "Selskapsnavn", "Foretak", "Foretaksnavn",
        "Arbeidsgiver", "Virksomhet", "Virksomhetsnavn", "Navn på bedrift", "Bedriftens navn",
    ],
    weak_company: &["Organisasjon", "Organisasjonsnavn", "Arbeidsplass", "Arbeidssted", "Kontonavn", "Institusjon"],
    job_title: &[
        "Stilling", "Jobbtittel", "Stillingstittel", "Stillingsbetegnelse", "Tittel/stilling", "Posisjon",
        "Arbeidstittel", "Yrkestittel",
    ],
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
    other: &["sekundær", "annen", "alternativ", "ekstra", "øvrig", "andre"],
    personal: &["privat", "hjem", "personlig", "hjemme"],
    person: &[
        "kontakt", "kontaktperson", "kunde", "person", "deltaker", "deltakers", "gjest", "medlem", "mottaker",
        "abonnent", "ansatt", "kandidat",
    ],
    party: &["bruker", "kjøper", "faktura", "fakturering", "levering", "bestiller", "betaler"],
    filler: &["din", "ditt", "og", "vennligst", "oppgi", "skriv", "påkrevd", "på", "i", "for", "hva", "er"],
    near_miss: &[
        "eier", "assistent", "leder", "dato", "type", "status", "avdeling", "kategori", "fødselsdato", "brukernavn",
        "kallenavn", "mellomnavn", "samtykke", "pårørende", "foresatt", "selger", "avsender", "opprettet", "endret",
    ],
    salutations: &["Herr", "Fru", "Frøken", "Hr."],
    ..Language::NONE
};

pub(super) const ICELANDIC: Language = Language {
    code: "is",
    email: &["Netfang", "Tölvupóstur", "Tölvupóstfang", "Tölvupóstnetfang", "Netpóstur", "Póstfang (tölvupóstur)"],
    first_name: &["Fornafn", "Eiginnafn", "Skírnarnafn"],
    last_name: &["Eftirnafn", "Kenninafn", "Ættarnafn", "Föðurnafn"],
    company: &["Fyrirtæki", "Nafn fyrirtækis", "Heiti fyrirtækis", "Fyrirtæki/Stofnun", "Vinnuveitandi"],
    weak_company: &["Stofnun", "Félag"],
    job_title: &["Starfsheiti", "Staða", "Stöðuheiti"],
    weak_job_title: &["Starf"],
    role: &["Hlutverk"],
    title: &["Titill"],
    name: &["Nafn"],
    full_name: &["Fullt nafn", "Birtingarnafn"],
    primary: &["Aðal", "aðal"],
    work: &["vinna", "vinnu"],
    other: &["Auka", "annað", "annar"],
    personal: &["heima", "persónulegt"],
    person: &["tengiliður", "viðskiptavinur", "þátttakandi"],
    filler: &["þitt", "og"],
    salutations: &["Hr.", "Frú"],
    ..Language::NONE
};
