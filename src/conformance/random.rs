//! All clauses at once: random batches have the same effect as in [`MemoryStore`].

use super::{clause::Clause, harness::Harness, sample::email, test_store::TestStore};
use crate::{
    lead::{CampaignId, Email, Field, Lead},
    store::{Batch, FieldPolicy, LeadStore, MemoryStore, UpdatePolicy},
};

const CLAUSE: Clause = Clause("the contract (a store behaves as `MemoryStore` does)");
const RUNS: u64 = 12;
const STEPS: usize = 12;
const CAMPAIGNS: [&str; 2] = ["spring", "autumn"];
const PEOPLE: usize = 24;

/// Runs 12 sequences of 12 batches, with all policies, two campaigns, and emails that are suppressed in between.
pub(super) async fn all_clauses_random_batches_match_memory_store<H: Harness>(harness: &H) {
    for seed in 0..RUNS {
        let test = TestStore::new(harness, CLAUSE).await;
        let model = MemoryStore::new();
        for campaign in CAMPAIGNS.map(CampaignId::from) {
            model.create_campaign(&campaign);
            harness.create_campaign(&test.store, &campaign).await;
        }
        let mut random = RandomBatches::new(seed);
        for step in 0..STEPS {
            take_step(&test, &model, &mut random, &format!("at seed {seed}, step {step}")).await;
        }
        expect_equal(&test, &model).await;
    }
}

/// Perhaps suppresses an email, then imports a batch. Both stores must predict and return the same outcomes.
async fn take_step<H: Harness>(test: &TestStore<'_, H>, model: &MemoryStore, random: &mut RandomBatches, at: &str) {
    if random.suppresses() {
        let (email, reason) = (random.email(), random.reason());
        if test.suppress(&email, &reason).await {
            model.suppress(email, reason);
        }
    }
    let batch = random.batch();
    let presences = CLAUSE.require_ok("`lookup`", test.store.lookup(&batch).await);
    let expected = model.import_batch(&batch).await.expect("`MemoryStore` accepts any batch");
    let outcomes = test.import_batch(&batch).await;
    CLAUSE.require_equal(format_args!("the outcomes {at} of {batch:?}"), &outcomes, &expected);
    let leads = presences.iter().zip(batch.leads());
    let predicted: Vec<_> = leads.map(|(presence, lead)| batch.decide(lead, presence).outcome).collect();
    CLAUSE.require_equal(format_args!("the outcomes that `lookup` predicts {at} for {batch:?}"), &predicted, &expected);
}

async fn expect_equal<H: Harness>(test: &TestStore<'_, H>, model: &MemoryStore) {
    for lead in model.leads() {
        test.expect_lead(&lead).await;
    }
    test.expect_lead_count(model.leads().len()).await;
    for campaign in CAMPAIGNS.map(CampaignId::from) {
        let members = model.members(&campaign).iter().map(|email| email.as_str().to_owned()).collect();
        let what = format_args!("the leads in the campaign {campaign}");
        CLAUSE.require_equal(what, &test.members_of(&campaign).await, &members);
    }
}

/// Batches of few people and values, so that they often meet the same lead. A seed always gives the same batches, so that a
/// failure repeats.
struct RandomBatches(fastrand::Rng);

impl RandomBatches {
    fn new(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    fn choose<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.0.usize(..from.len())]
    }

    fn suppresses(&mut self) -> bool {
        self.0.usize(..6) == 0
    }

    fn reason(&mut self) -> String {
        format!("reason {}", self.0.usize(..3))
    }

    fn email(&mut self) -> Email {
        let (name, n) = (self.choose(&["lead", "Lead", "LEAD"]), self.0.usize(..PEOPLE));
        email(&format!("{name}{n}@example.com"))
    }

    fn lead(&mut self) -> Lead {
        let values = ["", "", "a", "b", "ç\n\"'\\", "null"];
        let names = ["Note", "note", "a.b", "ø", "\"q\""];
        let custom = names.map(|name| (name, self.choose(&values)));
        let lead = Lead::new(self.email()).with_custom(custom);
        Field::ALL.into_iter().fold(lead, |lead, field| lead.with(field, self.choose(&values)))
    }

    fn policy(&mut self) -> UpdatePolicy {
        let policies = [FieldPolicy::Keep, FieldPolicy::FillEmpty, FieldPolicy::Overwrite];
        let policy = UpdatePolicy::from(self.choose(&policies)).with_custom(self.choose(&policies));
        Field::ALL.into_iter().fold(policy, |policy, field| policy.with(field, self.choose(&policies)))
    }

    fn batch(&mut self) -> Batch {
        let mut leads: Vec<Lead> = (0..self.0.usize(..20)).map(|_| self.lead()).collect();
        let mut seen = std::collections::HashSet::new();
        leads.retain(|lead| seen.insert(lead.email().clone()));
        let batch = Batch::new(self.choose(&CAMPAIGNS).into(), leads).expect("the emails are distinct");
        batch.with_existing(self.policy())
    }
}
