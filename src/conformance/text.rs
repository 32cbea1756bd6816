//! Clause 6: any batch size, any text.

use super::{
    harness::Harness,
    sample::{CREATED, SKIPPED, email, numbered},
    test_store::TestStore,
};
use crate::{
    lead::{Field, Lead},
    store::FieldPolicy,
};

/// PostgreSQL has at most 65,535 parameters per statement, SQLite 32,766; other databases have fewer.
const LARGE: usize = 70_000;

/// Fails for a store that builds `VALUES` or `IN ()` from no rows.
pub(super) async fn clause_6_an_empty_batch_changes_nothing<H: Harness>(test: &mut TestStore<'_, H>) {
    test.expect_batch(&test.batch([]), &[]).await;
    test.expect_leads(&[]).await;
}

/// The batch size is a setting of the import. The second call also reads and compares as many rows.
pub(super) async fn clause_6_a_batch_may_exceed_any_parameter_limit<H: Harness>(test: &mut TestStore<'_, H>) {
    let size = test.size_or_skip(LARGE);
    let leads = || (0..size).map(numbered);
    test.expect_batch(&test.batch(leads()), &vec![CREATED; size]).await;
    test.expect_lead_count(size).await;
    test.clause.require_equal("the number of leads in the campaign", &test.members().await.len(), &size);
    let again = test.batch(leads()).with_existing(test.strongest_policy());
    test.expect_batch(&again, &vec![SKIPPED; size]).await;
    test.expect_lead_count(size).await;
}

/// Text that some format between the import and the table could misread.
const TEXTS: &[&str] = &[
    "plain",
    "NULL",
    "null",
    "\\N",
    "\\.",
    "true",
    "0",
    "-1.50",
    "1e400",
    "{}",
    "[1]",
    "{\"a\":1}",
    "\"",
    "'",
    "''; --",
    "\\",
    "\\u0041",
    "\\'",
    "$1",
    "?1",
    ":name",
    "%s",
    "a,b;c\td",
    "line\nfeed",
    "car\rriage\r\n",
    "\u{1}\u{1b}\u{7f}\u{85}",
    " ",
    "  spaces around  ",
    "\u{a0}",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}rtl",
    "é",
    "e\u{301}",
    "ﬃ",
    "İstanbul",
    "日本語",
    "🧑‍💻",
    "\u{fffd}",
    "\u{ffff}",
    "\u{10ffff}",
    "\u{e000}",
    "=1+1",
    "@here",
    "+49 30",
    "<b>",
    "&amp;",
];

/// Text that looks like `NULL`, JSON, an escape or a parameter is stored as the text that it is.
pub(super) async fn clause_6_any_text_round_trips<H: Harness>(test: &mut TestStore<'_, H>) {
    let leads = leads_with_texts(test);
    test.import(leads.clone()).await;
    test.expect_leads(&leads).await;
    // A value that was stored differently would be overwritten now.
    test.expect_import_with(test.strongest_policy(), leads.clone(), &vec![SKIPPED; leads.len()]).await;
}

/// Many stores update with a different statement than they insert with, and quote its values differently.
pub(super) async fn clause_6_any_text_round_trips_in_an_update<H: Harness>(test: &mut TestStore<'_, H>) {
    if test.skips_without(FieldPolicy::Overwrite) {
        return;
    }
    test.import((0..TEXTS.len()).map(numbered)).await;
    let leads = leads_with_texts(test);
    test.import_with(FieldPolicy::Overwrite, leads.clone()).await;
    test.expect_leads(&leads).await;
}

/// One lead per text, with the text in every field, and as a value and a name of custom fields.
fn leads_with_texts<H: Harness>(test: &TestStore<'_, H>) -> Vec<Lead> {
    let texts = TEXTS.iter().map(|text| test.cut(text)).enumerate();
    let lead = |(n, text): (usize, String)| {
        let lead =
            Lead::new(email(&format!("lead{n}@example.com"))).with_custom([("value", &*text), (&*text, "named")]);
        Field::ALL.into_iter().fold(lead, |lead, field| lead.with(field, &text))
    };
    texts.map(lead).collect()
}

/// 350,000 bytes in one value. Fails for a store that truncates, or that limits the size of a column.
pub(super) async fn clause_6_a_long_text_round_trips<H: Harness>(test: &mut TestStore<'_, H>) {
    let long = test.cut_or_skip(&"långt\n".repeat(50_000));
    let leads = [numbered(1).with(Field::JobTitle, &long), numbered(2).with_custom([("Notes", &long)])];
    test.import(leads.clone()).await;
    test.expect_leads(&leads).await;
}

/// `Lead` keeps the first value of a duplicate name, so a store never receives duplicates.
pub(super) async fn clause_6_duplicate_names_are_one_field<H: Harness>(test: &mut TestStore<'_, H>) {
    let lead = numbered(1).with_custom([("City", ""), ("City", "London"), ("City", "Paris")]);
    assert_eq!(lead, numbered(1).with_custom([("City", "London")]), "`Lead` keeps the first value of a name");
    test.import([lead.clone()]).await;
    test.expect_leads(&[lead]).await;
}

/// 500 fields per lead. Fails for a store with one column or one parameter per field.
pub(super) async fn clause_6_many_custom_fields_round_trip<H: Harness>(test: &mut TestStore<'_, H>) {
    let fields = |n: usize| (0..500).map(move |at| (format!("Column {at}"), format!("{n}/{at}")));
    let leads: Vec<_> = (0..5).map(|n| numbered(n).with_custom(fields(n))).collect();
    test.import(leads.clone()).await;
    test.expect_leads(&leads).await;
}
