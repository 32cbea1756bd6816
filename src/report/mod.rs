//! The outcome of every row: the report and its counts, row issues, the rejects file, the HTTP reply.
//!
//! - In: the outcome of each row, in the file's order.
//! - Out: an [`ImportReport`] that adds up, a CSV of the failed rows, the HTTP [`Reply`].
//! - Start with `import_report.rs`.

mod display;
mod import_report;
mod listed;
pub(crate) mod rejects;
mod reply;
mod row;

pub use import_report::{ERRORS_IN_REPLY, ImportReport};
pub use listed::ListedRows;
pub use reply::{CampaignCounts, ErrorCode, LeadCounts, Reply, ReportData, RowError};
#[cfg(feature = "http")]
pub(crate) use reply::{FailureReply, SuccessReply};
pub use row::{DuplicateRow, FailedRow, IssueCode, RowIssue};
