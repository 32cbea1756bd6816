//! A service in memory whose requests fail by a script: [`Scripted`].

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
};

use futures_lite::future::{block_on, pending, poll_once};
use lead_import::{
    CampaignId, Email, Lead, LeadStore, StoreError, UpdatePolicy, async_trait,
    store::{
        Batch, BatchKey, ItemResult, Itemwise, Journal, JournalRecord, LeadOutcome, LeadService, MemoryJournal,
        Presence, StoreErrorKind, StoreLimits, Write,
    },
};

/// What happens to one request, or to one access to the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Turned away: nothing is applied.
    Unavailable,
    /// Not allowed: nothing is applied.
    Failed,
    /// An error before anything is applied, which the client cannot know.
    LostRequest,
    /// All is applied, and the reply is lost.
    LostReply,
    /// The process is killed before the request arrives.
    KilledBefore,
    /// The process is killed after the request is applied.
    KilledAfter,
}

pub(super) const FAULTS: [Fault; 6] =
    [Fault::Unavailable, Fault::Failed, Fault::LostRequest, Fault::LostReply, Fault::KilledBefore, Fault::KilledAfter];

/// The service and the journal of a product. Both survive the processes that use them.
#[derive(Debug, Default)]
pub(super) struct Scripted {
    pub(super) sends_keys: bool,
    /// A request with an item that is not accepted is refused as a whole.
    pub(super) refuses_whole: bool,
    pub(super) per_request: usize,
    pub(super) state: Mutex<State>,
    pub(super) journal: MemoryJournal,
}

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) held: Held,
    replies: HashMap<String, Result<Vec<ItemResult>, String>>,
    /// The requests and the accesses to the journal so far.
    pub(super) calls: usize,
    /// What happens to the calls with these numbers.
    pub(super) faults: BTreeMap<usize, Fault>,
    /// Leads that another process creates, and adds to the campaign if it says so, before the first request of a kind.
    pub(super) others: Vec<(Kind, Lead, bool)>,
    /// The most items of a request.
    pub(super) largest: usize,
    pub(super) saves: usize,
}

/// What the service holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) leads: BTreeMap<Email, Lead>,
    pub(super) members: BTreeSet<Email>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Read,
    Create,
    Update,
    Join,
    Journal,
}

pub(super) fn lead(n: usize) -> Lead {
    Lead::new(Email::parse(&format!("lead{n}@example.com")).unwrap())
}

/// The service accepts no lead with such an address.
pub(super) fn poison(n: usize) -> Lead {
    Lead::new(Email::parse(&format!("poison{n}@example.com")).unwrap())
}

fn refusal(email: &Email) -> Option<String> {
    email.as_str().starts_with("poison").then(|| format!("{email} is not accepted"))
}

pub(super) fn batch(leads: Vec<Lead>, policy: impl Into<UpdatePolicy>) -> Batch {
    // Calls of one import wait for each other, and a call that waits would count as killed.
    let import = format!("{:?}", std::thread::current().id());
    let key = BatchKey::new(&import, 1, leads.len() as u64);
    Batch::new("spring".into(), leads).unwrap().with_key(key).with_existing(policy)
}

impl Scripted {
    pub(super) fn new(sends_keys: bool, per_request: usize, held: Held) -> Self {
        let state = Mutex::new(State { held, ..State::default() });
        Self { sends_keys, per_request, state, ..Self::default() }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn held(&self) -> Held {
        self.state().held.clone()
    }

    /// One call of a new process. `None` if it is killed.
    pub(super) fn import(&self, batch: &Batch) -> Option<Result<Vec<LeadOutcome>, StoreError>> {
        let store = Itemwise::new(self, self);
        block_on(poll_once(store.import_batch(batch)))
    }

    /// Sends the batch until it succeeds. An error that promises that nothing was applied must be true.
    pub(super) fn import_until_done(&self, batch: &Batch) -> Vec<LeadOutcome> {
        let is_alone = self.state().others.is_empty();
        let before = is_alone.then(|| self.held());
        for _ in 0..40 {
            match self.import(batch) {
                Some(Ok(outcomes)) => return outcomes,
                Some(Err(error)) if error.kind() != StoreErrorKind::Unknown => {
                    let unchanged = before.as_ref().is_none_or(|before| *before == self.held());
                    assert!(unchanged, "{error:?} says that nothing was applied: {:?}", self.held());
                }
                Some(Err(_)) | None => {}
            }
        }
        panic!("the batch is not completed: {:?}", self.state());
    }

    /// A call that the script may disturb.
    async fn call<T: Send>(
        &self,
        kind: Kind,
        apply: impl FnOnce(&mut State) -> Result<T, StoreError> + Send,
    ) -> Result<T, StoreError> {
        let fault = self.state().next_fault(kind);
        let lost =
            if matches!(kind, Kind::Read | Kind::Journal) { StoreError::unavailable } else { StoreError::unknown };
        match fault {
            Some(Fault::Unavailable) => return Err(StoreError::unavailable("429")),
            Some(Fault::Failed) => return Err(StoreError::failed("403")),
            Some(Fault::LostRequest) => return Err(lost("500")),
            Some(Fault::KilledBefore) => pending().await,
            _ => {}
        }
        let reply = apply(&mut self.state());
        match fault {
            Some(Fault::LostReply) => Err(lost("the connection was closed")),
            Some(Fault::KilledAfter) => pending().await,
            _ => reply,
        }
    }

    /// A call that changes something. With a known key it is answered as the first time.
    async fn change(
        &self,
        kind: Kind,
        emails: Vec<&Email>,
        key: &str,
        apply: impl FnOnce(&mut Held) -> Vec<ItemResult> + Send,
    ) -> Result<Vec<ItemResult>, StoreError> {
        let refused = emails.iter().find_map(|email| refusal(email)).filter(|_| self.refuses_whole);
        let (key, count) = (self.sends_keys.then(|| key.to_owned()), emails.len());
        let reply = self.call(kind, |state| {
            state.largest = state.largest.max(count);
            if let Some(reply) = key.as_ref().and_then(|key| state.replies.get(key)) {
                return Ok(reply.clone());
            }
            let reply = refused.map_or_else(|| Ok(apply(&mut state.held)), Err);
            state.replies.extend(key.map(|key| (key, reply.clone())));
            Ok(reply)
        });
        reply.await?.map_err(StoreError::refused)
    }
}

impl State {
    fn next_fault(&mut self, kind: Kind) -> Option<Fault> {
        let (now, later) = self.others.drain(..).partition(|(before, ..)| *before == kind);
        self.others = later;
        for (_, lead, joins) in now {
            let email = lead.email().clone();
            self.held.leads.entry(email.clone()).or_insert(lead);
            self.held.members.extend(joins.then_some(email));
        }
        self.calls += 1;
        self.faults.get(&(self.calls - 1)).copied()
    }
}

impl Held {
    pub(super) fn of(leads: impl IntoIterator<Item = Lead>) -> Self {
        let leads = leads.into_iter().map(|lead| (lead.email().clone(), lead)).collect();
        Self { leads, members: BTreeSet::new() }
    }

