//! What must make no difference: the size of batches, a second run, a dry run, the order of rows.

use std::io::Cursor;

use futures_lite::future::block_on;
use lead_import::report::Reply;
use lead_import::{DuplicatePolicy, ImportReport, Importer};
use proptest::{prelude::*, sample::select};

use super::{
    files::{HEADER, Row, damaged, rows, text},
    world::{campaign, contents, import, importer, sums, world},
};

/// The rows of a file, and the same rows in another order. No row is shorter than the header: two short rows, one after the other,
/// may be the halves of one row.
fn rows_and_shuffled() -> impl Strategy<Value = (Vec<Row>, Vec<Row>)> {
    let whole = rows(25).prop_map(|rows| rows.into_iter().map(|row| row.padded(HEADER.split(',').count())).collect());
    whole.prop_flat_map(|rows: Vec<Row>| (Just(rows.clone()), Just(rows).prop_shuffle()))
}

fn reply(report: &ImportReport) -> String {
    serde_json::to_string(&Reply::from(report)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 2))]

    #[test]
    fn the_size_of_batches_changes_neither_report_nor_store(
        bytes in damaged(), world in world(), importer in importer()
    ) {
        let (one, other) = (world.store(), world.store());
        let in_batches = import(&importer, &other, &bytes);
        let in_one_batch = import(&importer.batch_size(1_000), &one, &bytes);
        match (in_one_batch, in_batches) {
            (Ok(in_one_batch), Ok(in_batches)) => {
                prop_assert_eq!(reply(&in_one_batch), reply(&in_batches));
                prop_assert_eq!(in_one_batch, in_batches);
            }
            (Err(one), Err(other)) => prop_assert_eq!(one.to_string(), other.to_string()),
            (one, other) => prop_assert!(false, "{one:?} and {other:?}"),
        }
        prop_assert_eq!(contents(&one), contents(&other));
    }

    #[test]
    fn a_second_import_of_a_file_finds_everything_in_place(rows in rows(25), world in world(), importer in importer()) {
        let store = world.store();
        let bytes = text(&rows);
        let first = import(&importer, &store, &bytes).unwrap();
        let between = contents(&store);
        let second = import(&importer, &store, &bytes).unwrap();
        prop_assert_eq!(second.existing(), first.created() + first.existing());
        prop_assert_eq!(second.skipped(), second.existing());
        prop_assert_eq!([second.created(), second.added(), second.updated()], [0; 3]);
        prop_assert_eq!(second.failures(), first.failures());
        prop_assert_eq!(contents(&store), between);
    }

    #[test]
    fn a_dry_run_predicts_the_import_and_writes_nothing(
        bytes in damaged(), world in world(), importer in importer()
    ) {
        let store = world.store();
        let before = contents(&store);
        let predicted = block_on(importer.dry_run(&store, &campaign(), Cursor::new(&bytes)));
        prop_assert_eq!(contents(&store), before);
        match (predicted, import(&importer, &store, &bytes)) {
            (Ok(predicted), Ok(imported)) => prop_assert_eq!(predicted, imported),
            (Err(predicted), Err(imported)) => prop_assert_eq!(predicted.to_string(), imported.to_string()),
            (predicted, imported) => prop_assert!(false, "{predicted:?} and {imported:?}"),
        }
    }

    #[test]
    fn the_order_of_rows_changes_no_sum(
        (rows, shuffled) in rows_and_shuffled(), world in world(), duplicates in select(vec![
            DuplicatePolicy::AsExisting, DuplicatePolicy::FirstWins, DuplicatePolicy::LastWins,
            DuplicatePolicy::MergeNonEmpty, DuplicatePolicy::Reject
        ])
    ) {
        let importer = Importer::new().duplicate_rows(duplicates);
        let one = import(&importer, world.store(), text(&rows)).unwrap();
        let other = import(&importer, world.store(), text(&shuffled)).unwrap();
        prop_assert_eq!(sums(&one), sums(&other));
        prop_assert_eq!(one.duplicate_rows(), other.duplicate_rows());
    }
}
