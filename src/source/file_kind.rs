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
    remedy::Remedy,
    text_kind,
};

/// A kind of file that is not CSV.
struct Format {
    signature: &'static [u8],
    what: &'static str,
    remedy: Remedy,
}

/// One entry of the table below.
const fn format(signature: &'static [u8], what: &'static str, remedy: Remedy) -> Format {
    Format { signature, what, remedy }
}

/// First bytes that no text has. Where one is the beginning of another, the longer comes first.
const FORMATS: &[Format] = &[
    format(b"PK\x05\x06", "an empty ZIP archive", Remedy::Unpack),
    format(b"PK\x07\x08", "a ZIP archive", Remedy::Unpack),
    format(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an Excel workbook or another Office file (.xls)", Remedy::SaveAsCsv),
    format(b"\x09\x08\x10\x00\x00\x06\x05\x00", "an Excel workbook (.xls)", Remedy::SaveAsCsv),
    format(b"\x1F\x8B", "a gzip archive", Remedy::Unpack),
    format(b"BZh", "a bzip2 archive", Remedy::Unpack),
    format(b"\xFD7zXZ\x00", "an xz archive", Remedy::Unpack),
    format(b"\x28\xB5\x2F\xFD", "a Zstandard archive", Remedy::Unpack),
    format(b"7z\xBC\xAF\x27\x1C", "a 7z archive", Remedy::Unpack),
    format(b"Rar!\x1A\x07", "a RAR archive", Remedy::Unpack),
    format(b"%PDF-", "a PDF document", Remedy::ExportTableInIt),
    format(b"{\\rtf", "an RTF document", Remedy::SaveAsCsv),
    format(b"\x89PNG\r\n\x1A\n", "a PNG image", Remedy::FindTableOfPicture),
    format(b"\xFF\xD8\xFF", "a JPEG image", Remedy::FindTableOfPicture),
    format(b"GIF87a", "a GIF image", Remedy::FindTableOfPicture),
    format(b"GIF89a", "a GIF image", Remedy::FindTableOfPicture),
    format(b"II*\x00", "a TIFF image", Remedy::FindTableOfPicture),
    format(b"MM\x00*", "a TIFF image", Remedy::FindTableOfPicture),
    format(b"SQLite format 3\x00", "an SQLite database", Remedy::ExportTable),
    format(b"PAR1", "a Parquet file", Remedy::ExportTable),
    format(b"ARROW1\x00\x00", "an Arrow file", Remedy::ExportTable),
    format(b"Obj\x01", "an Avro file", Remedy::ExportTable),
    format(b"ORC\x0A", "an ORC file", Remedy::ExportTable),
    format(b"\x7FELF", "a program", Remedy::ChooseAnother),
    format(b"MZ\x90\x00", "a program", Remedy::ChooseAnother),
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
        return found("a WebP image", Remedy::FindTableOfPicture);
    }
    if let Some(format) = FORMATS.iter().find(|format| head.starts_with(format.signature)) {
        return found(format.what, format.remedy);
    }
    let (what, remedy) = text_kind::of(&head::text(head, encoding))?;
    found(what, remedy)
}

/// The kind of document in a ZIP archive, by the names of its first members.
fn packed(head: &[u8]) -> (&'static str, Remedy) {
    let holds = |name: &[u8]| memchr::memmem::find(head, name).is_some();
    if holds(b"xl/") {
        ("an Excel workbook (.xlsx)", Remedy::SaveAsCsv)
    } else if holds(b"opendocument.spreadsheet") {
        ("an OpenDocument spreadsheet (.ods)", Remedy::SaveAsCsv)
    } else if holds(b"word/") {
        ("a Word document (.docx)", Remedy::SaveAsCsv)
    } else if holds(b"Index/Document.iwa") || holds(b"Index/Tables") {
        ("a Numbers spreadsheet (.numbers)", Remedy::SaveAsCsv)
    } else if holds(b"[Content_Types].xml") || holds(b"_rels/") || holds(b"docProps/") {
        ("an Office document, perhaps an Excel workbook (.xlsx)", Remedy::SaveAsCsv)
    } else {
        ("a ZIP archive", Remedy::Unpack)
    }
}
