//! Leads to try a store with, and the eyes to look at it.

use std::collections::{BTreeMap, BTreeSet};

use super::harness::Harness;
use crate::{
    lead::{CampaignId, Email, Field, Lead},
    store::{Batch, LeadOutcome, LeadStore, Membership, UpdatePolicy},
};

pub(super) const ADDED: LeadOutcome = LeadOutcome::existing(Membership::Added, false);
pub(super) const SKIPPED: LeadOutcome = LeadOutcome::existing(Membership::Skipped, false);
pub(super) const CHANGED: LeadOutcome = LeadOutcome::existing(Membership::Skipped, true);

pub(super) fn email(text: &str) -> Email {
    Email::parse(text).expect("the kit's addresses are addresses")
}

pub(super) fn numbered(n: usize) -> Lead {
    Lead::new(email(&format!("lead{n}@example.com"))).with(Field::FirstName, &format!("First {n}"))
}

/// A lead with a value everywhere.
pub(super) fn ada() -> Lead {
    Lead::new(email("Ada@Example.com"))
        .with(Field::FirstName, "Ada")
        .with(Field::LastName, "Lovelace")
        .with(Field::CompanyName, "Analytical Engines")
        .with(Field::JobTitle, "Countess")
        .with_custom([("City", "London"), ("Áge", "36"), ("city", "Marylebone")])
}

/// The same address with nothing beside it.
pub(super) fn bare_ada() -> Lead {
    Lead::new(email("ada@example.com"))
}

/// A store on trial, with one campaign.
pub(super) struct Trial<'h, H: Harness> {
    pub(super) harness: &'h H,
    pub(super) store: H::Store,
    pub(super) campaign: CampaignId,
}

impl<'h, H: Harness> Trial<'h, H> {
    pub(super) async fn new(harness: &'h H) -> Self {
        let trial = Self { harness, store: harness.fresh().await, campaign: CampaignId::from("spring") };
        harness.create_campaign(&trial.store, &trial.campaign).await;
        trial
    }

    pub(super) fn batch(&self, leads: impl IntoIterator<Item = Lead>) -> Batch {
        let batch = Batch::new(self.campaign.clone(), leads.into_iter().collect());
        batch.expect("the kit's batches have distinct emails")
    }

    pub(super) async fn import(&self, leads: impl IntoIterator<Item = Lead>) -> Vec<LeadOutcome> {
        self.import_batch(&self.batch(leads)).await
    }

    /// Imports one lead over the stored one.
    pub(super) async fn import_over(&self, policy: impl Into<UpdatePolicy>, lead: Lead) -> LeadOutcome {
        let mut outcomes = self.import_batch(&self.batch([lead]).with_existing(policy)).await;
        assert_eq!(outcomes.len(), 1, "one outcome per lead");
        outcomes.remove(0)
    }

    pub(super) async fn import_batch(&self, batch: &Batch) -> Vec<LeadOutcome> {
        self.store.import_batch(batch).await.unwrap_or_else(|error| panic!("the batch is good: {error:?}"))
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
        assert_eq!(distinct.len(), members.len(), "no lead is twice in {campaign}");
        distinct
    }

    /// The store holds exactly these leads, and all are in the campaign.
    pub(super) async fn assert_holds(&self, leads: &[Lead]) {
        assert_eq!(self.lead_count().await, leads.len() as u64, "leads in the store");
        for lead in leads {
            assert_same(self.lead(lead.email()).await.as_ref(), Some(lead));
        }
        let emails: BTreeSet<_> = leads.iter().map(|lead| lead.email().as_str().to_owned()).collect();
        assert_eq!(self.members().await, emails, "leads in the campaign");
    }
}

/// The two leads are the same to the last byte, but for the order of their custom fields.
pub(super) fn assert_same(stored: Option<&Lead>, expected: Option<&Lead>) {
    assert_eq!(stored.map(Everything::of), expected.map(Everything::of));
}

#[derive(Debug, PartialEq)]
struct Everything<'l> {
    written: &'l str,
    fields: [Option<&'l str>; 5],
    custom: BTreeMap<&'l str, &'l str>,
}

impl<'l> Everything<'l> {
    fn of(lead: &'l Lead) -> Self {
        let custom: BTreeMap<_, _> = lead.custom().iter().collect();
        assert_eq!(custom.len(), lead.custom().len(), "the names of custom fields are distinct");
        Self { written: lead.email().as_written(), fields: Field::ALL.map(|field| lead.get(field)), custom }
    }
}
