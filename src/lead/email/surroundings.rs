//! What may stand around an address in a cell: [`before`], [`after`].
//!
//! A text around an address is taken away only if a mark ends it, so that it cannot be a part of the address. A space is no such
//! mark: `ann smith@example.com` may be two people or one address that lost its full stop, and nobody knows which.
//!
//! | before an address | | after an address | |
//! |---|---|---|---|
//! | `Ada <`, `Ada (`, `[` | opening bracket | `>`, `)`, `]` | closing bracket, and any text behind it |
//! | `"`, `„`, `«`, `="` | quotation mark | `"`, `“`, `»` | quotation mark |
//! | `Email: `, `smtp:`, `mailto:` | label | ` (work)`, ` <Ada>`, `<br>` | comment, name, tag |
//! | `1. `, `- `, `• `, `> ` | mark of a list | `,` `;` `.` `!` `?` `:` `/` | punctuation that ends the cell |
//! | `Ada - ` | dash between spaces | ` - Ada` | dash between spaces |
//! | `n/a; `, `none, ` | an item of a list with no address | `; n/a` | an item with no address |
//! | `, `, ` / `, ` and ` | between two addresses | `, `, ` / `, ` and ` | between two addresses |

use super::{
    repairs::{Repair, Repairs},
    syntax::is_symbol,
};

/// The words between two addresses of a list, in lower case.
const AND: [&str; 24] = [
    "and", "or", "und", "oder", "et", "ou", "y", "e", "o", "u", "en", "of", "og", "eller", "och", "i", "a", "lub",
    "ja", "ve", "veya", "и", "или", "&",
];

/// The labels that need no space behind their colon. With `user:name@example.com` the text before the colon may be anything.
const LABELS: [&str; 9] = ["mailto", "smtp", "email", "e-mail", "mail", "to", "from", "cc", "bcc"];

/// The items of a list that say that there is no address.
const NOTHING: [&str; 12] = ["", "n/a", "na", "none", "null", "nil", "-", "--", "–", "—", "keine", "x"];

const SCHEME: &str = "mailto:";

/// The longest label: `Adresse e-mail professionnelle` has 30 bytes.
const LONGEST_LABEL: usize = 48;

/// What the text before an address is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before<'a> {
    /// The text from the end of the address before it.
    pub(super) text: &'a str,
    /// Whether there is an address before it.
    pub(super) follows: bool,
    /// Whether a quotation mark is right after the address.
    pub(super) is_closed: bool,
}

/// What the text after an address is.
#[derive(Clone, Copy, Debug)]
pub(super) struct After<'a> {
    /// The text to the beginning of the address after it.
    pub(super) text: &'a str,
    /// Whether there is an address after it.
    pub(super) precedes: bool,
    /// Whether a quotation mark or a bracket opens before the address.
    pub(super) is_opened: bool,
}

