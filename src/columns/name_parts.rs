//! The words of a name that are neither given nor family name: titles, suffixes, particles, initials.
//!
//! A word such as `Don`, `Mag` or `Pan` is a title in one language and a name in another. It is removed only with its dot
//! (`Mag.`), because a name that loses its first word is wrong, and one that keeps a title is seen to be wrong.

use super::{lexicon, words};

/// Titles that are also names or initials: removed only with a dot.
#[rustfmt::skip]
const AMBIGUOUS: [&str; 67] = [
    "adv", "an", "anh", "ao", "arch", "av", "ba", "bay", "bey", "bi", "bu", "ch", "chi", "cik", "co", "d", "di", "dl",
    "dom", "don", "dona", "en", "eng", "er", "fr", "g", "ga", "gen", "h", "haji", "hon", "imam", "ing", "ir", "judge",
    "justice", "k", "kh", "km", "lady", "m", "mag", "maj", "master", "me", "ny", "o", "on", "ong", "op", "p", "pak",
    "pan", "pani", "pr", "puan", "r", "rag", "s", "sayin", "sig", "sn", "sri", "tan", "tri", "tun", "господин",
];

/// Titles that are not values of a salutation column, which the vocabulary has.
#[rustfmt::skip]
const TITLES: [&str; 52] = [
    "ambassador", "captain", "capt", "cllr", "col", "colonel", "dame", "ddr", "dipling", "diplkffr", "dkfm", "dkt", "doc",
    "doç", "doktor", "dott", "dottssa", "dra", "drg", "drs", "dsc", "engr", "freiherr", "general", "gov", "hab", "hj",
    "honorable", "honourable", "ir", "kumari", "kunwar", "lord", "lt", "mheshimiwa", "mmag", "mvdr", "ogr", "paeddr", "pd",
    "prof", "rabbi", "rep", "rev", "revd", "reverend", "sen", "sgt", "sir", "smt", "sushri", "univprof",
];

/// Suffixes that no name is, with or without a comma.
#[rustfmt::skip]
const SUFFIXES: [&str; 44] = [
    "bakk", "bsc", "cbe", "cfa", "cpa", "csc", "dds", "dis", "dphil", "drsc", "edd", "esq", "filho", "frs", "ii", "iii", "iv",
    "jd", "jr", "junior", "kbe", "kc", "llb", "llm", "mba", "mbe", "mbl", "md", "mdb", "mdl", "mep", "mls", "mpa", "mphil",
    "msc", "msp", "neto", "obe", "phd", "pmm", "qc", "rn", "sobrinho", "sr",
];

/// Suffixes that are also names or initials, and count only after a comma.
#[rustfmt::skip]
const COMMA_SUFFIXES: [&str; 30] = [
    "ba", "bed", "do", "dvm", "fh", "ma", "mag", "med", "mes", "mh", "mkom", "mla", "mm", "mp", "mpd", "msi", "pe", "ret", "retd",
    "se", "senior", "sh", "sip", "skom", "sp", "spd", "ss", "ssi", "st", "td",
];

/// Words that begin a family name, from the second word of a name on.
#[rustfmt::skip]
const PARTICLES: [&str; 62] = [
    "van", "von", "der", "den", "de", "del", "della", "delle", "dello", "dei", "degli", "di", "da", "dos", "das", "do", "du",
    "la", "le", "las", "los", "lo", "ter", "ten", "te", "zu", "zur", "zum", "vom", "af", "av", "bin", "ibn", "ben", "bint",
    "binti", "al", "el", "st", "san", "santa", "mac", "ap", "ab", "y", "e", "i", "und", "op", "aan", "dem", "dal", "dalla", "ould",
    "mint", "abu", "abou", "ait", "bou", "bel", "oulad", "ní",
];

/// Words that are half of a given name together with the next one.
#[rustfmt::skip]
const BOUND: [&str; 11] = ["abd", "abdel", "abdul", "abdal", "abdur", "abou", "abu", "sidi", "moulay", "lalla", "ma"];

/// Endings of patronymics, which are neither given nor family names.
const PATRONYMICS: [&str; 15] = [
    "ович",
    "евич",
    "ич",
    "овна",
    "евна",
    "инична",
    "івна",
    "ївна",
    "ична",
    "оглы",
    "кызы",
    "ovich",
    "evich",
    "ovna",
    "evna",
];

/// The words without the titles in front; the last word stays. `Mister` alone may be a name. `others` is the number of words of
/// the name that are elsewhere, such as before a comma.
pub(super) fn without_titles<'a, 'b>(words: &'a [&'b str], others: usize) -> &'a [&'b str] {
    let names_after = |place: usize| words.len() - place - 1 + others;
    let is_one = |(place, word): &(usize, &&str)| {
        is_title(word) || names_after(*place) > 1 && INDIAN.contains(&words::key(word).as_str())
    };
    let titles = words.iter().enumerate().take_while(is_one).count();
    &words[titles.min(words.len().saturating_sub(1))..]
}

