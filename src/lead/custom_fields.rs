//! The columns of a file that are none of the five fields: [`CustomFields`].

use std::{fmt, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::ordered_map::OrderedMap;

/// The custom fields of one lead: names and non-empty values, in column order.
///
/// The names are shared by all leads of one import and the values of a lead lie in one buffer,
/// so that a file with a hundred columns costs two allocations per lead and not two hundred.
/// Serialises as a map in column order, and deserialises from one.
#[derive(Clone, Default)]
pub struct CustomFields {
    names: Arc<[Box<str>]>,
    pub(super) values: Box<str>,
    /// Where the value of each name ends in `values`; an empty value stands for an absent one.
    pub(super) ends: Box<[u32]>,
}

impl CustomFields {
    /// Values beside their names, which are shared.
    ///
    /// `values` yields one value for each name; names beyond the last value have none.
    pub(crate) fn from_shared<'a>(names: Arc<[Box<str>]>, values: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut text = String::with_capacity(values.clone().map(str::len).sum());
        let ends = values.map(|value| {
            text.push_str(value);
            u32::try_from(text.len()).expect("a record is far smaller than 4 GiB: the reader bounds it")
        });
        let ends = ends.collect();
        Self { names, values: text.into_boxed_str(), ends }
    }

    /// Names and values in column order; absent values are left out.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let values =
            starts.zip(self.ends.iter().copied()).map(|(start, end)| &self.values[start as usize..end as usize]);
        self.names.iter().map(|name| &**name).zip(values).filter(|(_, value)| !value.is_empty())
    }

    /// The value of the named field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find_map(|(candidate, value)| (candidate == name).then_some(value))
    }

    /// How many fields have a value.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether no field has a value.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

impl<N: AsRef<str>, V: AsRef<str>> FromIterator<(N, V)> for CustomFields {
    /// Empty values are left out; of a repeated name the first value counts.
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
