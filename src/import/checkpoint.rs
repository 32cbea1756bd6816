//! The progress of an import, from which it can be resumed: [`Checkpoint`].

use std::{
    collections::BTreeSet,
    fmt,
    io::{self, Read, Seek, SeekFrom},
    num::NonZeroUsize,
};

use serde::{Deserialize, Deserializer, Serialize, de};

use super::{duplicate_policy::DuplicatePolicy, extra_cells::ExtraCells, opted_out::OptedOut};
use crate::{
    columns::Target,
    lead::CampaignId,
    report::{ImportReport, ListedRows, rejects_output::RejectsMark},
    source::{Dialect, Encoding, HeaderRow, Position, fingerprint},
    store::{BatchKey, JournalRecord, UpdatePolicy},
};

/// The version of the serialised form.
const FORMAT: u32 = 3;

/// The progress of an import after a batch: the identity of the import, the report so far, and the position of the next row.
///
/// An import passes checkpoints to its [`CheckpointSink`](super::CheckpointSink), which stores them before the import continues, and to its
/// [listeners](super::Event), and returns one in an [`ImportError`](super::ImportError). A checkpoint serialises, so that a product can store it
/// with the upload and [resume](super::Importer::resume) the import after a crash, on any machine. The serialised form has a format number; a
/// version that does not know the format refuses it.
///
/// # Security
///
/// A checkpoint has the lists of the report, so treat it as personal data. A resumed import checks it against the file, the campaign and
/// the settings, but it is not signed: whoever can change it can change the counts. Store it where only the product can write.
///
/// # Example
///
/// ```
/// use lead_import::{CampaignId, CancelHandle, Checkpoint, Importer, MemoryStore};
///
/// # futures_lite::future::block_on(async {
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
/// let file = || std::io::Cursor::new("email\nada@example.com\n");
/// let (importer, handle) = (Importer::new(), CancelHandle::new());
///
/// handle.cancel();
/// let error = importer.job(file()).cancel_handle(&handle).import(&store, &campaign).await.unwrap_err();
/// let stored = serde_json::to_string(error.checkpoint().unwrap())?;
///
/// let checkpoint: Checkpoint = serde_json::from_str(&stored)?;
/// let report = importer.resume(checkpoint, &store, file()).await?;
/// assert_eq!((report.total_rows(), report.created()), (1, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # }).unwrap();
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Checkpoint {
    #[serde(deserialize_with = "known_format")]
    format: u32,
    pub(crate) identity: Identity,
    pub(crate) report: ImportReport,
    /// The start of the first row without an outcome.
    pub(crate) next: Position,
    /// The number of rows per batch, after the pending ones.
    pub(crate) batch_rows: usize,
    /// The numbers of rows of the next batches, as far as they are known. A batch that may have been sent must have the same rows again,
    /// so that the store recognises its key.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) pending: Vec<usize>,
    /// The number of rows of the next call, if it is not the whole next batch.
    pub(crate) first_call: Option<usize>,
    /// The lane of the next batch. Batches take the lanes in turn.
    pub(crate) lane: usize,
    /// The key of the batch that the store applied last, for each lane.
    pub(crate) last_batches: Vec<Option<BatchKey>>,
    /// What a store over a service keeps of its last batch ([`CheckpointJournal`](crate::store::CheckpointJournal)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) journal: Option<JournalRecord>,
    /// The lines of the rows that the store rejected. Later rows with the same emails fail too.
    pub(crate) rejected_lines: BTreeSet<u64>,
    rejects_bytes: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rejects_hash: Option<Box<str>>,
}

impl Checkpoint {
    /// Creates the checkpoint before the first row.
    pub(crate) fn start(identity: Identity, report: ImportReport, next: Position, batch_rows: usize) -> Self {
        let lanes = identity.settings.concurrent_batches;
        Self {
            format: FORMAT,
            identity,
            report,
            next,
            batch_rows,
            pending: vec![],
            first_call: None,
            lane: 0,
            last_batches: vec![None; lanes],
            journal: None,
            rejected_lines: BTreeSet::new(),
            rejects_bytes: 0,
            rejects_hash: None,
        }
    }

    /// Adds the listed rows that a [`CheckpointSink`](super::CheckpointSink) received with this checkpoint and with those before it.
    ///
    /// Rows after this checkpoint are left out, and a row that is listed twice is listed once: a sink may have stored rows whose checkpoint
    /// it could not store. Without this call a resumed import has the right counts, and its lists begin with the rows after
    /// the checkpoint.
    #[must_use]
    pub fn with_listed(mut self, listed: impl IntoIterator<Item = ListedRows>) -> Self {
        self.report.add_listed(listed, self.next.row());
        self
    }

    /// The report of the rows that are imported so far.
    pub fn report(&self) -> &ImportReport {
        &self.report
    }

