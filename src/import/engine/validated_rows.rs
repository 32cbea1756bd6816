//! The rows of a file, validated one by one: [`ValidatedRows`].

use std::{
    collections::VecDeque,
    io::{Read, Seek},
    mem,
    sync::Arc,
};

use super::{
    duplicate_index::DuplicateIndex,
    row_group::{HashedRow, RowGroup, Validation},
    rows_in_parts::RowsInParts,
    second_thread::SecondThread,
    validate::Validator,
};
use crate::source::{Position, ReadError, Record, Records};

/// How many groups are read ahead where a second thread validates some of them: three for it, and three for this thread, so that neither waits
/// for the other.
const GROUPS_AHEAD: usize = 6;

/// How many of them are with the second thread at most, so that it has one to go on with when it returns another.
const GROUPS_GIVEN: usize = 3;

/// How many bytes are read ahead at most, besides one group.
const BYTES_AHEAD: usize = 512 * 1024;

/// How many groups are read before a second thread is started, and before the next attempt if there could be none. Few rows are faster without
/// one.
const GROUPS_ALONE: u32 = 8;

/// Reads and validates the rows of a file in order.
///
/// Rows are read and validated in groups. With a second thread, this one reads some groups ahead and gives it those that it has time for.
/// Which thread validates a group makes no difference to its rows.
#[derive(Debug)]
pub(crate) struct ValidatedRows<'t, R> {
    rows: RowsInParts<'t, R>,
    validation: Arc<Validation>,
    /// The group whose rows are given out.
    current: RowGroup,
    /// The groups after it, in order.
    ahead: VecDeque<GroupAhead>,
    /// What is behind them: the end of the file, or an error. `None` if it is not known yet.
    end: Option<Result<(), ReadError>>,
    second: Second,
    /// Groups whose buffers are used again.
    spare: Vec<RowGroup>,
}

/// A group that was read ahead.
#[derive(Debug)]
struct GroupAhead {
    /// The start of its first row, with the number of the row before it.
    start: Position,
    /// Its size in bytes.
    bytes: usize,
    state: State,
}

#[derive(Debug)]
enum State {
    Read(RowGroup),
    Validated(RowGroup),
    /// The second thread has it.
    Given,
}

/// The second thread, if there is one.
#[derive(Debug)]
enum Second {
    Never,
    /// It starts after this number of further groups.
    After(u32),
    Running(SecondThread),
}

impl<'t, R: Read + Seek> ValidatedRows<'t, R> {
    /// Begins with the next of the records. `index` is the one in which their emails will be looked up, and `parallel` says whether a second
    /// thread may validate some of them.
    pub(crate) fn new(records: Records<'t, R>, validator: Validator, index: &DuplicateIndex, parallel: bool) -> Self {
        Self {
            rows: RowsInParts::new(records),
            validation: Arc::new(Validation { validator, hasher: index.hasher().clone() }),
            current: RowGroup::default(),
            ahead: VecDeque::new(),
            end: None,
            second: if parallel { Second::After(GROUPS_ALONE) } else { Second::Never },
            spare: Vec::new(),
        }
    }

    pub(crate) fn validator(&self) -> &Validator {
        &self.validation.validator
    }

    /// The start of the next row, with the number of the row before it.
    pub(crate) fn position(&self) -> Position {
        let read = || self.ahead.front().map(|group| group.start);
        self.current.position().or_else(read).unwrap_or_else(|| self.rows.position())
    }

    /// Reads the next row into `record` and validates it. Returns `None` at the end. `index` is the one for which the rows are hashed.
    pub(crate) fn read(&mut self, record: &mut Record, index: &DuplicateIndex) -> Result<Option<HashedRow>, ReadError> {
        loop {
            if let Some(row) = self.current.take(record) {
                return Ok(Some(row));
            }
            self.read_ahead();
            let Some(next) = self.ahead.pop_front() else {
                return self.end.replace(Ok(())).unwrap_or(Ok(())).map(|()| None);
            };
            let group = self.validated(next.state);
            index.load(group.hashes());
            self.spare.push(mem::replace(&mut self.current, group));
        }
    }

    /// Reads as many groups ahead as both threads need.
    fn read_ahead(&mut self) {
        self.collect();
        while self.end.is_none() && self.has_room() {
            let mut group = self.spare.pop().unwrap_or_default();
            group.clear();
            self.fill(&mut group);
            let (Some(start), bytes) = (group.start(), group.bytes()) else { return };
            let state = self.given(group);
            self.ahead.push_back(GroupAhead { start, bytes, state });
        }
    }

    fn has_room(&self) -> bool {
        let groups = if matches!(self.second, Second::Running(_)) { GROUPS_AHEAD } else { 1 };
        let bytes: usize = self.ahead.iter().map(|group| group.bytes).sum();
        self.ahead.len() < groups && bytes < BYTES_AHEAD
    }

    fn fill(&mut self, group: &mut RowGroup) {
        while !group.is_full() && self.end.is_none() {
            match self.rows.read(group.next_record(), &self.validation.validator) {
                Ok(Some(part)) => group.put(part),
                Ok(None) => self.end = Some(Ok(())),
                Err(error) => self.end = Some(Err(error)),
            }
        }
    }

