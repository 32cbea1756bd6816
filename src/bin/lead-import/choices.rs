//! The words of the options that choose a policy: [`choice`].
//!
//! In: the word on the command line. Out: the library's value for it. Each word has its line of `--help`.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use lead_import::{
    DuplicatePolicy,
    columns::{FullNames, Target},
    import::{ExtraCells, OptedOut},
    source::HeaderRow,
    store::FieldPolicy,
};

/// The words of an option, each with its line of `--help` and the value that it stands for.
pub(crate) type Choices<T> = [(&'static str, &'static str, T)];

pub(crate) const HEADER_ROW: &Choices<HeaderRow> = &[
    ("detect", "It has; a file whose first row looks like data is refused", HeaderRow::Detect),
    ("present", "It has, even if it looks like data", HeaderRow::Present),
    ("absent", "It is data", HeaderRow::Absent),
];

pub(crate) const FULL_NAMES: &Choices<FullNames> = &[
    ("detect", "It is split into first and last name if the order of the names is certain", FullNames::Detect),
    ("split", "It is split in any case", FullNames::Split),
    ("keep", "It is not split", FullNames::Keep),
];

pub(crate) const EXISTING: &Choices<FieldPolicy> = &[
    ("keep", "They are not changed", FieldPolicy::Keep),
    ("fill", "Their empty fields get the file's values", FieldPolicy::FillEmpty),
    ("overwrite", "Their fields get the file's values, unless those are empty", FieldPolicy::Overwrite),
];

pub(crate) const DUPLICATES: &Choices<DuplicatePolicy> = &[
    ("as-existing", "They are treated as leads that exist already, by --existing", DuplicatePolicy::AsExisting),
    ("first-wins", "The lead has the values of the first row", DuplicatePolicy::FirstWins),
    ("last-wins", "The lead has the values of the last row", DuplicatePolicy::LastWins),
    ("merge", "Each field has the first value that is not empty", DuplicatePolicy::MergeNonEmpty),
    ("reject", "They fail", DuplicatePolicy::Reject),
];

pub(crate) const EXTRA_CELLS: &Choices<ExtraCells> = &[
    ("reject", "They fail: an unquoted delimiter has moved their cells", ExtraCells::Reject),
    ("keep", "The extra cells become custom fields", ExtraCells::Keep),
];

pub(crate) const OPTED_OUT: &Choices<OptedOut> =
    &[("warn", "They are imported, with a warning", OptedOut::Warn), ("reject", "Their rows fail", OptedOut::Reject)];

/// Parses one of the words.
pub(crate) fn choice<T: Copy + Send + Sync>(choices: &'static Choices<T>) -> impl TypedValueParser<Value = T> {
    let words = choices.iter().map(|(word, help, _)| PossibleValue::new(*word).help(*help));
    PossibleValuesParser::new(words).map(|given| {
        let chosen = choices.iter().find(|(word, ..)| *word == given);
        chosen.map(|(_, _, value)| *value).expect("clap accepts only these words")
    })
}

/// The help of `--map`, with every target that the library has.
pub(crate) fn map_help() -> String {
    let names: Vec<_> = Target::all().map(Target::name).collect();
    format!("What a column becomes; can be repeated. FIELD is one of {}", names.join(", "))
}

/// Parses `HEADER=FIELD`. Splits at the last equals sign, because a header may have one.
pub(crate) fn header_and_target(text: &str) -> Result<(String, Target), String> {
    let (header, target) = text.rsplit_once('=').ok_or("expected HEADER=FIELD")?;
    let target = target.parse::<Target>().map_err(|error| error.to_string())?;
    Ok((header.to_owned(), target))
}
