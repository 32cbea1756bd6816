//! The columns of a file other than the five fields: [`CustomFields`].
//!
//! The names are stored once per import, behind an `Arc`. The values of one lead are run together in one buffer ([`PackedTexts`]), which
//! also has the lead's own fields. An empty value is an absent field, so that the file's empty cells cost five bytes each and no entry in a
//! map.
//!
//! A lookup by name is linear, and there is no index: stores and policies iterate over all fields, or build a map once.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{ordered_map::OrderedMap, packed_texts::PackedTexts};

/// The custom fields of one lead: names and non-empty values, in column order.
///
/// Names are unique and compared byte for byte. In an import, a name is that of the [column](crate::columns::Column::name), and a
/// value is the trimmed content of the cell; an empty cell is absent. Two sets of custom fields are equal if they have the
/// same names and values in the same order. Absent fields make no difference.
///
/// All leads of one import share the names, and the values of a lead are in one buffer. A file with a hundred columns
/// therefore costs one allocation per lead and not two hundred. A clone shares the names too.
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
    /// The values, behind those of the lead's own fields. There may be fewer values than names, never more.
    texts: PackedTexts,
    /// The number of texts before the values: 4 in a lead, unless it has no fields, and 0 otherwise.
    own: usize,
}

/// The values of a lead's own fields, which are before those of its custom fields.
pub(super) type OwnFields<'a> = [&'a str; 4];

impl CustomFields {
    /// Pairs values with shared names, which must be unique. The values of a lead's own fields may be before them.
    ///
    /// `texts` has these `own` values, and then one value per name, in order, and empty text for an absent field. Names after the last value
    /// have none.
    pub(super) fn from_shared(names: Arc<[Box<str>]>, texts: &[&str], own: usize) -> Self {
        Self { names, texts: PackedTexts::new(texts), own }
    }

    /// The same custom fields, behind these values of a lead's own fields.
    pub(super) fn behind(&self, own: OwnFields<'_>) -> Self {
        let values = (self.own..self.texts.len()).map(|index| self.texts.get(index));
        let texts: Vec<_> = own.into_iter().chain(values).collect();
        Self::from_shared(Arc::clone(&self.names), &texts, own.len())
    }

    /// The values of the lead's own fields; an absent one is empty.
    pub(super) fn own(&self) -> OwnFields<'_> {
        if self.own == 0 { Default::default() } else { std::array::from_fn(|index| self.texts.get(index)) }
    }

    /// The size of the values in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.texts.bytes()
    }

    /// Iterates over names and values in column order, without absent fields.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        let values = (self.own..self.texts.len()).map(|index| self.texts.get(index));
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
        self.iter().next().is_none()
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
        let values: Vec<_> = values.iter().map(AsRef::as_ref).collect();
        Self::from_shared(names.into(), &values, 0)
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
