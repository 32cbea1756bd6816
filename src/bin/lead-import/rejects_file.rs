//! The file of rejected rows.

use std::{
    fs::File,
    io::{self, Read, Seek},
    path::Path,
};

use lead_import::ImportJob;

use super::{
    args::Args,
    durable,
    error::{ProgramError, with_path},
    other_files,
};

/// Makes the job write rejected rows to the file that the options name, which is created if it is missing. The file to import, the
/// database and the checkpoint are refused, also under another name.
pub(crate) fn add_to<'a, R: Read + Seek>(job: ImportJob<'a, R>, args: &Args) -> Result<ImportJob<'a, R>, ProgramError> {
    let Some(path) = &args.rejects else { return Ok(job) };
    let file = open(path, args).map_err(|error| ProgramError::Rejects(with_path(path, &error)))?;
    Ok(match file {
        Opened::Regular(file) => job.rejects_file(file),
        Opened::Stream(stream) => job.rejects(stream),
    })
}

enum Opened {
    Regular(File),
    /// A pipe or a device, which cannot be read again or truncated.
    Stream(File),
}

fn open(path: &Path, args: &Args) -> io::Result<Opened> {
    let draft = args.resume.as_deref().map(durable::draft_of);
    let what = "this is the file of the checkpoint";
    other_files::check(path, args, &[(args.resume.as_deref(), what), (draft.as_deref(), what)])?;
    if path.exists() && !path.metadata()?.is_file() {
        return Ok(Opened::Stream(File::options().write(true).open(path)?));
    }
    let file = File::options().create(true).read(true).write(true).truncate(false).open(path)?;
    durable::sync_folder_of(path)?;
    Ok(Opened::Regular(file))
}
