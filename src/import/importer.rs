//! Settings and entry points of an import: [`Importer`].
//!
//! In: settings, one call each. Out: an [`ImportJob`] per file, which has a copy of the settings. The other methods are short forms of
//! a job: `import`, `dry_run` and `resume` make one and run it, `inspect` does the first of its steps.

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
    listeners::Listeners,
    opted_out::OptedOut,
    settings::Settings,
};
use crate::{
    columns::{ColumnMap, Detector, FullNames, Target},
    lead::{CampaignId, Field},
    report::ImportReport,
    source::{Dialect, Encoding, HeaderRow, Limits, ReadOptions},
    store::{LeadStore, UpdatePolicy},
};

/// The smallest index of duplicates: a smaller one would make very many temporary files.
const LEAST_DUPLICATE_MEMORY: usize = 64 * 1024;

/// Imports files of leads into campaigns.
///
/// An importer has settings only and no state, so one importer serves any number of concurrent imports. Clones share the
/// listeners. Methods that set something take and return `self`, and are named by the setting: `max_rows(n)`, not
/// `with_max_rows(n)`. [`ImportJob`] follows the same convention.
///
/// ```
/// use lead_import::{CampaignId, Field, Importer, MemoryStore};
///
/// let store = MemoryStore::new();
/// let campaign = CampaignId::from("spring");
/// store.create_campaign(&campaign);
///
/// let file = std::io::Cursor::new("Contact,City\nada@example.com,London\n");
/// let importer = Importer::new().column("Contact", Field::Email);
/// let report = futures_lite::future::block_on(importer.import(&store, &campaign, file))?;
/// assert_eq!((report.created(), report.added()), (1, 1));
/// # Ok::<(), lead_import::ImportError>(())
/// ```
///
/// # Source
///
/// The source is any [`Read`] and [`Seek`], for example a [`File`](std::fs::File) or a [`Cursor`](std::io::Cursor) over bytes. The import
/// first reads the whole file to check it, so that a file that must be refused is refused before the first write. It then
/// reads the rows again to import them, and stops if the file has changed. Memory does not grow with the file, except for 18 bytes per row to find duplicates, up to
/// [`duplicate_memory`](Self::duplicate_memory).
#[derive(Clone, Debug, Default)]
pub struct Importer {
    settings: Settings,
    listeners: Listeners,
}

/// Settings.
impl Importer {
    /// Creates an importer with the default settings: files up to 50 MiB and 50,000 rows, batches of the size that suits the store, existing
    /// leads kept as they are.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets all limits of the reader. This replaces the limits of earlier calls of [`max_bytes`](Self::max_bytes) and
    /// [`max_rows`](Self::max_rows).
    ///
    /// ```
    /// use lead_import::{Importer, source::Limits};
    ///
    /// let importer = Importer::new().limits(Limits::default().max_columns(2));
    /// let error = importer.inspect(std::io::Cursor::new("email,City,Notes\nada@example.com,,\n")).unwrap_err();
    /// assert_eq!(error.to_string(), "Maximum 2 columns per CSV");
    /// ```
    #[must_use]
    pub fn limits(self, limits: Limits) -> Self {
        self.read_with(|options| options.limits(limits))
    }

    /// Sets the size of the largest file, in bytes. The default is 52,428,800, which is 50 MiB.
    ///
    /// A file of exactly this size is imported. A larger one is refused by its size, before any of it is read.
    #[must_use]
    pub fn max_bytes(self, bytes: u64) -> Self {
        let limits = self.limits_in_force().max_bytes(bytes);
        self.limits(limits)
    }

    /// Sets the largest number of data rows. The default is 50,000.
    ///
    /// Invalid rows and duplicate rows count, blank lines and the header do not.
    ///
    /// ```
    /// use lead_import::Importer;
    ///
    /// let file = std::io::Cursor::new("email\nada@example.com\n\nnot-an-email\n");
    /// let error = Importer::new().max_rows(1).inspect(file).unwrap_err();
    /// assert_eq!(error.to_string(), "Maximum 1 leads per CSV");
    /// ```
    #[must_use]
    pub fn max_rows(self, rows: u64) -> Self {
        let limits = self.limits_in_force().max_rows(rows);
        self.limits(limits)
    }

