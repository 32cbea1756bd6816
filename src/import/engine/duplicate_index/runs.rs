//! The part of the index that is in temporary files: [`Runs`].

use std::{cmp::Reverse, collections::BinaryHeap, fs::File, io};

use super::{
    entry::Entry,
    filter::Filter,
    run::{Run, RunWriter},
    slots::Slots,
};

/// How many runs of one level become one run of the next, so that a search reads few of them: of 100,000,000 emails in 64 MB, 13 at most.
const MERGED: usize = 8;

/// The runs that were spilled, behind a filter.
///
/// No email is in two of them, because one that is in a run is not inserted again. A table of n entries is a run of level 0. Eight runs of a
/// level are merged to one of the next, so that each entry is written once per level.
#[derive(Debug)]
pub(super) struct Runs {
    /// Each with its level, which never increases.
    leveled: Vec<(u32, Run)>,
    filter: Filter,
    filter_bytes: usize,
    /// Makes a temporary file. Tests make files that fail.
    pub(super) open: fn() -> io::Result<File>,
}

impl Runs {
    /// No runs yet, for the emails of a file with `rows` rows, beside a table of half of `memory`.
    pub(super) fn new(rows: usize, memory: usize) -> Self {
        let filter_bytes = rows.saturating_mul(Filter::BYTES_PER_ENTRY).min(memory / 8 * 3);
        Self { leveled: Vec::new(), filter: Filter::default(), filter_bytes, open: temporary_file }
    }

    /// The entry of the same email.
    pub(super) fn find(&mut self, entry: Entry) -> io::Result<Option<Entry>> {
        if !self.filter.may_have(entry) {
            return Ok(None);
        }
        for (_, run) in &mut self.leveled {
            if let Some(found) = run.find(entry)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// Moves the entries of the table into a run. If that fails, the table keeps them.
    pub(super) fn spill(&mut self, slots: &mut Slots) -> io::Result<()> {
        if self.leveled.is_empty() {
            self.filter = Filter::new(self.filter_bytes);
        }
        slots.drain(|entries| {
            let mut run = RunWriter::new((self.open)()?);
            for &entry in entries {
                run.push(entry)?;
            }
            self.leveled.push((0, run.finish()?));
            for &entry in entries {
                self.filter.insert(entry);
            }
            Ok::<_, io::Error>(())
        })?;
        self.merge_full_levels()
    }

    /// Merges the last runs as long as eight of them have the same level. If that fails, they stay what they are.
    fn merge_full_levels(&mut self) -> io::Result<()> {
        while let Some(first) = self.leveled.len().checked_sub(MERGED)
            && self.leveled[first].0 == self.leveled[self.leveled.len() - 1].0
        {
            let level = self.leveled[first].0;
            let merged = merge(&mut self.leveled[first..], RunWriter::new((self.open)()?))?;
            self.leveled.truncate(first);
            self.leveled.push((level + 1, merged));
        }
        Ok(())
    }
}

/// Writes the entries of all runs into one.
fn merge(runs: &mut [(u32, Run)], mut merged: RunWriter) -> io::Result<Run> {
    let sources: io::Result<Vec<_>> = runs.iter_mut().map(|(_, run)| run.entries()).collect();
    let mut sources = sources?;
    let mut next = BinaryHeap::new();
    for (index, source) in sources.iter_mut().enumerate() {
        next.extend(source.next().transpose()?.map(|entry| Reverse((entry, index))));
    }
    while let Some(Reverse((entry, index))) = next.pop() {
        merged.push(entry)?;
        next.extend(sources[index].next().transpose()?.map(|entry| Reverse((entry, index))));
    }
    merged.finish()
}

/// A file in the folder for temporary files of the system, which has no name, so that nothing of it is left when the process ends in
/// whatever way.
#[cfg(not(target_family = "wasm"))]
fn temporary_file() -> io::Result<File> {
    tempfile::tempfile()
}

#[cfg(target_family = "wasm")]
fn temporary_file() -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}
