//! The columns of a file other than the five fields: [`CustomFields`].
//!
//! The names are stored once per import, behind an `Arc`. The values of one lead are run together in one buffer, with the end of
//! each. Names `City`, `Phone`, `Plan` and a row `London`, empty, `Pro` are the text `LondonPro` with the ends 6, 6, 9. An empty
//! value is an absent field, so that the file's empty cells cost four bytes each and no entry in a map.
//!
//! A lookup by name is linear, and there is no index: stores and policies iterate over all fields, or build a map once.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::ordered_map::OrderedMap;

/// The custom fields of one lead: names and non-empty values, in column order.
///
/// Names are unique and compared byte for byte. In an import, a name is that of the [column](crate::columns::Column::name), and a
/// value is the trimmed content of the cell; an empty cell is absent. Two sets of custom fields are equal if they have the
/// same names and values in the same order. Absent fields make no difference.
///
/// All leads of one import share the names, and the values of a lead are in one buffer. A file with a hundred columns
/// therefore costs two allocations per lead and not two hundred. A clone shares the names too.
///
/// ```
/// use lead_import::lead::CustomFields;
///
/// let fields = CustomFields::from_iter([("City", "London"), ("Phone", ""), ("City", "Paris")]);
/// assert_eq!(fields.get("City"), Some("London"));
/// assert_eq!(fields.iter().collect::<Vec<_>>(), [("City", "London")]);
/// ```
///
/// `CustomFields` serialises as a map in column order and deserialises from one, in the order of the input.
///
/// ```
/// use lead_import::lead::CustomFields;
///
/// let fields: CustomFields = serde_json::from_str(r#"{"Plan":"Pro","City":"London","Phone":""}"#)?;
/// assert_eq!(serde_json::to_string(&fields)?, r#"{"Plan":"Pro","City":"London"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct CustomFields {
    names: Arc<[Box<str>]>,
    pub(super) values: Box<str>,
    /// The end of each name's value in `values`, in bytes. There may be fewer ends than names, never more.
    pub(super) ends: Box<[u32]>,
}

impl CustomFields {
    /// Pairs values with shared names, which must be unique.
    ///
    /// `values` yields one value per name, in order, and empty text for an absent field. Names after the last value have none.
    /// The iterator is cloned to measure the buffer, so that it is allocated once.
    pub(crate) fn from_shared<'a>(names: Arc<[Box<str>]>, values: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut text = String::with_capacity(values.clone().map(str::len).sum());
        let ends = values.map(|value| {
            text.push_str(value);
            u32::try_from(text.len()).expect("a record is far smaller than 4 GiB: the reader bounds it")
        });
        let ends = ends.collect();
        Self { names, values: text.into_boxed_str(), ends }
    }

    /// Iterates over names and values in column order, without absent fields.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let values =
            starts.zip(self.ends.iter().copied()).map(|(start, end)| &self.values[start as usize..end as usize]);
        self.names.iter().map(|name| &**name).zip(values).filter(|(_, value)| !value.is_empty())
    }

    /// The value of the field with this name, or `None` if it is absent. Takes time linear in the number of names: code that
    /// looks up many names collects [`iter`](Self::iter) into a map first.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find_map(|(candidate, value)| (candidate == name).then_some(value))
    }

    /// The number of fields that have a value. Takes time linear in the number of names.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether no field has a value.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

impl<N: AsRef<str>, V: AsRef<str>> FromIterator<(N, V)> for CustomFields {
    /// Leaves out empty values. If a name occurs more than once, the first value is used.
    /// An empty value does not count as the first.
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Self {
        let mut seen = std::collections::HashSet::new();
        let (names, values): (Vec<Box<str>>, Vec<V>) = fields
            .into_iter()
            .map(|(name, value)| (Box::<str>::from(name.as_ref()), value))
            .filter(|(name, value)| !value.as_ref().is_empty() && seen.insert(name.clone()))
            .unzip();
        Self::from_shared(names.into(), values.iter().map(AsRef::as_ref))
    }
}

impl PartialEq for CustomFields {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for CustomFields {}

/// Shows the fields as a map, without the shared names of absent fields.
impl fmt::Debug for CustomFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for CustomFields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for CustomFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let OrderedMap(fields) = OrderedMap::<String>::deserialize(deserializer)?;
        Ok(fields.into_iter().collect())
    }
}
