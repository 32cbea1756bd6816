//! What the service holds, and what a request does to it: [`Contacts`].

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
};

use lead_import::{Email, Lead};
use serde::{Deserialize, Serialize};

/// The contacts and campaigns, and the replies to requests with an idempotency key.
#[derive(Debug, Default)]
pub(crate) struct Contacts(Mutex<Tables>);

#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub(crate) contacts: BTreeMap<Email, Lead>,
    pub(crate) campaigns: BTreeMap<String, BTreeSet<Email>>,
    /// Addresses that the service does not accept, with the reason.
    pub(crate) suppressed: HashMap<Email, String>,
    replies: HashMap<String, Vec<ItemReply>>,
}

/// What the service replies for one item of a request that changes something.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ItemReply {
    Done,
    Existed,
    Refused(String),
}

/// What the service replies for one email that is read.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PresenceReply {
    pub(crate) contact: Option<Lead>,
    pub(crate) is_member: bool,
    pub(crate) refused: Option<String>,
}

/// Emails, with the campaign that they are read or changed in.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CampaignEmails {
    pub(crate) campaign: String,
    pub(crate) emails: Vec<Email>,
}

impl Contacts {
    pub(crate) fn tables(&self) -> MutexGuard<'_, Tables> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Applies a request, unless one with this key was applied before. Its reply is then that of the first time.
    pub(crate) fn apply(
        &self,
        key: Option<&str>,
        request: impl FnOnce(&mut Tables) -> Vec<ItemReply>,
    ) -> Vec<ItemReply> {
        let mut tables = self.tables();
        let Some(key) = key else { return request(&mut tables) };
        if let Some(reply) = tables.replies.get(key) {
            return reply.clone();
        }
        let reply = request(&mut tables);
        tables.replies.insert(key.to_owned(), reply.clone());
        reply
    }

    /// Every contact as one line of JSON and every membership as a line, in the order of the emails.
    pub(crate) fn list(&self) -> Vec<String> {
        let tables = self.tables();
        let contacts = tables.contacts.values().map(|lead| serde_json::to_string(lead).expect("a lead is valid JSON"));
        let memberships =
            tables.campaigns.iter().flat_map(|(campaign, members)| members.iter().map(move |email| (campaign, email)));
        contacts.chain(memberships.map(|(campaign, email)| format!("{campaign}: {}", email.as_str()))).collect()
    }
}

impl Tables {
    pub(crate) fn read(&self, request: &CampaignEmails) -> Vec<PresenceReply> {
        let members = self.campaigns.get(&request.campaign);
        let presence = |email: &Email| PresenceReply {
            contact: self.contacts.get(email).cloned(),
            is_member: members.is_some_and(|members| members.contains(email)),
            refused: self.suppressed.get(email).cloned(),
        };
        request.emails.iter().map(presence).collect()
    }

    pub(crate) fn create(&mut self, contacts: Vec<Lead>) -> Vec<ItemReply> {
        contacts.into_iter().map(|contact| self.create_one(contact)).collect()
    }

    fn create_one(&mut self, contact: Lead) -> ItemReply {
        if let Some(reason) = self.suppressed.get(contact.email()) {
            return ItemReply::Refused(reason.clone());
        }
        if self.contacts.contains_key(contact.email()) {
            return ItemReply::Existed;
        }
        self.contacts.insert(contact.email().clone(), contact);
        ItemReply::Done
    }

    pub(crate) fn update(&mut self, contacts: Vec<Lead>) -> Vec<ItemReply> {
        let update = |contact: Lead| match self.contacts.get_mut(contact.email()) {
            Some(stored) => {
                *stored = contact;
                ItemReply::Done
            }
            None => ItemReply::Refused("there is no such contact".to_owned()),
        };
        contacts.into_iter().map(update).collect()
    }

    /// `None` if there is no such campaign.
    pub(crate) fn join(&mut self, request: CampaignEmails) -> Option<Vec<ItemReply>> {
        let members = self.campaigns.get_mut(&request.campaign)?;
        let join = |email: Email| match (self.suppressed.get(&email), self.contacts.contains_key(&email)) {
            (Some(reason), _) => ItemReply::Refused(reason.clone()),
            (None, false) => ItemReply::Refused("there is no such contact".to_owned()),
            (None, true) => {
                if members.insert(email) {
                    ItemReply::Done
                } else {
                    ItemReply::Existed
                }
            }
        };
        Some(request.emails.into_iter().map(join).collect())
    }
}
