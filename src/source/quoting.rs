//! Reads the quoted cells of a row: [`Quoting`].
//!
//! RFC 4180, section 2, rules 5 to 7: a cell may be in quotes, it may then have delimiters and line breaks, and a quote in it is doubled.
//! Files break the last rule more often than any other. Of
//!
//! ```text
//! "ada@example.com","say ""hi"", please",x
//! "bob@example.com","Bob "Bobby" Miller",y
//! "cid@example.com","Cid,z
//! ```
//!
//! the first row is correct. In the second a program forgot to double two quotes; the cell is read as `Bob "Bobby" Miller`. In the third a
//! quote never closes. A reader that follows the RFC to the letter takes the rest of the file for one cell. This one ends the row with
//! its line, marks it as faulty and reads on, so that the damage of one quote is one row.

use memchr::{memchr, memchr2};

use super::{
    cell::{Cell, Reach, RowEnd, Writing, offset},
    dialect::{Dialect, Escape},
};

/// How to read a quoted cell that contains a lone quote which does not close it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum QuoteRecovery {
    /// The lone quote is text, and the cell continues to a quote on the same line that closes it:
    /// `"John "Johnny" Smith"`.
    #[default]
    Join,
    /// As `Join`, but the cell may continue over some lines.
    Across,
    /// The opening quote is text, and the cell ends at the next delimiter.
    Apart,
}

/// A way to read a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RowRules {
    pub(super) dialect: Dialect,
    /// Whether white space before a quote is skipped. Detection looks for such spaces, the parser does not mind them.
    pub(super) lenient: bool,
    /// The only break that ends a row, where others are text.
    pub(super) ending: Option<RowEnd>,
    /// Whether a line break after a backslash is text.
    pub(super) escaped_breaks: bool,
    /// Whether a line break after an equals sign is none: the soft line break of a mail (RFC 2045, section 6.7).
    pub(super) soft_breaks: bool,
    pub(super) recovery: QuoteRecovery,
    /// The place of a quote that is to be read as one that never closes.
    pub(super) never: Option<usize>,
}

impl RowRules {
    /// The rules of a dialect, without an exception.
    pub(super) fn of(dialect: Dialect) -> Self {
        let recovery = QuoteRecovery::default();
        Self { dialect, lenient: false, ending: None, escaped_breaks: false, soft_breaks: false, recovery, never: None }
    }

    /// Whether a delimiter or a line break in an unquoted cell may be text.
    pub(super) fn has_exceptions(self) -> bool {
        self.dialect.escape() == Escape::Backslash || self.breaks_are_text()
    }

    /// Whether some line breaks are text.
    pub(super) fn breaks_are_text(self) -> bool {
        self.ending.is_some() || self.escaped_breaks || self.soft_breaks
    }

    /// Whether the delimiter or line break at `end` is part of the unquoted cell that begins at `start`.
    pub(super) fn is_text(self, text: &[u8], start: usize, end: usize) -> bool {
        let escaped = || is_escaped(&text[start..end]);
        match text[end] {
            b'\n' | b'\r' => {
                self.ending.is_some_and(|ending| ending != row_end(text, end))
                    || self.escaped_breaks && escaped()
                    || self.soft_breaks && is_soft(text, end)
            }
            _ => self.dialect.escape() == Escape::Backslash && escaped(),
        }
    }

    /// How an unquoted cell is written.
    pub(super) fn bare_writing(self) -> Writing {
        match self.dialect.escape() {
            Escape::Backslash => Writing::Backslash,
            Escape::Doubled if self.escaped_breaks => Writing::Backslash,
            Escape::Doubled => Writing::Plain,
        }
    }
}

/// The line break at this place.
fn row_end(text: &[u8], at: usize) -> RowEnd {
    match (text[at], text.get(at + 1)) {
        (b'\r', Some(b'\n')) => RowEnd::CrLf,
        (b'\r', _) => RowEnd::Cr,
        // The second half of a pair does not end a row by itself.
        _ if at > 0 && text[at - 1] == b'\r' => RowEnd::CrLf,
        _ => RowEnd::Lf,
    }
}

/// Whether the line break at this place follows an equals sign.
fn is_soft(text: &[u8], at: usize) -> bool {
    let line = text[..at].strip_suffix(b"\r").filter(|_| text[at] == b'\n').unwrap_or(&text[..at]);
    line.ends_with(b"=")
}

