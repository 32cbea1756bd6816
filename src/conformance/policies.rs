//! Clause 4: what an import does to leads that exist.

use super::{
    harness::Harness,
    sample::{CHANGED, SKIPPED, Trial, ada, assert_same, bare_ada, email},
};
use crate::{
    lead::{Field, Lead},
    store::{FieldPolicy, UpdatePolicy},
};

/// Another value everywhere.
fn other_ada() -> Lead {
    bare_ada()
        .with(Field::FirstName, "Augusta")
        .with(Field::LastName, "King")
        .with(Field::CompanyName, "Difference Engines")
        .with(Field::JobTitle, "Author")
        .with_custom([("City", "Paris"), ("Phone", "+44 1"), ("Áge", "20")])
}

fn half_ada() -> Lead {
    bare_ada().with(Field::LastName, "Lovelace").with_custom([("City", "London")])
}

pub(super) async fn clause_4_keep_changes_nothing<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    trial.import([half_ada()]).await;
    assert_eq!(trial.import_over(FieldPolicy::Keep, other_ada()).await, SKIPPED);
    trial.assert_holds(&[half_ada()]).await;
}

pub(super) async fn clause_4_fill_empty_takes_only_what_is_missing<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    trial.import([half_ada()]).await;
    assert_eq!(trial.import_over(FieldPolicy::FillEmpty, other_ada()).await, CHANGED);
    let filled = other_ada().with(Field::LastName, "Lovelace").with_custom([
        ("City", "London"),
        ("Phone", "+44 1"),
        ("Áge", "20"),
    ]);
    trial.assert_holds(&[filled]).await;
}

pub(super) async fn clause_4_overwrite_takes_what_the_file_has<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    trial.import([half_ada()]).await;
    assert_eq!(trial.import_over(FieldPolicy::Overwrite, other_ada()).await, CHANGED);
    trial.assert_holds(&[other_ada()]).await;
}

pub(super) async fn clause_4_an_absent_value_erases_nothing<H: Harness>(harness: &H) {
    for policy in [FieldPolicy::Keep, FieldPolicy::FillEmpty, FieldPolicy::Overwrite] {
        let trial = Trial::new(harness).await;
        trial.import([ada()]).await;
        assert_eq!(trial.import_over(policy, bare_ada()).await, SKIPPED, "{policy:?}");
        trial.assert_holds(&[ada()]).await;
    }
}

pub(super) async fn clause_4_each_field_has_its_own_policy<H: Harness>(harness: &H) {
    let policies = [FieldPolicy::Keep, FieldPolicy::FillEmpty, FieldPolicy::Overwrite];
    let fields = [Field::FirstName, Field::LastName, Field::CompanyName, Field::JobTitle];
    let trial = Trial::new(harness).await;
    for (round, stored) in [half_ada(), ada(), bare_ada()].into_iter().enumerate() {
        for shift in 0..3 {
            let existing = UpdatePolicy::default().with_custom(policies[(shift + 2) % 3]);
            let existing = fields
                .iter()
                .enumerate()
                .fold(existing, |existing, (at, field)| existing.with(*field, policies[(at + shift) % 3]));
            let domain = format!("{round}-{shift}.example");
            assert_merged(&trial, existing, at_domain(&stored, &domain), at_domain(&other_ada(), &domain)).await;
        }
    }
}

fn at_domain(lead: &Lead, domain: &str) -> Lead {
    let moved = Lead::new(email(&format!("ada@{domain}"))).with_custom(lead.custom().iter());
    Field::ALL.into_iter().fold(moved, |moved, field| moved.with(field, lead.get(field).unwrap_or_default()))
}

async fn assert_merged<H: Harness>(trial: &Trial<'_, H>, existing: UpdatePolicy, stored: Lead, incoming: Lead) {
    trial.import([stored.clone()]).await;
    let merged = existing.merge(&stored, &incoming);
    let expected = if merged.is_some() { CHANGED } else { SKIPPED };
    assert_eq!(trial.import_over(existing, incoming).await, expected, "{existing:?}");
    let merged = merged.unwrap_or(stored);
    assert_same(trial.lead(merged.email()).await.as_ref(), Some(&merged));
}

/// Also where names and values are such as a path or a pattern would misread.
pub(super) async fn clause_4_custom_fields_merge_name_by_name<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    let stored = bare_ada().with_custom([("a.b", "1"), ("a", "2"), ("$", "null"), ("'", "\"")]);
    trial.import([stored]).await;
    let incoming = bare_ada().with_custom([("[0]", "x"), ("a", "{}"), ("'", "''"), ("A", "3")]);
    assert_eq!(trial.import_over(FieldPolicy::FillEmpty, incoming.clone()).await, CHANGED);
    let filled = [("a.b", "1"), ("a", "2"), ("$", "null"), ("'", "\""), ("[0]", "x"), ("A", "3")];
    trial.assert_holds(&[bare_ada().with_custom(filled)]).await;
    assert_eq!(trial.import_over(FieldPolicy::Overwrite, incoming).await, CHANGED);
    let overwritten = [("a.b", "1"), ("a", "{}"), ("$", "null"), ("'", "''"), ("[0]", "x"), ("A", "3")];
    trial.assert_holds(&[bare_ada().with_custom(overwritten)]).await;
}

pub(super) async fn clause_4_the_address_stays_as_first_written<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    trial.import([Lead::new(email("Ada@example.com"))]).await;
    for policy in [FieldPolicy::Keep, FieldPolicy::FillEmpty, FieldPolicy::Overwrite] {
        assert_eq!(trial.import_over(policy, Lead::new(email("ADA@example.com"))).await, SKIPPED, "{policy:?}");
    }
    trial.import_over(FieldPolicy::Overwrite, ada()).await;
    let stored = trial.lead(ada().email()).await.expect("the lead was created");
    assert_eq!(stored.email().as_written(), "Ada@example.com");
    assert_eq!(stored.first_name(), Some("Ada"));
}

pub(super) async fn clause_4_updated_means_that_a_value_changed<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    trial.import([ada()]).await;
    for policy in [FieldPolicy::FillEmpty, FieldPolicy::Overwrite] {
        assert_eq!(trial.import_over(policy, ada()).await, SKIPPED, "{policy:?}");
    }
    let one_change = ada().with(Field::JobTitle, "Author");
    assert_eq!(trial.import_over(FieldPolicy::Overwrite, one_change.clone()).await, CHANGED);
    assert_eq!(trial.import_over(FieldPolicy::Overwrite, one_change.clone()).await, SKIPPED);
    trial.assert_holds(&[one_change]).await;
}
