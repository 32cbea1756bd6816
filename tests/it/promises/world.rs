//! A store with something in it, and imports into it.

use std::io::Cursor;

use futures_lite::future::block_on;
use lead_import::{
    CampaignId, DuplicatePolicy, Email, Field, ImportError, ImportReport, Importer, Lead, LeadStore, MemoryStore,
    UpdatePolicy,
    store::{Batch, FieldPolicy},
};
use proptest::{collection::vec, prelude::*, sample::select};

use super::files::EMAILS;

pub(crate) fn campaign() -> CampaignId {
    "spring".into()
}

/// What a store holds before an import.
#[derive(Clone, Debug, Default)]
pub(crate) struct World {
    /// The address of each lead, whether the lead has a first name and a note, and whether the campaign has the lead.
    leads: Vec<(Email, bool, bool, bool)>,
    suppressed: Vec<Email>,
}

pub(crate) fn world() -> impl Strategy<Value = World> {
    let email = || select(EMAILS.as_slice()).prop_filter_map("an address", |text| Email::parse(text).ok());
    let leads = vec((email(), any::<bool>(), any::<bool>(), any::<bool>()), 0..6);
    (leads, vec(email(), 0..2)).prop_map(|(leads, suppressed)| World { leads, suppressed })
}

impl World {
    pub(crate) fn store(&self) -> MemoryStore {
        let store = MemoryStore::new();
        store.create_campaign(&campaign());
        store.create_campaign(&"elsewhere".into());
        for (email, named, noted, member) in &self.leads {
            let lead = Lead::new(email.clone()).with(Field::FirstName, if *named { "Stored" } else { "" });
            let lead = lead.with_custom([("Note", if *noted { "stored" } else { "" }), ("Owner", "Kim")]);
            let campaign = if *member { campaign() } else { "elsewhere".into() };
            let batch = Batch::new(campaign, vec![lead]).unwrap();
            block_on(store.import_batch(&batch)).unwrap();
        }
        self.suppressed.iter().for_each(|email| store.suppress(email.clone(), "unsubscribed"));
        store
    }
}

/// All that can be seen of a store.
pub(crate) fn contents(store: &MemoryStore) -> (Vec<Lead>, Vec<Email>, Vec<Email>) {
    (store.leads(), store.members(&campaign()), store.members(&"elsewhere".into()))
}

/// An importer with any policies and any small batch size.
pub(crate) fn importer() -> impl Strategy<Value = Importer> {
    let existing = select(vec![
        UpdatePolicy::default(),
        FieldPolicy::FillEmpty.into(),
        FieldPolicy::Overwrite.into(),
        UpdatePolicy::from(FieldPolicy::Overwrite)
            .with(Field::FirstName, FieldPolicy::Keep)
            .with_custom(FieldPolicy::FillEmpty),
    ]);
    let duplicates = select(vec![
        DuplicatePolicy::AsExisting,
        DuplicatePolicy::FirstWins,
        DuplicatePolicy::LastWins,
        DuplicatePolicy::MergeNonEmpty,
        DuplicatePolicy::Reject,
    ]);
    (existing, duplicates, 1..9_usize).prop_map(|(existing, duplicates, rows)| {
        Importer::new().existing(existing).duplicate_rows(duplicates).batch_size(rows)
    })
}

/// Imports into the campaign.
pub(crate) fn import(
    importer: &Importer,
    store: impl LeadStore,
    bytes: impl AsRef<[u8]>,
) -> Result<ImportReport, ImportError> {
    block_on(importer.import(store, &campaign(), Cursor::new(bytes)))
}

/// Created, existing, failed, added, skipped, updated.
pub(crate) fn sums(report: &ImportReport) -> [u64; 6] {
    [report.created(), report.existing(), report.failed(), report.added(), report.skipped(), report.updated()]
}
