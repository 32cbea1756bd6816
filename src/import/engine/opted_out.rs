//! Whether a row says that its person must not be written to: [`OptOutCheck`].

use crate::{
    columns::{ColumnMap, OptOut},
    import::opted_out::OptedOut,
    report::{IssueCode, Parameter, RowIssue},
    source::Record,
};

/// The length of a value in a message, in characters.
const SHOWN_CHARS: usize = 60;

/// Checks the rows of one file for people who said no.
#[derive(Debug)]
pub(super) struct OptOutCheck {
    policy: OptedOut,
    /// The columns that may say so, each with its name.
    columns: Vec<(OptOut, Box<str>)>,
}

impl OptOutCheck {
    pub(super) fn new(map: &ColumnMap, policy: OptedOut) -> Self {
        let named = |column: &OptOut| (column.clone(), map.columns()[column.index()].name().into());
        Self { policy, columns: map.opt_outs().iter().map(named).collect() }
    }

    /// Adds an issue or a warning, as the policy says, if a column of the row says no.
    pub(super) fn check(&self, record: &Record, issues: &mut Vec<RowIssue>, warnings: &mut Vec<RowIssue>) {
        let list = match self.policy {
            OptedOut::Warn => warnings,
            OptedOut::Reject => issues,
        };
        list.extend(self.columns.iter().find_map(|(column, name)| issue(column, name, record)));
    }
}

fn issue(column: &OptOut, name: &str, record: &Record) -> Option<RowIssue> {
    let cell = record.get(column.index()).filter(|cell| column.says_no(cell))?;
    let shown: String = cell.trim().chars().take(SHOWN_CHARS).collect();
    let message = format!("Opted out: column \"{name}\" says \"{shown}\"");
    let issue =
        RowIssue { column: Some(name.into()), ..RowIssue::of(record.position(), IssueCode::OptedOut, &message) };
    Some(issue.with(Parameter::Column, name).with(Parameter::Text, &*shown))
}
