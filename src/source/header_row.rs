//! Whether a file has a header row: [`HeaderRow`].

use serde::{Deserialize, Serialize};

/// Whether a file has a header row.
///
/// Serialises as `detect`, `present` or `absent`.
///
/// ```
/// use lead_import::source::{HeaderRow, ReadOptions, Table};
///
/// let file = || std::io::Cursor::new("ada@example.com,Ada\ngrace@example.com,Grace\n");
/// let table = Table::open(file(), &ReadOptions::default().header_row(HeaderRow::Absent))?;
/// assert_eq!((table.summary().rows(), table.summary().header().len()), (2, 2));
///
/// let table = Table::open(file(), &ReadOptions::default())?;
/// assert_eq!((table.summary().rows(), table.summary().first_row_is_data()), (1, true));
/// # Ok::<(), lead_import::source::ReadError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema), schema(description = "Whether a file has a header row."))]
#[non_exhaustive]
pub enum HeaderRow {
    /// There is one, below any title lines. A row with an address in it is data: a table takes it for the header and says so
    /// ([`TableSummary::first_row_is_data`](super::TableSummary::first_row_is_data)), and an import refuses the file
    /// ([`ImportErrorKind::FirstRowIsData`](crate::import::ImportErrorKind::FirstRowIsData)).
    #[default]
    Detect,
    /// There is one, below any title lines, even if it looks like data.
    Present,
    /// There is none. The first row is data, and the header has an empty cell for each column, so that an import names the
    /// columns `Column 1`, `Column 2` and so on.
    Absent,
}
