//! The store of one case: [`TestStore`].
//!
//! It joins the two sides that a case compares: calls through the [contract](crate::store::LeadStore), and what the
//! [`Harness`] reads. Methods that begin with `expect` call and compare; their names say what must hold.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    clause::Clause,
    harness::Harness,
    sample::numbered,
    threads::{Spawn, Workers},
};
use crate::{
    lead::{CampaignId, Email, Field, Lead},
    store::{Batch, BatchKey, FieldPolicy, LeadOutcome, LeadStore, UpdatePolicy},
};

/// A new store with one campaign, and the clause that its case checks.
pub(super) struct TestStore<'t, H: Harness> {
    pub(super) harness: &'t H,
    pub(super) clause: Clause,
    /// The campaign that new batches are for.
    pub(super) campaign: CampaignId,
    /// `None` only while the store is reopened.
    store: Option<Arc<H::Store>>,
    /// All campaigns that the case created.
    campaigns: Vec<CampaignId>,
    skipped: Vec<String>,
    spawn: &'t Spawn<'t, H>,
}

impl<'t, H: Harness> TestStore<'t, H> {
    /// Creates a store with one campaign.
    pub(super) async fn new(harness: &'t H, spawn: &'t Spawn<'t, H>, clause: Clause) -> Self {
        let store = Some(Arc::new(harness.fresh().await));
        let campaign = CampaignId::from("");
        let mut test = Self { harness, clause, campaign, store, campaigns: Vec::new(), skipped: Vec::new(), spawn };
        test.use_new_campaign().await;
        test
    }

    /// The store, for calls whose results the case examines itself.
    pub(super) fn store(&self) -> &H::Store {
        self.shared_store()
    }

    fn shared_store(&self) -> &Arc<H::Store> {
        self.store.as_ref().expect("the store is closed only while it is reopened")
    }

    /// Notes that the case, or a part of it, is not checked. The reason names what the store or the harness lacks.
    pub(super) fn skip(&mut self, reason: impl Into<String>) {
        self.skipped.push(reason.into());
    }

    /// Removes the store and returns what the case skipped.
    ///
    /// A store that a thread of a failed case still uses is not removed; the thread ends with the case.
    pub(super) async fn discard(self) -> Vec<String> {
        if let Some(store) = self.store.and_then(Arc::into_inner) {
            self.harness.discard(store).await;
        }
        self.skipped
    }

    /// Opens the store again, as after a restart of the process.
    ///
    /// The case has no other handle at that time: a database file may be locked while one is open.
    pub(super) async fn reopen(&mut self) {
        let store = self.store.take().and_then(Arc::into_inner).expect("no thread of the case is running");
        self.store = Some(Arc::new(self.harness.reopen(store).await));
    }

    /// A second handle on the store's data. It is dropped at the end of the case, before the store is discarded.
    pub(super) async fn another(&self) -> H::Store {
        self.harness.another(self.store()).await
    }

    /// Starts threads that import batches, each through a handle of its own.
    ///
    /// The case awaits [`Workers::end`] before it reopens the store or returns.
    pub(super) fn workers(&self, threads: usize) -> Workers {
        Workers::start(self.shared_store(), self.spawn, threads)
    }

    /// Creates a campaign, which new batches are for. Returns the one before.
    ///
    /// Two campaigns of the same identifier are a fault of the harness, because the case would then see the members of both.
    pub(super) async fn use_new_campaign(&mut self) -> CampaignId {
        let campaign = self.harness.create_campaign(self.store()).await;
        let is_new = !self.campaigns.contains(&campaign);
        assert!(
            is_new,
            "`Harness::create_campaign` returned {campaign} twice, and must create another campaign each time"
        );
        self.campaigns.push(campaign.clone());
        std::mem::replace(&mut self.campaign, campaign)
    }

    /// A campaign that this store does not have: one of another store.
    ///
    /// Its identifier has the form of the product's own. Serial numbers may be the same in both stores, so several may be needed.
    pub(super) async fn unknown_campaign(&self) -> CampaignId {
        let other = self.harness.fresh().await;
        let mut unknown = None;
        for _ in 0..=self.campaigns.len() {
            let campaign = self.harness.create_campaign(&other).await;
            unknown = unknown.or(Some(campaign).filter(|campaign| !self.campaigns.contains(campaign)));
        }
        self.harness.discard(other).await;
        unknown.expect("`Harness::create_campaign` creates another campaign each time")
    }

    /// Whether the store will reject the email from now on. If it never rejects one, what the case checks with it is skipped.
    pub(super) async fn suppress(&mut self, email: &Email, reason: &str) -> bool {
        let suppressed = self.harness.suppress(self.store(), email, reason).await;
        if !suppressed {
            self.skip("the harness cannot suppress an email (`Harness::suppress`)");
        }
        suppressed
    }

