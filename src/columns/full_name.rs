//! A name in one cell, split in two: [`FullName`].
//!
//! No rule splits every name correctly: `Ana María López García` has two given and two family names, and nothing in the
//! cell says so. The import therefore splits only if the product asks for it, and only where the file has no other
//! column of names.
//!
//! | cell | order | first | last |
//! |---|---|---|---|
//! | `Lovelace, Ada` | any | `Ada` | `Lovelace` |
//! | `Dr. Ada King Lovelace` | given first | `Ada King` | `Lovelace` |
//! | `Oscar de la Renta` | given first | `Oscar` | `de la Renta` |
//! | `Martin King Jr.` | given first | `Martin` | `King Jr.` |
//! | `Nagy Anna Mária` | family first | `Anna Mária` | `Nagy` |
//! | `남궁민수` | any | `민수` | `남궁` |
//! | `山田太郎` | family first | | `山田太郎` |

use super::{lexicon, name_order::NameOrder, words};

/// The first and the last name of a full name. A part that the cell does not have is empty.
///
/// ```
/// use lead_import::columns::{FullName, NameOrder};
///
/// let split = |cell, order| {
///     let name = FullName::split(cell, order);
///     [name.first().to_owned(), name.last().to_owned()]
/// };
/// assert_eq!(split("Lovelace, Ada", NameOrder::GivenFirst), ["Ada", "Lovelace"]);
/// assert_eq!(split("Dr. Ada King Lovelace", NameOrder::GivenFirst), ["Ada King", "Lovelace"]);
/// assert_eq!(split("Madonna", NameOrder::GivenFirst), ["Madonna", ""]);
/// assert_eq!(split("김민준", NameOrder::FamilyFirst), ["민준", "김"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FullName {
    first: String,
    last: String,
}

impl FullName {
    /// Splits a full name at a comma (`Lovelace, Ada`), otherwise by the order.
    ///
    /// A salutation in front (`Dr.`) is removed. Particles (`van der`, `de la`) belong to the family name. A single
    /// word is the given name, or the family name in [`FamilyFirst`](NameOrder::FamilyFirst) order.
    ///
    /// ```
    /// use lead_import::columns::{FullName, NameOrder};
    ///
    /// let name = FullName::split("Ludwig van Beethoven", NameOrder::GivenFirst);
    /// assert_eq!((name.first(), name.last()), ("Ludwig", "van Beethoven"));
    /// let name = FullName::split("Nagy Anna", NameOrder::FamilyFirst);
    /// assert_eq!((name.first(), name.last()), ("Anna", "Nagy"));
    /// ```
    pub fn split(cell: &str, order: NameOrder) -> Self {
        let cell = cell.trim();
        if let Some((last, first)) = cell.split_once([',', '،', '、', '，'])
            && !is_suffix(first)
        {
            return Self::new(first, last);
        }
        let words: Vec<&str> = cell.split_whitespace().collect();
        match (without_salutation(&words), order) {
            ([], _) => Self::new("", ""),
            ([name], order) => single_word(name, order),
            ([last, first @ ..], NameOrder::FamilyFirst) => Self::new(&first.join(" "), last),
            (words, NameOrder::GivenFirst) => {
                let (given, family) = words.split_at(family_name(words));
                Self::new(&given.join(" "), &family.join(" "))
            }
        }
    }

    /// Trims both parts.
    fn new(first: &str, last: &str) -> Self {
        Self { first: first.trim().to_owned(), last: last.trim().to_owned() }
    }

    /// The given name, or names. Empty if the cell has only a family name.
    pub fn first(&self) -> &str {
        &self.first
    }

    /// The family name, with its particles and a suffix such as `Jr.`. Empty if the cell has only a given name.
    pub fn last(&self) -> &str {
        &self.last
    }
}

/// Whether the text after a comma is not a first name but a suffix: `Jr.`, `PhD, MBA`.
fn is_suffix(text: &str) -> bool {
    const SUFFIXES: [&str; 12] = ["jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "esq", "cpa", "msc", "bsc"];
    text.split(',').all(|part| SUFFIXES.contains(&words::key(part).as_str()))
}

/// The words after the salutations in front. The last word is always kept: `Mister` alone may be a name.
fn without_salutation<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    let salutations = words.iter().take_while(|word| lexicon::is_salutation(word)).count();
    if words.len() > salutations + 1 { &words[salutations..] } else { words }
}

/// The index at which the family name begins: at the last word, or at the particles before it. The first word is always
/// given: in `Van Morrison` the `Van` is not a particle.
fn family_name(words: &[&str]) -> usize {
    const PARTICLES: [&str; 32] = [
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "ter",
        "ten", "zu", "zur", "vom", "af", "av", "bin", "ibn", "ben", "bint", "al", "el", "st", "mac", "y", "e",
    ];
    let is_particle = |word: &&str| PARTICLES.contains(&word.trim_end_matches('.').to_lowercase().as_str());
    let mut family = words.len() - 1;
    while family > 1 && is_particle(&words[family - 1]) {
        family -= 1;
    }
    // A generation at the end belongs to the word before it.
    if family == words.len() - 1 && family > 1 && is_suffix(words[family]) { family - 1 } else { family }
}

/// Splits a name without spaces. A Korean one is split after the family name; a Chinese or Japanese one cannot be
/// split.
fn single_word(name: &str, order: NameOrder) -> FullName {
    let syllables = name.chars().count();
    let is_hangul = name.chars().all(|c| ('가'..='힣').contains(&c));
    if is_hangul && (2..=4).contains(&syllables) {
        // A syllable has three bytes in UTF-8.
        let (last, first) = name.split_at(3 * korean_family_name(name, syllables));
        return FullName::new(first, last);
    }
    if order == NameOrder::FamilyFirst { FullName::new("", name) } else { FullName::new(name, "") }
}

/// The length of the family name in syllables: nearly always one. A given name has at most two, so that a name of four
/// has a family name of two.
fn korean_family_name(name: &str, syllables: usize) -> usize {
    let double = || DOUBLE_KOREAN.iter().any(|double| name.starts_with(double));
    if syllables == 4 || (syllables > 2 && double()) { 2 } else { 1 }
}

/// Korean family names of two syllables.
const DOUBLE_KOREAN: [&str; 6] = ["남궁", "황보", "제갈", "선우", "독고", "사공"];
