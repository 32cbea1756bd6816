//! A name in one cell, split in two.

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
        split(cell, order)
    }

    /// The given name, or names.
    pub fn first(&self) -> &str {
        &self.first
    }

    /// The family name.
    pub fn last(&self) -> &str {
        &self.last
    }
}

fn split(cell: &str, order: NameOrder) -> FullName {
    let cell = cell.trim();
    if let Some((last, first)) = cell.split_once([',', '،', '、', '，'])
        && !is_suffix(first)
    {
        return parts(first, last);
    }
    let words: Vec<&str> = cell.split_whitespace().collect();
    let words = without_salutation(&words);
    match (words, order) {
        ([], _) => parts("", ""),
        ([name], order) => single_word(name, order),
        ([last, first @ ..], NameOrder::FamilyFirst) => parts(&first.join(" "), last),
        (words, NameOrder::GivenFirst) => {
            let family = family_name(words);
            parts(&words[..family].join(" "), &words[family..].join(" "))
        }
    }
}

/// The two parts, trimmed.
fn parts(first: &str, last: &str) -> FullName {
    FullName { first: first.trim().to_owned(), last: last.trim().to_owned() }
}

/// Whether the text after a comma is not a first name but a suffix: `Jr.`, `PhD, MBA`.
fn is_suffix(text: &str) -> bool {
    const SUFFIXES: [&str; 12] = ["jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "esq", "cpa", "msc", "bsc"];
    text.split(',').all(|part| SUFFIXES.contains(&words::key(part).as_str()))
}

/// The words after the salutations in front. The last word is always kept.
fn without_salutation<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    let salutations = words.iter().take_while(|word| lexicon::is_salutation(word)).count();
    if words.len() > salutations + 1 { &words[salutations..] } else { words }
}

/// The index at which the family name begins: at the last word, or at the particles before it.
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
    let letters: Vec<char> = name.chars().collect();
    let hangul = letters.iter().all(|c| ('가'..='힣').contains(c));
    if hangul && (2..=4).contains(&letters.len()) {
        return split_at(&letters, korean_family_name(name, letters.len()));
    }
    if order == NameOrder::FamilyFirst { parts("", name) } else { parts(name, "") }
}

/// The length of the family name in syllables.
fn korean_family_name(name: &str, syllables: usize) -> usize {
    let double = || DOUBLE_KOREAN.iter().any(|double| name.starts_with(double));
    if syllables == 4 || (syllables > 2 && double()) { 2 } else { 1 }
}

/// Korean family names of two syllables.
const DOUBLE_KOREAN: [&str; 6] = ["남궁", "황보", "제갈", "선우", "독고", "사공"];

fn split_at(letters: &[char], family: usize) -> FullName {
    let (last, first) = letters.split_at(family);
    FullName { first: first.iter().collect(), last: last.iter().collect() }
}