    /// Sets the largest number of rows per batch. The default is the size with which the store is fastest, if it states one
    /// ([`StoreLimits::preferred_batch`](crate::store::StoreLimits::preferred_batch)), and 1,000 otherwise. The smallest value is 1, and 0 counts as 1.
    ///
    /// A batch is one transaction of the store. A larger batch has fewer round trips and locks rows for longer. A store with a smaller limit
    /// ([`StoreLimits::max_batch`](crate::store::StoreLimits::max_batch)) receives batches of that size.
    /// Two batches are in memory at a time: the store works on one while the next is read. A batch of very long rows has fewer of them: it
    /// ends at 8 MiB of memory, or at 2 MiB if it has more than 1,000 rows. A resumed import must have the batch size of the first run, because a store recognises a repeated batch by its rows; it has that
    /// size if none is set.
    #[must_use]
    pub fn batch_size(mut self, rows: usize) -> Self {
        self.settings.batch_size = Some(NonZeroUsize::new(rows).unwrap_or(NonZeroUsize::MIN));
        self
    }

    /// Sets how many batches are sent to the store at the same time. The default is 1, the largest value is 64, and 0 counts as 1.
    ///
    /// It has an effect on stores that declare it
    /// ([`StoreLimits::with_concurrent_batches`](crate::store::StoreLimits::with_concurrent_batches)), such as `PostgresStore`; others
    /// get one batch after the other. Each call takes a connection of its own, so the pool should have as many. The report, the rejects file,
    /// the events and the checkpoints advance in the order of the rows, as with one batch at a time.
    ///
    /// - One batch more than that is in memory.
    /// - If the import stops, up to this many batches after its checkpoint may be in the store. A resumed import sends them again, and
    ///   the store recognises them. The resumed import must have the same number.
    /// - The first calls of a resumed import are made one after the other, until the store has confirmed the rows before the checkpoint.
    ///
    /// ```
    /// use lead_import::{CampaignId, Importer, MemoryStore};
    ///
    /// // This store gets one batch after the other all the same.
    /// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    /// store.create_campaign(&campaign);
    /// let file = std::io::Cursor::new("email\nada@example.com\nbo@example.com\n");
    /// let importer = Importer::new().batch_size(1).concurrent_batches(4);
    /// let report = futures_lite::future::block_on(importer.import(&store, &campaign, file))?;
    /// assert_eq!(report.created(), 2);
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    #[must_use]
    pub fn concurrent_batches(mut self, batches: usize) -> Self {
        const MOST: usize = 64;
        self.settings.concurrent_batches = NonZeroUsize::new(batches.min(MOST)).unwrap_or(NonZeroUsize::MIN);
        self
    }

    /// Sets the target of the column with this header, instead of detecting it.
    ///
    /// This is for a choice that a person made for one file. It takes precedence over [`mapping`](Self::mapping),
    /// [`alias`](Self::alias) and the detection. Headers match without regard to case and punctuation; a column without a header is named
    /// by its number, `Column 2`.
    ///
    /// A call that cannot be followed is an error of the import and of the dry run, before the first write: the file has no such column, or
    /// two calls give one column different targets or one field to different columns. An inspection lists these errors
    /// ([`ColumnMap::errors`]), so that a form can show them beside the columns of the file. For a header that a file may have or not,
    /// use [`alias`](Self::alias).
    ///
    /// ```
    /// use lead_import::{Field, Importer, columns::Target};
    ///
    /// let importer = Importer::new().column("Contact", Field::Email).column("Internal ID", Target::Ignored);
    /// let inspection = importer.inspect(std::io::Cursor::new("Contact,internal-id\nada@example.com,7\n"))?;
    /// assert_eq!(inspection.columns().index_of(Field::Email), Some(0));
    /// assert_eq!(inspection.columns().columns()[1].target(), Target::Ignored);
    ///
    /// let error = importer.inspect(std::io::Cursor::new("Kontakt\nada@example.com\n"))?.check().unwrap_err();
    /// let expected = "The mapping cannot be used: the file has no column \"Contact\" (nearest: \"Kontakt\"); \
    ///                 the file has no column \"Internal ID\" (nearest: \"Kontakt\")";
    /// assert_eq!(error.to_string(), expected);
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    #[must_use]
    pub fn column(self, header: impl Into<String>, target: impl Into<Target>) -> Self {
        self.detect_with(|detector| detector.column(header, target))
    }