    fn write(&mut self, write: &Write<'_>) -> ItemResult {
        match write {
            Write::Create(lead) => match (refusal(lead.email()), self.leads.contains_key(lead.email())) {
                (Some(reason), _) => ItemResult::Refused(reason),
                (None, true) => ItemResult::Existed,
                (None, false) => self.set((*lead).clone()),
            },
            Write::Update(lead) if self.leads.contains_key(lead.email()) => self.set(lead.clone()),
            _ => ItemResult::Refused("there is no such lead".to_owned()),
        }
    }

    fn set(&mut self, lead: Lead) -> ItemResult {
        self.leads.insert(lead.email().clone(), lead);
        ItemResult::Done
    }

    fn join(&mut self, email: &Email) -> ItemResult {
        if !self.leads.contains_key(email) {
            ItemResult::Refused("there is no such lead".to_owned())
        } else if self.members.insert(email.clone()) {
            ItemResult::Done
        } else {
            ItemResult::Existed
        }
    }

    fn presence(&self, email: &Email) -> Presence {
        let lead = self.leads.get(email).cloned();
        lead.map_or(Presence::absent(), |lead| Presence::stored(lead).in_campaign(self.members.contains(email)))
    }
}

#[async_trait]
impl LeadService for Scripted {
    fn limits(&self) -> StoreLimits {
        StoreLimits::completing().with_max_batch(self.per_request)
    }

    fn has_idempotency_keys(&self) -> bool {
        self.sends_keys
    }

    async fn campaign_exists(&self, _: &CampaignId) -> Result<bool, StoreError> {
        self.call(Kind::Read, |_| Ok(true)).await
    }

    async fn read(&self, _: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
        let read = |state: &mut State| {
            state.largest = state.largest.max(emails.len());
            Ok(emails.iter().map(|email| state.held.presence(email)).collect())
        };
        self.call(Kind::Read, read).await
    }

    async fn write(&self, writes: &[Write<'_>], key: &str) -> Result<Vec<ItemResult>, StoreError> {
        let creates = matches!(writes[0], Write::Create(_));
        let emails = writes.iter().map(|write| match write {
            Write::Create(lead) if creates => lead.email(),
            Write::Update(lead) if !creates => lead.email(),
            other => panic!("{other:?} among other kinds of writes"),
        });
        let write = |held: &mut Held| writes.iter().map(|write| held.write(write)).collect();
        self.change(if creates { Kind::Create } else { Kind::Update }, emails.collect(), key, write).await
    }

    async fn join(&self, _: &CampaignId, emails: &[&Email], key: &str) -> Result<Vec<ItemResult>, StoreError> {
        let join = |held: &mut Held| emails.iter().map(|email| held.join(email)).collect();
        self.change(Kind::Join, emails.to_vec(), key, join).await
    }
}

#[async_trait]
impl Journal for Scripted {
    async fn load(&self, batch: &Batch) -> Result<Option<JournalRecord>, StoreError> {
        self.journal.load(batch).await
    }

    async fn save(&self, batch: &Batch, record: &JournalRecord) -> Result<(), StoreError> {
        let save = |state: &mut State| {
            state.saves += 1;
            block_on(self.journal.save(batch, record))
        };
        self.call(Kind::Journal, save).await
    }
}
