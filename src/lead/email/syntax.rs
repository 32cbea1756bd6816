//! The syntax of a lead's address: the rules of the parser `email_address`, and the rules that it does not check.
//!
//! An ASCII address passes these steps. The first violated rule is reported; a text may violate several.
//!
//! 1. It is split at its last `@`.
//! 2. The local part has at most 64 bytes and no mark of a damaged file ([`deliverable`]).
//! 3. `email_address` checks the grammar of RFC 5322 and the length of each label.
//! 4. The whole has at most 254 bytes, and the domain is a host name ([`host_name`]).
//!
//! An address with other characters is first made an ASCII one: its domain by UTS #46 ([`ascii_domain`]), its local part with an
//! `x` for each of these characters, because RFC 6531 treats them as letters. Steps 3 and 4 check that address. Step 2 checks
//! the real local part, which is also the one in the result, in NFC and in lower case.
//!
//! `email_address` alone would accept domains that are not host names, such as `exa_mple.com`. It does not know IDNA.

use std::borrow::Cow;

use email_address::{EmailAddress, Options};
use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::{
    CodePointMapData,
    props::{GeneralCategory, GeneralCategoryGroup},
};
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use crate::lead::invisible;

/// The longest address in bytes. RFC 5321, section 4.5.3.1.3: a path has at most 256 octets, two of which are its angle brackets.
pub(super) const MAX_LENGTH: usize = 254;

/// The longest local part in bytes (RFC 5321, section 4.5.3.1.1). RFC 6531 does not raise the limit for local parts in UTF-8, so that
/// one of 33 `é` is too long.
pub(super) const MAX_LOCAL: usize = 64;

/// The longest label of a domain in bytes (RFC 1034, section 3.1). `email_address` checks it.
pub(super) const MAX_LABEL: usize = 63;

/// The top-level domains of the root zone that mix ASCII with other letters (IANA, as of 2026). All other
/// internationalised ones have no ASCII letter: `рф`, `中国`.
const MIXED_TOP_LEVEL_DOMAINS: [&str; 2] = ["vermögensberater", "vermögensberatung"];

/// The rule that a text violates. Displays as what a person can see in the cell, with the address as the subject.
///
/// Private to the crate: callers see it as the source of [`InvalidEmail`](super::InvalidEmail), so that rules can be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SyntaxError {
    #[error("it has no @")]
    NoAt,
    #[error("it has more than one @")]
    SeveralAts,
    #[error("it has a space inside")]
    Space,
    #[error("it has nothing before the @")]
    NoLocal,
    #[error("it has nothing after the @")]
    NoDomain,
    #[error("its domain has no dot")]
    NoDot,
    #[error("a dot is at the beginning or the end of a part, or next to another dot")]
    Dots,
    /// RFC 5322, section 3.4.1.
    #[error("it is not of the form name@domain")]
    Grammar,
    #[error("the part before the @ is in quotation marks")]
    QuotedLocal,
    /// RFC 5321, section 4.5.3.1.1.
    #[error("the part before the @ is longer than 64 bytes")]
    LocalTooLong,
    /// RFC 5321, section 4.5.3.1.3.
    #[error("it is longer than 254 bytes")]
    TooLong,
    #[error("it has a character that is not allowed in an address")]
    UnsafeCharacter,
    #[error("it lost a letter: U+FFFD or a question mark is in its place")]
    LostLetter,
    #[error("it begins with a mark of a list (* or /)")]
    ListMark,
    /// RFC 1123, section 2.1; RFC 5891.
    #[error("its domain is not a host name")]
    Domain,
    /// RFC 3696, section 2.
    #[error("its domain does not end in a top-level domain")]
    TopLevelDomain,
}

