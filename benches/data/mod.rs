//! Files of leads for the benches.

use std::fmt::Write;

/// How many rows a file has.
pub(crate) const ROWS: usize = 50_000;

/// The header of [`leads`], in the words that the floors look for.
pub(crate) const HEADER: [&str; 8] =
    ["Email", "First Name", "Last Name", "Company", "Job Title", "City", "Phone", "Notes"];

/// A lead file of `ROWS` rows and about this many bytes; one row in ten has quoted cells. All leads are valid and distinct, so
/// that every row is written.
pub(crate) fn leads(bytes: usize) -> Vec<u8> {
    let mut text = HEADER.join(",") + "\r\n";
    let note = bytes / ROWS - 110;
    for row in 0..ROWS {
        let (comma, quote) = if row % 10 == 0 { (", ", "\"") } else { (" ", "") };
        let _ = write!(text, "person{row}@company{}.example,Zoë,Müller{row},{quote}Acme{comma}Inc{quote},", row % 997);
        let _ = write!(text, "Head of Sales,San José,+1 555 {row:07},{quote}");
        let start = text.len();
        while text.len() < start + note {
            let _ = write!(text, "met at the fair in spring{comma}call back {row}; ");
        }
        let _ = write!(text, "{quote}\r\n");
    }
    text.into_bytes()
}
