//! A service of contacts over HTTP on localhost, which fails as real ones do.
//!
//! | request | body | reply |
//! |---|---|---|
//! | `POST /campaign` | a name | whether the campaign exists |
//! | `PUT /campaign` | a name | the campaign exists from now on |
//! | `POST /read` | a campaign and emails | what there is of each email |
//! | `POST /contacts` | contacts | creates those that do not exist |
//! | `PUT /contacts` | contacts | replaces those that exist |
//! | `POST /members` | a campaign and emails | adds the contacts to the campaign |
//! | `GET /list` | | every contact and every membership as a line |
//!
//! A request has at most 100 items and its reply has one result per item. A request with the header `Idempotency-Key` is answered as the
//! first one with that key. Start with `routes.rs`.

mod contacts;
mod faults;
mod routes;

pub(crate) use contacts::{CampaignEmails, Contacts, ItemReply, PresenceReply};
pub(crate) use faults::Faults;
pub(crate) use routes::{MAX_ITEMS, serve};