impl Before<'_> {
    /// Whether a quotation mark, a bracket or a tag opens before the address.
    pub(super) fn opens(self) -> bool {
        let text = without_scheme(self.text).unwrap_or(self.text).trim_end();
        text.ends_with(|c| is_quote(c) || matches!(c, '<' | '(' | '[' | '{' | '【' | '「' | '>'))
    }

    /// The repairs that take the text away, or `None` if it may be a part of the address.
    pub(super) fn repairs(self) -> Option<Repairs> {
        let mut repairs = Repairs::default();
        let mut text = self.text;
        // Marks stand in each other: the scheme in a quotation mark in a tag.
        while let Some(rest) = without_scheme(text) {
            repairs.add(Repair::Mailto);
            text = rest;
        }
        let rest = text.trim_end();
        let is_spaced = rest.len() < text.len();
        let Some(mark) = rest.chars().next_back() else {
            return (!self.follows || is_spaced || !repairs.is_empty()).then_some(repairs);
        };
        let head = &rest[..rest.len() - mark.len_utf8()];
        let repair = match mark {
            '<' | '(' | '[' | '{' | '【' | '「' => Repair::DisplayName,
            '"' if !self.is_closed => return None,
            _ if is_quote(mark) => opening_quote(head, mark)?,
            '>' => end_of_tag(head)?,
            _ if self.is_separated(head, mark, is_spaced) => {
                // An item without an address before the first one is taken away like a label.
                if self.follows {
                    return Some(repairs);
                }
                Repair::Label
            }
            ':' => Self::label(head, is_spaced)?,
            _ => list_mark(head, mark, is_spaced)?,
        };
        repairs.add(repair);
        if repair == Repair::Quotes && self.names(head) {
            repairs.add(Repair::DisplayName);
        }
        Some(repairs)
    }

    /// Whether the text before a quotation mark is a name.
    fn names(self, head: &str) -> bool {
        !self.follows && head.contains(char::is_alphabetic)
    }

    /// The text before a colon is a label if it is a word that nothing else can be, or if a space is behind the colon.
    fn label(head: &str, is_spaced: bool) -> Option<Repair> {
        let last = head.rsplit([';', ',', '|', '\n', '<', '>', '"']).next().unwrap_or(head).trim();
        let is_word = last.len() <= LONGEST_LABEL && last.contains(char::is_alphabetic) && !last.contains('/');
        (is_known_label(&format!("{last}:")) || is_word && is_spaced).then_some(Repair::Label)
    }

    /// Whether the mark separates the address from another, or from an item of the list that has no address.
    fn is_separated(self, head: &str, mark: char, is_spaced: bool) -> bool {
        if self.follows && is_and(head, mark) {
            return is_spaced;
        }
        let item = head.rsplit([',', ';', '|', '\n']).next().unwrap_or(head).trim();
        let is_nothing = NOTHING.contains(&item.to_lowercase().as_str());
        match mark {
            ';' | '|' | '、' | '；' | '\n' => (self.follows || !head.is_empty()) && (is_nothing || is_spaced),
            ',' | '，' => (self.follows && (is_nothing || is_comment(item))) || !head.is_empty() && is_nothing,
            '/' => is_nothing && (self.follows || !item.is_empty()),
            '#' => self.follows && head.ends_with(';'),
            ':' => self.follows && is_spaced && head.trim().trim_matches(':').is_empty(),
            '-' | '–' | '—' | '+' | '•' | '·' => self.follows && is_spaced && head.trim().is_empty(),
            _ => false,
        }
    }
}

impl After<'_> {
    /// The repairs that take the text away, or `None` if it may be a part of the address.
    pub(super) fn repairs(self) -> Option<Repairs> {
        let rest = self.text.trim_start();
        let is_spaced = rest.len() < self.text.len();
        let Some(mark) = rest.chars().next() else {
            return (is_spaced || !self.precedes).then(Repairs::default);
        };
        let tail = &rest[mark.len_utf8()..];
        let has_line = self.text[..self.text.len() - rest.len()].contains('\n');
        match mark {
            '>' | ')' | ']' | '}' | '】' | '」' => self.closed(tail, Repair::DisplayName),
            _ if is_quote(mark) => self.closed(tail, Repair::Quotes),
            '(' | '<' | '[' => Some(Repairs::of(Repair::DisplayName)),
            _ if self.is_separated(rest, mark, tail) => {
                Some(if self.precedes { Repairs::default() } else { Repairs::of(Repair::DisplayName) })
            }
            _ if is_punctuation(mark) && tail.chars().all(|c| is_punctuation(c) || c.is_whitespace()) => {
                Some(Repairs::of(Repair::TrailingPunctuation))
            }
            ';' | '；' if tail.starts_with('#') => Some(Repairs::of(Repair::TrailingPunctuation)),
            ';' | '|' | '；' | '、' if tail.starts_with(char::is_whitespace) => {
                Some(Repairs::of(Repair::DisplayName))
            }
            '-' | '–' | '—' if is_spaced && tail.starts_with(char::is_whitespace) => {
                Some(Repairs::of(Repair::DisplayName))
            }
            _ => (has_line && !may_continue(rest)).then(|| Repairs::of(Repair::DisplayName)),
        }
    }

    /// A closing mark may have anything behind it. One that none opened is punctuation, behind which the cell ends.
    fn closed(self, tail: &str, repair: Repair) -> Option<Repairs> {
        let is_end = tail.chars().all(|c| is_punctuation(c) || is_quote(c) || c.is_whitespace());
        if !self.is_opened {
            return (self.precedes || is_end).then(|| Repairs::of(Repair::TrailingPunctuation));
        }
        let mut repairs = Repairs::of(repair);
        if !self.precedes && tail.trim_end().ends_with([',', ';', '.']) {
            repairs.add(Repair::TrailingPunctuation);
        }
        Some(repairs)
    }

    /// Whether the mark separates the address from another, or from an item of the list that has no address.
    fn is_separated(self, rest: &str, mark: char, tail: &str) -> bool {
        let between = rest.trim_end();
        if self.precedes && (AND.contains(&between.to_lowercase().as_str()) || between.chars().all(is_between)) {
            return rest.len() < self.text.len() || rest.contains(is_separator);
        }
        let item = tail.split([',', ';', '|', '\n']).next().unwrap_or(tail).trim();
        let is_item = !item.is_empty() && NOTHING.contains(&item.to_lowercase().as_str());
        let opens = self.precedes
            && (tail.starts_with(char::is_whitespace) || tail.starts_with(['<', '"']) || is_known_label(tail));
        is_separator(mark) && (is_item || opens)
    }
}