/// Whether an odd number of backslashes ends this text.
fn is_escaped(text: &[u8]) -> bool {
    text.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// How many lines are searched for the quote that closes a cell with lone quotes.
const LINES: usize = 8;

/// What a quote at the beginning of a cell opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quoted {
    /// No quote at all.
    Not,
    /// A quoted cell; `next` is the place of the delimiter, the line break or the end of the text after it.
    Cell { cell: Cell, next: usize, stray: bool, multiline: bool },
    /// A quote that never closes, which is therefore text.
    Never,
}

/// Reads the quoted cells of one row.
///
/// Inside quotes only runs of quotes matter. An even run is escaped quotes. An odd run closes the cell if a delimiter, a line
/// break or the end of the file follows. If anything else follows, there are two cases. On the line of the opening quote,
/// the program that wrote the row did not escape a quote. On a later line, the run found is the opening quote of a later
/// cell, so the first quote never closes.
///
/// The time is linear in the length of the row even when each cell opens a quote that does not close: the search from an
/// opening quote for the next odd run ends at the next opening quote at the latest, and the rest of a line is searched
/// only once.
#[derive(Debug)]
pub(super) struct Quoting<'a> {
    quote: u8,
    text: &'a [u8],
    reach: Reach,
    rules: RowRules,
    /// The end of the line that was searched last.
    line_end: usize,
    /// From here to the end of that line nothing closes a quoted cell.
    hopeless_from: usize,
}

/// A run of quotes.
#[derive(Clone, Copy, Debug)]
struct Run {
    start: usize,
    end: usize,
}

impl Run {
    /// Whether the run closes a cell: in `"a"""` the run of three is one doubled quote and the closing one.
    const fn is_odd(self) -> bool {
        (self.end - self.start) % 2 == 1
    }
}

/// The first odd run, if there is one.
enum Close {
    Found { run: Run, writing: Writing, then: Then },
    None,
}

/// What follows a run of quotes, after spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// A delimiter, a line break or the end of the text, at this place.
    End(usize),
    /// More text.
    Text,
}

impl<'a> Quoting<'a> {
    pub(super) fn new(text: &'a [u8], reach: Reach, rules: RowRules) -> Self {
        let quote = rules.dialect.quote().unwrap_or(b'"');
        Self { quote, text, reach, rules, line_end: 0, hopeless_from: usize::MAX }
    }

    pub(super) fn rules(&self) -> &RowRules {
        &self.rules
    }

    /// Reads what the quote at `open` opens; `None` when more text is needed.
    pub(super) fn read(&mut self, open: usize) -> Option<Quoted> {
        if self.rules.never == Some(open) {
            return Some(Quoted::Never);
        }
        match self.close(open + 1)? {
            Close::Found { run, writing, then: Then::End(next) } => {
                let multiline = memchr2(b'\n', b'\r', &self.text[open..run.end]).is_some();
                Some(quoted_cell(open + 1, run.end - 1, next, writing, false, multiline))
            }
            Close::Found { run, .. } => self.recover(open, Some(run)),
            Close::None => self.recover(open, None),
        }
    }

    /// The first odd run at or after `from`, and what follows it.
    fn close(&self, from: usize) -> Option<Close> {
        let mut at = from;
        let mut writing = Writing::Plain;
        loop {
            let Some(found) = self.next_mark(at) else {
                return (self.reach != Reach::Open).then_some(Close::None);
            };
            if self.text[found] != self.quote {
                writing = Writing::Backslash;
                at = (found + 2).min(self.text.len());
                continue;
            }
            let run = self.run(found)?;
            if run.end - run.start > 1 && writing == Writing::Plain {
                writing = Writing::Doubled;
            }
            if run.is_odd() {
                return Some(Close::Found { run, writing, then: self.after(run.end)? });
            }
            at = run.end;
        }
    }

    /// The next quote or, where that matters, backslash.
    fn next_mark(&self, at: usize) -> Option<usize> {
        let text = &self.text[at..];
        let found = match self.rules.dialect.escape() {
            Escape::Doubled => memchr(self.quote, text),
            Escape::Backslash => memchr2(self.quote, b'\\', text),
        };
        found.map(|found| at + found)
    }