    /// Adds a header by which a field is detected, before the known ones.
    ///
    /// This is for a word that all files of a product have, in any of them or in none. See [`Detector::alias`].
    #[must_use]
    pub fn alias(self, header: impl Into<String>, field: Field) -> Self {
        self.detect_with(|detector| detector.alias(header, field))
    }

    /// Applies a mapping that a person confirmed for an earlier file. Columns are found by their headers, in any order. Columns that
    /// the mapping does not have are detected. See [`Detector::mapping`].
    ///
    /// ```
    /// use lead_import::{Field, Importer, columns::{ColumnMap, Target}};
    ///
    /// let file = std::io::Cursor::new("Contact,Memo\nada@example.com,x\n");
    /// let mut columns = Importer::new().inspect(file)?.columns().clone();
    /// columns.set_target(0, Field::Email);
    /// columns.set_target(1, Target::Ignored);
    /// let saved = serde_json::to_string(&columns)?;
    ///
    /// let mapping: ColumnMap = serde_json::from_str(&saved)?;
    /// let next = std::io::Cursor::new("Memo,Contact\ny,bo@example.com\n");
    /// let inspection = Importer::new().mapping(mapping).inspect(next)?;
    /// assert_eq!(inspection.columns().index_of(Field::Email), Some(1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn mapping(self, mapping: ColumnMap) -> Self {
        self.detect_with(|detector| detector.mapping(mapping))
    }

    /// Sets whether each column of the [`mapping`](Self::mapping) must be in the file. The default is `false`.
    ///
    /// With `true`, a file without one of them is refused as by [`column`](Self::column), instead of being imported with a detected
    /// column in its place.
    ///
    /// ```
    /// use lead_import::{columns::ColumnMap, Importer};
    ///
    /// let mapping: ColumnMap = serde_json::from_str(r#"[{"header": "Work email", "target": "email"}]"#)?;
    /// let file = || std::io::Cursor::new("Home email\nada@example.com\n");
    /// let importer = Importer::new().mapping(mapping);
    /// assert!(importer.inspect(file())?.check().is_ok());
    /// assert!(importer.strict_mapping(true).inspect(file())?.check().is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn strict_mapping(self, strict: bool) -> Self {
        self.detect_with(|detector| detector.strict_mapping(strict))
    }

    /// Sets whether a column of full names is split into first and last name. The default is [`FullNames::Detect`]: it is, where
    /// its values or its language show the order of the names. The full name is a custom field in any case.
    ///
    /// ```
    /// use lead_import::{CampaignId, Importer, MemoryStore};
    ///
    /// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    /// store.create_campaign(&campaign);
    /// let file = std::io::Cursor::new("email,Full name\nada@example.com,\"Lovelace, Ada\"\n");
    /// futures_lite::future::block_on(Importer::new().import(&store, &campaign, file))?;
    ///
    /// let lead = &store.leads()[0];
    /// assert_eq!((lead.first_name(), lead.last_name()), (Some("Ada"), Some("Lovelace")));
    /// assert_eq!(lead.custom().get("Full name"), Some("Lovelace, Ada"));
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    #[must_use]
    pub fn full_names(self, policy: FullNames) -> Self {
        self.detect_with(|detector| detector.full_names(policy))
    }

    /// Replaces the detector of columns, for a detector that is also used without an importer. This discards earlier calls of [`column`](Self::column), [`alias`](Self::alias),
    /// [`mapping`](Self::mapping), [`strict_mapping`](Self::strict_mapping) and [`full_names`](Self::full_names).
    #[must_use]
    pub fn detector(self, detector: Detector) -> Self {
        self.detect_with(|_| detector)
    }

    /// Sets the encoding of files instead of detecting it. A byte-order mark is skipped and does not change it.
    ///
    /// ```
    /// use lead_import::{Importer, source::Encoding};
    ///
    /// let cyrillic = Encoding::for_label("windows-1251").expect("a label of the WHATWG");
    /// let file = std::io::Cursor::new(b"email,City\nada@example.com,\xcc\xee\xf1\xea\xe2\xe0\n");
    /// let inspection = Importer::new().encoding(cyrillic).inspect(file)?;
    /// assert_eq!(inspection.samples(1), ["Москва"]);
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    #[must_use]
    pub fn encoding(self, encoding: Encoding) -> Self {
        self.read_with(|options| options.encoding(encoding))
    }

    /// Sets the dialect (delimiter, quote, escape and spacing) of files instead of detecting it.
    ///
    /// ```
    /// use lead_import::{Importer, source::Dialect};
    ///
    /// let importer = Importer::new().dialect(Dialect::default().with_delimiter(b'~'));
    /// let inspection = importer.inspect(std::io::Cursor::new("email~City\nada@example.com~London\n"))?;
    /// assert_eq!(inspection.samples(1), ["London"]);
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    #[must_use]
    pub fn dialect(self, dialect: Dialect) -> Self {
        self.read_with(|options| options.dialect(dialect))
    }

    /// Says whether files have a header row. By default they have one, and a file whose first row looks like data is refused
    /// ([`ImportErrorKind::FirstRowIsData`](super::ImportErrorKind::FirstRowIsData)).
    ///
    /// Without a header row the columns are named `Column 1`, `Column 2` and so on. The column of addresses is found by its values; the
    /// product maps the others with [`column`](Self::column).
    ///
    /// ```
    /// use lead_import::{Field, Importer, source::HeaderRow};
    ///
    /// let importer = Importer::new().header_row(HeaderRow::Absent).column("Column 2", Field::FirstName);
    /// let inspection = importer.inspect(std::io::Cursor::new("ada@example.com,Ada\ngrace@example.com,Grace\n"))?;
    /// assert_eq!((inspection.total_rows(), inspection.columns().index_of(Field::Email)), (2, Some(0)));
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    #[must_use]
    pub fn header_row(self, header_row: HeaderRow) -> Self {
        self.read_with(|options| options.header_row(header_row))
    }

    /// Sets the policy for leads that the store already holds. By default they are kept as they are. Unless
    /// [`duplicate_rows`](Self::duplicate_rows) sets a different policy, it applies to duplicate rows of the file too.
    ///
    /// Existing leads are added to the campaign under every policy, and no policy erases a value. With a policy that can change
    /// leads, the reply has the number of [updated](ImportReport::updated) leads.
    ///
    /// ```
    /// use lead_import::{CampaignId, Importer, MemoryStore, store::FieldPolicy};
    ///
    /// # futures_lite::future::block_on(async {
    /// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    /// store.create_campaign(&campaign);
    /// let file = |row: &str| std::io::Cursor::new(format!("email,Company,City\nada@example.com,{row}\n"));
    /// Importer::new().import(&store, &campaign, file(",London")).await?;
    ///
    /// let importer = Importer::new().existing(FieldPolicy::FillEmpty);
    /// let report = importer.import(&store, &campaign, file("Analytical Engines,Paris")).await?;
    /// assert_eq!((report.existing(), report.updated()), (1, 1));
    /// let lead = &store.leads()[0];
    /// assert_eq!((lead.company_name(), lead.custom().get("City")), (Some("Analytical Engines"), Some("London")));
    /// # Ok::<(), lead_import::ImportError>(())
    /// # }).unwrap();
    /// ```
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

    /// Sets the memory for the index that finds duplicate rows, in bytes. The default is 67,108,864, which is 64 MiB, and the smallest value
    /// 65,536.
    ///
    /// The index takes 18 bytes per row of the file. One that would be larger, at 3.7 million rows by default, keeps this size and writes the
    /// rest to temporary files without a name in [`std::env::temp_dir`], 16 bytes per row and twice that for a moment. It finds the same duplicates with any
    /// size, and a larger one finds them faster. On `wasm32`, where there are no files, it has no bound.
    ///
    /// ```
    /// use lead_import::{CampaignId, Importer, MemoryStore};
    ///
    /// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    /// store.create_campaign(&campaign);
    /// let rows: String = (0..10_000).map(|number| format!("p{}@example.com\n", number % 9_000)).collect();
    /// let file = std::io::Cursor::new(format!("email\n{rows}"));
    /// let importer = Importer::new().duplicate_memory(65_536);
    /// let report = futures_lite::future::block_on(importer.import(&store, &campaign, file))?;
    /// assert_eq!((report.created(), report.duplicate_rows()), (9_000, 1_000));
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    #[must_use]
    pub fn duplicate_memory(mut self, bytes: usize) -> Self {
        self.settings.duplicate_memory = bytes.max(LEAST_DUPLICATE_MEMORY);
        self
    }

    /// Whether a second thread may validate rows, while the thread that runs the import reads them. On by default.
    ///
    /// It is started after the first 1,000 rows, and it ends with the import. On a machine with n processors a process has at most n − 1 such
    /// threads, whatever the number of imports. The report is the same with and without it. Switch it off where imports must leave the
    /// other processors alone.
    ///
    /// ```
    /// use lead_import::{CampaignId, Importer, MemoryStore};
    ///
    /// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    /// store.create_campaign(&campaign);
    /// let file = std::io::Cursor::new("email\nada@example.com\n");
    /// let importer = Importer::new().parallel(false);
    /// assert_eq!(futures_lite::future::block_on(importer.import(&store, &campaign, file))?.created(), 1);
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    #[must_use]
    pub fn parallel(mut self, parallel: bool) -> Self {
        self.settings.parallel = parallel;
        self
    }

    /// Whether another email column of the same person serves where the email column is empty or invalid. Off by default; columns with
    /// the same header always serve for each other, and columns of other people, such as `Assistant email`, never do.
    ///
    /// ```
    /// use lead_import::{CampaignId, Importer, MemoryStore, report::IssueCode};
    ///
    /// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    /// store.create_campaign(&campaign);
    /// let file = std::io::Cursor::new("Work email,Private email\ngrace@example.com,\n,ada@example.com\n");
    /// let importer = Importer::new().email_fallback(true);
    /// let report = futures_lite::future::block_on(importer.import(&store, &campaign, file))?;
    /// assert_eq!((report.created(), report.warnings()[0].code()), (2, IssueCode::FallbackEmail));
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    #[must_use]
    pub fn email_fallback(mut self, fallback: bool) -> Self {
        self.settings.email_fallback = fallback;
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
    /// The counts are always complete, and at least 50 failed rows are listed for the reply. A rejects file has all failed rows.
    ///
    /// ```
    /// use lead_import::{CampaignId, Importer, MemoryStore};
    ///
    /// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    /// store.create_campaign(&campaign);
    /// let file = std::io::Cursor::new(format!("email\n{}", "not-an-email\n".repeat(60)));
    /// let report = futures_lite::future::block_on(Importer::new().max_listed(0).import(&store, &campaign, file))?;
    /// assert_eq!((report.failed(), report.failures().len()), (60, 50));
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    #[must_use]
    pub fn max_listed(mut self, entries: usize) -> Self {
        self.settings.max_listed = entries;
        self
    }

    /// Adds a listener that receives the events of each import. Listeners are called in the order in which they were added.
    ///
    /// An importer that serves concurrent imports calls its listeners for all of them, and not every event names its import. For the
    /// events of one import, clone the importer and add a listener to the clone. [`Listener`] has an example.
    #[must_use]
    pub fn listener(mut self, listener: impl Listener + 'static) -> Self {
        self.listeners.add(listener);
        self
    }

    /// Adds a function that is called with the progress after each batch: a [`listener`](Self::listener) for the common case.
    ///
    /// ```
    /// use std::sync::{Arc, Mutex};
    ///
    /// use lead_import::{CampaignId, Importer, MemoryStore};
    ///
    /// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    /// store.create_campaign(&campaign);
    /// let seen = Arc::new(Mutex::new(vec![]));
    /// let importer = Importer::new().batch_size(2.try_into()?).progress_listener({
    ///     let seen = Arc::clone(&seen);
    ///     move |progress| seen.lock().unwrap().push((progress.rows_done(), progress.rows_total()))
    /// });
    /// let file = std::io::Cursor::new("email\nada@example.com\nbo@example.com\ncy@example.com\n");
    /// futures_lite::future::block_on(importer.import(&store, &campaign, file))?;
    /// assert_eq!(*seen.lock().unwrap(), [(2, 3), (3, 3)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn progress_listener(self, progress: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.listener(move |event: &Event<'_>| {
            if let Event::BatchCommitted(batch) = event {
                progress(batch.progress());
            }
        })
    }
}

