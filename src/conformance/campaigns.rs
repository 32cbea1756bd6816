//! Clause 1: which campaigns exist.
//!
//! The product creates campaigns and names them; an import only refers to them. The identifier of an import comes from a client and may be any
//! text.

use super::{
    harness::Harness,
    sample::{ada, numbered},
    test_store::TestStore,
};
use crate::{
    lead::CampaignId,
    store::{Batch, LeadStore},
};

/// A campaign of another store does not exist in this one, even if both share a database.
///
/// Fails for a store that looks for a campaign in all workspaces: a customer could then add leads to the campaign of another one.
pub(super) async fn clause_1_a_campaign_exists_once_it_is_created<H: Harness>(test: &mut TestStore<'_, H>) {
    expect_campaign(test, &test.campaign, true).await;
    let first = test.use_new_campaign().await;
    expect_campaign(test, &test.campaign, true).await;
    expect_campaign(test, &first, true).await;
    expect_campaign(test, &test.unknown_campaign().await, false).await;
}

/// A campaign can be deleted between the check at the start of an import and its first batch.
///
/// `failed` stops the import. With `refused` the import would split the batch and reject each lead; with `unavailable` or
/// `unknown` it would be resumed again and again.
pub(super) async fn clause_1_an_unknown_campaign_fails_and_applies_nothing<H: Harness>(test: &mut TestStore<'_, H>) {
    let unknown = test.unknown_campaign().await;
    expect_failure(test, &unknown).await;
    test.expect_leads(&[]).await;
}

/// Identifiers that no campaign of the product may have: not a UUID, not a number, or not a number that fits in 64 bits.
const STRANGE_IDS: [&str; 8] =
    ["", " ", "nowhere", "autumn 🍂'", "-1", "99999999999999999999", "00000000-0000-0000-0000-00000000000g", "%"];

/// The identifier may be a part of a request's path. No campaign has an identifier that the product would not choose, so such a campaign is
/// unknown.
///
/// Fails for a store that returns an error from `campaign_exists` if its column cannot hold the identifier: the client would be told that the
/// server is broken, and not that the campaign does not exist.
pub(super) async fn clause_1_an_id_of_any_form_is_answered<H: Harness>(test: &mut TestStore<'_, H>) {
    for id in STRANGE_IDS.map(CampaignId::from).into_iter().filter(|id| *id != test.campaign) {
        expect_campaign(test, &id, false).await;
        expect_failure(test, &id).await;
    }
    test.expect_leads(&[]).await;
}

/// Identifiers that differ by case, a trailing space or a quote are different campaigns. Creating a campaign again changes nothing in it.
///
/// Fails for a column with a collation that ignores case, or with a type that pads text with spaces. Skipped if the product chooses the
/// identifiers: such a store has no two that differ by so little.
pub(super) async fn clause_1_campaign_ids_compare_byte_for_byte<H: Harness>(test: &mut TestStore<'_, H>) {
    let ids = ["spring", "Spring", "spring ", "", "autumn 🍂'"].map(CampaignId::from);
    for (n, id) in ids.iter().enumerate() {
        expect_campaign(test, id, false).await;
        if !test.harness.create_named_campaign(test.store(), id).await {
            return test.skip("campaigns cannot be named (`Harness::create_named_campaign`)");
        }
        expect_campaign(test, id, true).await;
        test.campaign = id.clone();
        test.import([numbered(n)]).await;
        test.harness.create_named_campaign(test.store(), id).await;
        test.expect_members(&[numbered(n)]).await;
    }
}

/// Requires that the campaign exists, or that it does not.
async fn expect_campaign<H: Harness>(test: &TestStore<'_, H>, id: &CampaignId, expected: bool) {
    let exists = test.store().campaign_exists(id).await;
    let exists = test.clause.require_ok(format_args!("`campaign_exists` of {id:?}"), exists);
    test.clause.require_equal(format_args!("whether the campaign {id:?} exists"), &exists, &expected);
}

/// Requires that a batch for the campaign returns [`StoreError::failed`](crate::store::StoreError::failed).
async fn expect_failure<H: Harness>(test: &TestStore<'_, H>, id: &CampaignId) {
    let batch = Batch::new(id.clone(), vec![ada()]).expect("one email");
    match test.store().import_batch(&batch).await {
        Ok(outcomes) => {
            test.clause.fail(format_args!("a batch for {id:?}, which does not exist, returned {outcomes:?}"))
        }
        Err(error) => test.clause.require(
            !error.is_effect_unknown() && !error.is_transient() && !error.is_refusal(),
            format_args!("the error for the unknown campaign {id:?} is not a `StoreError::failed`: {error:?}"),
        ),
    }
}
