//! The files of a round: each has most of the same people, in an order of its own.

use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hash, Hasher},
    io::Cursor,
    num::NonZeroUsize,
};

use lead_import::CampaignId;

/// How many people a round has; a file has two in three of them.
fn people() -> usize {
    std::env::var("LEAD_IMPORT_PEOPLE").map_or(90, |people| people.parse().expect("a number of people"))
}

pub(super) struct File {
    round: usize,
    importer: usize,
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

pub(super) fn campaign(round: usize) -> CampaignId {
    CampaignId::from(format!("round {round}"))
}

/// Everybody who is in any file of the round, sorted.
pub(super) fn all_emails(round: usize, importers: usize) -> Vec<String> {
    let files = (0..importers).map(|importer| File::new(round, importer));
    files.flat_map(|file| file.emails()).collect::<BTreeSet<_>>().into_iter().collect()
}

impl File {
    pub(super) fn new(round: usize, importer: usize) -> Self {
        Self { round, importer }
    }

    /// From a few rows to the whole file.
    pub(super) fn batch_size(&self) -> NonZeroUsize {
        let of_ninety = [100, 13, 30, 7][(self.round + self.importer) % 4];
        NonZeroUsize::new((of_ninety * people()).div_ceil(90)).expect("there are people")
    }

    fn emails(&self) -> Vec<String> {
        let place = |person: &usize| hash((self.round, self.importer, person));
        let mut people: Vec<_> = (0..people()).filter(|person| !place(person).is_multiple_of(3)).collect();
        people.sort_by_key(place);
        people.iter().map(|person| format!("person{person}@round{}.example", self.round)).collect()
    }

    pub(super) fn read(&self) -> Cursor<String> {
        let importer = self.importer;
        let rows = self.emails().into_iter().map(|email| format!("{email},First {importer},{importer}\n"));
        Cursor::new(format!("Email,First name,Shoe size\n{}", rows.collect::<String>()))
    }
}
