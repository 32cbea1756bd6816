//! The requests of one batch: [`BatchRun`].

use std::collections::{BTreeSet, HashMap};

use super::{
    journal::Journal,
    service::{ItemResult, LeadService},
};
use crate::{
    lead::{Email, Lead},
    store::{
        batch::Batch,
        decision::Write,
        error::StoreError,
        journal_record::{JournalRecord, LeadState},
        outcome::{LeadOutcome, Membership},
        presence::Presence,
    },
};

/// The kinds of requests that change something, in the order in which a batch makes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Create,
    Update,
    Join,
}

/// The requests of a batch, from its plan to its outcomes.
///
/// The plan is in the journal before the first request that changes something. With idempotency keys a batch that is interrupted makes all of
/// its requests again: the same leads in the same order with the same keys, so the replies are the same. Without them, the journal also
/// has the results of each request, and only the request that was under way is uncertain: what it finds to exist, it has made itself.
pub(super) struct BatchRun<'a, S, J> {
    service: &'a S,
    journal: &'a J,
    batch: &'a Batch,
    record: JournalRecord,
    /// The updated leads, by the index of the lead in the batch.
    updates: HashMap<usize, Lead>,
    /// Leads that were created by others after the plan was made, and that the policy may change.
    met: Vec<usize>,
    /// Leads of a request whose reply may have been lost.
    uncertain: BTreeSet<usize>,
    /// Whether a request of this batch changed something, or may have.
    may_be_applied: bool,
}

impl<'a, S: LeadService, J: Journal> BatchRun<'a, S, J> {
    fn new(service: &'a S, journal: &'a J, batch: &'a Batch, record: JournalRecord) -> Self {
        let may_be_applied = record.may_be_sent || record.has_effects();
        let (updates, met, uncertain) = (HashMap::new(), Vec::new(), BTreeSet::new());
        Self { service, journal, batch, record, updates, met, uncertain, may_be_applied }
    }

    /// Reads what the service holds of the batch's leads, decides what to do, and saves that before the first write.
    pub(super) async fn plan(service: &'a S, journal: &'a J, batch: &'a Batch) -> Result<Self, StoreError> {
        let mut run =
            Self::new(service, journal, batch, JournalRecord::unplanned(batch.key().clone(), batch.leads().len()));
        let all: Vec<_> = (0..batch.leads().len()).collect();
        run.decide(&all).await?;
        run.save().await?;
        Ok(run)
    }

    /// Takes up a batch that was interrupted.
    pub(super) async fn take_up(
        service: &'a S,
        journal: &'a J,
        batch: &'a Batch,
        record: JournalRecord,
    ) -> Result<Self, StoreError> {
        let mut run = Self::new(service, journal, batch, record);
        if run.record.may_be_sent && !service.has_idempotency_keys() {
            run.uncertain = run.next_request().into_iter().collect();
        }
        let outdated = run.record.leads_in(&LeadState::Outdated);
        run.decide(&outdated).await.map_err(|error| run.with_effect(error))?;
        for at in outdated {
            // Nothing is left to change: the update was applied.
            if run.record.leads[at] == LeadState::Unchanged {
                run.record.leads[at] = LeadState::Updated;
            }
        }
        Ok(run)
    }

    /// Makes all requests that are left, and returns the outcomes.
    pub(super) async fn finish(mut self) -> Result<Vec<LeadOutcome>, StoreError> {
        self.send(Step::Create, self.record.leads_in(&LeadState::New)).await?;
        if !self.met.is_empty() {
            let met = std::mem::take(&mut self.met);
            self.decide(&met).await.map_err(|error| self.with_effect(error))?;
            self.save().await.map_err(|error| self.with_effect(error))?;
        }
        self.send(Step::Update, self.record.leads_in(&LeadState::Outdated)).await?;
        self.send(Step::Join, self.record.to_join()).await?;
        self.save().await.map_err(|error| self.with_effect(error))?;
        if self.record.is_complete() {
            return Ok(self.record.outcomes());
        }
        Err(StoreError::unknown("leads of the batch were deleted at the service while it was imported"))
    }

    /// Decides what to do with these leads, from what the service holds of them.
    async fn decide(&mut self, leads: &[usize]) -> Result<(), StoreError> {
        for part in leads.chunks(self.items_per_request()) {
            let presences = self.service.read(self.batch.campaign(), &self.emails(part)).await?;
            check_count("read", presences.len(), part.len()).map_err(StoreError::failed)?;
            for (&at, presence) in part.iter().zip(&presences) {
                self.decide_one(at, presence);
            }
        }
        Ok(())
    }

    fn decide_one(&mut self, at: usize, presence: &Presence) {
        let decision = self.batch.decide(&self.batch.leads()[at], presence);
        self.record.leads[at] = match (decision.write, decision.outcome) {
            (_, LeadOutcome::Rejected { reason }) => LeadState::Rejected(reason),
            (Write::Create(_), _) => LeadState::New,
            (Write::Update(lead), _) => {
                self.updates.insert(at, lead);
                LeadState::Outdated
            }
            (Write::Nothing, _) => LeadState::Unchanged,
        };
        if presence.is_in_campaign() {
            self.record.memberships[at] = Some(Membership::Skipped);
        }
    }

