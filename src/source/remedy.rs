//! What a person can do with a file that is not CSV: [`Remedy`].

use std::fmt;

/// What a person can do with a file that is not CSV. Displays as the end of an English sentence.
///
/// ```
/// use lead_import::source::{ReadErrorKind, ReadOptions, Remedy, Table};
///
/// let error = Table::open(std::io::Cursor::new("%PDF-1.7\n"), &ReadOptions::default()).unwrap_err();
/// let ReadErrorKind::NotText { remedy, .. } = error.kind() else { panic!("another error") };
/// assert_eq!(*remedy, Remedy::ExportTableInIt);
/// assert_eq!(remedy.to_string(), "export the table in it as CSV");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Remedy {
    /// A workbook or a document: open it in its program, and save it as CSV.
    SaveAsCsv,
    /// An archive: unpack it, and import the CSV file in it.
    Unpack,
    /// A database, a dump or a listing: export the table as CSV from the program that it comes from.
    ExportTable,
    /// A document with a table in it: export that table as CSV.
    ExportTableInIt,
    /// Contacts, a calendar or mail: export the contacts as CSV.
    ExportContacts,
    /// JSON: export the records as CSV.
    ExportRecords,
    /// A picture: import the table that it shows as CSV.
    FindTableOfPicture,
    /// A table of a web page: open it in a spreadsheet program, and save it as CSV.
    OpenAsSpreadsheet,
    /// A web page without a table: the download may have failed or asked for a login. Export the table as CSV.
    DownloadAgain,
    /// A program: choose a CSV file.
    ChooseAnother,
}

impl fmt::Display for Remedy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SaveAsCsv => "open it and save it as CSV",
            Self::Unpack => "unpack it and import the CSV file in it",
            Self::ExportTable => "export the table as CSV",
            Self::ExportTableInIt => "export the table in it as CSV",
            Self::ExportContacts => "export the contacts as CSV",
            Self::ExportRecords => "export the records as CSV",
            Self::FindTableOfPicture => "import the table that it shows as CSV",
            Self::OpenAsSpreadsheet => "open it in a spreadsheet program and save it as CSV",
            Self::DownloadAgain => "the download may have failed or asked for a login; export the table as CSV",
            Self::ChooseAnother => "choose a CSV file",
        })
    }
}
