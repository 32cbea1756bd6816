//! The front of an import: [`Importer`].

use std::{
    io::{Read, Seek},
    num::NonZeroUsize,
};

use super::{
    checkpoint::Checkpoint,
    engine::duplicates::DuplicatePolicy,
    error::ImportError,
    event::{Event, Listener, Progress},
    inspection::Inspection,
    job::ImportJob,
    settings::Settings,
};
use crate::{
    columns::{ColumnMap, Detector, Target},
    lead::{CampaignId, Field},
    report::ImportReport,
    source::{Dialect, Encoding, Limits, ReadOptions},
    store::{LeadStore, UpdatePolicy},
};

/// Imports files of leads into campaigns. It holds settings only, so one importer serves any number of imports at once.
///
/// ```
/// use lead_import::{CampaignId, Field, Importer, MemoryStore};
///
/// let store = MemoryStore::new();
/// let campaign = CampaignId::from("spring");
/// store.create_campaign(&campaign);
///
/// let file = std::io::Cursor::new("Contact,City\nada@example.com,London\n");
/// let importer = Importer::new().map_column("Contact", Field::Email);
/// let report = futures_lite::future::block_on(importer.import(&store, &campaign, file))?;
/// assert_eq!((report.created(), report.added()), (1, 1));
/// # Ok::<(), lead_import::ImportError>(())
/// ```
///
/// The source is anything that is [`Read`] and [`Seek`], for example a [`File`](std::fs::File) or a [`Cursor`](std::io::Cursor)
/// over bytes. It is read twice: once to inspect, once to import; memory does not grow with it.
#[derive(Clone, Debug, Default)]
pub struct Importer {
    settings: Settings,
}

/// Settings.
impl Importer {
    /// An importer with the settings of the reference service: 50 MB, 50,000 rows, batches of 1,000, existing leads kept.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets all limits.
    #[must_use]
    pub fn limits(self, limits: Limits) -> Self {
        self.read_with(|options| options.limits(limits))
    }

    /// Sets the size of the largest file, in bytes. 52,428,800 unless set.
    #[must_use]
    pub fn max_bytes(self, bytes: u64) -> Self {
        self.limit_with(|limits| limits.max_bytes(bytes))
    }

    /// Sets the number of data rows that a file may have. 50,000 unless set.
    #[must_use]
    pub fn max_rows(self, rows: u64) -> Self {
        self.limit_with(|limits| limits.max_rows(rows))
    }

    /// Sets how many rows of the file go into one batch. 1,000 unless set.
    #[must_use]
    pub fn batch_size(mut self, rows: NonZeroUsize) -> Self {
        self.settings.batch_size = rows;
        self
    }

    /// Says what the column with this header becomes, whatever the detection would make of it.
    #[must_use]
    pub fn map_column(self, header: impl Into<String>, target: impl Into<Target>) -> Self {
        self.detect_with(|detector| detector.map_column(header, target))
    }

    /// Adds a spelling of a field's header to those that the detection knows.
    #[must_use]
    pub fn alias(self, header: impl Into<String>, field: Field) -> Self {
        self.detect_with(|detector| detector.alias(header, field))
    }

    /// Follows a mapping that was confirmed before, for example for last week's file: its columns are found by their headers,
    /// wherever they stand. See [`Detector::mapping`].
    #[must_use]
    pub fn mapping(self, mapping: ColumnMap) -> Self {
        self.detect_with(|detector| detector.mapping(mapping))
    }

    /// Whether a lone column of full names is split into first and last name. Off unless set; the whole name is a custom
    /// field in either case.
    #[must_use]
    pub fn split_full_names(self, split: bool) -> Self {
        self.detect_with(|detector| detector.split_full_names(split))
    }

    /// Sets the detection of columns as a whole.
    #[must_use]
    pub fn detector(self, detector: Detector) -> Self {
        self.detect_with(|_| detector)
    }

    /// Reads files in this encoding instead of detecting one.
    #[must_use]
    pub fn encoding(self, encoding: Encoding) -> Self {
        self.read_with(|options| options.encoding(encoding))
    }

    /// Reads files in this dialect instead of detecting one.
    #[must_use]
    pub fn dialect(self, dialect: Dialect) -> Self {
        self.read_with(|options| options.dialect(dialect))
    }

    /// Sets what happens to leads that the store holds already. They are kept as they are unless set.
    #[must_use]
    pub fn existing(mut self, policy: impl Into<UpdatePolicy>) -> Self {
        self.settings.existing = policy.into();
        self
    }

