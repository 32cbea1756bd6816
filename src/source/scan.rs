//! The first pass: it decides how the second one reads, and checks the file against the limits.
//!
//! The pass goes from the outside to the inside of a file, because each step needs the one before:
//!
//! 1. The size in bytes, and the kind of file by its first bytes (`file_kind.rs`): an Excel workbook is refused by its name.
//! 2. The encoding: that of the byte-order mark, else UTF-8. Only if some byte is not UTF-8, the whole file is searched for its
//!    encoding (`encoding/`), and read again in it. The Encoding Standard of the WHATWG names the encodings.
//! 3. The layout, by the first 64 KiB of text: delimiter, quote, escape, and the rows above the header (`layout/`).
//! 4. The header, and each row: counts, sample, limits (`counting.rs`).
//!
//! For `Email;Name` LF `ada@example.com;Ada` LF that is: text, UTF-8, a semicolon with no row above the header, and one row.
//!
//! A clean file is read once: its first block stays in memory for steps 1 and 3. A file is read once more for each fact that only its end shows and that changes how rows are read.

use std::io::{Read, Seek, SeekFrom};

use super::{
    at_most::at_most,
    blocks::Blocks,
    cell::RowEnd,
    coding::{Coding, RowHints},
    counting::RowCounts,
    dialect::{Dialect, LineEnding},
    encoding::{charset::Encoding, head::Head, report::EncodingReport, search::search},
    error::{ReadError, ReadErrorKind, io_error},
    file_kind,
    header_row::HeaderRow,
    header_search::HeaderSearch,
    header_words::HeaderWords,
    layout::{
        detect::{self, Layout},
        rewriting::Rewriting,
    },
    oddities::Oddities,
    options::ReadOptions,
    position::Position,
    reader::RowReader,
    record::Record,
    sections::Sections,
    summary::TableSummary,
    widths::Unnamed,
    window::Window,
};

/// How many of a file's first bytes tell its kind.
const HEAD: u64 = 4096;

/// Runs the first pass.
pub(super) fn take<R: Read + Seek>(
    source: &mut Blocks<R>,
    options: &ReadOptions,
    words: &dyn HeaderWords,
) -> Result<TableSummary, ReadError> {
    let bytes = source.seek(SeekFrom::End(0)).map_err(io_error)?;
    if bytes > options.limits.bytes() {
        return Err(ReadError::new(ReadErrorKind::TooLarge { limit: options.limits.bytes() }));
    }
    let mut head = Vec::new();
    rewound(source, 0)?.by_ref().take(HEAD).read_to_end(&mut head).map_err(io_error)?;
    let first = Head::read(&head);
    if let Some(refusal) = file_kind::not_text(&head, options.encoding.or(first.encoding)) {
        return Err(ReadError::new(refusal));
    }
    let mut pass = FirstPass { source, options, words, bytes, single: false };
    let summary = pass.run(first)?;
    if summary.rows == 0 && !options.rowless && !summary.first_row_is_data() {
        return Err(ReadError::new(ReadErrorKind::Empty));
    }
    Ok(summary)
}

/// The source, positioned at this offset.
fn rewound<R: Seek>(source: &mut R, byte: u64) -> Result<&mut R, ReadError> {
    source.seek(SeekFrom::Start(byte)).map_err(io_error)?;
    Ok(source)
}

/// The first pass under way.
struct FirstPass<'a, R> {
    source: &'a mut Blocks<R>,
    options: &'a ReadOptions,
    words: &'a dyn HeaderWords,
    bytes: u64,
    /// Whether the delimiter is one ASCII character, whatever the first rows look like.
    single: bool,
}

