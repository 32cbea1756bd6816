//! Which of the nearest readings has words that are known: [`weigh`].
//!
//! `Societ` 0x85 is `Società` in code page 850 and `Societ…` in windows-1252, and a sentence may end so. But `Società` is a header, and
//! `Citt…` is none. In the same way `Søren` is a name and `Sřren` is none. The reader itself knows no words and asks its [`HeaderWords`].

use std::collections::BTreeSet;

use super::{bits::Bits, charset::Encoding, decoding::decode, samples::Samples};
use crate::source::header_words::HeaderWords;

/// How far behind the likeliest encoding one may be to be asked about, in bits. All are asked that known words can bring to the front.
const NEAR: Bits = 24.0;

/// How much less likely it is that a word is known in one of two readings because of an accident.
const WORD: Bits = 8.0;

/// How many words count: three words are the most that can be far from an accident and near in the bits of their letters.
const MOST: usize = 3;

/// In how many lines cells and words are looked up, and how many distinct ones.
const LINES: usize = 60;
const TEXTS: usize = 60;

/// The longest text that is looked up, in bytes.
const LONGEST: usize = 60;

/// Raises the cost of each encoding in which fewer words are known than in the one in which most are. `costs` has the likeliest
/// encoding first and may be out of order afterwards.
pub(super) fn weigh(costs: &mut [(Encoding, Bits)], samples: &Samples, words: &dyn HeaderWords) {
    let Some((_, best)) = costs.first().copied() else { return };
    let near = costs.partition_point(|(_, cost)| *cost <= best + NEAR);
    if near < 2 {
        return;
    }
    let mut counts = vec![0; near];
    for text in texts(samples) {
        let readings: Vec<_> = costs[..near].iter().map(|(encoding, _)| decode(*encoding, text)).collect();
        if readings.iter().all(|reading| *reading == readings[0]) {
            continue;
        }
        for (count, reading) in counts.iter_mut().zip(&readings) {
            *count += usize::from(words.knows(reading.trim()));
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    for ((_, cost), count) in costs.iter_mut().zip(counts) {
        *cost += (0..MOST.min(most - count)).map(|_| WORD).sum::<Bits>();
    }
}

/// The cells and words of the first lines that have something beyond ASCII.
fn texts(samples: &Samples) -> BTreeSet<&[u8]> {
    let is_edge = |byte: &u8| matches!(byte, b',' | b';' | b'\t' | b'|' | b'"' | b'\r' | b'\n');
    let is_outside = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphabetic();
    let cells = samples.lines().take(LINES).flat_map(|(line, _)| line.split(is_edge));
    let texts =
        cells.filter(|cell| !cell.is_ascii()).flat_map(|cell| std::iter::once(cell).chain(cell.split(is_outside)));
    let mut found = BTreeSet::new();
    for text in texts.filter(|text| !text.is_ascii() && text.len() <= LONGEST) {
        found.insert(text);
        if found.len() == TEXTS {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lead::Field;

    struct Words(&'static [&'static str]);

    impl HeaderWords for Words {
        fn field_of(&self, _: &str) -> Option<Field> {
            None
        }

        fn knows(&self, text: &str) -> bool {
            self.0.contains(&text)
        }
    }

    fn weighed(file: &[u8], costs: [Bits; 2], words: &'static [&'static str]) -> [String; 2] {
        let encodings = ["windows-1252", "ibm850"].map(|label| Encoding::for_label(label).unwrap());
        let mut costs = [(encodings[0], costs[0]), (encodings[1], costs[1])];
        weigh(&mut costs, &Samples::gather(file).unwrap(), &Words(words));
        costs.map(|(_, cost)| format!("{cost}"))
    }

    #[test]
    fn a_reading_in_which_a_word_is_known_is_likelier() {
        let file = b"E-mail,Societ\x85\na@example.it,Roma\n";
        assert_eq!(weighed(file, [10.0, 13.0], &["Società"]), ["18", "13"]);
        assert_eq!(weighed(file, [10.0, 13.0], &["Citta"]), ["10", "13"]);
        assert_eq!(weighed(file, [10.0, 60.0], &["Società"]), ["10", "60"], "too far behind");
    }

    #[test]
    fn words_that_are_known_in_both_readings_tell_nothing() {
        let file = b"E-mail,Societ\x85,Citt\x85\na@example.it,Roma,Bari\n";
        assert_eq!(weighed(file, [10.0, 13.0], &["Società", "Societ…"]), ["10", "13"]);
        assert_eq!(weighed(file, [10.0, 13.0], &["Società", "Societ…", "Città"]), ["18", "13"]);
    }

    #[test]
    fn words_of_a_cell_count_and_many_count_as_three() {
        let words = &["à", "è", "Società", "caffè"];
        let file = b"note\nSociet\x85 \x8A caff\x8A \x85\n";
        assert_eq!(weighed(file, [10.0, 13.0], words), ["34", "13"]);
    }
}