    /// Sends the leads in as few requests as the service allows. A request that is refused is split until the refused lead is alone.
    async fn send(&mut self, step: Step, leads: Vec<usize>) -> Result<(), StoreError> {
        let mut parts: Vec<_> = leads.chunks(self.items_per_request()).rev().map(<[usize]>::to_vec).collect();
        while let Some(mut part) = parts.pop() {
            match self.request(step, &part).await {
                Ok(results) => self.settle(step, &part, results).await?,
                Err(error) if error.is_refusal() && part.len() == 1 => {
                    self.settle(step, &part, vec![ItemResult::Refused(error.reason())]).await?;
                }
                Err(error) if error.is_refusal() => {
                    let right = part.split_off(part.len() / 2);
                    parts.extend([right, part]);
                }
                Err(error) => return Err(self.interrupted(error).await),
            }
        }
        Ok(())
    }

    /// Makes one request. Its key is the same whenever the batch is sent with the same plan.
    async fn request(&self, step: Step, part: &[usize]) -> Result<Vec<ItemResult>, StoreError> {
        let (first, last) = (part[0], part[part.len() - 1]);
        let key = format!("{}-{step:?}-{first}-{last}", self.batch.key());
        let results = match step {
            Step::Create => self.service.write(&self.creations(part), &key).await,
            Step::Update => self.service.write(&self.merged(part), &key).await,
            Step::Join => self.service.join(self.batch.campaign(), &self.emails(part), &key).await,
        }?;
        check_count("request", results.len(), part.len()).map_err(StoreError::unknown)?;
        Ok(results)
    }

    /// Takes down the results of a request.
    async fn settle(&mut self, step: Step, part: &[usize], results: Vec<ItemResult>) -> Result<(), StoreError> {
        self.may_be_applied = true;
        for (&at, result) in part.iter().zip(results) {
            let is_ours = result == ItemResult::Done || self.uncertain.remove(&at);
            match (step, result) {
                (_, ItemResult::Refused(reason)) => self.record.leads[at] = LeadState::Rejected(reason),
                (Step::Create, _) if is_ours => self.record.leads[at] = LeadState::Created,
                (Step::Create, _) => {
                    self.record.leads[at] = LeadState::Unchanged;
                    self.met.extend((!self.batch.existing().is_keep()).then_some(at));
                }
                (Step::Update, _) => self.record.leads[at] = LeadState::Updated,
                (Step::Join, _) => {
                    let membership = if is_ours { Membership::Added } else { Membership::Skipped };
                    self.record.memberships[at] = Some(membership);
                }
            }
        }
        if self.service.has_idempotency_keys() {
            return Ok(());
        }
        self.save().await.map_err(|error| self.with_effect(error))
    }

    /// The error of the batch after a request that failed. The journal notes if that request certainly changed nothing.
    async fn interrupted(&mut self, error: StoreError) -> StoreError {
        self.may_be_applied |= error.is_effect_unknown();
        if !error.is_effect_unknown() && self.uncertain.is_empty() && !self.service.has_idempotency_keys() {
            self.record.may_be_sent = false;
            // If this fails, the journal has the more careful record of before.
            self.journal.save(self.batch, &self.record).await.ok();
        }
        self.with_effect(error)
    }

    /// The error of a request as the error of the whole batch.
    fn with_effect(&self, error: StoreError) -> StoreError {
        if self.may_be_applied { error.into_unknown() } else { error }
    }

    async fn save(&mut self) -> Result<(), StoreError> {
        self.record.may_be_sent = true;
        self.journal.save(self.batch, &self.record).await
    }

    /// The leads of the request that comes next.
    fn next_request(&self) -> Vec<usize> {
        let steps = [self.record.leads_in(&LeadState::New), self.record.to_join()];
        let mut next = steps.into_iter().find(|leads| !leads.is_empty()).unwrap_or_default();
        next.truncate(self.items_per_request());
        next
    }

    fn items_per_request(&self) -> usize {
        self.service.limits().max_batch().map_or(usize::MAX, usize::from)
    }

    fn emails(&self, part: &[usize]) -> Vec<&'a Email> {
        part.iter().map(|&at| self.batch.leads()[at].email()).collect()
    }

    fn creations(&self, part: &[usize]) -> Vec<Write<'a>> {
        part.iter().map(|&at| Write::Create(&self.batch.leads()[at])).collect()
    }

    fn merged(&self, part: &[usize]) -> Vec<Write<'a>> {
        part.iter().map(|at| Write::Update(self.updates[at].clone())).collect()
    }
}

fn check_count(call: &str, found: usize, expected: usize) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("the {call} returned {found} results for {expected} leads")) }
}
