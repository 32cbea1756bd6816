//! Files of leads of any size: [`LeadFile`].

use std::io::{self, Read, Seek, SeekFrom};

/// The header of a [`LeadFile`].
pub const HEADER: [&str; 8] = ["Email", "First Name", "Last Name", "Company", "Job Title", "City", "Phone", "Notes"];

/// The shortest row in bytes: the note takes what the other cells leave.
const SHORTEST_ROW: usize = 120;

/// A file of leads with distinct addresses, made while it is read. One row in ten has quoted cells with commas in them.
///
/// Every row has the same length, so that any place can be sought.
#[derive(Clone, Debug)]
pub struct LeadFile {
    rows: u64,
    row_bytes: usize,
    invalid_every: Option<u64>,
    at: u64,
    /// The line that `at` is in, and where it begins.
    line: (Vec<u8>, u64),
}

impl LeadFile {
    /// A file of so many rows of 150 bytes, up to 100 million.
    pub fn new(rows: u64) -> Self {
        Self { rows, row_bytes: 150, invalid_every: None, at: 0, line: (header(), 0) }
    }

    /// Gives each row a length in bytes, at least 120.
    #[must_use]
    pub fn row_bytes(self, row_bytes: usize) -> Self {
        assert!(row_bytes >= SHORTEST_ROW, "a row has at least {SHORTEST_ROW} bytes");
        Self { row_bytes, ..self }
    }

    /// Makes the address of one row in so many invalid: the last of each group.
    #[must_use]
    pub fn invalid_every(self, rows: u64) -> Self {
        Self { invalid_every: Some(rows), ..self }
    }

    /// The size of the file in bytes.
    pub fn size(&self) -> u64 {
        header().len() as u64 + self.rows * self.row_bytes as u64
    }

    /// The whole file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let rows = (0..self.rows).flat_map(|number| self.row(number));
        header().into_iter().chain(rows).collect()
    }

    fn row(&self, number: u64) -> Vec<u8> {
        let is_invalid = self.invalid_every.is_some_and(|every| number % every == every - 1);
        let sign = if is_invalid { ' ' } else { '@' };
        let (company, quote, comma) =
            if number.is_multiple_of(10) { ("\"Acme, Inc\"", "\"", ", ") } else { ("Acme & Sons", "", "; ") };
        let mut row = format!(
            "person{number:08}{sign}company{:03}.example,Zoë,Müller{number:08},{company},Head of Sales,San José,+1 555 {number:08},{quote}",
            number % 997
        )
        .into_bytes();
        let note_end = self.row_bytes - "\r\n".len() - quote.len();
        let note = format!("met at the fair in spring{comma}call back {number:08}{comma}");
        while row.len() < note_end {
            let room = note_end - row.len();
            row.extend(note.bytes().take(room));
        }
        row.extend_from_slice(quote.as_bytes());
        row.extend_from_slice(b"\r\n");
        row
    }

    /// Makes the line that `at` is in the current one.
    fn find_line(&mut self) {
        let (line, begin) = &self.line;
        if (*begin..begin + line.len() as u64).contains(&self.at) {
            return;
        }
        let (header, row_bytes) = (header(), self.row_bytes as u64);
        self.line = match self.at.checked_sub(header.len() as u64) {
            None => (header, 0),
            Some(body) => {
                let number = body / row_bytes;
                (self.row(number), header.len() as u64 + number * row_bytes)
            }
        };
    }
}

fn header() -> Vec<u8> {
    (HEADER.join(",") + "\r\n").into_bytes()
}

impl Read for LeadFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let (size, mut filled) = (self.size(), 0);
        while filled < buffer.len() && self.at < size {
            self.find_line();
            let (line, begin) = &self.line;
            let rest = &line[usize::try_from(self.at - begin).expect("it is within a line")..];
            let count = rest.len().min(buffer.len() - filled);
            buffer[filled..filled + count].copy_from_slice(&rest[..count]);
            filled += count;
            self.at += count as u64;
        }
        Ok(filled)
    }
}

impl Seek for LeadFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(offset) => self.size().checked_add_signed(offset),
            SeekFrom::Current(offset) => self.at.checked_add_signed(offset),
        };
        self.at = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
