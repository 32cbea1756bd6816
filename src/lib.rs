//! Import leads from CSV into a campaign.
mod columns;
mod email;
mod lead;
mod source;

pub use columns::Detector;
pub use email::{Email, InvalidEmail};
pub use lead::{CampaignId, CustomFields, Field, Lead};
pub use source::{
    Dialect, Encoding, EncodingReport, Escape, Fault, Limits, LineEnding, Position, ReadError, ReadErrorKind,
    ReadOptions, Record, Records, Survey, Table,
};
