//! Ctrl-C during an import: [`CtrlC`].

use std::process;

use lead_import::CancelHandle;
use tokio::{signal, task::JoinHandle};

use super::{exit_codes::INTERRUPTED, output::note};

/// Listens for Ctrl-C until it is dropped. The first one cancels the import at the next batch boundary; the second ends the
/// program at once, which is safe but loses the report.
#[derive(Debug)]
pub(crate) struct CtrlC(JoinHandle<()>);

impl CtrlC {
    pub(crate) fn cancels(cancel: CancelHandle) -> Self {
        Self(tokio::spawn(async move {
            if signal::ctrl_c().await.is_ok() {
                cancel.cancel();
                note(format_args!("stopping after this batch; press Ctrl-C again to stop at once"));
            }
            if signal::ctrl_c().await.is_ok() {
                process::exit(INTERRUPTED);
            }
        }))
    }
}

impl Drop for CtrlC {
    fn drop(&mut self) {
        self.0.abort();
    }
}
