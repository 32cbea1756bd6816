//! The policy for rows that are wider than the header: [`ExtraCells`].

use serde::{Deserialize, Serialize};

/// The policy for rows with cells beyond the header.
///
/// A row gets an extra cell where a cell that contains the delimiter is not quoted: `bo@example.com,Bo,Globex, Inc,CTO` under
/// four headers. The cells after it are then in wrong columns, and nobody notices a job title `Inc`. Blank extra cells are ignored
/// under every policy. If all rows are wider than the header, the columns without a header are read as columns, and the rows have
/// no extra cells.
///
/// ```
/// use lead_import::{CampaignId, Importer, MemoryStore, import::ExtraCells};
///
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
/// let file = || std::io::Cursor::new("email,Company,Title\nann@example.com,Acme,CEO\nbo@example.com,Globex, Inc,CTO\n");
///
/// let report = futures_lite::future::block_on(Importer::new().import(&store, &campaign, file()))?;
/// assert_eq!((report.created(), report.failed()), (1, 1));
///
/// let importer = Importer::new().extra_cells(ExtraCells::Keep);
/// let report = futures_lite::future::block_on(importer.import(&store, &campaign, file()))?;
/// assert_eq!((report.created(), report.failed()), (1, 0));
/// # Ok::<(), lead_import::ImportError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "What happens to rows with more cells than the header.")
)]
#[non_exhaustive]
pub enum ExtraCells {
    /// The row fails with [`IssueCode::ExtraCells`](crate::report::IssueCode::ExtraCells).
    #[default]
    Reject,
    /// The extra cells are imported as custom fields, with a warning. Choose it for files whose rows have optional cells at
    /// their end and never an unquoted delimiter.
    Keep,
}
