//! A name in one cell, split in two: [`FullName`].
//!
//! No rule splits every name correctly: `Ana María López García` has two given and two family names, and nothing in the
//! cell says so. The first name is therefore one word, the one that is written after "Dear". A cell that does not name one
//! person (`Globex GmbH`, `Ada & Bo Ek`, `info`), and one that has only initials (`J. R. Ek`), has neither part: a wrong
//! first name is worse than none. The whole cell stays a custom field in any case.
//!
//! | cell | order | first | last |
//! |---|---|---|---|
//! | `Lovelace, Ada` | any | `Ada` | `Lovelace` |
//! | `SILVA Ana`, `Ana SILVA` | any | `Ana` | `SILVA` |
//! | `Dr. Ada King Lovelace` | given first | `Ada` | `King Lovelace` |
//! | `Ana María López García` | given first | `Ana` | `López García` |
//! | `Oscar de la Renta` | given first | `Oscar` | `de la Renta` |
//! | `Martin King Jr.`, `Martin King, PhD` | given first | `Martin` | `King` |
//! | `Nagy Anna Mária` | family first | `Anna` | `Nagy` |
//! | `Иванов Иван Петрович` | any | `Иван` | `Иванов` |
//! | `Nguyễn Văn Nam` | given last | `Nam` | `Nguyễn` |
//! | `Mrs Lovelace` | any | | `Lovelace` |
//! | `남궁민수` | any | `민수` | `남궁` |
//! | `山田太郎`, `Madonna`, `Ada & Bo` | any | | |

use super::{
    known_names::{KnownName, is_east_asian_family_name},
    name_order::NameOrder,
    name_parts::{
        is_abbreviated, is_bound, is_capitals, is_particle, is_patronymic, is_suffix, is_suffixes, is_title,
        without_titles,
    },
    person_cell::is_no_person,
    words,
};

/// The commas between a family name and a given one, in all scripts.
pub(super) const COMMAS: [char; 4] = [',', '،', '、', '，'];

/// The first and the last name of a full name. A part that the cell does not have, or not for certain, is empty.
///
/// ```
/// use lead_import::columns::{FullName, NameOrder};
///
/// let split = |cell, order| {
///     let name = FullName::split(cell, order);
///     [name.first().to_owned(), name.last().to_owned()]
/// };
/// assert_eq!(split("Lovelace, Ada", NameOrder::GivenFirst), ["Ada", "Lovelace"]);
/// assert_eq!(split("Dr. Ana María López García", NameOrder::GivenFirst), ["Ana", "López García"]);
/// assert_eq!(split("Blue Ocean GmbH", NameOrder::GivenFirst), ["", ""]);
/// assert_eq!(split("김민준", NameOrder::FamilyFirst), ["민준", "김"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FullName {
    first: String,
    last: String,
}

/// What said where the given name is in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SplitBy {
    /// The cell itself: a comma, capitals, a patronymic, Hangul.
    Cell,
    /// The order of the names in the column.
    Order,
}

impl FullName {
    /// Splits a full name at a comma (`Lovelace, Ada`), beside a family name in capitals (`SILVA Ana`), otherwise by the order.
    ///
    /// Titles (`Dr.`) and suffixes (`Jr.`, `PhD`) are removed. Particles (`van der`, `de la`) belong to the family name, and
    /// middle names that are only given names to neither part. A single word is a given name if it is known as nothing else,
    /// and a family name after a title.
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
        Self::read(cell, order).map(|(name, _)| name).unwrap_or_default()
    }

    /// The split, and what decided it; `None` if the cell is not split.
    pub(super) fn read(cell: &str, order: NameOrder) -> Option<(Self, SplitBy)> {
        let text = without_remarks(cell);
        if is_no_person(&text) {
            return None;
        }
        let by_cell = |name| (name, SplitBy::Cell);
        let parts: Vec<&str> = text.split(COMMAS).map(str::trim).filter(|part| !part.is_empty()).collect();
        let after_name = |parts: &[&str]| parts.first().is_some_and(|first| first.split_whitespace().nth(1).is_some());
        let names: Vec<&str> = parts
            .iter()
            .enumerate()
            .filter(|(place, part)| *place == 0 || !is_suffixes(part, after_name(&parts)))
            .map(|(_, part)| *part)
            .collect();
        match names[..] {
            [name] => split_words(&bare(name), name, order),
            [family, given] => split_at_comma(family, given).map(by_cell),
            _ => None,
        }
    }

    /// The given name by which the person is addressed. Empty if the cell does not have it for certain.
    pub fn first(&self) -> &str {
        &self.first
    }

    /// The family name with its particles, or names. Empty if the cell does not have it for certain.
    pub fn last(&self) -> &str {
        &self.last
    }
}