    /// Gives a group to the second thread, if that runs and has not enough of them.
    fn given(&mut self, group: RowGroup) -> State {
        let has_enough = self.ahead.iter().filter(|group| matches!(group.state, State::Given)).count() >= GROUPS_GIVEN;
        match &mut self.second {
            Second::Never => State::Read(group),
            Second::After(0) => {
                let second = SecondThread::start(&self.validation);
                self.second = second.map_or(Second::After(GROUPS_ALONE), Second::Running);
                State::Read(group)
            }
            Second::After(groups) => {
                *groups -= 1;
                State::Read(group)
            }
            Second::Running(_) if has_enough => State::Read(group),
            Second::Running(second) => second.give(group).map_or_else(State::Read, |()| State::Given),
        }
    }

    /// Takes what the second thread has validated so far.
    fn collect(&mut self) {
        let Second::Running(second) = &mut self.second else { return };
        let mut given = self.ahead.iter_mut().filter(|group| matches!(group.state, State::Given));
        while let Some(group) = given.next()
            && let Some(validated) = second.validated()
        {
            group.state = State::Validated(validated);
        }
    }

    /// The group in this state, validated.
    fn validated(&mut self, state: State) -> RowGroup {
        match state {
            State::Validated(group) => group,
            State::Read(mut group) => {
                group.validate(&self.validation);
                group
            }
            State::Given => self.returned(),
        }
    }

    /// The next group that the second thread returns. Until then this thread validates those behind it.
    fn returned(&mut self) -> RowGroup {
        let Second::Running(second) = &mut self.second else { unreachable!("only a second thread is given groups") };
        loop {
            if let Some(group) = second.validated() {
                return group;
            }
            if !self.ahead.iter_mut().any(|group| group.validate(&self.validation)) {
                return second.wait();
            }
        }
    }
}

impl GroupAhead {
    /// Validates the group. Returns `false` if that is done, or is for the second thread to do.
    fn validate(&mut self, validation: &Validation) -> bool {
        let State::Read(group) = &mut self.state else { return false };
        group.validate(validation);
        self.state = State::Validated(mem::take(group));
        true
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{self, Cursor, SeekFrom},
        sync::atomic::{AtomicU64, Ordering::Relaxed},
    };

    use super::*;
    use crate::import::{inspection::Inspection, settings::Settings};

    /// A file whose bytes from a place on cannot be read.
    struct Failing {
        file: Cursor<Vec<u8>>,
        from: Arc<AtomicU64>,
    }

    impl Read for Failing {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let left = self.from.load(Relaxed).saturating_sub(self.file.position());
            if left == 0 {
                return Err(io::Error::other("unreadable"));
            }
            let length = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            self.file.read(&mut buffer[..length])
        }
    }

    impl Seek for Failing {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.file.seek(to)
        }
    }

    /// All rows with what they became and where reading stood before each, and the error that ended them. Also whether a second thread ran.
    fn rows(file: &str, unreadable_from: u64, parallel: bool) -> (Vec<String>, bool) {
        let (settings, from) = (Settings::default(), Arc::new(AtomicU64::new(u64::MAX)));
        let source = Failing { file: Cursor::new(file.into()), from: Arc::clone(&from) };
        let (mut table, inspection) = Inspection::open(source, &settings.reading, &settings).unwrap();
        from.store(unreadable_from, Relaxed);
        let index = DuplicateIndex::new(inspection.total_rows(), 1_000_000);
        let validator = Validator::new(inspection.columns(), false, &settings);
        let mut rows = ValidatedRows::new(table.records().unwrap(), validator, &index, parallel);
        let (mut seen, mut record) = (Vec::new(), Record::default());
        loop {
            let position = rows.position();
            match rows.read(&mut record, &index) {
                Ok(Some(row)) => seen.push(format!("{position:?} {record:?} {:?}", row.row)),
                Ok(None) => break,
                Err(error) => seen.push(format!("{position:?} {error:?}")),
            }
        }
        seen.push(format!("{:?}", rows.position()));
        (seen, matches!(rows.second, Second::Running(_)))
    }

    /// Rows of several kinds, so that groups end at different kinds of rows: leads, rows that fail, parts of split rows, long rows.
    fn file() -> String {
        let row = |number: usize| match number % 1_009 {
            0 => format!("p{number}@example.com,Ada,{}\n", "long ".repeat(20_000)),
            kind if kind % 83 == 0 => format!("p{number}@example.com,Ada\nKing,London\n"),
            kind if kind % 31 == 0 => format!("no address {number},Ada,London\n"),
            _ => format!("p{number}@example.com,Ada{number},London\n"),
        };
        std::iter::once("email,name,city\n".to_owned()).chain((1..20_000).map(row)).collect()
    }

    #[test]
    fn a_second_thread_changes_no_row_and_no_place() {
        let file = file();
        let (alone, _) = rows(&file, u64::MAX, false);
        let (together, is_parallel) = rows(&file, u64::MAX, true);
        assert!(alone.len() > 20_000 && alone.iter().any(|row| row.contains("SplitRow")));
        assert!(is_parallel, "there was no second thread");
        assert!(alone == together, "{:?}", alone.iter().zip(&together).find(|(alone, together)| alone != together));
    }

    #[test]
    fn the_rows_before_an_error_come_before_it() {
        let file = file();
        for unreadable_from in [500_000, 1_000_000, 1_500_000] {
            let (alone, _) = rows(&file, unreadable_from, false);
            let (together, _) = rows(&file, unreadable_from, true);
            assert!(alone.len() > 1_000 && alone.iter().filter(|row| row.contains("unreadable")).count() == 1);
            assert!(alone == together, "{unreadable_from}");
        }
    }

    #[test]
    fn few_rows_start_no_thread() {
        let (seen, is_parallel) = rows("email,name,city\nada@example.com,Ada,London\n", u64::MAX, true);
        assert_eq!((seen.len(), is_parallel), (2, false));
    }
}
