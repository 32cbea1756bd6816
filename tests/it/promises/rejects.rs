//! Promise 3: a row is imported, or it is in the rejects with its line, its cells and the reason.

use std::io::Cursor;

use futures_lite::future::block_on;
use lead_import::{ImportReport, Importer, MemoryStore};
use proptest::prelude::*;

use super::{
    files::{damaged, rows, text, with_one_line_end},
    world::{World, campaign, import, world},
};

fn import_with_rejects(store: &MemoryStore, bytes: &[u8], batch_size: usize) -> Option<(ImportReport, Vec<u8>)> {
    let mut rejects = Vec::new();
    let importer = Importer::new().batch_size(batch_size.try_into().unwrap());
    let job = importer.job(Cursor::new(bytes)).rejects(&mut rejects);
    let report = block_on(job.import(store, &campaign())).ok()?;
    Some((report, rejects))
}

/// The rows of a file of rejects, as another reader sees them. They are in the delimiter of the source.
fn parsed(rejects: &[u8], source: &[u8]) -> Vec<Vec<String>> {
    let delimiter = Importer::new().inspect(Cursor::new(source)).unwrap().dialect().delimiter();
    let text = rejects.strip_prefix("\u{feff}".as_bytes()).unwrap_or(rejects);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(text);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The file with an address in every row and without NUL, as a person would fix it.
fn fixed(rejects: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for (number, row) in rejects.iter().enumerate() {
        let email = if number == 0 { row[0].clone() } else { format!("fixed{number}@example.net") };
        let rest = row[1..].iter().map(|cell| cell.replace('\0', ""));
        writer.write_record(std::iter::once(email).chain(rest)).unwrap();
    }
    writer.into_inner().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 2))]

    #[test]
    fn every_failed_row_is_in_the_rejects_with_its_line_and_reason(
        bytes in damaged(), world in world(), batch_size in 1..9_usize
    ) {
        let Some((report, rejects)) = import_with_rejects(&world.store(), &bytes, batch_size) else { return Ok(()) };
        let rows = parsed(&rejects, &bytes);
        prop_assert_eq!(rows.len().saturating_sub(1) as u64, report.failed());
        prop_assert_eq!(rejects.is_empty(), report.failed() == 0, "no failed row, no file");
        for (failed, row) in report.failures().iter().zip(rows.iter().skip(1)) {
            let [.., line, reason] = row.as_slice() else { panic!("two columns are added") };
            prop_assert_eq!(line, &failed.line().to_string());
            prop_assert_eq!(reason, &failed.to_string());
        }
    }

    #[test]
    fn fixed_rejects_complete_the_import(rows in rows(25)) {
        let store = World::default().store();
        let source = text(&rows);
        let (report, rejects) = import_with_rejects(&store, source.as_bytes(), 7).unwrap();
        prop_assume!(report.failed() > 0);
        let second = import(&Importer::new(), &store, fixed(&parsed(&rejects, source.as_bytes()))).unwrap();
        prop_assert_eq!([second.total_rows(), second.created(), second.failed()], [report.failed(), report.failed(), 0]);
        prop_assert_eq!(store.leads().len() as u64, report.created() + report.failed());
        for lead in store.leads() {
            prop_assert!(lead.custom().iter().all(|(name, _)| !name.starts_with("import_")), "{lead:?}");
        }
    }

    /// The cells of the rejects are those of the source, also those that a spreadsheet would run.
    #[test]
    fn fixed_rejects_hold_what_the_source_held(rows in rows(25)) {
        let store = World::default().store();
        let rows = with_one_line_end(rows);
        let source = text(&rows);
        let (report, rejects) = import_with_rejects(&store, source.as_bytes(), 7).unwrap();
        prop_assume!(report.failed() > 0);
        import(&Importer::new(), &store, fixed(&parsed(&rejects, source.as_bytes()))).unwrap();
        let leads = store.leads();
        for (number, failed) in report.failures().iter().enumerate() {
            let row = &rows[usize::try_from(failed.row() - 1).unwrap()];
            let address = format!("fixed{}@example.net", number + 1);
            let lead = leads.iter().find(|lead| lead.email().as_str() == address).unwrap();
            let note = row.cells.get(3).map(|cell| cell.replace('\0', "")).filter(|cell| !cell.trim().is_empty());
            prop_assert_eq!(lead.custom().get("Note"), note.as_deref());
        }
    }
}
