//! The policy for rows of people who said no to being written to: [`OptedOut`].

use serde::{Deserialize, Serialize};

/// The policy for rows of people who, as far as the file says, must not be written to: `Status` is `unsubscribed`,
/// `Email Opt Out` is `true`. [`OptOut`](crate::columns::OptOut) describes which columns and values say so.
///
/// What a column of an export means for the product is for a person to decide. So the default is a warning, and an
/// [`Inspection`](crate::import::Inspection) shows the columns before the import.
///
/// Each row is checked by itself. If a person is in the file twice and only the second row says no, the first row is
/// imported.
///
/// ```
/// use lead_import::{CampaignId, Importer, MemoryStore, import::OptedOut, report::IssueCode};
///
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
/// let file = || std::io::Cursor::new("email,status\nada@example.com,active\nbo@example.com,Unsubscribed\n");
/// let import = |importer: Importer| futures_lite::future::block_on(importer.import(&store, &campaign, file()));
///
/// let report = import(Importer::new().opted_out(OptedOut::Reject))?;
/// assert_eq!((report.created(), report.failed()), (1, 1));
/// assert_eq!(report.failures()[0].issues()[0].code(), IssueCode::OptedOut);
///
/// let report = import(Importer::new())?;
/// assert_eq!((report.created(), report.existing()), (1, 1));
/// assert_eq!(report.warnings()[0].message(), "Opted out: column \"status\" says \"Unsubscribed\"");
/// # Ok::<(), lead_import::ImportError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "What happens to people who opted out, as far as the file says so.")
)]
#[non_exhaustive]
pub enum OptedOut {
    /// The row is imported as any other, with the warning [`IssueCode::OptedOut`](crate::report::IssueCode::OptedOut).
    #[default]
    Warn,
    /// The row fails with [`IssueCode::OptedOut`](crate::report::IssueCode::OptedOut).
    Reject,
}
