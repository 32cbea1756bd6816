//! What the cells of a column say about its names: [`NameVotes`].
//!
//! One cell of two words does not say which is the given name. A hundred cells do: in each, a word that is known as a given
//! name only, or as a family name only, votes for the place of the given name, and so do capitals (`SILVA Ana`) and
//! patronymics. The order with three quarters of the votes is that of the column.

use super::{
    full_name::{COMMAS, FullName, SplitBy, bare},
    known_names::{KnownName, is_east_asian_family_name, is_vietnamese_family_name},
    name_order::NameOrder,
    name_parts::{is_capitals, is_patronymic},
    words::is_unspaced,
};

/// The votes of a cell in which the order can be seen without a list of names.
const CERTAIN: u32 = 3;

/// The counts of one column of names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NameVotes {
    /// Cells that split in some order.
    pub(super) names: u32,
    /// Of these, the ones that split by themselves, such as `Lovelace, Ada`.
    settled: u32,
    /// Of these, the ones with a known name in them.
    known: u32,
    /// Of these, the ones with the family name in capitals.
    capitals: u32,
    /// Of these, the ones with a frequent family name of China, Korea or Vietnam at an end.
    east_asian: u32,
    vietnamese: u32,
    /// Of these, the ones in a script or a language whose names were not measured.
    unmeasured: u32,
    given_first: u32,
    family_first: u32,
}

impl NameVotes {
    /// Counts the cells of a column.
    pub(super) fn count<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut votes = Self::default();
        cells.for_each(|cell| votes.add(cell));
        votes
    }

    fn add(&mut self, cell: &str) {
        let Some((_, by)) = FullName::read(cell, NameOrder::FamilyFirst) else { return };
        self.names += 1;
        let words = bare(cell);
        self.known += u32::from(is_known(&words));
        self.unmeasured += u32::from(cell.contains(is_unmeasured));
        if let [first, .., last] = words[..] {
            self.east_asian += u32::from(is_east_asian_family_name(first) || is_east_asian_family_name(last));
            self.vietnamese += u32::from(is_vietnamese_family_name(first) || is_vietnamese_family_name(last));
        }
        if cell.contains(COMMAS) {
            self.settled += u32::from(by == SplitBy::Cell);
            return;
        }
        let has_capitals = words.iter().any(|word| is_capitals(word));
        self.settled += u32::from(by == SplitBy::Cell && !has_capitals);
        self.capitals += u32::from(by == SplitBy::Cell && has_capitals);
        match order_of(&words) {
            Some((NameOrder::GivenFirst, votes)) => self.given_first += votes,
            Some((_, votes)) => self.family_first += votes,
            None => {}
        }
    }

    /// The order for which at least three quarters of three votes are, or all votes of most cells in a short file.
    pub(super) fn order(&self) -> Option<NameOrder> {
        let all = self.given_first + self.family_first;
        if self.is_vietnamese() && self.family_first * 4 >= all * 3 {
            return Some(NameOrder::GivenLast);
        }
        let wins =
            |votes: u32| votes > 0 && votes * 4 >= all * 3 && (all >= 3 || votes == all && votes * 2 >= self.names);
        if wins(self.given_first) {
            Some(NameOrder::GivenFirst)
        } else if wins(self.family_first) {
            Some(NameOrder::FamilyFirst)
        } else {
            None
        }
    }

    /// Whether some cells speak against this order without deciding the column.
    pub(super) fn contradicts(&self, order: NameOrder) -> bool {
        let against = if order == NameOrder::GivenFirst { self.family_first } else { self.given_first };
        against * 4 > self.given_first + self.family_first
    }

    /// Whether nearly all cells split by themselves, so that the order does not matter.
    pub(super) fn is_settled(&self) -> bool {
        self.names > 0 && (self.settled + self.capitals) * 10 >= self.names * 9
    }

    /// Whether the names are in a language or script in which a rule was not right in 99 of 100 names: in Latin letters those
    /// of China, Korea and Vietnam.
    pub(super) fn is_uncertain(&self) -> bool {
        self.unmeasured * 5 > self.names || self.east_asian * 5 > self.names * 2
    }

    fn is_vietnamese(&self) -> bool {
        self.vietnamese * 5 > self.names * 2
    }

    /// Whether three in ten cells have a known name, so that a column named `Name` does not hold places or products.
    pub(super) fn is_of_people(&self) -> bool {
        self.known * 10 >= self.names * 3
    }
}

/// Whether a word is a known name, or the words have the length of Japanese names, or the first syllable is a Korean family name.
fn is_known(words: &[&str]) -> bool {
    const KOREAN: &str = "김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하곽성차주우구민진지나엄원천방공현함변염추도석선설마길연위표명기반왕금옥육인맹제모탁국";
    let is_japanese = |word: &&str| (1..=3).contains(&word.chars().count()) && word.contains(is_unspaced);
    words.iter().any(|word| KnownName::of(word.trim_end_matches(',')).is_some())
        || words.len() == 2 && words.iter().all(is_japanese)
        || words.len() == 1
            && words[0].chars().count() == 3
            && words[0].chars().next().is_some_and(|c| KOREAN.contains(c))
}

/// The order that the words of a cell show, with its votes.
fn order_of(words: &[&str]) -> Option<(NameOrder, u32)> {
    use NameOrder::{FamilyFirst, GivenFirst};
    let ([first, .., last], count) = (words, words.len()) else { return None };
    if first.contains(is_unspaced) {
        return Some((FamilyFirst, CERTAIN));
    }
    match (is_capitals(first) && first.chars().count() > 1, is_capitals(last)) {
        (true, false) => return Some((FamilyFirst, CERTAIN)),
        (false, true) => return Some((GivenFirst, CERTAIN)),
        _ => {}
    }
    if count == 3 && is_patronymic(last) {
        return Some((FamilyFirst, CERTAIN));
    }
    if count == 3 && is_patronymic(words[1]) {
        return Some((GivenFirst, CERTAIN));
    }
    let kind = |word| match KnownName::of(word) {
        Some(KnownName::Given) => 1,
        Some(KnownName::Family) => -1,
        _ => 0,
    };
    match kind(first) - kind(last) {
        0 => None,
        difference => Some((if difference > 0 { GivenFirst } else { FamilyFirst }, 1)),
    }
}

/// Letters of scripts of which no list of names with their parts was measured: Armenian, Georgian, Ethiopic, Arabic, the Indic scripts, Thai, Khmer.
fn is_unmeasured(c: char) -> bool {
    matches!(c, '\u{530}'..='\u{58f}' | '\u{600}'..='\u{109f}' | '\u{10a0}'..='\u{10ff}' | '\u{1200}'..='\u{137f}' | '\u{1780}'..='\u{17ff}')
}