impl SyntaxError {
    /// The name of the rule, for programs.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::NoAt => "noAt",
            Self::SeveralAts => "severalAts",
            Self::Space => "space",
            Self::NoLocal => "noLocal",
            Self::NoDomain => "noDomain",
            Self::NoDot => "noDot",
            Self::Dots => "dots",
            Self::Grammar => "grammar",
            Self::QuotedLocal => "quotedLocal",
            Self::LocalTooLong => "localTooLong",
            Self::TooLong => "tooLong",
            Self::UnsafeCharacter => "unsafeCharacter",
            Self::LostLetter => "lostLetter",
            Self::ListMark => "listMark",
            Self::Domain => "domain",
            Self::TopLevelDomain => "topLevelDomain",
        }
    }

    /// The rule that a text violates, in the order in which a person would look: a text with a space inside may violate many.
    fn of(text: &str, found: Self) -> Self {
        let Some((local, domain)) = text.rsplit_once('@') else {
            return if found == Self::TooLong { found } else { Self::NoAt };
        };
        let has_stray_dot = |part: &str| part.starts_with('.') || part.ends_with('.') || part.contains("..");
        match found {
            Self::Grammar | Self::Domain | Self::TopLevelDomain | Self::UnsafeCharacter => {}
            other => return other,
        }
        match () {
            () if local.contains('@') => Self::SeveralAts,
            () if text.contains(char::is_whitespace) => Self::Space,
            () if local.is_empty() => Self::NoLocal,
            () if domain.is_empty() => Self::NoDomain,
            () if has_stray_dot(local) || has_stray_dot(domain) => Self::Dots,
            () if !domain.contains(['.', '。', '．', '｡']) => Self::NoDot,
            () => found,
        }
    }
}

/// The normal form of a trimmed text: lower case, local part in NFC, domain in ASCII.
///
/// `Ada@BÜCHER.example` has the normal form `ada@xn--bcher-kva.example`.
pub(super) fn normal_form(text: &str) -> Result<Box<str>, SyntaxError> {
    // A bound on the work that a hostile cell causes. The exact limit is checked later.
    if text.len() > 4 * MAX_LENGTH {
        return Err(SyntaxError::TooLong);
    }
    let normal = if text.is_ascii() { ascii(text) } else { international(text) };
    normal.map_err(|found| SyntaxError::of(text, found))
}

/// The normal form of an address in ASCII. Nearly all of them are recognised by `ordinary.rs`, and do not come here.
fn ascii(text: &str) -> Result<Box<str>, SyntaxError> {
    let (local, domain) = split(text)?;
    if local.len() > MAX_LOCAL {
        return Err(SyntaxError::LocalTooLong);
    }
    deliverable(local)?;
    if needs_idna(domain) {
        return check_syntax(&format!("{local}@{}", ascii_domain(domain)?));
    }
    check_syntax(text)
}

/// Checks an address with an ASCII domain by the rules of `email_address` and by those that it does not check.
fn check_syntax(text: &str) -> Result<Box<str>, SyntaxError> {
    let options = Options::default().with_required_tld().without_domain_literal().without_display_text();
    let address = EmailAddress::parse_with_options(text, options).map_err(|_| SyntaxError::Grammar)?;
    let (local, domain) = split(text)?;
    if local.starts_with('"') {
        return Err(SyntaxError::QuotedLocal);
    }
    if text.len() > MAX_LENGTH {
        return Err(SyntaxError::TooLong);
    }
    host_name(domain)?;
    let mut normal = String::from(address);
    normal.make_ascii_lowercase();
    Ok(normal.into_boxed_str())
}

/// The local part and the domain. The last `@` separates them, because a quoted local part may have one.
fn split(text: &str) -> Result<(&str, &str), SyntaxError> {
    text.rsplit_once('@').ok_or(SyntaxError::NoAt)
}

/// Accepts letters, digits and hyphens only (RFC 1123, section 2.1); RFC 5322 allows more characters in an atom.
/// A top-level domain must end in a letter, as all existing ones do, so that `127.0.0.1` is not a domain. Where hyphens may be, and
/// the length of a label, are checked by `email_address`.
fn host_name(domain: &str) -> Result<(), SyntaxError> {
    if !domain.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.')) {
        return Err(SyntaxError::Domain);
    }
    if !domain.ends_with(|last: char| last.is_ascii_alphabetic()) {
        return Err(SyntaxError::TopLevelDomain);
    }
    Ok(())
}

