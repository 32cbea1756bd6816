//! The parts of a cell that may be addresses: [`candidates`].

use std::ops::Range;

use super::{surroundings::ends_with_scheme, syntax::is_symbol};

/// The part of a text around an `@` that may be an address. Whether it is one depends on its own syntax, and on what stands before
/// and after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Where the address is, in bytes.
    pub(super) address: Range<usize>,
    /// The end of what belongs to it: behind the address in a `mailto:` link there may be a query.
    pub(super) end: usize,
}

/// The candidates of a text, in order and without overlaps. The time is linear in the length of the text.
pub(super) fn candidates(text: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find('@').map(|at| from + at) {
        let start = start(text, from, at);
        let address = start..domain_end(text, at);
        from = link_end(text, &address);
        found.push(Candidate { address, end: from });
    }
    found
}

/// The start of the local part that ends at `at`, if the last candidate ends at `from`.
///
/// Some marks are none of the local part, although it may have them: `/` and `|` right behind another address, the slashes behind a
/// scheme, the `#` of `;#`, which separates the items of a list, and an apostrophe before a letter.
fn start(text: &str, from: usize, at: usize) -> usize {
    let before = &text[from..at];
    let local = &before[before.trim_end_matches(is_local).len()..];
    let head = &before[..before.len() - local.len()];
    let local = match head.chars().next_back() {
        None if from > 0 => local.trim_start_matches(['/', '|']),
        Some(':') => local.trim_start_matches('/'),
        Some(';') => local.trim_start_matches('#'),
        _ => local,
    };
    let unquoted = local.trim_start_matches(['\'', '`']);
    at - if unquoted.starts_with(char::is_alphanumeric) { unquoted.len() } else { local.len() }
}

/// The end of the domain behind the `@`. A full stop at its end is punctuation. Further `@` belong to the candidate and make it invalid.
fn domain_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let domain = &rest[..rest.find(|c| !is_domain(c)).unwrap_or(rest.len())];
    at + domain.trim_end_matches('.').len()
}

/// The end of the query behind the address of a `mailto:` link (RFC 6068), or the end of the address.
fn link_end(text: &str, address: &Range<usize>) -> usize {
    let rest = &text[address.end..];
    if !rest.starts_with('?') || !ends_with_scheme(&text[..address.start]) {
        return address.end;
    }
    let is_outside = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | ')' | ']' | ';');
    address.end + rest.find(is_outside).unwrap_or(rest.len())
}

/// Whether a local part may have the character: those of a dot-atom, and those beyond ASCII that are neither punctuation nor symbols.
fn is_local(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c),
        _ => !c.is_whitespace() && !is_symbol(c),
    }
}

/// Whether a domain may have the character, or one that looks as if it had.
fn is_domain(c: char) -> bool {
    match c {
        '@' | '-' | '.' | '_' | '。' | '．' | '｡' | '・' | '·' => true,
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        _ => !c.is_whitespace() && !is_symbol(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_is_what_may_belong_to_an_address() {
        for (text, expected) in [
            ("Ada <ada@example.com>;", vec!["ada@example.com"]),
            ("ada@example.com/bob@example.com", vec!["ada@example.com", "bob@example.com"]),
            ("'o'hara@example.ie'", vec!["o'hara@example.ie"]),
            ("ada@@example.com.", vec!["ada@@example.com"]),
            ("ada king@exam ple.com", vec!["king@exam"]),
            ("mailto:ada@example.com?cc=bob@example.com", vec!["ada@example.com"]),
            ("«ада@пример.рф»", vec!["ада@пример.рф"]),
            ("@", vec!["@"]),
            ("ada", vec![]),
        ] {
            let found: Vec<_> = candidates(text).into_iter().map(|found| &text[found.address]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