/// Inspecting and importing.
impl Importer {
    /// Sets the target of a column by a decision of the request that uploads the file, which counts before those of the product.
    #[cfg(feature = "http")]
    pub(crate) fn requested_column(self, header: &str, target: Target) -> Self {
        self.detect_with(|detector| detector.column_by(crate::columns::DecidedBy::Request, header, target))
    }

    pub(crate) fn limits_in_force(&self) -> &Limits {
        self.settings.reading.limits_in_force()
    }

    /// Reads a file and returns its encoding, dialect, header, row count and detected columns. No store is needed.
    ///
    /// A file without an email column can be inspected, so that a person can choose one. So can a file in which an instruction about a
    /// column cannot be followed. An import refuses both, and [`Inspection::check`] returns its error. A file with a column in which people
    /// opt out is read twice, to count them.
    ///
    /// ```
    /// use lead_import::Importer;
    ///
    /// let inspection = Importer::new().inspect(std::io::Cursor::new("City\nLondon\n"))?;
    /// assert!(!inspection.has_email());
    ///
    /// let error = Importer::new().inspect(std::io::Cursor::new("email,City\n")).unwrap_err();
    /// assert_eq!(error.to_string(), "CSV file is empty");
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    ///
    /// # Errors
    /// [`ImportErrorKind::Read`](super::ImportErrorKind::Read) if the file is not a table, exceeds a limit or could not be read.
    pub fn inspect<R: Read + Seek>(&self, source: R) -> Result<Inspection, ImportError> {
        let opened = Inspection::open(source, &self.settings.reading, &self.settings);
        opened.map(|(_, inspection)| inspection).map_err(ImportError::read)
    }

