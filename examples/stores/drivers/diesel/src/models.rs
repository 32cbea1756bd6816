//! The rows of `schema.rs` that the store reads and writes as a whole.

use diesel::prelude::*;
use lead_import::{Lead, StoreError};
use serde::{Deserialize, Serialize};

/// A row with the names that [`Lead`] has in JSON, so that each becomes the other.
#[derive(Queryable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = crate::schema::leads, treat_none_as_null = true)]
#[serde(rename_all = "camelCase")]
pub struct LeadRow {
    pub email: String,
    pub email_as_written: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub company_name: Option<String>,
    pub job_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<serde_json::Value>,
}

impl TryFrom<&Lead> for LeadRow {
    type Error = StoreError;

    fn try_from(lead: &Lead) -> Result<Self, StoreError> {
        serde_json::to_value(lead).and_then(serde_json::from_value).map_err(StoreError::failed)
    }
}

impl TryFrom<LeadRow> for Lead {
    type Error = StoreError;

    fn try_from(row: LeadRow) -> Result<Self, StoreError> {
        serde_json::to_value(row).and_then(serde_json::from_value).map_err(StoreError::failed)
    }
}
