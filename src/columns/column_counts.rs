//! What was counted in the sampled cells of one column.
//!
//! The detector asks few questions about values, and each needs only a count or the first few cells. Values that are
//! merely unusual are not evidence: a column of mistyped addresses is still the email column.
//!
//! | header | values | question | answer |
//! |---|---|---|---|
//! | `Email` | `yes`, `no`, `yes`, `no`, `yes` | [`is_no_address`](ColumnCounts::is_no_address) | yes: it is consent |
//! | `Email` | `bad-1`, `bad-2`, … | [`is_no_address`](ColumnCounts::is_no_address) | no: each row is to be reported |
//! | `To` | `me@example.com` in each row | [`is_one_address`](ColumnCounts::is_one_address) | yes: it is whoever exported the file |
//! | `Contact name` | `Globex GmbH`, `Initech Inc.` | [`is_companies`](ColumnCounts::is_companies) | yes |
//! | `Title` | `Mr`, `Mrs.`, `Dr` | [`is_salutations`](ColumnCounts::is_salutations) | yes: it is not a job title |
//!
//! The bounds are shares of the examined cells. They leave room for empty cells and typing errors, and a lowest number
//! of cells keeps two odd rows from deciding.

use super::{
    company_words::is_company,
    lexicon,
    role_words::{self, RoleKind},
};
use crate::lead::Email;

/// How many filled cells of a column are examined; the rest are only counted.
const MOST_EXAMINED: u32 = 100;

/// How many of them are kept, to be compared with salutations, flags and words of companies.
const MOST_KEPT: u32 = 16;

/// The longest kept cell in bytes. A longer one is a sentence and none of these, and counts against them.
const LONGEST_KEPT: usize = 48;

/// The values of a column about an address, such as consent or the state of a message, rather than of addresses.
#[rustfmt::skip]
const FLAGS: [&str; 52] = [
    "yes", "no", "y", "n", "true", "false", "on", "off", "ja", "nein", "nee", "oui", "non", "sí", "si", "sim", "não",
    "nao", "tak", "nie", "ano", "ne", "да", "нет", "evet", "hayır", "是", "否", "はい", "いいえ", "예", "아니요", "opt-in",
    "opt-out", "subscribed", "unsubscribed", "sent", "delivered", "opened", "clicked", "replied", "bounced",
    "verified", "unverified", "valid", "active", "inactive", "pending", "unknown", "work", "home", "personal",
];

/// The counts of one column. Takes less than a kilobyte, whatever the number and length of its cells, except for one
/// address, and for columns of names, which take up to seven kilobytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ColumnCounts {
    /// The cells that are not empty.
    pub(super) filled: u32,
    /// The filled cells that were examined; the counts below are of these.
    pub(super) examined: u32,
    /// Cells that are an address, if need be after a [repair](Email::repair).
    pub(super) addresses: u32,
    /// Cells with an `@`, valid or not.
    pub(super) at_signs: u32,
    /// Cells with more than one `@`: lists of addresses.
    lists: u32,
    /// Cells of more than one word.
    pub(super) many_words: u32,
    /// Cells of digits and punctuation alone.
    pub(super) numeric: u32,
    /// The address that most cells may have, by the majority vote of Boyer and Moore.
    address: String,
    /// The votes for that address. At least this many cells have it.
    address_votes: u32,
    /// The first short cells, each followed by a line feed.
    short: String,
    /// The examined cells that may be full names, each followed by a line feed.
    names: String,
}

impl ColumnCounts {
    /// Counts a trimmed cell.
    pub(super) fn count(&mut self, cell: &str) {
        self.filled += u32::from(!cell.is_empty());
        if !cell.is_empty() && self.examined < MOST_EXAMINED {
            self.examine(cell);
        }
    }

    fn examine(&mut self, cell: &str) {
        if self.examined < MOST_KEPT && cell.len() <= LONGEST_KEPT {
            self.short.push_str(cell);
            self.short.push('\n');
        }
        if may_be_full_name(cell) {
            self.names.push_str(cell);
            self.names.push('\n');
        }
        self.examined += 1;
        if cell.as_bytes().contains(&b'@') || cell.contains('＠') {
            self.at_signs += 1;
            self.lists += u32::from(cell.matches(['@', '＠']).nth(1).is_some());
            self.addresses += u32::from(Email::repair(cell).is_ok());
            self.vote_for(cell);
        }
        self.many_words += u32::from(cell.contains(char::is_whitespace));
        self.numeric += u32::from(!cell.contains(char::is_alphabetic));
    }

    /// One step of the majority vote. After the last step the candidate is the address that more than half of the cells
    /// have, if there is one, and at least as many cells as its votes have it. This takes one pass and one string
    /// instead of a map of all addresses.
    fn vote_for(&mut self, address: &str) {
        if self.address_votes == 0 {
            self.address.clear();
            self.address.push_str(address);
        }
        if self.address.eq_ignore_ascii_case(address) {
            self.address_votes += 1;
        } else {
            self.address_votes -= 1;
        }
    }

