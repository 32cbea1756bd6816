//! The addresses that nearly all cells have, recognised in one look: [`is_ordinary`].

use super::syntax::{MAX_LABEL, MAX_LENGTH, MAX_LOCAL};

/// A letter.
const LETTER: u8 = 1;
/// A digit.
const DIGIT: u8 = 2;
const HYPHEN: u8 = 3;
/// A mark that only a local part has.
const MARK: u8 = 4;
const DOT: u8 = 5;

/// The kind of each byte that an ordinary address has, and 0 for the others.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        kinds[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            b'-' => HYPHEN,
            b'+' | b'_' => MARK,
            b'.' => DOT,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

/// Whether a text is certainly an address, and its normal form is the text in lower case.
///
/// Its local part has letters, digits, `+`, `-`, `_` and dots between them; its domain letters, digits and single hyphens. All rules of
/// [`syntax`](super::syntax) hold for such an address, and none of its repairs applies. Other texts may be addresses too.
pub(super) fn is_ordinary(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(at) = memchr::memchr(b'@', bytes) else { return false };
    bytes.len() <= MAX_LENGTH && is_local(&bytes[..at]) && is_domain(&bytes[at + 1..])
}

fn is_local(local: &[u8]) -> bool {
    let mut before = DOT;
    for &byte in local {
        let kind = KINDS[usize::from(byte)];
        if kind == 0 || kind == DOT && before == DOT {
            return false;
        }
        before = kind;
    }
    before != DOT && local.len() <= MAX_LOCAL
}

fn is_domain(domain: &[u8]) -> bool {
    let (mut before, mut label, mut has_dot) = (DOT, 0, false);
    for &byte in domain {
        let kind = KINDS[usize::from(byte)];
        match kind {
            DOT | HYPHEN if before == DOT || before == HYPHEN => return false,
            LETTER | DIGIT | HYPHEN => label += 1,
            DOT if label <= MAX_LABEL => (label, has_dot) = (0, true),
            _ => return false,
        }
        before = kind;
    }
    before == LETTER && label <= MAX_LABEL && has_dot
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lead::email::syntax::normal_form;

    #[test]
    fn ordinary_addresses_are_recognised() {
        for text in ["ada@example.com", "A.B-c_d+9@x-1.co.uk", "1@2.c", "-@a.b", "_a_@3m.com"] {
            assert!(is_ordinary(text), "{text}");
        }
        let label = "a".repeat(63);
        assert!(is_ordinary(&format!("{label}a@{label}.com")));
        for text in [
            "", "ada", "@a.b", "ada@", "ada@b", ".a@b.c", "a.@b.c", "a..b@b.c", "a@.b.c", "a@b..c", "a@b.c.", "a@-b.c",
            "a@b-.c", "a@b--d.c", "a@b.1", "a@b_c.d", "a@b+c.d", "a@b@c.d", "a b@c.d", "é@c.d", "a@é.d", "a?@b.c",
        ] {
            assert!(!is_ordinary(text), "{text}");
        }
        assert!(!is_ordinary(&format!("{label}aa@example.com")));
        assert!(!is_ordinary(&format!("a@{label}a.com")));
        assert!(!is_ordinary(&format!("a@b.{label}a")));
        assert!(!is_ordinary(&format!("a@{}com", format!("{label}.").repeat(4))));
    }

    proptest! {
        /// The short way and the long way agree.
        #[test]
        fn an_ordinary_address_is_one_by_all_rules(
            text in "[a-cA-C0-2._+@-]{0,16}|[a-zA-Z0-9_+.-]{1,66}@[a-zA-Z0-9-]{1,66}\\.[a-zA-Z0-9.-]{1,66}|.{0,8}",
        ) {
            if is_ordinary(&text) {
                prop_assert_eq!(normal_form(&text), Ok(text.to_ascii_lowercase().into_boxed_str()));
            }
        }

        #[test]
        fn a_name_at_a_host_is_ordinary(text in "[a-zA-Z0-9]([._+-][a-zA-Z0-9]){0,4}@([a-z0-9]{1,8}\\.){1,3}[a-z]{2,6}") {
            prop_assert!(is_ordinary(&text));
        }
    }
}
