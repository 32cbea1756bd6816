//! The idempotency key of a request: [`RequestKey`].

use xxhash_rust::xxh3::Xxh3Default;

use crate::{
    lead::{Email, Field, Lead},
    store::batch_key::BatchKey,
};

/// Computes the idempotency key of a request: the key of the batch, the kind of the request and a hash of its content.
///
/// A repeated request has the same key. A request with other leads or other values has another key, because a service answers a known key
/// without a look at the content. A lead that is updated may have other values at the second try, if another import changed it in between.
pub(super) struct RequestKey(Xxh3Default);

impl RequestKey {
    pub(super) fn of_leads<'l>(batch: &BatchKey, kind: &str, leads: impl IntoIterator<Item = &'l Lead>) -> String {
        let mut key = Self(Xxh3Default::new());
        for lead in leads {
            key.lead(lead);
        }
        key.finish(batch, kind)
    }

    pub(super) fn of_emails(batch: &BatchKey, kind: &str, emails: &[&Email]) -> String {
        let mut key = Self(Xxh3Default::new());
        for email in emails {
            key.text(email.as_str());
        }
        key.finish(batch, kind)
    }

    fn lead(&mut self, lead: &Lead) {
        self.text(lead.email().as_written());
        for field in Field::ALL {
            self.text(lead.get(field).unwrap_or_default());
        }
        self.count(lead.custom().len());
        for (name, value) in lead.custom().iter() {
            self.text(name);
            self.text(value);
        }
    }

    /// The length comes first, so that the same letters in other fields are another content.
    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.update(text.as_bytes());
    }

    fn count(&mut self, count: usize) {
        self.0.update(&(count as u64).to_le_bytes());
    }

    fn finish(self, batch: &BatchKey, kind: &str) -> String {
        format!("{batch}-{kind}-{:016x}", self.0.digest())
    }
}
