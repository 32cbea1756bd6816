//! Writes the result of an import in German: every message has a code, a variant and parameters, and a sentence is a template for them.
//!
//! ```sh
//! cargo run --example german -- examples/data/leads.csv
//! ```

use std::{env, error::Error, fs::File};

use lead_import::{
    CampaignId, ImportError, ImportReport, Importer, MemoryStore,
    columns::{MappingError, MappingErrorCode},
    import::{CheckpointMismatch, FileWarning, ImportErrorKind},
    report::{IssueCode, RowIssue},
    source::{ReadErrorKind, Remedy},
    store::StoreErrorKind,
};

/// The report in German sentences: the counts, the failed rows and the warnings.
pub fn of_report(report: &ImportReport) -> Vec<String> {
    let (created, existing, failed) = (report.created(), report.existing(), report.failed());
    let counts = format!("{created} angelegt, {existing} schon vorhanden, {failed} nicht importiert");
    let failures = report.failures().iter().map(|row| {
        let reasons: Vec<_> = row.issues().iter().map(of_issue).collect();
        format!("Zeile {}: {}", row.line(), reasons.join("; "))
    });
    let warnings = report.warnings().iter().map(|warning| format!("Zeile {}: {}", warning.line(), of_issue(warning)));
    std::iter::once(counts).chain(failures).chain(warnings).collect()
}

/// The sentence of an issue. A code that a later version adds has none here, and keeps its English message.
pub fn of_issue(issue: &RowIssue) -> String {
    let variant = issue.variant().unwrap_or_default();
    let sentence = match issue.code() {
        IssueCode::InvalidEmail => format!("Ungültige E-Mail-Adresse: {}", invalid_email(variant)),
        IssueCode::FallbackEmail => {
            format!("{}; verwendet wurde die Adresse der Spalte „{{fallbackColumn}}“", cause(variant))
        }
        code => match sentence(code, variant) {
            Some(sentence) => sentence.to_owned(),
            None => return issue.message().to_owned(),
        },
    };
    // Numbers and names take their places: „{column}“ becomes „Ort“.
    issue.parameters().fill(&sentence)
}

fn cause(variant: &str) -> String {
    if variant == "emailRequired" {
        "Die E-Mail-Adresse fehlt".into()
    } else {
        format!("Ungültige E-Mail-Adresse: {}", invalid_email(variant))
    }
}

fn invalid_email(rule: &str) -> &'static str {
    match rule {
        "noAt" => "Sie hat kein @",
        "severalAts" => "Sie hat mehr als ein @",
        "space" => "Sie hat ein Leerzeichen",
        "noLocal" => "Vor dem @ steht nichts",
        "noDomain" => "Nach dem @ steht nichts",
        "noDot" => "Ihre Domain hat keinen Punkt",
        "dots" => "Ein Punkt steht am Rand eines Teils oder neben einem anderen Punkt",
        "grammar" => "Sie hat nicht die Form name@domain",
        "quotedLocal" => "Der Teil vor dem @ steht in Anführungszeichen",
        "localTooLong" => "Der Teil vor dem @ ist länger als 64 Byte",
        "tooLong" => "Sie ist länger als 254 Byte",
        "unsafeCharacter" => "Sie hat ein Zeichen, das in Adressen nicht erlaubt ist",
        "lostLetter" => "Ein Buchstabe ging verloren: An seiner Stelle steht U+FFFD oder ein Fragezeichen",
        "listMark" => "Sie beginnt mit einem Aufzählungszeichen (* oder /)",
        "domain" => "Ihre Domain ist kein Hostname",
        "topLevelDomain" => "Ihre Domain endet nicht auf eine Top-Level-Domain",
        "otherValue" => "Nach der Kopfzeile steht vor dem {separator} ein anderer Wert",
        _ => "Sie entspricht nicht den Regeln für Adressen",
    }
}

