//! The start of a text, by its number of characters: [`first_chars`].

/// The first `most` characters of `text`.
pub(crate) fn first_chars(text: &str, most: usize) -> &str {
    // No text has more characters than bytes, and nearly all texts are short.
    if text.len() <= most {
        return text;
    }
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_count_and_not_bytes() {
        let starts: Vec<_> = (0..6).map(|most| first_chars("aé👍z", most)).collect();
        assert_eq!(starts, ["", "a", "aé", "aé👍", "aé👍z", "aé👍z"]);
    }
}
