//! The rules of a lead's address: what the parser `email_address` says, and what it leaves open.

use std::borrow::Cow;

use email_address::{EmailAddress, Options};
use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::{
    CodePointMapData,
    props::{GeneralCategory, GeneralCategoryGroup},
};
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

/// RFC 5321, section 4.5.3.1.3: a path has 256 octets, two of which are its angle brackets.
const MAX_LENGTH: usize = 254;

/// RFC 5321, section 4.5.3.1.1 counts octets of ASCII; an internationalised local part gets as many characters.
const MAX_LOCAL_CHARS: usize = 64;

/// The rule that a text breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    #[error("there is no @")]
    NoAt,
    #[error("it is not of the form name@domain (RFC 5322, section 3.4.1)")]
    Grammar,
    #[error("a quoted name before the @ is not accepted")]
    QuotedLocal,
    #[error("the part before the @ is longer than 64 characters (RFC 5321, section 4.5.3.1.1)")]
    LocalTooLong,
    #[error("it is longer than 254 bytes (RFC 5321, section 4.5.3.1.3)")]
    TooLong,
    #[error("it has a character that no address may have")]
    UnsafeCharacter,
    #[error("its domain is not a host name (RFC 1123, section 2.1; RFC 5891)")]
    Domain,
    #[error("its domain does not end in a top-level domain (RFC 3696, section 2)")]
    TopLevelDomain,
}

/// The address in lower case, its domain in ASCII; the text has been trimmed.
pub(super) fn normal_form(text: &str) -> Result<Box<str>, Fault> {
    if text.len() > 4 * MAX_LENGTH {
        return Err(Fault::TooLong);
    }
    if text.is_ascii() { ascii(text) } else { international(text) }
}

fn ascii(text: &str) -> Result<Box<str>, Fault> {
    let (local, domain) = halves(text)?;
    if local.len() > MAX_LOCAL_CHARS {
        return Err(Fault::LocalTooLong);
    }
    if needs_idna(domain) {
        return checked(&format!("{local}@{}", ascii_domain(domain)?));
    }
    checked(text)
}

/// What `email_address` finds right, if the rules that it leaves open are kept too.
fn checked(text: &str) -> Result<Box<str>, Fault> {
    let address = EmailAddress::parse_with_options(text, lead_strict()).map_err(|_| Fault::Grammar)?;
    let (local, domain) = halves(text)?;
    if local.starts_with('"') {
        return Err(Fault::QuotedLocal);
    }
    if text.len() > MAX_LENGTH {
        return Err(Fault::TooLong);
    }
    host_name(domain)?;
    let mut normal = String::from(address);
    normal.make_ascii_lowercase();
    Ok(normal.into_boxed_str())
}

fn lead_strict() -> Options {
    Options::default().with_required_tld().without_domain_literal().without_display_text()
}

fn halves(text: &str) -> Result<(&str, &str), Fault> {
    text.rsplit_once('@').ok_or(Fault::NoAt)
}

/// Letters, digits and hyphens (RFC 1123, section 2.1), which is narrower than the atoms that RFC 5322 allows; and
/// a top-level domain ends in a letter, as all that exist do, so that `127.0.0.1` is not a domain.
fn host_name(domain: &str) -> Result<(), Fault> {
    if !domain.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.')) {
        return Err(Fault::Domain);
    }
    if !domain.ends_with(|last: char| last.is_ascii_alphabetic()) {
        return Err(Fault::TopLevelDomain);
    }
    Ok(())
}

/// Whether a label has the form of an encoded one: hyphens in the third and fourth place (RFC 5891, section 4.2.3.1).
fn needs_idna(domain: &str) -> bool {
    domain.split('.').any(|label| label.as_bytes().get(2..4) == Some(b"--"))
}

fn ascii_domain(domain: &str) -> Result<Cow<'_, str>, Fault> {
    let ascii = Uts46::new()
        .to_ascii(domain.as_bytes(), AsciiDenyList::STD3, Hyphens::Check, DnsLength::Verify)
        .map_err(|_| Fault::Domain)?;
    let (unicode, result) = Uts46::new().to_unicode(ascii.as_bytes(), AsciiDenyList::STD3, Hyphens::Check);
    if result.is_err() || domain.chars().any(is_unsafe) || !unicode.split('.').all(is_label) {
        return Err(Fault::Domain);
    }
    Ok(ascii)
}

/// Letters, marks, digits and the few exceptions of RFC 5892: UTS 46 would let symbols pass.
fn is_label(label: &str) -> bool {
    label.chars().all(|c| c == '-' || is_letter_or_digit(c) || is_allowed_by_context(c, label))
}

fn is_letter_or_digit(c: char) -> bool {
    let category = category(c);
    GeneralCategoryGroup::Letter.contains(category)
        || GeneralCategoryGroup::Mark.contains(category)
        || category == GeneralCategory::DecimalNumber
        || matches!(c, '\u{6fd}' | '\u{6fe}' | '\u{f0b}' | '\u{3007}')
}

/// The characters of RFC 5892, appendix A: the Catalan dot stands between two l, the katakana dot among Japanese
/// letters, the others beside letters of their scripts.
fn is_allowed_by_context(c: char, label: &str) -> bool {
    let japanese = |c: char| matches!(c, '\u{3041}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
    match c {
        '\u{b7}' => label.contains("l\u{b7}l"),
        '\u{30fb}' => label.contains(japanese),
        '\u{375}' | '\u{5f3}' | '\u{5f4}' => label.chars().count() > 1,
        _ => false,
    }
}

fn international(text: &str) -> Result<Box<str>, Fault> {
    let (local, domain) = halves(text)?;
    let domain = ascii_domain(domain)?;
    let local = international_local(local)?;
    if local.len() + 1 + domain.len() > MAX_LENGTH || text.len() > MAX_LENGTH {
        return Err(Fault::TooLong);
    }
    // The parser's table of characters outside ASCII compares code points with UTF-8 bytes, so it is asked about the
    // address with an `x` for each of them: RFC 6531, section 3.3 treats them as it treats letters.
    let skeleton: String = local.chars().map(|c| if c.is_ascii() { c } else { 'x' }).collect();
    let normal_domain = checked(&format!("{skeleton}@{domain}"))?;
    let (_, domain) = halves(&normal_domain)?;
    Ok(format!("{local}@{domain}").into_boxed_str())
}

/// The local part in lower case and in normal form C (RFC 6532, section 3.1).
fn international_local(local: &str) -> Result<String, Fault> {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    // Before a combining mark hides it: `<` and U+0338 compose to `≮`.
    if local.contains(|c: char| c.is_ascii() && !is_atom_or_dot(c)) {
        return Err(Fault::Grammar);
    }
    let local = nfc.normalize(local);
    let first = local.chars().next().ok_or(Fault::Grammar)?;
    if GeneralCategoryGroup::Mark.contains(category(first)) || local.chars().any(is_unsafe) {
        return Err(Fault::UnsafeCharacter);
    }
    if local.chars().count() > MAX_LOCAL_CHARS {
        return Err(Fault::LocalTooLong);
    }
    Ok(nfc.normalize(&local.to_lowercase()).into_owned())
}

/// The characters of a dot-atom (RFC 5322, section 3.2.3).
fn is_atom_or_dot(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c)
}

/// Separators, and characters that are invisible, private or not assigned (RFC 5198, section 2; RFC 6365, section 4).
fn is_unsafe(c: char) -> bool {
    let category = category(c);
    GeneralCategoryGroup::Separator.contains(category) || GeneralCategoryGroup::Other.contains(category)
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}
