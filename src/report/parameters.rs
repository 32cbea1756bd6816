//! The values in the message of an issue, by name: [`Parameters`].
//!
//! A message is an English sentence with values in it. A product that writes the sentence in another language takes the values from here
//! instead of reading them out of the English text. Each value that a message has is a parameter, also the name of the column.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

/// The values in the message of a [`RowIssue`](super::RowIssue) or a [`FileWarning`](crate::import::FileWarning), by name.
///
/// Together with the code and the variant they are all that a sentence in another language needs; [the guide](crate::guide::messages) has
/// the table of codes with their parameters. Serialises as an object, `{"cells":2,"columns":3}`. The values may be cells of the file,
/// and are then personal data.
///
/// ```
/// use lead_import::{CampaignId, Importer, MemoryStore, report::{IssueCode, Parameter}};
///
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
/// let file = std::io::Cursor::new("email,name,city\nada@example.com,Ada\n");
/// let report = futures_lite::future::block_on(Importer::new().import(&store, &campaign, file))?;
///
/// let warning = &report.warnings()[0];
/// assert_eq!((warning.code(), warning.parameters().number(Parameter::Cells)), (IssueCode::MissingCells, Some(2)));
/// let german = "Die Zeile hat {cells} Zellen, die Kopfzeile {columns}";
/// assert_eq!(warning.parameters().fill(german), "Die Zeile hat 2 Zellen, die Kopfzeile 3");
/// # Ok::<(), lead_import::ImportError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema), schema(value_type = Object))]
pub struct Parameters(BTreeMap<Parameter, ParameterValue>);

impl Parameters {
    /// The value of a parameter; `None` if the message has no such value.
    pub fn get(&self, name: Parameter) -> Option<&ParameterValue> {
        self.0.get(&name)
    }

    /// The value of a parameter that is a number.
    pub fn number(&self, name: Parameter) -> Option<u64> {
        match self.get(name)? {
            ParameterValue::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The value of a parameter that is a text.
    pub fn text(&self, name: Parameter) -> Option<&str> {
        match self.get(name)? {
            ParameterValue::Text(text) => Some(text),
            _ => None,
        }
    }

    /// All parameters, in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (Parameter, &ParameterValue)> + '_ {
        self.0.iter().map(|(name, value)| (*name, value))
    }

    /// Whether the message has no values.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The sentence with the value of each parameter in the place of its name in braces, as [`ParameterValue`] displays it. Braces around
    /// anything else stay as they are, also in the values.
    ///
    /// A catalogue of translations can therefore be a list of sentences: `Die Zeile ist länger als {limit} Byte`. For numbers with
    /// separators or plural forms, give the values to a library for messages.
    pub fn fill(&self, sentence: &str) -> String {
        let (mut filled, mut rest) = (String::with_capacity(sentence.len()), sentence);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let value = after.split_once('}').and_then(|(name, after)| Some((self.named(name)?, after)));
            if let Some((value, after)) = value {
                filled.push_str(&value.to_string());
                rest = after;
            } else {
                filled.push('{');
                rest = after;
            }
        }
        filled + rest
    }

    fn named(&self, name: &str) -> Option<&ParameterValue> {
        self.0.iter().find(|(known, _)| known.as_str() == name).map(|(_, value)| value)
    }

    pub(crate) fn with(mut self, name: Parameter, value: impl Into<ParameterValue>) -> Self {
        self.0.insert(name, value.into());
        self
    }
}

/// The value of a parameter. Displays as a message has it: a number without separators, the texts of a list with `, ` between them.
///
/// Serialises as a number, a string or an array of strings.
///
/// ```
/// use lead_import::report::ParameterValue;
///
/// let value: ParameterValue = serde_json::from_str(r#"["bob@example.com","cy@example.com"]"#)?;
/// assert_eq!(value.to_string(), "bob@example.com, cy@example.com");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum ParameterValue {
    /// A line, a limit or a number of things.
    Number(u64),
    /// A text: the name of a column, or the content of a cell as far as the message shows it.
    Text(Box<str>),
    /// Several texts, in the order of the file.
    List(Vec<String>),
}

impl fmt::Display for ParameterValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
            Self::List(texts) => texts.join(", ").fmt(f),
        }
    }
}