impl<R: Read + Seek> FirstPass<'_, R> {
    /// Assumes UTF-8 unless the first bytes say otherwise. Only if some byte proves that wrong, it searches the whole file
    /// for the encoding, so a clean file is read once.
    fn run(&mut self, head: Head) -> Result<TableSummary, ReadError> {
        let report = |encoding| EncodingReport { mark: head.mark, ..EncodingReport::new(encoding, 1.0) };
        if let Some(encoding) = self.options.encoding.or(head.encoding) {
            return self.count(report(encoding), false).map(|(summary, _)| summary);
        }
        let (summary, clean) = self.count(report(Encoding::UTF_8), true)?;
        if clean {
            return Ok(summary);
        }
        let mut found = search(rewound(self.source, head.mark)?, head.mark > 0, self.words).map_err(io_error)?;
        found.mark = head.mark;
        found.alternative.iter_mut().for_each(|alternative| alternative.shift(head.mark));
        self.count(found, false).map(|(summary, _)| summary)
    }

    /// Reads the whole file in an encoding, or with `clean_only` as far as it is clean UTF-8. Returns whether it was clean.
    ///
    /// The first rows may have a separator of several characters and later ones a single one of them, as `a,,b` has beside
    /// `a,x,b`. Then the delimiter counts with which fewer rows do not fit the header.
    fn count(&mut self, encoding: EncodingReport, clean_only: bool) -> Result<(TableSummary, bool), ReadError> {
        let (summary, clean) = self.count_twice(encoding.clone(), clean_only)?;
        if !matches!(summary.rewriting, Some(Rewriting::Separator(_))) || summary.misfits == 0 || clean_only && !clean {
            return Ok((summary, clean));
        }
        self.single = true;
        let single = self.count_twice(encoding, clean_only);
        self.single = false;
        Ok(single.ok().filter(|(single, _)| single.misfits < summary.misfits).unwrap_or((summary, clean)))
    }

    /// Reads a file once more if it has comments, soft line breaks, different line endings or columns without a name: these
    /// are known only at its end, and both passes must read the same rows. What the second reading shows of such columns
    /// takes a third.
    fn count_twice(&mut self, encoding: EncodingReport, clean_only: bool) -> Result<(TableSummary, bool), ReadError> {
        let mut hints = RowHints::default();
        let (mut summary, mut clean, mut found) = self.count_by(hints, encoding.clone(), clean_only)?;
        if clean_only && !clean {
            return Ok((summary, clean));
        }
        if found != hints {
            hints = found;
            (summary, clean, found) = self.count_by(hints, encoding.clone(), clean_only)?;
        }
        if found.unnamed != hints.unnamed {
            hints.unnamed = found.unnamed;
            (summary, clean, _) = self.count_by(hints, encoding, clean_only)?;
        }
        summary.check_rows(0)?;
        Ok((summary, clean))
    }

    /// Reads the whole file with these hints. Returns the summary, whether the text was clean UTF-8, and the hints that a reading after it
    /// should have.
    fn count_by(
        &mut self,
        hints: RowHints,
        encoding: EncodingReport,
        clean_only: bool,
    ) -> Result<(TableSummary, bool, RowHints), ReadError> {
        let (layout, rewriting) = self.layout(&encoding)?;
        let (coding, mark) = (encoding.coding(rewriting), encoding.mark);
        let start = Position::new(1, 0, mark);
        let known = self.empty_summary(encoding, layout.dialect, start);
        let mut summary = TableSummary { rewriting, refuted: layout.refuted, hints, ..known };
        let words = self.words;
        let mut reader = self.reader(coding, layout.dialect, start, clean_only)?;
        summary.read_preamble(&mut reader, layout.preamble)?;
        let mut counts = RowCounts::default();
        if let Some(named) = summary.read_header(&mut reader, layout.columns)? {
            summary.first_row = reader.position();
            reader.follow(hints, Sections::default());
            counts = RowCounts::below(named, &summary);
            let mut headers = HeaderSearch::new(words, &summary.header);
            while !(clean_only && reader.is_decoded()) && summary.read_row(&mut reader, &mut counts, &mut headers)? {}
        }
        let clean = !reader.is_decoded() && !reader.has_escapes();
        // What a guess is worth shows only in the pass after it.
        let guess = reader.parser.width_of_divided.filter(|_| hints == RowHints::default()).map(Unnamed::Guess);
        summary.line_ending = reader.line_ending();
        let found = RowHints {
            soft_breaks: reader.parser.soft_rows > 1,
            mixed_ends: hints.mixed_ends || summary.broken > 0 && summary.line_ending == LineEnding::Mixed,
            comments: counts.marked.marks(),
            unnamed: match hints.unnamed {
                None => summary.unnamed(counts.widths).or(guess),
                Some(Unnamed::Guess(_)) => summary.unnamed(counts.widths),
                known => known,
            },
        };
        (summary.comments, summary.blank_rows) = (reader.comments, reader.blank_rows);
        summary.sections = reader.sections;
        Ok((summary, clean, found))
    }

    /// A reader from the first row on, or with `clean_only` of the rows before the first byte that is not UTF-8.
    fn reader(
        &mut self,
        coding: Coding,
        dialect: Dialect,
        start: Position,
        clean_only: bool,
    ) -> Result<RowReader<&mut Blocks<R>>, ReadError> {
        let source = rewound(self.source, start.byte())?;
        let mut reader = RowReader::new(source, coding, dialect, self.options.limits, start);
        if clean_only {
            reader.end_at_damage();
        }
        Ok(reader)
    }

    /// The layout of the text in this encoding, and what happens to its lines before they are split.
    fn layout(&mut self, encoding: &EncodingReport) -> Result<(Layout, Option<Rewriting>), ReadError> {
        let mut window = Window::new(rewound(self.source, encoding.mark)?, encoding.coding(None), encoding.mark);
        window.extend().map_err(io_error)?;
        let text = window.text();
        let sample = at_most(text, detect::SAMPLE);
        let whole = window.ended() && sample.len() == text.len();
        let given = self.options.dialect;
        let rewriting = if given.is_none() && !self.single { Rewriting::find(sample, whole) } else { None };
        // Without a header row there is no header with a delimiter of its own.
        let is_of_rows = |rewriting: &Rewriting| rewriting.below_header().is_some();
        let has_header = self.options.header_row != HeaderRow::Absent;
        let rewriting = rewriting.filter(|rewriting| has_header || is_of_rows(rewriting));
        let rewritten = rewriting.map(|rewriting| rewriting.text(sample));
        let text = rewritten.as_deref().unwrap_or(sample);
        let stand_in = rewriting.and_then(Rewriting::stand_in);
        Ok((Layout::find(text, whole, given, stand_in, self.options.header_row, self.words), rewriting))
    }

    /// The summary before the first row.
    fn empty_summary(&self, encoding: EncodingReport, dialect: Dialect, first_row: Position) -> TableSummary {
        TableSummary {
            encoding,
            dialect,
            rewriting: None,
            line_ending: LineEnding::default(),
            header_end: RowEnd::None,
            broken: 0,
            preamble: Vec::new(),
            header: Record::default(),
            header_row: self.options.header_row,
            shortened: Vec::new(),
            first_row,
            rows: 0,
            bytes: self.bytes,
            sample: Vec::new(),
            sampled: 0,
            filled: Vec::new(),
            widest: 0,
            faulty: 0,
            misfits: 0,
            limits: self.options.limits,
            hints: RowHints::default(),
            sections: Sections::default(),
            comments: 0,
            blank_rows: 0,
            refuted: None,
            oddities: Oddities::default(),
        }
    }
}
