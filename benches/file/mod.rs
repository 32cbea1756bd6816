//! The file that the benches import: 50,000 valid and distinct leads, so that every row is written.

use support::lead_file::LeadFile;

pub(crate) const ROWS: u64 = 50_000;

/// The file, of about this many bytes.
pub(crate) fn of_bytes(bytes: usize) -> Vec<u8> {
    LeadFile::new(ROWS).row_bytes(bytes / usize::try_from(ROWS).expect("it is small")).to_bytes()
}
