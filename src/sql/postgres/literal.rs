//! Quotes text for SQL.
//!
//! The store uses the simple query protocol, which has no parameters, for three reasons: no prepared statement is left in a
//! pooled server session, several statements take one round trip, and Citus sees the workspace as a constant, which tells it the
//! shard. All values are quoted here, as libpq's `PQescapeLiteral` and `PQescapeIdentifier` do.

use memchr::memchr2_iter;

use crate::store::StoreError;

/// A string constant: `'it''s'`, or `E'back\\slash'`, which has the same meaning under any setting of
/// `standard_conforming_strings`.
///
/// NUL is refused: it would end the message to the server, and PostgreSQL cannot store it in text.
pub(super) fn literal(text: &str) -> Result<String, StoreError> {
    if text.contains('\0') {
        return Err(StoreError::refused("PostgreSQL cannot store text with a NUL character"));
    }
    let doubled = text.replace('\'', "''");
    Ok(if doubled.contains('\\') { format!(" E'{}'", doubled.replace('\\', "\\\\")) } else { format!("'{doubled}'") })
}

/// A constant of the type `text[]`; `None` is NULL.
pub(super) fn array<'a>(texts: impl IntoIterator<Item = Option<&'a str>>) -> Result<String, StoreError> {
    let mut array = String::from("{");
    for text in texts {
        if array.len() > 1 {
            array.push(',');
        }
        match text {
            Some(text) => push_element(&mut array, text),
            None => array.push_str("NULL"),
        }
    }
    array.push('}');
    Ok(format!("{}::text[]", literal(&array)?))
}

fn push_element(array: &mut String, text: &str) {
    array.push('"');
    let mut copied = 0;
    for special in memchr2_iter(b'"', b'\\', text.as_bytes()) {
        array.push_str(&text[copied..special]);
        array.push('\\');
        copied = special;
    }
    array.push_str(&text[copied..]);
    array.push('"');
}

/// The name of a schema or a table: `"odd ""name"""`.
pub(super) fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_backslashes_are_data() {
        assert_eq!(literal("it's").unwrap(), "'it''s'");
        assert_eq!(literal(r"\'; DROP TABLE leads; --").unwrap(), r" E'\\''; DROP TABLE leads; --'");
        assert_eq!(array([Some(r#"a"\b"#), None, Some("NULL")]).unwrap(), r#" E'{"a\\"\\\\b",NULL,"NULL"}'::text[]"#);
        assert_eq!(array([Some(r#"\"ü\\"#), Some("")]).unwrap(), r#" E'{"\\\\\\"ü\\\\\\\\",""}'::text[]"#);
        assert_eq!(identifier("a\"b"), "\"a\"\"b\"");
    }

    #[test]
    fn nul_is_refused() {
        assert!(literal("a\0b").unwrap_err().is_refusal());
        assert!(array([Some("a\0b")]).unwrap_err().is_refusal());
    }
}
