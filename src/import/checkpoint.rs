//! How far an import has come, so that it can be resumed: [`Checkpoint`].

use std::{
    collections::BTreeSet,
    fmt,
    io::{self, Read, Seek},
};

use serde::{Deserialize, Deserializer, Serialize, de};
use xxhash_rust::xxh3::Xxh3Default;

use super::{engine::duplicates::DuplicatePolicy, inspection::Inspection};
use crate::{
    columns::Target,
    lead::CampaignId,
    report::ImportReport,
    source::{Dialect, Encoding, Position},
    store::UpdatePolicy,
};

/// The serialised form of this version.
const FORMAT: u32 = 1;

/// How far an import has come after a batch: what it is an import of, the report so far, and where the next row begins.
///
/// It serialises, so that a product can store it beside the upload and resume after a crash, on a different machine too. See
/// [`Importer::resume`](super::Importer::resume). It holds what the report lists, so treat it as personal data. It is checked
/// against the file, but not signed: whoever can change it can change the counts and the campaign, so store it where only the
/// product writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Checkpoint {
    #[serde(deserialize_with = "known_format")]
    format: u32,
    pub(crate) identity: Identity,
    pub(crate) report: ImportReport,
    /// Where the first row without an outcome begins.
    pub(crate) next: Position,
    /// How many rows the next batch takes, if not as many as usual: those of a batch whose effect is unknown, so that the
    /// store recognises it.
    pub(crate) first_batch: Option<usize>,
    /// The lines of the rows that the store rejected, for the rows that duplicate their emails.
    pub(crate) rejected_lines: BTreeSet<u64>,
    pub(crate) rejects_bytes: u64,
}

impl Checkpoint {
    /// Before the first row.
    pub(crate) fn start(identity: Identity, report: ImportReport, next: Position) -> Self {
        let rejected_lines = BTreeSet::new();
        Self { format: FORMAT, identity, report, next, first_batch: None, rejected_lines, rejects_bytes: 0 }
    }

    /// What was imported so far.
    pub fn report(&self) -> &ImportReport {
        &self.report
    }

    /// Where the next row begins.
    pub fn position(&self) -> Position {
        self.next
    }

    /// The campaign that the import is for.
    pub fn campaign(&self) -> &CampaignId {
        &self.identity.campaign
    }

    /// How many bytes of rejected rows were written. To resume, truncate the file of rejects to this length and append to it.
    pub fn rejects_bytes(&self) -> u64 {
        self.rejects_bytes
    }

    /// The first thing that differs from `started`, the same import at its beginning, of a file with `rows` rows. Nothing that is
    /// damaged or made up may lead an import astray.
    pub(crate) fn mismatch(&self, started: &Self, rows: u64, writes_rejects: bool) -> Option<CheckpointMismatch> {
        let (mine, other) = (&self.identity, &started.identity);
        if mine.file != other.file {
            Some(CheckpointMismatch::File)
        } else if mine.campaign != other.campaign {
            Some(CheckpointMismatch::Campaign)
        } else if mine.settings != other.settings || !self.report.is_like(&started.report) {
            Some(CheckpointMismatch::Settings)
        } else if !self.is_sound(rows) {
            Some(CheckpointMismatch::Damaged)
        } else if self.report.failed() > 0 && (self.rejects_bytes > 0) != writes_rejects {
            Some(CheckpointMismatch::Rejects)
        } else {
            None
        }
    }

    fn is_sound(&self, rows: u64) -> bool {
        self.report.total_rows() <= rows
            && self.next.row() == self.report.total_rows()
            && self.first_batch.is_none_or(|rows| (1..=self.identity.settings.batch_size).contains(&rows))
    }
}

fn known_format<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    match u32::deserialize(deserializer)? {
        FORMAT => Ok(FORMAT),
        other => Err(de::Error::custom(format!("a checkpoint of format {other}: this version reads format {FORMAT}"))),
    }
}

/// Why a checkpoint cannot be resumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CheckpointMismatch {
    /// It belongs to a different file.
    File,
    /// It belongs to a different campaign.
    Campaign,
    /// The importer's settings, the encoding, the dialect or the columns differ.
    Settings,
    /// The import began with a file of rejected rows and would be resumed without one, or the other way round.
    Rejects,
    /// Its numbers contradict each other or the file.
    Damaged,
}

impl fmt::Display for CheckpointMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File => "The checkpoint belongs to a different file",
            Self::Campaign => "The checkpoint belongs to a different campaign",
            Self::Settings => "The checkpoint was made with different settings",
            Self::Rejects => "The checkpoint belongs to an import with a different file of rejected rows",
            Self::Damaged => "The checkpoint is damaged",
        })
    }
}

/// What must be the same for an import to be resumed: the rows before were read under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Identity {
    /// What the store knows the import by: 128 random bits in hexadecimal.
    pub(crate) import: Box<str>,
    campaign: CampaignId,
    file: Fingerprint,
    settings: ReadSettings,
}

impl Identity {
    /// The identity of a new import.
    pub(crate) fn new(campaign: &CampaignId, file: Fingerprint, settings: ReadSettings) -> Self {
        let import = uuid::Uuid::new_v4().simple().to_string().into();
        Self { import, campaign: campaign.clone(), file, settings }
    }

    pub(crate) fn file_bytes(&self) -> u64 {
        self.file.bytes
    }
}

/// The settings under which the rows are read and imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReadSettings {
    encoding: Encoding,
    dialect: Dialect,
    targets: Vec<Target>,
    batch_size: usize,
    existing: UpdatePolicy,
    duplicates: DuplicatePolicy,
}

impl ReadSettings {
    pub(crate) fn new(
        inspection: &Inspection,
        batch_size: usize,
        existing: UpdatePolicy,
        duplicates: DuplicatePolicy,
    ) -> Self {
        Self {
            encoding: inspection.encoding().encoding(),
            dialect: inspection.dialect(),
            targets: inspection.columns().columns().iter().map(crate::columns::Column::target).collect(),
            batch_size,
            existing,
            duplicates,
        }
    }
}

/// What a file is recognised by: its size and a hash of all its bytes (XXH3, 128 bits).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fingerprint {
    bytes: u64,
    hash: Box<str>,
}

impl Fingerprint {
    /// Reads the whole of `source` and goes back to its beginning.
    pub(crate) fn of<R: Read + Seek>(source: &mut R) -> io::Result<Self> {
        source.rewind()?;
        let (mut bytes, mut hash, mut buffer) = (0, Xxh3Default::new(), vec![0; 64 * 1024]);
        loop {
            match source.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => {
                    hash.update(&buffer[..read]);
                    bytes += read as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        source.rewind()?;
        Ok(Self { bytes, hash: format!("{:032x}", hash.digest128()).into() })
    }
}
