//! Clause 4: what an import does to existing leads.

use super::{
    harness::Harness,
    sample::{SKIPPED, UPDATED, ada, bare_ada, email},
    test_store::TestStore,
};
use crate::{
    lead::{Field, Lead},
    store::{FieldPolicy, UpdatePolicy},
};

/// Ada with a different value in every field.
fn other_ada() -> Lead {
    bare_ada()
        .with(Field::FirstName, "Augusta")
        .with(Field::LastName, "King")
        .with(Field::CompanyName, "Difference Engines")
        .with(Field::JobTitle, "Author")
        .with_custom([("City", "Paris"), ("Phone", "+44 1"), ("Áge", "20")])
}

/// Ada with some of her values.
fn half_ada() -> Lead {
    bare_ada().with(Field::LastName, "Lovelace").with_custom([("City", "London")])
}

/// `Keep` does not fill empty fields either.
pub(super) async fn clause_4_keep_changes_nothing<H: Harness>(test: &mut TestStore<'_, H>) {
    test.import([half_ada()]).await;
    test.expect_import_with(FieldPolicy::Keep, [other_ada()], &[SKIPPED]).await;
    test.expect_leads(&[half_ada()]).await;
}

/// A custom field without a value counts as missing, also if other custom fields have one.
pub(super) async fn clause_4_fill_empty_sets_only_missing_values<H: Harness>(test: &mut TestStore<'_, H>) {
    if test.skips_without(FieldPolicy::FillEmpty) {
        return;
    }
    test.import([half_ada()]).await;
    test.expect_import_with(FieldPolicy::FillEmpty, [other_ada()], &[UPDATED]).await;
    let custom = [("City", "London"), ("Phone", "+44 1"), ("Áge", "20")];
    test.expect_leads(&[other_ada().with(Field::LastName, "Lovelace").with_custom(custom)]).await;
}

/// Fails for a store that only inserts, such as `ON CONFLICT DO NOTHING` for every policy.
pub(super) async fn clause_4_overwrite_replaces_stored_values<H: Harness>(test: &mut TestStore<'_, H>) {
    if test.skips_without(FieldPolicy::Overwrite) {
        return;
    }
    test.import([half_ada()]).await;
    test.expect_import_with(FieldPolicy::Overwrite, [other_ada()], &[UPDATED]).await;
    test.expect_leads(&[other_ada()]).await;
}

/// Fails for a store that writes whole rows: a file without a column would empty it.
pub(super) async fn clause_4_an_absent_value_erases_nothing<H: Harness>(test: &mut TestStore<'_, H>) {
    test.import([ada()]).await;
    for policy in test.policies() {
        test.expect_import_with(policy, [bare_ada()], &[SKIPPED]).await;
        test.expect_leads(&[ada()]).await;
    }
}

/// Fails for a store that applies one field's policy to all fields.
pub(super) async fn clause_4_each_field_has_its_own_policy<H: Harness>(test: &mut TestStore<'_, H>) {
    for (round, stored) in [half_ada(), ada(), bare_ada()].into_iter().enumerate() {
        for shift in 0..3 {
            let domain = format!("{round}-{shift}.example");
            let leads = [at_domain(&stored, &domain), at_domain(&other_ada(), &domain)];
            expect_merge(test, mixed_policy(&test.policies(), shift), leads).await;
        }
    }
}

/// A different policy for neighbouring fields; each field has each policy at one of three shifts.
fn mixed_policy(policies: &[FieldPolicy], shift: usize) -> UpdatePolicy {
    let fields = [Field::FirstName, Field::LastName, Field::CompanyName, Field::JobTitle];
    let custom = UpdatePolicy::default().with_custom(policies[(shift + 2) % policies.len()]);
    let policies = fields.into_iter().zip(policies.iter().copied().cycle().skip(shift));
    policies.fold(custom, |mixed, (field, policy)| mixed.with(field, policy))
}

/// The lead with another address.
fn at_domain(lead: &Lead, domain: &str) -> Lead {
    let moved = Lead::new(email(&format!("ada@{domain}"))).with_custom(lead.custom().iter());
    Field::ALL.into_iter().fold(moved, |moved, field| moved.with(field, lead.get(field).unwrap_or_default()))
}

