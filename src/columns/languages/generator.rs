//! The text of `index.rs`, made from the language files.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{LANGUAGES, index, language::Language, phrase::PhraseMeaning as M};
use crate::columns::{lexicon, words};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/columns/languages");
const INDEX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/columns/languages/index.rs");

/// The meanings of one key: each with the places of its languages and the spelling of the first.
type Meanings = Vec<(M, Vec<usize>, &'static str)>;

#[test]
fn the_index_matches_the_language_files() {
    let text = index_text();
    if std::env::var_os("LEAD_IMPORT_WRITE_INDEX").is_some() {
        std::fs::write(INDEX, &text).expect("the index can be written");
    }
    let found = std::fs::read_to_string(INDEX).expect("the index can be read");
    assert!(
        found == text,
        "{INDEX} does not match the language files; run `LEAD_IMPORT_WRITE_INDEX=1 cargo test --lib the_index`"
    );
}

#[test]
fn every_word_of_every_language_is_found() {
    for (place, language) in LANGUAGES.iter().enumerate() {
        for (meaning, alias) in aliases(language) {
            let found = spellings(alias).all(|key| {
                let mut phrases = lexicon::phrases(&key).iter().filter(|phrase| phrase.meaning == meaning);
                phrases.any(|phrase| phrase.languages.places().any(|other| other == place))
            });
            assert!(found, "{alias} of {} is not found; is the index up to date?", language.code);
        }
        for salutation in language.salutations {
            assert!(lexicon::is_salutation(salutation), "{salutation} of {}", language.code);
        }
    }
}

#[test]
fn every_language_file_is_listed_under_its_code() {
    let codes: Vec<String> = LANGUAGES.iter().map(|language| constant(language.code)).collect();
    for entry in std::fs::read_dir(FOLDER).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let text = std::fs::read_to_string(&path).expect("source is text");
        let code = path.file_stem().and_then(|stem| stem.to_str()).expect("names are text").to_uppercase();
        let is_language = text.lines().any(|line| line.starts_with("pub(super) const WORDS"));
        assert!(!is_language || codes.contains(&code), "`mod.rs` does not list {path:?}");
    }
}

#[test]
fn no_value_of_one_language_says_the_opposite_in_another() {
    let (yes, no, opted_out) = (keys(|of| of.yes), keys(|of| of.no), keys(|of| of.opted_out));
    let disputed: Vec<&String> = yes.iter().filter(|key| no.contains(key) || opted_out.contains(key)).collect();
    assert!(disputed.is_empty(), "{disputed:?}");
}

#[test]
fn the_index_is_sorted_for_binary_search() {
    assert!(index::PHRASES.is_sorted_by_key(|phrase| phrase.key));
    for values in [&index::SALUTATIONS[..], &index::OPTED_OUT, &index::YES, &index::NO] {
        assert!(values.is_sorted());
    }
}

/// The whole file.
fn index_text() -> String {
    let codes: Vec<&str> = LANGUAGES.iter().map(|language| language.code).collect();
    let mut text = String::from(
        "//! The words of the language files, sorted. Generated: `mod.rs` says how; do not edit it by hand.\n\n\
         use super::phrase::{Phrase, PhraseMeaning as M};\n\n",
    );
    write_list(&mut text, "The codes of the languages, in the order of `mod.rs`.", "CODES", &codes);
    for (place, code) in codes.iter().enumerate() {
        let _ = writeln!(text, "const {}: u128 = 1 << {place};", constant(code));
    }
    write_phrases(&mut text, &codes);
    for (name, docs, values) in VALUES {
        write_list(
            &mut text,
            &format!("The {docs} of all languages in the form of a key, sorted."),
            name,
            &keys(values),
        );
    }
    text
}

fn write_list<S: AsRef<str>>(text: &mut String, docs: &str, name: &str, items: &[S]) {
    let _ = writeln!(text, "/// {docs}\npub(in crate::columns) static {name}: [&str; {}] = [", items.len());
    for item in items {
        let _ = writeln!(text, "    {:?},", item.as_ref());
    }
    text.push_str("];\n\n");
}

