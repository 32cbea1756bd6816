//! All clauses at once: random batches have the same effect as in [`MemoryStore`].
//!
//! The other cases check what somebody thought of. This one finds combinations: an update of a lead that is suppressed later, a replay after
//! another import changed the leads, two spellings of an address in two campaigns.

use super::{harness::Harness, sample::email, test_store::TestStore};
use crate::{
    lead::{CampaignId, Email, Field, Lead},
    store::{Batch, BatchKey, FieldPolicy, LeadOutcome, LeadStore, MemoryStore, UpdatePolicy},
};

const RUNS: u64 = 12;
const STEPS: usize = 12;
const PEOPLE: usize = 24;

/// Runs 12 sequences of 12 batches in one store: with all policies that it can keep, two campaigns, and emails that are suppressed in
/// between. Some batches are the next of one long import, and some are sent again. Each sequence has people of its own.
///
/// All stored leads are compared at the end.
pub(super) async fn all_clauses_random_batches_match_memory_store<H: Harness>(test: &mut TestStore<'_, H>) {
    let (model, suppresses) = (MemoryStore::new(), can_suppress(test).await);
    for seed in 0..RUNS {
        let campaigns = [test.use_new_campaign().await, test.campaign.clone()];
        for campaign in &campaigns {
            model.create_campaign(campaign);
        }
        let mut random = RandomBatches::new(test, seed, campaigns);
        for step in 0..STEPS {
            if suppresses {
                suppress(test, &model, &mut random).await;
            }
            import(test, &model, &mut random.batch(), &format!("at seed {seed}, step {step}")).await;
        }
        expect_equal(test, &model, &random.campaigns).await;
    }
    for lead in model.leads() {
        test.expect_lead(&lead).await;
    }
    test.expect_lead_count(model.leads().len()).await;
}

/// Tries it with a person of no batch.
async fn can_suppress<H: Harness>(test: &TestStore<'_, H>) -> bool {
    test.harness.suppress(test.store(), &email("nobody@nowhere.example"), "").await
}

/// Suppresses an email now and then, in both stores.
async fn suppress<H: Harness>(test: &TestStore<'_, H>, model: &MemoryStore, random: &mut RandomBatches) {
    if random.suppresses() {
        let (email, reason) = (random.email(), random.reason());
        test.harness.suppress(test.store(), &email, &reason).await;
        model.suppress(email, reason);
    }
}

/// Both stores must predict and return the same outcomes. A replay cannot be predicted.
async fn import<H: Harness>(test: &TestStore<'_, H>, model: &MemoryStore, next: &mut NextBatch, at: &str) {
    let NextBatch { batch, replays } = next;
    let presences = test.clause.require_ok("`lookup`", test.store().lookup(batch).await);
    let expected = model.import_batch(batch).await.expect("`MemoryStore` accepts any batch");
    let outcomes = test.import_batch(batch).await;
    test.clause.require_equal(format_args!("the outcomes {at} of {batch:?}"), &outcomes, &expected);
    if !*replays && test.limits().has_exact_lookups() {
        let leads = presences.iter().zip(batch.leads());
        let predicted: Vec<LeadOutcome> = leads.map(|(presence, lead)| batch.decide(lead, presence).outcome).collect();
        test.clause.require_equal(
            format_args!("the outcomes that `lookup` predicts {at} for {batch:?}"),
            &predicted,
            &expected,
        );
    }
}

/// Requires that both stores have the same leads in each campaign.
async fn expect_equal<H: Harness>(test: &TestStore<'_, H>, model: &MemoryStore, campaigns: &[CampaignId]) {
    for campaign in campaigns {
        let members = model.members(campaign).iter().map(|email| email.as_str().to_owned()).collect();
        let found = test.members_of(campaign).await;
        test.clause.require_equal(format_args!("the leads in the campaign {campaign}"), &found, &members);
    }
}

struct NextBatch {
    batch: Batch,
    /// Whether the batch was sent before.
    replays: bool,
}

/// Batches of few people and values, so that they often meet the same lead. A seed always gives the same batches, so that a
/// failure repeats.
struct RandomBatches {
    random: fastrand::Rng,
    seed: u64,
    campaigns: [CampaignId; 2],
    policies: Vec<FieldPolicy>,
    most_leads: usize,
    /// The last batch of the long import.
    last: Option<Batch>,
}

impl RandomBatches {
    fn new<H: Harness>(test: &TestStore<'_, H>, seed: u64, campaigns: [CampaignId; 2]) -> Self {
        let (random, most_leads) = (fastrand::Rng::with_seed(seed), test.size(19));
        Self { random, seed, campaigns, policies: test.policies(), most_leads, last: None }
    }

    fn choose<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.random.usize(..from.len())]
    }

    fn suppresses(&mut self) -> bool {
        self.random.usize(..6) == 0
    }

    fn reason(&mut self) -> String {
        format!("reason {}", self.random.usize(..3))
    }

    /// One of few addresses, in one of three spellings.
    fn email(&mut self) -> Email {
        let (name, n) = (self.choose(&["lead", "Lead", "LEAD"]), self.random.usize(..PEOPLE));
        email(&format!("{name}{n}@run{}.example", self.seed))
    }

    fn lead(&mut self) -> Lead {
        let values = ["", "", "a", "b", "ç\n\"'\\", "null"];
        let names = ["Note", "note", "a.b", "ø", "\"q\""];
        let custom = names.map(|name| (name, self.choose(&values)));
        let lead = Lead::new(self.email()).with_custom(custom);
        Field::ALL.into_iter().fold(lead, |lead, field| lead.with(field, self.choose(&values)))
    }

    /// A policy for each field, of those that the store can keep.
    fn policy(&mut self) -> UpdatePolicy {
        let policies = self.policies.clone();
        let policy = UpdatePolicy::from(self.choose(&policies)).with_custom(self.choose(&policies));
        Field::ALL.into_iter().fold(policy, |policy, field| policy.with(field, self.choose(&policies)))
    }

    /// The next batch: the last one of the long import again, the next one of it, or the only one of a new import.
    fn batch(&mut self) -> NextBatch {
        match (self.random.usize(..4), self.last.clone()) {
            (0, Some(batch)) => NextBatch { batch, replays: true },
            (0..2, last) => {
                let first_row = last.as_ref().map_or(1, |last| last.key().last_row() + 1);
                let batch = self.new_batch().with_previous(last.map(|last| last.key().clone()));
                let last_row = first_row + batch.leads().len() as u64;
                let batch =
                    batch.with_key(BatchKey::new(&format!("the long import {}", self.seed), first_row, last_row));
                self.last = Some(batch.clone());
                NextBatch { batch, replays: false }
            }
            _ => NextBatch { batch: self.new_batch(), replays: false },
        }
    }

    /// A batch of leads with distinct emails, at most as many as the store accepts. It may have none.
    fn new_batch(&mut self) -> Batch {
        let mut leads: Vec<Lead> = (0..self.random.usize(..=self.most_leads)).map(|_| self.lead()).collect();
        let mut seen = std::collections::HashSet::new();
        leads.retain(|lead| seen.insert(lead.email().clone()));
        let campaign = self.campaigns[self.random.usize(..2)].clone();
        Batch::new(campaign, leads).expect("the emails are distinct").with_existing(self.policy())
    }
}
