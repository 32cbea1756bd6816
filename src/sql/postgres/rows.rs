//! Decodes the rows that the statements of a batch return.

use std::collections::{HashMap, HashSet};

use sqlx::{Row, postgres::PgRow};

use crate::{
    lead::Email,
    sql::{codec::decode_replay, row::StoredRow},
    store::{Batch, LeadOutcome, StoreError},
};

/// The outcomes of this batch if it was applied before, from the row of its import.
pub(super) fn replay(batch: &Batch, imports: &[PgRow]) -> Result<Option<Vec<LeadOutcome>>, StoreError> {
    let last = imports.first().map(|row| row.try_get(0)).transpose().map_err(StoreError::failed)?;
    // The statement that locks the row inserts it with an empty text before the import's first batch.
    decode_replay(last, batch)
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