    /// Imports a file into a campaign.
    ///
    /// Importing the same file again is safe: its leads then exist, and are members already. If the future is dropped, the import
    /// stops at a batch boundary.
    ///
    /// Reading and validating is blocking work of the future, a batch at a time. On a server, run it on a blocking thread. An invalid
    /// row is no error: the report counts it as failed.
    ///
    /// # Errors
    /// All checks are made before the first write, in this order: unknown campaign, file too large, empty, too many rows, an instruction about
    /// a column that cannot be followed, no email column.
    /// After that the import stops if the store or the source fails, or if the file has changed. The error then has the report so far and a checkpoint.
    pub async fn import<S, R>(&self, store: S, campaign: &CampaignId, source: R) -> Result<ImportReport, ImportError>
    where
        S: LeadStore,
        R: Read + Seek,
    {
        self.job(source).import(store, campaign).await
    }

    /// Returns the report that [`import`](Self::import) would return at this moment, and writes nothing.
    ///
    /// It runs the same code with a store that only looks up emails (clause 9 of the [contract](LeadStore#contract)). A lead
    /// that the store would refuse for its content counts as created, because only a write finds that out.
    ///
    /// ```
    /// use lead_import::{CampaignId, Importer, MemoryStore};
    ///
    /// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    /// store.create_campaign(&campaign);
    /// let file = std::io::Cursor::new("email\nada@example.com\nnot-an-email\n");
    /// let report = futures_lite::future::block_on(Importer::new().dry_run(&store, &campaign, file))?;
    /// assert_eq!((report.created(), report.failed()), (1, 1));
    /// assert!(store.leads().is_empty());
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
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
    /// The report is the one that an uninterrupted import would have returned. The rows before the checkpoint are read again, to find
    /// duplicates of them, but not sent to the store. To resume with a rejects file, use [`job`](Self::job). The docs of
    /// [`Checkpoint`] have an example.
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

    /// Creates a job for one file, with the options of a single import: rejects file, cancel handle, checkpoint. Nothing is read
    /// before the job runs.
    pub fn job<'a, R: Read + Seek>(&self, source: R) -> ImportJob<'a, R> {
        ImportJob::new(self.settings.clone(), self.listeners.clone(), source)
    }

    fn detect_with(mut self, change: impl FnOnce(Detector) -> Detector) -> Self {
        self.settings.detector = change(self.settings.detector);
        self
    }

    fn read_with(mut self, change: impl FnOnce(ReadOptions) -> ReadOptions) -> Self {
        self.settings.reading = change(self.settings.reading);
        self
    }
}