/// The sentence of a code; a variant that a later version adds has the general one.
#[rustfmt::skip]
fn sentence(code: IssueCode, variant: &str) -> Option<&'static str> {
    Some(match (code, variant) {
        (IssueCode::EmailRequired, _) => "Die E-Mail-Adresse fehlt",
        (IssueCode::CellTooLong, _) => "Die Zelle in Spalte {columnNumber} ist länger als {limit} Byte",
        (IssueCode::TextTooLong, _) => "{name} hat {characters} Zeichen; die Datenbank nimmt {limit} an",
        (IssueCode::TooManyCells, _) => "Die Zeile hat mehr als {limit} Zellen",
        (IssueCode::UnclosedQuote, _) => "Das Anführungszeichen in Zeile {quoteLine} wird nicht geschlossen",
        (IssueCode::RowTooLong, _) => "Die Zeile ist länger als {limit} Byte",
        (IssueCode::SecondTable, _) => "Die Zeile gehört zu einer zweiten Tabelle; deren Kopf steht in Zeile {headerLine}",
        (IssueCode::SplitRow, "start") => "Ein Zeilenumbruch teilt die Zeile vielleicht; ihr Rest steht in Zeile {otherLine}",
        (IssueCode::SplitRow, "rest") => "Ein Zeilenumbruch teilt vielleicht die Zeile {otherLine}; dies ist ihr Rest",
        (IssueCode::SplitRow, _) => "Ein Zeilenumbruch teilt die Zeile vielleicht",
        // The store's own reason, in the language of the store.
        (IssueCode::Rejected, _) => "Die Datenbank nimmt die Zeile nicht an: {storeReason}",
        (IssueCode::DuplicateOfRejected, _) => "Zeile {firstLine} hat dieselbe Adresse und wurde nicht angenommen",
        (IssueCode::Duplicate, _) => "Zeile {firstLine} hat dieselbe Adresse",
        (IssueCode::ExtraCells, "kept") => "Die Zeile hat {cells} Zellen, die Kopfzeile {columns}; die übrigen sind eigene Felder",
        (IssueCode::ExtraCells, _) => "Die Zeile hat {cells} Zellen, die Kopfzeile {columns}; setzen Sie Zellen mit Trennzeichen in Anführungszeichen",
        (IssueCode::MissingCells, _) => "Die Zeile hat {cells} Zellen, die Kopfzeile {columns}; die fehlenden gelten als leer",
        (IssueCode::ReplacedCharacters, _) => "Unlesbare Zeichen, durch U+FFFD ersetzt: {characters}",
        (IssueCode::OtherEncoding, "header") => "Die Kopfzeile ist nicht in {encoding}; sie wurde als {otherEncoding} gelesen",
        (IssueCode::OtherEncoding, _) => "Die Zeile ist nicht in {encoding}; sie wurde als {otherEncoding} gelesen",
        (IssueCode::UnsureEncoding, "rows") => "Manche Zeilen sind vielleicht nicht in {encoding}, sondern in {otherEncoding}: „{text}“ wäre „{otherText}“",
        (IssueCode::UnsureEncoding, _) => "Die Datei ist vielleicht nicht in {encoding}, sondern in {otherEncoding}: „{text}“ wäre „{otherText}“",
        (IssueCode::GuessedColumn, "misspelled") => "Die Überschrift „{column}“ wurde als „{knownHeader}“ mit Tippfehler gelesen",
        (IssueCode::GuessedColumn, _) => "Keine Überschrift nennt E-Mail-Adressen; „{column}“ wurde gewählt, weil Adressen darin stehen",
        (IssueCode::DoubleEncoded, _) => "Der Text der Spalte „{column}“ war doppelt kodiert; er lautet „{text}“",
        (IssueCode::HtmlEntities, _) => "Die Spalte „{column}“ hat HTML-Zeichen; sie wurden ersetzt: „{text}“",
        (IssueCode::RefutedDelimiter, _) => "Die erste Zeile nennt das Trennzeichen „{namedDelimiter}“, die Zeilen haben „{delimiter}“",
        (IssueCode::HeaderDelimiter, _) => "Die Kopfzeile ist mit „{headerDelimiter}“ getrennt, die Zeilen mit „{delimiter}“",
        (IssueCode::ShortenedHeader, _) => "Die Überschrift der Spalte {columnNumber} („{column}…“) ist zu lang und wurde gekürzt (weitere: {more})",
        (IssueCode::StrayQuote, _) => "Ein Anführungszeichen in einer Zelle ist nicht verdoppelt; es gilt als Text",
        (IssueCode::ControlCharacter, _) => "Aus der Spalte „{column}“ wurden Steuerzeichen entfernt",
        (IssueCode::NoValue, _) => "„{text}“ in der Spalte „{column}“ gilt als leer",
        (IssueCode::SuspiciousName, "noName") => "„{text}“ ist wahrscheinlich kein Name",
        (IssueCode::SuspiciousName, "damaged") => "„{text}“ hat ein Zeichen, das Namen nicht haben, und ist wahrscheinlich beschädigt",
        (IssueCode::SuspiciousName, "reversedText") => "Der Name hat ein Zeichen, das die Schreibrichtung umkehrt",
        (IssueCode::SuspiciousName, "encodedTwice") => "„{text}“ ist wahrscheinlich „{otherText}“, doppelt kodiert",
        (IssueCode::SuspiciousName, _) => "„{text}“ ist vielleicht kein Name",
        (IssueCode::BrokenLine, _) => "Eine Zelle ohne Anführungszeichen hat einen Zeilenumbruch; die nächste Zeile gilt als Rest dieser Zeile",
        (IssueCode::RepairedEmail, "mailto") => "Die Adresse wurde einem mailto-Link entnommen",
        (IssueCode::RepairedEmail, "displayName") => "Der Text um die Adresse wurde entfernt",
        (IssueCode::RepairedEmail, "quotes") => "Die Anführungszeichen um die Adresse wurden entfernt",
        (IssueCode::RepairedEmail, "trailingPunctuation") => "Die Satzzeichen nach der Adresse wurden entfernt",
        (IssueCode::RepairedEmail, "label") => "Eine Bezeichnung oder ein Aufzählungszeichen vor der Adresse wurde entfernt",
        (IssueCode::RepairedEmail, "invisibleCharacter") => "Ein unsichtbares Zeichen wurde aus der Adresse entfernt",
        (IssueCode::RepairedEmail, "fullWidth" | "compatibility") => "Besondere Formen von Buchstaben in der Adresse wurden durch die gewöhnlichen ersetzt",
        (IssueCode::RepairedEmail, _) => "Die Adresse wurde berichtigt",
        (IssueCode::SeveralAddresses, _) => "Die Zelle hat mehrere Adressen; die erste gültige wurde verwendet, nicht {addresses} (weitere: {more})",
        (IssueCode::OptedOut, _) => "Die Person möchte keine Nachrichten: Die Spalte „{column}“ hat „{text}“",
        _ => return None,
    })
}

