//! The import of one file with its options: [`ImportJob`].

use std::{
    fmt,
    io::{Read, Seek, SeekFrom, Write},
    sync::Arc,
};

use super::{
    cancel::CancelHandle,
    cancellable::CancellableSource,
    checkpoint::{Checkpoint, CheckpointMismatch, Fingerprint, Identity, ReadSettings},
    checkpoint_sink::CheckpointSink,
    engine::{
        chunk::ChunkReader,
        control::RunControl,
        dry_run::DryRunStore,
        duplicate_index::DuplicateIndex,
        duplicates::DuplicateValues,
        run::{ImportRun, Lane, ReadAhead},
        saved_progress::SavedProgress,
        sender::BatchSender,
        sent_batches::SentBatches,
        validate::Validator,
        validated_rows::ValidatedRows,
    },
    error::{ImportError, ImportErrorKind},
    event::Event,
    extra_cells::ExtraCells,
    inspection::Inspection,
    listeners::Listeners,
    settings::Settings,
};
use crate::{
    columns::Column,
    lead::CampaignId,
    report::{
        ImportReport, RejectsFile,
        rejects::RejectsWriter,
        rejects_output::{RejectsFault, RejectsOutput},
    },
    source::{OtherEncoding, ReadError, ReadErrorKind, Records, Table, io_error},
    store::{LeadStore, UpdatePolicy},
};

/// The import of one file with its options, before it starts. [`Importer::job`](super::Importer::job) creates it.
///
/// A method that sets an option takes and returns `self`, and is named by the option. Use a job to write a rejects file, to cancel the
/// import, or to resume it.
///
/// ```
/// use lead_import::{CampaignId, Importer, MemoryStore};
///
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
///
/// let mut rejects = Vec::new();
/// let file = std::io::Cursor::new("email\nada@example.com\nnot-an-email\n");
/// let import = Importer::new().job(file).rejects(&mut rejects).import(&store, &campaign);
/// futures_lite::future::block_on(import)?;
/// assert_eq!(
///     String::from_utf8_lossy(&rejects),
///     "\u{feff}email,import_line,import_error\nnot-an-email,3,Invalid email: it has no @\n"
/// );
/// # Ok::<(), lead_import::ImportError>(())
/// ```
#[must_use = "a job does nothing until `import` or `dry_run` is called"]
pub struct ImportJob<'a, R> {
    settings: Settings,
    listeners: Listeners,
    source: R,
    /// What was found in the source, if it was inspected.
    inspected: Option<Inspected>,
    rejects: Option<RejectsOutput<'a>>,
    checkpoint: Option<Checkpoint>,
    sink: Option<Box<dyn CheckpointSink + 'a>>,
    cancel: CancelHandle,
}

/// A file after its inspection, without its source.
type Inspected = Box<(Table<()>, Inspection)>;

impl<R: fmt::Debug> fmt::Debug for ImportJob<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ImportJob")
            .field("source", &self.source)
            .field("checkpoint", &self.checkpoint)
            .finish_non_exhaustive()
    }
}

impl<'a, R: Read + Seek> ImportJob<'a, R> {
    pub(super) fn new(settings: Settings, listeners: Listeners, source: R) -> Self {
        let cancel = CancelHandle::new();
        Self { settings, listeners, source, inspected: None, rejects: None, checkpoint: None, sink: None, cancel }
    }

