//! What is told to the operator, without what is nobody's business.

use std::{error::Error, fmt};

/// An error with its sources, one after the other, in which everything that may be an address is struck out.
pub(super) struct Chain<'a>(pub(super) &'a (dyn Error + 'static));

impl fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut next = Some(self.0);
        while let Some(error) = next {
            write_redacted(f, &error.to_string())?;
            next = error.source();
            f.write_str(if next.is_some() { ": " } else { "" })?;
        }
        Ok(())
    }
}

fn write_redacted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for (index, word) in text.split(' ').enumerate() {
        f.write_str(if index == 0 { "" } else { " " })?;
        f.write_str(if word.contains('@') { "[redacted]" } else { word })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{import::ImportError, store::StoreError};

    #[test]
    fn addresses_never_reach_a_log() {
        let store = StoreError::failed("duplicate key (ada@example.com) in leads");
        let error = ImportError::store(store);
        assert_eq!(
            Chain(&error).to_string(),
            "The leads could not be stored: the store failed: duplicate key [redacted] in leads"
        );
    }
}
