//! Files that survive a power cut.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Replaces the file by one with these bytes. A kill or a power cut leaves the old file or the new one, complete.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = draft_of(path);
    let written = write_synced(&new, bytes).and_then(|()| fs::rename(&new, path)).and_then(|()| sync_folder_of(path));
    written.inspect_err(|_| drop(fs::remove_file(&new)))
}

/// The file that is written before it takes the place of another.
pub(crate) fn draft_of(path: &Path) -> PathBuf {
    path.with_added_extension("new")
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_data()
}

/// Makes the name of a file as durable as its bytes. Only Unix has such a call.
pub(crate) fn sync_folder_of(path: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match File::open(folder)?.sync_all() {
        // Some file systems have nothing to sync in a folder.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        result => result,
    }
}