    /// Reads the file and returns what was found, to show it before the import. Then [`import`](Self::import) and [`dry_run`](Self::dry_run) read the
    /// file once instead of twice, and they import what was inspected. A file that has another length then is an error before the first write.
    /// Another change is an error at the first block with other bytes, 132 KiB long, of which no row is imported; the rows before it are.
    ///
    /// ```
    /// use lead_import::{CampaignId, Importer, MemoryStore};
    ///
    /// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    /// store.create_campaign(&campaign);
    /// let mut job = Importer::new().job(std::io::Cursor::new("email\nada@example.com\n"));
    /// assert_eq!(job.inspect()?.total_rows(), 1);
    /// let report = futures_lite::future::block_on(job.import(&store, &campaign))?;
    /// assert_eq!(report.created(), 1);
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Importer::inspect`](super::Importer::inspect).
    pub fn inspect(&mut self) -> Result<&Inspection, ImportError> {
        let source = CancellableSource::new(&mut self.source, self.cancel.clone());
        let (table, inspection) = open(source, &self.settings)?;
        Ok(&self.inspected.insert(Box::new((table.over(()), inspection))).1)
    }

    /// Writes all failed rows to `out`, as a CSV that can be corrected and imported again.
    ///
    /// The CSV has the delimiter and the columns of the file, and two more columns: `import_line` and `import_error`. An import ignores
    /// these two. A cell that a spreadsheet would run as a formula has an apostrophe in front, which an import removes. Nothing is
    /// written if no row fails.
    ///
    /// `out` is flushed after each batch. To resume from a checkpoint, truncate the file to [`Checkpoint::rejects_bytes`] and pass it
    /// positioned at its end, or use [`rejects_file`](Self::rejects_file), which does so and more. Once a row has failed, an import with a
    /// rejects file can be resumed only with one, and an import without only without one: the file would have a gap.
    pub fn rejects(mut self, out: impl Write + Send + 'a) -> Self {
        self.rejects = Some(RejectsOutput::stream(out));
        self
    }

    /// Writes all failed rows to a file as [`rejects`](Self::rejects) does, so that a resumed import continues it.
    ///
    /// Rows are synced to the disk before the checkpoint that counts them, so the file is complete after a power cut too. A checkpoint has the
    /// length and the hash of the file. A resumed import compares both, refuses a file that lost rows or was changed
    /// ([`ImportErrorKind::CheckpointMismatch`]), and truncates rows after the checkpoint, which it writes again. A new import truncates the
    /// whole file when its first batch is stored. An import that is refused leaves it unchanged.
    ///
    /// Open the file for reading and writing, without truncating it:
    ///
    /// ```
    /// # use lead_import::{CampaignId, Importer, MemoryStore};
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("rejects.csv");
    /// # let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    /// # store.create_campaign(&campaign);
    /// # let file = std::io::Cursor::new("email\nada@example.com\nnot-an-email\n");
    /// let rejects = std::fs::File::options().read(true).write(true).create(true).truncate(false).open(&path)?;
    /// let import = Importer::new().job(file).rejects_file(rejects).import(&store, &campaign);
    /// # futures_lite::future::block_on(import)?;
    /// # assert!(std::fs::read_to_string(&path)?.contains("not-an-email,3,"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rejects_file(mut self, file: impl RejectsFile + 'a) -> Self {
        self.rejects = Some(RejectsOutput::file(file));
        self
    }

    /// Resumes from this checkpoint instead of starting with the first row.
    pub fn resume(mut self, checkpoint: Checkpoint) -> Self {
        self.checkpoint = Some(checkpoint);
        self
    }

    /// Stores checkpoints in `sink`, which the import awaits before it sends the next batch. See [`CheckpointSink`].
    pub fn checkpoints(mut self, sink: impl CheckpointSink + 'a) -> Self {
        self.sink = Some(Box::new(sink));
        self
    }

    /// Makes this handle cancel the import at a batch boundary.
    pub fn cancel_handle(mut self, handle: &CancelHandle) -> Self {
        self.cancel = handle.clone();
        self
    }

    /// Returns the report that [`import`](Self::import) would return at this moment, and writes nothing to the store. A rejects file
    /// is written.
    ///
    /// # Errors
    /// As for [`Importer::import`](super::Importer::import).
    pub async fn dry_run<S: LeadStore>(self, store: S, campaign: &CampaignId) -> Result<ImportReport, ImportError> {
        self.run(DryRunStore(store), campaign).await.map_err(ImportError::without_checkpoint)
    }

    /// Imports the file into the campaign.
    ///
    /// # Errors
    /// As for [`Importer::import`](super::Importer::import), and with a checkpoint as for [`Importer::resume`](super::Importer::resume).
    pub async fn import<S: LeadStore>(
        #[cfg_attr(not(feature = "metrics"), allow(unused_mut))] mut self,
        store: S,
        campaign: &CampaignId,
    ) -> Result<ImportReport, ImportError> {
        #[cfg(feature = "metrics")]
        self.listeners.add(super::metrics::ImportMetrics::default());
        self.run(store, campaign).await
    }

    async fn run<S: LeadStore>(self, store: S, campaign: &CampaignId) -> Result<ImportReport, ImportError> {
        // Boxed, so that the futures of callers stay small.
        let import = Box::pin(self.execute(store, campaign));
        #[cfg(feature = "tracing")]
        let import = tracing::Instrument::instrument(import, super::trace::span(campaign));
        import.await
    }

    async fn execute<S: LeadStore>(self, store: S, campaign: &CampaignId) -> Result<ImportReport, ImportError> {
        let Self { mut settings, listeners, source, inspected, mut rejects, checkpoint, sink, cancel } = self;
        settings.respect(store.limits())?;
        settings.batch_size = settings.batch_size.or_else(|| checkpoint.as_ref()?.batch_size());
        check_campaign(&store, campaign).await?;
        let mut source = CancellableSource::new(source, cancel.clone());
        let (mut table, inspection) = match open_checked(&mut source, inspected, &settings) {
            Ok(opened) => opened,
            Err(error) => return Err(explained(error, checkpoint, &mut source)),
        };
        let started = start(&table, &inspection, campaign, &settings);
        let mut checkpoint = match checkpoint {
            Some(checkpoint) => checked(checkpoint, &started, inspection.total_rows(), rejects.as_mut())?,
            None => started,
        };
        let reader = reader(&mut table, &inspection, &checkpoint, &settings, rejects.is_some()).await;
        let reader = reader.map_err(|error| error.with_progress(checkpoint.clone()))?;
        listeners.notify(&Event::Inspected(&inspection));
        checkpoint.set_batch_rows(settings.rows_per_batch());
        let progress = SavedProgress::new(sink);
        let journal = checkpoint.journal.clone();
        let control = Arc::new(RunControl::new(cancel.clone(), listeners.clone(), progress.has_sink(), journal));
        let run = ImportRun {
            lanes: lanes(&store, &checkpoint, campaign, settings.existing, &control),
            sent: SentBatches::default(),
            reader,
            progress,
            ahead: ReadAhead::new(&checkpoint),
            rejects: rejects.map(|out| {
                let rejects_extra = settings.extra_cells == ExtraCells::Reject;
                RejectsWriter::new(out, inspection.summary(), rejects_extra)
            }),
            checkpoint,
            rows_total: inspection.total_rows(),
            listeners: &listeners,
            cancel,
        };
        run.finish().await.inspect_err(|error| listeners.notify(&Event::Stopped(error)))
    }
}

