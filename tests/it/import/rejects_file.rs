//! The rejects file that an import reads again when it is resumed: its length, its hash, and what is on the disk before a checkpoint.

use std::{
    error::Error,
    io::{self, Cursor, Read, Seek, SeekFrom, Write},
    sync::{Arc, Mutex},
};

use futures_lite::future::block_on;
use lead_import::{
    Checkpoint, DuplicatePolicy, Event, ImportError, ImportReport, async_trait,
    import::{CheckpointMismatch, CheckpointSink, ImportErrorKind},
    report::{ListedRows, RejectsFile},
};

use super::picky::{Picky, campaign, file, handed_over, importer, undisturbed};

const POLICY: DuplicatePolicy = DuplicatePolicy::AsExisting;

/// A disk with one file, whose bytes are in memory only until they are synced.
#[derive(Clone, Debug, Default)]
struct Disk(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    file: Cursor<Vec<u8>>,
    synced: Vec<u8>,
    /// The number of syncs that succeed. The next one fails.
    syncs: Option<usize>,
}

impl Disk {
    fn with(bytes: &[u8]) -> Self {
        let disk = Self::default();
        disk.0.lock().unwrap().file = Cursor::new(bytes.to_vec());
        disk
    }

    fn contents(&self) -> Vec<u8> {
        self.0.lock().unwrap().file.get_ref().clone()
    }

    /// The file after a power cut.
    fn after_power_cut(&self) -> Self {
        Self::with(&self.0.lock().unwrap().synced)
    }
}

impl Read for Disk {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.lock().unwrap().file.read(buffer)
    }
}

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Disk {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        self.0.lock().unwrap().file.seek(position)
    }
}

impl RejectsFile for Disk {
    fn set_len(&mut self, bytes: u64) -> io::Result<()> {
        RejectsFile::set_len(&mut self.0.lock().unwrap().file, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut state = self.0.lock().unwrap();
        if let Some(left) = &mut state.syncs {
            *left = left.checked_sub(1).ok_or(io::ErrorKind::StorageFull)?;
        }
        let State { file, synced, .. } = &mut *state;
        synced.clone_from(file.get_ref());
        Ok(())
    }
}

/// Keeps each checkpoint with what a power cut at that moment would leave of the rejects.
#[derive(Default)]
struct Moments(Mutex<Vec<(Checkpoint, Disk)>>, Disk);

#[async_trait]
impl CheckpointSink for Moments {
    async fn save(&self, checkpoint: &Checkpoint, _: &ListedRows) -> Result<(), Box<dyn Error + Send + Sync>> {
        self.0.lock().unwrap().push((handed_over(checkpoint), self.1.after_power_cut()));
        Ok(())
    }
}

fn import(store: &Picky, disk: Disk, from: Option<Checkpoint>) -> Result<ImportReport, ImportError> {
    let importer = importer(POLICY);
    let mut job = importer.job(Cursor::new(file())).rejects_file(disk);
    if let Some(checkpoint) = from {
        job = job.resume(checkpoint);
    }
    block_on(job.import(store, &campaign()))
}

/// Cancels the import after the first batch with rejected rows.
fn stopped(disk: &Disk) -> (Picky, Checkpoint) {
    let (store, cancel) = (Picky::new(), lead_import::CancelHandle::new());
    let cancelling = cancel.clone();
    let importer = importer(POLICY).listener(move |event: &Event<'_>| {
        if let Event::BatchCommitted(batch) = event
            && batch.checkpoint().rejects_bytes() > 0
        {
            cancelling.cancel();
        }
    });
    let job = importer.job(Cursor::new(file())).rejects_file(disk.clone()).cancel_handle(&cancel);
    let error = block_on(job.import(&store, &campaign())).unwrap_err();
    assert!(error.is_cancelled(), "{error:?}");
    (store, handed_over(error.checkpoint().unwrap()))
}

#[test]
fn rejects_are_synced_before_the_checkpoint_that_counts_them() {
    let moments = Moments::default();
    let importer = importer(POLICY);
    let job = importer.job(Cursor::new(file())).rejects_file(moments.1.clone()).checkpoints(&moments);
    block_on(job.import(Picky::new(), &campaign())).unwrap();
    let moments = moments.0.into_inner().unwrap();
    assert!(moments.iter().filter(|(checkpoint, _)| checkpoint.rejects_bytes() > 0).count() > 2);
    for (checkpoint, disk) in moments {
        let on_disk = disk.contents().len() as u64;
        assert!(on_disk >= checkpoint.rejects_bytes(), "{on_disk} bytes of {}", checkpoint.rejects_bytes());
    }
}