    /// A batch for the campaign, with the policy `Keep`. It has a random key, as the only batch of an import.
    ///
    /// It must be within the limits of the store.
    pub(super) fn batch(&self, leads: impl IntoIterator<Item = Lead>) -> Batch {
        let leads: Vec<_> = leads.into_iter().collect();
        assert!(leads.len() <= self.max_batch(), "the kit respects the limits of the store");
        Batch::new(self.campaign.clone(), leads).expect("the kit's batches have distinct emails")
    }

    /// The leads in batches within the limits of the store.
    pub(super) fn batches(&self, policy: impl Into<UpdatePolicy>, leads: impl IntoIterator<Item = Lead>) -> Vec<Batch> {
        let (policy, leads) = (policy.into(), leads.into_iter().collect::<Vec<_>>());
        let parts = leads.chunks(self.max_batch());
        parts.map(|part| self.batch(part.iter().cloned()).with_existing(policy)).collect()
    }

    /// The batch of these rows of an import, with a new lead per row: row 7 is the lead of that number.
    ///
    /// It names no previous batch; the case sets it.
    pub(super) fn rows(&self, import: &str, first: usize, count: usize) -> Batch {
        let key = BatchKey::new(import, first as u64, (first + count - 1) as u64);
        self.batch((first..first + count).map(numbered)).with_key(key)
    }

    /// Imports leads that the case needs, whatever their outcomes are.
    pub(super) async fn import(&self, leads: impl IntoIterator<Item = Lead>) {
        self.import_with(FieldPolicy::Keep, leads).await;
    }

    /// Imports leads that the case needs, with this policy.
    pub(super) async fn import_with(&self, policy: impl Into<UpdatePolicy>, leads: impl IntoIterator<Item = Lead>) {
        for batch in self.batches(policy, leads) {
            self.import_batch(&batch).await;
        }
    }

    /// Imports the batch, which must succeed. Returns the outcomes.
    pub(super) async fn import_batch(&self, batch: &Batch) -> Vec<LeadOutcome> {
        let outcomes = self.store().import_batch(batch).await;
        self.clause.require_ok(format_args!("`import_batch` of {} leads", batch.leads().len()), outcomes)
    }

    /// Imports the leads, in batches within the limits of the store, and requires these outcomes.
    pub(super) async fn expect_import(&self, leads: impl IntoIterator<Item = Lead>, expected: &[LeadOutcome]) {
        self.expect_import_with(FieldPolicy::Keep, leads, expected).await;
    }

    /// Imports the leads with this policy, in batches within the limits of the store, and requires these outcomes.
    pub(super) async fn expect_import_with(
        &self,
        policy: impl Into<UpdatePolicy>,
        leads: impl IntoIterator<Item = Lead>,
        expected: &[LeadOutcome],
    ) {
        let mut expected = expected.iter().cloned();
        for batch in self.batches(policy, leads) {
            let outcomes: Vec<_> = expected.by_ref().take(batch.leads().len()).collect();
            self.expect_batch(&batch, &outcomes).await;
        }
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

    /// The stored lead, as the harness reads it.
    pub(super) async fn lead(&self, email: &Email) -> Option<Lead> {
        self.harness.lead(self.store(), email).await
    }

    pub(super) async fn lead_count(&self) -> u64 {
        self.harness.lead_count(self.store()).await
    }

    /// The emails of the leads in the campaign, without duplicates.
    pub(super) async fn members(&self) -> BTreeSet<String> {
        self.members_of(&self.campaign).await
    }

    /// The emails of the leads in this campaign. A duplicate membership fails the case.
    pub(super) async fn members_of(&self, campaign: &CampaignId) -> BTreeSet<String> {
        let members = self.harness.members(self.store(), campaign).await;
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
        self.expect_members(leads).await;
    }

    /// Requires that the campaign has exactly these leads.
    pub(super) async fn expect_members(&self, leads: &[Lead]) {
        let emails: BTreeSet<_> = leads.iter().map(|lead| lead.email().as_str().to_owned()).collect();
        self.clause.require_equal("the leads in the campaign", &self.members().await, &emails);
    }

    /// Requires that the store holds this many leads.
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
        let found = found.map(|lead| self.contents(lead));
        let expected_contents = Some(self.contents(expected));
        self.clause.require_equal(format_args!("{what} {}", expected.email()), &found, &expected_contents);
    }

    /// What must be equal of two leads. A custom field that is there twice fails the case.
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
