//! What an import reads of its file, and what it hears while it reads.

use std::{
    io::{self, Cursor, Read, Seek, SeekFrom},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};

use futures_lite::future::block_on;
use lead_import::{
    CancelHandle, Checkpoint, DuplicatePolicy, Event, ImportError, Importer, MemoryStore, store::FieldPolicy,
};

use super::picky::{campaign, memory};

/// Rows with which a file has a few megabytes, and batches and blocks in their dozens.
const ROWS: usize = 40_000;

/// A source that counts the bytes that are read from it, and cancels an import at one of them.
struct Counted {
    file: Cursor<Vec<u8>>,
    count: Arc<AtomicU64>,
    cancels_at: u64,
    handle: CancelHandle,
}

impl Counted {
    fn new(bytes: &[u8]) -> Self {
        let handle = CancelHandle::new();
        Self { file: Cursor::new(bytes.to_vec()), count: Arc::default(), cancels_at: u64::MAX, handle }
    }
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        if self.count.fetch_add(count as u64, Relaxed) + count as u64 >= self.cancels_at {
            self.handle.cancel();
        }
        Ok(count)
    }
}

impl Seek for Counted {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// A file whose rows have one letter beyond ASCII each.
fn file(letter: &[u8]) -> Vec<u8> {
    let rows = (0..ROWS).flat_map(|row| {
        let start = format!("person{row}@example.com,Jos").into_bytes();
        [&start, letter, b",met at the fair in spring\n"].concat()
    });
    b"email,first name,note\n".iter().copied().chain(rows).collect()
}

fn utf8() -> Vec<u8> {
    file("é".as_bytes())
}

/// How many bytes are read of each byte of the file, in thousandths.
fn reads(bytes: &[u8], read: impl FnOnce(Counted)) -> u64 {
    let source = Counted::new(bytes);
    let count = Arc::clone(&source.count);
    read(source);
    count.load(Relaxed) * 1_000 / bytes.len() as u64
}

#[test]
fn a_file_is_read_twice_and_once_more_if_its_encoding_must_be_searched_for() {
    let utf16: Vec<u8> = String::from_utf8(utf8()).unwrap().encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xEF\xBB\xBF".as_slice(), &utf8()].concat();
    let mut pasted = utf8();
    pasted.splice(22..22, *b"first@example.com,J\xF6rg,pasted\n");
    for (what, bytes, once) in [
        ("UTF-8", utf8(), 1_000),
        ("UTF-8 with a mark", marked, 1_000),
        ("UTF-16", utf16, 1_000),
        ("windows-1252", file(b"\xE9"), 2_000),
        ("UTF-8 with a row of windows-1252", pasted, 2_000),
    ] {
        let importer = Importer::new();
        let inspecting = reads(&bytes, |source| drop(importer.inspect(source).unwrap()));
        let importing = reads(&bytes, |source| {
            let report = block_on(importer.import(memory(), &campaign(), source)).unwrap();
            assert!(report.created() >= ROWS as u64);
        });
        let after_inspection = reads(&bytes, |source| {
            let mut job = importer.job(source);
            assert!(job.inspect().unwrap().total_rows() >= ROWS as u64);
            block_on(job.import(memory(), &campaign())).unwrap();
        });
        assert_eq!(after_inspection, importing, "{what}: the inspection of a job is the one of its import");
        assert!(inspecting <= once, "{what}: inspecting reads {inspecting} thousandths of the file");
        assert!(importing <= once + 1_000, "{what}: importing reads {importing} thousandths of the file");
    }
}

/// An import that is cancelled when so many thousandths of the file are read. Returns the store and how much of the file was read in the end.
fn cancelled(importer: &Importer, at: u64, from: Option<Checkpoint>) -> (ImportError, MemoryStore, u64) {
    let (bytes, store, mut error) = (utf8(), memory(), None);
    let read = reads(&bytes, |mut source| {
        source.cancels_at = bytes.len() as u64 * at / 1_000;
        let handle = source.handle.clone();
        let mut job = importer.job(source).cancel_handle(&handle);
        if let Some(checkpoint) = from {
            job = job.resume(checkpoint);
        }
        error = Some(block_on(job.import(&store, &campaign())).unwrap_err());
    });
    (error.unwrap(), store, read)
}

#[test]
fn a_cancel_is_heard_in_the_inspection() {
    let (error, store, read) = cancelled(&Importer::new(), 500, None);
    assert!(error.is_cancelled() && error.checkpoint().is_none(), "{error:?}");
    assert!((500..600).contains(&read), "{read} thousandths of the file were read");
    assert!(store.leads().is_empty());
}

#[test]
fn a_cancel_is_heard_in_the_inspection_of_a_job() {
    let bytes = utf8();
    let read = reads(&bytes, |mut source| {
        source.cancels_at = bytes.len() as u64 / 2;
        let handle = source.handle.clone();
        let mut job = Importer::new().job(source).cancel_handle(&handle);
        assert!(job.inspect().unwrap_err().is_cancelled());
    });
    assert!((500..600).contains(&read), "{read} thousandths of the file were read");
}

#[test]
fn a_cancel_is_heard_while_the_values_of_duplicates_are_read() {
    let importer = Importer::new().existing(FieldPolicy::Overwrite).duplicate_rows(DuplicatePolicy::LastWins);
    let (error, store, read) = cancelled(&importer, 1_500, None);
    assert!(error.is_cancelled(), "{error:?}");
    assert_eq!(error.checkpoint().map(|checkpoint| checkpoint.position().row()), Some(0), "it can be resumed");
    assert!((1_500..1_600).contains(&read), "{read} thousandths of the file were read");
    assert!(store.leads().is_empty());
}

#[test]
fn a_resumed_import_that_is_cancelled_in_its_inspection_keeps_its_checkpoint() {
    let (stopped, store, _) = cancelled(&Importer::new(), 1_500, None);
    let checkpoint = stopped.checkpoint().unwrap().clone();
    assert!(checkpoint.report().created() > 0);
    assert_eq!(store.leads().len() as u64, checkpoint.report().created());
    for at in [500, 1_200] {
        let (again, store, read) = cancelled(&Importer::new(), at, Some(checkpoint.clone()));
        assert!(again.is_cancelled() && (at..at + 100).contains(&read), "{again:?} after {read} thousandths");
        assert_eq!(again.checkpoint(), Some(&checkpoint));
        assert!(store.leads().is_empty());
    }
}

/// An import that is stopped after its first batch.
fn stopped(bytes: &[u8]) -> Checkpoint {
    let handle = CancelHandle::new();
    let cancels = handle.clone();
    let importer = Importer::new().batch_size(2).listener(move |event: &Event<'_>| {
        if matches!(event, Event::BatchCommitted(_)) {
            cancels.cancel();
        }
    });
    let job = importer.job(Cursor::new(bytes)).cancel_handle(&handle);
    block_on(job.import(memory(), &campaign())).unwrap_err().checkpoint().unwrap().clone()
}

