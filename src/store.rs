//! The store contract: what an import asks of the place where leads live.

use std::{error::Error, fmt, fmt::Debug, sync::Arc};

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::{CampaignId, Email, ExistingLeads, Lead};

/// Where leads and campaigns live.
///
/// One store value stands for one workspace. Each batch is one call, because finer calls race with one another
/// and a transaction object is a burden on every implementer. The import makes the calls of one run one after the other.
///
/// # Contract
///
/// The numbers are cited by the names of the conformance cases (feature `conformance`).
///
/// 1. **`Ok` is durable.** What [`import_batch`](Self::import_batch) reports is stored exactly so. An `Err` says whether nothing was
///    applied or the effect is unknown, and whether another try makes sense ([`StoreError`]).
/// 2. **One outcome per lead, in the batch's order**: created, existing, or rejected with a reason that a person can read
///    (a suppressed or unsubscribed address, say). A rejected lead leaves no trace.
/// 3. **Emails in one batch are distinct**, and compare byte for byte in their normal form ([`Email::as_str`]).
/// 4. **Existing leads follow the batch's policy** ([`Batch::existing`]). An absent or empty value never erases a stored
///    one, and nothing else about a lead ever changes: not its address as first written, not what the product keeps beside it.
/// 5. **Concurrent calls behave as if one came after the other.** A new email is `Created` once, a membership added once.
/// 6. **Any batch size works**, from none to far above a database's parameter limit. Any text without NUL round-trips.
/// 7. **A dropped future leaves the whole batch or nothing.**
/// 8. **A replay answers as the first time.** A store keeps the key and the outcomes of the last batch that it applied for
///    each import ([`Batch::key`]), in the same transaction. When a batch comes with that key again, nothing is applied and the
///    kept outcomes are the answer. So a resumed import reports truly after a kill or a lost connection, when the
///    batch may or may not have been applied.
/// 9. **A lookup foretells the import.** [`lookup`](Self::lookup) has one answer per email, in their order, from which
///    [`Presence::outcome_for`] makes the outcome that an import would have now. It changes nothing.
///
/// There are no default methods: a store that forgot one would be wrong silently.
#[async_trait]
pub trait LeadStore: Debug + Send + Sync {
    /// Is there such a campaign?
    ///
    /// # Errors
    /// When the store cannot tell.
    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError>;

    /// What the store already holds of these emails, in their order. Reads only; the dry run is made of it.
    ///
    /// # Errors
    /// When the store cannot tell.
    async fn lookup(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError>;

    /// Creates the missing leads, treats the existing ones by the batch's policy and adds all to the campaign: the whole
    /// batch or nothing.
    ///
    /// # Errors
    /// When the batch was not applied, or the store cannot tell whether it was; the error says which.
    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError>;
}

macro_rules! forward_to_inner {
    ($($pointer:ty),+) => {$(
        #[async_trait]
        impl<S: LeadStore + ?Sized> LeadStore for $pointer {
            async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
                (**self).campaign_exists(campaign).await
            }

            async fn lookup(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
                (**self).lookup(campaign, emails).await
            }

            async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
                (**self).import_batch(batch).await
            }
        }
    )+};
}

forward_to_inner!(&S, Arc<S>, Box<S>);

/// Leads with distinct emails, bound for one campaign.
#[derive(Clone, Debug)]
pub struct Batch {
    campaign: CampaignId,
    leads: Vec<Lead>,
    existing: ExistingLeads,
    key: Option<BatchKey>,
}

impl Batch {
    /// A batch for the campaign, which keeps existing leads as they are.
    ///
    /// # Errors
    /// [`RepeatedEmail`] when two leads have the same email.
    pub fn new(campaign: CampaignId, leads: Vec<Lead>) -> Result<Self, RepeatedEmail> {
        let mut seen = std::collections::HashSet::with_capacity(leads.len());
        match leads.iter().find(|lead| !seen.insert(lead.email())) {
            Some(lead) => Err(RepeatedEmail(lead.email().clone())),
            None => Ok(Self::of_distinct(campaign, leads)),
        }
    }

    /// For the engine, which has made sure that the emails are distinct.
    pub(crate) fn of_distinct(campaign: CampaignId, leads: Vec<Lead>) -> Self {
        Self { campaign, leads, existing: ExistingLeads::default(), key: None }
    }

    /// Sets what happens to leads that the store already holds.
    #[must_use]
    pub fn with_existing(mut self, existing: impl Into<ExistingLeads>) -> Self {
        self.existing = existing.into();
        self
    }

    /// Names the batch, so that the store knows a replay of it.
    #[must_use]
    pub fn with_key(mut self, key: BatchKey) -> Self {
        self.key = Some(key);
        self
    }

    /// What names the batch across repetitions; a batch without a key is applied each time.
    pub fn key(&self) -> Option<&BatchKey> {
        self.key.as_ref()
    }

    /// The campaign that all leads join.
    pub fn campaign(&self) -> &CampaignId {
        &self.campaign
    }

    /// The leads, with distinct emails.
    pub fn leads(&self) -> &[Lead] {
        &self.leads
    }

    /// What happens to leads that the store already holds.
    pub fn existing(&self) -> &ExistingLeads {
        &self.existing
    }

    pub(crate) fn into_leads(self) -> Vec<Lead> {
        self.leads
    }
}

/// The name of a batch: the import that it belongs to, and the rows of the file that it holds.
///
/// An import's batches come in the order of their rows, so a store keeps one key per import.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchKey {
    import: Box<str>,
    first_row: u64,
    last_row: u64,
}

