//! Headers with a typing error, or with letters that a conversion lost: [`assign`], [`restored`].
//!
//! Only a field that no header names is looked for in this way, and only in a header that the vocabulary does not cover. A word that is one
//! error away from another may also be a word of its own: `Nachnahme` is no misspelled `Nachname` but a way to pay. So the word must be
//! English or of a language of the other headers, have at least five letters, begin with the same letter, and the values must not
//! contradict it.
//!
//! | header | known as | field |
//! |---|---|---|
//! | `Emial Address` | `email address` | email |
//! | `Frist Name` | `first name` | first name |
//! | `Pr?nom`, `Pr�nom` | `prénom` | first name |

use super::{
    assignment::is_taken,
    column::{Column, Rule},
    column_samples::ColumnSamples,
    header_reading::HeaderMatch,
    language_votes::LanguageVotes,
    languages::phrase::{Phrase, PhraseMeaning},
    lexicon, words,
};
use crate::lead::Field;

/// The shortest word in which an error is looked for, in characters.
const SHORTEST: usize = 5;

/// The shortest header in which a letter may be a different one. In short ones that is often another word: `Название формы` is the name
/// of a form and not of a firm.
const SHORTEST_WITH_ANOTHER_LETTER: usize = 8;

/// The longest header that is examined, in bytes, and the number of headers.
const LONGEST: usize = 40;
const MOST_HEADERS: usize = 100;

/// How certain the choice is.
const CONFIDENCE: f32 = 0.5;

/// The known phrase that names a field and is this header with its lost letters: `Prénom` for `Pr?nom`. A header that is read as it is
/// has none.
pub(super) fn restored(header: &str) -> Option<&'static str> {
    if !header.contains(is_lost) || header.is_empty() {
        return None;
    }
    let spelling = Spelling::of(header)?;
    let mut known = spelling.known().filter_map(|phrase| Some((field(phrase.meaning)?, phrase.alias)));
    let (field, alias) = known.next()?;
    known.all(|(other, _)| other == field).then_some(alias)
}

/// Notes on the columns whose headers were restored that their fields are guesses.
pub(super) fn mark_restored(columns: &mut [Column], restored: &[Option<&str>]) {
    let restored = columns.iter_mut().zip(restored).filter(|(_, restored)| restored.is_some());
    for (column, _) in restored.filter(|(column, _)| matches!(column.rule, Rule::Alias | Rule::Neighbours)) {
        column.rule = Rule::Misspelled;
        column.confidence = CONFIDENCE;
    }
}

/// Whether a conversion to a smaller character set writes the character for a letter that the set does not have.
fn is_lost(c: char) -> bool {
    matches!(c, '?' | '\u{fffd}')
}

/// Gives fields that no column has to columns whose headers are nearly their words.
pub(super) fn assign(columns: &mut [Column], matches: &[HeaderMatch], votes: &LanguageVotes, samples: &ColumnSamples) {
    if Field::ALL.into_iter().all(|field| is_taken(columns, field)) {
        return;
    }
    let is_open = |column: &&Column| column.is_open() && matches!(matches[column.index], HeaderMatch::Unknown);
    let open: Vec<usize> = columns.iter().filter(is_open).map(|column| column.index).take(MOST_HEADERS).collect();
    for index in open {
        let Some(spelling) = Spelling::of(&columns[index].header) else { continue };
        let fits = |field: Field| !is_taken(columns, field) && is_credible(field, samples, index);
        let known = spelling.known().filter(|phrase| is_understood(phrase, votes));
        let found = known.filter_map(|phrase| Some((field(phrase.meaning)?, phrase))).find(|(field, _)| fits(*field));
        if let Some((field, phrase)) = found {
            columns[index].decide(field.into(), Rule::Misspelled, CONFIDENCE);
            columns[index].alias = Some(phrase.alias.to_owned());
        }
    }
}

