//! The search for the encoding, over the whole file.
//!
//! The steps go from proof to likelihood:
//!
//! 1. Escape sequences of ISO-2022-JP, `ESC $ B` and `ESC ( B` (RFC 1468): nothing else has them.
//! 2. All bytes are UTF-8: text in another encoding is valid UTF-8 only by a rare accident (RFC 3629, section 1).
//! 3. More places are UTF-8 than are not, or at least as many lines: UTF-8 with damaged places or with lines in another encoding, which were
//!    pasted into it.
//! 4. Otherwise the encoding in which the text is likeliest, by its cost in bits. 7 bits of lead are odds of 128 to 1. Words that are known
//!    as headers or names count among the nearest.

use std::io::{self, Read};

use memchr::memmem;

use super::{
    alternative::Alternative,
    bits::Bits,
    charset::Encoding,
    clues::{Clues, share},
    decoding::decode,
    ideographs, known_words, likelihood,
    mixture::Mixture,
    other_encoding::OtherEncoding,
    report::EncodingReport,
    samples::Samples,
    second_opinion,
};
use crate::source::header_words::HeaderWords;

/// By how many bits the best encoding must lead to be certain: 7 bits are odds of 128 to 1 in the model.
const CERTAIN: Bits = 7.0;

/// Finds the encoding of a file that is not clean UTF-8 from beginning to end, by all of its lines.
///
/// A UTF-8 mark is believed as soon as one character beyond ASCII is UTF-8. Where none is, a program put the mark
/// before text of another encoding, and the text is believed.
pub(in crate::source) fn search(
    source: impl Read,
    is_marked: bool,
    words: &dyn HeaderWords,
) -> io::Result<EncodingReport> {
    let samples = Samples::gather(source)?;
    if is_iso_2022_jp(&samples.lines) {
        return Ok(EncodingReport::new(Encoding::for_label("iso-2022-jp").unwrap_or(Encoding::UTF_8), 0.99));
    }
    let Some(others) = samples.others.as_deref() else { return Ok(EncodingReport::new(Encoding::UTF_8, 1.0)) };
    if is_marked && samples.valid > 0 || samples.valid > samples.invalid {
        let share = share(samples.valid, samples.valid + samples.invalid);
        let confidence = if is_marked { 1.0 } else { narrow(share) };
        return Ok(EncodingReport { confidence, ..with_others(others, likeliest(others, words)) });
    }
    Ok(match samples.utf8.as_deref() {
        Some(utf8) => by_lines(&samples, utf8, others, words),
        None => likeliest(&samples, words),
    })
}

/// The encoding of a file that has lines in UTF-8, and others with more places that are not than those have characters.
///
/// The lines may be UTF-8 by accident. If they are not, the file is in the encoding of most lines.
fn by_lines(samples: &Samples, utf8: &Samples, others: &Samples, words: &dyn HeaderWords) -> EncodingReport {
    let page = likeliest(others, words);
    let mixture = Mixture::new(page.encoding, Encoding::UTF_8);
    let count = mixture.count(utf8);
    if count.0 == 0 {
        return likeliest(samples, words);
    }
    // Lines in which bytes were lost are no more in the one encoding than in the other.
    let pasted = Mixture::new(Encoding::UTF_8, page.encoding).count(others);
    if 2 * count.0 > count.1 && utf8.count * pasted.1 >= others.count * pasted.0 {
        EncodingReport { confidence: narrow(share(utf8.count, samples.count)), ..with_others(others, page) }
    } else {
        EncodingReport { other: Some(OtherEncoding::new(Encoding::UTF_8)), ..page }
    }
}

/// UTF-8 with lines that are not. Their likeliest encoding is `page`, unless bytes were lost in all of them.
fn with_others(others: &Samples, page: EncodingReport) -> EncodingReport {
    let mixture = |encoding| Mixture::new(Encoding::UTF_8, encoding);
    let (pasted, report) = (mixture(page.encoding), EncodingReport::new(Encoding::UTF_8, 1.0));
    if others.lines().all(|(line, _)| pasted.other_text(line).is_none()) {
        return report;
    }
    // An encoding in which no such line can be read is no alternative.
    let differs = |line: &[u8], rival| {
        let other = mixture(rival).other_text(line);
        other.is_some() && other != pasted.other_text(line)
    };
    let can_be = |other: &Alternative| others.lines().any(|(line, _)| differs(line, other.encoding()));
    let alternative = page.alternative.filter(can_be);
    EncodingReport { alternative, other: Some(OtherEncoding::new(page.encoding)), ..report }
}