    /// The start of the next row. Its [`row`](Position::row) is the number of rows that are imported so far.
    pub fn position(&self) -> Position {
        self.next
    }

    /// The campaign of the import.
    pub fn campaign(&self) -> &CampaignId {
        &self.identity.campaign
    }

    /// The length of the rejects file in bytes at this checkpoint. To resume with [`ImportJob::rejects`](super::ImportJob::rejects), truncate the
    /// file to this length and append to it; [`ImportJob::rejects_file`](super::ImportJob::rejects_file) does so itself.
    pub fn rejects_bytes(&self) -> u64 {
        self.rejects_bytes
    }

    /// The rejects file as far as its rows are counted.
    pub(crate) fn rejects(&self) -> RejectsMark {
        RejectsMark { bytes: self.rejects_bytes, hash: self.rejects_hash.clone() }
    }

    pub(crate) fn set_rejects(&mut self, mark: RejectsMark) {
        (self.rejects_bytes, self.rejects_hash) = (mark.bytes, mark.hash);
    }

    /// The first difference from `started`, the checkpoint of the same import before its first row, or `None` if this checkpoint can be
    /// resumed. A damaged or forged checkpoint must not cause wrong writes.
    pub(crate) fn mismatch(&self, started: &Self, rows: u64, writes_rejects: bool) -> Option<CheckpointMismatch> {
        let (mine, other) = (&self.identity, &started.identity);
        if mine.file != other.file {
            Some(CheckpointMismatch::File)
        } else if mine.campaign != other.campaign {
            Some(CheckpointMismatch::Campaign)
        } else if mine.settings != other.settings || !self.report.has_settings_of(&started.report) {
            Some(CheckpointMismatch::Settings)
        } else if !self.is_sound(rows) {
            Some(CheckpointMismatch::Damaged)
        } else if self.report.failed() > 0 && (self.rejects_bytes > 0) != writes_rejects {
            Some(CheckpointMismatch::Rejects)
        } else {
            None
        }
    }

    /// This checkpoint without the lists of its report, for a [`CheckpointSink`](super::CheckpointSink).
    pub(crate) fn without_lists(&self) -> Self {
        Self {
            format: self.format,
            identity: self.identity.clone(),
            report: self.report.without_lists(),
            next: self.next,
            batch_rows: self.batch_rows,
            pending: self.pending.clone(),
            first_call: self.first_call,
            lane: self.lane,
            last_batches: self.last_batches.clone(),
            journal: self.journal.clone(),
            rejected_lines: self.rejected_lines.clone(),
            rejects_bytes: self.rejects_bytes,
            rejects_hash: self.rejects_hash.clone(),
        }
    }

    /// The number of rows per batch that the first run wanted.
    pub(crate) fn batch_size(&self) -> Option<NonZeroUsize> {
        NonZeroUsize::new(self.identity.settings.batch_size)
    }

    /// Continues with batches of this size. Those that may have been sent keep theirs.
    pub(crate) fn set_batch_rows(&mut self, rows: usize) {
        if self.batch_rows != rows && self.pending.len() < self.last_batches.len() {
            self.pending.resize(self.last_batches.len(), self.batch_rows);
        }
        self.batch_rows = rows;
    }

    fn is_sound(&self, rows: u64) -> bool {
        let (sizes, lanes) = (1..=self.identity.settings.batch_size, self.identity.settings.concurrent_batches);
        self.report.total_rows() <= rows
            && self.next.row() == self.report.total_rows()
            && self.pending.iter().chain(&self.first_call).chain([&self.batch_rows]).all(|rows| sizes.contains(rows))
            && self.pending.len() <= lanes + 1
            && self.last_batches.len() == lanes
            && self.lane < lanes
            // Otherwise two lanes would have one identifier.
            && u128::from_str_radix(&self.identity.import, 16).is_ok()
    }
}

fn known_format<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    match u32::deserialize(deserializer)? {
        FORMAT => Ok(FORMAT),
        other => {
            Err(de::Error::custom(format!("unsupported checkpoint format {other}: this version reads format {FORMAT}")))
        }
    }
}

/// Why a checkpoint cannot be resumed. Displays as a message for the person who runs the import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CheckpointMismatch {
    /// The file has changed, or it is another one: its size or hash differs. Resume with the file of the first run, byte for byte.
    File,
    /// The job imports into a different campaign. Use [`Checkpoint::campaign`].
    Campaign,
    /// The encoding, dialect, columns, batch size, number of concurrent batches, policies or list limits differ. Resume with the settings of the first run.
    Settings,
    /// Rows have failed, and only one of the first run and the resumed run writes a rejects file. The file would have a gap. Pass
    /// [`ImportJob::rejects`](super::ImportJob::rejects) in both runs or in neither.
    Rejects,
    /// The rejects file is shorter than at the checkpoint: rows that were counted as failed are missing. Pass the complete file, or import
    /// the file again from the start.
    RejectsTruncated,
    /// The rejects file has different bytes than at the checkpoint. Pass the file as the stopped import left it, or import the file again
    /// from the start.
    RejectsChanged,
    /// The numbers of the checkpoint contradict each other or the file. Import the file again from the start, which is safe.
    Damaged,
}