/// Whether a label may be IDNA-encoded: it has hyphens as its third and fourth characters (RFC 5891, section 4.2.3.1), like
/// `xn--bcher-kva` and the invalid `ab--cd`.
fn needs_idna(domain: &str) -> bool {
    domain.as_bytes().contains(&b'-') && domain.split('.').any(|label| label.as_bytes().get(2..4) == Some(b"--"))
}

/// The domain in ASCII and lower case by UTS #46: `xn--bcher-kva.example` for `BÜCHER.example`.
///
/// Decodes the result again, because a label that is ASCII in the input (`xn--…`) may encode characters that no domain has.
fn ascii_domain(domain: &str) -> Result<Cow<'_, str>, SyntaxError> {
    let ascii = Uts46::new()
        .to_ascii(domain.as_bytes(), AsciiDenyList::STD3, Hyphens::Check, DnsLength::Verify)
        .map_err(|_| SyntaxError::Domain)?;
    let (unicode, result) = Uts46::new().to_unicode(ascii.as_bytes(), AsciiDenyList::STD3, Hyphens::Check);
    if result.is_err() || domain.chars().any(is_unsafe) || !unicode.split('.').all(is_label) {
        return Err(SyntaxError::Domain);
    }
    if unicode.rsplit('.').next().is_some_and(is_mixed) {
        return Err(SyntaxError::TopLevelDomain);
    }
    Ok(ascii)
}

/// Whether a top-level domain mixes ASCII with other letters, as that of `ana@example.com¦Ana¦Acme` or `ana@example.comþAna`, which
/// is the line of a file with an unknown delimiter.
fn is_mixed(label: &str) -> bool {
    let has_ascii = label.contains(|c: char| c.is_ascii_alphanumeric());
    has_ascii && !label.is_ascii() && !MIXED_TOP_LEVEL_DOMAINS.contains(&label)
}

/// Accepts letters, marks, digits and the exceptions of RFC 5892. UTS #46 alone would accept symbols, as in `i❤.ws`.
fn is_label(label: &str) -> bool {
    label.chars().all(|c| c == '-' || is_letter_or_digit(c) || is_allowed_by_context(c, label))
}

/// Whether a domain may have the character anywhere. The four code points are exceptions of RFC 5892, section 2.6, that are
/// no letters, marks or digits by their category: two Arabic signs, a Tibetan one and the ideographic zero.
fn is_letter_or_digit(c: char) -> bool {
    let category = category(c);
    GeneralCategoryGroup::Letter.union(GeneralCategoryGroup::Mark).contains(category)
        || category == GeneralCategory::DecimalNumber
        || matches!(c, '\u{6fd}' | '\u{6fe}' | '\u{f0b}' | '\u{3007}')
}