/// The field that a phrase of this meaning names by itself.
fn field(meaning: PhraseMeaning) -> Option<Field> {
    use PhraseMeaning as M;
    Some(match meaning {
        M::Email => Field::Email,
        M::FirstName => Field::FirstName,
        M::LastName => Field::LastName,
        M::Company => Field::CompanyName,
        M::JobTitle => Field::JobTitle,
        _ => return None,
    })
}

/// Whether the word is English, or in a language of the other headers.
fn is_understood(phrase: &Phrase, votes: &LanguageVotes) -> bool {
    phrase.languages.has_english() || votes.of(phrase.languages) > 0
}

/// Whether the values do not contradict the field.
fn is_credible(field: Field, samples: &ColumnSamples, index: usize) -> bool {
    let counts = samples.counts(index);
    if field == Field::Email { counts.is_addresses(50) } else { counts.filled > 0 && !counts.is_no_text() }
}

/// A header as it is compared: its letters in lower case without accents and spaces. A lost letter is `?`.
#[derive(Debug)]
struct Spelling {
    letters: Vec<char>,
    is_one_word: bool,
}

impl Spelling {
    fn of(header: &str) -> Option<Self> {
        if header.len() > LONGEST {
            return None;
        }
        let mut letters = Vec::new();
        for part in header.trim().split_inclusive(is_lost) {
            letters.extend(words::key(part).chars());
            if part.ends_with(is_lost) {
                letters.push('?');
            }
        }
        (letters.len() >= SHORTEST && letters.first().is_some_and(|c| c.is_alphabetic()))
            .then(|| Self { letters, is_one_word: !header.trim().contains(|c: char| !c.is_alphanumeric()) })
    }

    /// The known phrases that this header is with one error, or with lost letters.
    fn known(&self) -> impl Iterator<Item = &'static Phrase> {
        let first = self.letters[0];
        let phrases = lexicon::phrases_beginning_as(first.encode_utf8(&mut [0; 4]));
        let lost = self.letters.contains(&'?');
        phrases.iter().filter(move |phrase| {
            phrase.key.starts_with(first) && phrase.key.chars().count() >= SHORTEST && {
                let known: Vec<char> = phrase.key.chars().collect();
                if lost {
                    is_with_lost(&self.letters, &known)
                } else {
                    is_one_error(&self.letters, &known, self.is_one_word)
                }
            }
        })
    }
}

/// Whether the letters are the same but for those that were lost.
fn is_with_lost(found: &[char], known: &[char]) -> bool {
    let same = |(found, known): (&char, &char)| found == known || *found == '?';
    found.len() == known.len() && found.iter().zip(known).all(same)
}

/// Whether one letter is missing, added, different, or in the place of its neighbour. Only a long header of one word may have a different
/// letter.
fn is_one_error(found: &[char], known: &[char], is_one_word: bool) -> bool {
    let may_differ = is_one_word && known.len() >= SHORTEST_WITH_ANOTHER_LETTER;
    let same = found.iter().zip(known).take_while(|(found, known)| found == known).count();
    let (found, known) = (&found[same..], &known[same..]);
    match (found, known) {
        ([_, found @ ..], [_, known @ ..]) if found == known => may_differ,
        ([a, b, found @ ..], [c, d, known @ ..]) if (a, b) == (d, c) && found == known => true,
        ([_, rest @ ..], known) if rest == known => true,
        (found, [_, rest @ ..]) if found == rest => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_error_is_a_letter_that_is_missing_added_different_or_swapped() {
        let is_error = |found: &str, known: &str| {
            is_one_error(&found.chars().collect::<Vec<_>>(), &known.chars().collect::<Vec<_>>(), true)
        };
        for found in ["emial", "emal", "emaill", "eemail"] {
            assert!(is_error(found, "email"), "{found}");
        }
        assert!(is_error("pozition", "position"));
        for found in ["email", "enail", "emlia", "mail2x", "eml", "emails2"] {
            assert!(!is_error(found, "email"), "{found}");
        }
    }
}
