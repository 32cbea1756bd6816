//! Clause 1: which campaigns exist.

use super::{
    harness::Harness,
    sample::{ada, numbered},
    test_store::TestStore,
};
use crate::{
    lead::CampaignId,
    store::{Batch, LeadStore},
};

/// The campaign of another store does not exist in this one, even if both stores share a database.
pub(super) async fn clause_1_a_campaign_exists_once_it_is_created<H: Harness>(test: &mut TestStore<'_, H>) {
    expect_campaign(test, &test.campaign, true).await;
    let first = test.use_new_campaign().await;
    expect_campaign(test, &test.campaign, true).await;
    expect_campaign(test, &first, true).await;
    expect_campaign(test, &test.unknown_campaign().await, false).await;
}

/// `failed` stops the import. With `refused` the import would split the batch and reject each lead; with `unavailable` or
/// `unknown` it would be resumed again and again.
pub(super) async fn clause_1_an_unknown_campaign_fails_and_applies_nothing<H: Harness>(test: &mut TestStore<'_, H>) {
    let unknown = test.unknown_campaign().await;
    expect_failure(test, &unknown).await;
    test.expect_leads(&[]).await;
}

/// Identifiers that no campaign of the product may have.
const STRANGE_IDS: [&str; 8] =
    ["", " ", "nowhere", "autumn 🍂'", "-1", "99999999999999999999", "00000000-0000-0000-0000-00000000000g", "%"];

/// The identifier comes from a client, for example from the path of a request. Fails for a store that returns an error if its column
/// cannot hold the identifier: the client would learn of a broken server instead of a campaign that does not exist.
pub(super) async fn clause_1_an_id_of_any_form_is_answered<H: Harness>(test: &mut TestStore<'_, H>) {
    for id in STRANGE_IDS.map(CampaignId::from).into_iter().filter(|id| *id != test.campaign) {
        expect_campaign(test, &id, false).await;
        expect_failure(test, &id).await;
    }
    test.expect_leads(&[]).await;
}

/// Identifiers that differ by case, a trailing space or a quote are different campaigns. Some databases compare them as equal.
///
/// Creating a campaign again changes nothing in it.
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

async fn expect_campaign<H: Harness>(test: &TestStore<'_, H>, id: &CampaignId, expected: bool) {
    let exists = test.store().campaign_exists(id).await;
    let exists = test.clause.require_ok(format_args!("`campaign_exists` of {id:?}"), exists);
    test.clause.require_equal(format_args!("whether the campaign {id:?} exists"), &exists, &expected);
}

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