impl BatchKey {
    /// The batch of the import `import` that holds the data rows from `first_row` to `last_row`.
    pub fn new(import: &str, first_row: u64, last_row: u64) -> Self {
        Self { import: import.into(), first_row, last_row }
    }

    /// The import: 32 hexadecimal digits drawn at random when it began, the same when it is resumed.
    pub fn import(&self) -> &str {
        &self.import
    }

    /// The number of the batch's first row in the file.
    pub fn first_row(&self) -> u64 {
        self.first_row
    }

    /// The number of the batch's last row in the file.
    pub fn last_row(&self) -> u64 {
        self.last_row
    }
}

/// Two leads of one batch have this email.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two leads of one batch have the email {0}")]
pub struct RepeatedEmail(Email);

/// What became of one lead of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum LeadOutcome {
    /// The lead is new: it was created and added to the campaign.
    Created,
    /// The store held the lead already.
    Existing {
        /// Whether the lead joined the campaign just now.
        membership: Membership,
        /// Whether the batch's policy changed a stored value.
        updated: bool,
    },
    /// The store does not take this lead. It is neither created nor added, and the report counts it as failed.
    Rejected {
        /// Why, for the person who uploaded the file.
        reason: String,
    },
}

/// Whether an existing lead joined the campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Membership {
    /// It was added.
    Added,
    /// It was there already.
    Skipped,
}

/// What a store holds of one email, as [`LeadStore::lookup`] tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    lead: Option<Lead>,
    member: bool,
    rejection: Option<String>,
}

impl Presence {
    /// No lead has this email.
    pub fn absent() -> Self {
        Self { lead: None, member: false, rejection: None }
    }

    /// The lead that is stored under this email.
    pub fn stored(lead: Lead) -> Self {
        Self { lead: Some(lead), member: false, rejection: None }
    }

    /// The store would reject this email, for this reason.
    pub fn rejected(reason: impl Into<String>) -> Self {
        Self { lead: None, member: false, rejection: Some(reason.into()) }
    }

    /// Says whether the lead is in the campaign that was asked for.
    #[must_use]
    pub fn in_campaign(mut self, member: bool) -> Self {
        self.member = member;
        self
    }

    /// The stored lead.
    pub fn lead(&self) -> Option<&Lead> {
        self.lead.as_ref()
    }

    /// Whether the lead is in the campaign that was asked for.
    pub fn is_in_campaign(&self) -> bool {
        self.member
    }

    /// Why the store would reject this email, if it would.
    pub fn rejection(&self) -> Option<&str> {
        self.rejection.as_deref()
    }

    /// The outcome that [`LeadStore::import_batch`] would have for `lead` under the policy.
    pub fn outcome_for(&self, lead: &Lead, existing: &ExistingLeads) -> LeadOutcome {
        if let Some(reason) = &self.rejection {
            return LeadOutcome::Rejected { reason: reason.clone() };
        }
        match &self.lead {
            None => LeadOutcome::Created,
            Some(stored) => LeadOutcome::Existing {
                membership: if self.member { Membership::Skipped } else { Membership::Added },
                updated: existing.merge(stored, lead).is_some(),
            },
        }
    }
}

type Source = Box<dyn Error + Send + Sync>;

/// Why a store did not do what it was asked.
///
/// The constructors say what the engine needs to know: whether anything was applied, and what to do next.
///
/// | constructor | applied | another try | the engine |
/// |---|---|---|---|
/// | [`refused`](Self::refused) | nothing | no | halves the batch until the row that the store cannot take stands alone |
/// | [`unavailable`](Self::unavailable) | nothing | yes | stops and says where to resume |
/// | [`failed`](Self::failed) | nothing | no | stops and says where to resume |
/// | [`unknown`](Self::unknown) | unknown | yes | stops; the resumed import repeats the batch, which is safe |
#[derive(Debug)]
pub struct StoreError {
    kind: Kind,
    source: Source,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Refused,
    Unavailable,
    Failed,
    Unknown,
}

impl StoreError {
    /// The store cannot take the batch because of what it contains; nothing was applied.
    pub fn refused(source: impl Into<Source>) -> Self {
        Self { kind: Kind::Refused, source: source.into() }
    }

    /// The store is busy or out of reach for now; nothing was applied.
    pub fn unavailable(source: impl Into<Source>) -> Self {
        Self { kind: Kind::Unavailable, source: source.into() }
    }

    /// The store cannot do this, now or later; nothing was applied.
    pub fn failed(source: impl Into<Source>) -> Self {
        Self { kind: Kind::Failed, source: source.into() }
    }

    /// The store lost track, for example of a connection during the commit: the batch is applied whole or not at all.
    pub fn unknown(source: impl Into<Source>) -> Self {
        Self { kind: Kind::Unknown, source: source.into() }
    }

    /// Whether the content of the batch is the cause.
    pub fn is_refusal(&self) -> bool {
        self.kind == Kind::Refused
    }

    /// Whether the same call may succeed later.
    pub fn is_transient(&self) -> bool {
        matches!(self.kind, Kind::Unavailable | Kind::Unknown)
    }

    /// Whether the batch may have been applied all the same.
    pub fn is_effect_unknown(&self) -> bool {
        self.kind == Kind::Unknown
    }

    /// The cause in its own words.
    pub(crate) fn reason(&self) -> String {
        self.source.to_string()
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Refused => "the store cannot take this data",
            Kind::Unavailable => "the store is not available",
            Kind::Failed => "the store failed",
            Kind::Unknown => "the store cannot tell whether the batch was applied",
        })
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
