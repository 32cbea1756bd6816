//! The generated file that the tests of memory and the benches import.

use std::io::{Read, Seek, SeekFrom};

use lead_import::Importer;
use support::lead_file::LeadFile;

#[test]
fn reading_from_any_place_gives_the_bytes_of_the_whole_file() {
    let file = LeadFile::new(21).row_bytes(163).invalid_every(10);
    let whole = file.to_bytes();
    assert_eq!(whole.len() as u64, file.size());
    for place in [0, 1, 70, 80, 200, 1_000, whole.len() - 1, whole.len()] {
        let (mut file, mut rest) = (file.clone(), Vec::new());
        file.seek(SeekFrom::Start(place as u64)).unwrap();
        file.read_to_end(&mut rest).unwrap();
        assert_eq!(rest, whole[place..], "from {place}");
    }
}

#[test]
fn the_file_has_the_rows_that_it_was_asked_for() {
    let inspection = Importer::new().inspect(LeadFile::new(1_234)).unwrap();
    assert_eq!(inspection.total_rows(), 1_234);
}