impl From<u64> for ParameterValue {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for ParameterValue {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for ParameterValue {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<char> for ParameterValue {
    fn from(character: char) -> Self {
        Self::Text(character.to_string().into())
    }
}

impl From<&str> for ParameterValue {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<Vec<String>> for ParameterValue {
    fn from(texts: Vec<String>) -> Self {
        Self::List(texts)
    }
}

/// What a code has several sentences for: `noAt` of [`InvalidEmail`](super::IssueCode::InvalidEmail).
pub(crate) type Variant = Option<Cow<'static, str>>;

/// The names, each with its text, so that a name is listed once.
macro_rules! parameters {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// The name of a parameter. Displays and serialises in camel case: `columnNumber`.
        ///
        /// ```
        /// use lead_import::report::Parameter;
        ///
        /// assert_eq!(Parameter::ColumnNumber.to_string(), "columnNumber");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[non_exhaustive]
        pub enum Parameter {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Parameter {
            /// Every name, in alphabetical order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The name as text.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }
        }
    };
}

parameters! {
    /// List: the first five of the other addresses of the cell.
    Addresses = "addresses",
    /// Number: the cells of the row.
    Cells = "cells",
    /// Number: the characters of a text, or the characters that were replaced.
    Characters = "characters",
    /// Text: the name of the column.
    Column = "column",
    /// Number: the place of the column, from 1.
    ColumnNumber = "columnNumber",
    /// Number: the columns of the header.
    Columns = "columns",
    /// Text: the character between the cells of the rows.
    Delimiter = "delimiter",
    /// Text: the encoding of the file, or the one in which rows were read.
    Encoding = "encoding",
    /// Text: the name of the column whose email was used.
    FallbackColumn = "fallbackColumn",
    /// Number: the line of the first row with this email.
    FirstLine = "firstLine",
    /// Text: the character between the cells of the header.
    HeaderDelimiter = "headerDelimiter",
    /// Number: the line of the header of a second table.
    HeaderLine = "headerLine",
    /// Text: the header for which a misspelled one was taken.
    KnownHeader = "knownHeader",
    /// Number: the limit that was exceeded, in bytes, characters or cells, as the sentence says.
    Limit = "limit",
    /// Number: how many there are besides those that are named. It is 0 if all are named.
    More = "more",
    /// Text: the field of the lead, or the name of the custom field; at most its first 40 characters.
    Name = "name",
    /// Text: the delimiter that the first line names.
    NamedDelimiter = "namedDelimiter",
    /// Text: the encoding in which other rows were read, or which is nearly as likely.
    OtherEncoding = "otherEncoding",
    /// Number: the line of the other part of a split row.
    OtherLine = "otherLine",
    /// Text: what the text is in the other encoding, or what it probably was.
    OtherText = "otherText",
    /// Number: the line of the quote that is never closed.
    QuoteLine = "quoteLine",
    /// Number: the rows that a warning about a file counts.
    Rows = "rows",
    /// Text: the character between the values of a cell with several.
    Separator = "separator",
    /// Text: the reason of the store, at most its first 500 characters.
    StoreReason = "storeReason",
    /// Text: the value of the cell, as far as the message shows it.
    Text = "text",
}

/// Displays as it serialises.
impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_spelling_and_its_place_in_the_alphabet() {
        for name in Parameter::ALL {
            assert_eq!(serde_json::to_value(name).unwrap(), name.as_str());
        }
        assert!(Parameter::ALL.is_sorted_by_key(|name| name.as_str()));
        assert!(Parameter::ALL.is_sorted());
    }

    #[test]
    fn only_known_names_in_braces_are_replaced_and_each_once() {
        let parameters = Parameters::default().with(Parameter::Text, "{limit}").with(Parameter::Limit, 5_usize);
        let filled = parameters.fill("{text}, {limit}, {Limit}, {rows}, { {limit}, {limit");
        assert_eq!(filled, "{limit}, 5, {Limit}, {rows}, { 5, {limit");
        assert_eq!(Parameters::default().fill("100 {}"), "100 {}");
    }

    #[test]
    fn parameters_deserialise_to_equal_ones() {
        let list = vec!["bob@example.com".to_owned()];
        let parameters = Parameters::default().with(Parameter::Rows, 2_u64).with(Parameter::Addresses, list);
        let text = serde_json::to_string(&parameters).unwrap();
        assert_eq!(text, r#"{"addresses":["bob@example.com"],"rows":2}"#);
        assert_eq!(serde_json::from_str::<Parameters>(&text).unwrap(), parameters);
    }
}
