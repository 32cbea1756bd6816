//! One import with everything that is said about it: [`ImportJob`].

use std::{
    fmt,
    io::{Read, Seek, Write},
};

use super::{
    Importer,
    deliver::Courier,
    rehearsal::Rehearsal,
    rows::Rows,
    run::{Run, State},
};
use crate::{
    CampaignId, CancelHandle, Checkpoint, Event, ImportError, ImportErrorKind, ImportReport, LeadStore, ReadError,
    ReadErrorKind,
    checkpoint::{Fingerprint, Identity},
    rejects::RejectsWriter,
    validate::Validator,
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
    importer: Importer,
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
    pub(super) fn new(importer: Importer, source: R) -> Self {
        Self { importer, source, rejects: None, checkpoint: None, cancel: CancelHandle::new() }
    }

    /// Writes every row that does not become a lead to `out`, as CSV in the delimiter and with the columns of the file, and
    /// two more: `import_line` and `import_error`. Mend it and import it again: these two columns are then ignored.
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
        self.import(Rehearsal(store), campaign).await
    }

    /// Imports the file into the campaign.
    ///
    /// # Errors
    /// As for [`Importer::import`].
    pub async fn import<S: LeadStore>(self, store: S, campaign: &CampaignId) -> Result<ImportReport, ImportError> {
        let import = self.execute(store, campaign);
        #[cfg(feature = "tracing")]
        let import = tracing::Instrument::instrument(import, crate::trace::span(campaign));
        import.await
    }

    async fn execute<S: LeadStore>(self, store: S, campaign: &CampaignId) -> Result<ImportReport, ImportError> {
        if !store.campaign_exists(campaign).await.map_err(ImportErrorKind::Store)? {
            return Err(ImportErrorKind::CampaignNotFound.into());
        }
        let importer = &self.importer;
        let (mut table, inspection) = importer.open(self.source)?;
        if !inspection.has_email() {
            return Err(ImportErrorKind::NoEmailColumn.into());
        }
        let fingerprint = Fingerprint::of(table.source_mut()).map_err(ReadErrorKind::Io).map_err(ReadError::from)?;
        let identity = Identity::new(self.checkpoint.as_ref(), campaign, fingerprint, &inspection, importer)?;
        if self.checkpoint.as_ref().is_some_and(|checkpoint| !checkpoint.agrees_on_rejects(self.rejects.is_some())) {
            return Err(ImportErrorKind::CheckpointMismatch("file of rejects").into());
        }
        let later = importer.later_rows(&mut table, &inspection)?;
        let validator = Validator::new(inspection.columns());
        let mut rows = Rows::new(table.records()?, validator, inspection.total_rows(), later);
        let mut state = State::begin(importer, inspection.first_row());
        let rejected_before = self.checkpoint.as_ref().map_or(0, Checkpoint::rejects_bytes);
        if let Some(checkpoint) = self.checkpoint {
            state = State::from(checkpoint);
            rows.pass_over(state.next).await?;
        }
        importer.listeners.tell(&Event::Inspected(&inspection));
        let run = Run {
            courier: Courier { store: &store, import: identity.import(), campaign, existing: importer.existing },
            rows,
            batch_size: importer.batch_size.get(),
            identity: &identity,
            state,
            rows_total: inspection.total_rows(),
            rejects: self.rejects.map(|out| RejectsWriter::new(out, &inspection, rejected_before)),
            listeners: &importer.listeners,
            cancel: self.cancel,
        };
        run.finish().await.inspect_err(|error| importer.listeners.tell(&Event::Stopped(error)))
    }
}
