//! Files that change under an import.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use futures_lite::future::block_on;
use lead_import::{DuplicatePolicy, ImportError, ImportReport, import::ImportErrorKind};

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
