//! Header row -> ColumnMap.  (Interface; rules to be built.)
use crate::Field;

/// What becomes of a column. Serialises as `email` … `jobTitle`, `fullName`, `custom`, `ignored`. FromStr/Display likewise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Target { Field(Field), /* FullName (opt-in split) */ Custom, Ignored }

/// Why: non_exhaustive enum; serialises as camelCase word.  Override (product said so) | Alias | … | Unmatched …
pub enum Rule {}

/// One column of the file and its target.
pub struct Column { index: usize, header: String, name: String /* custom-field name: trimmed, ` (2)`, `Column 7` */, target: Target, rule: Rule /* … alias, language, confidence, rivals */ }

/// One entry per column of the header, in file order.
pub struct ColumnMap { columns: Vec<Column> }
impl ColumnMap {
    pub fn columns(&self) -> &[Column] { todo!() }
    pub fn index_of(&self, field: Field) -> Option<usize> { todo!() }
}

/// What the sampled rows say of each column (filled, addresses, salutations, …). Cheap counters.
#[derive(Default)]
pub struct Evidence {}
impl Evidence {
    pub fn new(width: usize) -> Self { todo!() }
    pub fn observe<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) { todo!() }
}

/// Settings of the detection; the only door.
#[derive(Clone, Debug, Default)]
pub struct Detector {}
impl Detector {
    #[must_use] pub fn map_column(self, header: impl Into<String>, target: impl Into<Target>) -> Self { todo!() }
    #[must_use] pub fn alias(self, header: impl Into<String>, field: Field) -> Self { todo!() }
    pub fn detect<S: AsRef<str>>(&self, header: &[S], evidence: &Evidence) -> ColumnMap { todo!() }
    /// For the reader's search for the header row: does this cell, read as a header, name one of the fields?
    pub fn recognise(&self, cell: &str) -> Option<Field> { todo!() }
}
