//! Promises 1, 2 and 3: every row has one outcome, a refused file leaves no trace, and nothing is lost silently.

use std::{
    io::Cursor,
    sync::{Arc, Mutex},
};

use futures_lite::future::block_on;
use lead_import::{CancelHandle, Event, ImportReport, Importer, import::ImportErrorKind};
use proptest::prelude::*;

use super::{
    files::{any_bytes, damaged, rows, text, with_one_line_end},
    world::{World, campaign, contents, import, world},
};

/// Imports the bytes and holds the report against itself, the inspection, the events and what the store has gained.
fn adds_up(bytes: &[u8], world: &World) -> Result<(), TestCaseError> {
    let store = world.store();
    let before = contents(&store);
    let events = Arc::new(Mutex::new((0, 0, 0)));
    let importer = Importer::new().listener({
        let events = Arc::clone(&events);
        move |event: &Event<'_>| {
            let mut events = events.lock().unwrap();
            match event {
                Event::Inspected(inspection) => events.0 = inspection.total_rows(),
                Event::RowRejected(_) => events.1 += 1,
                Event::Finished(_) => events.2 += 1,
                _ => {}
            }
        }
    });
    match import(&importer, &store, bytes) {
        Ok(report) => {
            sums_are_right(&report)?;
            prop_assert_eq!(*events.lock().unwrap(), (report.total_rows(), report.failed(), 1));
            let after = contents(&store);
            prop_assert_eq!(after.0.len() - before.0.len(), usize::try_from(report.created()).unwrap());
            prop_assert_eq!(after.1.len() - before.1.len(), usize::try_from(report.added()).unwrap());
            prop_assert_eq!(&after.0[..before.0.len()], &before.0[..], "stored leads are kept");
        }
        Err(error) => {
            prop_assert!(error.report().is_none(), "a file in memory does not fail half-way: {error}");
            prop_assert!(matches!(
                error.kind(),
                ImportErrorKind::Read(_) | ImportErrorKind::NoEmailColumn(_) | ImportErrorKind::FirstRowIsData
            ));
            prop_assert_eq!(contents(&store), before, "a refused file leaves no trace");
        }
    }
    Ok(())
}

fn sums_are_right(report: &ImportReport) -> Result<(), TestCaseError> {
    prop_assert_eq!(report.created() + report.existing() + report.failed(), report.total_rows());
    prop_assert_eq!(report.added() + report.skipped(), report.created() + report.existing());
    prop_assert!(report.rejected_by_store() <= report.failed() && report.duplicate_rows() <= report.total_rows());
    prop_assert_eq!(report.failures().len() as u64, report.failed(), "few enough to be listed all");
    prop_assert_eq!(report.duplicates().len() as u64, report.duplicate_rows());
    let listed = report.warnings().len() as u64;
    prop_assert_eq!(listed, report.warning_counts().map(|(_, count)| count).sum::<u64>());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 2))]

    #[test]
    fn the_report_adds_up_for_any_bytes(bytes in any_bytes(), world in world()) {
        adds_up(&bytes, &world)?;
    }

    #[test]
    fn the_report_adds_up_for_files_that_accidents_happened_to(bytes in damaged(), world in world()) {
        adds_up(&bytes, &world)?;
    }

    #[test]
    fn the_report_adds_up_and_counts_every_row_of_a_whole_file(rows in rows(30), world in world()) {
        adds_up(text(&rows).as_bytes(), &world)?;
        let rows = with_one_line_end(rows);
        let bytes = text(&rows);
        adds_up(bytes.as_bytes(), &world)?;
        let report = import(&Importer::new(), world.store(), &bytes).unwrap();
        prop_assert_eq!(report.total_rows(), rows.len() as u64);
    }

    /// The report of an import that was stopped adds up as well.
    #[test]
    fn the_report_of_a_stopped_import_adds_up(rows in rows(30), batch_size in 1..8_usize, batches in 0..5_usize) {
        let (handle, seen) = (CancelHandle::new(), Mutex::new(0));
        let cancel = handle.clone();
        let importer = Importer::new().batch_size(batch_size).progress_listener(move |_| {
            let mut seen = seen.lock().unwrap();
            *seen += 1;
            if *seen >= batches {
                cancel.cancel();
            }
        });
        let store = World::default().store();
        let bytes = text(&rows);
        match block_on(importer.job(Cursor::new(&bytes)).cancel_handle(&handle).import(&store, &campaign())) {
            Ok(report) => sums_are_right(&report)?,
            Err(error) => {
                prop_assert!(error.is_cancelled());
                let report = error.report().unwrap();
                sums_are_right(report)?;
                prop_assert_eq!(report.total_rows(), (batches.max(1) * batch_size) as u64);
                prop_assert_eq!(report.created(), store.leads().len() as u64);
            }
        }
    }
}
