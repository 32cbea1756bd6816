//! The outcome of every row: the report and its counts, row issues, the rejects file, the HTTP reply.
//!
//! - In: the outcome of each row, in the file's order.
//! - Out: an [`ImportReport`] that adds up, a CSV of the failed rows, the HTTP [`Reply`].
//! - Start with `import_report.rs`. `row.rs` has its entries, `parameters.rs` the values in their messages, `display.rs` and `reply.rs` its
//!   two forms for people and for HTTP clients, `printable.rs` escapes cells in text, `rejects.rs` is the file of the failed rows, which
//!   `rejects_output.rs` counts, hashes and syncs.
//!
//! Three outputs say what happened to the rows, each for a reader of its own:
//!
//! | output | for | failed rows |
//! |---|---|---|
//! | [`ImportReport`] | the program that imports | the first 1,000 by default, with line, reasons and column |
//! | [`Reply`] | an HTTP client | the first 50, with the email cell and the reasons |
//! | rejects file | the person who fixes the rows and imports them again | all, with all cells |

mod display;
mod import_report;
mod listed;
mod parameters;
mod printable;
pub(crate) mod rejects;
mod rejects_file;
pub(crate) mod rejects_output;
mod reply;
mod row;

pub use import_report::{ERRORS_IN_REPLY, ImportReport};
pub use listed::ListedRows;
pub(crate) use parameters::Variant;
pub use parameters::{Parameter, ParameterValue, Parameters};
pub use printable::Printable;
pub use rejects_file::RejectsFile;
pub use reply::{CampaignCounts, ErrorCode, LeadCounts, Reply, ReportData, RowError};
#[cfg(feature = "http")]
pub(crate) use reply::{FailureReply, SuccessReply};
pub use row::{DuplicateRow, FailedRow, IssueCode, RowIssue};
