//! Where rejected rows are written to: [`RejectsOutput`].

use std::{
    fmt,
    io::{self, Read, SeekFrom, Write},
};

use xxhash_rust::xxh3::Xxh3Default;

use super::rejects_file::RejectsFile;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The length of a rejects file and a hash of its bytes (XXH3, 128 bits), byte-order mark and header included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RejectsMark {
    pub(crate) bytes: u64,
    /// `None` if the file is empty, or if an import that could not read the bytes of the run before it has appended to them.
    pub(crate) hash: Option<Box<str>>,
}

/// Why rejected rows cannot be appended to those of the stopped import.
#[derive(Debug)]
pub(crate) enum RejectsFault {
    /// The file is shorter than the stopped import left it.
    Truncated,
    /// The file has different bytes.
    Changed,
    Read(io::Error),
}

/// Counts and hashes the bytes of the rejects, and writes a byte-order mark before the first.
pub(crate) struct RejectsOutput<'a> {
    target: Target<'a>,
    bytes: u64,
    hash: Option<Xxh3Default>,
}

enum Target<'a> {
    Stream(Box<dyn Write + Send + 'a>),
    File {
        file: Box<dyn RejectsFile + 'a>,
        /// Whether the file was truncated to what the checkpoint has of it. That is done at the first write and not before, so that an
        /// import that is refused leaves the file unchanged.
        is_truncated: bool,
        is_synced: bool,
    },
}

impl fmt::Debug for RejectsOutput<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RejectsOutput").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}

impl<'a> RejectsOutput<'a> {
    pub(crate) fn stream(out: impl Write + Send + 'a) -> Self {
        Self::new(Target::Stream(Box::new(out)))
    }

    pub(crate) fn file(file: impl RejectsFile + 'a) -> Self {
        Self::new(Target::File { file: Box::new(file), is_truncated: false, is_synced: false })
    }

    fn new(target: Target<'a>) -> Self {
        Self { target, bytes: 0, hash: Some(Xxh3Default::new()) }
    }

    pub(crate) fn is_file(&self) -> bool {
        matches!(self.target, Target::File { .. })
    }

    /// What was written, including the bytes of the import that this one resumes.
    pub(crate) fn mark(&self) -> RejectsMark {
        let hash = self.hash.as_ref().filter(|_| self.bytes > 0);
        RejectsMark { bytes: self.bytes, hash: hash.map(|hash| format!("{:032x}", hash.digest128()).into()) }
    }

    /// Appends to what a stopped import wrote. A file is checked against `before`. A stream cannot be: its owner has truncated it.
    pub(crate) fn append_to(&mut self, before: &RejectsMark) -> Result<(), RejectsFault> {
        match &mut self.target {
            Target::Stream(_) => self.hash = (before.bytes == 0).then(Xxh3Default::new),
            Target::File { file, .. } => {
                let mut found = Hasher::default();
                file.rewind().map_err(RejectsFault::Read)?;
                let read = io::copy(&mut file.take(before.bytes), &mut found).map_err(RejectsFault::Read)?;
                if read < before.bytes {
                    return Err(RejectsFault::Truncated);
                }
                self.hash = Some(found.0);
            }
        }
        self.bytes = before.bytes;
        // A checkpoint without a hash can be checked by the length only.
        let is_same = before.hash.is_none() || self.hash.is_none() || self.mark() == *before;
        if is_same { Ok(()) } else { Err(RejectsFault::Changed) }
    }

    fn count(&mut self, bytes: &[u8]) {
        self.bytes = self.bytes.saturating_add(bytes.len() as u64);
        if let Some(hash) = &mut self.hash {
            hash.update(bytes);
        }
    }
}

impl Target<'_> {
    fn write(&mut self, bytes: &[u8], before: u64) -> io::Result<usize> {
        self.truncate(before)?;
        match self {
            Self::Stream(out) => out.write(bytes),
            Self::File { file, is_synced, .. } => {
                *is_synced = false;
                file.write(bytes)
            }
        }
    }

    fn flush(&mut self, before: u64) -> io::Result<()> {
        self.truncate(before)?;
        match self {
            Self::Stream(out) => out.flush(),
            Self::File { is_synced: true, .. } => Ok(()),
            Self::File { file, is_synced, .. } => {
                file.flush()?;
                file.sync()?;
                *is_synced = true;
                Ok(())
            }
        }
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        if let Self::File { file, is_truncated, .. } = self
            && !*is_truncated
        {
            file.set_len(length)?;
            file.seek(SeekFrom::Start(length))?;
            *is_truncated = true;
        }
        Ok(())
    }
}

impl Write for RejectsOutput<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        while let Some(rest) = rest_of_mark(self.bytes) {
            let written = self.target.write(rest, self.bytes)?;
            if written == 0 {
                return Err(io::ErrorKind::WriteZero.into());
            }
            self.count(&rest[..written]);
        }
        let written = self.target.write(bytes, self.bytes)?;
        self.count(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.target.flush(self.bytes)
    }
}

/// The part of the byte-order mark that is missing after this number of bytes.
fn rest_of_mark(bytes: u64) -> Option<&'static [u8]> {
    let rest = BYTE_ORDER_MARK.get(usize::try_from(bytes).ok()?..)?;
    (!rest.is_empty()).then_some(rest)
}

/// Hashes what is copied into it.
#[derive(Default)]
struct Hasher(Xxh3Default);

impl Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