/// The text without what is in brackets or quotation marks: a nickname, a remark.
fn without_remarks(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut closing = None;
    for c in cell.chars() {
        match (closing, c) {
            (Some(end), c) if c == end => closing = None,
            (Some(_), _) => {}
            (None, '(') => closing = Some(')'),
            (None, '"') => closing = Some('"'),
            (None, '“' | '„') => closing = Some(if c == '„' { '“' } else { '”' }),
            (None, c) => text.push(if c.is_whitespace() { ' ' } else { c }),
        }
    }
    text.trim().to_owned()
}

/// The words of a name without titles in front and suffixes at the end.
pub(super) fn bare(name: &str) -> Vec<&str> {
    bare_beside(name, 0)
}

/// As [`bare`], beside other words of the name.
fn bare_beside(name: &str, others: usize) -> Vec<&str> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut words = without_titles(&words, others).to_vec();
    while words.len() > 2 && words.last().is_some_and(|word| is_suffix(word) || is_address_after(word)) {
        words.pop();
    }
    words
}

/// A form of address after a name, written apart: `さん`, `씨`, `Bey`.
fn is_address_after(word: &str) -> bool {
    matches!(word, "様" | "さま" | "さん" | "殿" | "氏" | "先生" | "씨" | "님" | "Bey" | "Hanım" | "úr" | "asszony")
}

/// Splits the words of a name without comma. `name` is the same with its titles.
fn split_words(words: &[&str], name: &str, order: NameOrder) -> Option<(FullName, SplitBy)> {
    let by = |by| move |name| (name, by);
    if let [word] = words {
        return single_word(word, name.split_whitespace().nth(1).is_some());
    }
    if let Some((given, family)) = by_capitals(words, order) {
        return named(given, family).map(by(SplitBy::Cell));
    }
    match (words, order) {
        ([family, given, patronymic], _) if is_patronymic(patronymic) && !is_patronymic(given) => {
            named(&[given], &[family]).map(by(SplitBy::Cell))
        }
        ([given, patronymic, family], _) if is_patronymic(patronymic) => {
            named(&[given], &[family]).map(by(SplitBy::Cell))
        }
        (_, NameOrder::GivenFirst) => given_first(words).map(by(SplitBy::Order)),
        (_, NameOrder::FamilyFirst) => family_first(words).map(by(SplitBy::Order)),
        ([family, .., given], NameOrder::GivenLast) => named(&[given], &[family]).map(by(SplitBy::Order)),
        _ => None,
    }
}

/// The given and the family name of words of which one run at an end is in capitals: `SILVA Ana`, `Ana da SILVA`.
///
/// A word in capitals in front may also be an abbreviation (`IBM Deutschland`, `JD Vance`). It is a family name where the
/// column has the family name first, or where one of the words is known.
fn by_capitals<'a, 'b>(words: &'a [&'b str], order: NameOrder) -> Option<(&'a [&'b str], &'a [&'b str])> {
    let belongs = |word: &&str| is_capitals(word) || is_particle(word);
    let is_mixed = |word: &&str| !is_capitals(word) && !is_particle(word) && word.chars().any(char::is_lowercase);
    if !words.iter().any(|word| is_capitals(word)) || !words.iter().any(is_mixed) {
        return None;
    }
    let front = words.iter().take_while(|word| belongs(word)).count();
    let back = words.iter().rev().take_while(|word| belongs(word)).count();
    let (given, family) = match (front, back) {
        (1.., 0) => (&words[front..], &words[..front]),
        (0, 1..) => words.split_at(words.len() - back),
        _ => return None,
    };
    // Titles and initials may be in capitals too, and a run in the middle says nothing.
    if !family.iter().any(|word| is_capitals(word)) || given.iter().any(|word| is_capitals(word)) {
        return None;
    }
    let is_known = || is_east_asian_family_name(family[0]) || KnownName::of(family[0]) == Some(KnownName::Family);
    let is_given = || matches!(KnownName::of(given[0]), Some(KnownName::Given | KnownName::Either));
    let is_short = family[0].chars().count() < 3 && family.len() == 1;
    let is_sure = back > 0 || is_known() || !is_short && (order != NameOrder::GivenFirst || is_given());
    is_sure.then_some((given, family))
}

/// A name whose words are told apart. `None` if the given name is only an initial or begins as a family name does.
fn named(given: &[&str], family: &[&str]) -> Option<FullName> {
    let first = first_word(given, family)?;
    Some(FullName { first, last: family.join(" ") })
}

/// The word by which a person is addressed, with the next one if it is only half of a name.
fn first_word(given: &[&str], family: &[&str]) -> Option<String> {
    let [first, rest @ ..] = given else { return None };
    if matches!(*first, "Mª" | "M.ª" | "M.ª." | "Mª.") {
        return Some("María".to_owned());
    }
    let is_asian = || given.len() == 2 && family.len() == 1 && is_east_asian_family_name(family[0]);
    if let [second, ..] = rest
        && !is_abbreviated(second)
        && (is_bound(first) || is_asian() && (is_capitals(family[0]) || KnownName::of(first).is_none()))
    {
        return Some(format!("{first} {second}"));
    }
    (!is_abbreviated(first)).then(|| without_address(first).to_owned())
}

