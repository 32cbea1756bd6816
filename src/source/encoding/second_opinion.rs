//! The opinion of `chardetng`, the detector of Firefox, about the words of a file.
//!
//! It knows which letters follow each other in the languages of the Windows, ISO and East Asian encodings, which the
//! frequencies of `letters.rs` do not. It knows neither the code pages of DOS nor Mac Roman,
//! and reads signs as letters, so that it sees words only and its opinion settles close cases only.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::{bits::Bits, charset::Encoding, decoding::decode, fragments::Fragments};

/// How much likelier its opinion makes an encoding, in bits.
const WEIGHT: Bits = 3.0;

/// Lowers the cost of the encoding that it names; `costs` has the likeliest encoding first and may be out of order afterwards.
pub(super) fn weigh(costs: &mut [(Encoding, Bits)], fragments: &Fragments) {
    let Some((best, _)) = costs.first().copied() else { return };
    let Some(guess) = guess(fragments.iter().filter(|fragment| has_letters(best, fragment))) else { return };
    for (_, cost) in costs.iter_mut().filter(|(encoding, _)| encoding.name() == guess.name()) {
        *cost -= WEIGHT;
    }
}

/// Whether the fragment is a word, as far as the likeliest encoding knows.
fn has_letters(encoding: Encoding, fragment: &[u8]) -> bool {
    decode(encoding, fragment).chars().any(|char| !char.is_ascii() && char.is_alphabetic())
}

/// Its opinion, if there are words.
fn guess<'a>(words: impl Iterator<Item = &'a [u8]>) -> Option<&'static encoding_rs::Encoding> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut words = words.peekable();
    words.peek()?;
    for word in words {
        detector.feed(b"\n", false);
        detector.feed(word, false);
    }
    detector.feed(b"\n", true);
    Some(detector.guess(None, Utf8Detection::Deny))
}
