//! Which words are known as a given name or as a family name: [`KnownName`].
//!
//! The words are in `name_words/`, in the form of [`words::key`]: `given.txt` and `family.txt` have those that are one of the
//! two in every source, `either.txt` those that are both, such as `martin`. They tell the order of the names in a file by
//! the majority of its cells, and where the given name begins in `Erdei Dolóczki István`. They are not needed to split a
//! cell whose order is known.
//!
//! The words are from the locales of Faker 40.63.0 (joke2k/faker, MIT) and from sigpwned/popular-names-by-country-dataset
//! (CC0 1.0), read on 2026-11-26: those that are popular in a country or that two locales have, and all of thirteen languages
//! whose names few others have.

use std::cmp::Ordering;

use super::words;

/// The lists, one word a line, sorted by their bytes.
const LISTS: [(KnownName, &str); 3] = [
    (KnownName::Given, include_str!("name_words/given.txt")),
    (KnownName::Family, include_str!("name_words/family.txt")),
    (KnownName::Either, include_str!("name_words/either.txt")),
];

/// Longer words, in bytes, are in no list.
const LONGEST: usize = 40;

/// The kind of name that a word is known as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KnownName {
    Given,
    Family,
    /// A given name of some people and the family name of others: `Martin`.
    Either,
}

impl KnownName {
    /// The kind of a word; `None` if it is in no list.
    pub(super) fn of(word: &str) -> Option<Self> {
        if word.len() > LONGEST {
            return None;
        }
        let key = words::key(word);
        LISTS.into_iter().find(|(_, list)| has_line(list, &key)).map(|(kind, _)| kind)
    }

    /// Whether the text is one word of letters that is in a list. Accents make no difference.
    pub(super) fn is_one(text: &str) -> bool {
        text.chars().all(char::is_alphabetic) && text.chars().count() > 3 && Self::of(text).is_some()
    }

    /// Whether the word is a given name and no family name.
    pub(super) fn is_given(word: &str) -> bool {
        Self::of(word) == Some(Self::Given)
    }
}

/// Whether the sorted lines of a text have this one: a binary search by bytes, so that no table of lines is made when a program starts.
fn has_line(text: &str, line: &str) -> bool {
    let text = text.as_bytes();
    let (mut from, mut to) = (0, text.len());
    while from < to {
        let middle = usize::midpoint(from, to);
        let start = memchr::memrchr(b'\n', &text[from..middle]).map_or(from, |end| from + end + 1);
        let end = memchr::memchr(b'\n', &text[middle..to]).map_or(to, |end| middle + end);
        match text[start..end].cmp(line.as_bytes()) {
            Ordering::Less => from = end + 1,
            Ordering::Equal => return true,
            Ordering::Greater => to = start,
        }
    }
    false
}

/// Whether the word is a frequent family name of China, Korea or Vietnam in Latin letters.
///
/// Their given names are often two words, `Kim Min Jun`, and people write both orders.
pub(super) fn is_east_asian_family_name(word: &str) -> bool {
    word.len() <= LONGEST && EAST_ASIAN.binary_search(&words::key(word).as_str()).is_ok()
}

#[rustfmt::skip]
const EAST_ASIAN: [&str; 75] = [
    "ahn", "bae", "bui", "cao", "chan", "chang", "chen", "cheng", "cheung", "cho", "choi", "chung", "dang", "do",
    "duong", "gao", "guo", "han", "he", "ho", "hoang", "hong", "hu", "huang", "huynh", "hwang", "jang", "jeon", "jeong",
    "jung", "kang", "kim", "kwon", "lam", "lau", "le", "lee", "leung", "li", "lim", "lin", "liu", "luo", "ly", "ma",
    "ng", "ngo", "nguyen", "oh", "park", "pham", "phan", "ryu", "seo", "shim", "shin", "son", "song", "sun", "tran",
    "vo", "vu", "wang", "wong", "wu", "xu", "yang", "yoo", "yoon", "yu", "zhang", "zhao", "zheng", "zhou", "zhu",
];

/// Whether the word is a frequent family name of Vietnam, whose people are addressed by the last word of their name.
pub(super) fn is_vietnamese_family_name(word: &str) -> bool {
    const FAMILIES: [&str; 14] =
        ["nguyen", "tran", "pham", "huynh", "hoang", "phan", "vu", "vo", "dang", "bui", "do", "ngo", "duong", "le"];
    word.len() <= LONGEST && FAMILIES.contains(&words::key(word).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_distinct_and_in_the_form_of_keys() {
        for (_, list) in LISTS {
            assert!(list.lines().is_sorted_by(|word, next| word < next));
            list.lines().for_each(|word| assert_eq!(words::key(word), word));
        }
        let mut sorted = EAST_ASIAN;
        sorted.sort_unstable();
        assert_eq!(sorted, EAST_ASIAN);
        for (word, kind) in [("Ádám", KnownName::Either), ("Réka", KnownName::Given), ("Nagy", KnownName::Family)] {
            assert_eq!(KnownName::of(word), Some(kind), "{word}");
        }
    }

    #[test]
    fn each_line_is_found_and_nothing_between_them() {
        for (_, list) in LISTS {
            for line in list.lines() {
                assert!(has_line(list, line), "{line}");
                assert!(!has_line(list, &format!("{line}\u{10ffff}")), "{line}");
                assert!(!has_line(list, &format!("{line}\n")), "{line}");
            }
            assert!(!has_line(list, "") && !has_line("", "a") && has_line("a", "a") && !has_line("a\nc\n", "b"));
        }
    }
}
