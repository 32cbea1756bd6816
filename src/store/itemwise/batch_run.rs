//! The requests of one batch: [`BatchRun`].

use std::{
    collections::{BTreeSet, HashMap},
    iter::once,
};

use super::{
    journal::Journal,
    request_key::RequestKey,
    service::{ItemResult, LeadService},
};
use crate::{
    lead::{Email, Lead},
    store::{
        batch::Batch,
        decision::Write,
        error::StoreError,
        journal_record::{JournalRecord, LeadState, Step},
        outcome::{LeadOutcome, Membership},
        presence::Presence,
    },
};

/// The requests of a batch, from its plan to its outcomes.
///
/// The plan is in the journal before the first request that changes something. With idempotency keys a batch whose process was killed makes
/// all requests since the last save again: the same leads in the same order with the same keys, so the replies are the same. Without them,
/// the journal has the results of each request, and only the request that was in flight is uncertain: what it finds to exist, it has
/// made itself.
pub(super) struct BatchRun<'a, S, J> {
    service: &'a S,
    journal: &'a J,
    batch: &'a Batch,
    record: JournalRecord,
    /// Whether the record differs from the saved one.
    is_unsaved: bool,
    /// The updated leads, by the index of the lead in the batch.
    updates: HashMap<usize, Lead>,
    /// The step that was interrupted, and the numbers of leads in its next requests. They are made again with the same leads.
    resumed: Option<(Step, Vec<usize>)>,
    /// Leads of a request whose reply may have been lost.
    uncertain: BTreeSet<usize>,
    /// Whether a request of this batch changed something, or may have.
    may_be_applied: bool,
    /// Whether a request has results that the journal did not have: a further attempt has less to do.
    has_progressed: bool,
}

impl<'a, S: LeadService, J: Journal> BatchRun<'a, S, J> {
    fn new(service: &'a S, journal: &'a J, batch: &'a Batch, record: JournalRecord) -> Self {
        Self {
            service,
            journal,
            batch,
            may_be_applied: !record.in_flight.is_empty() || record.has_effects(),
            record,
            is_unsaved: true,
            updates: HashMap::new(),
            resumed: None,
            uncertain: BTreeSet::new(),
            has_progressed: false,
        }
    }

    /// Begins a batch of which the journal has no record.
    pub(super) fn begin(service: &'a S, journal: &'a J, batch: &'a Batch) -> Self {
        let (key, previous) = (batch.key().clone(), batch.previous().cloned());
        Self::new(service, journal, batch, JournalRecord::unplanned(key, previous, batch.leads().len()))
    }

    /// Takes up a batch that was interrupted.
    pub(super) fn take_up(service: &'a S, journal: &'a J, batch: &'a Batch, record: JournalRecord) -> Self {
        let mut run = Self::new(service, journal, batch, record);
        let (step, leads) = run.record.next_request();
        run.resumed = Some((step, run.record.in_flight.clone()));
        // With keys, the journal does not have the results of each request; the replies to creations and additions are those of the first time.
        let with_keys = service.has_idempotency_keys();
        let uncertain = if with_keys { run.record.leads_in(&LeadState::Outdated) } else { leads };
        run.uncertain = uncertain.into_iter().collect();
        run
    }

    /// What the service holds of the leads of the batch, in its order. Changes nothing.
    pub(super) async fn presences(&self) -> Result<Vec<Presence>, StoreError> {
        let all: Vec<_> = (0..self.batch.leads().len()).collect();
        Ok(self.read(&all).await?.into_iter().map(|(_, presence)| presence).collect())
    }

    /// Makes all requests that are left, and returns the outcomes.
    pub(super) async fn finish(mut self) -> Result<Vec<LeadOutcome>, StoreError> {
        self.decide().await?;
        self.send(Step::Create, self.record.leads_in(&LeadState::New)).await?;
        self.decide().await?;
        self.send(Step::Update, self.record.leads_in(&LeadState::Outdated)).await?;
        // Leads that were deleted before their update.
        self.send(Step::Create, self.record.leads_in(&LeadState::New)).await?;
        self.send(Step::Join, self.record.to_join()).await?;
        if self.is_unsaved {
            self.save().await.map_err(|error| self.with_effect(error))?;
        }
        if self.record.is_complete() {
            return Ok(self.record.outcomes());
        }
        Err(StoreError::unknown("leads of the batch were deleted at the service while it was imported"))
    }