/// The characters that are allowed in a context (RFC 5892, appendix A): the Catalan dot between two l, the katakana dot
/// next to Japanese letters, the others next to letters of their scripts.
fn is_allowed_by_context(c: char, label: &str) -> bool {
    let japanese = |c: char| matches!(c, '\u{3041}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
    match c {
        '\u{b7}' => label.contains("l\u{b7}l"),
        '\u{30fb}' => label.contains(japanese),
        '\u{375}' | '\u{5f3}' | '\u{5f4}' => label.chars().count() > 1,
        _ => false,
    }
}

/// The normal form of an address with characters other than ASCII, in the local part, the domain or both.
fn international(text: &str) -> Result<Box<str>, SyntaxError> {
    let (local, domain) = split(text)?;
    let domain = ascii_domain(domain)?;
    let local = international_local(local)?;
    if local.len() + 1 + domain.len() > MAX_LENGTH || text.len() > MAX_LENGTH {
        return Err(SyntaxError::TooLong);
    }
    // The parser compares code points outside ASCII with UTF-8 bytes, which is wrong. It gets the address with an `x` in place of
    // each of them, because RFC 6531, section 3.3 treats them as letters.
    let skeleton: String = local.chars().map(|c| if c.is_ascii() { c } else { 'x' }).collect();
    check_syntax(&format!("{skeleton}@{domain}"))?;
    Ok(format!("{local}@{domain}").into_boxed_str())
}

/// The local part in lower case and in Unicode normal form C (RFC 6532, section 3.1).
///
/// `É` as one code point and `E` with U+0301 are the same letter; both become the one code point `é`.
fn international_local(local: &str) -> Result<String, SyntaxError> {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    // Checked before normalisation, because `<` and U+0338 compose to `≮`.
    if local.contains(|c: char| c.is_ascii() && !is_atom_or_dot(c)) {
        return Err(SyntaxError::Grammar);
    }
    let local = nfc.normalize(local);
    let first = local.chars().next().ok_or(SyntaxError::Grammar)?;
    if GeneralCategoryGroup::Mark.contains(category(first)) || local.chars().any(is_unsafe) {
        return Err(SyntaxError::UnsafeCharacter);
    }
    deliverable(&local)?;
    let lower = nfc.normalize(&local.to_lowercase()).into_owned();
    if local.len().max(lower.len()) > MAX_LOCAL { Err(SyntaxError::LocalTooLong) } else { Ok(lower) }
}

/// Refuses local parts that the grammar allows and that nobody has. Mail to them would bounce, or reach a different person.
///
/// - U+FFFD, and a `?` unless it is between two other marks: a conversion to a smaller character set wrote it for a letter that
///   the set does not have (`jos?@`, `m?ller@`).
/// - A leading `*` or `/` before a letter or digit: a mark of the list that the address was copied from (`*ana@`, `/ana@`).
///
/// Inside a local part `*` and `/` stay valid: gateways to X.400 and some mail systems have `user/department@`.
fn deliverable(local: &str) -> Result<(), SyntaxError> {
    let has_lost = local.as_bytes().contains(&b'?') && has_lost_letter(local);
    if has_lost || !local.is_ascii() && local.contains('\u{fffd}') {
        return Err(SyntaxError::LostLetter);
    }
    let unmarked = local.trim_start_matches(['*', '/']);
    if unmarked.len() < local.len() && unmarked.starts_with(char::is_alphanumeric) {
        return Err(SyntaxError::ListMark);
    }
    Ok(())
}

/// Whether a `?` is beside a letter, a digit, one of `.-_+`, another `?` or the end of the local part. Between two other marks, as in
/// ``!#$%&'*+-/=?^_`{|}~``, it was not written for a letter.
fn has_lost_letter(local: &str) -> bool {
    let is_mark =
        |c: Option<char>| c.is_some_and(|c| c.is_ascii_punctuation() && !matches!(c, '?' | '.' | '-' | '_' | '+'));
    local.match_indices('?').any(|(at, mark)| {
        let (before, after) = (local[..at].chars().next_back(), local[at + mark.len()..].chars().next());
        !is_mark(before) || !is_mark(after)
    })
}

/// The characters of a dot-atom (RFC 5322, section 3.2.3).
fn is_atom_or_dot(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c)
}

/// Whether the character is a separator, invisible, a control, for private use or unassigned (RFC 5198, section 2; RFC 6365,
/// section 4). Such a character is not a part of a name, and two addresses that differ in it look the same.
fn is_unsafe(c: char) -> bool {
    // Some invisible characters are letters, marks or symbols by their category.
    invisible(c).is_some() || GeneralCategoryGroup::Separator.union(GeneralCategoryGroup::Other).contains(category(c))
}

/// Whether a character beyond ASCII is punctuation or a symbol, such as `“`, `•` or `→`.
pub(super) fn is_symbol(c: char) -> bool {
    GeneralCategoryGroup::Punctuation.union(GeneralCategoryGroup::Symbol).contains(category(c))
}

/// The general category by the Unicode tables of `icu_properties`, which are compiled in.
fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}
