//! The policy for rows of one file with the same email: [`DuplicatePolicy`].

use serde::{Deserialize, Serialize};

/// The policy for rows with the email of an earlier row of the same file.
///
/// One row is counted for the lead. The report lists the other rows as [duplicates](crate::report::ImportReport::duplicates), with the
/// line of the first row. For leads that the store holds before the import, see [`UpdatePolicy`](crate::store::UpdatePolicy).
///
/// ```
/// use lead_import::{CampaignId, DuplicatePolicy, Email, Importer, MemoryStore};
///
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
/// let file = std::io::Cursor::new("email,Last Name\nada@example.com,Byron\nada@example.com,Lovelace\n");
/// let importer = Importer::new().duplicate_rows(DuplicatePolicy::LastWins);
/// let report = futures_lite::future::block_on(importer.import(&store, &campaign, file))?;
///
/// assert_eq!((report.created(), report.duplicate_rows()), (1, 1));
/// let lead = store.lead(&Email::parse("ada@example.com")?).unwrap();
/// assert_eq!(lead.last_name(), Some("Lovelace"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum DuplicatePolicy {
    /// The lead has the values of the first row. The other rows count as existing and skipped.
    #[default]
    FirstWins,
    /// The lead has the values of the last row. The other rows count as existing and skipped.
    LastWins,
    /// For each field, the lead has the first value that is not empty, in the order of the rows. The other rows count as
    /// existing and skipped.
    MergeNonEmpty,
    /// The lead has the values of the first row. The other rows fail.
    Reject,
}
