//! Where an import stands, so that it can go on: [`Checkpoint`].

use std::{
    collections::BTreeSet,
    hash::{BuildHasher, RandomState},
    io::{self, Read, Seek},
    time::SystemTime,
};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3Default;

use crate::{
    CampaignId, ExistingLeads, ImportError, ImportErrorKind, ImportReport, Importer, Inspection, Position,
    RepeatPolicy, report::Tally,
};

/// Where an import stands after a batch: what was counted, and where to go on.
///
/// It serialises, so that a product can keep it beside the upload and resume after a crash, on another machine too. See
/// [`Importer::resume`]. It holds what the report lists, so treat it as personal data. It is checked against the file, but not
/// signed: who can change it can change the counts and the campaign, so keep it where only the product writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Checkpoint {
    pub(crate) identity: Identity,
    pub(crate) next: Position,
    /// How many rows the first batch takes: those of a batch whose effect is unknown, so that the store knows it again.
    pub(crate) first_batch: Option<usize>,
    /// The lines of the rows that the store rejected, for the rows that repeat their emails.
    pub(crate) rejected_lines: BTreeSet<u64>,
    pub(crate) rejects_bytes: u64,
    pub(crate) tally: Tally,
}

impl Checkpoint {
    /// What was imported so far.
    pub fn report(&self) -> ImportReport {
        ImportReport { tally: self.tally.clone() }
    }

    /// Where the next row begins.
    pub fn position(&self) -> Position {
        self.next
    }

    /// The campaign that the import is for.
    pub fn campaign(&self) -> &CampaignId {
        &self.identity.campaign
    }

    /// Whether it can belong to a file with so many rows. Nothing that is damaged or made up may lead an import astray.
    pub(crate) fn is_sound(&self, rows: u64) -> bool {
        self.tally.is_sound()
            && self.tally.rows() <= rows
            && self.next.record() == self.tally.rows()
            && self.first_batch.is_none_or(|rows| (1..=self.identity.batch_size).contains(&rows))
    }

    /// Whether an import that writes rejects, or does not, can go on from here without a gap in the file of rejects.
    pub(crate) fn agrees_on_rejects(&self, writes: bool) -> bool {
        self.report().failed() == 0 || (self.rejects_bytes > 0) == writes
    }

    /// How many bytes of rejected rows were written. To go on, cut the file of rejects to this length and append to it.
    pub fn rejects_bytes(&self) -> u64 {
        self.rejects_bytes
    }
}

/// What must be the same for an import to go on: the rows before were read under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Identity {
    import: Box<str>,
    campaign: CampaignId,
    file: Fingerprint,
    /// Encoding, dialect and column targets.
    reading: Vec<Box<str>>,
    batch_size: usize,
    existing: ExistingLeads,
    repeats: RepeatPolicy,
}

impl Identity {
    /// The identity of this import, which goes on from `resumed` if that is given.
    pub(crate) fn new(
        resumed: Option<&Checkpoint>,
        campaign: &CampaignId,
        fingerprint: Fingerprint,
        inspection: &Inspection,
        importer: &Importer,
    ) -> Result<Self, ImportError> {
        let encoding = inspection.encoding().encoding().name().into();
        let dialect = format!("{:?}", inspection.dialect()).into();
        let targets = inspection.columns().columns().iter().map(|column| column.target().to_string().into());
        let identity = Self {
            import: resumed.map_or_else(new_import, |checkpoint| checkpoint.identity.import.clone()),
            campaign: campaign.clone(),
            file: fingerprint,
            reading: [encoding, dialect].into_iter().chain(targets).collect(),
            batch_size: importer.batch_size.get(),
            existing: importer.existing,
            repeats: importer.repeats,
        };
        match resumed.and_then(|checkpoint| identity.obstacle(checkpoint, inspection, importer)) {
            Some(what) => Err(ImportErrorKind::CheckpointMismatch(what).into()),
            None => Ok(identity),
        }
    }

    /// What of the checkpoint is not as it is now.
    fn obstacle(&self, checkpoint: &Checkpoint, inspection: &Inspection, importer: &Importer) -> Option<&'static str> {
        let other = &checkpoint.identity;
        if self.file != other.file {
            Some("file")
        } else if self.campaign != other.campaign {
            Some("campaign")
        } else if self != other || !checkpoint.tally.is_like(&Tally::of(importer)) {
            Some("configuration")
        } else if !checkpoint.is_sound(inspection.total_rows()) {
            Some("kind")
        } else {
            None
        }
    }

    /// What the store knows the import by.
    pub(crate) fn import(&self) -> &str {
        &self.import
    }

    pub(crate) fn file_bytes(&self) -> u64 {
        self.file.bytes
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

/// A new name for an import: 128 bits from the standard library's random hash keys, in hexadecimal.
fn new_import() -> Box<str> {
    let random = || RandomState::new().hash_one(SystemTime::now());
    format!("{:016x}{:016x}", random(), random()).into()
}
