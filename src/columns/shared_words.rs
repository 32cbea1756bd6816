//! Words that headers of a file share, and that are no part of what each of them means: [`find`].
//!
//! A program that exports one table of several writes its name before each column, and a form numbers its questions. The vocabulary does
//! not cover `RegisteredUserEmail`, and `Owner Email` beside an `Email` is the address of somebody else; in a file where most headers
//! begin with `Owner`, the owners are the leads.
//!
//! | headers | are read as |
//! |---|---|
//! | `1. Email`, `2. First name`, `3. City` | `Email`, `First name`, `City` |
//! | `Teacher First Name`, `Teacher Email`, `School` | `First Name`, `Email`, `School` |
//! | `Email (Acme)`, `Name (Acme)`, `City (Acme)` | `Email`, `Name`, `City` |
//! | `Student First Name`, `Parent First Name`, `Parent Email` | nothing, `First Name`, `Email` |
//! | `Student`, `Mother Email`, `Father Email` | nothing, `Email`, nothing |
//! | `email_1`, `email_1_first_name`, `email_1_title` | `email_1`, `first_name`, `title` |
//!
//! Words are left out only where no header names an email address as it is and one does without them, so that the headers of the lead
//! always come first.

use super::{
    column_samples::ColumnSamples,
    header::Header,
    header_reading::{HeaderMatch, HeaderReading},
    language_votes::LanguageVotes,
    languages::phrase::PhraseMeaning,
    meaning::HeaderMeaning,
    words::{self, Word},
};

/// The most words that are left out of a header.
const MOST_WORDS: usize = 4;

/// How many columns of addresses are examined. Ordinary files have one or two.
const MOST_ADDRESSES: usize = 8;

/// Words that make a column of flags or of checks, even where all headers begin with them: `Has Email`, `Has Phone`.
const FLAGS: [&str; 16] = [
    "is", "has", "no", "show", "hide", "send", "valid", "invalid", "verified", "missing", "match", "matched", "test",
    "count", "status", "previous",
];

/// The grown-ups of a child, to whom a list of pupils writes.
const GUARDIANS: [&str; 20] = [
    "parent",
    "parents",
    "guardian",
    "guardians",
    "mother",
    "father",
    "mom",
    "dad",
    "mum",
    "caregiver",
    "eltern",
    "elternteil",
    "mutter",
    "vater",
    "padre",
    "madre",
    "tutor",
    "tuteur",
    "mere",
    "pere",
];

/// Whether a header names the grown-ups of a child: `Parent 1 Email`.
pub(super) fn names_guardians(header: &str) -> bool {
    words::words(header).iter().any(|word| is_guardian(&word.text))
}

/// Whether this [key](words::key) of a word names a grown-up of a child.
pub(super) fn is_guardian(key: &str) -> bool {
    GUARDIANS.contains(&key)
}

/// Words before or behind the others of a header.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Affix {
    words: Vec<Word>,
    behind: bool,
}

impl Affix {
    /// The words of a header without the affix; `None` if it does not have it or nothing else.
    fn strip<'a>(&self, words: &'a [Word]) -> Option<&'a [Word]> {
        let rest = if self.behind { words.strip_suffix(&*self.words) } else { words.strip_prefix(&*self.words) };
        rest.filter(|rest| rest.iter().any(|word| !word.is_number()))
    }

    /// Whether a header with it says something else about an address than whose it is.
    fn changes_the_meaning(&self) -> bool {
        self.words.iter().any(|word| FLAGS.contains(&&*word.text)) || (self.behind && self.is_near_miss())
    }

    /// Whether the words mostly mean a person other than the lead, or make something else of an address.
    fn is_near_miss(&self) -> bool {
        Header::of_words(self.words.clone()).has(PhraseMeaning::NearMiss)
    }

    fn is_guardian(&self) -> bool {
        !self.behind && is_guardian(&self.words[0].text)
    }
}

/// What changes in the headers of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct SharedWords {
    /// The headers without the words, by column.
    pub(super) rests: Vec<(usize, Header)>,
    /// The columns of a person who is not the lead: the child, where the parents have the addresses.
    pub(super) others: Vec<usize>,
    /// Whether the words mostly mean a person other than the lead.
    pub(super) guessed: bool,
}

