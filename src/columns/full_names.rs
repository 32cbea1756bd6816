//! Whether a column of full names is split, and what was found in it: [`FullNames`], [`FullNameColumn`].

use serde::{Deserialize, Serialize};

use super::{column::Column, name_order::NameOrder};

/// The policy for columns of full names: `Name`, `Full name`, `Ansprechpartner`.
///
/// [`FullName`](crate::columns::FullName) describes how a cell splits, the [guide](crate::guide::full_names) when a column is
/// split and how often the first name is right. The whole cell stays a custom field under every
/// policy. In a file with columns of first and last names, the full name fills only rows in which these are empty. A
/// column that is mapped to [`Target::FullName`](crate::columns::Target::FullName) is split under every policy.
///
/// ```
/// use lead_import::columns::{ColumnSamples, Detector, FullNames, NameOrder};
///
/// let mut samples = ColumnSamples::new(2);
/// samples.observe(["Nagy Anna", "anna@example.com"]);
/// samples.observe(["Kovács Réka", "reka@example.com"]);
/// let columns = Detector::default().detect(&["Name", "Email"], &samples);
/// assert_eq!((columns.full_name(), columns.name_order()), (Some(0), NameOrder::FamilyFirst));
///
/// let columns = Detector::default().full_names(FullNames::Keep).detect(&["Name", "Email"], &samples);
/// assert_eq!(columns.full_name(), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "Whether a column of full names is split into first and last name.")
)]
#[non_exhaustive]
pub enum FullNames {
    /// The column is split where its values or its language show the order of the names, and names of its language are known
    /// to split correctly.
    #[default]
    Detect,
    /// The column is split in any case, where nothing else is known in the usual order of the language of the header.
    Split,
    /// The column is a custom field only.
    Keep,
}

/// What decided the order of the names in a column of full names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "What decided the order of the names in a column of full names.")
)]
#[non_exhaustive]
pub enum OrderBasis {
    /// The values: known names, family names in capitals, patronymics, commas.
    Values,
    /// The header names both parts: `Nachname, Vorname`.
    Header,
    /// The usual order in the language of the headers.
    Language,
}

/// A column of full names: whether the import splits it, and in which order.
///
/// ```
/// use lead_import::columns::{ColumnSamples, Detector, OrderBasis};
///
/// let mut samples = ColumnSamples::new(2);
/// samples.observe(["Nguyễn Văn Nam", "nam@example.com"]);
/// let columns = Detector::default().detect(&["Full name", "Email"], &samples);
/// let found = columns.full_name_column().unwrap();
/// assert_eq!((found.index(), found.is_split()), (0, false));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FullNameColumn {
    pub(super) index: usize,
    pub(super) order: NameOrder,
    pub(super) basis: OrderBasis,
    pub(super) is_split: bool,
}

impl FullNameColumn {
    /// A column that is split because a person decided it after the detection, in the order that its header shows.
    pub(super) fn by_header(column: &Column) -> Self {
        let of_header = NameOrder::of_header(column.header());
        let of_language = || column.language().map(NameOrder::of_language).unwrap_or_default();
        let basis = if of_header.is_some() { OrderBasis::Header } else { OrderBasis::Language };
        Self { index: column.index(), order: of_header.unwrap_or_else(of_language), basis, is_split: true }
    }

    /// The column's place in the file, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Which name comes first in its cells: for a column that is not split, in the most likely case.
    pub fn order(&self) -> NameOrder {
        self.order
    }

    /// What decided the order.
    pub fn basis(&self) -> OrderBasis {
        self.basis
    }

    /// Whether the import splits the column. If not, a person can decide it, by mapping the column to
    /// [`Target::FullName`](crate::columns::Target::FullName).
    pub fn is_split(&self) -> bool {
        self.is_split
    }
}
