//! The detection of columns and its settings: [`Detector`].
//!
//! Four sources may decide a column, and the more certain one comes first: the product for this import, a mapping that
//! a person saved, a spelling that the product added, the vocabulary. Each source decides only columns and fields that
//! are still open. So a product that maps one column keeps the detection of all others.
//!
//! The vocabulary is asked twice. The first reading of each header finds the languages of the file, and the second lets
//! them decide between the meanings of a word. After that the columns compete for the fields (`assignment.rs`).

use super::{
    assignment,
    column::{Column, Rule},
    column_map::ColumnMap,
    column_samples::ColumnSamples,
    full_name_column,
    full_names::FullNames,
    header::Header,
    header_reading::HeaderMatch,
    known_names::KnownName,
    language_votes::LanguageVotes,
    lexicon,
    meaning::HeaderMeaning,
    misspelled,
    opt_out::OptOut,
    overrides::{DecidedBy, Overrides},
    shared_words,
    target::Target,
    unique_names::unique_names,
    words,
};
use crate::{lead::Field, source::HeaderWords};

/// Finds the columns of a file.
///
/// A detector holds settings only, and any number of files can use it. Each column is decided by the first of these
/// that knows it: [`column`](Self::column), a saved [`mapping`](Self::mapping), an added
/// [`alias`](Self::alias), the vocabulary of sixty languages. Columns that name no field become custom fields.
///
/// The same header and samples always give the same result. Detection reads no file and no network.
///
/// ```
/// use lead_import::{columns::{Detector, ColumnSamples, Target}, Field};
///
/// let detector = Detector::default().column("Booth", Target::Ignored).alias("Handle", Field::FirstName);
/// let columns = detector.detect(&["E-Mail", "Handle", "Booth", "City"], &ColumnSamples::default());
/// assert_eq!(columns.index_of(Field::Email), Some(0));
/// assert_eq!(columns.index_of(Field::FirstName), Some(1));
/// assert_eq!(columns.columns()[2].target(), Target::Ignored);
/// assert_eq!(columns.columns()[3].target(), Target::Custom);
/// ```
///
/// Two columns that name one field compete, and the map says which lost and why:
///
/// ```
/// use lead_import::{Field, columns::{ColumnSamples, Detector, RivalReason}};
///
/// let columns = Detector::default().detect(&["Personal email", "Work email"], &ColumnSamples::default());
/// assert_eq!(columns.index_of(Field::Email), Some(1));
/// let rival = &columns.columns()[1].rivals()[0];
/// assert_eq!((rival.header(), rival.reason()), ("Personal email", RivalReason::Qualifier));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Detector {
    overrides: Overrides,
    /// Keys of headers, in the order of the calls.
    aliases: Vec<(String, Field)>,
    mapping: Option<ColumnMap>,
    strict_mapping: bool,
    full_names: FullNames,
}

impl Detector {
    /// Sets the target of the column with this header, or with this name where the header is empty or a duplicate
    /// (`Column 7`, `Notes (2)`).
    ///
    /// A call that cannot be followed is one of [`ColumnMap::errors`]: the file has no such column, or two calls give
    /// one column different targets or one field to different columns. In the map itself, the last call then decides.
    ///
    /// ```
    /// use lead_import::{Field, columns::{ColumnSamples, Detector, Rule}};
    ///
    /// let detector = Detector::default().column("Column 2", Field::Email);
    /// let columns = detector.detect(&["Email", ""], &ColumnSamples::default());
    /// assert_eq!(columns.index_of(Field::Email), Some(1));
    /// assert_eq!(columns.columns()[0].rule(), Rule::Rival);
    /// ```
    #[must_use]
    pub fn column(self, header: impl Into<String>, target: impl Into<Target>) -> Self {
        self.column_by(DecidedBy::Importer, header, target)
    }

    /// As [`column`](Self::column), for a decision that others make.
    #[must_use]
    pub(crate) fn column_by(mut self, by: DecidedBy, header: impl Into<String>, target: impl Into<Target>) -> Self {
        self.overrides.add(header.into(), target.into(), by);
        self
    }