/// Titles that are removed before at least two words, because `Shri Thanedar` is a name.
const INDIAN: [&str; 2] = ["shri", "sadhvi"];

/// Whether a word is a form of address or an academic degree in front of a name.
pub(super) fn is_title(word: &str) -> bool {
    let key = words::key(word);
    if word.ends_with('.') && key.len() > 2 && is_repeated_degree(&key) {
        return true;
    }
    if AMBIGUOUS.contains(&key.as_str()) {
        return word.ends_with('.') && key.chars().count() > 1;
    }
    key.chars().count() > 1 && (TITLES.contains(&key.as_str()) || lexicon::is_salutation(word))
}

/// `MMMag.`, `DDr.`: Austrian degrees that a person has several times.
fn is_repeated_degree(key: &str) -> bool {
    let repeated = |letter: char, rest: &str| key.trim_start_matches(letter) == rest && key.len() > rest.len() + 1;
    repeated('m', "ag") || repeated('d', "r")
}

/// Whether a word after a name is a degree or a generation: `PhD`, `Jr.`.
pub(super) fn is_suffix(word: &str) -> bool {
    let key = words::key(word);
    // `Md` is short for Muhammad.
    SUFFIXES.contains(&key.as_str()) && (key != "md" || is_capitals(word))
}

/// Whether the text after a comma has suffixes only. `after_name` is whether a whole name is before it, so that any two to
/// four capitals are a degree: `Eva Huber, MES`.
pub(super) fn is_suffixes(text: &str, after_name: bool) -> bool {
    let is_one = |word: &str| {
        is_suffix(word)
            || COMMA_SUFFIXES.contains(&words::key(word).as_str())
            || after_name && word.len() <= 4 && word.chars().count() > 1 && word.bytes().all(|b| b.is_ascii_uppercase())
    };
    text.split_whitespace().all(is_one)
}

/// Whether a word can begin a family name: `van`, `de`.
pub(super) fn is_particle(word: &str) -> bool {
    let plain = word.trim_end_matches('.').to_lowercase();
    let plain = plain.trim_end_matches(['\'', '’']);
    PARTICLES.contains(&plain) || matches!(plain, "d" | "l" | "'t" | "’t") && word.len() > plain.len()
}

/// Whether a word is half of a given name together with the next one: `Abdul`. Also `Ma.`, which is short for `Maria`.
pub(super) fn is_bound(word: &str) -> bool {
    let plain = word.to_lowercase();
    BOUND.contains(&plain.trim_end_matches('.')) && (plain.trim_end_matches('.') != "ma" || word.ends_with('.'))
}

/// Whether a word is an initial or an abbreviation, by which nobody is addressed: `J.`, `J.-P.`, `JD`, `Wm.`.
pub(super) fn is_abbreviated(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_latin = word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_lowercase());
    word.contains('.') || is_latin && letters < 2
}

/// Whether a word is a family name in capitals. Two letters may be initials (`JD`), and are one only in China and Korea.
pub(super) fn is_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let has_case = |c: char| c.is_uppercase() || c.is_lowercase();
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && letters.all(|c| has_case(c) && !c.is_lowercase())
}

/// Whether a word is a patronymic: `Иванович`.
pub(super) fn is_patronymic(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.chars().count() > 4 && PATRONYMICS.iter().any(|ending| lower.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_are_names_need_their_dot() {
        for title in ["Dr.", "Mr", "Frau", "MMMag.", "DDr.", "Mag.", "Smt.", "Univ.-Prof.", "Sig.ra", "Д-р"] {
            assert!(is_title(title), "{title}");
        }
        for name in ["Don", "Mag", "Shri", "Sayın", "Pan", "M", "Maj", "Ada"] {
            assert!(!is_title(name), "{name}");
        }
        assert_eq!(without_titles(&["Shri", "Narendra", "Modi"], 0), ["Narendra", "Modi"]);
        assert_eq!(without_titles(&["Shri", "Thanedar"], 0), ["Shri", "Thanedar"]);
        assert_eq!(without_titles(&["Shri", "Narendra"], 1), ["Narendra"]);
    }

    #[test]
    fn patronymics_are_long() {
        assert!(is_patronymic("Иванович") && is_patronymic("Ivanovna") && is_patronymic("Ильич"));
        assert!(!is_patronymic("Ич") && !is_patronymic("Анна"));
    }
}
