//! Files that change under an import.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use futures_lite::future::block_on;
use lead_import::{
    DuplicatePolicy, ImportError, ImportReport, Importer, import::ImportErrorKind, source::ReadErrorKind,
};

use super::picky::{campaign, file, importer, memory};

/// A file that is another one after so many readings from its beginning.
struct Replaced {
    now: Cursor<String>,
    then: String,
    rewinds: usize,
}

impl Read for Replaced {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.now.read(buffer)
    }
}

impl Seek for Replaced {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        if to == SeekFrom::Start(0) {
            match self.rewinds.checked_sub(1) {
                Some(left) => self.rewinds = left,
                None => *self.now.get_mut() = self.then.clone(),
            }
        }
        self.now.seek(to)
    }
}

fn import_replaced(then: String, rewinds: usize) -> Result<ImportReport, ImportError> {
    let source = Replaced { now: Cursor::new(file()), then, rewinds };
    block_on(importer(DuplicatePolicy::LastWins).import(memory(), &campaign(), source))
}

#[test]
fn a_file_that_changes_its_length_during_the_import_is_no_success() {
    let (half, double) = (file()[..file().len() / 2].to_owned(), format!("{0}{0}", file()));
    for then in [half, double, String::new()] {
        let mut failures = 0;
        for rewinds in 0..8 {
            // Replaced early enough, it is just another file; late enough, it was read before.
            match import_replaced(then.clone(), rewinds) {
                Ok(report) => assert_eq!(report.created() + report.existing() + report.failed(), report.total_rows()),
                Err(error) => {
                    failures += 1;
                    assert!(matches!(error.kind(), ImportErrorKind::Read(_)), "{error:?}");
                }
            }
        }
        assert!(failures > 0, "the change was never seen");
    }
}

/// Rows of equal length, in many batches and blocks.
fn rows(name: &str) -> String {
    let rows = (0..30_000).map(|row| format!("{name}{row:05}@example.com,Ada\n"));
    format!("email,first name\n{}", rows.collect::<String>())
}

/// A source whose content is another one as soon as the second pass has read so many bytes.
struct Overwritten {
    now: Cursor<Vec<u8>>,
    then: Vec<u8>,
    /// How many bytes are left until then.
    left: usize,
}

impl Read for Overwritten {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            self.now.get_mut().clone_from(&self.then);
        }
        let most = if self.left == 0 { buffer.len() } else { buffer.len().min(self.left) };
        let count = self.now.read(&mut buffer[..most])?;
        self.left = self.left.saturating_sub(count);
        Ok(count)
    }
}

impl Seek for Overwritten {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.now.seek(to)
    }
}

#[test]
fn no_row_of_a_file_that_keeps_its_number_of_rows_but_changes_is_imported() {
    let (before, after) = (rows("lead"), rows("evil"));
    let size = before.len();
    for left in [size / 2, size - 1, size, size + 20_000, size + size / 2, 2 * size - 300_000] {
        let now = Cursor::new(before.clone().into_bytes());
        let (store, source) = (memory(), Overwritten { now, then: after.clone().into_bytes(), left });
        let error = block_on(Importer::new().import(&store, &campaign(), source)).unwrap_err();
        assert_eq!(error.to_string(), "The file has changed during the import");
        assert!(matches!(error.kind(), ImportErrorKind::Read(error) if matches!(error.kind(), ReadErrorKind::Changed)));
        let report = error.report().unwrap();
        assert_eq!(report.created(), store.leads().len() as u64, "the report is of what was imported");
        assert!(store.leads().iter().all(|lead| lead.email().as_str().starts_with("lead")), "{left}");
        assert_eq!(report.total_rows() > 0, left > size + size / 4, "{left}: {} rows", report.total_rows());
    }
}

#[test]
fn a_row_that_changes_after_the_inspection_is_not_imported() {
    let before = "email,first name\nada@example.com,Ada\n";
    let then = before.replace("ada@", "eve@").into_bytes();
    for inspects in [false, true] {
        let now = Cursor::new(before.as_bytes().to_vec());
        let store = memory();
        let mut job = Importer::new().job(Overwritten { now, then: then.clone(), left: before.len() });
        if inspects {
            assert_eq!(job.inspect().unwrap().total_rows(), 1);
        }
        let error = block_on(job.import(&store, &campaign())).unwrap_err();
        assert_eq!(error.to_string(), "The file has changed during the import");
        assert!(store.leads().is_empty());
    }
}

#[test]
fn nothing_of_a_file_that_has_another_length_after_the_inspection_is_imported() {
    for then in [rows("lead") + "more@example.com,Ada\n", rows("lead")[..200_000].to_owned(), String::new()] {
        let (store, file) = (memory(), tempfile::NamedTempFile::new().unwrap());
        std::fs::write(file.path(), rows("lead")).unwrap();
        let mut job = Importer::new().job(file.as_file());
        job.inspect().unwrap();
        std::fs::write(file.path(), then).unwrap();
        let error = block_on(job.import(&store, &campaign())).unwrap_err();
        assert_eq!(error.to_string(), "The file has changed during the import");
        assert!(store.leads().is_empty() && error.checkpoint().is_none());
    }
}

#[test]
fn a_file_without_an_email_column_can_be_inspected_by_a_job_but_not_imported() {
    let mut job = Importer::new().job(Cursor::new("City\nLondon\n"));
    assert!(!job.inspect().unwrap().has_email());
    let error = block_on(job.import(memory(), &campaign())).unwrap_err();
    assert!(matches!(error.kind(), ImportErrorKind::NoEmailColumn(_)), "{error:?}");
}