/// A Japanese or Korean given name without the form of address that is written together with it.
fn without_address(word: &str) -> &str {
    let addresses = ["様", "さん", "殿", "님"];
    addresses.iter().find_map(|address| word.strip_suffix(address)).filter(|rest| !rest.is_empty()).unwrap_or(word)
}

/// Splits where the first word is the given name.
fn given_first(words: &[&str]) -> Option<FullName> {
    let given = usize::from(words.len() > 2 && is_bound(words[0])) + 1;
    let rest = &words[given..];
    // `van Beethoven` alone has no given name.
    if is_particle(words[0])
        && words[0].chars().all(|c| !c.is_uppercase())
        && rest.iter().any(|word| is_title_case(word))
    {
        return None;
    }
    // `JD Vance`, `IBM Deutschland`.
    if is_capitals(words[0]) && rest.iter().any(|word| word.contains(char::is_lowercase)) {
        return None;
    }
    if let [first, second, family] = words
        && is_east_asian_family_name(family)
    {
        return named(&[first, second], &[family]);
    }
    let is_middle = |word: &&&str| is_abbreviated(word) || KnownName::is_given(word) && !is_particle(word);
    let middle = rest[..rest.len() - 1].iter().take_while(is_middle).count();
    named(&words[..given], &rest[middle..])
}

fn is_title_case(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Splits where the first word, with its particles, is the family name. The given name begins later in
/// `Erdei Dolóczki István`, by the list of names, and in `Bangóné Borbély Ildikó`, after a married name.
fn family_first(words: &[&str]) -> Option<FullName> {
    let last = words.len() - 1;
    let mut given = 1;
    while given < last && is_particle(words[given - 1]) {
        given += 1;
    }
    if is_abbreviated(words[0]) && last > 1 {
        given = given.max(2);
    }
    let is_married = |word: &str| word.ends_with("né");
    let may_be_given = |word: &str| matches!(KnownName::of(word), Some(KnownName::Given | KnownName::Either));
    while given < last
        && (is_married(words[given])
            || is_title(words[given])
            || is_abbreviated(words[given])
            || is_married(words[given - 1]) && !may_be_given(words[given])
            || !may_be_given(words[given]) && may_be_given(words[given + 1]))
    {
        given += 1;
    }
    let family: Vec<&str> = words[..given].iter().copied().filter(|word| !is_title(word)).collect();
    named(&words[given..], &family)
}

/// Splits `Lovelace, Ada`. Not `Ada, Lovelace`, where the names are known to be the other way round.
fn split_at_comma(family: &str, given: &str) -> Option<FullName> {
    let (family, given) = (bare(family), bare_beside(given, 1));
    let is_reversed =
        family.len() == 1 && KnownName::is_given(family[0]) && KnownName::of(given[0]) == Some(KnownName::Family);
    if is_reversed || family.len() > 4 || given.len() > 4 {
        return None;
    }
    named(&given, &family)
}

/// Splits a name without spaces. A Korean one is split after the family name; a Chinese or Japanese one cannot be
/// split.
fn single_word(name: &str, has_title: bool) -> Option<(FullName, SplitBy)> {
    let name = without_address(name);
    let syllables = name.chars().count();
    if is_hangul(name) && (2..=4).contains(&syllables) {
        let is_double = syllables > 2 && DOUBLE_KOREAN.iter().any(|double| name.starts_with(double));
        // `황보라` is `황`, `보라` or `황보`, `라`.
        if syllables == 3 && ["황보", "서문"].iter().any(|double| name.starts_with(double)) {
            return None;
        }
        // A syllable has three bytes in UTF-8.
        let (last, first) = name.split_at(if is_double { 6 } else { 3 });
        return Some((FullName { first: first.to_owned(), last: last.to_owned() }, SplitBy::Cell));
    }
    let known = KnownName::of(name);
    let part =
        |first: &str, last: &str| Some((FullName { first: first.to_owned(), last: last.to_owned() }, SplitBy::Order));
    match known {
        Some(KnownName::Given) if !has_title => part(name, ""),
        Some(KnownName::Given | KnownName::Either) => None,
        _ if has_title && !is_abbreviated(name) && !name.contains(words::is_unspaced) => part("", name),
        _ => None,
    }
}

pub(super) fn is_hangul(text: &str) -> bool {
    text.chars().all(|c| ('가'..='힣').contains(&c))
}

/// Korean family names of two syllables.
const DOUBLE_KOREAN: [&str; 8] = ["남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방"];
