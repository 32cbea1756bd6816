//! What the sampled rows say of each column.

use super::lexicon::Lexicon;
use crate::lead::Email;

/// Counters of a sample of rows, one set for each column.
///
/// A few hundred rows are enough: beyond a hundred filled cells of a column only the filled ones are counted, so that
/// a sample costs little. Without any row the headers alone decide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnSamples {
    rows: u32,
    columns: Vec<ColumnCounts>,
}

/// How many filled cells of a column are looked at.
const EXAMINED: u32 = 100;

/// How many of them are kept, and how long each may be, to be compared with forms of address.
const KEPT: u32 = 16;
const LONGEST_ADDRESS_FORM: usize = 24;

/// What a column about an address says where one would expect the address: consent, or the fate of a message.
const FLAGS: &[&str] = &[
    "yes",
    "no",
    "y",
    "n",
    "true",
    "false",
    "on",
    "off",
    "ja",
    "nein",
    "nee",
    "oui",
    "non",
    "sí",
    "si",
    "sim",
    "não",
    "nao",
    "tak",
    "nie",
    "ano",
    "ne",
    "да",
    "нет",
    "evet",
    "hayır",
    "是",
    "否",
    "はい",
    "いいえ",
    "예",
    "아니요",
    "opt-in",
    "opt-out",
    "subscribed",
    "unsubscribed",
    "sent",
    "delivered",
    "opened",
    "clicked",
    "replied",
    "bounced",
    "verified",
    "unverified",
    "valid",
    "active",
    "inactive",
    "pending",
    "unknown",
    "work",
    "home",
    "personal",
];

/// What was counted in one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ColumnCounts {
    pub(super) filled: u32,
    /// The filled cells that were looked at; the counts below are of these.
    pub(super) examined: u32,
    pub(super) addresses: u32,
    /// Cells with an `@`, valid or not.
    pub(super) at_signs: u32,
    /// Cells of more than one word.
    pub(super) many_words: u32,
    /// Cells of digits and punctuation alone.
    pub(super) numeric: u32,
    /// The first short cells, a line each.
    short: String,
}

impl ColumnSamples {
    /// No rows yet, of a table of so many columns.
    pub fn new(width: usize) -> Self {
        Self { rows: 0, columns: vec![ColumnCounts::default(); width] }
    }

    /// Counts one row; cells beyond the width are left out, missing ones are empty.
    pub fn observe<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        self.rows += 1;
        for (tally, cell) in self.columns.iter_mut().zip(cells) {
            tally.count(cell.trim());
        }
    }

    /// How many rows were sampled.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// The share of sampled rows in which the column has a value, from 0 to 1; `None` without rows.
    pub fn fill_rate(&self, column: usize) -> Option<f64> {
        let tally = self.columns.get(column)?;
        (self.rows > 0).then(|| f64::from(tally.filled) / f64::from(self.rows))
    }

    pub(super) fn tally(&self, column: usize) -> &ColumnCounts {
        static NONE: ColumnCounts = ColumnCounts::NONE;
        self.columns.get(column).unwrap_or(&NONE)
    }
}

impl ColumnCounts {
    const NONE: Self =
        Self { filled: 0, examined: 0, addresses: 0, at_signs: 0, many_words: 0, numeric: 0, short: String::new() };

    fn count(&mut self, cell: &str) {
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        if self.examined == EXAMINED {
            return;
        }
        if self.examined < KEPT && cell.len() <= LONGEST_ADDRESS_FORM {
            self.short.push_str(cell);
            self.short.push('\n');
        }
        self.examined += 1;
        if cell.as_bytes().contains(&b'@') || cell.contains('＠') {
            self.at_signs += 1;
            self.addresses += u32::from(Email::repair(cell).is_ok());
        }
        self.many_words += u32::from(cell.contains(char::is_whitespace));
        self.numeric += u32::from(!cell.contains(char::is_alphabetic));
    }

    /// Whether at least `percent` of the examined cells are so.
    pub(super) fn most(&self, count: u32, percent: u32) -> bool {
        self.examined > 0 && count * 100 >= self.examined * percent
    }

    /// Whether most of the first cells say yes or no, or how a message fared.
    pub(super) fn is_flags(&self) -> bool {
        let is_flag = |cell: &&str| FLAGS.iter().any(|flag| flag.eq_ignore_ascii_case(cell));
        let flags = self.short.lines().filter(is_flag).count();
        flags * 5 >= self.examined.min(KEPT) as usize * 4
    }

    /// Whether at least half of the first cells are forms of address: `Mr`, `Frau`, `Dr.`.
    pub(super) fn is_salutations(&self) -> bool {
        let forms = self.short.lines().filter(|cell| Lexicon::get().is_salutation(cell)).count();
        self.examined > 0 && forms * 2 >= self.examined.min(KEPT) as usize
    }

    /// Whether the first cells are two or three values over and over.
    pub(super) fn is_repetitive(&self) -> bool {
        let mut values: Vec<&str> = self.short.lines().collect();
        let kept = values.len();
        values.sort_unstable();
        values.dedup();
        kept == KEPT as usize && (2..=3).contains(&values.len())
    }
}
