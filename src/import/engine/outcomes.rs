//! What becomes of the rows of a batch once the store has returned its outcomes: the rejects file, the report and the checkpoint.

use std::io::{self, Read, Seek};

use super::{
    chunk::{Chunk, ChunkRow, RowKind},
    run::ImportRun,
};
use crate::{
    import::{
        error::{ImportError, ImportErrorKind},
        event::Event,
    },
    lead::first_chars,
    report::{DuplicateRow, FailedRow, IssueCode, Parameter, RowIssue},
    source::Position,
    store::{LeadOutcome, LeadStore},
};

/// The final outcome of a row.
enum RowOutcome {
    Lead(LeadOutcome),
    Duplicate(DuplicateRow),
    Failed(FailedRow),
    FailedDuplicate(FailedRow, DuplicateRow),
}

impl<R: Read + Seek, S: LeadStore + ?Sized> ImportRun<'_, R, S> {
    /// Records the outcomes of the rows after the first `done`, up to the next lead without an outcome. Returns the number of rows.
    pub(super) fn record_outcomes(
        &mut self,
        chunk: &Chunk,
        done: usize,
        outcomes: Vec<LeadOutcome>,
    ) -> Result<usize, ImportError> {
        let (rows, mut outcomes) = (chunk.rows()[done..].iter(), outcomes.into_iter());
        let outcomes: Vec<_> = rows.map_while(|row| self.row_outcome(chunk, row, &mut outcomes)).collect();
        // The rejects file is written first. If that fails, the checkpoint does not include these rows, and they are written again.
        if let Err(error) = self.write_rejects(chunk, done, &outcomes) {
            let begun = self.checkpoint.next.line();
            self.checkpoint.rejected_lines.retain(|&line| line < begun);
            return Err(self.stop(ImportErrorKind::Rejects(error)));
        }
        let count = outcomes.len();
        self.checkpoint.next = chunk.position_after(done + count);
        self.checkpoint.first_call = None;
        self.count(chunk, done, outcomes);
        debug_assert!(self.checkpoint.report.adds_up(), "a row has no outcome or more than one");
        Ok(count)
    }

    /// The outcome of one row, or `None` if its lead has no outcome yet.
    fn row_outcome(
        &mut self,
        chunk: &Chunk,
        row: &ChunkRow,
        outcomes: &mut impl Iterator<Item = LeadOutcome>,
    ) -> Option<RowOutcome> {
        let failed = |issues| FailedRow::new(row.position, chunk.email(row), issues);
        Some(match &row.kind {
            RowKind::Invalid(issues) => RowOutcome::Failed(failed(issues.clone())),
            RowKind::Duplicate { email, first_line } => {
                let (line, number) = (row.position.line(), row.position.row());
                let duplicate = DuplicateRow { line, row: number, email: email.clone(), first_line: *first_line };
                match self.issue_of_duplicate(row.position, *first_line) {
                    Some(issue) => RowOutcome::FailedDuplicate(failed(vec![issue]), duplicate),
                    None => RowOutcome::Duplicate(duplicate),
                }
            }
            RowKind::Lead => match outcomes.next()? {
                LeadOutcome::Rejected { reason } => {
                    self.checkpoint.rejected_lines.insert(row.position.line());
                    let reason = first_chars(&reason, REASON_CHARS);
                    let issue = RowIssue::of_email(row.position, IssueCode::Rejected, reason);
                    RowOutcome::Failed(failed(vec![issue.with(Parameter::StoreReason, reason)]))
                }
                outcome => RowOutcome::Lead(outcome),
            },
        })
    }

    /// Why a duplicate row fails, if it does.
    fn issue_of_duplicate(&self, position: Position, first_line: u64) -> Option<RowIssue> {
        let (code, message) = if self.checkpoint.rejected_lines.contains(&first_line) {
            (IssueCode::DuplicateOfRejected, format!("Line {first_line} has the same email and was rejected"))
        } else if self.reader.rejects_duplicates() {
            (IssueCode::Duplicate, format!("Line {first_line} has the same email"))
        } else {
            return None;
        };
        Some(RowIssue::of_email(position, code, &message).with(Parameter::FirstLine, first_line))
    }

    fn write_rejects(&mut self, chunk: &Chunk, done: usize, outcomes: &[RowOutcome]) -> io::Result<()> {
        let Some(rejects) = &mut self.rejects else { return Ok(()) };
        for (record, outcome) in chunk.records()[done..].iter().zip(outcomes) {
            if let RowOutcome::Failed(row) | RowOutcome::FailedDuplicate(row, _) = outcome {
                rejects.write(record, row)?;
            }
        }
        self.checkpoint.set_rejects(rejects.flush()?);
        Ok(())
    }

    fn count(&mut self, chunk: &Chunk, done: usize, outcomes: Vec<RowOutcome>) {
        for (row, outcome) in chunk.rows()[done..].iter().zip(outcomes) {
            row.warnings.iter().for_each(|warning| self.checkpoint.report.count_warning(warning));
            match outcome {
                RowOutcome::Lead(outcome) => self.checkpoint.report.count_lead(&outcome),
                RowOutcome::Duplicate(row) => self.checkpoint.report.count_duplicate(row),
                RowOutcome::Failed(row) => self.count_failed(row),
                RowOutcome::FailedDuplicate(row, duplicate) => {
                    self.checkpoint.report.list_duplicate(duplicate);
                    self.count_failed(row);
                }
            }
        }
    }

    fn count_failed(&mut self, row: FailedRow) {
        self.listeners.notify(&Event::RowRejected(&row));
        self.checkpoint.report.count_failed(row);
    }
}

/// The longest reason of a store in a report, in characters: it is in the report once per row.
const REASON_CHARS: usize = 500;
