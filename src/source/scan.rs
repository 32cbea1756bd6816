//! The first pass: it decides how the second one reads, and checks the file against the limits.

use std::io::{Read, Seek, SeekFrom};

use super::{
    cell::RowEnd,
    coding::{Coding, RowHints},
    comments::MarkedRows,
    dialect::{Dialect, LineEnding},
    encoding::{charset::Encoding, head::Head, report::EncodingReport, search::search},
    error::{ReadError, ReadErrorKind, io_error},
    file_kind,
    header_search::{HeaderRow, HeaderSearch},
    header_words::HeaderWords,
    layout::{
        detect::{self, Layout},
        is_email, separator,
    },
    options::ReadOptions,
    position::Position,
    reader::{LocatedRow, RowReader},
    record::Record,
    sections::Sections,
    summary::TableSummary,
    widths::{Unnamed, Widths},
    window::Window,
};

/// How many of the first data rows the summary keeps.
const SAMPLE: usize = 300;

/// How many bytes of text the sample may take.
const SAMPLE_BYTES: usize = 1024 * 1024;

/// How many of a file's first bytes tell its kind.
const HEAD: u64 = 4096;

/// Runs the first pass.
pub(super) fn take<R: Read + Seek>(
    source: &mut R,
    options: &ReadOptions,
    words: &dyn HeaderWords,
) -> Result<TableSummary, ReadError> {
    let bytes = source.seek(SeekFrom::End(0)).map_err(io_error)?;
    if bytes > options.limits.bytes() {
        return Err(ReadError::new(ReadErrorKind::TooLarge { limit: options.limits.bytes() }));
    }
    let mut head = Vec::new();
    rewound(source, 0)?.by_ref().take(HEAD).read_to_end(&mut head).map_err(io_error)?;
    if let Some(refusal) = file_kind::not_text(&head) {
        return Err(ReadError::new(refusal));
    }
    let mut pass = FirstPass { source, options, words, bytes };
    let summary = pass.run(Head::read(&head))?;
    if summary.rows == 0 && !options.rowless {
        return Err(ReadError::new(ReadErrorKind::Empty));
    }
    Ok(summary)
}

fn rewound<R: Seek>(source: &mut R, byte: u64) -> Result<&mut R, ReadError> {
    source.seek(SeekFrom::Start(byte)).map_err(io_error)?;
    Ok(source)
}

