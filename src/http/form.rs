//! The form of a request: [`ImportForm`].
//!
//! In: the file, and the name and the text of each other field. Out: settings for this import, or a 400 that names the field, its value and what is
//! allowed. No field is passed over in silence, because the client would take the reply for that of the import it asked for.

use std::{collections::BTreeSet, fmt, fs::File};

use serde::{
    Serialize,
    de::{self, DeserializeOwned, IntoDeserializer},
};
use utoipa::ToSchema;

use super::error_reply::ErrorReply;
use crate::{
    columns::{FullNames, Target},
    import::{DuplicatePolicy, ExtraCells, Importer, OptedOut},
    lead::OrderedMap,
    source::HeaderRow,
    store::{FieldPolicy, StoreLimits},
};

/// The names of all fields, in the order of the documentation.
const FIELDS: [&str; 11] = [
    "file",
    "header",
    "mapping",
    "emailFallback",
    "fullNames",
    "dryRun",
    "existing",
    "duplicates",
    "optedOut",
    "extraCells",
    "batchSize",
];
/// The largest number of entries of a mapping: as many as a file has columns by default.
const MAX_MAPPING: usize = 2_000;
/// The largest batch that a client can ask for. A batch is a transaction, which locks its rows.
const MAX_BATCH: usize = 10_000;

/// A field as the client sent it: its name and its content.
pub(super) type RawField = (String, Vec<u8>);

// The docs of the fields are descriptions in the OpenAPI document.
/// The form of both routes. An inspection checks the fields of an import and does not use them.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "camelCase")]
pub(super) struct ImportForm {
    /// The CSV file, with or without a file name.
    #[schema(
        value_type = String,
        format = Binary,
        content_media_type = "text/csv",
        example = "Email,First Name,City\nada@example.com,Ada,London\n"
    )]
    pub(super) file: File,
    /// Whether the first row has the names of the columns. Without one, the columns are named `Column 1`, `Column 2` and so on.
    #[schema(nullable = false)]
    header: Option<HeaderRow>,
    /// What columns become: a JSON object from header to `email`, `firstName`, `lastName`, `companyName`, `jobTitle`, `fullName`,
    /// `custom` or `ignored`. A column that it does not name is detected. An import is refused if the file lacks a column of the mapping.
    #[schema(value_type = Option<String>, nullable = false, content_media_type = "application/json", example = r#"{"City":"ignored"}"#)]
    mapping: Vec<(String, Target)>,
    /// Whether another email column of the same person serves where the email column is empty or invalid.
    #[schema(nullable = false, example = true)]
    email_fallback: Option<bool>,
    /// Whether a column of full names is split into first and last name. An inspection shows the column with examples.
    #[schema(nullable = false)]
    full_names: Option<FullNames>,
    /// Whether to reply as the import would at this moment, and write nothing. An inspection never writes.
    #[schema(value_type = Option<bool>, nullable = false, example = true)]
    pub(super) dry_run: bool,
    /// The policy for leads that exist already.
    #[schema(nullable = false)]
    existing: Option<FieldPolicy>,
    /// The policy for rows with the email of an earlier row.
    #[schema(nullable = false)]
    duplicates: Option<DuplicatePolicy>,
    /// The policy for people who opted out, as far as the file says so.
    #[schema(nullable = false)]
    opted_out: Option<OptedOut>,
    /// The policy for rows with more cells than the header.
    #[schema(nullable = false)]
    extra_cells: Option<ExtraCells>,
    /// The largest number of rows in one transaction.
    #[schema(nullable = false, minimum = 1, maximum = 10_000, example = 1_000)]
    batch_size: Option<usize>,
}

const _: () = assert!(MAX_BATCH == 10_000, "the description of `batch_size` has the limit");

impl ImportForm {
    /// Parses all fields beside the file. Each occurs at most once. Settings that are missing are those of the product's importer.
    pub(super) fn parse(file: File, fields: &[RawField]) -> Result<Self, ErrorReply> {
        let (header, mapping, email_fallback, full_names, dry_run, existing, duplicates) = Default::default();
        let (opted_out, extra_cells, batch_size) = Default::default();
        let mut form = Self {
            file,
            header,
            mapping,
            email_fallback,
            full_names,
            dry_run,
            existing,
            duplicates,
            opted_out,
            extra_cells,
            batch_size,
        };
        let mut names = BTreeSet::new();
        for (name, content) in fields {
            form.set(name, content)?;
            if !names.insert(name) {
                return Err(ErrorReply::invalid(format!("Only one {name} is allowed")));
            }
        }
        Ok(form)
    }