#[test]
fn a_file_that_is_replaced_before_an_import_is_resumed_has_changed_whatever_else_is_wrong_with_it() {
    let bytes = b"email,City\na@b.co,Rome\nb@b.co,Oslo\nc@b.co,Bonn\n";
    let many = format!("email\n{}", "a@b.co\n".repeat(60));
    let long = "email,City\na@b.co,Rome\n".repeat(100);
    let same_size = String::from_utf8_lossy(bytes).replace("email", "phone").replace('@', "-");
    let empty_of_same_size = "\n".repeat(bytes.len());
    for other in [many.as_str(), &long, "", "email,City\n", "a,b\nc,d\n", &same_size, &empty_of_same_size, "PK\x03\x04"]
    {
        let importer = Importer::new().batch_size(2).max_rows(50).max_bytes(1_000);
        let store = memory();
        let error = block_on(importer.resume(stopped(bytes), &store, Cursor::new(other))).unwrap_err();
        assert_eq!(error.to_string(), "The file has changed since the import started", "{other:?}");
        assert!(store.leads().is_empty());
    }
    // The same file under a smaller limit is not another one.
    let importer = Importer::new().batch_size(2).max_rows(2);
    let error = block_on(importer.resume(stopped(bytes), memory(), Cursor::new(bytes))).unwrap_err();
    assert_eq!(error.to_string(), "Maximum 2 leads per CSV");
}