    /// The run of quotes that begins here; `None` when it reaches the end of the text and more may follow.
    fn run(&self, start: usize) -> Option<Run> {
        let length = self.text[start..].iter().take_while(|byte| **byte == self.quote).count();
        let end = start + length;
        (end < self.text.len() || self.reach != Reach::Open).then_some(Run { start, end })
    }

    /// What follows; `None` when more text is needed.
    fn after(&self, at: usize) -> Option<Then> {
        let delimiter = self.rules.dialect.delimiter();
        let blank = |byte: &&u8| matches!(**byte, b' ' | b'\t') && **byte != delimiter;
        let next = at + self.text[at..].iter().take_while(blank).count();
        match self.text.get(next) {
            None if self.reach == Reach::Open => None,
            Some(byte) if *byte != delimiter && !matches!(byte, b'\n' | b'\r') => Some(Then::Text),
            _ => Some(Then::End(next)),
        }
    }

    /// Reads a cell whose quotes do not match.
    ///
    /// The line of the opening quote is searched first. Only then the two causes are told apart: a lone quote behind a delimiter opens the next
    /// cell, so that the first quote never closes, and any other lone quote is text.
    fn recover(&mut self, open: usize, lone: Option<Run>) -> Option<Quoted> {
        if open >= self.line_end {
            self.line_end = self.end_of_line(open)?;
            self.hopeless_from = usize::MAX;
        }
        let lone = lone.filter(|run| run.start < self.line_end);
        let closed = self.close_on_line(open, lone)?;
        if closed != Quoted::Not {
            return Some(closed);
        }
        match lone {
            Some(run) if !self.opens_cell(run.start) => Some(self.text_after_quote(open, run)),
            None if self.rules.recovery == QuoteRecovery::Across => self.close_across(open),
            _ => Some(Quoted::Never),
        }
    }

    /// Searches the next lines for a quote that closes the cell.
    fn close_across(&self, open: usize) -> Option<Quoted> {
        let mut stop = self.line_end;
        for _ in 0..LINES {
            let after = stop + 1 + usize::from(self.text.get(stop..).is_some_and(|rest| rest.starts_with(b"\r\n")));
            stop = self.end_of_line(after.min(self.text.len()))?;
        }
        let mut at = open + 1;
        while let Some(start) = memchr(self.quote, &self.text[at..stop]).map(|found| at + found) {
            let run = self.run(start)?;
            if run.is_odd()
                && let Then::End(next) = self.after(run.end)?
            {
                return Some(quoted_cell(open + 1, run.end - 1, next, Writing::Doubled, true, true));
            }
            at = run.end.min(stop);
        }
        Some(Quoted::Never)
    }

    /// The place of the break that ends the line; `None` when more text is needed.
    fn end_of_line(&self, from: usize) -> Option<usize> {
        match memchr2(b'\n', b'\r', &self.text[from..]) {
            Some(found) => Some(from + found),
            None => (self.reach != Reach::Open).then_some(self.text.len()),
        }
    }

    /// Searches the line of the opening quote for a run of quotes that a delimiter or the end of the line follows.
    fn close_on_line(&mut self, open: usize, lone: Option<Run>) -> Option<Quoted> {
        let stop = match (self.rules.recovery, lone) {
            (QuoteRecovery::Apart, Some(run)) => run.start,
            _ if self.hopeless_from <= open => return Some(Quoted::Not),
            _ => self.line_end,
        };
        let mut at = open + 1;
        while let Some(start) = memchr(self.quote, &self.text[at..stop]).map(|found| at + found) {
            let run = self.run(start)?;
            if let Then::End(next) = self.after(run.end)? {
                return Some(quoted_cell(open + 1, run.end - 1, next, Writing::Doubled, true, false));
            }
            at = run.end.min(stop);
        }
        if self.rules.recovery != QuoteRecovery::Apart {
            self.hopeless_from = self.hopeless_from.min(open);
        }
        Some(Quoted::Not)
    }

    /// Whether a quote here would open a cell.
    fn opens_cell(&self, at: usize) -> bool {
        let before = self.text[..at].trim_ascii_end();
        before.last().is_none_or(|byte| *byte == self.rules.dialect.delimiter())
    }

