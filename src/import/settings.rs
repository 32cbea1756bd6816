//! The settings of an importer: [`Settings`].

use std::num::NonZeroUsize;

use super::{
    duplicate_policy::DuplicatePolicy,
    error::{ImportError, ImportErrorKind},
    extra_cells::ExtraCells,
    opted_out::OptedOut,
};
use crate::{
    columns::Detector,
    source::ReadOptions,
    store::{StoreLimits, UpdatePolicy},
};

/// The number of rows per batch if neither the product nor the store says one.
pub(crate) const USUAL_BATCH: NonZeroUsize = NonZeroUsize::new(1_000).unwrap();

/// The settings of an importer. Each job has a copy.
///
/// A setting that changes how rows are imported is also in the identity of a checkpoint, so that an import is never resumed
/// with a different value.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) reading: ReadOptions,
    pub(crate) detector: Detector,
    /// What the product set. If it set nothing, the store's preference counts.
    pub(crate) batch_size: Option<NonZeroUsize>,
    /// How many batches are sent at the same time, if the store allows several.
    pub(crate) concurrent_batches: NonZeroUsize,
    pub(crate) existing: UpdatePolicy,
    pub(crate) duplicates: DuplicatePolicy,
    pub(crate) extra_cells: ExtraCells,
    pub(crate) opted_out: OptedOut,
    /// Whether another email column of the person serves where the chosen one has no valid address.
    pub(crate) email_fallback: bool,
    pub(crate) max_listed: usize,
    /// The size of the index of duplicate emails in memory, in bytes.
    pub(crate) duplicate_memory: usize,
    /// Whether a second thread may validate rows.
    pub(crate) parallel: bool,
    /// The largest batch that the store takes.
    pub(crate) max_batch: Option<NonZeroUsize>,
    /// The batch with which the store is fastest.
    pub(crate) preferred_batch: Option<NonZeroUsize>,
    /// The longest text that the store can hold, in characters.
    pub(crate) longest_text: Option<usize>,
}

impl Settings {
    /// The number of rows per batch as far as the store takes so many.
    pub(crate) fn wanted_batch(&self) -> NonZeroUsize {
        self.batch_size.or(self.preferred_batch).unwrap_or(USUAL_BATCH)
    }

    /// The number of rows per batch: the smaller of what is wanted and what the store takes.
    pub(crate) fn rows_per_batch(&self) -> usize {
        let wanted = self.wanted_batch();
        self.max_batch.map_or(wanted, |most| most.min(wanted)).get()
    }

    /// Adapts the settings to what the store can keep. Fails if it does not support the policy for existing leads.
    pub(crate) fn respect(&mut self, limits: StoreLimits) -> Result<(), ImportError> {
        if !limits.supports(self.existing) {
            return Err(ImportError::new(ImportErrorKind::UnsupportedPolicy(self.existing)));
        }
        if !limits.allows_concurrent_batches() {
            self.concurrent_batches = NonZeroUsize::MIN;
        }
        self.max_batch = limits.max_batch();
        self.preferred_batch = limits.preferred_batch();
        self.longest_text = limits.longest_text();
        Ok(())
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            reading: ReadOptions::default(),
            detector: Detector::default(),
            batch_size: None,
            concurrent_batches: NonZeroUsize::MIN,
            existing: UpdatePolicy::default(),
            duplicates: DuplicatePolicy::default(),
            extra_cells: ExtraCells::default(),
            opted_out: OptedOut::default(),
            email_fallback: false,
            max_listed: 1_000,
            duplicate_memory: 64 * 1024 * 1024,
            parallel: true,
            max_batch: None,
            preferred_batch: None,
            longest_text: None,
        }
    }
}
