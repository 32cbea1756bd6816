//! A store over a service, whose journal is in the checkpoint of the import.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Cursor,
    sync::Mutex,
};

use futures_lite::future::{block_on, poll_once};
use lead_import::{
    CampaignId, Email, Importer, Lead, LeadStore, StoreError, async_trait,
    store::{Batch, CheckpointJournal, ItemResult, Itemwise, LeadOutcome, LeadService, Presence, StoreLimits, Write},
};

use super::{picky::campaign, sink::Table};

/// A service in memory that takes three items per request, and never replies to request number `stop`.
#[derive(Debug)]
struct Service<'a> {
    data: &'a Mutex<Data>,
    stop: usize,
    is_applied: bool,
}

#[derive(Debug, Default)]
struct Data {
    leads: BTreeMap<Email, Lead>,
    members: BTreeSet<Email>,
    requests: usize,
}

impl Service<'_> {
    /// Applies a request, unless it is the one that gets lost before.
    async fn request<T>(&self, apply: impl FnOnce(&mut Data) -> T) -> Result<T, StoreError> {
        let (result, is_lost) = {
            let mut data = self.data.lock().unwrap();
            data.requests += 1;
            let is_lost = data.requests - 1 == self.stop;
            ((!is_lost || self.is_applied).then(|| apply(&mut data)), is_lost)
        };
        match result {
            Some(result) if !is_lost => Ok(result),
            _ => std::future::pending().await,
        }
    }
}

#[async_trait]
impl LeadService for Service<'_> {
    fn limits(&self) -> StoreLimits {
        StoreLimits::completing().with_max_batch(3)
    }

    fn has_idempotency_keys(&self) -> bool {
        false
    }

    async fn campaign_exists(&self, _: &CampaignId) -> Result<bool, StoreError> {
        Ok(true)
    }

    async fn read(&self, _: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
        let presence = |data: &Data, email: &Email| match data.leads.get(email) {
            Some(lead) => Presence::stored(lead.clone()).in_campaign(data.members.contains(email)),
            None => Presence::absent(),
        };
        self.request(|data| emails.iter().map(|email| presence(data, email)).collect()).await
    }

    async fn write(&self, writes: &[Write<'_>], _: &str) -> Result<Vec<ItemResult>, StoreError> {
        let write = |data: &mut Data, write: &Write<'_>| match write {
            Write::Create(lead) if data.leads.contains_key(lead.email()) => ItemResult::Existed,
            Write::Create(lead) => {
                data.leads.insert(lead.email().clone(), (*lead).clone());
                ItemResult::Done
            }
            other => panic!("the policy keeps leads: {other:?}"),
        };
        self.request(|data| writes.iter().map(|item| write(data, item)).collect()).await
    }

    async fn join(&self, _: &CampaignId, emails: &[&Email], _: &str) -> Result<Vec<ItemResult>, StoreError> {
        let join = |data: &mut Data, email: &Email| {
            if data.members.insert(email.clone()) { ItemResult::Done } else { ItemResult::Existed }
        };
        self.request(|data| emails.iter().map(|email| join(data, email)).collect()).await
    }
}

/// Lead 2 and lead 9 exist before the import.
fn stored() -> Mutex<Data> {
    let email = |n: usize| Email::parse(&format!("lead{n}@example.com")).unwrap();
    let leads = [2, 9].map(|n| (email(n), Lead::new(email(n))));
    Mutex::new(Data { leads: leads.into(), members: [email(9)].into(), requests: 0 })
}

fn file() -> Cursor<String> {
    Cursor::new((0..17).fold("email\n".to_owned(), |file, row| file + &format!("lead{row}@example.com\n")))
}

#[test]
fn an_import_that_is_killed_at_any_request_resumes_from_its_checkpoint_with_an_exact_report() {
    let importer = Importer::new().batch_size(8);
    let mut stop = 0;
    loop {
        let mut was_killed = false;
        for is_applied in [false, true] {
            let (data, table) = (stored(), Table::default());
            let store = Itemwise::new(Service { data: &data, stop, is_applied }, CheckpointJournal);
            let job = importer.job(file()).checkpoints(&table);
            was_killed = block_on(poll_once(job.import(&store, &campaign()))).is_none();
            let store = Itemwise::new(Service { data: &data, stop: usize::MAX, is_applied }, CheckpointJournal);
            let job = importer.job(file()).checkpoints(&table).resume(table.read().unwrap());
            let report = block_on(job.import(&store, &campaign())).unwrap();
            let counts = (report.created(), report.existing(), report.added(), report.skipped());
            assert_eq!(counts, (15, 2, 16, 1), "killed at request {stop}, applied: {is_applied}");
            let data = data.into_inner().unwrap();
            assert_eq!((data.leads.len(), data.members.len()), (17, 17));
        }
        if !was_killed {
            break;
        }
        stop += 1;
    }
    assert!(stop > 15, "only {stop} requests");
}

#[test]
fn a_journal_in_a_checkpoint_that_nobody_stores_is_refused_before_the_first_write() {
    let data = stored();
    let store = Itemwise::new(Service { data: &data, stop: usize::MAX, is_applied: false }, CheckpointJournal);
    let error = block_on(Importer::new().import(&store, &campaign(), file())).unwrap_err();
    let cause = std::error::Error::source(&error).and_then(std::error::Error::source).unwrap();
    assert_eq!(cause.to_string(), "the import has no checkpoint sink for the journal of its store");
    assert_eq!(data.into_inner().unwrap().leads.len(), 2);
}

/// Makes its calls in another thread, as a store does that moves blocking work away.
#[derive(Clone, Debug)]
struct Elsewhere<S>(std::sync::Arc<S>);

#[async_trait]
impl<S: LeadStore + 'static> LeadStore for Elsewhere<S> {
    fn limits(&self) -> StoreLimits {
        self.0.limits()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.0.campaign_exists(campaign).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        self.0.lookup(batch).await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let (store, batch) = (std::sync::Arc::clone(&self.0), batch.clone());
        let (sender, receiver) = tokio::sync::oneshot::channel();
        std::thread::spawn(move || sender.send(block_on(store.import_batch(&batch))).ok());
        receiver.await.map_err(StoreError::unknown)?
    }
}

#[test]
fn a_store_may_work_in_another_thread_than_the_import() {
    let data: &'static Mutex<Data> = Box::leak(Box::new(stored()));
    let store = Itemwise::new(Service { data, stop: usize::MAX, is_applied: false }, CheckpointJournal);
    let (table, store) = (Table::default(), Elsewhere(std::sync::Arc::new(store)));
    let job = Importer::new().batch_size(8).job(file()).checkpoints(&table);
    assert_eq!(block_on(job.import(&store, &campaign())).unwrap().created(), 15);
}
