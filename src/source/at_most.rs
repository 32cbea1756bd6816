//! The start of a text: [`at_most`].

/// The longest start of `text` that has at most `bytes` bytes and ends between two characters.
pub(super) fn at_most(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    // A character has at most four bytes. `str::floor_char_boundary` would need Rust 1.91.
    (0..4).find_map(|less| text.get(..bytes.checked_sub(less)?)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_never_cut() {
        let starts: Vec<_> = (0..9).map(|bytes| at_most("aé👍z", bytes)).collect();
        assert_eq!(starts, ["", "a", "a", "aé", "aé", "aé", "aé", "aé👍", "aé👍z"]);
    }
}
