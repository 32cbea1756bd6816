//! When the values of a column named email speak against it.

use std::io::Cursor;

use lead_import::{Field, Importer};

fn email_column(values: &[&str]) -> Option<usize> {
    let rows = values.join(",x\n") + ",x\n";
    let file = format!("Email,Note\n{}", rows.repeat(6));
    Importer::new().inspect(Cursor::new(file)).unwrap().columns().index_of(Field::Email)
}

#[test]
fn values_of_another_kind_are_never_the_email() {
    for values in [&["yes", "no"][..], &["2026-01-02", "2026-03-04"], &["Sent", "Opened"], &["+49 30 123", "+1 555 01"]]
    {
        assert_eq!(email_column(values), None, "{values:?}");
    }
}

#[test]
fn broken_addresses_leave_the_column_what_it_is() {
    for values in
        [&["bad-1", "bad-2"][..], &["not-an-email"], &["ada", "bob", "ada@example.com"], &["ada(at)example.com"]]
    {
        assert_eq!(email_column(values), Some(0), "{values:?}");
    }
}
