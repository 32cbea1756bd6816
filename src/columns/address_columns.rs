//! Which columns hold the addresses of a file, by their values.
//!
//! Addresses are the only values that a program recognises for certain, so they may override a header. Three cases need
//! it:
//!
//! | file | email column |
//! |---|---|
//! | `Who`, `Reach me at`, where only the second holds addresses | `Reach me at` |
//! | `Email` without values, `Login` with addresses | `Login` |
//! | `Author Email`, `All Emails` with several in a cell | `Author Email` |
//! | export of a mailbox: `From` with many addresses, `To` with the one of its owner | `From` |
//!
//! Where two columns hold addresses and no header says which, none is chosen, and the import reports that the file has
//! no email column.

use super::{
    field_candidate::{Basis, FieldCandidate},
    header_context::HeaderContext,
    header_reading::HeaderMatch,
    meaning::Subject,
    shared_words::is_guardian,
    words,
};
use crate::lead::{Email, Field};

/// Near misses that name a column which may hold the person's own address, as [keys](words::key): a login is often the address, and a list
/// of papers has no other. Nor has a list of pupils, with those of their parents.
const LOGINS: [&str; 22] = [
    "id",
    "author",
    "login",
    "username",
    "userid",
    "benutzername",
    "nomdutilisateur",
    "identifiant",
    "nombredeusuario",
    "nomedeusuario",
    "nomeutente",
    "gebruikersnaam",
    "nazwauzytkownika",
    "имяпользователя",
    "логин",
    "kullaniciadi",
    "anvandarnamn",
    "brugernavn",
    "brukernavn",
    "ユーザー名",
    "用户名",
    "사용자이름",
];

/// Near misses that name the person who wrote a message, as [keys](words::key).
const SENDERS: [&str; 18] = [
    "from",
    "sender",
    "absender",
    "expediteur",
    "remitente",
    "remetente",
    "mittente",
    "afzender",
    "nadawca",
    "отправитель",
    "avsandare",
    "afsender",
    "avsender",
    "gonderen",
    "送信者",
    "差出人",
    "发件人",
    "寄件者",
];

/// The shortest word by which an address and names belong to one person, in characters: `Gast` also begins other words.
const SHORTEST_SUBJECT: usize = 5;

