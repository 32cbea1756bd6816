//! What a store declares, an import respects; what it cannot keep, an import refuses before the first write.

use std::{io::Cursor, sync::Mutex};

use futures_lite::future::block_on;
use lead_import::{
    CampaignId, Field, Importer, LeadStore, MemoryStore, StoreError, UpdatePolicy, async_trait,
    import::ImportErrorKind,
    report::IssueCode,
    store::{Batch, FieldPolicy, LeadOutcome, Presence, StoreLimits},
};

use super::picky::{campaign, memory};

#[derive(Debug)]
struct Limited {
    inner: MemoryStore,
    limits: StoreLimits,
    sizes: Mutex<Vec<usize>>,
}

impl Limited {
    fn new(limits: StoreLimits) -> Self {
        Self { inner: memory(), limits, sizes: Mutex::default() }
    }
}

#[async_trait]
impl LeadStore for Limited {
    fn limits(&self) -> StoreLimits {
        self.limits
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.inner.campaign_exists(campaign).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        self.inner.lookup(batch).await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        self.sizes.lock().unwrap().push(batch.leads().len());
        self.inner.import_batch(batch).await
    }
}

fn file(rows: usize) -> Cursor<String> {
    Cursor::new((0..rows).fold("email\n".to_owned(), |file, row| file + &format!("lead{row}@example.com\n")))
}

#[test]
fn a_batch_is_as_large_as_the_smaller_of_the_two_limits() {
    for (most, batch_size, expected) in [(100, 1_000, [100, 100, 50]), (1_000, 100, [100, 100, 50]), (0, 0, [1, 1, 1])]
    {
        let store = Limited::new(StoreLimits::transactional().with_max_batch(most));
        block_on(Importer::new().batch_size(batch_size).import(&store, &campaign(), file(250))).unwrap();
        assert_eq!(store.sizes.lock().unwrap()[..3], expected);
    }
}

#[test]
fn a_batch_has_the_size_that_the_store_prefers_unless_the_product_sets_one() {
    let limits = StoreLimits::transactional().with_preferred_batch(100);
    for (limits, importer, expected) in [
        (limits, Importer::new(), [100, 100, 50]),
        (limits, Importer::new().batch_size(120), [120, 120, 10]),
        (limits.with_max_batch(90), Importer::new(), [90, 90, 70]),
    ] {
        let store = Limited::new(limits);
        block_on(importer.import(&store, &campaign(), file(250))).unwrap();
        assert_eq!(*store.sizes.lock().unwrap(), expected);
    }
}

#[test]
fn a_policy_that_the_store_cannot_keep_is_refused_before_the_first_write() {
    let store = Limited::new(StoreLimits::transactional().with_policies([FieldPolicy::Overwrite]));
    let fill_title = UpdatePolicy::default().with(Field::JobTitle, FieldPolicy::FillEmpty);
    for policy in [FieldPolicy::FillEmpty.into(), fill_title] {
        let importer = Importer::new().existing(policy);
        let error = block_on(importer.import(&store, &campaign(), file(3))).unwrap_err();
        assert!(matches!(error.kind(), ImportErrorKind::UnsupportedPolicy(refused) if *refused == policy));
        assert!(error.checkpoint().is_none() && !error.is_transient());
    }
    assert!(store.sizes.lock().unwrap().is_empty());
    for policy in [FieldPolicy::Keep, FieldPolicy::Overwrite] {
        block_on(Importer::new().existing(policy).import(&store, &campaign(), file(3))).unwrap();
    }
}

#[test]
fn a_row_with_a_text_that_is_too_long_for_the_store_fails() {
    let store = Limited::new(StoreLimits::transactional().with_longest_text(20));
    let long = "é".repeat(21);
    let rows = format!(
        "email,first name,City\nada@example.com,{},Ü\nbob@example.com,{long},x\ncid@example.com,Cid,{long}\n",
        "é".repeat(20)
    );
    let report = block_on(Importer::new().import(&store, &campaign(), Cursor::new(rows))).unwrap();
    assert_eq!((report.created(), report.failed()), (1, 2));
    let messages: Vec<_> = report.failures().iter().map(ToString::to_string).collect();
    assert_eq!(
        messages,
        ["firstName has 21 characters; the store accepts 20", "City has 21 characters; the store accepts 20"]
    );
    assert!(report.failures().iter().all(|row| row.issues()[0].code() == IssueCode::TextTooLong));
}

/// The store of the second run takes larger or smaller batches, and the last batch of the first run may be applied.
#[test]
fn an_import_is_resumed_with_batches_of_the_new_size_after_one_of_the_old() {
    for (old, new, expected) in [(2, 3, &[2, 3][..]), (3, 2, &[3, 2])] {
        let mut store = Limited::new(StoreLimits::transactional().with_max_batch(old));
        let handle = lead_import::CancelHandle::new();
        let cancel = handle.clone();
        let importer = Importer::new().progress_listener(move |_| cancel.cancel());
        let stopped = importer.job(file(8)).cancel_handle(&handle);
        let error = block_on(stopped.import(&store, &campaign())).unwrap_err();
        (store.limits, store.sizes) = (StoreLimits::transactional().with_max_batch(new), Mutex::default());
        let importer = Importer::new();
        let resumed = importer.resume(error.checkpoint().unwrap().clone(), &store, file(8));
        assert_eq!(block_on(resumed).unwrap().created(), 8);
        assert_eq!(store.sizes.lock().unwrap()[..2], *expected);
    }
}

#[test]
fn an_import_is_resumed_with_the_preferred_batch_of_its_first_run() {
    let mut store = Limited::new(StoreLimits::transactional().with_preferred_batch(2));
    let handle = lead_import::CancelHandle::new();
    let cancel = handle.clone();
    let importer = Importer::new().progress_listener(move |_| cancel.cancel());
    let stopped = importer.job(file(8)).cancel_handle(&handle);
    let checkpoint = block_on(stopped.import(&store, &campaign())).unwrap_err().checkpoint().unwrap().clone();
    (store.limits, store.sizes) = (StoreLimits::transactional().with_preferred_batch(3), Mutex::default());
    let set = block_on(Importer::new().batch_size(3).resume(checkpoint.clone(), &store, file(8))).unwrap_err();
    assert!(matches!(set.kind(), ImportErrorKind::CheckpointMismatch(_)), "{set:?}");
    assert_eq!(block_on(Importer::new().resume(checkpoint, &store, file(8))).unwrap().created(), 8);
    assert_eq!(*store.sizes.lock().unwrap(), [2, 2, 2]);
}

#[test]
fn a_checkpoint_of_another_longest_text_is_refused() {
    let mut store = Limited::new(StoreLimits::transactional().with_longest_text(20));
    let handle = lead_import::CancelHandle::new();
    handle.cancel();
    let error = block_on(Importer::new().job(file(3)).cancel_handle(&handle).import(&store, &campaign())).unwrap_err();
    store.limits = StoreLimits::transactional().with_longest_text(100);
    let importer = Importer::new();
    let resumed = importer.resume(error.checkpoint().unwrap().clone(), &store, file(3));
    let mismatch = lead_import::import::CheckpointMismatch::Settings;
    let error = block_on(resumed).unwrap_err();
    assert!(matches!(error.kind(), ImportErrorKind::CheckpointMismatch(found) if *found == mismatch));
}
