//! Numbers of imports for the crate `metrics`: [`ImportMetrics`].
//!
//! In: the events of an import. Out: counters and a histogram, without a label that could be personal data or that has endlessly many
//! values. The guide lists them (`operations.md`).

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use metrics::{Unit, counter, describe_counter, describe_histogram, histogram};

use super::event::{Event, Listener};
use crate::report::{ImportReport, IssueCode};

const IMPORTS: &str = "lead_import_imports_total";
const ROWS: &str = "lead_import_rows_total";
const FAILURES: &str = "lead_import_failures_total";
const BATCH: &str = "lead_import_batch_seconds";
const RETRIES: &str = "lead_import_retries_total";

/// Counts what one import does. Reports have sums, so it knows what it has counted.
#[derive(Debug, Default)]
pub(super) struct ImportMetrics(Mutex<Counted>);

/// The rows that are counted.
#[derive(Debug, Default)]
struct Counted {
    created: u64,
    existing: u64,
    failed: u64,
    failures: BTreeMap<IssueCode, u64>,
}

impl Counted {
    fn of(report: &ImportReport) -> Self {
        Self {
            created: report.created(),
            existing: report.existing(),
            failed: report.failed(),
            failures: report.failure_counts().collect(),
        }
    }

    /// Counts the rows that `report` has in addition.
    fn advance(&mut self, report: &ImportReport) {
        let now = Self::of(report);
        counter!(ROWS, "outcome" => "created").increment(now.created.saturating_sub(self.created));
        counter!(ROWS, "outcome" => "existing").increment(now.existing.saturating_sub(self.existing));
        counter!(ROWS, "outcome" => "failed").increment(now.failed.saturating_sub(self.failed));
        for (code, count) in &now.failures {
            let before = self.failures.get(code).copied().unwrap_or_default();
            counter!(FAILURES, "code" => code.to_string()).increment(count.saturating_sub(before));
        }
        *self = now;
    }
}

impl ImportMetrics {
    fn advance(&self, report: &ImportReport) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).advance(report);
    }
}

impl Listener for ImportMetrics {
    fn on_event(&self, event: &Event<'_>) {
        match event {
            Event::Started(checkpoint) => {
                describe();
                // What an earlier run did is counted already.
                *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Counted::of(checkpoint.report());
            }
            Event::Waiting(_) => counter!(RETRIES).increment(1),
            Event::BatchCommitted(batch) => {
                histogram!(BATCH).record(batch.elapsed().as_secs_f64());
                self.advance(batch.report());
            }
            Event::Finished(report) => {
                self.advance(report);
                counter!(IMPORTS, "result" => "finished").increment(1);
            }
            Event::Stopped(error) => {
                error.report().into_iter().for_each(|report| self.advance(report));
                let result = if error.is_cancelled() { "cancelled" } else { "stopped" };
                counter!(IMPORTS, "result" => result).increment(1);
            }
            Event::Inspected(_) | Event::Sending(_) | Event::RowRejected(_) => {}
        }
    }
}

fn describe() {
    describe_counter!(IMPORTS, "Imports that ended after their checks, by result: finished, cancelled, stopped");
    describe_counter!(ROWS, "Rows by outcome: created, existing, failed");
    describe_counter!(FAILURES, "Failed rows by their first reason");
    describe_histogram!(BATCH, Unit::Seconds, "The time of a call of the store");
    describe_counter!(RETRIES, "Pauses before a call of the store was repeated");
}