    /// Sets which row wins when several rows of the file have the same email. The first wins unless set.
    ///
    /// [`LastWins`](DuplicatePolicy::LastWins) and [`MergeNonEmpty`](DuplicatePolicy::MergeNonEmpty) read the file once more before the
    /// first write, and hold the leads whose emails repeat in memory, 64 MiB of them at most.
    #[must_use]
    pub fn duplicate_rows(mut self, policy: DuplicatePolicy) -> Self {
        self.settings.duplicates = policy;
        self
    }

    /// Sets how many failed rows, repeated rows and warnings a report lists, each. 1,000 unless set; the counts are always
    /// complete, and the reply's 50 errors are listed in any case.
    #[must_use]
    pub fn max_listed(mut self, entries: usize) -> Self {
        self.settings.max_listed = entries;
        self
    }

    /// Adds a listener, which hears what happens during each import.
    #[must_use]
    pub fn listener(mut self, listener: impl Listener + 'static) -> Self {
        self.settings.listeners.add(listener);
        self
    }

    /// Adds a function that hears after each batch how far the import is.
    #[must_use]
    pub fn on_progress(self, progress: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.listener(move |event: &Event<'_>| {
            if let Event::BatchCommitted(batch) = event {
                progress(batch.progress());
            }
        })
    }
}

/// Work.
impl Importer {
    pub(crate) fn limits_in_force(&self) -> &Limits {
        self.settings.reading.limits_in_force()
    }

    /// Finds out what an import of this file would do. Nothing is written.
    ///
    /// A file without an email column is inspected as well, so that a person can map it; an import refuses it.
    ///
    /// # Errors
    /// When the file cannot be read as a table, or is beyond a limit.
    pub fn inspect<R: Read + Seek>(&self, source: R) -> Result<Inspection, ImportError> {
        let opened = Inspection::open(source, &self.settings.reading, &self.settings.detector);
        opened.map(|(_, inspection)| inspection).map_err(ImportError::read)
    }

    /// Imports a file into a campaign.
    ///
    /// # Errors
    /// Before the first write: an unknown campaign, then a file that is too large, empty, of too many rows or without an email
    /// column. Later: when the store or the source fails; then the error has the report so far and a checkpoint.
    pub async fn import<S, R>(&self, store: S, campaign: &CampaignId, source: R) -> Result<ImportReport, ImportError>
    where
        S: LeadStore,
        R: Read + Seek,
    {
        self.job(source).import(store, campaign).await
    }

    /// Gives the report that [`import`](Self::import) would give, by the same code, and writes nothing.
    ///
    /// # Errors
    /// As for [`import`](Self::import).
    pub async fn dry_run<S, R>(&self, store: S, campaign: &CampaignId, source: R) -> Result<ImportReport, ImportError>
    where
        S: LeadStore,
        R: Read + Seek,
    {
        self.job(source).dry_run(store, campaign).await
    }

    /// Goes on with an import that stopped. The file, the campaign and the settings must be those of then.
    ///
    /// The report is the one that an undisturbed import would have given.
    ///
    /// # Errors
    /// As for [`import`](Self::import), and [`CheckpointMismatch`](super::error::ImportErrorKind::CheckpointMismatch).
    pub async fn resume<S, R>(&self, checkpoint: Checkpoint, store: S, source: R) -> Result<ImportReport, ImportError>
    where
        S: LeadStore,
        R: Read + Seek,
    {
        let campaign = checkpoint.campaign().clone();
        self.job(source).resume(checkpoint).import(store, &campaign).await
    }

    /// An import of this file with more to say about it: where rejected rows go, how to cancel it, where to go on.
    pub fn job<'a, R: Read + Seek>(&self, source: R) -> ImportJob<'a, R> {
        ImportJob::new(self.settings.clone(), source)
    }

    fn detect_with(mut self, change: impl FnOnce(Detector) -> Detector) -> Self {
        self.settings.detector = change(self.settings.detector);
        self
    }

    fn read_with(mut self, change: impl FnOnce(ReadOptions) -> ReadOptions) -> Self {
        self.settings.reading = change(self.settings.reading);
        self
    }

    fn limit_with(self, change: impl FnOnce(Limits) -> Limits) -> Self {
        let limits = change(*self.limits_in_force());
        self.limits(limits)
    }
}
