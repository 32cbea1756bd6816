//! The files of the other options, which a file that the program writes must not be: [`check`].

use std::{
    io,
    path::{Path, PathBuf},
};

use same_file::is_same_file;

use super::{args::Args, database, durable};

/// Fails if a file to be written is the file to import, a file of the database, or one of `others`, each with what it is. It may have another
/// name, and need not exist yet.
pub(crate) fn check(path: &Path, args: &Args, others: &[(Option<&Path>, &'static str)]) -> io::Result<()> {
    let database = database::files(&args.database);
    let source = args.source();
    let source = source.path().map(|path| (path, "this is the file to import"));
    let of_database = database.iter().map(|file| (file.as_path(), "this is the database"));
    let others = others.iter().filter_map(|(other, what)| Some(((*other)?, *what)));
    for (other, what) in source.into_iter().chain(of_database).chain(others) {
        for written in [path.to_owned(), durable::draft_of(path)] {
            if is_same(&written, other) {
                return Err(io::Error::other(what));
            }
        }
    }
    Ok(())
}

fn is_same(one: &Path, other: &Path) -> bool {
    resolved(one) == resolved(other) || is_same_file(one, other).unwrap_or(false)
}

/// The absolute path by the real folder, also of a file that does not exist.
fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (absolute.parent().and_then(|folder| folder.canonicalize().ok()), absolute.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => absolute,
    }
}
