//! Leads in the binary format of `COPY`
//! (<https://www.postgresql.org/docs/current/sql-copy.html>, "Binary Format").

use crate::{
    lead::Lead,
    sql::codec::{FIELDS, custom_json},
    store::StoreError,
};

/// Signature, flags, length of the header extension.
const HEADER: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
const TRAILER: [u8; 2] = (-1_i16).to_be_bytes();
/// Email, email as written, the four fields, custom fields.
const COLUMNS: i16 = 7;
/// The version of the binary form of `jsonb`; text follows it.
const JSONB: &[u8] = &[1];

/// The leads, one row each.
pub(super) fn rows(leads: &[&Lead]) -> Result<Vec<u8>, StoreError> {
    let mut data = HEADER.to_vec();
    for lead in leads {
        data.extend(COLUMNS.to_be_bytes());
        push(&mut data, &[lead.email().as_str().as_bytes()])?;
        push(&mut data, &[lead.email().as_written().as_bytes()])?;
        for field in FIELDS {
            match lead.get(field) {
                Some(value) => push(&mut data, &[value.as_bytes()])?,
                None => data.extend((-1_i32).to_be_bytes()),
            }
        }
        push(&mut data, &[JSONB, custom_json(lead.custom()).as_bytes()])?;
    }
    data.extend(TRAILER);
    Ok(data)
}

/// A value is its length and its bytes, here in parts.
fn push(data: &mut Vec<u8>, parts: &[&[u8]]) -> Result<(), StoreError> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    data.extend(i32::try_from(length).map_err(StoreError::refused)?.to_be_bytes());
    for part in parts {
        data.extend(*part);
    }
    Ok(())
}