fn write_phrases(text: &mut String, codes: &[&str]) {
    let phrases = phrases();
    let count: usize = phrases.values().map(Vec::len).sum();
    let docs = "Every phrase, sorted by its key; the meanings of one key are in the order of the languages.";
    let _ = writeln!(text, "\n/// {docs}\npub(in crate::columns) static PHRASES: [Phrase; {count}] = [");
    for (key, meanings) in phrases {
        for (meaning, places, alias) in meanings {
            let languages: Vec<String> = places.into_iter().map(|place| constant(codes[place])).collect();
            let languages = languages.join(" | ");
            let _ = writeln!(text, "    Phrase::new({key:?}, M::{meaning:?}, {languages}, {alias:?}),");
        }
    }
    text.push_str("];\n\n");
}

/// The constant of a language: `SR_CYRL`.
fn constant(code: &str) -> String {
    code.to_uppercase().replace('-', "_")
}

fn phrases() -> BTreeMap<String, Meanings> {
    let mut phrases: BTreeMap<String, Meanings> = BTreeMap::new();
    for (place, language) in LANGUAGES.iter().enumerate() {
        for (meaning, alias) in aliases(language) {
            for key in spellings(alias) {
                add(phrases.entry(key).or_default(), meaning, place, alias);
            }
        }
    }
    phrases
}

fn add(meanings: &mut Meanings, meaning: M, place: usize, alias: &'static str) {
    match meanings.iter_mut().find(|(known, ..)| *known == meaning) {
        Some((_, places, _)) if places.contains(&place) => {}
        Some((_, places, _)) => places.push(place),
        None => meanings.push((meaning, vec![place], alias)),
    }
}

/// A list of values rather than of words of a header: its name in the index, what it holds, and where it is.
type Values = (&'static str, &'static str, fn(&Language) -> &'static [&'static str]);

const VALUES: [Values; 4] = [
    ("SALUTATIONS", "salutations", |language| language.salutations),
    ("OPTED_OUT", "values that say no in any column", |language| language.opted_out),
    ("YES", "values that agree with the header", |language| language.yes),
    ("NO", "values that deny the header", |language| language.no),
];

fn keys(values: fn(&Language) -> &'static [&'static str]) -> Vec<String> {
    let mut keys: Vec<String> = LANGUAGES.iter().flat_map(values).flat_map(|value| spellings(value)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The keys of an alias: as it is written, and as people type it on a keyboard without umlauts.
fn spellings(alias: &str) -> impl Iterator<Item = String> {
    const UMLAUTS: [(char, &str); 6] = [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('ø', "oe"), ('å', "aa"), ('Ö', "oe")];
    let has_umlaut = UMLAUTS.iter().any(|(letter, _)| alias.contains(*letter));
    let plain =
        has_umlaut.then(|| UMLAUTS.iter().fold(alias.to_owned(), |text, (letter, pair)| text.replace(*letter, pair)));
    std::iter::once(words::key(alias)).chain(plain.map(|text| words::key(&text)))
}

fn aliases(language: &Language) -> impl Iterator<Item = (M, &'static str)> {
    lists(language).into_iter().flat_map(|(meaning, aliases)| aliases.iter().map(move |alias| (meaning, *alias)))
}

fn lists(language: &Language) -> [(M, &'static [&'static str]); 25] {
    [
        (M::Email, language.email),
        (M::FirstName, language.first_name),
        (M::LastName, language.last_name),
        (M::WeakLastName, language.weak_last_name),
        (M::Company, language.company),
        (M::WeakCompany, language.weak_company),
        (M::JobTitle, language.job_title),
        (M::WeakJobTitle, language.weak_job_title),
        (M::Role, language.role),
        (M::Title, language.title),
        (M::Name, language.name),
        (M::FullName, language.full_name),
        (M::Primary, language.primary),
        (M::Work, language.work),
        (M::Other, language.other),
        (M::Personal, language.personal),
        (M::Person, language.person),
        (M::Party, language.party),
        (M::Recipient, language.recipient),
        (M::Filler, language.filler),
        (M::NearMiss, language.near_miss),
        (M::OptOut, language.opt_out),
        (M::OptIn, language.opt_in),
        (M::ConsentStatus, language.consent_status),
        (M::Marketing, language.marketing),
    ]
}
