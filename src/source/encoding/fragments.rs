//! The places of a file that can tell its encoding: [`Fragments`].
//!
//! Of the line
//!
//! ```text
//! jose@example.com,José Müller,350 €
//! ```
//!
//! the fragments are `José a` at the beginning of a cell, `a Müller` at the end of one, and `0 €`. All else is ASCII and the same in
//! each encoding with one byte per character. Fragments of 48 KiB at most are kept, so that the time for all encodings does not grow with
//! the file.

use std::{collections::BTreeSet, ops::Range};

/// How many bytes of fragments are kept: thousands of words, more than any decision needs.
const LIMIT: usize = 48 * 1024;

/// The distinct words and signs of a text that have something beyond ASCII, each with up to two characters on either side.
///
/// A fragment that occurs in every row tells no more than one that occurs once, so it counts once. A number on the side is
/// one `0` and a letter is `a`, so that `20 €` and `350 €` are the same fragment. The edge of a cell is a line feed.
#[derive(Debug, Default)]
pub(super) struct Fragments(BTreeSet<Vec<u8>>);

impl Fragments {
    /// The fragments of lines that are between line feeds.
    pub(super) fn of(lines: &[u8]) -> Self {
        let mut fragments = BTreeSet::new();
        let (mut at, mut kept) = (0, 0);
        while let Some(run) = next_run(lines, at).filter(|_| kept < LIMIT) {
            at = run.end;
            let mut fragment = side(lines[..run.start].iter().rev());
            fragment.reverse();
            fragment.extend(&lines[run.clone()]);
            fragment.extend(side(lines[run.end..].iter()));
            let length = fragment.len();
            kept += if fragments.insert(fragment) { length } else { 0 };
        }
        Self(fragments)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(Vec::as_slice)
    }

    /// All fragments, each between line feeds.
    pub(super) fn text(&self) -> Vec<u8> {
        self.iter().flat_map(|fragment| [b"\n", fragment].concat()).chain([b'\n']).collect()
    }

    /// How often each ASCII letter occurs, whether capital or not.
    pub(super) fn letters(&self) -> [u32; 26] {
        let mut counts = [0; 26];
        for letter in self.iter().flatten().filter(|byte| byte.is_ascii_alphabetic()) {
            counts[usize::from(letter.to_ascii_lowercase() - b'a')] += 1;
        }
        counts
    }
}

/// The next word that has a byte beyond ASCII in it, behind `from`.
///
/// Where a character has two bytes, the second may be an ASCII character from `@` on. It stays with the first.
fn next_run(lines: &[u8], from: usize) -> Option<Range<usize>> {
    let high = from + lines[from..].iter().position(|byte| !byte.is_ascii())?;
    let letters = lines[from..high].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let is_inside = |pair: &&[u8]| !pair[1].is_ascii() || pair[1].is_ascii_alphabetic() || is_second(pair[0], pair[1]);
    let inside = lines[high..].windows(2).take_while(is_inside).count();
    Some(high - letters..high + 1 + inside)
}

/// Whether `byte` can be the second of a character whose first is `first`.
fn is_second(first: u8, byte: u8) -> bool {
    !first.is_ascii() && matches!(byte, b'@'..=b'~')
}

/// Up to two characters beside a word, the nearest first. There are none behind the edge of the cell.
fn side<'a>(bytes: impl Iterator<Item = &'a u8>) -> Vec<u8> {
    let mut side: Vec<u8> = Vec::with_capacity(2);
    for byte in bytes {
        let class = class(*byte);
        if class == b'0' && side.last() == Some(&b'0') {
            continue;
        }
        side.push(class);
        if side.len() == 2 || class == b'\n' {
            break;
        }
    }
    side
}

/// What a byte beside a word counts as: `0` for a digit, `a` for a letter, a line feed for the edge of a cell, and else itself.
fn class(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => b'0',
        b'\r' | b'\n' | b'\t' | b',' | b';' | b'|' | b'"' => b'\n',
        _ if byte.is_ascii_alphabetic() || !byte.is_ascii() => b'a',
        _ => byte,
    }
}