    fn set(&mut self, name: &str, content: &[u8]) -> Result<(), ErrorReply> {
        let text = String::from_utf8_lossy(content);
        match name {
            "header" => self.header = Some(parse_choice(name, &text)?),
            "mapping" => self.mapping = parse_mapping(content)?,
            "emailFallback" => self.email_fallback = Some(parse_bool(name, &text)?),
            "fullNames" => self.full_names = Some(parse_choice(name, &text)?),
            "dryRun" => self.dry_run = parse_bool(name, &text)?,
            "existing" => self.existing = Some(parse_choice(name, &text)?),
            "duplicates" => self.duplicates = Some(parse_choice(name, &text)?),
            "optedOut" => self.opted_out = Some(parse_choice(name, &text)?),
            "extraCells" => self.extra_cells = Some(parse_choice(name, &text)?),
            "batchSize" => self.batch_size = Some(parse_batch_size(name, &text)?),
            _ => {
                let known = FIELDS.join(", ");
                return Err(ErrorReply::invalid(format!("Unknown field \"{name:.80}\": the form can have {known}")));
            }
        }
        Ok(())
    }

    /// Applies the options to the importer of the product. The columns of the mapping take precedence over those of the importer. The
    /// import checks them against the file.
    pub(super) fn apply(&self, importer: Importer) -> Importer {
        let importer = self.header.into_iter().fold(importer, Importer::header_row);
        let importer = self.email_fallback.into_iter().fold(importer, Importer::email_fallback);
        let importer = self.full_names.into_iter().fold(importer, Importer::full_names);
        let importer = self.existing.into_iter().fold(importer, Importer::existing);
        let importer = self.duplicates.into_iter().fold(importer, Importer::duplicate_rows);
        let importer = self.opted_out.into_iter().fold(importer, Importer::opted_out);
        let importer = self.extra_cells.into_iter().fold(importer, Importer::extra_cells);
        let importer = self.batch_size.into_iter().fold(importer, Importer::batch_size);
        self.mapping.iter().fold(importer, |importer, (header, target)| importer.requested_column(header, *target))
    }

    /// Checks that the store supports the policy for existing leads that the client chose. If the product chose one that its store does
    /// not support, that is no mistake of the client.
    pub(super) fn check(&self, limits: StoreLimits) -> Result<(), ErrorReply> {
        let supports = |policy: &FieldPolicy| limits.supports((*policy).into());
        let Some(policy) = self.existing.filter(|policy| !supports(policy)) else { return Ok(()) };
        let all = [FieldPolicy::Keep, FieldPolicy::FillEmpty, FieldPolicy::Overwrite];
        let supported: Vec<_> = all.into_iter().filter(supports).map(name_of).collect();
        let supported: Vec<_> = supported.iter().map(String::as_str).collect();
        Err(not_allowed("existing", &name_of(policy), &one_of(&supported)))
    }
}

/// Parses the mapping: a JSON object from header to target.
fn parse_mapping(text: &[u8]) -> Result<Vec<(String, Target)>, ErrorReply> {
    let unusable = |why: &dyn fmt::Display| ErrorReply::invalid(format!("The mapping cannot be used: {why}"));
    let OrderedMap::<Target>(entries) = serde_json::from_slice(text).map_err(|error| unusable(&error))?;
    if entries.len() > MAX_MAPPING {
        return Err(unusable(&"it has more than 2,000 entries"));
    }
    Ok(entries)
}

fn parse_bool(field: &str, text: &str) -> Result<bool, ErrorReply> {
    text.parse().map_err(|_| not_allowed(field, text, "true or false"))
}

fn parse_batch_size(field: &str, text: &str) -> Result<usize, ErrorReply> {
    let size = text.parse().ok().filter(|size| (1..=MAX_BATCH).contains(size));
    size.ok_or_else(|| not_allowed(field, text, "a whole number from 1 to 10000"))
}

/// Parses one of the names that the policy has in JSON.
fn parse_choice<T: DeserializeOwned>(field: &str, text: &str) -> Result<T, ErrorReply> {
    T::deserialize(text.into_deserializer()).map_err(|UnknownChoice(known)| not_allowed(field, text, &one_of(known)))
}

/// The name of a policy in JSON.
fn name_of(policy: impl Serialize) -> String {
    let name = serde_json::to_value(policy).ok();
    name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

fn not_allowed(field: &str, value: &str, allowed: &str) -> ErrorReply {
    ErrorReply::invalid(format!("{field} cannot be \"{value:.80}\": use {allowed}"))
}

/// `a, b or c`.
fn one_of(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// The names that a policy has instead of an unknown one.
#[derive(Debug, thiserror::Error)]
#[error("expected {}", one_of(.0))]
struct UnknownChoice(&'static [&'static str]);

impl de::Error for UnknownChoice {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(&[])
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self(expected)
    }
}
