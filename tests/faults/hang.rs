//! A store that hangs: the caller asks the import to stop, waits for a while, and drops it.

use std::{
    io::Cursor,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use lead_import::{
    CampaignId, CancelHandle, Checkpoint, Event, ImportReport, Importer, LeadStore, SqliteStore,
    sqlx::{SqlitePool, sqlite::SqlitePoolOptions},
};

use crate::{random, sample};

pub(crate) const ROWS: u64 = 1_000;

/// An import that nothing disturbed.
pub(crate) struct Undisturbed {
    pub(crate) report: ImportReport,
    /// How many members the campaign had before the first batch and after each.
    members: Vec<u64>,
    pub(crate) took: Duration,
}

/// What the listener heard last.
#[derive(Clone, Default)]
pub(crate) struct Heard {
    checkpoint: Arc<Mutex<Option<Checkpoint>>>,
    members: Arc<Mutex<Vec<u64>>>,
}

impl Heard {
    pub(crate) fn importer(&self) -> Importer {
        let heard = self.clone();
        let importer = Importer::new().batch_size(40);
        importer.listener(move |event: &Event<'_>| {
            let checkpoint = match event {
                Event::Started(checkpoint) => (*checkpoint).clone(),
                Event::BatchCommitted(batch) => batch.checkpoint().clone(),
                _ => return,
            };
            heard.members.lock().unwrap().push(checkpoint.report().added());
            *heard.checkpoint.lock().unwrap() = Some(checkpoint);
        })
    }

    pub(crate) fn checkpoint(&self) -> Checkpoint {
        self.checkpoint.lock().unwrap().clone().expect("the import has started")
    }
}

pub(crate) fn file() -> Cursor<String> {
    Cursor::new(sample::file(ROWS))
}

pub(crate) fn campaign() -> CampaignId {
    "spring".into()
}

impl Undisturbed {
    pub(crate) async fn import(store: impl LeadStore) -> Self {
        let (heard, began) = (Heard::default(), Instant::now());
        let report = heard.importer().import(store, &campaign(), file()).await.expect("nothing disturbs it");
        let members = heard.members.lock().unwrap().clone();
        Self { report, members, took: began.elapsed() }
    }

    pub(crate) fn moment(&self, random: &mut fastrand::Rng) -> Duration {
        Duration::from_micros(random.u64(..u64::try_from(self.took.as_micros()).expect("it is no eternity")))
    }

    /// Imports into the store, which hangs from a random moment on; gives up, ends the hanging, looks, and resumes.
    pub(crate) async fn assert_whole_batches<L>(
        &self,
        store: impl LeadStore,
        members: impl AsyncFn() -> usize,
        lock: impl AsyncFn() -> L,
        random: &mut fastrand::Rng,
    ) {
        let (heard, cancel) = (Heard::default(), CancelHandle::new());
        let moment = self.moment(random);
        let hang = async {
            tokio::time::sleep(moment).await;
            let lock = lock().await;
            cancel.cancel();
            tokio::time::sleep(Duration::from_millis(150)).await;
            lock
        };
        let (importer, campaign) = (heard.importer(), campaign());
        let import = async { Some(importer.job(file()).cancel_handle(&cancel).import(&store, &campaign).await) };
        // Whichever ends first; the other is dropped.
        let ended = futures_lite::future::or(import, async {
            drop(hang.await);
            None
        })
        .await;
        let members = members().await as u64;
        assert!(self.members.contains(&members), "{members} members are no whole batches: {:?}", self.members);
        let report = match ended {
            Some(Ok(report)) => report,
            _ => heard.importer().resume(heard.checkpoint(), &store, file()).await.expect("nothing hangs any more"),
        };
        assert_eq!(report, self.report, "it hung after {moment:?}");
    }
}

async fn sqlite(folder: &tempfile::TempDir, name: &str) -> (SqlitePool, SqliteStore) {
    let options = SqliteStore::connect_options(folder.path().join(name));
    // One connection only: what a dropped call leaves behind on it would be in the way of the next.
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap();
    let store = SqliteStore::new(pool.clone(), "acme");
    store.migrate().await.unwrap();
    store.create_campaign(&campaign()).await.unwrap();
    (pool, store)
}

#[tokio::test]
async fn giving_up_on_a_sqlite_that_hangs_leaves_whole_batches() {
    let mut random = random::announced("hang");
    let folder = tempfile::tempdir().unwrap();
    let undisturbed = Undisturbed::import(sqlite(&folder, "undisturbed").await.1).await;
    for round in 0..random::rounds(5) {
        let (_, store) = sqlite(&folder, &round.to_string()).await;
        let (other, _) = sqlite(&folder, &round.to_string()).await;
        let lock = async || other.begin_with("BEGIN IMMEDIATE").await.expect("the import lets others in");
        let members = async || store.members(&campaign()).await.unwrap().len();
        undisturbed.assert_whole_batches(&store, members, lock, &mut random).await;
        assert_eq!(store.members(&campaign()).await.unwrap().len() as u64, undisturbed.report.added());
    }
}