#[test]
fn a_sync_that_fails_at_any_moment_leaves_a_checkpoint_that_ends_as_undisturbed() {
    let (expected, expected_rejects, _) = undisturbed(POLICY);
    for syncs in 0.. {
        let (store, disk) = (Picky::new(), Disk::default());
        disk.0.lock().unwrap().syncs = Some(syncs);
        let Err(error) = import(&store, disk.clone(), None) else {
            assert!(syncs > 2, "nothing was synced");
            return;
        };
        assert!(matches!(error.kind(), ImportErrorKind::Rejects(_)), "{error:?}");
        let (disk, checkpoint) = (disk.after_power_cut(), handed_over(error.checkpoint().unwrap()));
        assert_eq!(import(&store, disk.clone(), Some(checkpoint)).unwrap(), expected, "{syncs} syncs");
        assert!(disk.contents() == expected_rejects, "{syncs} syncs");
    }
}

#[test]
fn a_resumed_import_checks_the_rejects_before_it_writes() {
    let disk = Disk::default();
    let (store, checkpoint) = stopped(&disk);
    let (good, before) = (disk.contents(), store.0.leads().len());
    let mut changed = good.clone();
    *changed.last_mut().unwrap() ^= 1;
    let cases = [
        (good[..good.len() - 1].to_vec(), CheckpointMismatch::RejectsTruncated),
        (vec![], CheckpointMismatch::RejectsTruncated),
        (changed, CheckpointMismatch::RejectsChanged),
        (vec![b'x'; good.len() + 9], CheckpointMismatch::RejectsChanged),
    ];
    for (bytes, expected) in cases {
        let disk = Disk::with(&bytes);
        let error = import(&store, disk.clone(), Some(checkpoint.clone())).unwrap_err();
        assert!(
            matches!(error.kind(), ImportErrorKind::CheckpointMismatch(found) if *found == expected),
            "{expected:?}: {error:?}"
        );
        assert!(disk.contents() == bytes, "a refused import changes nothing");
        assert_eq!(store.0.leads().len(), before);
    }
    // The store is refused later than the file: it has none of the leads.
    let disk = Disk::with(&good);
    let error = import(&Picky::new(), disk.clone(), Some(checkpoint.clone())).unwrap_err();
    assert!(matches!(error.kind(), ImportErrorKind::Store(_)), "{error:?}");
    assert!(disk.contents() == good, "a refused import changes nothing");
    let (expected, expected_rejects, _) = undisturbed(POLICY);
    // A kill after the rows of the next batch were written.
    let disk = Disk::with(&[&good[..], b"rows after the checkpoint\n"].concat());
    assert_eq!(import(&store, disk.clone(), Some(checkpoint)).unwrap(), expected);
    assert!(disk.contents() == expected_rejects);
}

#[test]
fn the_hash_covers_all_runs_of_an_import() {
    let disk = Disk::default();
    let (store, checkpoint) = stopped(&disk);
    let moments = Moments(Mutex::default(), disk.clone());
    let importer = importer(POLICY);
    let job = importer.job(Cursor::new(file())).rejects_file(disk).checkpoints(&moments).resume(checkpoint);
    block_on(job.import(&store, &campaign())).unwrap();
    let (last, disk) = moments.0.into_inner().unwrap().pop().unwrap();
    let mut bytes = disk.contents();
    bytes[7] ^= 1;
    let error = import(&store, Disk::with(&bytes), Some(last)).unwrap_err();
    assert_eq!(error.to_string(), "The rejects file was changed after the import stopped");
}

#[test]
fn what_a_file_had_before_or_has_after_the_rows_is_removed() {
    let (_, expected, _) = undisturbed(POLICY);
    let disk = Disk::with(&vec![b'x'; 100_000]);
    let moments = Moments(Mutex::default(), disk.clone());
    let importer = importer(POLICY);
    let store = Picky::new();
    let job = importer.job(Cursor::new(file())).rejects_file(disk.clone()).checkpoints(&moments);
    block_on(job.import(&store, &campaign())).unwrap();
    assert!(disk.contents() == expected, "an older file");
    // Nothing is left to import, and nothing is written.
    let (last, _) = moments.0.into_inner().unwrap().pop().unwrap();
    let disk = Disk::with(&[&expected[..], b"more"].concat());
    import(&store, disk.clone(), Some(last)).unwrap();
    assert!(disk.contents() == expected, "a file with more rows");
}

#[test]
fn rejects_of_a_stream_can_be_continued_in_a_file() {
    let (expected, expected_rejects, _) = undisturbed(POLICY);
    let cancel = lead_import::CancelHandle::new();
    let mut rejects = vec![];
    let (store, cancelling) = (Picky::new(), cancel.clone());
    let importer = importer(POLICY).progress_listener(move |_| cancelling.cancel());
    let job = importer.job(Cursor::new(file())).rejects(&mut rejects).cancel_handle(&cancel);
    let error = block_on(job.import(&store, &campaign())).unwrap_err();
    assert!(!rejects.is_empty());
    let disk = Disk::with(&rejects);
    assert_eq!(import(&store, disk.clone(), error.checkpoint().cloned()).unwrap(), expected);
    assert!(disk.contents() == expected_rejects);
}