/// The first pass under way.
struct FirstPass<'a, R> {
    source: &'a mut R,
    options: &'a ReadOptions,
    words: &'a dyn HeaderWords,
    bytes: u64,
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
        let mut found = search(rewound(self.source, head.mark)?, head.mark > 0).map_err(io_error)?;
        found.mark = head.mark;
        found.alternative.iter_mut().for_each(|alternative| alternative.shift(head.mark));
        self.count(found, false).map(|(summary, _)| summary)
    }

    /// Reads the whole file in an encoding, or with `clean_only` as far as it is clean UTF-8. Returns whether it was clean. A file
    /// with comments, soft line breaks or different line endings is read once more, because these are known only at its end.
    fn count(&mut self, encoding: EncodingReport, clean_only: bool) -> Result<(TableSummary, bool), ReadError> {
        let (summary, clean, hints) = self.count_by(RowHints::default(), encoding.clone(), clean_only)?;
        if hints == RowHints::default() || clean_only && !clean {
            return Ok((summary, clean));
        }
        self.count_by(hints, encoding, clean_only).map(|(summary, clean, _)| (summary, clean))
    }

    fn count_by(
        &mut self,
        hints: RowHints,
        encoding: EncodingReport,
        clean_only: bool,
    ) -> Result<(TableSummary, bool, RowHints), ReadError> {
        let (layout, separator) = self.layout(&encoding)?;
        let (charset, mark) = (encoding.encoding, encoding.mark);
        let start = Position::new(1, 0, mark);
        let mut summary = TableSummary { separator, hints, ..self.empty_summary(encoding, layout.dialect, start) };
        let source = rewound(self.source, mark)?;
        let mut reader =
            RowReader::new(source, Coding { encoding: charset, separator }, layout.dialect, self.options.limits, start);
        summary.read_preamble(&mut reader, layout.preamble)?;
        let mut evidence = Evidence::default();
        if summary.read_header(&mut reader)? {
            summary.first_row = reader.position();
            reader.follow(hints, Sections::default());
            evidence.count_preamble(&summary);
            let mut headers = HeaderSearch::new(self.words, &summary.header);
            while !(clean_only && reader.is_decoded()) && summary.read_row(&mut reader, &mut evidence, &mut headers)? {}
            summary.name_columns(evidence.widths);
        }
        let clean = !reader.is_decoded() && !reader.has_escapes();
        summary.line_ending = reader.line_ending();
        let found = RowHints {
            soft_breaks: reader.soft_rows() > 1,
            mixed_ends: hints.mixed_ends || summary.broken > 0 && summary.line_ending == LineEnding::Mixed,
            comments: evidence.marked.marks(),
        };
        let is_final = hints != RowHints::default() || found == hints;
        summary.check_rows(if is_final { 0 } else { evidence.marked.possible_comments() })?;
        summary.comments = reader.comments();
        summary.sections = reader.into_sections();
        Ok((summary, clean, found))
    }

    fn layout(&mut self, encoding: &EncodingReport) -> Result<(Layout, Option<&'static str>), ReadError> {
        let mut window = Window::new(rewound(self.source, encoding.mark)?, encoding.encoding, None, encoding.mark);
        window.extend().map_err(io_error)?;
        let text = window.text();
        let sample = &text[..text.floor_char_boundary(detect::SAMPLE)];
        let whole = window.ended() && sample.len() == text.len();
        let given = self.options.dialect;
        let separator = if given.is_none() { separator::find(sample, whole) } else { None };
        let replaced =
            separator.map(|separator| sample.replace(separator, separator::STAND_IN.encode_utf8(&mut [0; 4])));
        Ok((Layout::find(replaced.as_deref().unwrap_or(sample), whole, given, self.words), separator))
    }

    fn empty_summary(&self, encoding: EncodingReport, dialect: Dialect, first_row: Position) -> TableSummary {
        TableSummary {
            encoding,
            dialect,
            separator: None,
            line_ending: LineEnding::default(),
            header_end: RowEnd::None,
            broken: 0,
            preamble: Vec::new(),
            header: Record::default(),
            first_row,
            rows: 0,
            bytes: self.bytes,
            sample: Vec::new(),
            sampled: 0,
            filled: Vec::new(),
            widest: 0,
            faulty: 0,
            limits: self.options.limits,
            hints: RowHints::default(),
            sections: Sections::default(),
            comments: 0,
        }
    }
}

impl TableSummary {
    fn read_preamble<R: Read>(&mut self, reader: &mut RowReader<R>, rows: usize) -> Result<(), ReadError> {
        for _ in 0..rows {
            let mut record = Record::default();
            if reader.read(&mut record)? {
                self.encoding.replaced += record.replaced();
                self.note_row(reader, record.position().line(), 1);
                self.preamble.push(record);
            }
        }
        Ok(())
    }

    fn read_header<R: Read>(&mut self, reader: &mut RowReader<R>) -> Result<bool, ReadError> {
        let limits = self.limits;
        let Some(found) = reader.find()? else { return Ok(false) };
        reader.copy(&found, &mut self.header);
        self.header.replaced = reader.pass(&found)?;
        self.encoding.replaced += self.header.replaced;
        self.note_row(reader, found.position.line(), 1);
        reader.restart_count();
        if found.row.width > limits.columns() {
            return Err(ReadError::new(ReadErrorKind::TooManyColumns { limit: limits.columns() }));
        }
        let too_long = self.header.iter().position(|cell| cell.len() > limits.header_bytes());
        if let Some(index) = too_long {
            return Err(ReadError::new(ReadErrorKind::HeaderTooLong {
                column: index + 1,
                limit: limits.header_bytes(),
            }));
        }
        self.widest = self.header.len();
        self.filled = vec![0; self.widest];
        self.header_end = if self.hints.mixed_ends { RowEnd::None } else { found.row.end };
        reader.expect(self.widest, self.header_end);
        Ok(true)
    }

