//! Clauses 2 and 3: one outcome per lead, and which leads are the same.

use super::{
    harness::Harness,
    sample::{ADDED, CREATED, SKIPPED, ada, bare_ada, email, numbered},
    test_store::TestStore,
};
use crate::{
    lead::{Email, Field, Lead},
    store::LeadOutcome,
};

/// Fails for a store that sorts the batch, or that appends the outcomes of new leads to those of existing ones.
pub(super) async fn clause_2_outcomes_are_in_batch_order<H: Harness>(test: &mut TestStore<'_, H>) {
    test.import((0..50).step_by(3).map(numbered)).await;
    let shuffled: Vec<_> = (0..50).map(|n| n * 37 % 50).collect();
    let expected: Vec<_> = shuffled.iter().map(|n| if n % 3 == 0 { SKIPPED } else { CREATED }).collect();
    test.expect_import(shuffled.into_iter().map(numbered), &expected).await;
}

/// Fails for a store in which a lead has one campaign, or that counts a membership of another campaign.
pub(super) async fn clause_2_an_existing_lead_joins_another_campaign_once<H: Harness>(test: &mut TestStore<'_, H>) {
    test.import([ada()]).await;
    let first = test.use_new_campaign().await;
    test.expect_import([ada(), numbered(1)], &[ADDED, CREATED]).await;
    test.expect_import([ada(), numbered(1)], &[SKIPPED, SKIPPED]).await;
    test.expect_leads(&[ada(), numbered(1)]).await;
    let members = test.members_of(&first).await.len();
    test.clause.require_equal("the number of leads in the first campaign", &members, &1);
}

/// The report counts a rejected lead as failed and shows the reason.
pub(super) async fn clause_2_a_rejected_lead_is_not_stored<H: Harness>(test: &mut TestStore<'_, H>) {
    if !test.suppress(ada().email(), "asked not to be written to").await {
        return;
    }
    let rejected = LeadOutcome::rejected("asked not to be written to");
    test.expect_import([numbered(1), bare_ada(), numbered(2)], &[CREATED, rejected, CREATED]).await;
    test.expect_leads(&[numbered(1), numbered(2)]).await;
}

/// An email may be suppressed after its lead was created. The lead stays in the store and in its campaigns.
pub(super) async fn clause_2_rejecting_an_existing_lead_does_not_change_it<H: Harness>(test: &mut TestStore<'_, H>) {
    test.import([ada()]).await;
    if !test.suppress(ada().email(), "unsubscribed").await {
        return;
    }
    let promoted = bare_ada().with(Field::JobTitle, "CEO");
    test.expect_import_with(test.strongest_policy(), [promoted], &[LeadOutcome::rejected("unsubscribed")]).await;
    test.expect_leads(&[ada()]).await;
}

/// Fails for a store that compares emails as they were written.
pub(super) async fn clause_3_emails_are_compared_in_normal_form<H: Harness>(test: &mut TestStore<'_, H>) {
    test.import([Lead::new(email("Ada@EXAMPLE.com"))]).await;
    for spelling in ["ada@example.com", "ADA@example.COM", " ada@Example.com "] {
        test.expect_import([Lead::new(email(spelling))], &[SKIPPED]).await;
    }
    test.expect_leads(&[Lead::new(email("Ada@EXAMPLE.com"))]).await;
}

/// Addresses that a pattern, a collation or a trimmed comparison would take for the same.
const SIMILAR: [&str; 16] = [
    "ab@example.com",
    "a.b@example.com",
    "a_b@example.com",
    "a%b@example.com",
    "a*b@example.com",
    "a?b@example.com",
    "a'b@example.com",
    "a+b@example.com",
    "a-b@example.com",
    "a{b}@example.com",
    "ab@example.com.au",
    "áb@example.com",
    "a\u{301}b@example.com",
    "äb@example.com",
    "straße@example.com",
    "strasse@example.com",
];

/// Fails for a key with a collation that ignores accents, or for a comparison by `LIKE`.
pub(super) async fn clause_3_similar_emails_are_different_leads<H: Harness>(test: &mut TestStore<'_, H>) {
    let mut emails: Vec<Email> = SIMILAR.iter().filter_map(|spelling| Email::parse(spelling).ok()).collect();
    emails.sort();
    emails.dedup();
    let leads: Vec<_> = emails.into_iter().map(Lead::new).collect();
    for lead in &leads {
        test.expect_import([lead.clone()], &[CREATED]).await;
    }
    for lead in &leads {
        test.expect_lead(lead).await;
    }
    test.expect_import(leads.clone(), &vec![SKIPPED; leads.len()]).await;
}
