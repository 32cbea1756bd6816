//! Duplicate rows are treated as existing leads: one import of a file equals one import of each of its rows.

use lead_import::{DuplicatePolicy, Field, Importer, UpdatePolicy, source::Dialect, store::FieldPolicy};
use proptest::{collection::vec, prelude::*, sample::select};

use super::world::{contents, import, world};

const HEADER: &str = "email,firstName,lastName,City,Note";

/// Few addresses, so that most rows have duplicates; one is invalid.
const EMAILS: [&str; 5] = ["ada@example.com", "ADA@example.com", "bob@example.com", "cid@example.com", "nope"];

fn row() -> impl Strategy<Value = String> {
    let cell = || select(["", "", "Ada", "Zoë", "L.", "two words"].as_slice());
    (select(EMAILS.as_slice()), cell(), cell(), cell(), cell())
        .prop_map(|(email, first, last, city, note)| format!("{email},{first},{last},{city},{note}\n"))
}

fn policy() -> impl Strategy<Value = UpdatePolicy> {
    let field = || select([FieldPolicy::Keep, FieldPolicy::FillEmpty, FieldPolicy::Overwrite].as_slice());
    (field(), field(), field()).prop_map(|(first, last, custom)| {
        UpdatePolicy::default().with(Field::FirstName, first).with(Field::LastName, last).with_custom(custom)
    })
}

/// The columns are given, because a file of one row has too little to detect them by.
fn importer(policy: UpdatePolicy, batch_size: usize) -> Importer {
    let importer = Importer::new().existing(policy).dialect(Dialect::default());
    let importer = importer.column("email", Field::Email).column("firstName", Field::FirstName);
    importer.column("lastName", Field::LastName).batch_size(batch_size)
}

fn file(rows: &[String]) -> String {
    format!("{HEADER}\n{}", rows.concat())
}

proptest! {
    #[test]
    fn an_import_ends_as_one_import_of_each_row(
        rows in vec(row(), 1..20), world in world(), policy in policy(), batch_size in 1..9_usize
    ) {
        let importer = importer(policy, batch_size);
        let (whole, by_row) = (world.store(), world.store());
        let report = import(&importer, &whole, file(&rows)).unwrap();
        for row in &rows {
            import(&importer, &by_row, file(std::slice::from_ref(row))).unwrap();
        }
        prop_assert_eq!(contents(&whole), contents(&by_row));

        let before = contents(&whole);
        let again = import(&importer, &whole, file(&rows)).unwrap();
        prop_assert_eq!((again.created(), again.updated(), again.added()), (0, 0, 0));
        prop_assert_eq!(again.failures(), report.failures());
        prop_assert_eq!(contents(&whole), before);
    }

    #[test]
    fn where_existing_leads_are_kept_the_first_row_wins(rows in vec(row(), 1..20), world in world()) {
        let (by_default, first) = (world.store(), world.store());
        let importer = importer(UpdatePolicy::default(), 3);
        let report = import(&importer, &by_default, file(&rows)).unwrap();
        let importer = importer.duplicate_rows(DuplicatePolicy::FirstWins);
        prop_assert_eq!(report, import(&importer, &first, file(&rows)).unwrap());
        prop_assert_eq!(contents(&by_default), contents(&first));
    }
}