    fn read_row<R: Read>(
        &mut self,
        reader: &mut RowReader<R>,
        evidence: &mut Evidence,
        headers: &mut HeaderSearch<'_>,
    ) -> Result<bool, ReadError> {
        let Some(found) = reader.find()? else { return Ok(false) };
        if let Some(kind) = headers.observe(found.after_gap, reader.cells()) {
            let other_columns = match kind {
                HeaderRow::Repeated => None,
                HeaderRow::Other(width) => Some(width),
            };
            if reader.begin_section(&found, other_columns)? {
                return Ok(true);
            }
        }
        self.rows += 1;
        if reader.is_in_second_table() {
            self.faulty += 1;
        } else {
            evidence.count(reader, &found, self.header.len());
            self.take_sample(reader, &found);
        }
        self.check_rows(evidence.marked.possible_comments())?;
        self.encoding.replaced += reader.pass(&found)?;
        self.note_row(reader, found.position.line(), self.rows);
        Ok(true)
    }

    /// Checks the number of rows against the limit. Rows that may turn out to be comments do not count yet.
    fn check_rows(&self, possible_comments: u64) -> Result<(), ReadError> {
        let limit = self.limits.rows();
        let is_within = self.rows.saturating_sub(possible_comments) <= limit;
        if is_within { Ok(()) } else { Err(ReadError::new(ReadErrorKind::TooManyRows { limit })) }
    }

    fn take_sample<R: Read>(&mut self, reader: &RowReader<R>, found: &LocatedRow) {
        self.observe(reader, found);
        if self.sample.len() < SAMPLE && self.sampled < SAMPLE_BYTES {
            let mut record = Record::default();
            reader.copy(found, &mut record);
            self.sampled += found.row.content;
            self.sample.push(record);
        }
    }

    /// Adds the columns to the header that all rows have and it does not name.
    fn name_columns(&mut self, widths: Widths) {
        match widths.unnamed(self.header.len()) {
            Some(Unnamed::First) => self.header.push_front_blank(),
            Some(Unnamed::Last(width)) => {
                let filled = self.filled.iter().take(width).rposition(|count| *count > 0);
                self.header.pad(filled.map_or(0, |last| last + 1));
            }
            None => {}
        }
    }

    /// Finds out whether the row that the reader has passed is the first that another encoding reads differently.
    fn note_row<R: Read>(&mut self, reader: &RowReader<R>, line: u64, row: u64) {
        if let Some(alternative) = &mut self.encoding.alternative {
            alternative.pass(reader.position().byte(), line, row);
        }
    }

    fn observe<R: Read>(&mut self, reader: &RowReader<R>, found: &LocatedRow) {
        let width = found.row.width.min(self.limits.columns());
        if width > self.widest {
            self.widest = width;
            self.filled.resize(width, 0);
        }
        for (count, cell) in self.filled.iter_mut().zip(reader.cells()) {
            *count += u64::from(!cell.trim_ascii_start().is_empty());
        }
        self.faulty += u64::from(reader.fault(found).is_some());
        self.broken += u64::from(found.row.broken);
    }
}

/// What the data rows show only at the end of the file.
#[derive(Debug, Default)]
struct Evidence {
    widths: Widths,
    marked: MarkedRows,
}

impl Evidence {
    fn count_preamble(&mut self, summary: &TableSummary) {
        for text in summary.preamble.iter().filter_map(|record| record.get(0)) {
            self.marked.count_preamble(text, summary.dialect.delimiter());
        }
    }

    fn count<R: Read>(&mut self, reader: &RowReader<R>, found: &LocatedRow, columns: usize) {
        self.widths.count(columns, found.row.width, reader.cells());
        let is_data = || found.row.width == columns || reader.cells().any(|cell| is_email(cell.trim()));
        self.marked.count(reader.text(found), reader.delimiter(), is_data);
    }
}
