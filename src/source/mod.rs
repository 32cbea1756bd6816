//! Bytes -> records with true positions.  (Interface; to be built.)
use std::io::{self, Read, Seek};
use crate::Detector;

/// What to take as given instead of detecting, and the limits.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions { /* encoding: Option<Encoding>, dialect: Option<Dialect>, limits: Limits, detector: Detector; builder setters */ }

/// bytes (52_428_800), rows (50_000), columns (2_000?), cell bytes (262_144?), header cell bytes …; builder setters
#[derive(Clone, Copy, Debug)]
pub struct Limits {}

/// delimiter: char/u8, quote: Option<u8>, escape (doubled|backslash), space after delimiter, line ending …
#[derive(Clone, Copy, Debug)]
pub struct Dialect {}

/// A file opened: pass one has run; everything is known, nothing is kept but the findings.
#[derive(Debug)]
pub struct Table<R> { source: R, survey: Survey }
impl<R: Read + Seek> Table<R> {
    pub fn open(source: R, options: &ReadOptions) -> Result<Self, ReadError> { todo!() }
    pub fn survey(&self) -> &Survey { &self.survey }
    /// Pass two, from the first data row.
    pub fn records(&mut self) -> Result<Records<'_, R>, ReadError> { todo!() }
    /// Pass two, from a position that `Records` gave (a resume).
    pub fn records_from(&mut self, position: Position) -> Result<Records<'_, R>, ReadError> { todo!() }
    pub fn into_inner(self) -> R { self.source }
}

/// What pass one found. accessors for all of it; Serialize not needed here.
#[derive(Clone, Debug)]
pub struct Survey { /* encoding: EncodingReport, dialect, preamble lines, header: Vec<String>, header_line: u64, rows: u64, bytes: u64,
    sample: Vec<Record> (first ≤ 300 data rows), filled: Vec<u64> per column over ALL rows, widest: usize, fault counts */ }

/// Where a row stands: `line` 1-based as an editor shows (of the record's first line), `record` 1-based data row number, `byte` offset in the file's own bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position { line: u64, record: u64, byte: u64 }

/// One record, reusable buffer: text + ends, position, faults (unclosed quote, too long, replaced characters, extra/missing cells are the engine's to judge).
#[derive(Clone, Debug, Default)]
pub struct Record {}
impl Record {
    pub fn get(&self, index: usize) -> Option<&str> { todo!() }
    pub fn len(&self) -> usize { todo!() }
    pub fn iter(&self) -> std::slice::Iter<'_, String> { todo!() }
    pub fn position(&self) -> Position { todo!() }
}

/// The rows, one by one, into a reused `Record`.
pub struct Records<'a, R> { source: &'a mut R }
impl<R: Read + Seek> Records<'_, R> {
    /// false at the end. An error is final.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, ReadError> { todo!() }
    /// Where the next record would begin.
    pub fn position(&self) -> Position { todo!() }
}

/// Opaque struct with a public non_exhaustive kind: Io(source), TooLarge, Empty, TooManyRows, TooManyColumns, HeaderTooLong, NotText(what) …
#[derive(Debug)]
pub struct ReadError {}
