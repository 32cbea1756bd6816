//! The import as an HTTP endpoint: an axum router that a product mounts in its own application.
//!
//! | route | what it does |
//! |---|---|
//! | `POST /v1/campaigns/{campaignId}/leads/import/csv` | imports the file of a `multipart/form-data` body |
//! | `POST /v1/campaigns/{campaignId}/leads/import/csv/inspect` | says what an import would make of it; writes nothing |
//! | `GET /openapi.json` | describes both as OpenAPI 3.1 |
//!
//! ```
//! use std::sync::Arc;
//! use lead_import::{http::{ApiKey, HashedKeys, ImportApi, KeyHash}, CampaignId, MemoryStore};
//!
//! let store = MemoryStore::new();
//! store.create_campaign(&CampaignId::from("spring"));
//! let keys = HashedKeys::new()
//!     .workspace("acme", Arc::new(store))
//!     .workspace_key(KeyHash::of(ApiKey::new("sk_8Fq2…")), "acme");
//! let router: axum::Router = ImportApi::new(keys).router();
//! ```
//!
//! # The request
//!
//! The field `file` holds the CSV, with or without a file name and a content type. The field `mapping`, which may be left out, says what
//! columns become: a JSON object from header to `email`, `firstName`, `lastName`, `companyName`, `jobTitle`, `fullName`,
//! `custom` or `ignored`. Each may be there once, in any order; other fields are skipped. A mapping must be true to the
//! file: one that names a column that the file lacks, or gives one field to two columns, is refused rather than half obeyed.
//!
//! The key comes as `X-Api-Key: …` or `Authorization: Bearer …`; `X-Api-Key` counts where both are there. A platform key
//! needs `X-Workspace-Id`. A workspace key does not, and is refused with a foreign one.
//!
//! # The replies
//!
//! `{"success":true,"data":…}`, or `{"success":false,"error":{"code":…,"message":…}}`. Where several apply, the first is given:
//!
//! | status | code | when |
//! |---|---|---|
//! | 405 | `METHOD_NOT_ALLOWED` | another method than the route's |
//! | 431 | `VALIDATION_ERROR` | more than 100 header fields, or more than 32 KB of them; with [`serve`], 414 for an endless path and 400 for what is not HTTP |
//! | 401 | `UNAUTHORIZED` | the key is missing or unknown |
//! | 400 | `VALIDATION_ERROR` | a platform key without `X-Workspace-Id` |
//! | 404 | `NOT_FOUND` | no such campaign, or a workspace or campaign that is not the key's |
//! | 503 | `SERVICE_UNAVAILABLE` | too many imports at once, or the server is stopping; with `Retry-After` |
//! | 415 | `VALIDATION_ERROR` | a `Content-Encoding` |
//! | 408 | `REQUEST_TIMEOUT` | the upload paused or lasted too long |
//! | 400 | `VALIDATION_ERROR` | no file, broken multipart, two files, an unusable mapping |
//! | 413 | `VALIDATION_ERROR` | the file, or what stands beside it, is too large |
//! | 400 | `VALIDATION_ERROR` | the file is empty, has too many rows or no email column |
//! | 500 | `INTERNAL_ERROR` | the store or the server failed |
//!
//! A refused request has written nothing. After a 500, or a 503 because the server stops, whole batches may have been written, and the
//! message says how many rows they held; importing the same file again is safe and completes it. The same holds for a client that goes away.
//!
//! # What a product may want to know
//!
//! - Uploads wait in memory up to a threshold and beyond it in a file without a name, which no crash leaves behind.
//! - Parsing runs on the runtime's blocking threads, so that it never holds up other requests.
//! - A reply that comes before the upload's end is followed by reading on for a while and throwing away, so that clients which send
//!   first and read later see the reply and not a broken connection.
//! - Time-outs of the upload are the router's, those of the request head are the server's: [`serve`] has them, `axum::serve`
//!   has not.
//! - What fails inside is logged through `tracing`, without keys or addresses.

mod access;
mod api;
mod body;
mod credentials;
mod endpoint;
mod keys;
mod log;
mod mapping;
mod openapi;
mod refusal;
mod reply;
mod server;
mod shutdown;
mod spool;
mod upload;

pub use access::{AccessDenied, KeyLookup};
pub use api::ImportApi;
pub use credentials::ApiKey;
pub use keys::{HashedKeys, InvalidKeyHash, KeyHash};
pub use server::serve;
pub use shutdown::Shutdown;
