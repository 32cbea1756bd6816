//! What an inspection says of the column of full names: [`FullNameSummary`].

use serde::Serialize;

use crate::columns::{ColumnMap, FullName, NameOrder, OrderBasis};

/// How an inspection serialises its column of full names.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(
        description = "The column of full names: whether it is split, and how. One that is not can be mapped to `fullName`."
    )
)]
pub(crate) struct FullNameSummary<'a> {
    /// The place of the column in the file, from 0.
    index: usize,
    header: &'a str,
    /// Whether the import splits the column. A person who knows the order of its names can map it to `fullName`.
    split: bool,
    order: NameOrder,
    basis: OrderBasis,
    /// The first names with their parts.
    examples: Vec<FullNameExample>,
}

/// A name and its parts, of which those that are not certain are empty.
#[derive(Serialize)]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "A full name and its parts, of which those that are not certain are empty.")
)]
struct FullNameExample {
    #[serde(rename = "fullName")]
    whole: String,
    #[serde(rename = "firstName")]
    first: String,
    #[serde(rename = "lastName")]
    last: String,
}

impl<'a> FullNameSummary<'a> {
    /// `None` if the file has no column of full names.
    pub(crate) fn new(columns: &'a ColumnMap, examples: Vec<(String, FullName)>) -> Option<Self> {
        let column = columns.full_name_column()?;
        Some(Self {
            index: column.index(),
            header: columns.columns()[column.index()].header(),
            split: column.is_split(),
            order: column.order(),
            basis: column.basis(),
            examples: examples.into_iter().map(FullNameExample::new).collect(),
        })
    }
}

impl FullNameExample {
    fn new((whole, parts): (String, FullName)) -> Self {
        Self { whole, first: parts.first().to_owned(), last: parts.last().to_owned() }
    }
}