/// The sentence of a warning about a file, which an inspection lists before the import.
#[rustfmt::skip]
pub fn of_file(warning: &FileWarning) -> String {
    let sentence = match (warning.code(), warning.variant().unwrap_or_default()) {
        (IssueCode::UnclosedQuote, _) => "Zeilen mit einem nicht geschlossenen Anführungszeichen, die nicht importiert werden: {rows}",
        (IssueCode::RowTooLong, _) => "Zeilen, die zu lang sind und nicht importiert werden: {rows}",
        (IssueCode::SecondTable, _) => "Zeilen einer zweiten Tabelle, die nicht importiert werden: {rows}",
        (IssueCode::CellTooLong, _) => "Zeilen mit einer zu langen Zelle, die nicht importiert werden: {rows}",
        (IssueCode::TooManyCells, _) => "Zeilen mit zu vielen Zellen, die nicht importiert werden: {rows}",
        (IssueCode::ExtraCells, _) => "Zeilen mit mehr Zellen als die Kopfzeile: {rows}",
        (IssueCode::MissingCells, _) => "Zeilen mit weniger Zellen als die Kopfzeile: {rows}",
        (IssueCode::ReplacedCharacters, _) => "Zeilen mit unlesbaren Zeichen: {rows}",
        (IssueCode::StrayQuote, _) => "Zeilen mit einem nicht verdoppelten Anführungszeichen in einer Zelle: {rows}",
        (IssueCode::BrokenLine, _) => "Zeilen mit einem Zeilenumbruch ohne Anführungszeichen: {rows}",
        (IssueCode::OtherEncoding, "rows") => "Zeilen, die nicht in {encoding} sind und als {otherEncoding} gelesen wurden: {rows}",
        (IssueCode::UnsureEncoding, _) => "Die Kodierung ist vielleicht nicht {encoding}, sondern {otherEncoding}",
        (code, variant) => match sentence(code, variant) {
            Some(sentence) => sentence,
            None => return warning.message().to_owned(),
        },
    };
    warning.parameters().fill(sentence)
}