    /// Adds a spelling of a field, which is preferred to all known ones. Case, accents, spaces and punctuation make no
    /// difference. Unlike the known spellings it must be the whole header: an added `Handle`
    /// does not match `Your handle`.
    ///
    /// ```
    /// use lead_import::{Field, columns::{ColumnSamples, Detector, Rule}};
    ///
    /// let detector = Detector::default().alias("X-Mail", Field::Email);
    /// let columns = detector.detect(&["Email", "x_mail"], &ColumnSamples::default());
    /// assert_eq!(columns.columns()[1].rule(), Rule::CustomAlias);
    /// assert_eq!(columns.index_of(Field::Email), Some(1));
    /// ```
    #[must_use]
    pub fn alias(mut self, header: impl Into<String>, field: Field) -> Self {
        self.aliases.push((words::key(&header.into()), field));
        self
    }

    /// Applies a mapping that was saved or edited. Its columns are found by their headers; [`ColumnMap::missing`] and
    /// [`ColumnMap::added`] list where the file differs. Columns that it does not have are detected, for the fields
    /// that it leaves free. The example of [`ColumnMap`] saves a mapping and applies it to a different file.
    ///
    /// A mapping that was written by hand and gives one field to two columns is one of [`ColumnMap::errors`].
    #[must_use]
    pub fn mapping(mut self, mapping: ColumnMap) -> Self {
        self.mapping = Some(mapping);
        self
    }

    /// Whether each column of the saved [`mapping`](Self::mapping) must be in the file. A column that is not is then one
    /// of [`ColumnMap::errors`]. Off by default: its field is then detected in the columns that the mapping does not
    /// have.
    ///
    /// ```
    /// use lead_import::columns::{ColumnMap, ColumnSamples, Detector};
    ///
    /// let mapping: ColumnMap = serde_json::from_str(r#"[{"header": "Work email", "target": "email"}]"#)?;
    /// let detector = Detector::default().mapping(mapping).strict_mapping(true);
    /// let columns = detector.detect(&["Home email"], &ColumnSamples::default());
    /// assert_eq!(columns.errors()[0].header(), "Work email");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn strict_mapping(mut self, strict: bool) -> Self {
        self.strict_mapping = strict;
        self
    }

    /// Whether a column of full names is split into first and last name. By default the values and the headers decide.
    ///
    /// ```
    /// use lead_import::columns::{ColumnSamples, Detector, FullNames, NameOrder};
    ///
    /// let header = ["E-mail", "Név"];
    /// assert_eq!(Detector::default().detect(&header, &ColumnSamples::default()).full_name(), None);
    /// let detector = Detector::default().full_names(FullNames::Split);
    /// let columns = detector.detect(&header, &ColumnSamples::default());
    /// assert_eq!((columns.full_name(), columns.name_order()), (Some(1), NameOrder::FamilyFirst));
    /// ```
    #[must_use]
    pub fn full_names(mut self, policy: FullNames) -> Self {
        self.full_names = policy;
        self
    }

    /// Decides the target of each column. A field has at most one column.
    ///
    /// `header` may have any number of cells with any text; the work for each cell is bounded. A header that the
    /// vocabulary does not cover becomes a custom field. With empty `samples`, the headers alone decide.
    pub fn detect<S: AsRef<str>>(&self, header: &[S], samples: &ColumnSamples) -> ColumnMap {
        let mut map = ColumnMap::new(undecided(header, samples));
        self.overrides.apply(&mut map);
        if let Some(mapping) = &self.mapping {
            map.follow(mapping, self.strict_mapping);
        }
        self.apply_aliases(map.columns_mut());
        let restored: Vec<_> = header.iter().map(|header| misspelled::restored(header.as_ref())).collect();
        let texts = header.iter().zip(&restored).map(|(header, restored)| restored.unwrap_or(header.as_ref()));
        let headers: Vec<Header> = texts.map(Header::new).collect();
        let matches = read_all(&headers, samples);
        explain(map.columns_mut(), &matches);
        assignment::assign_fields(map.columns_mut(), &matches, samples);
        misspelled::mark_restored(map.columns_mut(), &restored);
        misspelled::assign(map.columns_mut(), &matches, &count_votes(&matches), samples);
        full_name_column::assign(&mut map, &matches, samples, self.full_names);
        map.set_opt_outs(OptOut::find_all(map.columns(), &headers, samples));
        map
    }

    /// The field of the last added alias that is this header.
    fn added_alias(&self, header: &str) -> Option<Field> {
        if self.aliases.is_empty() {
            return None;
        }
        let key = words::key(header);
        self.aliases.iter().rev().find(|(alias, _)| *alias == key).map(|(_, field)| *field)
    }

    /// The first open column with an added alias gets the field; further ones are rivals.
    fn apply_aliases(&self, columns: &mut [Column]) {
        for index in 0..columns.len() {
            let Some(field) = self.added_alias(&columns[index].header) else { continue };
            if !columns[index].is_open() {
                continue;
            }
            if assignment::is_taken(columns, field) {
                columns[index].decide(Target::Custom, Rule::Rival, 1.0);
                columns[index].rival_for = Some(field);
            } else {
                columns[index].decide(field.into(), Rule::CustomAlias, 1.0);
            }
        }
    }
}

