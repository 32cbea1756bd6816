//! Recognises files that people upload in place of CSV, by their first bytes.
//!
//! People rename `leads.xlsx` to `leads.csv`, or upload the page of a login that a failed download saved. Read as text, such a file gives
//! thousands of faulty rows. Its first bytes show what it is: `PK` 0x03 0x04 begins a ZIP archive, and `xl/` among the names of its
//! members an Excel workbook. The error then names the file as a person calls it, and what to do.
//!
//! Text of another kind, such as JSON, is recognised by `text_kind.rs`.

use super::{
    encoding::{charset::Encoding, head},
    error::ReadErrorKind,
    text_kind,
};

/// A kind of file that is not CSV.
struct Format {
    signature: &'static [u8],
    what: &'static str,
    remedy: &'static str,
}

const EXPORT: &str = "open it and save it as CSV";
const UNPACK: &str = "unpack it and import the CSV file in it";
const TABLE: &str = "export the table as CSV";
const PICTURE: &str = "import the table that it shows as CSV";

/// One entry of the table below.
const fn format(signature: &'static [u8], what: &'static str, remedy: &'static str) -> Format {
    Format { signature, what, remedy }
}

/// First bytes that no text has. Where one is the beginning of another, the longer comes first.
const FORMATS: &[Format] = &[
    format(b"PK\x05\x06", "an empty ZIP archive", UNPACK),
    format(b"PK\x07\x08", "a ZIP archive", UNPACK),
    format(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an Excel workbook or another Office file (.xls)", EXPORT),
    format(b"\x09\x08\x10\x00\x00\x06\x05\x00", "an Excel workbook (.xls)", EXPORT),
    format(b"\x1F\x8B", "a gzip archive", UNPACK),
    format(b"BZh", "a bzip2 archive", UNPACK),
    format(b"\xFD7zXZ\x00", "an xz archive", UNPACK),
    format(b"\x28\xB5\x2F\xFD", "a Zstandard archive", UNPACK),
    format(b"7z\xBC\xAF\x27\x1C", "a 7z archive", UNPACK),
    format(b"Rar!\x1A\x07", "a RAR archive", UNPACK),
    format(b"%PDF-", "a PDF document", "export the table in it as CSV"),
    format(b"{\\rtf", "an RTF document", EXPORT),
    format(b"\x89PNG\r\n\x1A\n", "a PNG image", PICTURE),
    format(b"\xFF\xD8\xFF", "a JPEG image", PICTURE),
    format(b"GIF87a", "a GIF image", PICTURE),
    format(b"GIF89a", "a GIF image", PICTURE),
    format(b"II*\x00", "a TIFF image", PICTURE),
    format(b"MM\x00*", "a TIFF image", PICTURE),
    format(b"SQLite format 3\x00", "an SQLite database", TABLE),
    format(b"PAR1", "a Parquet file", TABLE),
    format(b"ARROW1\x00\x00", "an Arrow file", TABLE),
    format(b"Obj\x01", "an Avro file", TABLE),
    format(b"ORC\x0A", "an ORC file", TABLE),
    format(b"\x7FELF", "a program", "choose a CSV file"),
    format(b"MZ\x90\x00", "a program", "choose a CSV file"),
];

/// The error for a file that is not delimited text, judged by its first bytes.
///
/// The signatures come from each format's own specification. `head` should be 4 KiB or the whole file, and `encoding` is that of the file
/// if it is known.
pub(super) fn not_text(head: &[u8], encoding: Option<Encoding>) -> Option<ReadErrorKind> {
    let found = |what, remedy| Some(ReadErrorKind::NotText { what, remedy });
    if head.starts_with(b"PK\x03\x04") {
        let (what, remedy) = packed(head);
        return found(what, remedy);
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return found("a WebP image", PICTURE);
    }
    if let Some(format) = FORMATS.iter().find(|format| head.starts_with(format.signature)) {
        return found(format.what, format.remedy);
    }
    let (what, remedy) = text_kind::of(&head::text(head, encoding))?;
    found(what, remedy)
}

/// The kind of document in a ZIP archive, by the names of its first members.
fn packed(head: &[u8]) -> (&'static str, &'static str) {
    let holds = |name: &[u8]| memchr::memmem::find(head, name).is_some();
    if holds(b"xl/") {
        ("an Excel workbook (.xlsx)", EXPORT)
    } else if holds(b"opendocument.spreadsheet") {
        ("an OpenDocument spreadsheet (.ods)", EXPORT)
    } else if holds(b"word/") {
        ("a Word document (.docx)", EXPORT)
    } else if holds(b"Index/Document.iwa") || holds(b"Index/Tables") {
        ("a Numbers spreadsheet (.numbers)", EXPORT)
    } else if holds(b"[Content_Types].xml") || holds(b"_rels/") || holds(b"docProps/") {
        ("an Office document, perhaps an Excel workbook (.xlsx)", EXPORT)
    } else {
        ("a ZIP archive", UNPACK)
    }
}
