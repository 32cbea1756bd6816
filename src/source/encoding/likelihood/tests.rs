//! The parts of a cost, which together choose an encoding.

use super::*;

fn counts(text: &str, label: &'static str) -> Counts {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
    Counts::new(&encoding.encode(&format!("\n{text}\n")).0, 0.05)
}

fn cost(text: &str, written: &'static str, read: &str) -> Option<Bits> {
    let encoding = Encoding::for_label(read).unwrap();
    costs(&counts(text, written)).into_iter().find(|(candidate, _)| *candidate == encoding).map(|(_, cost)| cost)
}

#[test]
fn every_candidate_is_an_encoding_that_some_language_can_be_written_in() {
    let (_, candidates) = &*KNOWN;
    assert_eq!(candidates.len(), CANDIDATES.len());
    for candidate in candidates {
        assert!(!candidate.languages.is_empty(), "{}", candidate.encoding.name());
        assert_eq!(candidate.table.len(), 256, "{}", candidate.encoding.name());
    }
}

#[test]
fn only_words_with_something_beyond_ascii_are_counted() {
    let counts = counts("Ada,Zoë,London\nMÜLLER", "windows-1252");
    assert_eq!(counts.letters(), 2 + 5, "Z, o and M, L, L, E, R");
    assert_eq!(counts.ascii[usize::from(b'l' - b'a')], 2, "capitals count as small letters");
    assert_eq!(counts.pairs.len(), 4, "{:?}", counts.pairs);
}

#[test]
fn a_byte_without_a_meaning_rules_an_encoding_out() {
    // 0xD2 is no character of windows-1253.
    let text = Counts::new(b"\n\xD2\n", 0.05);
    let greek = Encoding::for_label("windows-1253").unwrap();
    assert!(costs(&text).iter().all(|(encoding, _)| *encoding != greek));
}

#[test]
fn names_cost_least_in_the_encoding_that_they_were_written_in() {
    let cases = [
        ("Müller\nZoë\nJosé\nFrançois", "windows-1252", ["windows-1250", "windows-1251", "koi8-r"]),
        ("Иванов\nПётр\nСмирнова", "windows-1251", ["koi8-r", "ibm866", "windows-1252"]),
        ("Παπαδόπουλος\nΕλένη", "windows-1253", ["windows-1252", "windows-1251", "windows-1255"]),
    ];
    for (text, written, others) in cases {
        let right = cost(text, written, written).unwrap();
        for other in others {
            assert!(cost(text, written, other).is_none_or(|wrong| wrong > right), "{text:?} in {other}");
        }
    }
}

#[test]
fn letters_of_two_scripts_beside_each_other_are_unlikely() {
    assert!(joint('a', 'б') > joint('a', 'b'));
    assert!(joint('α', 'б') > joint('б', 'в'));
    assert_eq!(joint('é', 'É'), 7.0, "a capital within a word");
    assert_eq!(joint('É', 'é'), 0.0);
    assert_eq!(joint('é', ','), 0.0, "a word may end at ASCII");
    assert!(joint('é', '½') > 0.0);
}

#[test]
fn rare_letters_cost_only_where_they_are_much_rarer_than_usual() {
    let with_density = |density| Counts::new(b"\n\n", density).rarity_cost(0.05);
    assert_eq!(with_density(0.05), 0.0);
    assert_eq!(with_density(0.05 / 16.0), 0.0, "a file may have sixteen times fewer");
    assert!(with_density(0.05 / 64.0) > 5.0);
    assert_eq!(with_density(1e-9), 12.0, "and never more than that");
}
