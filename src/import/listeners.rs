//! The listeners of an importer: [`Listeners`].

use std::{fmt, sync::Arc};

use super::event::{Event, Listener};

/// Sends each event to all listeners, and to the `tracing` crate if that feature is on.
#[derive(Clone, Default)]
pub(crate) struct Listeners(Vec<Arc<dyn Listener>>);

impl Listeners {
    pub(crate) fn add(&mut self, listener: impl Listener + 'static) {
        self.0.push(Arc::new(listener));
    }

    pub(crate) fn notify(&self, event: &Event<'_>) {
        #[cfg(feature = "tracing")]
        super::trace::emit(event);
        for listener in &self.0 {
            listener.on_event(event);
        }
    }
}

impl fmt::Debug for Listeners {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} listeners", self.0.len())
    }
}