/// The sentence of an error. The kinds have their values as fields.
pub fn of_error(error: &ImportError) -> String {
    let has_begun = error.checkpoint().is_some();
    match error.kind() {
        ImportErrorKind::CampaignNotFound => "Die Kampagne gibt es nicht".into(),
        ImportErrorKind::NoEmailColumn(found) if found.address_columns().is_empty() => {
            format!("Keine der {} Spalten hat E-Mail-Adressen", found.columns().len())
        }
        ImportErrorKind::NoEmailColumn(found) => {
            format!("Welche Spalte hat die E-Mail-Adressen: {}?", found.address_columns().join(", "))
        }
        ImportErrorKind::FirstRowIsData => "Die Datei hat wohl keine Kopfzeile".into(),
        ImportErrorKind::Mapping(errors) => errors.iter().map(of_mapping).collect::<Vec<_>>().join("; "),
        ImportErrorKind::Read(error) => of_read(error.kind()),
        ImportErrorKind::Store(error) if error.kind() == StoreErrorKind::OutOfSequence => {
            "Die Datenbank ist nicht mehr, wie der Import sie verlassen hat. Importieren Sie die Datei noch einmal"
                .into()
        }
        ImportErrorKind::Store(_) if has_begun => "Die Zeilen konnten nicht gespeichert werden".into(),
        ImportErrorKind::Store(_) => "Die Datenbank konnte nicht gelesen werden".into(),
        ImportErrorKind::Rejects(_) if has_begun => {
            "Die Datei der abgelehnten Zeilen konnte nicht geschrieben werden".into()
        }
        ImportErrorKind::Rejects(_) => "Die Datei der abgelehnten Zeilen konnte nicht gelesen werden".into(),
        ImportErrorKind::Checkpoint(_) => "Der Zwischenstand konnte nicht gespeichert werden".into(),
        ImportErrorKind::Cancelled => "Der Import wurde abgebrochen".into(),
        ImportErrorKind::CheckpointMismatch(mismatch) => of_mismatch(*mismatch).into(),
        ImportErrorKind::UnsupportedPolicy(_) => {
            "Die Datenbank kann vorhandene Kontakte nicht auf diese Weise ändern".into()
        }
        ImportErrorKind::TemporaryFile(_) => "Eine temporäre Datei konnte nicht geschrieben oder gelesen werden".into(),
        ImportErrorKind::TooManyDuplicates => "Zu viele Zeilen mit derselben Adresse".into(),
        _ => error.to_string(),
    }
}