impl fmt::Display for CheckpointMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File => "The file has changed since the import started",
            Self::Campaign => "The checkpoint belongs to a different campaign",
            Self::Settings => "The checkpoint was made with different settings",
            Self::Rejects => "The checkpoint belongs to an import with a different rejects file",
            Self::RejectsTruncated => "Rows that the stopped import rejected are missing from the rejects file",
            Self::RejectsChanged => "The rejects file was changed after the import stopped",
            Self::Damaged => "The checkpoint is damaged",
        })
    }
}

/// What must be equal for an import to be resumed, because the rows before the checkpoint were imported under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Identity {
    /// The identifier of the import in batch keys: 128 random bits in hexadecimal.
    import: Box<str>,
    campaign: CampaignId,
    file: Fingerprint,
    settings: ReadSettings,
}

impl Identity {
    /// Creates the identity of a new import.
    pub(crate) fn new(campaign: &CampaignId, file: Fingerprint, settings: ReadSettings) -> Self {
        Self { import: BatchKey::new_import(), campaign: campaign.clone(), file, settings }
    }

    /// The identifier of the import in the batch keys of a lane: the random number of the import, XOR the number of the lane.
    pub(crate) fn import_of(&self, lane: usize) -> Box<str> {
        match u128::from_str_radix(&self.import, 16) {
            Ok(number) if lane > 0 => format!("{:032x}", number ^ lane as u128).into(),
            _ => self.import.clone(),
        }
    }

    pub(crate) fn file_bytes(&self) -> u64 {
        self.file.bytes
    }

    /// Whether this is the file of the import. A file of another size is not read.
    pub(crate) fn is_of<R: Read + Seek>(&self, source: &mut R) -> io::Result<bool> {
        let bytes = source.seek(SeekFrom::End(0))?;
        Ok(bytes == self.file.bytes && self.file == Fingerprint::of(fingerprint(source)?))
    }
}

/// The settings that determine how rows are read and imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReadSettings {
    pub(crate) encoding: Encoding,
    /// The encoding of the rows that are not in that one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) other_encoding: Option<Encoding>,
    pub(crate) dialect: Dialect,
    pub(crate) header_row: HeaderRow,
    pub(crate) targets: Vec<Target>,
    pub(crate) email_fallback: bool,
    pub(crate) batch_size: usize,
    pub(crate) concurrent_batches: usize,
    pub(crate) longest_text: Option<usize>,
    pub(crate) existing: UpdatePolicy,
    pub(crate) duplicates: DuplicatePolicy,
    pub(crate) extra_cells: ExtraCells,
    pub(crate) opted_out: OptedOut,
}

/// The size of a file and a hash of all its bytes: the hash of the hashes of its blocks (XXH3, 128 bits).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fingerprint {
    bytes: u64,
    hash: Box<str>,
}

impl Fingerprint {
    pub(crate) fn of((bytes, hash): (u64, u128)) -> Self {
        Self { bytes, hash: format!("{hash:032x}").into() }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::Cursor,
        sync::{Arc, Mutex},
    };

    use super::*;
    use crate::{
        import::{Event, Importer},
        store::MemoryStore,
    };

    #[test]
    fn a_checkpoint_deserialises_to_an_equal_checkpoint() {
        let (store, campaign, taken) = (MemoryStore::new(), CampaignId::from("spring"), Arc::new(Mutex::new(vec![])));
        store.create_campaign(&campaign);
        let checkpoints = Arc::clone(&taken);
        let importer = Importer::new().listener(move |event: &Event<'_>| match event {
            Event::Started(checkpoint) => checkpoints.lock().unwrap().push((*checkpoint).clone()),
            Event::BatchCommitted(batch) => checkpoints.lock().unwrap().push(batch.checkpoint().clone()),
            _ => {}
        });
        let file = Cursor::new("email,City\nada@example.com,London\nnope,Paris\nada@example.com,Rome\n");
        futures_lite::future::block_on(importer.import(&store, &campaign, file)).unwrap();
        let taken = taken.lock().unwrap();
        assert_eq!(taken.len(), 2);
        for checkpoint in taken.iter() {
            let text = serde_json::to_string(checkpoint).unwrap();
            assert_eq!(&serde_json::from_str::<Checkpoint>(&text).unwrap(), checkpoint);
        }
    }
}
