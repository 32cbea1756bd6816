//! The store of one case: [`TestStore`].

use std::collections::{BTreeMap, BTreeSet};

use super::{clause::Clause, harness::Harness};
use crate::{
    lead::{CampaignId, Email, Field, Lead},
    store::{Batch, LeadOutcome, LeadStore, UpdatePolicy},
};

/// A new store with one campaign, and the clause that its case checks.
pub(super) struct TestStore<'h, H: Harness> {
    pub(super) harness: &'h H,
    pub(super) store: H::Store,
    pub(super) campaign: CampaignId,
    pub(super) clause: Clause,
}

impl<'h, H: Harness> TestStore<'h, H> {
    pub(super) async fn new(harness: &'h H, clause: Clause) -> Self {
        let mut test = Self { harness, store: harness.fresh().await, campaign: CampaignId::from(""), clause };
        test.use_campaign("spring").await;
        test
    }

    /// Creates a campaign, which all later batches are for.
    pub(super) async fn use_campaign(&mut self, campaign: &str) {
        self.campaign = campaign.into();
        self.harness.create_campaign(&self.store, &self.campaign).await;
    }

    /// Whether the store will reject the email from now on.
    pub(super) async fn suppress(&self, email: &Email, reason: &str) -> bool {
        self.harness.suppress(&self.store, email, reason).await
    }

    pub(super) fn batch(&self, leads: impl IntoIterator<Item = Lead>) -> Batch {
        let batch = Batch::new(self.campaign.clone(), leads.into_iter().collect());
        batch.expect("the kit's batches have distinct emails")
    }

    pub(super) fn batch_with(&self, policy: impl Into<UpdatePolicy>, leads: impl IntoIterator<Item = Lead>) -> Batch {
        self.batch(leads).with_existing(policy)
    }

    /// Imports leads that the case needs, whatever their outcomes are.
    pub(super) async fn import(&self, leads: impl IntoIterator<Item = Lead>) {
        self.import_batch(&self.batch(leads)).await;
    }

    pub(super) async fn import_batch(&self, batch: &Batch) -> Vec<LeadOutcome> {
        let outcomes = self.store.import_batch(batch).await;
        self.clause.require_ok(format_args!("`import_batch` of {} leads", batch.leads().len()), outcomes)
    }

    /// Imports the leads and requires these outcomes.
    pub(super) async fn expect_import(&self, leads: impl IntoIterator<Item = Lead>, expected: &[LeadOutcome]) {
        self.expect_batch(&self.batch(leads), expected).await;
    }

    /// Imports one lead with this policy and requires this outcome.
    pub(super) async fn expect_update(&self, policy: impl Into<UpdatePolicy>, lead: Lead, expected: LeadOutcome) {
        self.expect_batch(&self.batch_with(policy, [lead]), &[expected]).await;
    }

    /// Imports the batch and requires these outcomes.
    pub(super) async fn expect_batch(&self, batch: &Batch, expected: &[LeadOutcome]) {
        let outcomes = self.import_batch(batch).await;
        self.require_outcomes(batch, &outcomes, expected);
    }

    /// Requires that `outcomes`, which the store returned for this batch, are the expected ones.
    #[track_caller]
    pub(super) fn require_outcomes(&self, batch: &Batch, outcomes: &[LeadOutcome], expected: &[LeadOutcome]) {
        self.clause.require_items(outcomes, expected, |at| {
            let (email, policy) = (batch.leads()[at].email(), batch.existing());
            format!("the outcome of lead {at} of the batch, {email}, with the policy {policy:?}")
        });
    }

    pub(super) async fn lead(&self, email: &Email) -> Option<Lead> {
        self.harness.lead(&self.store, email).await
    }

    pub(super) async fn lead_count(&self) -> u64 {
        self.harness.lead_count(&self.store).await
    }

    pub(super) async fn members(&self) -> BTreeSet<String> {
        self.members_of(&self.campaign).await
    }

    pub(super) async fn members_of(&self, campaign: &CampaignId) -> BTreeSet<String> {
        let members = self.harness.members(&self.store, campaign).await;
        let distinct: BTreeSet<_> = members.iter().cloned().collect();
        let twice = members.len() - distinct.len();
        self.clause.require(twice == 0, format_args!("{twice} leads are in the campaign {campaign} more than once"));
        distinct
    }

    /// Requires that the store holds exactly these leads, and that all of them are in the campaign.
    pub(super) async fn expect_leads(&self, leads: &[Lead]) {
        self.expect_lead_count(leads.len()).await;
        for lead in leads {
            self.expect_lead(lead).await;
        }
        let emails: BTreeSet<_> = leads.iter().map(|lead| lead.email().as_str().to_owned()).collect();
        self.clause.require_equal("the leads in the campaign", &self.members().await, &emails);
    }

    pub(super) async fn expect_lead_count(&self, count: usize) {
        self.clause.require_equal("the number of leads in the store", &self.lead_count().await, &(count as u64));
    }

    /// Requires that the store holds this lead with exactly these values.
    pub(super) async fn expect_lead(&self, lead: &Lead) {
        let stored = self.lead(lead.email()).await;
        self.expect_same("the stored lead", stored.as_ref(), lead);
    }

    /// Requires that two leads are equal byte for byte, except for the order of their custom fields.
    #[track_caller]
    pub(super) fn expect_same(&self, what: &str, found: Option<&Lead>, expected: &Lead) {
        let what = format_args!("{what} {}", expected.email());
        let found = found.map(|lead| self.contents(lead));
        self.clause.require_equal(what, &found, &Some(self.contents(expected)));
    }

    #[track_caller]
    fn contents<'l>(&self, lead: &'l Lead) -> LeadContents<'l> {
        let custom: BTreeMap<_, _> = lead.custom().iter().collect();
        let twice = lead.custom().len() - custom.len();
        self.clause.require(twice == 0, format_args!("the lead {} has {twice} custom fields twice", lead.email()));
        LeadContents {
            email_as_written: lead.email().as_written(),
            fields: Field::ALL.map(|field| lead.get(field)),
            custom,
        }
    }
}

/// Everything that a store keeps of a lead. Unlike `Lead`, it compares the email as written, and custom fields in any order.
#[derive(Debug, PartialEq)]
struct LeadContents<'l> {
    email_as_written: &'l str,
    fields: [Option<&'l str>; 5],
    custom: BTreeMap<&'l str, &'l str>,
}