    /// Reads what the service holds of the leads that are undecided, decides what to do with them, and saves it before the next write: what
    /// is read later may be the doing of this batch.
    async fn decide(&mut self) -> Result<(), StoreError> {
        let undecided = self.record.leads_in(&LeadState::Undecided);
        for part in undecided.chunks(self.items_per_request()) {
            match self.read(part).await {
                Ok(found) => found.iter().for_each(|(at, presence)| self.decide_one(*at, presence)),
                Err(error) => return Err(self.stopped_reading(error).await),
            }
            (self.is_unsaved, self.has_progressed) = (true, true);
        }
        if undecided.is_empty() || self.record.is_complete() {
            return Ok(());
        }
        self.save().await.map_err(|error| self.with_effect(error))
    }

    /// The error of the batch after leads could not be read. The journal notes those that were, so that they are not read again.
    async fn stopped_reading(&mut self, error: StoreError) -> StoreError {
        let has_progressed =
            self.has_progressed && error.is_transient() && self.journal.save(self.batch, &self.record).await.is_ok();
        self.with_effect(error).with_progress(has_progressed)
    }

    /// The leads of this part that are still to be updated. Those that an earlier run decided to update are read once more: if nothing is left
    /// to change, the update was applied.
    ///
    /// Only the write is decided again: what the service holds may come from this batch, the membership above all.
    async fn renew(&mut self, mut part: Vec<usize>) -> Result<Vec<usize>, StoreError> {
        let unread: Vec<_> = part.iter().copied().filter(|at| !self.updates.contains_key(at)).collect();
        let found = match self.read(&unread).await {
            Ok(found) => found,
            Err(error) => return Err(self.stopped_reading(error).await),
        };
        for (at, presence) in found {
            let was_uncertain = self.uncertain.remove(&at);
            self.record.leads[at] = match self.batch.decide(&self.batch.leads()[at], &presence).write {
                Write::Update(lead) => {
                    self.updates.insert(at, lead);
                    continue;
                }
                Write::Create(_) => LeadState::New,
                // Otherwise somebody else made the same change.
                Write::Nothing if was_uncertain => LeadState::Updated,
                Write::Nothing => LeadState::Unchanged,
            };
            // The journal has another next request now, so it is announced.
            self.record.in_flight.clear();
            self.is_unsaved = true;
        }
        part.retain(|at| self.record.leads[*at] == LeadState::Outdated);
        Ok(part)
    }

    /// What the service holds of these leads.
    async fn read(&self, leads: &[usize]) -> Result<Vec<(usize, Presence)>, StoreError> {
        let mut found = Vec::with_capacity(leads.len());
        for part in leads.chunks(self.items_per_request()) {
            let presences = self.service.read(self.batch.campaign(), &self.emails(part)).await?;
            check_count("read", presences.len(), part.len()).map_err(StoreError::failed)?;
            found.extend(part.iter().copied().zip(presences));
        }
        Ok(found)
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
        let mut parts = self.parts(step, &leads);
        while let Some(mut part) = parts.pop() {
            if step == Step::Update {
                part = self.renew(part).await?;
            }
            if part.is_empty() {
                continue;
            }
            self.announce(step, &part, &parts).await?;
            match self.request(step, &part).await {
                Ok(results) => self.settle(step, &part, results).await?,
                Err(error) if error.is_refusal() && part.len() == 1 => {
                    self.settle(step, &part, vec![ItemResult::Refused(error.reason())]).await?;
                }
                Err(error) if error.is_refusal() => {
                    let right = part.split_off(part.len() / 2);
                    parts.extend([right, part]);
                }
                Err(error) => {
                    parts.push(part);
                    return Err(self.interrupted(error, &parts).await);
                }
            }
        }
        Ok(())
    }

    /// The leads of each request, the last request first.
    fn parts(&mut self, step: Step, leads: &[usize]) -> Vec<Vec<usize>> {
        let resumed = self.resumed.take_if(|(resumed, _)| *resumed == step);
        let (mut parts, mut rest) = (vec![], leads);
        for count in resumed.map_or(vec![], |(_, counts)| counts) {
            let (part, after) = rest.split_at(count.min(rest.len()));
            parts.push(part.to_vec());
            rest = after;
        }
        parts.extend(rest.chunks(self.items_per_request()).map(<[usize]>::to_vec));
        parts.retain(|part| !part.is_empty());
        parts.reverse();
        parts
    }

