//! Spans and events of the `tracing` crate for imports.
//!
//! In: the events of an import. Out: the same facts as fields, with the campaign on the span. Personal data is logged at debug level
//! only: no address, cell or message of a store appears above it.

use tracing::{Span, debug, info, info_span, warn};

use super::event::Event;
use crate::lead::CampaignId;

/// The span of one import. Events that the store emits during a call are in it too.
pub(crate) fn span(campaign: &CampaignId) -> Span {
    info_span!("import", %campaign)
}

/// Emits an import event as an event of the `tracing` crate. Why an import stopped is shown by its message for the person who
/// uploaded the file, which has no details of the store.
pub(crate) fn emit(event: &Event<'_>) {
    match event {
        Event::Inspected(inspection) => info!(
            rows = inspection.total_rows(),
            encoding = inspection.encoding().encoding().name(),
            columns = inspection.columns().columns().len(),
            "inspected"
        ),
        Event::Started(checkpoint) => info!(row = checkpoint.position().row(), "started"),
        Event::Sending(checkpoint) => debug!(row = checkpoint.position().row(), "sending"),
        Event::Waiting(wait) => warn!(
            delay_ms = u64::try_from(wait.delay().as_millis()).unwrap_or(u64::MAX),
            "waiting to retry: {}",
            wait.error()
        ),
        Event::RowRejected(row) => debug!(line = row.line(), email = row.email(), reason = %row, "row rejected"),
        Event::BatchCommitted(batch) => info!(
            rows_done = batch.progress().rows_done(),
            rows_total = batch.progress().rows_total(),
            elapsed_ms = u64::try_from(batch.elapsed().as_millis()).unwrap_or(u64::MAX),
            "batch committed"
        ),
        Event::Finished(report) => info!(
            created = report.created(),
            existing = report.existing(),
            failed = report.failed(),
            added = report.added(),
            skipped = report.skipped(),
            "finished"
        ),
        Event::Stopped(error) => {
            warn!(code = error.code().as_str(), transient = error.is_transient(), "stopped: {error}");
        }
    }
}
