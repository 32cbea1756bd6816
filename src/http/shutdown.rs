//! Stopping a server without breaking a batch: [`Shutdown`].

use tokio::sync::watch;

/// Tells the endpoint and [`serve`](super::server::serve) that the server is about to stop. Clones are the same.
///
/// Once it has begun, imports finish the batch at hand and reply 503 with how far they came, uploads under way and new
/// requests are refused with 503, and `serve` returns when the last reply is sent.
///
/// ```
/// let shutdown = lead_import::http::Shutdown::new();
/// shutdown.begin();
/// assert!(shutdown.has_begun());
/// ```
#[derive(Clone, Debug)]
pub struct Shutdown(watch::Sender<bool>);

impl Default for Shutdown {
    fn default() -> Self {
        Self(watch::Sender::new(false))
    }
}

impl Shutdown {
    /// A shutdown that has not begun.
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins.
    pub fn begin(&self) {
        self.0.send_replace(true);
    }

    /// Whether it has begun.
    pub fn has_begun(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it begins.
    pub async fn begun(&self) {
        let waited = self.0.subscribe().wait_for(|begun| *begun).await.map(drop);
        debug_assert!(waited.is_ok(), "the sender is alive as long as `self`");
    }
}
