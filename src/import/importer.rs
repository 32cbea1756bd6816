//! Settings and entry points of an import: [`Importer`].

use std::{
    io::{Read, Seek},
    num::NonZeroUsize,
};

use super::{
    checkpoint::Checkpoint,
    duplicate_policy::DuplicatePolicy,
    error::ImportError,
    event::{Event, Listener, Progress},
    extra_cells::ExtraCells,
    inspection::Inspection,
    job::ImportJob,
    opted_out::OptedOut,
    settings::Settings,
};
use crate::{
    columns::{ColumnMap, Detector, Target},
    lead::{CampaignId, Field},
    report::ImportReport,
    source::{Dialect, Encoding, Limits, ReadOptions},
    store::{LeadStore, UpdatePolicy},
};

/// Imports files of leads into campaigns.
///
/// An importer has settings only and no state, so one importer serves any number of concurrent imports. Methods that set something take and
/// return `self`, and are named by the setting: `max_rows(n)`, not `with_max_rows(n)`. [`ImportJob`] follows the same convention.
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
/// # Source
///
/// The source is any [`Read`] and [`Seek`], for example a [`File`](std::fs::File) or a [`Cursor`](std::io::Cursor) over bytes. The import
/// first reads the whole file to check it, so that a file that must be refused is refused before the first write. It then
/// reads the rows again to import them. Memory does not grow with the file, except for 20 bytes per row to find duplicates.
#[derive(Clone, Debug, Default)]
pub struct Importer {
    settings: Settings,
}

/// Settings.
impl Importer {
    /// Creates an importer with the default settings: files up to 50 MiB and 50,000 rows, batches of 1,000 rows, existing
    /// leads kept as they are.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets all limits of the reader.
    #[must_use]
    pub fn limits(self, limits: Limits) -> Self {
        self.read_with(|options| options.limits(limits))
    }

    /// Sets the size of the largest file, in bytes. The default is 52,428,800, which is 50 MiB.
    #[must_use]
    pub fn max_bytes(self, bytes: u64) -> Self {
        self.limit_with(|limits| limits.max_bytes(bytes))
    }

    /// Sets the largest number of data rows. The default is 50,000.
    #[must_use]
    pub fn max_rows(self, rows: u64) -> Self {
        self.limit_with(|limits| limits.max_rows(rows))
    }

    /// Sets the number of rows per batch. The default is 1,000.
    ///
    /// A batch is one transaction of the store. A larger batch has fewer round trips and locks rows for longer.
    #[must_use]
    pub fn batch_size(mut self, rows: NonZeroUsize) -> Self {
        self.settings.batch_size = rows;
        self
    }

    /// Sets the target of the column with this header, instead of detecting it.
    #[must_use]
    pub fn map_column(self, header: impl Into<String>, target: impl Into<Target>) -> Self {
        self.detect_with(|detector| detector.map_column(header, target))
    }

    /// Adds a header by which a field is detected.
    #[must_use]
    pub fn alias(self, header: impl Into<String>, field: Field) -> Self {
        self.detect_with(|detector| detector.alias(header, field))
    }

    /// Applies a mapping that a person confirmed for an earlier file. Columns are found by their headers, in any order.
    /// See [`Detector::mapping`].
    #[must_use]
    pub fn mapping(self, mapping: ColumnMap) -> Self {
        self.detect_with(|detector| detector.mapping(mapping))
    }

    /// Sets whether a column of full names is split into first and last name if the file has no such columns. The default is
    /// `false`. The full name is a custom field in either case.
    #[must_use]
    pub fn split_full_names(self, split: bool) -> Self {
        self.detect_with(|detector| detector.split_full_names(split))
    }

    /// Replaces the detector of columns. This discards earlier calls of [`map_column`](Self::map_column), [`alias`](Self::alias),
    /// [`mapping`](Self::mapping) and [`split_full_names`](Self::split_full_names).
    #[must_use]
    pub fn detector(self, detector: Detector) -> Self {
        self.detect_with(|_| detector)
    }

    /// Sets the encoding of files instead of detecting it.
    #[must_use]
    pub fn encoding(self, encoding: Encoding) -> Self {
        self.read_with(|options| options.encoding(encoding))
    }

    /// Sets the dialect (delimiter and quote) of files instead of detecting it.
    #[must_use]
    pub fn dialect(self, dialect: Dialect) -> Self {
        self.read_with(|options| options.dialect(dialect))
    }

    /// Sets the policy for leads that the store already holds. By default they are kept as they are. Unless
    /// [`duplicate_rows`](Self::duplicate_rows) sets a different policy, it applies to duplicate rows of the file too.
    #[must_use]
    pub fn existing(mut self, policy: impl Into<UpdatePolicy>) -> Self {
        self.settings.existing = policy.into();
        self
    }

