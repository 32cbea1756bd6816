//! What a store can keep of the contract: [`StoreLimits`].

use std::num::NonZeroUsize;

use super::update_policy::{FieldPolicy, UpdatePolicy};

/// What a store can keep: whether its batches are atomic, and how large they, their texts and their policies may be.
///
/// [`LeadStore::limits`](super::LeadStore::limits) returns it. The import respects it: it cuts batches to [`max_batch`](Self::max_batch), refuses
/// a policy that the store does not support before the first write, and fails rows with texts that are too long.
///
/// A store with transactions returns [`StoreLimits::transactional()`]. A store over a service without transactions returns, for example:
///
/// ```
/// use lead_import::{UpdatePolicy, store::{FieldPolicy, StoreLimits}};
///
/// let limits = StoreLimits::completing()
///     .with_max_batch(100)
///     .with_policies([FieldPolicy::Keep, FieldPolicy::Overwrite])
///     .with_longest_text(65_536);
/// assert!(!limits.is_atomic());
/// assert!(!limits.supports(UpdatePolicy::from(FieldPolicy::FillEmpty)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoreLimits {
    atomic: bool,
    max_batch: Option<NonZeroUsize>,
    preferred_batch: Option<NonZeroUsize>,
    policies: Policies,
    longest_text: Option<usize>,
    exact_lookups: bool,
    concurrent_batches: bool,
}

/// The policies for one field that a store supports beside [`FieldPolicy::Keep`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Policies {
    fill_empty: bool,
    overwrite: bool,
}

impl StoreLimits {
    /// A store that applies the whole batch or nothing, whatever happens. It has no limits.
    pub const fn transactional() -> Self {
        Self {
            atomic: true,
            max_batch: None,
            preferred_batch: None,
            policies: Policies { fill_empty: true, overwrite: true },
            longest_text: None,
            exact_lookups: true,
            concurrent_batches: false,
        }
    }

    /// A store that may apply a batch in part if it is interrupted, and completes it when the batch arrives again with the same key
    /// (clause 7 of the [contract](super::LeadStore#contract)).
    pub const fn completing() -> Self {
        Self { atomic: false, ..Self::transactional() }
    }

    /// Sets the largest number of leads in a batch. The smallest value is 1; 0 counts as 1.
    #[must_use]
    pub const fn with_max_batch(mut self, leads: usize) -> Self {
        self.max_batch = Some(at_least_one(leads));
        self
    }

    /// Sets the number of leads in a batch with which the store is fastest. The import makes batches of this size unless the product sets
    /// [`Importer::batch_size`](crate::Importer::batch_size). The smallest value is 1; 0 counts as 1.
    ///
    /// ```
    /// use lead_import::store::StoreLimits;
    ///
    /// let limits = StoreLimits::transactional().with_preferred_batch(4_000);
    /// assert_eq!(limits.preferred_batch().map(usize::from), Some(4_000));
    /// ```
    #[must_use]
    pub const fn with_preferred_batch(mut self, leads: usize) -> Self {
        self.preferred_batch = Some(at_least_one(leads));
        self
    }

    /// Sets the policies for existing leads that the store supports, for each field. [`FieldPolicy::Keep`] is always one of them.
    #[must_use]
    pub fn with_policies(mut self, policies: impl IntoIterator<Item = FieldPolicy>) -> Self {
        self.policies = Policies { fill_empty: false, overwrite: false };
        for policy in policies {
            self.policies.fill_empty |= policy == FieldPolicy::FillEmpty;
            self.policies.overwrite |= policy == FieldPolicy::Overwrite;
        }
        self
    }

    /// Sets the longest text that the store can hold, in characters (Unicode scalar values). It applies to each value, to the names of custom
    /// fields and to the email. A row with a longer text fails.
    #[must_use]
    pub const fn with_longest_text(mut self, characters: usize) -> Self {
        self.longest_text = Some(characters);
        self
    }

    /// Declares that a lookup may be out of date, for example because it reads a search index that lags. A dry run is then an estimate.
    #[must_use]
    pub const fn with_inexact_lookups(mut self) -> Self {
        self.exact_lookups = false;
        self
    }

    /// Declares that the store gains from several batches of one import at the same time, each on a connection of its own. Without this, the
    /// import makes one call after the other, whatever [`Importer::concurrent_batches`](crate::Importer::concurrent_batches) is.
    ///
    /// The contract is the same for both: different imports call a store concurrently in any case, and the batches that are
    /// under way together have keys of different imports (clauses 8 and 10 of the [contract](super::LeadStore#contract)). A store whose writers
    /// wait for each other gains nothing.
    ///
    /// ```
    /// use lead_import::store::StoreLimits;
    ///
    /// let limits = StoreLimits::transactional().with_concurrent_batches();
    /// assert!(limits.allows_concurrent_batches());
    /// ```
    #[must_use]
    pub const fn with_concurrent_batches(mut self) -> Self {
        self.concurrent_batches = true;
        self
    }

    pub(super) const fn without_concurrent_batches(mut self) -> Self {
        self.concurrent_batches = false;
        self
    }

    /// Whether the store applies the whole batch or nothing.
    pub const fn is_atomic(&self) -> bool {
        self.atomic
    }

    /// The largest number of leads in a batch. `None` if there is no limit.
    pub const fn max_batch(&self) -> Option<NonZeroUsize> {
        self.max_batch
    }

    /// The number of leads in a batch with which the store is fastest. `None` if the usual 1,000 are as good as any.
    pub const fn preferred_batch(&self) -> Option<NonZeroUsize> {
        self.preferred_batch
    }

    /// Whether the store supports this policy in every field.
    pub fn supports(&self, policy: UpdatePolicy) -> bool {
        policy.field_policies().into_iter().all(|policy| match policy {
            FieldPolicy::Keep => true,
            FieldPolicy::FillEmpty => self.policies.fill_empty,
            FieldPolicy::Overwrite => self.policies.overwrite,
        })
    }

    /// The longest text that the store can hold, in characters. `None` if there is no limit.
    pub const fn longest_text(&self) -> Option<usize> {
        self.longest_text
    }

    /// Whether a lookup predicts the import exactly (clause 9 of the [contract](super::LeadStore#contract)).
    pub const fn has_exact_lookups(&self) -> bool {
        self.exact_lookups
    }

    /// Whether an import may have several calls under way at the same time.
    pub const fn allows_concurrent_batches(&self) -> bool {
        self.concurrent_batches
    }
}

const fn at_least_one(leads: usize) -> NonZeroUsize {
    match NonZeroUsize::new(leads) {
        Some(leads) => leads,
        None => NonZeroUsize::MIN,
    }
}
