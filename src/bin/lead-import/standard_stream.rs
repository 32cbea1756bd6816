//! Standard input and output as files: [`input`], [`sync_output`].
//!
//! A standard output that was closed (`>&-`) is the null device, which Rust opens in its place. To discard the report is a choice and no
//! error, however it is made.

use std::{fs::File, io};

/// Returns when the output is on the disk, if it is a file.
pub(crate) fn sync_output() -> io::Result<()> {
    let stdout = file(&io::stdout())?;
    if stdout.metadata()?.is_file() { stdout.sync_all() } else { Ok(()) }
}

/// Standard input, without the buffer of `std`.
pub(crate) fn input() -> io::Result<File> {
    file(&io::stdin())
}

#[cfg(unix)]
fn file(stream: &impl std::os::fd::AsFd) -> io::Result<File> {
    Ok(File::from(stream.as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn file(stream: &impl std::os::windows::io::AsHandle) -> io::Result<File> {
    Ok(File::from(stream.as_handle().try_clone_to_owned()?))
}