impl HeaderWords for Detector {
    /// The field that this cell names, read as a header by itself. The reader asks this to find the header row of a
    /// file.
    ///
    /// A word that is one of several fields depending on the other columns counts as the one that it most often is:
    /// `Name` as a first name, `Title` as a job title.
    fn field_of(&self, cell: &str) -> Option<Field> {
        if let Some(field) = self.added_alias(cell) {
            return Some(field);
        }
        let found = Header::new(cell).read(&LanguageVotes::NONE);
        Some(match found.reading()?.meaning {
            HeaderMeaning::Email => Field::Email,
            HeaderMeaning::FirstName | HeaderMeaning::Name | HeaderMeaning::FullName => Field::FirstName,
            HeaderMeaning::LastName => Field::LastName,
            HeaderMeaning::Company => Field::CompanyName,
            HeaderMeaning::JobTitle | HeaderMeaning::Title | HeaderMeaning::Role => Field::JobTitle,
        })
    }

    /// Whether it is a header, spelt as in the vocabulary of its language, or one word that is known as a name.
    fn knows(&self, text: &str) -> bool {
        self.added_alias(text).is_some() || lexicon::has_exactly(text) || KnownName::is_one(text)
    }
}

/// The columns of a header, each still a custom field.
fn undecided<S: AsRef<str>>(header: &[S], samples: &ColumnSamples) -> Vec<Column> {
    let named = header.iter().zip(unique_names(header)).enumerate();
    named.map(|(index, (header, name))| Column::new(index, header.as_ref(), name, samples.fill_rate(index))).collect()
}

/// Matches the headers twice: the second time with the votes of the first, when the languages of the file are known.
///
/// `Titel` after `Fornavn` and `Efternavn` is a Danish job title; after `Vorname` and `Nachname` it is an academic
/// title, which is a near miss.
fn matches(headers: &[Header]) -> Vec<HeaderMatch> {
    let read =
        |votes: &LanguageVotes| -> Vec<HeaderMatch> { headers.iter().map(|header| header.read(votes)).collect() };
    read(&count_votes(&read(&LanguageVotes::NONE)))
}

/// What each header names, without the words that most of them share.
fn read_all(headers: &[Header], samples: &ColumnSamples) -> Vec<HeaderMatch> {
    let whole = matches(headers);
    let Some(shared) = shared_words::find(headers, &whole, samples) else { return whole };
    let mut rests = headers.to_vec();
    let changed: Vec<usize> = shared.rests.iter().map(|(column, _)| *column).collect();
    for (column, rest) in shared.rests {
        rests[column] = rest;
    }
    let mut read = matches(&rests);
    for column in changed {
        if let HeaderMatch::Named(reading) = &mut read[column] {
            reading.guessed = shared.guessed;
        }
    }
    for column in shared.others {
        read[column] = HeaderMatch::NearMiss { word: "child" };
    }
    read
}

fn count_votes(matches: &[HeaderMatch]) -> LanguageVotes {
    LanguageVotes::count(matches.iter().filter_map(HeaderMatch::reading).map(|reading| reading.languages))
}

/// Notes on each open column what its header matched, and in which language. Whether the column gets a field is not
/// decided here: a rival keeps the alias that it matched.
fn explain(columns: &mut [Column], matches: &[HeaderMatch]) {
    let votes = count_votes(matches);
    for (column, found) in columns.iter_mut().zip(matches).filter(|(column, _)| column.is_open()) {
        match found {
            HeaderMatch::Named(reading) => {
                column.alias = Some(reading.alias.to_owned());
                column.language = votes.language(reading.languages).map(str::to_owned);
            }
            HeaderMatch::NearMiss { word } => {
                column.rule = Rule::NearMiss;
                column.alias = Some((*word).to_owned());
            }
            HeaderMatch::Unknown => {}
        }
    }
}
