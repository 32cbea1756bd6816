//! Clause 6: any size, any text.

use super::{
    harness::Harness,
    sample::{SKIPPED, Trial, email, numbered},
};
use crate::{
    lead::{Field, Lead},
    store::{FieldPolicy, LeadOutcome},
};

/// PostgreSQL takes 65,535 parameters, SQLite 32,766, others fewer.
const LARGE: usize = 70_000;

pub(super) async fn clause_6_an_empty_batch_does_nothing<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    assert_eq!(trial.import([]).await, []);
    trial.assert_holds(&[]).await;
}

pub(super) async fn clause_6_a_batch_may_be_larger_than_any_parameter_limit<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    assert_eq!(trial.import((0..LARGE).map(numbered)).await, vec![LeadOutcome::created(); LARGE]);
    assert_eq!(trial.lead_count().await, LARGE as u64);
    assert_eq!(trial.members().await.len(), LARGE);
    let again = trial.batch((0..LARGE).map(numbered)).with_existing(FieldPolicy::Overwrite);
    assert_eq!(trial.import_batch(&again).await, vec![SKIPPED; LARGE]);
    assert_eq!(trial.lead_count().await, LARGE as u64);
}

/// Text that some format on the way takes for something else.
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

pub(super) async fn clause_6_any_text_round_trips<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    let leads: Vec<_> = TEXTS.iter().enumerate().map(|(n, text)| everywhere(n, text)).collect();
    trial.import(leads.clone()).await;
    trial.assert_holds(&leads).await;
    let again = trial.batch(leads.clone()).with_existing(FieldPolicy::Overwrite);
    assert_eq!(trial.import_batch(&again).await, vec![SKIPPED; leads.len()], "what is stored equals what was given");

    trial.import((100..100 + TEXTS.len()).map(numbered)).await;
    let leads: Vec<_> = TEXTS.iter().enumerate().map(|(n, text)| everywhere(100 + n, text)).collect();
    trial.import_batch(&trial.batch(leads.clone()).with_existing(FieldPolicy::Overwrite)).await;
    for lead in leads {
        super::sample::assert_same(trial.lead(lead.email()).await.as_ref(), Some(&lead));
    }
}

/// The text in every field, and as value and name of custom fields.
fn everywhere(n: usize, text: &str) -> Lead {
    let lead = Lead::new(email(&format!("lead{n}@example.com"))).with_custom([("value", text), (text, "named")]);
    Field::ALL.into_iter().fold(lead, |lead, field| lead.with(field, text))
}

pub(super) async fn clause_6_a_long_text_round_trips<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    let long = "långt\n".repeat(50_000);
    let leads = [numbered(1).with(Field::JobTitle, &long), numbered(2).with_custom([("Notes", &long)])];
    trial.import(leads.clone()).await;
    trial.assert_holds(&leads).await;
}

pub(super) async fn clause_6_repeated_names_are_one_field<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    let twice = numbered(1).with_custom([("City", ""), ("City", "London"), ("City", "Paris")]);
    assert_eq!(twice, numbered(1).with_custom([("City", "London")]));
    trial.import([twice.clone()]).await;
    trial.assert_holds(&[twice]).await;
}

pub(super) async fn clause_6_many_custom_fields_round_trip<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    let fields = |n: usize| (0..500).map(move |at| (format!("Column {at}"), format!("{n}/{at}")));
    let leads: Vec<_> = (0..5).map(|n| numbered(n).with_custom(fields(n))).collect();
    trial.import(leads.clone()).await;
    trial.assert_holds(&leads).await;
}