fn of_mapping(error: &MappingError) -> String {
    let header = error.header();
    match (error.code(), error.other_header(), error.other_target()) {
        (MappingErrorCode::MissingColumn, ..) => {
            format!("Die Datei hat keine Spalte „{header}“ (ähnlich: {})", error.nearest().join(", "))
        }
        (MappingErrorCode::TwoTargets, _, Some(other)) => {
            format!("Die Spalte „{header}“ kann nicht {} und {other} sein", error.target())
        }
        (MappingErrorCode::TwoColumns, Some(other), _) => {
            format!("{} ist zwei Spalten zugeordnet: „{header}“ und „{other}“", error.target())
        }
        _ => error.to_string(),
    }
}

fn of_read(kind: &ReadErrorKind) -> String {
    match kind {
        ReadErrorKind::Io(_) => "Die Datei konnte nicht gelesen werden".into(),
        ReadErrorKind::Changed => "Die Datei hat sich während des Imports geändert".into(),
        ReadErrorKind::TooLarge { limit } => format!("Die Datei ist größer als {} MB", limit >> 20),
        ReadErrorKind::Empty => "Die Datei ist leer".into(),
        ReadErrorKind::TooManyRows { limit } => format!("Die Datei hat mehr als {limit} Zeilen"),
        ReadErrorKind::TooManyColumns { limit } => format!("Die Datei hat mehr als {limit} Spalten"),
        ReadErrorKind::NotText { remedy, .. } => format!("Die Datei ist keine CSV-Datei. {}", of_remedy(*remedy)),
        _ => "Die Datei kann nicht gelesen werden".into(),
    }
}

fn of_remedy(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::SaveAsCsv => "Öffnen Sie sie und speichern Sie sie als CSV",
        Remedy::Unpack => "Entpacken Sie sie und importieren Sie die CSV-Datei darin",
        Remedy::ExportTable => "Exportieren Sie die Tabelle als CSV",
        Remedy::ExportTableInIt => "Exportieren Sie die Tabelle darin als CSV",
        Remedy::ExportContacts => "Exportieren Sie die Kontakte als CSV",
        Remedy::ExportRecords => "Exportieren Sie die Datensätze als CSV",
        Remedy::FindTableOfPicture => "Importieren Sie die abgebildete Tabelle als CSV",
        Remedy::OpenAsSpreadsheet => "Öffnen Sie sie in einer Tabellenkalkulation und speichern Sie sie als CSV",
        Remedy::DownloadAgain => "Vielleicht ist der Download fehlgeschlagen. Exportieren Sie die Tabelle als CSV",
        _ => "Wählen Sie eine CSV-Datei",
    }
}

fn of_mismatch(mismatch: CheckpointMismatch) -> &'static str {
    match mismatch {
        CheckpointMismatch::File => "Die Datei wurde seit dem Beginn des Imports geändert",
        CheckpointMismatch::Campaign => "Der Zwischenstand gehört zu einer anderen Kampagne",
        CheckpointMismatch::Settings => "Der Zwischenstand entstand mit anderen Einstellungen",
        CheckpointMismatch::Rejects => "Der Zwischenstand gehört zu einer anderen Datei der abgelehnten Zeilen",
        CheckpointMismatch::RejectsTruncated => "In der Datei der abgelehnten Zeilen fehlen Zeilen",
        CheckpointMismatch::RejectsChanged => "Die Datei der abgelehnten Zeilen wurde geändert",
        _ => "Der Zwischenstand ist beschädigt",
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let Some(path) = env::args_os().nth(1) else { return Ok(()) };
    let (store, campaign) = (MemoryStore::new(), CampaignId::from("demo"));
    store.create_campaign(&campaign);
    match futures_lite::future::block_on(Importer::new().import(&store, &campaign, File::open(path)?)) {
        Ok(report) => println!("{}", of_report(&report).join("\n")),
        Err(error) => eprintln!("{}", of_error(&error)),
    }
    Ok(())
}
