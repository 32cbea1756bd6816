//! The columns in which people opted out of mail: [`OptOut`].
//!
//! Mail to a person who unsubscribed is illegal in many countries, and nobody reads 50,000 rows before an import. So
//! the detection also looks for columns about consent, whatever their target. The import warns of each row in which one
//! says no, or rejects it on request.
//!
//! A wrong refusal would lose a lead, so unclear words count for nothing. A column needs a header about consent and,
//! unless it is a state, a sampled value that is an answer to it.

use super::{
    column::Column, column_samples::ColumnSamples, date::is_date, header::Header, languages::phrase::PhraseMeaning,
    lexicon, opt_out_kind::OptOutKind,
};

/// A column in which people opted out of mail, or may have.
///
/// It is found by its header, in more than 30 languages. A column whose sampled values are not answers is not one:
/// `Unsubscribed` with reasons in it. An unclear value is not a refusal: `Email Status` with `verified`, `Status` with
/// `customer`, an empty cell.
///
/// ```
/// use lead_import::columns::{ColumnSamples, Detector};
///
/// let columns = Detector::default().detect(&["E-Mail", "Newsletter-Status"], &ColumnSamples::default());
/// let status = &columns.opt_outs()[0];
/// assert_eq!((status.index(), status.header()), (1, "Newsletter-Status"));
/// assert!(status.says_no("Abgemeldet"));
/// assert!(!status.says_no("aktiv"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptOut {
    index: usize,
    header: String,
    kind: OptOutKind,
}

impl OptOut {
    /// The column's place in the file, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The header as it is in the file.
    pub fn header(&self) -> &str {
        &self.header
    }

    /// What the header asks, which decides what a `yes` or a date in it means.
    pub fn kind(&self) -> OptOutKind {
        self.kind
    }

    /// Whether this value of the column says that the person must not be contacted.
    ///
    /// ```
    /// use lead_import::columns::{ColumnSamples, Detector};
    ///
    /// let columns = Detector::default().detect(&["Email", "UNSUB_TIME"], &ColumnSamples::default());
    /// let unsubscribed = &columns.opt_outs()[0];
    /// assert!(unsubscribed.says_no("2026-03-01 09:30:00"));
    /// assert!(!unsubscribed.says_no("0000-00-00 00:00:00"));
    /// assert!(!unsubscribed.says_no(""));
    /// ```
    pub fn says_no(&self, cell: &str) -> bool {
        let cell = cell.trim();
        !cell.is_empty() && self.kind.is_refused_by(cell)
    }

    /// The columns of a file in which people may have said no. Never one that is a field of the lead: a product that
    /// maps `Status` to the job title knows what it holds.
    pub(super) fn find_all(columns: &[Column], headers: &[Header], samples: &ColumnSamples) -> Vec<Self> {
        let custom = columns.iter().zip(headers).filter(|(column, _)| column.target().field().is_none());
        let found = custom.filter_map(|(column, header)| {
            let kind = header.opt_out_kind().or_else(|| kind_behind_vendor(header, headers));
            let (index, kind) = (column.index(), kind?);
            let opt_out = Self { index, header: column.header().to_owned(), kind };
            opt_out.fits(samples).then_some(opt_out)
        });
        found.collect()
    }

    /// Whether at least one of the sampled values is an answer to the header, or none is known. A state may have any
    /// value.
    fn fits(&self, samples: &ColumnSamples) -> bool {
        let mut cells = samples.counts(self.index).short_cells();
        let is_answer = |cell: &str| lexicon::answer(cell).is_some() || is_date(cell);
        self.kind == OptOutKind::Status || samples.counts(self.index).filled == 0 || cells.any(is_answer)
    }
}

/// What a header asks behind a first word that three or more headers share, as the columns of a program do: `can2_subscription_status`.
/// Two words must be left, because a `can2_status` may be any state.
fn kind_behind_vendor(header: &Header, headers: &[Header]) -> Option<OptOutKind> {
    use PhraseMeaning as M;
    if ![M::OptOut, M::OptIn, M::ConsentStatus, M::Marketing].into_iter().any(|meaning| header.has(meaning)) {
        return None;
    }
    let (vendor, rest) = header.behind_unknown_word()?;
    let is_shared = |other: &&Header| other.words().first().is_some_and(|word| word.text == vendor);
    let shares = headers.iter().filter(is_shared).count();
    if shares >= 3 && rest.words().len() >= 2 { rest.opt_out_kind() } else { None }
}
