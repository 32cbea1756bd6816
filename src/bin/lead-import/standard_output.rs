//! Whether standard output arrives somewhere.

use std::{fs::File, io};

/// Fails if the program was started with standard output closed, as by `>&-` in a shell.
///
/// Rust replaces a closed standard output by the null device, opened to read and write, so that no other file gets its number. All that
/// is written there is lost without an error. A shell opens `> /dev/null` to write only: that is a choice and no error.
#[cfg(unix)]
pub(crate) fn check() -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;

    let stdout = file()?.metadata()?;
    let is_null = std::fs::metadata("/dev/null").is_ok_and(|null| null.rdev() == stdout.rdev() && stdout.rdev() != 0);
    let mode = rustix::fs::fcntl_getfl(io::stdout())? & rustix::fs::OFlags::RWMODE;
    if is_null && mode == rustix::fs::OFlags::RDWR { Err(io::Error::other("it is closed")) } else { Ok(()) }
}

#[cfg(not(unix))]
pub(crate) fn check() -> io::Result<()> {
    Ok(())
}

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
