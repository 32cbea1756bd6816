//! Promise 3: a row is imported, or it is in the rejects with its line, its cells and the reason.

use std::io::Cursor;

use futures_lite::future::block_on;
use lead_import::{
    ImportReport, Importer, MemoryStore,
    report::{FailedRow, IssueCode},
};
use proptest::prelude::*;

use super::{
    files::{Row, damaged, rows, text, with_one_line_end},
    world::{World, campaign, import, world},
};

fn import_with_rejects(store: &MemoryStore, bytes: &[u8], batch_size: usize) -> Option<(ImportReport, Vec<u8>)> {
    let mut rejects = Vec::new();
    let importer = Importer::new().batch_size(batch_size);
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

/// The file with an address in every row and without cells beyond the header, as a person would fix it.
fn fixed(rejects: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for (number, row) in rejects.iter().enumerate() {
        let email = if number == 0 { row[0].clone() } else { format!("fixed{number}@example.net") };
        let is_extra = |index: usize| number > 0 && rejects[0][index] == "import_extra";
        let rest = row.iter().enumerate().skip(1);
        let rest = rest.map(|(index, cell)| if is_extra(index) { String::new() } else { cell.clone() });
        writer.write_record(std::iter::once(email).chain(rest)).unwrap();
    }
    writer.into_inner().unwrap()
}

/// The numbers of the rows that failed because of cells beyond the header.
fn rows_with_extra_cells(report: &ImportReport) -> Vec<u64> {
    let failed = report.failures().iter();
    let failed = failed.filter(|row| row.issues().iter().any(|issue| issue.code() == IssueCode::ExtraCells));
    failed.map(FailedRow::row).collect()
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

    /// A row whose cells may be in wrong columns is not imported, also when its rejects are imported again as they are.
    #[test]
    fn rows_with_extra_cells_fail_until_they_are_fixed(rows in rows(25)) {
        let store = World::default().store();
        let source = text(&rows);
        let columns = Importer::new().inspect(Cursor::new(&source)).unwrap().columns().columns().len();
        let (report, rejects) = import_with_rejects(&store, source.as_bytes(), 7).unwrap();
        let is_wide = |row: &Row| row.cells.iter().skip(columns).any(|cell| !cell.trim().is_empty());
        let expected: Vec<_> = (1..).zip(&rows).filter(|(_, row)| is_wide(row)).map(|(number, _)| number).collect();
        prop_assert_eq!(rows_with_extra_cells(&report), &*expected);
        prop_assume!(!expected.is_empty());
        let (second, _) = import_with_rejects(&store, &rejects, 7).unwrap();
        prop_assert_eq!(second.total_rows(), report.failed());
        prop_assert_eq!(rows_with_extra_cells(&second).len(), expected.len());
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
            let note = row.cells.get(3).map(|cell| cell.replace('\0', "").trim().to_owned()).filter(|cell| !cell.is_empty());
            prop_assert_eq!(lead.custom().get("Note"), note.as_deref());
        }
    }
}