    /// Saves which request is made next, unless the journal has it already.
    ///
    /// With idempotency keys the requests after the saved one follow from the replies, so it is enough that the journal has one.
    async fn announce(&mut self, step: Step, part: &[usize], after: &[Vec<usize>]) -> Result<(), StoreError> {
        let is_known = self.record.next_request() == (step, part.to_vec());
        if is_known || self.service.has_idempotency_keys() && !self.record.in_flight.is_empty() {
            return Ok(());
        }
        self.record.in_flight = once(part.len()).chain(after.iter().rev().map(Vec::len)).collect();
        self.journal.save(self.batch, &self.record).await.map_err(|error| self.with_effect(error))
    }

    /// Makes one request.
    async fn request(&self, step: Step, part: &[usize]) -> Result<Vec<ItemResult>, StoreError> {
        let (batch, kind) = (self.batch.key(), step.name());
        let results = match step {
            Step::Create => {
                let leads = part.iter().map(|&at| &self.batch.leads()[at]);
                let key = RequestKey::of_leads(batch, kind, leads.clone());
                self.service.write(&leads.map(Write::Create).collect::<Vec<_>>(), &key).await
            }
            Step::Update => {
                let leads = part.iter().map(|at| &self.updates[at]);
                let key = RequestKey::of_leads(batch, kind, leads.clone());
                self.service.write(&leads.cloned().map(Write::Update).collect::<Vec<_>>(), &key).await
            }
            Step::Join => {
                let emails = self.emails(part);
                let key = RequestKey::of_emails(batch, kind, &emails);
                self.service.join(self.batch.campaign(), &emails, &key).await
            }
        }?;
        check_count("request", results.len(), part.len()).map_err(StoreError::unknown)?;
        Ok(results)
    }

    /// Takes down the results of a request.
    async fn settle(&mut self, step: Step, part: &[usize], results: Vec<ItemResult>) -> Result<(), StoreError> {
        self.may_be_applied = true;
        for (&at, result) in part.iter().zip(results) {
            // A lead is uncertain once only: what its next request finds to exist was made by others.
            let was_uncertain = self.uncertain.remove(&at);
            let is_ours = result == ItemResult::Done || was_uncertain;
            match (step, result) {
                (_, ItemResult::Refused(reason)) => self.record.leads[at] = LeadState::Rejected(reason),
                (Step::Create, _) if is_ours => self.record.leads[at] = LeadState::Created,
                (Step::Create, _) if self.batch.existing().is_keep() => self.record.leads[at] = LeadState::Unchanged,
                (Step::Create, _) => self.record.leads[at] = LeadState::Undecided,
                (Step::Update, _) => self.record.leads[at] = LeadState::Updated,
                (Step::Join, _) => {
                    let membership = if is_ours { Membership::Added } else { Membership::Skipped };
                    self.record.memberships[at] = Some(membership);
                }
            }
        }
        self.is_unsaved = true;
        if !self.service.has_idempotency_keys() {
            self.save().await.map_err(|error| self.with_effect(error))?;
        }
        self.has_progressed = true;
        Ok(())
    }

    /// The error of the batch after a request that failed, the last of `parts`. The journal notes the results so far, and whether that
    /// request certainly changed nothing.
    async fn interrupted(&mut self, error: StoreError, parts: &[Vec<usize>]) -> StoreError {
        let keys = self.service.has_idempotency_keys();
        let was_sent_before = if keys { self.may_be_applied } else { !self.uncertain.is_empty() };
        self.may_be_applied |= error.is_effect_unknown();
        let in_flight = parts.iter().rev().filter(|_| was_sent_before || error.is_effect_unknown());
        self.record.in_flight = in_flight.map(Vec::len).collect();
        // If this fails, the journal has the more careful record of before.
        let is_saved = self.journal.save(self.batch, &self.record).await.is_ok();
        self.with_effect(error).with_progress(self.has_progressed && is_saved)
    }

    /// The error of a request as the error of the whole batch.
    fn with_effect(&self, error: StoreError) -> StoreError {
        if self.may_be_applied { error.into_unknown() } else { error }
    }

    /// Saves the record before the next request, which has as many leads as the service allows.
    async fn save(&mut self) -> Result<(), StoreError> {
        self.record.in_flight = vec![self.items_per_request()];
        self.journal.save(self.batch, &self.record).await?;
        self.is_unsaved = false;
        Ok(())
    }

    fn items_per_request(&self) -> usize {
        let all = self.batch.leads().len().max(1);
        self.service.limits().max_batch().map_or(all, |limit| all.min(limit.get()))
    }

    fn emails(&self, part: &[usize]) -> Vec<&'a Email> {
        part.iter().map(|&at| self.batch.leads()[at].email()).collect()
    }
}

fn check_count(call: &str, found: usize, expected: usize) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("the {call} returned {found} results for {expected} leads")) }
}