/// Whether the text may be the rest of a domain that a line break has split: `ann@mail.exa` LF `mple.com`.
fn may_continue(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-'))
}

/// Whether the text is a label that needs no space behind its colon.
fn is_known_label(text: &str) -> bool {
    text.strip_suffix(':').is_some_and(|word| LABELS.iter().any(|label| word.eq_ignore_ascii_case(label)))
}

/// Whether the text ends with the scheme of a mail link.
pub(super) fn ends_with_scheme(text: &str) -> bool {
    without_scheme(text).is_some()
}

/// The text before `mailto:`. Some programs write two slashes after the scheme.
fn without_scheme(text: &str) -> Option<&str> {
    let text = text.trim_end_matches('/');
    let head = text.len().checked_sub(SCHEME.len())?;
    text.get(head..)?.eq_ignore_ascii_case(SCHEME).then(|| &text[..head])
}

/// A quotation mark opens where no letter is right before it. `„` and the like open anywhere.
fn opening_quote(head: &str, mark: char) -> Option<Repair> {
    let opens = !mark.is_ascii() || !head.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | '\\' | '"'));
    opens.then_some(Repair::Quotes)
}

/// A `>` ends a tag, or it begins the lines of a quoted mail.
fn end_of_tag(head: &str) -> Option<Repair> {
    (head.contains('<') || head.trim_matches([' ', '>']).is_empty()).then_some(Repair::DisplayName)
}

/// The mark of a list before its item, or a dash between a name and its address.
fn list_mark(head: &str, mark: char, is_spaced: bool) -> Option<Repair> {
    let is_alone = head.trim().is_empty();
    let is_number = || head.len() <= 4 && head.bytes().all(|byte| byte.is_ascii_digit()) && !is_alone;
    match mark {
        ',' | ';' | '|' if is_alone => Some(Repair::Label),
        _ if is_alone && !mark.is_ascii() && is_symbol(mark) => Some(Repair::Label),
        '-' | '–' | '—' | '*' | '+' | '#' | '/' if is_alone && is_spaced => Some(Repair::Label),
        '.' | ')' if is_number() && is_spaced => Some(Repair::Label),
        '-' | '–' | '—' if is_spaced && head.ends_with(char::is_whitespace) => Some(Repair::DisplayName),
        _ => None,
    }
}

/// Whether `head` and `mark` end with a word that stands between two addresses.
fn is_and(head: &str, mark: char) -> bool {
    let word = format!("{head}{mark}").trim().to_lowercase();
    AND.contains(&word.as_str())
}

fn is_comment(item: &str) -> bool {
    item.starts_with('(') && item.ends_with(')')
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›' | '『' | '』')
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | ';' | '|' | '\n' | '\r' | '/' | '、' | '，' | '；')
}

/// Whether the character may stand between two addresses.
fn is_between(c: char) -> bool {
    is_separator(c)
        || c.is_whitespace()
        || matches!(c, ':' | '-' | '–' | '—' | '&' | '+' | '•' | '·' | '#' | '\\' | '.')
}

/// Whether the character may end the cell behind an address.
fn is_punctuation(c: char) -> bool {
    is_separator(c) || matches!(c, '.' | '!' | '?' | ':' | '-' | '–' | '—' | '>' | '<' | '。' | '…' | '*')
}
