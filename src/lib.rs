//! Import leads from CSV into a campaign.
mod columns;
mod email;
mod lead;
mod source;

pub use columns::{Column, ColumnMap, Detector, Evidence, Rule, Target};
pub use email::{Email, InvalidEmail, Repair, Repaired};
pub use lead::{CampaignId, CustomFields, Field, Lead};
pub use source::{
    Dialect, Encoding, EncodingReport, Limits, LineEnding, Position, ReadError, ReadOptions, Record, Records, Survey,
    Table,
};
