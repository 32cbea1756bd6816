//! A map that keeps the order of its entries: [`OrderedMap`].
//!
//! The maps of `std` sort or shuffle their keys, and drop all but the last of duplicate ones. The order of custom fields is that
//! of the file's columns, and a mapping that names one header twice is an error that must be found. `serde_json` can keep
//! the order, but only by a feature that changes it for every crate in the program.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};

/// The entries of a map with text keys in the order of the input, duplicate keys included. Deserialises from a map only:
/// `{"b":1,"a":2,"b":3}` is the entries `b`, `a`, `b`.
#[derive(Clone, Debug, Default)]
pub(crate) struct OrderedMap<V>(pub(crate) Vec<(String, V)>);

impl<'de, V: Deserialize<'de>> Deserialize<'de> for OrderedMap<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self(Vec::new()))
    }
}

/// Collects the entries into the empty map that it starts with.
impl<'de, V: Deserialize<'de>> Visitor<'de> for OrderedMap<V> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object from header to field")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
        while let Some(entry) = map.next_entry()? {
            self.0.push(entry);
        }
        Ok(self)
    }
}
