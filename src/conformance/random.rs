//! All clauses at once: whatever the batches, a store ends where [`MemoryStore`] ends.

use super::{
    harness::Harness,
    sample::{Trial, assert_same, email},
};
use crate::{
    lead::{CampaignId, Email, Field, Lead},
    store::{Batch, FieldPolicy, LeadStore, MemoryStore, UpdatePolicy},
};

const RUNS: u64 = 12;
const STEPS: usize = 12;
const CAMPAIGNS: [&str; 2] = ["spring", "autumn"];
const PEOPLE: usize = 24;

pub(super) async fn all_clauses_random_batches_end_as_in_the_reference_store<H: Harness>(harness: &H) {
    for seed in 0..RUNS {
        let trial = Trial::new(harness).await;
        let model = MemoryStore::new();
        for campaign in CAMPAIGNS.map(CampaignId::from) {
            model.create_campaign(&campaign);
            harness.create_campaign(&trial.store, &campaign).await;
        }
        let mut dice = Dice(seed);
        for step in 0..STEPS {
            take_step(&trial, &model, &mut dice, &format!("seed {seed}, step {step}")).await;
        }
        assert_equal(&trial, &model).await;
    }
}

async fn take_step<H: Harness>(trial: &Trial<'_, H>, model: &MemoryStore, dice: &mut Dice, place: &str) {
    if dice.roll(6) == 0 {
        let (email, reason) = (dice.address(), format!("reason {}", dice.roll(3)));
        if trial.harness.suppress(&trial.store, &email, &reason).await {
            model.suppress(email, reason);
        }
    }
    let batch = dice.batch();
    let emails: Vec<_> = batch.leads().iter().map(Lead::email).collect();
    let presences = trial.store.lookup(batch.campaign(), &emails).await.expect("a lookup reads");
    let outcomes = trial.import_batch(&batch).await;
    let expected = model.import_batch(&batch).await.expect("the reference store takes any batch");
    assert_eq!(outcomes, expected, "{place}: {batch:?}");
    let leads = presences.iter().zip(batch.leads());
    let predicted: Vec<_> = leads.map(|(presence, lead)| batch.decide(lead, presence).outcome).collect();
    assert_eq!(predicted, expected, "{place}, lookup: {batch:?}");
}

async fn assert_equal<H: Harness>(trial: &Trial<'_, H>, model: &MemoryStore) {
    for lead in model.leads() {
        assert_same(trial.lead(lead.email()).await.as_ref(), Some(&lead));
    }
    assert_eq!(trial.lead_count().await, model.leads().len() as u64);
    for campaign in CAMPAIGNS.map(CampaignId::from) {
        let members = model.members(&campaign).iter().map(|email| email.as_str().to_owned()).collect();
        assert_eq!(trial.members_of(&campaign).await, members, "leads in {campaign}");
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): few lines, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).expect("it is below `sides`")
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())]
    }

    fn address(&mut self) -> Email {
        let (name, n) = (self.pick(&["lead", "Lead", "LEAD"]), self.roll(PEOPLE));
        email(&format!("{name}{n}@example.com"))
    }

    fn lead(&mut self) -> Lead {
        let values = ["", "", "a", "b", "ç\n\"'\\", "null"];
        let names = ["Note", "note", "a.b", "ø", "\"q\""];
        let custom: Vec<_> = names.iter().map(|name| (*name, self.pick(&values))).collect();
        let lead = Lead::new(self.address()).with_custom(custom);
        Field::ALL.into_iter().fold(lead, |lead, field| lead.with(field, self.pick(&values)))
    }

    fn existing(&mut self) -> UpdatePolicy {
        let policies = [FieldPolicy::Keep, FieldPolicy::FillEmpty, FieldPolicy::Overwrite];
        let existing = UpdatePolicy::from(self.pick(&policies)).with_custom(self.pick(&policies));
        Field::ALL.into_iter().fold(existing, |existing, field| existing.with(field, self.pick(&policies)))
    }

    fn batch(&mut self) -> Batch {
        let mut leads: Vec<Lead> = (0..self.roll(20)).map(|_| self.lead()).collect();
        let mut seen = std::collections::HashSet::new();
        leads.retain(|lead| seen.insert(lead.email().clone()));
        let batch = Batch::new(self.pick(&CAMPAIGNS).into(), leads).expect("the emails are distinct");
        batch.with_existing(self.existing())
    }
}