/// Imports one lead over another and requires what [`UpdatePolicy::merge`] makes of them.
async fn expect_merge<H: Harness>(test: &TestStore<'_, H>, policy: UpdatePolicy, [stored, incoming]: [Lead; 2]) {
    test.import([stored.clone()]).await;
    let merged = policy.merge(&stored, &incoming);
    let expected = if merged.is_some() { UPDATED } else { SKIPPED };
    test.expect_import_with(policy, [incoming], &[expected]).await;
    test.expect_lead(&merged.unwrap_or(stored)).await;
}

/// Fails for a store that replaces all custom fields at once, or that uses a name as a JSON path. Names differ by case.
pub(super) async fn clause_4_fill_empty_merges_custom_fields_by_name<H: Harness>(test: &mut TestStore<'_, H>) {
    if test.skips_without(FieldPolicy::FillEmpty) {
        return;
    }
    test.import([odd_names()]).await;
    test.expect_import_with(FieldPolicy::FillEmpty, [more_odd_names()], &[UPDATED]).await;
    let filled = [("a.b", "1"), ("a", "2"), ("$", "null"), ("'", "\""), ("[0]", "x"), ("A", "3")];
    test.expect_leads(&[bare_ada().with_custom(filled)]).await;
}

/// The same for the other policy that changes custom fields.
pub(super) async fn clause_4_overwrite_merges_custom_fields_by_name<H: Harness>(test: &mut TestStore<'_, H>) {
    if test.skips_without(FieldPolicy::Overwrite) {
        return;
    }
    test.import([odd_names()]).await;
    test.expect_import_with(FieldPolicy::Overwrite, [more_odd_names()], &[UPDATED]).await;
    let overwritten = [("a.b", "1"), ("a", "{}"), ("$", "null"), ("'", "''"), ("[0]", "x"), ("A", "3")];
    test.expect_leads(&[bare_ada().with_custom(overwritten)]).await;
}

fn odd_names() -> Lead {
    bare_ada().with_custom([("a.b", "1"), ("a", "2"), ("$", "null"), ("'", "\"")])
}

fn more_odd_names() -> Lead {
    bare_ada().with_custom([("[0]", "x"), ("a", "{}"), ("'", "''"), ("A", "3")])
}

/// A later import may spell the address in different case. That does not change the lead.
pub(super) async fn clause_4_the_email_keeps_its_first_spelling<H: Harness>(test: &mut TestStore<'_, H>) {
    let first = Lead::new(email("Ada@example.com"));
    test.import([first.clone()]).await;
    for policy in test.policies() {
        test.expect_import_with(policy, [Lead::new(email("ADA@example.com"))], &[SKIPPED]).await;
        test.expect_leads(std::slice::from_ref(&first)).await;
    }
}

/// An update writes the lead, and still not its address.
pub(super) async fn clause_4_an_update_keeps_the_first_spelling<H: Harness>(test: &mut TestStore<'_, H>) {
    let first = Lead::new(email("Ada@example.com"));
    test.import([first.clone()]).await;
    let policy = test.strongest_policy();
    if policy == FieldPolicy::Keep {
        return test.skip("no policy of `StoreLimits::with_policies` updates a lead");
    }
    let renamed = Lead::new(email("ADA@example.com")).with(Field::FirstName, "Ada");
    test.expect_import_with(policy, [renamed], &[UPDATED]).await;
    test.expect_leads(&[first.with(Field::FirstName, "Ada")]).await;
}

/// Fails for a store that reports each lead it wrote, such as the number of rows that an `UPDATE` matched.
pub(super) async fn clause_4_updated_means_that_a_value_changed<H: Harness>(test: &mut TestStore<'_, H>) {
    test.import([ada()]).await;
    for policy in test.policies() {
        test.expect_import_with(policy, [ada()], &[SKIPPED]).await;
    }
    if test.skips_without(FieldPolicy::Overwrite) {
        return;
    }
    let one_change = ada().with(Field::JobTitle, "Author");
    test.expect_import_with(FieldPolicy::Overwrite, [one_change.clone()], &[UPDATED]).await;
    test.expect_import_with(FieldPolicy::Overwrite, [one_change.clone()], &[SKIPPED]).await;
    test.expect_leads(&[one_change]).await;
}