    /// Whether `count` is at least `percent` of the examined cells.
    pub(super) fn most(&self, count: u32, percent: u32) -> bool {
        self.examined > 0 && count * 100 >= self.examined * percent
    }

    /// Whether fewer than a tenth of the examined cells have an `@`.
    pub(super) fn has_few_at_signs(&self) -> bool {
        self.at_signs * 10 < self.examined
    }

    /// Whether at least `percent` of the examined cells are addresses.
    pub(super) fn is_addresses(&self, percent: u32) -> bool {
        self.most(self.addresses, percent)
    }

    /// Whether nearly all of at least three cells are one address: that of the person who exported the file.
    pub(super) fn is_one_address(&self) -> bool {
        self.addresses >= 3 && self.is_addresses(90) && self.most(self.address_votes, 80)
    }

    /// Whether three fifths of the first cells, and at least two, are names of companies.
    pub(super) fn is_companies(&self) -> bool {
        self.examined >= 2 && self.first_are(60, is_company)
    }

    /// Whether two fifths of the first cells, and at least two, are names of companies. Enough where no other kind of name is possible.
    pub(super) fn has_companies(&self) -> bool {
        self.examined >= 2 && self.first_are(40, is_company)
    }

    /// Whether at least half of the first cells are jobs, and none a right.
    pub(super) fn is_jobs(&self) -> bool {
        self.first_are(50, |cell| role_words::kind(cell) == RoleKind::Job)
            && !self.short_cells().any(|cell| role_words::kind(cell) == RoleKind::Right)
    }

    /// Whether most of the first cells are rights in a program or parts in a group: `admin`, `member`.
    pub(super) fn is_rights(&self) -> bool {
        self.first_are(60, |cell| matches!(role_words::kind(cell), RoleKind::Right | RoleKind::Either))
            && self.first_are(30, |cell| role_words::kind(cell) == RoleKind::Right)
    }

    /// Whether a tenth of the cells or more have several addresses each.
    pub(super) fn is_lists(&self) -> bool {
        self.lists > 0 && self.most(self.lists, 10)
    }

    /// Whether the column, named as an email address, is a count or a status: numbers, or a few values that repeat,
    /// without any `@`. Mistyped addresses are not: each of their rows is to be reported.
    pub(super) fn is_no_address(&self) -> bool {
        let uniform = self.most(self.numeric, 90) || self.most(self.many_words, 90) || self.is_flags();
        self.at_signs == 0 && ((self.examined >= 5 && uniform) || (self.examined >= 20 && self.is_repetitive()))
    }

    /// Whether the values are addresses or numbers, which are not names, companies or job titles.
    pub(super) fn is_no_text(&self) -> bool {
        (self.filled >= 2 && self.is_addresses(50)) || (self.filled >= 3 && self.most(self.numeric, 90))
    }

    /// The first cells without the long ones.
    pub(super) fn short_cells(&self) -> impl Iterator<Item = &str> {
        self.short.lines()
    }

    /// The examined cells that may be full names.
    pub(super) fn name_cells(&self) -> impl Iterator<Item = &str> {
        self.names.lines()
    }

    /// Whether at least half of the first cells are salutations: `Mr`, `Frau`, `Dr.`.
    pub(super) fn is_salutations(&self) -> bool {
        self.first_are(50, lexicon::is_salutation)
    }

    /// Whether at least four fifths of the first cells are yes or no, or the state of a message.
    fn is_flags(&self) -> bool {
        self.first_are(80, |cell| FLAGS.iter().any(|flag| flag.eq_ignore_ascii_case(cell)))
    }

    /// Whether at least `percent` of the first cells, the long ones included, are of a kind that only short ones have.
    fn first_are(&self, percent: usize, is_of_kind: impl Fn(&str) -> bool) -> bool {
        let found = self.short_cells().filter(|cell| is_of_kind(cell)).count();
        self.examined > 0 && found * 100 >= self.examined.min(MOST_KEPT) as usize * percent
    }

    /// Whether the first cells repeat two or three values: `north`, `south`. One value is not: every row may have the
    /// same typing error.
    fn is_repetitive(&self) -> bool {
        let mut values: Vec<&str> = self.short_cells().collect();
        let kept = values.len();
        values.sort_unstable();
        values.dedup();
        kept == MOST_KEPT as usize && (2..=3).contains(&values.len())
    }
}

/// Whether a cell is short and of several words, or in a script that does not separate words; not one with digits.
fn may_be_full_name(cell: &str) -> bool {
    const LONGEST: usize = 64;
    let has_parts = || !cell.is_ascii() || cell.contains([' ', ',']);
    cell.len() <= LONGEST
        && has_parts()
        && !cell.bytes().any(|b| b.is_ascii_digit() || matches!(b, b'@' | b'\n' | b'\r'))
}
