//! Standard output as a file: [`sync`].
//!
//! A standard output that was closed (`>&-`) is the null device, which Rust opens in its place. To discard the report is a choice and no
//! error, however it is made.

use std::{fs::File, io};

/// Returns when the output is on the disk, if it is a file.
pub(crate) fn sync() -> io::Result<()> {
    let stdout = file()?;
    if stdout.metadata()?.is_file() { stdout.sync_all() } else { Ok(()) }
}

#[cfg(unix)]
fn file() -> io::Result<File> {
    use std::os::fd::AsFd;

    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn file() -> io::Result<File> {
    use std::os::windows::io::AsHandle;

    Ok(File::from(io::stdout().as_handle().try_clone_to_owned()?))
}