    /// Sets the policy for rows of the file with the same email. By default they are treated as existing leads, by the policy that
    /// [`existing`](Self::existing) sets. If that policy keeps existing leads, the first row wins.
    ///
    /// [`LastWins`](DuplicatePolicy::LastWins), [`MergeNonEmpty`](DuplicatePolicy::MergeNonEmpty), and the default if existing leads may
    /// change, read the file once more before the first write. They hold one lead per duplicate email in memory, 64 MiB at most. A file
    /// that needs more is refused.
    #[must_use]
    pub fn duplicate_rows(mut self, policy: DuplicatePolicy) -> Self {
        self.settings.duplicates = policy;
        self
    }

    /// Sets the policy for rows with cells beyond the header. By default they fail, because a delimiter in an unquoted cell has
    /// moved the cells after it into wrong columns.
    #[must_use]
    pub fn extra_cells(mut self, policy: ExtraCells) -> Self {
        self.settings.extra_cells = policy;
        self
    }

    /// Sets the policy for rows of people who, as far as the file says, must not be written to. By default they are imported with a
    /// warning.
    #[must_use]
    pub fn opted_out(mut self, policy: OptedOut) -> Self {
        self.settings.opted_out = policy;
        self
    }

    /// Sets the length of the lists of a report: failed rows, duplicate rows and warnings. The default is 1,000 entries each.
    ///
    /// The counts are always complete, and at least 50 failed rows are listed for the reply.
    #[must_use]
    pub fn max_listed(mut self, entries: usize) -> Self {
        self.settings.max_listed = entries;
        self
    }

    /// Adds a listener that receives the events of each import. Listeners are called in the order in which they were added.
    #[must_use]
    pub fn listener(mut self, listener: impl Listener + 'static) -> Self {
        self.settings.listeners.add(listener);
        self
    }

    /// Adds a function that is called with the progress after each batch.
    #[must_use]
    pub fn on_progress(self, progress: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.listener(move |event: &Event<'_>| {
            if let Event::BatchCommitted(batch) = event {
                progress(batch.progress());
            }
        })
    }
}

/// Inspecting and importing.
impl Importer {
    pub(crate) fn limits_in_force(&self) -> &Limits {
        self.settings.reading.limits_in_force()
    }

    /// Reads a file and returns its encoding, dialect, header, row count and detected columns. No store is needed.
    ///
    /// A file without an email column can be inspected, so that a person can choose one. An import refuses it. A file with a column in
    /// which people opt out is read twice, to count them.
    ///
    /// # Errors
    /// [`ImportErrorKind::Read`](super::ImportErrorKind::Read) if the file is not a table, exceeds a limit or could not be read.
    pub fn inspect<R: Read + Seek>(&self, source: R) -> Result<Inspection, ImportError> {
        let opened = Inspection::open(source, &self.settings);
        opened.map(|(_, inspection)| inspection).map_err(ImportError::read)
    }

    /// Imports a file into a campaign.
    ///
    /// Importing the same file again is safe: its leads then exist, and are members already. If the future is dropped, the import
    /// stops at a batch boundary.
    ///
    /// # Errors
    /// All checks are made before the first write, in this order: unknown campaign, file too large, empty, too many rows, no email column.
    /// After that the import stops if the store or the source fails. The error then has the report so far and a checkpoint.
    pub async fn import<S, R>(&self, store: S, campaign: &CampaignId, source: R) -> Result<ImportReport, ImportError>
    where
        S: LeadStore,
        R: Read + Seek,
    {
        self.job(source).import(store, campaign).await
    }

    /// Returns the report that [`import`](Self::import) would return at this moment, and writes nothing.
    ///
    /// It runs the same code with a store that only looks up emails (clause 9 of the [contract](LeadStore#contract)).
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

    /// Resumes an import from a checkpoint. The file and the settings must be those of the first run.
    ///
    /// The report is the one that an uninterrupted import would have returned. To resume with a rejects file, use
    /// [`job`](Self::job).
    ///
    /// # Errors
    /// As for [`import`](Self::import), and [`CheckpointMismatch`](super::ImportErrorKind::CheckpointMismatch) before the first write.
    pub async fn resume<S, R>(&self, checkpoint: Checkpoint, store: S, source: R) -> Result<ImportReport, ImportError>
    where
        S: LeadStore,
        R: Read + Seek,
    {
        let campaign = checkpoint.campaign().clone();
        self.job(source).resume(checkpoint).import(store, &campaign).await
    }

    /// Creates a job for one file, with the options of a single import: rejects file, cancel handle, checkpoint.
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
