//! One import with everything that is said about it: [`ImportJob`].

use std::{
    fmt,
    io::{Read, Seek, Write},
};

use super::{
    cancel::CancelHandle,
    checkpoint::{Checkpoint, Fingerprint, Identity, ReadSettings},
    engine::{
        chunk::Rows, dry_run::DryRunStore, duplicates::LaterRows, run::Run, sender::BatchSender, validate::Validator,
    },
    error::{ImportError, ImportErrorKind},
    event::Event,
    inspection::Inspection,
    settings::Settings,
};
use crate::{
    lead::CampaignId,
    report::{ImportReport, rejects::RejectsWriter},
    source::io_error,
    store::LeadStore,
};

/// An import of one file, before it begins: [`Importer::job`].
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
///     "\u{feff}email,import_line,import_error\nnot-an-email,3,Invalid email\n"
/// );
/// # Ok::<(), lead_import::ImportError>(())
/// ```
#[must_use = "a job does nothing until it is told to import"]
pub struct ImportJob<'a, R> {
    settings: Settings,
    source: R,
    rejects: Option<Box<dyn Write + Send + 'a>>,
    checkpoint: Option<Checkpoint>,
    cancel: CancelHandle,
}

impl<R: fmt::Debug> fmt::Debug for ImportJob<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ImportJob")
            .field("source", &self.source)
            .field("checkpoint", &self.checkpoint)
            .finish_non_exhaustive()
    }
}

impl<'a, R: Read + Seek> ImportJob<'a, R> {
    pub(super) fn new(settings: Settings, source: R) -> Self {
        Self { settings, source, rejects: None, checkpoint: None, cancel: CancelHandle::new() }
    }

    /// Writes every row that does not become a lead to `out`, as CSV in the delimiter and with the columns of the file, and
    /// two more: `import_line` and `import_error`. QuoteRecovery it and import it again: these two columns are then ignored.
    ///
    /// `out` is flushed after each batch. When going on from a checkpoint, cut the file to
    /// [`Checkpoint::rejects_bytes`] and hand it over positioned at its end. An import that began with rejects cannot go on
    /// without them once a row has failed, nor the other way round: the file would have a gap.
    pub fn rejects(mut self, out: impl Write + Send + 'a) -> Self {
        self.rejects = Some(Box::new(out));
        self
    }

    /// Goes on from this checkpoint instead of beginning with the first row.
    pub fn resume(mut self, checkpoint: Checkpoint) -> Self {
        self.checkpoint = Some(checkpoint);
        self
    }

    /// Lets this handle stop the import at a batch boundary.
    pub fn cancel_on(mut self, handle: &CancelHandle) -> Self {
        self.cancel = handle.clone();
        self
    }

    /// Gives the report that [`import`](Self::import) would give, by the same code, and writes nothing to the store.
    ///
    /// # Errors
    /// As for [`Importer::import`].
    pub async fn dry_run<S: LeadStore>(self, store: S, campaign: &CampaignId) -> Result<ImportReport, ImportError> {
        self.import(DryRunStore(store), campaign).await
    }

    /// Imports the file into the campaign.
    ///
    /// # Errors
    /// As for [`Importer::import`].
    pub async fn import<S: LeadStore>(self, store: S, campaign: &CampaignId) -> Result<ImportReport, ImportError> {
        let import = self.execute(store, campaign);
        #[cfg(feature = "tracing")]
        let import = tracing::Instrument::instrument(import, super::trace::span(campaign));
        import.await
    }

    async fn execute<S: LeadStore>(self, store: S, campaign: &CampaignId) -> Result<ImportReport, ImportError> {
        if !store.campaign_exists(campaign).await.map_err(ImportError::store)? {
            return Err(ImportError::new(ImportErrorKind::CampaignNotFound));
        }
        let Settings { reading, detector, batch_size, existing, duplicates, max_listed, listeners } = self.settings;
        let (mut table, inspection) = Inspection::open(self.source, &reading, &detector).map_err(ImportError::read)?;
        if !inspection.has_email() {
            return Err(ImportError::new(ImportErrorKind::NoEmailColumn));
        }
        let fingerprint = Fingerprint::of(table.source_mut()).map_err(|error| ImportError::read(io_error(error)))?;
        let settings = ReadSettings::new(&inspection, batch_size.get(), existing, duplicates);
        let started = Checkpoint::start(
            Identity::new(campaign, fingerprint, settings),
            ImportReport::new(!existing.is_keep(), max_listed),
            inspection.first_row(),
        );
        let checkpoint = match self.checkpoint {
            None => started,
            Some(checkpoint) => match checkpoint.mismatch(&started, inspection.total_rows(), self.rejects.is_some()) {
                None => checkpoint,
                Some(mismatch) => return Err(ImportError::new(ImportErrorKind::CheckpointMismatch(mismatch))),
            },
        };
        let validator = Validator::new(inspection.columns(), inspection.is_rejects()).unsure_of(inspection.encoding());
        let later = LaterRows::read(duplicates, &mut table, &validator, inspection.total_rows())?;
        let records = table.records().map_err(ImportError::read)?;
        let mut rows = Rows::new(records, validator, inspection.total_rows(), later);
        rows.pass_over(checkpoint.position()).await.map_err(ImportError::read)?;
        listeners.notify(&Event::Inspected(&inspection));
        let rejects = self.rejects.map(|out| RejectsWriter::new(out, inspection.summary(), checkpoint.rejects_bytes()));
        let sender = BatchSender { store: &store, import: checkpoint.identity.import.clone(), campaign, existing };
        let run = Run {
            sender,
            rows,
            batch_size: batch_size.get(),
            checkpoint,
            rows_total: inspection.total_rows(),
            rejects,
            listeners: &listeners,
            cancel: self.cancel,
        };
        run.finish().await.inspect_err(|error| listeners.notify(&Event::Stopped(error)))
    }
}
