//! The checkpoints that were stored outside: [`SavedProgress`].

use std::error::Error;

use crate::import::{checkpoint::Checkpoint, checkpoint_sink::CheckpointSink};

/// Passes checkpoints to the sink of an import, and knows which list entries the sink has.
pub(crate) struct SavedProgress<'a> {
    sink: Option<Box<dyn CheckpointSink + 'a>>,
    /// The lengths of the report's lists at the last call.
    saved: [usize; 3],
}

impl<'a> SavedProgress<'a> {
    pub(crate) fn new(sink: Option<Box<dyn CheckpointSink + 'a>>) -> Self {
        Self { sink, saved: [0; 3] }
    }

    /// Whether the import has a sink.
    pub(crate) fn has_sink(&self) -> bool {
        self.sink.is_some()
    }

    pub(crate) async fn save(&mut self, checkpoint: &Checkpoint) -> Result<(), Box<dyn Error + Send + Sync>> {
        let Some(sink) = &self.sink else { return Ok(()) };
        sink.save(&checkpoint.without_lists(), &checkpoint.report.listed_since(self.saved)).await?;
        self.saved = checkpoint.report.list_lengths();
        Ok(())
    }
}
