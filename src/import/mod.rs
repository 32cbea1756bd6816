//! The importer: settings, the two passes, and the only loop over batches.

mod deliver;
mod job;
mod rehearsal;
mod repeats;
mod rows;
mod run;
mod seen;

use std::{
    borrow::Cow,
    io::{Read, Seek},
    num::NonZeroUsize,
};

pub use job::ImportJob;
use repeats::LaterRows;
pub use repeats::RepeatPolicy;

use crate::{
    CampaignId, Checkpoint, ColumnMap, Detector, Dialect, Encoding, Event, Evidence, ExistingLeads, Field, ImportError,
    ImportReport, Inspection, LeadStore, Limits, Listener, Progress, ReadOptions, Table, Target, event::Listeners,
    rejects, validate::Validator,
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
#[derive(Clone, Debug)]
pub struct Importer {
    pub(crate) reading: ReadOptions,
    pub(crate) batch_size: NonZeroUsize,
    pub(crate) existing: ExistingLeads,
    pub(crate) repeats: RepeatPolicy,
    pub(crate) max_listed: usize,
    pub(crate) listeners: Listeners,
}

impl Default for Importer {
    fn default() -> Self {
        Self {
            reading: ReadOptions::default(),
            batch_size: const { NonZeroUsize::new(1_000).unwrap() },
            existing: ExistingLeads::default(),
            repeats: RepeatPolicy::default(),
            max_listed: 1_000,
            listeners: Listeners::default(),
        }
    }
}

/// Settings.
impl Importer {
    /// An importer with the settings of the reference service: 50 MB, 50,000 rows, batches of 1,000, existing leads kept.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets all limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.reading = self.reading.limits(limits);
        self
    }

    /// Sets the size of the largest file, in bytes. 52,428,800 unless set.
    #[must_use]
    pub fn max_bytes(self, bytes: u64) -> Self {
        let limits = self.limit().max_bytes(bytes);
        self.limits(limits)
    }

    /// Sets the number of data rows that a file may have. 50,000 unless set.
    #[must_use]
    pub fn max_rows(self, rows: u64) -> Self {
        let limits = self.limit().max_rows(rows);
        self.limits(limits)
    }

    /// Sets how many rows of the file go into one batch. 1,000 unless set.
    #[must_use]
    pub fn batch_size(mut self, rows: NonZeroUsize) -> Self {
        self.batch_size = rows;
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
    /// wherever they stand. See [`Detector::with_mapping`].
    #[must_use]
    pub fn with_mapping(self, mapping: ColumnMap) -> Self {
        self.detect_with(|detector| detector.with_mapping(mapping))
    }

    /// Whether a lone column of full names is split into first and last name. Off unless set; the whole name is a custom
    /// field in either case.
    #[must_use]
    pub fn split_full_names(self, split: bool) -> Self {
        self.detect_with(|detector| detector.split_full_names(split))
    }

    /// Sets the detection of columns as a whole.
    #[must_use]
    pub fn detector(mut self, detector: Detector) -> Self {
        self.reading = self.reading.detector(detector);
        self
    }

    /// Reads files in this encoding instead of detecting one.
    #[must_use]
    pub fn encoding(mut self, encoding: Encoding) -> Self {
        self.reading = self.reading.encoding(encoding);
        self
    }

    /// Reads files in this dialect instead of detecting one.
    #[must_use]
    pub fn dialect(mut self, dialect: Dialect) -> Self {
        self.reading = self.reading.dialect(dialect);
        self
    }

    /// Sets what happens to leads that the store holds already. They are kept as they are unless set.
    #[must_use]
    pub fn existing(mut self, policy: impl Into<ExistingLeads>) -> Self {
        self.existing = policy.into();
        self
    }

    /// Sets which row wins when several rows of the file have the same email. The first wins unless set.
    ///
    /// [`LastWins`](RepeatPolicy::LastWins) and [`MergeNonEmpty`](RepeatPolicy::MergeNonEmpty) read the file once more before the
    /// first write, and hold the leads whose emails repeat in memory, 64 MiB of them at most.
    #[must_use]
    pub fn repeated_rows(mut self, policy: RepeatPolicy) -> Self {
        self.repeats = policy;
        self
    }

    /// Sets how many failed rows, repeated rows and warnings a report lists, each. 1,000 unless set; the counts are always
    /// complete, and the reply's 50 errors are listed in any case.
    #[must_use]
    pub fn max_listed(mut self, entries: usize) -> Self {
        self.max_listed = entries;
        self
    }

    /// Adds a listener, which hears what happens during each import.
    #[must_use]
    pub fn listener(mut self, listener: impl Listener + 'static) -> Self {
        self.listeners.add(listener);
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
    /// The limits in force.
    pub fn limit(&self) -> &Limits {
        self.reading.limit()
    }

    /// Finds out what an import of this file would do. Nothing is written.
    ///
    /// A file without an email column is inspected as well, so that a person can map it; an import refuses it.
    ///
    /// # Errors
    /// When the file cannot be read as a table, or is beyond a limit.
    pub fn inspect<R: Read + Seek>(&self, source: R) -> Result<Inspection, ImportError> {
        self.open(source).map(|(_, inspection)| inspection)
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
    /// As for [`import`](Self::import), and [`CheckpointMismatch`](crate::ImportErrorKind::CheckpointMismatch).
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
        ImportJob::new(self.clone(), source)
    }

    /// The first pass.
    pub(crate) fn open<R: Read + Seek>(&self, source: R) -> Result<(Table<R>, Inspection), ImportError> {
        let table = Table::open(source, &self.reading)?;
        let survey = table.survey();
        let mut evidence = Evidence::new(survey.header().len());
        for record in survey.sample() {
            evidence.observe(record.iter());
        }
        let header: Vec<_> = survey.header().iter().collect();
        let columns = self.detector_for(&header).detect(&header, &evidence);
        let inspection = Inspection::new(survey.clone(), columns);
        Ok((table, inspection))
    }

    /// What later rows say of leads whose emails repeat, where that matters.
    fn later_rows<R: Read + Seek>(&self, table: &mut Table<R>, found: &Inspection) -> Result<LaterRows, ImportError> {
        if !LaterRows::are_needed(self.repeats) {
            return Ok(LaterRows::none(self.repeats));
        }
        LaterRows::find(self.repeats, table.records()?, &Validator::new(found.columns()), found.total_rows())
    }

    fn detect_with(mut self, change: impl FnOnce(Detector) -> Detector) -> Self {
        let detector = self.reading.detection().clone();
        self.reading = self.reading.detector(change(detector));
        self
    }

    /// The detection; in a file of rejects, our own two columns are ignored.
    fn detector_for(&self, header: &[&str]) -> Cow<'_, Detector> {
        if !rejects::is_rejects(header) {
            return Cow::Borrowed(self.reading.detection());
        }
        let ours = [rejects::LINE_COLUMN, rejects::ERROR_COLUMN];
        let detector = self.reading.detection().clone();
        Cow::Owned(ours.into_iter().fold(detector, |detector, name| detector.map_column(name, Target::Ignored)))
    }
}
