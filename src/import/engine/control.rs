//! What a store sees of the import while it works on a batch: [`RunControl`].

use std::time::Duration;

use crate::{
    import::{
        cancel::CancelHandle,
        event::{Event, Waiting},
        listeners::Listeners,
    },
    store::{ImportControl, StoreError},
};

/// The cancel handle and the listeners of an import, for a store that waits.
#[derive(Debug)]
pub(crate) struct RunControl {
    pub(crate) cancel: CancelHandle,
    pub(crate) listeners: Listeners,
}

impl ImportControl for RunControl {
    fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }

    fn waiting(&self, error: &StoreError, delay: Duration) {
        self.listeners.notify(&Event::Waiting(Waiting { error, delay }));
    }
}