impl HeaderContext<'_> {
    /// Whether at least half of the values of another column are addresses.
    pub(super) fn has_addresses_besides(&self, column: usize) -> bool {
        (0..self.matches.len()).any(|other| other != column && self.samples.counts(other).is_addresses(50))
    }

    /// Removes the email candidates whose values are one address in nearly every row, if another column has those of
    /// people. Returns their columns. The one address is that of the person who exported the file.
    pub(super) fn remove_own_address(&self, candidates: &mut Vec<FieldCandidate>) -> Vec<usize> {
        let own = |candidate: &FieldCandidate| {
            candidate.field == Field::Email && self.samples.counts(candidate.column).is_one_address()
        };
        let of_people = |candidate: &FieldCandidate| {
            candidate.field == Field::Email && !own(candidate) && self.samples.counts(candidate.column).is_addresses(50)
        };
        if !candidates.iter().any(of_people) && self.column_of_people().is_none() {
            return Vec::new();
        }
        candidates.extract_if(.., |candidate| own(candidate)).map(|candidate| candidate.column).collect()
    }

    /// Prefers the address of the person whose names the file has: with `Attendee first name` and `Attendee email`, the `Email` beside them
    /// is that of the buyer. Only where all names begin with the word that this one address begins with.
    pub(super) fn prefer_address_of_the_names(&self, candidates: &mut [FieldCandidate]) {
        let of = |field: Field| move |candidate: &&FieldCandidate| candidate.field == field;
        if candidates.iter().filter(of(Field::Email)).nth(1).is_none() {
            return;
        }
        let first_word = |column: usize| words::words(self.headers[column]).into_iter().next().map(|word| word.text);
        let is_name = |candidate: &&FieldCandidate| matches!(candidate.field, Field::FirstName | Field::LastName);
        let names: Option<Vec<String>> =
            candidates.iter().filter(is_name).map(|candidate| first_word(candidate.column)).collect();
        let Some(names) = names.filter(|names| names.len() > 1) else { return };
        let is_of_names = |candidate: &FieldCandidate| {
            let reading = self.matches[candidate.column].reading();
            let is_lead = reading.is_some_and(|reading| reading.subject == Subject::Lead);
            let word = first_word(candidate.column).filter(|word| word.chars().count() >= SHORTEST_SUBJECT);
            is_lead && word.is_some_and(|word| names.iter().all(|name| name.starts_with(&word)))
        };
        let theirs: Vec<usize> = (0..candidates.len())
            .filter(|index| candidates[*index].field == Field::Email && is_of_names(&candidates[*index]))
            .collect();
        if let [theirs] = *theirs
            && !candidates[theirs].empty
        {
            candidates[theirs].rank = 0;
            let others = candidates.iter_mut().enumerate().filter(|(index, _)| *index != theirs);
            others.filter(|(_, other)| other.field == Field::Email).for_each(|(_, other)| other.rank += 1);
        }
    }

    /// The only column whose values are nearly all addresses, where no header names one.
    ///
    /// Never a column whose header names a different person (`Owner`). None in a file whose first row is data, where
    /// the header is itself an address: a file without a header is reported rather than imported by guess.
    pub(super) fn addresses_without_header(&self) -> Option<FieldCandidate> {
        if self.headers.iter().any(|header| header.contains('@') && Email::repair(header).is_ok()) {
            return None;
        }
        let column = self.column_of_people().or_else(|| only(&self.address_columns()))?;
        Some(FieldCandidate {
            column,
            field: Field::Email,
            rank: 0,
            basis: Basis::Values,
            distance: 0,
            weak: true,
            empty: false,
        })
    }

    /// The only column of addresses that are not one address in nearly every row.
    fn column_of_people(&self) -> Option<usize> {
        let mut columns = self.address_columns();
        columns.retain(|column| !self.samples.counts(*column).is_one_address());
        only(&columns)
    }

    /// The columns whose values are addresses, without near misses. A login is one where no other column is, and the
    /// sender of a message where the other side of it is one address: the file lists what one person received.
    fn address_columns(&self) -> Vec<usize> {
        let all = (0..self.matches.len()).filter(|column| self.holds_addresses(*column));
        let (mut columns, mut near_misses): (Vec<usize>, Vec<usize>) =
            all.partition(|column| !matches!(self.matches[*column], HeaderMatch::NearMiss { .. }));
        for columns in [&mut columns, &mut near_misses] {
            if columns.iter().any(|column| !self.samples.counts(*column).is_lists()) {
                columns.retain(|column| !self.samples.counts(*column).is_lists());
            }
        }
        if columns.is_empty() {
            let is_own = |key: &str| LOGINS.contains(&key) || is_guardian(key);
            columns.extend(near_misses.iter().filter(|column| self.is_near_miss(**column, is_own)));
        } else if columns.iter().all(|column| self.samples.counts(*column).is_one_address()) {
            columns
                .extend(near_misses.iter().filter(|column| self.is_near_miss(**column, |key| SENDERS.contains(&key))));
        }
        columns
    }

    /// Whether the header is a near miss by a word with such a key.
    fn is_near_miss(&self, column: usize, is_known: impl Fn(&str) -> bool) -> bool {
        matches!(self.matches[column], HeaderMatch::NearMiss { word } if is_known(&words::key(word)))
    }

    /// Whether nine tenths of the values are addresses, and at least half of the rows have one.
    fn holds_addresses(&self, column: usize) -> bool {
        let counts = self.samples.counts(column);
        counts.is_addresses(90) && u64::from(counts.filled) * 2 >= u64::from(self.samples.rows())
    }
}

/// The column, if it is the only one.
fn only(columns: &[usize]) -> Option<usize> {
    match columns {
        [column] => Some(*column),
        _ => None,
    }
}