/// The lanes of an import, each with an identifier of its own. The first one has that of the import.
fn lanes<'a, S: LeadStore>(
    store: &'a S,
    checkpoint: &Checkpoint,
    campaign: &'a CampaignId,
    existing: UpdatePolicy,
    control: &Arc<RunControl>,
) -> Vec<Lane<'a, S>> {
    let lane = |lane| {
        let (import, control) = (checkpoint.identity.import_of(lane), Arc::clone(control));
        Lane::new(BatchSender { store, import, campaign, existing, control })
    };
    (0..checkpoint.last_batches.len()).map(lane).collect()
}

async fn check_campaign(store: &impl LeadStore, campaign: &CampaignId) -> Result<(), ImportError> {
    let exists = store.campaign_exists(campaign).await.map_err(ImportError::store)?;
    if exists { Ok(()) } else { Err(ImportError::new(ImportErrorKind::CampaignNotFound)) }
}

/// Inspects the file.
fn open<R: Read + Seek>(source: R, settings: &Settings) -> Result<(Table<R>, Inspection), ImportError> {
    Inspection::open(source, &settings.reading.clone().compared(), settings).map_err(ImportError::read)
}

/// Inspects the file, unless it was inspected, and checks its columns.
fn open_checked<R: Read + Seek>(
    mut source: R,
    inspected: Option<Inspected>,
    settings: &Settings,
) -> Result<(Table<R>, Inspection), ImportError> {
    let opened = match inspected {
        Some(inspected) => {
            let length = source.seek(SeekFrom::End(0)).map_err(|error| ImportError::read(io_error(error)))?;
            if length != inspected.0.fingerprint().0 {
                return Err(ImportError::read(ReadError::new(ReadErrorKind::Changed)));
            }
            (inspected.0.over(source), inspected.1)
        }
        None => open(source, settings)?,
    };
    opened.1.check().map(|()| opened)
}

