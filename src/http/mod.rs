//! The import as an HTTP endpoint: an axum router that a product mounts in its own application.
//!
//! - In: a `multipart/form-data` upload with an API key. Out: a [`Reply`](crate::report::Reply) as JSON. It has the counts and the first
//!   50 failed rows, each with its email and the reason; it has no warnings and no line numbers.
//! - Start with `routes.rs`, then `endpoint.rs` for the checks in their order and `upload.rs` for the body.
//!
//! | route | what it does |
//! |---|---|
//! | `POST /v1/campaigns/{campaignId}/leads/import/csv` | imports a file |
//! | `POST /v1/campaigns/{campaignId}/leads/import/csv/inspect` | returns what an import would make of a file; writes nothing |
//! | `GET /openapi.json` | returns the description of the routes as OpenAPI 3.1 |
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
//! The body is a `multipart/form-data` form (RFC 7578). Each field occurs at most once, in any order:
//!
//! | field | value | default |
//! |---|---|---|
//! | `file` | the CSV, with or without a file name and a content type: the import looks at the bytes only | required |
//! | `header` | `detect` (the default), `present` or `absent` | [`Importer::header_row`] |
//! | `mapping` | a JSON object from header to `email`, `firstName`, `lastName`, `companyName`, `jobTitle`, `fullName`, `custom` or `ignored` | all columns are detected |
//! | `emailFallback` | `true`: another email column of the same person serves where the email column is empty or invalid; `false` | [`Importer::email_fallback`] |
//! | `fullNames` | `detect`, `split` or `keep`: [the policy for columns of full names](crate::columns::FullNames) | [`Importer::full_names`] |
//! | `dryRun` | `true`: reply as the import would at this moment, and write nothing; `false` | `false` |
//! | `existing` | `keep`, `fillEmpty` or `overwrite`: [the policy for leads that exist](crate::store::FieldPolicy) | [`Importer::existing`] |
//! | `duplicates` | `asExisting`, `firstWins`, `lastWins`, `mergeNonEmpty` or `reject`: [the policy for duplicate rows](crate::DuplicatePolicy) | [`Importer::duplicate_rows`] |
//! | `optedOut` | `warn` or `reject`: [the policy for people who opted out](crate::import::OptedOut) | [`Importer::opted_out`] |
//! | `extraCells` | `reject` or `keep`: [the policy for rows wider than the header](crate::import::ExtraCells) | [`Importer::extra_cells`] |
//! | `batchSize` | the largest number of rows in one transaction, from 1 to 10000 | [`Importer::batch_size`] |
//!
//! [`Importer::header_row`]: crate::Importer::header_row
//! [`Importer::email_fallback`]: crate::Importer::email_fallback
//! [`Importer::full_names`]: crate::Importer::full_names
//! [`Importer::existing`]: crate::Importer::existing
//! [`Importer::duplicate_rows`]: crate::Importer::duplicate_rows
//! [`Importer::opted_out`]: crate::Importer::opted_out
//! [`Importer::extra_cells`]: crate::Importer::extra_cells
//! [`Importer::batch_size`]: crate::Importer::batch_size
//!
//! A field with a value that is not in the table is refused, and so is a field that the table does not have, unless the product
//! [ignores](ImportApi::ignored_fields) it. The import is refused if the mapping names a column that the file lacks, gives one column
//! two targets, or gives one field to two columns. An inspection lists these errors as `mappingErrors`, with the nearest columns of the
//! file, so that a form can show them beside the columns. Its `warnings` say what a person should know of the file before the import, each
//! with a `code`, a `message` and the `line`, and with the `variant` and the `parameters` of [a message in another
//! language](crate::guide::messages). It checks the fields of an import and does not use them.
//!
//! The key is in `X-Api-Key: …` or `Authorization: Bearer …` (RFC 6750, section 2.1); `X-Api-Key` takes precedence. A platform key requires
//! `X-Workspace-Id`. A workspace key does not, and is refused with the ID of a different workspace.
//!
//! # The replies
//!
//! `{"success":true,"data":…}`, or `{"success":false,"error":{"code":…,"message":…}}`. Where several apply, the first is sent:
//!
//! | status | code | when |
//! |---|---|---|
//! | 405 | `METHOD_NOT_ALLOWED` | the route does not have the method |
//! | 431 | `VALIDATION_ERROR` | more than 100 header fields, or more than 32 KiB of them |
//! | 401 | `UNAUTHORIZED` | the key is missing or unknown |
//! | 400 | `VALIDATION_ERROR` | a platform key without `X-Workspace-Id` |
//! | 503 | `SERVICE_UNAVAILABLE` | too many uploads or imports at once, or the server is stopping |
//! | 404 | `NOT_FOUND` | no such campaign, or the key does not open the workspace |
//! | 415, 501 | `VALIDATION_ERROR` | a `Content-Encoding`, a `Transfer-Encoding` other than `chunked` |
//! | 408 | `REQUEST_TIMEOUT` | the upload paused, was too slow or lasted too long |
//! | 400 | `VALIDATION_ERROR` | no file, malformed multipart, two files, an unknown field, a value that is not allowed |
//! | 413 | `VALIDATION_ERROR` | the file, or the other fields together, are too large |
//! | 400 | `VALIDATION_ERROR` | the file is empty, has too many rows, lacks a column of the mapping, or has no email column |
//! | 500 | `INTERNAL_ERROR` | the store or the server failed |
//!
//! A refused request has written nothing. After a 500, or a 503 of a stopping server, complete batches may have been written, and the message
//! says how many rows they had; importing the same file again is safe and completes it. The same is true when the client disconnects.
//!
//! The order is that of the costs: what a client without a key or a campaign sends is never parsed. Some replies have a header for the
//! client:
//!
//! - 401 has `WWW-Authenticate` (RFC 9110, section 11.6.1).
//! - 405 has `Allow` (RFC 9110, section 15.5.6).
//! - 503 has `Retry-After` in seconds (RFC 9110, section 10.2.3). Nothing was written, or the message says how much.
//! - A reply that comes before the end of the upload has `Connection: close`. The router then reads and discards the rest, because many
//!   clients send everything before they read: at most the size of the largest file, for at most 30 seconds, with pauses of at most 5
//!   seconds. Without a valid key it is at most 64 KiB and one second, so that a client sees the reply if its upload is small.
//! - A client that sends `Expect: 100-continue` receives a refusal by key, campaign or announced size before it sends the body (RFC 9110,
//!   section 10.1.1).
//!
//! # Limits
//!
//! The router limits the size, the time and the rate of uploads, how many of them there are in all and in one workspace, and the number
//! of imports; [`ImportApi`] lists the settings. It parses on the runtime's blocking threads, and keeps uploads in anonymous
//! temporary files, which the operating system removes after a crash. It logs through `tracing`, without keys and addresses.
//!
//! The server around it has work of its own: time-outs for headers and for clients that do not read, a deadline when it stops.
//! [The guide](crate::guide::server) says what a hostile client could try, and what the router, the server and a proxy do about it.

mod access;
mod api;
mod body;
mod credentials;
mod endpoint;
mod error_reply;
mod form;
mod keys;
mod openapi;
mod routes;
mod upload;

pub use access::{AccessDenied, KeyLookup, Workspace};
pub use api::ImportApi;
pub use credentials::ApiKey;
pub use keys::{HashedKeys, InvalidKeyHash, KeyHash};
pub use tokio_util::sync::CancellationToken;