/// Which headers are read without the words that they share. `None` in most files.
pub(super) fn find(headers: &[Header], matches: &[HeaderMatch], samples: &ColumnSamples) -> Option<SharedWords> {
    let file = Headers { all: headers, matches, samples };
    if file.is_numbered() {
        return Some(SharedWords { rests: file.rests(without_number), others: Vec::new(), guessed: false });
    }
    if let Some(address) = file.address_before_names() {
        let rest =
            |words| address.strip(words).filter(|rest| !Header::of_words(rest.to_vec()).has(PhraseMeaning::Email));
        return Some(SharedWords { rests: file.rests(rest), others: Vec::new(), guessed: false });
    }
    if file.names(|reading| reading.meaning == HeaderMeaning::Email) {
        return None;
    }
    let affix = file.affix()?;
    let rests = file.rests(|words| affix.strip(words));
    let has_names =
        affix.is_guardian() && rests.iter().any(|(_, rest)| reading(rest).is_some_and(|r| is_name(r.meaning)));
    let others = if has_names { file.persons_without(&affix).collect() } else { Vec::new() };
    Some(SharedWords { rests, others, guessed: affix.is_near_miss() })
}

/// The headers of a file and what each of them names.
#[derive(Clone, Copy, Debug)]
struct Headers<'a> {
    all: &'a [Header],
    matches: &'a [HeaderMatch],
    samples: &'a ColumnSamples,
}

