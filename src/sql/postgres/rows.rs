//! Decodes the rows that the statements of a batch return.

use std::collections::{HashMap, HashSet};

use sqlx::{Row, postgres::PgRow};

use crate::{
    lead::Email,
    sql::{codec::decode_outcomes, row::StoredRow},
    store::{Batch, LeadOutcome, StoreError},
};

/// The stored outcomes of this batch, if it is the last one that was applied for its import.
pub(super) fn decode_replay(batch: &Batch, imports: &[PgRow]) -> Result<Option<Vec<LeadOutcome>>, StoreError> {
    let (Some(key), Some(row)) = (batch.key(), imports.first()) else { return Ok(None) };
    let number = |at: usize| row.try_get::<i64, _>(at).map(i64::unsigned_abs).map_err(StoreError::failed);
    if (number(0)?, number(1)?) != (key.first_row(), key.last_row()) {
        return Ok(None);
    }
    let outcomes: &str = row.try_get(2).map_err(StoreError::failed)?;
    // The statement that locks the row inserts it, without outcomes, before the import's first batch.
    if outcomes.is_empty() { Ok(None) } else { decode_outcomes(outcomes, batch).map(Some) }
}

/// The emails in the first column.
pub(super) fn decode_emails(rows: &[PgRow]) -> Result<HashSet<&str>, StoreError> {
    rows.iter().map(|row| row.try_get(0).map_err(StoreError::failed)).collect()
}

/// Suppressed emails, each with the reason.
pub(super) fn decode_suppressions<'r>(rows: &'r [PgRow]) -> Result<HashMap<&'r str, &'r str>, StoreError> {
    let decode = |row: &'r PgRow| Ok((row.try_get(0)?, row.try_get(1)?));
    rows.iter().map(decode).collect::<Result<_, sqlx::Error>>().map_err(StoreError::failed)
}

/// Existing leads by email. `emails` are those that the statement asked for.
pub(super) fn decode_leads<'e>(
    rows: &[PgRow],
    emails: &[&'e Email],
) -> Result<HashMap<&'e Email, StoredRow>, StoreError> {
    let emails: HashMap<&str, &'e Email> = emails.iter().map(|email| (email.as_str(), *email)).collect();
    let decode = |row: &PgRow| {
        let email: &str = row.try_get(0).map_err(StoreError::failed)?;
        let email =
            *emails.get(email).ok_or_else(|| StoreError::failed("a row has an email that was not asked for"))?;
        Ok((email, decode_lead(row, email)?))
    };
    rows.iter().map(decode).collect()
}

/// Decodes the seven columns of a lead; an eighth, if there is one, says whether the lead is in the campaign.
pub(super) fn decode_lead(row: &PgRow, email: &Email) -> Result<StoredRow, StoreError> {
    let text = |at: usize| row.try_get::<Option<&str>, _>(at).map_err(StoreError::failed);
    let fields = [text(2)?, text(3)?, text(4)?, text(5)?];
    let stored = StoredRow::decode(email, text(1)?.unwrap_or_default(), fields, text(6)?.unwrap_or_default())?;
    let member = if row.len() > 7 { row.try_get(7).map_err(StoreError::failed)? } else { false };
    Ok(stored.in_campaign(member))
}
