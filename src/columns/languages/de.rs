//! German (Deutsch).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
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
        "für welches Unternehmen arbeitest du", "für welche Firma arbeitest du", "für welches Unternehmen arbeiten Sie",
        "für welche Firma arbeiten Sie", "bei welcher Firma arbeitest du", "bei welchem Unternehmen arbeitest du",
        "bei welchem Unternehmen arbeiten Sie", "in welchem Unternehmen arbeiten Sie",
        "in welchem Unternehmen arbeitest du",
    ],
    job_title: &[
        "Position", "Jobtitel", "Berufsbezeichnung", "Arbeitstitel", "Stellenbezeichnung", "Funktion",
        "Position im Unternehmen", "Funktion im Unternehmen", "Job-Bezeichnung", "Positionsbezeichnung",
        "Funktionsbezeichnung", "Dienststellung", "Aktuelle Position", "POSITION_AKTUELL", "Tätigkeitsbezeichnung",
        "Positionstitel", "Berufliche Position", "Job-Titel / Position",
    ],
    weak_last_name: &[],
    weak_company: &[
        "Organisation", "Betrieb", "Institution", "Einrichtung", "Firma/Organisation", "Account", "Accountname",
        "Kanzlei", "Geschäft", "Zugeordnetes Unternehmen", "Primäres Unternehmen", "Unternehmung",
    ],
    weak_job_title: &["Beruf", "Tätigkeit", "Amtsbezeichnung"],
    role: &["Rolle", "Rolle im Unternehmen", "Pos"],
    title: &[],
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
        "zusätzlich", "alte", "alter", "altes",
    ],
    personal: &["privat", "private", "persönliche", "persönlich"],
    person: &[
        "Kontakt", "Kontakte", "Ansprechpartner", "Kunde", "Kunden", "Person", "Interessent", "Teilnehmer",
        "Teilnehmerin", "Gast", "Mitglied", "Kontaktperson", "Bewerber", "Abonnent", "Besucher", "Empfänger", "Leads",
        "Teilnehmer/in", "Hauptkontakt", "Patient", "Mitarbeiter", "Ansprechperson", "Teilnehmende", "Referent",
        "Referentin", "Sprecher", "Sprecherin", "Freiwilliger", "Freiwillige", "Spieler", "Spielerin", "Passagier",
        "Fahrgast", "Reisender", "Reisende", "Gewinner", "Gewinnerin", "Nominierter", "Nominierte", "Unterzeichner",
        "Alumni",
    ],
    party: &[
        "Benutzer", "Käufer", "Rechnung", "Rechnungsadresse", "Rechnungsempfänger", "Lieferung", "Lieferadresse",
        "Besteller", "Nutzer", "Anmelder", "Rechnungs", "Liefer",
    ],
    recipient: &["Lieferung", "Lieferadresse", "Liefer", "Versand"],
    filler: &[
        "Ihre", "Ihr", "deine", "dein", "Ihren", "Ihrer", "bitte", "angeben", "eingeben", "der", "die", "das", "des",
        "den", "dem", "von", "eine", "ist", "wie", "lautet", "Pflichtfeld", "erforderlich", "und", "oder", "Feld",
        "bzw", "im", "für Rückfragen", "meine", "mein", "neu", "neue", "neuer", "neues", "aktuelle", "aktueller",
        "hallo", "hi", "heisst", "heißt du", "heißen", "welche", "welches", "Adresstyp", "Adressattyp",
        "natürliche Person", "natürl Person", "juristische Person", "jur Person", "verrate uns", "nenne uns", "sag uns",
        "danke",
    ],
    near_miss: &[
        "Titel", "akademischer Titel", "Kategorie", "Typ", "Datum", "Inhaber", "Besitzer", "Geburtsname", "Geburtstag",
        "Assistent", "Assistenz", "Assistentin", "Sekretariat", "Vorgesetzter", "Anrede", "Notfallkontakt",
        "Ehepartner", "Zustimmung", "Einwilligung", "Bereich", "Abteilung", "Verantwortlicher", "Betreuer",
        "Zuständig", "Benutzername", "Spitzname", "Absender", "Zusatz", "Geändert", "Erstellt", "Zweitname", "Ort",
        "Straße", "Telefon", "Größe", "Branche", "Vermieter", "Elternteil", "Makler", "Sachbearbeiter", "Mutter",
        "Vater", "Partner", "Vertrieb",
    ],
    opt_out: &[
        "abgemeldet", "Abmeldung", "abgemeldet am", "Abmeldedatum", "Abmeldezeitpunkt", "Datum der Abmeldung",
        "ausgetragen", "abbestellt", "abbestellt am", "Austragungsdatum", "Opt-out-Datum", "Werbewiderspruch",
        "nicht kontaktieren", "nicht anschreiben", "Kontaktsperre", "Werbesperre", "Mailsperre", "keine Werbung",
    ],
    opt_in: &[
        "Einwilligung", "Einwilligung für", "Einwilligung zum", "Zustimmung", "Zustimmung für", "Werbeerlaubnis",
        "Werbeeinwilligung", "Werbezustimmung", "Kontakterlaubnis", "möchte erhalten",
    ],
    consent_status: &[
        "Status", "Abo-Status", "Anmeldestatus", "Abmeldestatus", "Abonnementstatus", "Abonnement-Status",
        "Einwilligungsstatus", "Zustellstatus", "Newsletter-Status", "E-Mail-Status",
    ],
    marketing: &[
        "Newsletter", "Werbung", "Mailing", "Rundschreiben", "Rundmail", "E-Mail-Marketing", "E-Mail-Werbung",
        "Newsletterversand", "Mailings",
    ],
    opted_out: &[
        "abgemeldet", "abbestellt", "ausgetragen", "hat sich abgemeldet", "hat abbestellt", "nicht kontaktieren",
        "nicht anschreiben", "Werbewiderspruch", "keine Werbung", "unzustellbar", "keine E-Mails erwünscht",
    ],
    yes: &["ja", "j", "wahr"],
    no: &["nein", "falsch", "abgelehnt", "nicht erteilt"],
    salutations: &[
        "Herr", "Frau", "Hr.", "Fr.", "Dr.", "Prof.", "Prof. Dr.", "Herr Dr.", "Frau Dr.", "Dipl.-Ing.", "Divers",
        "Familie", "Dr. med.", "Mag.", "Herrn", "Ing.", "Firma",
    ],
};