impl<'a> Headers<'a> {
    /// The headers for which `rest` returns some of their words, with these words only.
    fn rests(&self, rest: impl Fn(&'a [Word]) -> Option<&'a [Word]>) -> Vec<(usize, Header)> {
        let rests = self.all.iter().enumerate().filter_map(|(column, header)| Some((column, rest(header.words())?)));
        rests.map(|(column, words)| (column, Header::of_words(words.to_vec()))).collect()
    }

    /// Whether a header names, as it is, what is asked for.
    fn names(&self, is_asked: impl Fn(&HeaderReading) -> bool) -> bool {
        self.matches.iter().filter_map(HeaderMatch::reading).any(is_asked)
    }

    /// Whether headers begin with numbers as the questions of a form do: most of them with one of its own, or one after the other. In
    /// `1. Vorname` and `2. Vorname` the numbers are part of the meaning.
    fn is_numbered(&self) -> bool {
        let questions = self.all.iter().filter_map(|header| Some((header, without_number(header.words())?)));
        let (mut numbers, mut rests): (Vec<u32>, Vec<String>) = questions
            .map(|(header, rest)| {
                let rest = rest.iter().map(|word| word.text.as_str()).collect();
                (header.words()[0].text.parse().unwrap_or(u32::MAX), rest)
            })
            .unzip();
        numbers.sort_unstable();
        rests.sort_unstable();
        rests.dedup();
        let one_after_the_other = numbers.is_sorted_by(|a, b| a.checked_add(1) == Some(*b));
        let most = numbers.len() * 3 >= self.all.len() * 2 && numbers.is_sorted_by(|a, b| a < b);
        numbers.len() >= 3 && rests.len() == numbers.len() && (one_after_the_other || most)
    }

    /// The header of an address that other headers begin with, of which one is a name: `email_1` before `email_1_first_name`. Only where
    /// no header names a first or last name as it is.
    fn address_before_names(&self) -> Option<Affix> {
        let addresses = self.all.iter().zip(self.matches).filter(|(_, found)| is_first_address(found));
        let affixes = addresses.map(|(header, _)| Affix { words: header.words().to_vec(), behind: false });
        let mut shared = affixes.filter(|affix| {
            let rests = self.rests(|words| affix.strip(words));
            rests.len() >= 3 && rests.iter().any(|(_, rest)| is_half_of_a_name(rest))
        });
        shared.next().filter(|_| !self.names(|reading| is_half(reading.meaning)))
    }

    /// The words that most headers share and without which one names an email address.
    fn affix(&self) -> Option<Affix> {
        let is_open = |found: &HeaderMatch| found.reading().is_none();
        let addresses = self.all.iter().enumerate().zip(self.matches);
        let addresses = addresses.filter(|((_, header), found)| is_open(found) && header.has(PhraseMeaning::Email));
        let affixes = addresses.take(MOST_ADDRESSES).flat_map(|((column, header), _)| self.affixes(column, header));
        let mut counted: Vec<(usize, Affix)> =
            affixes.map(|affix| (self.rests(|words| affix.strip(words)).len(), affix)).collect();
        counted.sort_by_key(|(count, affix)| (*count, affix.words.len()));
        let (most, best) = counted.pop()?;
        let is_rival = |(count, affix): &&(usize, Affix)| *count == most && affix.words[0] != best.words[0];
        let rivals: Vec<&Affix> = counted.iter().filter(is_rival).map(|(_, affix)| affix).collect();
        // Of `Mother Email` and `Father Email` the first is taken, as of `Parent 1 Email` and `Parent 2 Email`.
        let best = match *rivals {
            [first, ..] if best.is_guardian() && rivals.iter().all(|rival| rival.is_guardian()) => first.clone(),
            [_, ..] => return None,
            [] => best,
        };
        self.is_shared(&best, most).then_some(best)
    }

    /// The words before or behind the others of a header that names an address without them. Words behind must be in brackets.
    fn affixes(&self, column: usize, header: &Header) -> Vec<Affix> {
        let words = header.words();
        let counts = self.samples.counts(column);
        if counts.filled > 0 && (!counts.is_addresses(50) || counts.is_one_address()) {
            return Vec::new();
        }
        let lengths = 1..words.len().min(MOST_WORDS + 1);
        let before = lengths.clone().map(|length| Affix { words: words[..length].to_vec(), behind: false });
        let behind = lengths.map(|length| Affix { words: words[words.len() - length..].to_vec(), behind: true });
        let behind = behind.filter(|affix| affix.words.iter().all(|word| word.aside));
        let fits = |affix: &Affix| {
            let named = affix.strip(words).and_then(|rest| reading(&Header::of_words(rest.to_vec())));
            named.is_some_and(|reading| reading.meaning == HeaderMeaning::Email) && !affix.changes_the_meaning()
        };
        before.chain(behind).filter(fits).collect()
    }

    /// Whether enough headers have the words. Half of them are, and fewer if the words are not known to name a person other than the
    /// lead, or name the parents.
    fn is_shared(&self, affix: &Affix, count: usize) -> bool {
        let has_name = || self.rests(|words| affix.strip(words)).iter().any(|(_, rest)| is_half_of_a_name(rest));
        if affix.is_guardian() {
            let names_one = |header: &&Header| header.words().first().is_some_and(|word| is_guardian(&word.text));
            return self.all.iter().filter(names_one).count() >= 2;
        }
        let enough = count >= 3 && (count * 2 >= self.all.len() || (!affix.is_near_miss() && has_name()));
        enough && self.persons_without(affix).next().is_none()
    }

    /// The columns with names of persons whose headers do not have the words.
    fn persons_without(&self, affix: &Affix) -> impl Iterator<Item = usize> {
        let all = self.all.iter().zip(self.matches).enumerate();
        let persons = all.filter(|(_, (_, found))| found.reading().is_some_and(|reading| is_name(reading.meaning)));
        persons.filter(|(_, (header, _))| affix.strip(header.words()).is_none()).map(|(column, _)| column)
    }
}

/// The words behind a number.
fn without_number(words: &[Word]) -> Option<&[Word]> {
    let (first, rest) = words.split_first()?;
    first.is_number().then_some(rest)
}

/// Whether it is an address, and not a second one.
fn is_first_address(found: &HeaderMatch) -> bool {
    found.reading().is_some_and(|reading| reading.meaning == HeaderMeaning::Email && !reading.numbered)
}

/// What a header names by itself.
fn reading(header: &Header) -> Option<HeaderReading> {
    header.read(&LanguageVotes::NONE).reading().copied()
}

fn is_half_of_a_name(header: &Header) -> bool {
    reading(header).is_some_and(|reading| is_half(reading.meaning))
}

fn is_name(meaning: HeaderMeaning) -> bool {
    is_half(meaning) || matches!(meaning, HeaderMeaning::Name | HeaderMeaning::FullName)
}

fn is_half(meaning: HeaderMeaning) -> bool {
    matches!(meaning, HeaderMeaning::FirstName | HeaderMeaning::LastName)
}
