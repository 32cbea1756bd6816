//! How a case keeps to the limits that the store declares.
//!
//! A case uses smaller batches, shorter texts and fewer policies where that checks the same. Where it does not, it notes what it skipped, and the
//! case is listed as skipped and not as passed.

use super::{harness::Harness, test_store::TestStore};
use crate::{
    lead::{Field, Lead},
    store::{FieldPolicy, LeadStore, StoreLimits, UpdatePolicy},
};

/// All policies, from the one that changes least.
const POLICIES: [FieldPolicy; 3] = [FieldPolicy::Keep, FieldPolicy::FillEmpty, FieldPolicy::Overwrite];

impl<H: Harness> TestStore<'_, H> {
    /// What the store declares.
    pub(super) fn limits(&self) -> StoreLimits {
        self.store().limits()
    }

    /// The largest number of leads in a batch. The largest number at all if the store declares none.
    pub(super) fn max_batch(&self) -> usize {
        self.limits().max_batch().map_or(usize::MAX, Into::into)
    }

    /// A number of leads for one batch: `wanted`, or fewer if the limit is lower.
    ///
    /// For a case that checks the same with fewer leads.
    pub(super) fn size(&self, wanted: usize) -> usize {
        wanted.min(self.max_batch())
    }

    /// The same for a case that is about the size. It notes that larger batches are not checked.
    pub(super) fn size_or_skip(&mut self, wanted: usize) -> usize {
        let size = self.size(wanted);
        if size < wanted {
            self.skip(format!("batches of more than {size} leads are beyond `StoreLimits::max_batch`"));
        }
        size
    }

    /// The first characters of the text, as many as the store can hold.
    ///
    /// For a case that is about characters and not about the length.
    pub(super) fn cut(&self, text: &str) -> String {
        text.chars().take(self.limits().longest_text().unwrap_or(usize::MAX)).collect()
    }

    /// The same for a case that is about the length. It notes that longer texts are not checked.
    pub(super) fn cut_or_skip(&mut self, text: &str) -> String {
        let cut = self.cut(text);
        if cut.len() < text.len() {
            let longest = cut.chars().count();
            self.skip(format!("texts of more than {longest} characters are beyond `StoreLimits::longest_text`"));
        }
        cut
    }

    /// The policies that the store can keep, from the one that changes least.
    pub(super) fn policies(&self) -> Vec<FieldPolicy> {
        POLICIES.into_iter().filter(|policy| self.supports(*policy)).collect()
    }

    /// The policy that changes most. A lead that no policy may change is imported with it.
    pub(super) fn strongest_policy(&self) -> FieldPolicy {
        self.policies().last().copied().unwrap_or_default()
    }

    fn supports(&self, policy: FieldPolicy) -> bool {
        self.limits().supports(UpdatePolicy::from(policy))
    }

    /// Whether the case must be skipped because the store cannot keep the policy.
    pub(super) fn skips_without(&mut self, policy: FieldPolicy) -> bool {
        let skips = !self.supports(policy);
        if skips {
            self.skip(format!("`FieldPolicy::{policy:?}` is not one of `StoreLimits::with_policies`"));
        }
        skips
    }

    /// Whether the case must be skipped because a lookup may be out of date.
    pub(super) fn skips_without_exact_lookups(&mut self) -> bool {
        let skips = !self.limits().has_exact_lookups();
        if skips {
            self.skip("lookups may be out of date (`StoreLimits::with_inexact_lookups`)");
        }
        skips
    }

    /// Leads of which the store refuses one in the middle, as many as fit in a batch. `None` if the case must be skipped.
    ///
    /// By their emails too, the refused lead is in the middle: a store may sort the batch.
    pub(super) fn leads_around_poison(&mut self, before: Lead) -> Option<Vec<Lead>> {
        let Some(poison) = self.harness.poison() else {
            self.skip("the harness has no lead that the store refuses (`Harness::poison`)");
            return None;
        };
        if self.max_batch() < 2 {
            self.skip("a batch of one lead has no middle (`StoreLimits::max_batch`)");
            return None;
        }
        let after = super::sample::email("zoe@zoe.example");
        let mut leads = vec![before, poison, Lead::new(after).with(Field::FirstName, "Zoe")];
        leads.truncate(self.max_batch());
        Some(leads)
    }
}