/// The error of an inspection. What a resumed import would be refused for may be a symptom of another file than the checkpoint's.
fn explained<R: Read + Seek>(error: ImportError, checkpoint: Option<Checkpoint>, source: &mut R) -> ImportError {
    let Some(checkpoint) = checkpoint else { return error };
    let is_io = |error: &ReadError| matches!(error.kind(), ReadErrorKind::Io(_));
    match error.kind() {
        ImportErrorKind::Cancelled => error.with_progress(checkpoint),
        ImportErrorKind::Read(cause) if is_io(cause) => error,
        _ => match checkpoint.identity.is_of(source) {
            Ok(true) => error,
            Ok(false) => ImportError::new(ImportErrorKind::CheckpointMismatch(CheckpointMismatch::File)),
            Err(cause) => ImportError::read(io_error(cause)).with_progress(checkpoint),
        },
    }
}

/// The checkpoint of a new import before its first row.
fn start<R: Read + Seek>(
    table: &Table<R>,
    inspection: &Inspection,
    campaign: &CampaignId,
    settings: &Settings,
) -> Checkpoint {
    let fingerprint = Fingerprint::of(table.fingerprint());
    let report = ImportReport::new(!settings.existing.is_keep(), settings.max_listed);
    let identity = Identity::new(campaign, fingerprint, read_settings(inspection, settings));
    Checkpoint::start(identity, report, inspection.first_row(), settings.rows_per_batch())
}

fn read_settings(inspection: &Inspection, settings: &Settings) -> ReadSettings {
    ReadSettings {
        encoding: inspection.encoding().encoding(),
        other_encoding: inspection.encoding().other().map(OtherEncoding::encoding),
        dialect: inspection.dialect(),
        header_row: settings.reading.header_row_in_force(),
        targets: inspection.columns().columns().iter().map(Column::target).collect(),
        email_fallback: settings.email_fallback,
        batch_size: settings.wanted_batch().get(),
        concurrent_batches: settings.concurrent_batches.get(),
        longest_text: settings.longest_text,
        existing: settings.existing,
        duplicates: settings.duplicates,
        extra_cells: settings.extra_cells,
        opted_out: settings.opted_out,
    }
}

/// Checks that the checkpoint belongs to the import that `started` is the start of, and to the rejects file.
fn checked(
    checkpoint: Checkpoint,
    started: &Checkpoint,
    rows: u64,
    rejects: Option<&mut RejectsOutput<'_>>,
) -> Result<Checkpoint, ImportError> {
    let mismatch = |mismatch| Err(ImportError::new(ImportErrorKind::CheckpointMismatch(mismatch)));
    if let Some(found) = checkpoint.mismatch(started, rows, rejects.is_some()) {
        return mismatch(found);
    }
    match rejects.map(|rejects| rejects.append_to(&checkpoint.rejects())) {
        None | Some(Ok(())) => Ok(checkpoint),
        Some(Err(RejectsFault::Truncated)) => mismatch(CheckpointMismatch::RejectsTruncated),
        Some(Err(RejectsFault::Changed)) => mismatch(CheckpointMismatch::RejectsChanged),
        Some(Err(RejectsFault::Read(error))) => Err(ImportError::new(ImportErrorKind::Rejects(error))),
    }
}

/// A reader of the rows after the checkpoint, which knows the emails of the rows before it. With `keeps_records`, it keeps their cells.
async fn reader<'t, R: Read + Seek>(
    table: &'t mut Table<R>,
    inspection: &Inspection,
    checkpoint: &Checkpoint,
    settings: &Settings,
    keeps_records: bool,
) -> Result<ChunkReader<'t, R>, ImportError> {
    let index = || DuplicateIndex::new(inspection.total_rows(), settings.duplicate_memory);
    let (policy, existing) = (settings.duplicates, settings.existing);
    let values = DuplicateValues::read(policy, existing, table, index, |records, index| {
        validated(records, inspection, index, settings)
    })?;
    let (records, index) = (table.records().map_err(ImportError::read)?, index());
    let rows = validated(records, inspection, &index, settings);
    let mut reader = ChunkReader::new(rows, index, values, keeps_records);
    reader.skip_to(checkpoint.position()).await.map_err(ImportError::new)?;
    Ok(reader)
}

/// The rows of the file, validated as its inspection and the settings say.
fn validated<'t, R: Read + Seek>(
    records: Records<'t, R>,
    inspection: &Inspection,
    index: &DuplicateIndex,
    settings: &Settings,
) -> ValidatedRows<'t, R> {
    let validator = Validator::new(inspection.columns(), inspection.is_rejects(), settings);
    let validator = validator.with_findings(inspection.summary(), inspection.columns());
    ValidatedRows::new(records, validator, index, settings.parallel)
}