/// Whether a text that could be UTF-8 is in Japan's seven-bit encoding: it is full of escape sequences.
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    let shift = |sequence: &[u8]| memmem::find(bytes, sequence).is_some();
    (shift(b"\x1B$B") || shift(b"\x1B$@")) && (shift(b"\x1B(B") || shift(b"\x1B(J"))
}

/// The encoding in which the text costs least, compared with the next one that reads the text differently. Encodings that read all of it
/// alike, such as windows-1252 and ISO-8859-15 in a text without signs, are no rivals.
fn likeliest(samples: &Samples, words: &dyn HeaderWords) -> EncodingReport {
    let costs = costs(samples, words);
    let Some((best, cost)) = costs.first().copied() else { return EncodingReport::new(Encoding::UTF_8, 0.0) };
    let text = decode(best, &samples.lines);
    let rival = costs.iter().skip(1).find(|(encoding, _)| decode(*encoding, &samples.lines) != text);
    let Some((rival, lead)) = rival.map(|(rival, other)| (*rival, other - cost)) else {
        return EncodingReport::new(best, 1.0);
    };
    let alternative = if lead < CERTAIN { Alternative::find(samples, best, rival) } else { None };
    EncodingReport { alternative, ..EncodingReport::new(best, confidence(lead)) }
}

/// The cost of each encoding that the text can be in, the lowest first.
fn costs(samples: &Samples, words: &dyn HeaderWords) -> Vec<(Encoding, Bits)> {
    let clues = Clues::of(samples);
    let mut costs = likelihood::costs(&clues);
    costs.extend(ideographs::costs(&clues));
    costs.sort_by(|one, other| one.1.total_cmp(&other.1));
    second_opinion::weigh(&mut costs, &clues.fragments);
    costs.sort_by(|one, other| one.1.total_cmp(&other.1));
    known_words::weigh(&mut costs, samples, words);
    costs.sort_by(|one, other| one.1.total_cmp(&other.1));
    costs
}

/// A lead in bits over the next best encoding that reads the file differently, as a probability.
fn confidence(lead: Bits) -> f32 {
    narrow((1.0 / (1.0 + (-lead * 0.5).exp2())).min(0.99))
}

#[expect(clippy::cast_possible_truncation, reason = "a share needs no more precision")]
fn narrow(share: Bits) -> f32 {
    share as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::header_words::NoWords;

    /// The encoding that is found for a list of English people with one word beyond ASCII in so many of its rows.
    fn found(word: &[u8], rows: usize) -> Encoding {
        let mut file = b"email,name\n".to_vec();
        for row in 0..10_000 {
            let name = if row % 10_000_usize.div_ceil(rows) == 0 { word } else { b"Walker" };
            file.extend([b"ada@example.com,", name, b"\n"].concat());
        }
        search(file.as_slice(), false, &NoWords).unwrap().encoding()
    }

    #[test]
    fn one_letter_beyond_ascii_in_thousands_of_rows_is_a_letter() {
        for word in ["Müller", "Übel", "José", "Émile", "Peña", "Søren", "Jørgen", "Åse", "Groß", "François", "Núñez"]
        {
            let windows = encoding_rs::WINDOWS_1252.encode(word).0;
            for rows in [1, 300] {
                assert_eq!(found(&windows, rows).name(), "windows-1252", "{word} in {rows} rows");
            }
        }
    }

    #[test]
    fn one_sign_in_thousands_of_rows_is_a_sign() {
        for word in ["Farrow’s", "20 €", "Acme®", "open – call", "call back…", "£20", "20 m²", "20°"] {
            let windows = encoding_rs::WINDOWS_1252.encode(word).0;
            assert_eq!(found(&windows, 1).name(), "windows-1252", "{word}");
        }
    }
}