    /// `"John" Smith`: the quote closes, and the cell continues to the next delimiter.
    fn text_after_quote(&self, open: usize, lone: Run) -> Quoted {
        let delimiter = self.rules.dialect.delimiter();
        let rest = &self.text[lone.end..self.line_end];
        let next = memchr(delimiter, rest).map_or(self.line_end, |found| lone.end + found);
        quoted_cell(open + 1, next, next, Writing::TextAfterQuote, true, false)
    }
}

/// A quoted cell from `start` to `end`, which are inside its quotes.
fn quoted_cell(start: usize, end: usize, next: usize, writing: Writing, stray: bool, multiline: bool) -> Quoted {
    Quoted::Cell { cell: Cell { start: offset(start), end: offset(end), writing }, next, stray, multiline }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain() -> RowRules {
        RowRules::of(Dialect::default())
    }

    fn read(text: &str, reach: Reach, rules: RowRules) -> Option<Quoted> {
        Quoting::new(text.as_bytes(), reach, rules).read(0)
    }

    /// The cell's text as written, what follows it, and whether it has a stray quote or a line break.
    fn cell(text: &str, recovery: QuoteRecovery) -> Option<(&str, usize, bool, bool)> {
        match read(text, Reach::End, RowRules { recovery, ..plain() })? {
            Quoted::Cell { cell, next, stray, multiline } => {
                Some((&text[cell.start as usize..cell.end as usize], next, stray, multiline))
            }
            _ => None,
        }
    }

    #[test]
    fn a_cell_ends_before_its_closing_quote_and_its_successor_begins_behind_the_spaces() {
        assert_eq!(cell("\"a,b\" ,c", QuoteRecovery::Join), Some(("a,b", 6, false, false)));
        assert_eq!(cell("\"a\nb\"", QuoteRecovery::Join), Some(("a\nb", 5, false, true)));
        assert_eq!(cell("\"\"", QuoteRecovery::Join), Some(("", 2, false, false)));
        assert_eq!(cell("\"a\"\"\"", QuoteRecovery::Join), Some(("a\"\"", 5, false, false)));
    }

    #[test]
    fn each_recovery_ends_a_cell_with_a_lone_quote_elsewhere() {
        let text = "\"John \"J\" Smith\",x";
        assert_eq!(cell(text, QuoteRecovery::Join), Some(("John \"J\" Smith", 16, true, false)));
        assert_eq!(cell("\"John\" Smith,x", QuoteRecovery::Join), Some(("John\" Smith", 12, true, false)));
        assert_eq!(cell(text, QuoteRecovery::Apart), Some(("John \"J\" Smith\"", 16, true, false)));
        let lines = "\"say\nto \"all\" of\",x";
        assert_eq!(cell(lines, QuoteRecovery::Join), None);
        assert_eq!(cell(lines, QuoteRecovery::Across), Some(("say\nto \"all\" of", 17, true, true)));
    }

    #[test]
    fn a_quote_that_never_closes_is_no_cell() {
        for recovery in [QuoteRecovery::Join, QuoteRecovery::Across, QuoteRecovery::Apart] {
            let rules = RowRules { recovery, ..plain() };
            assert_eq!(read("\"a,b\nc,d", Reach::End, rules), Some(Quoted::Never), "{recovery:?}");
        }
        let never = RowRules { never: Some(0), ..plain() };
        assert_eq!(read("\"a\",b", Reach::Open, never), Some(Quoted::Never), "the caller decides, unread");
    }

    #[test]
    fn what_needs_more_text_is_not_decided() {
        for text in ["\"a", "\"a\"", "\"a\" ", "\"a\"\"", "\"a\nb,c"] {
            assert_eq!(read(text, Reach::Open, plain()), None, "{text:?}");
            assert!(read(text, Reach::End, plain()).is_some(), "{text:?}");
        }
    }

    /// Otherwise a line of opening quotes would take time in the square of its length.
    #[test]
    fn a_line_is_searched_once_for_a_quote_that_closes() {
        let text = "\"a \"b,\"c \"d,\"e\nnext";
        let mut quoting = Quoting::new(text.as_bytes(), Reach::End, plain());
        quoting.read(0).unwrap();
        assert_eq!((quoting.hopeless_from, quoting.line_end), (0, 14));
        assert_eq!(quoting.close_on_line(6, None), Some(Quoted::Not), "the end of the line is known to hold none");
    }
}
