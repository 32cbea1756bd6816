//! What an importer is set to: [`Settings`].

use std::num::NonZeroUsize;

use super::{engine::duplicates::DuplicatePolicy, event::Listeners};
use crate::{columns::Detector, source::ReadOptions, store::UpdatePolicy};

/// The settings of an importer, which each of its jobs takes along.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) reading: ReadOptions,
    pub(crate) detector: Detector,
    pub(crate) batch_size: NonZeroUsize,
    pub(crate) existing: UpdatePolicy,
    pub(crate) duplicates: DuplicatePolicy,
    pub(crate) max_listed: usize,
    pub(crate) listeners: Listeners,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            reading: ReadOptions::default(),
            detector: Detector::default(),
            batch_size: const { NonZeroUsize::new(1_000).unwrap() },
            existing: UpdatePolicy::default(),
            duplicates: DuplicatePolicy::default(),
            max_listed: 1_000,
            listeners: Listeners::default(),
        }
    }
}
