//! What a repair of an address changed: [`Repair`], [`Repairs`].
//!
//! A repaired row is imported with a warning that names the repairs. A cell has at most nine different ones, so that a set is a
//! number, `Copy`, and free of allocations for the cells that need none.

use serde::{Serialize, Serializer};

/// A change to the content of a cell that [`Email::repair`](super::Email::repair) made to find the address.
///
/// Serialises as its name in camel case: `invisibleCharacter`, `fullWidth`, `mailto` and so on. New repairs may be added.
///
/// ```
/// use lead_import::{Email, lead::Repair};
///
/// let repairs = |cell| Email::repair(cell).map(|found| found.repairs().to_vec());
/// assert_eq!(repairs("mailto:ada@example.com?subject=Hi")?, [Repair::Mailto]);
/// assert_eq!(repairs("'ada@example.com")?, [Repair::Quotes]);
/// assert_eq!(repairs("ada＠example.com")?, [Repair::FullWidth]);
/// assert_eq!(repairs("ada@example.com / bob@example.com")?, [Repair::FirstOfSeveral]);
/// # Ok::<(), lead_import::lead::InvalidEmail>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Repair {
    /// Removed a non-breaking space, a zero-width space or another invisible character.
    InvisibleCharacter,
    /// Replaced a full-width `＠`, full stop, letter or digit (U+FF01 to U+FF5E) with its ASCII form.
    FullWidth,
    /// Replaced letters and digits that are variants of others, such as those of mathematical alphabets, with the others
    /// (Unicode normal form KC). Someone may have written the address in this way to hide it from programs.
    Compatibility,
    /// Removed the scheme and the query of a `mailto:` link (RFC 6068).
    Mailto,
    /// Removed a name, a comment or a tag around the address: `Ada <ada@example.com>` (RFC 5322, section 3.4),
    /// `ada@example.com (work)`, `<b>ada@example.com</b>`.
    DisplayName,
    /// Removed quotation marks around the address, or the apostrophe before it by which a spreadsheet marks text.
    Quotes,
    /// Removed a comma, semicolon, full stop or another punctuation mark after the address.
    TrailingPunctuation,
    /// Removed a label or the mark of a list before the address: `Email: `, `smtp:`, `1. `, `• `.
    Label,
    /// Took the first valid address of a cell that has several. An import keeps the [others](super::Repaired::others) as a custom field.
    FirstOfSeveral,
}

impl Repair {
    /// Every repair, in the order in which reports list them.
    pub const ALL: [Self; 9] = [
        Self::InvisibleCharacter,
        Self::FullWidth,
        Self::Compatibility,
        Self::Mailto,
        Self::DisplayName,
        Self::Quotes,
        Self::TrailingPunctuation,
        Self::Label,
        Self::FirstOfSeveral,
    ];
}

/// The set of repairs that one cell needed.
///
/// Empty if the cell was an address already; white space around it does not count. Serialises as a list of [`Repair`]s. A set does
/// not say how often or in which order the repairs were made: `ada@example.com,` and `ada@example.com,,` have the same set.
///
/// ```
/// use lead_import::{Email, lead::Repair};
///
/// let repairs = Email::repair("\"Ada\" <ada@example.com>;")?.repairs();
/// assert!(repairs.contains(Repair::DisplayName) && !repairs.contains(Repair::Mailto));
/// assert_eq!(serde_json::to_string(&repairs)?, r#"["displayName","trailingPunctuation"]"#);
/// assert!(Email::repair(" ada@example.com ")?.repairs().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repairs(u16);

impl Repairs {
    /// Whether the cell needed no repair.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the cell needed this repair.
    pub fn contains(self, repair: Repair) -> bool {
        self.0 & bit(repair) != 0
    }

    /// Iterates over the repairs in the order of [`Repair::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Repair> {
        Repair::ALL.into_iter().filter(move |repair| self.contains(*repair))
    }

    /// The repairs in the order of [`Repair::ALL`].
    pub fn to_vec(self) -> Vec<Repair> {
        self.iter().collect()
    }

    /// The union of both sets.
    pub(super) fn with(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    /// The set of one repair.
    pub(super) fn of(repair: Repair) -> Self {
        Self(bit(repair))
    }

    pub(super) fn add(&mut self, repair: Repair) {
        self.0 |= bit(repair);
    }
}

impl Serialize for Repairs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

const fn bit(repair: Repair) -> u16 {
    1 << repair as u8
}
