//! Imports a file and resumes where a stopped or killed process was: [`import`].

use std::{
    error::Error,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Mutex,
};

use lead_import::{
    CampaignId, Checkpoint, Importer, LeadStore, async_trait, import::CheckpointSink, report::ListedRows,
};
use serde::{Deserialize, Serialize};

/// Imports the file and prints the report. Its checkpoint is in a second file beside it with the extension `checkpoint`, from which the next call
/// resumes. It is removed last, so that a process that is killed before it has printed the report prints it the next time.
pub(crate) async fn import<S: LeadStore>(
    importer: Importer,
    store: S,
    campaign: &CampaignId,
    path: &Path,
) -> Result<(), Box<dyn Error>> {
    let file = CheckpointFile::open(beside(path, ".checkpoint"))?;
    let mut job = importer.job(File::open(path)?).checkpoints(&file);
    if let Some(checkpoint) = file.checkpoint() {
        job = job.resume(checkpoint);
    }
    let report = job.import(store, campaign).await?;
    writeln!(io::stdout(), "{report}")?;
    file.remove()?;
    Ok(())
}

/// The latest checkpoint and all listed rows, in a file that each save replaces as a whole.
struct CheckpointFile {
    path: PathBuf,
    saved: Mutex<Saved>,
}

#[derive(Default, Serialize, Deserialize)]
struct Saved {
    checkpoint: Option<Checkpoint>,
    listed: Vec<ListedRows>,
}

impl CheckpointFile {
    fn open(path: PathBuf) -> io::Result<Self> {
        let saved = match fs::read(&path) {
            Ok(json) => serde_json::from_slice(&json)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Saved::default(),
            Err(error) => return Err(error),
        };
        Ok(Self { path, saved: Mutex::new(saved) })
    }

    fn checkpoint(&self) -> Option<Checkpoint> {
        let saved = self.saved.lock().expect("no call panics");
        Some(saved.checkpoint.clone()?.with_listed(saved.listed.iter().cloned()))
    }

    /// Removes the file after a complete import: there is nothing to resume.
    fn remove(&self) -> io::Result<()> {
        fs::remove_file(&self.path)
    }
}

#[async_trait]
impl CheckpointSink for CheckpointFile {
    async fn save(&self, checkpoint: &Checkpoint, listed: &ListedRows) -> Result<(), Box<dyn Error + Send + Sync>> {
        let mut saved = self.saved.lock().expect("no call panics");
        saved.checkpoint = Some(checkpoint.clone());
        if !listed.is_empty() {
            saved.listed.push(listed.clone());
        }
        Ok(replace(&self.path, &serde_json::to_vec(&*saved)?)?)
    }
}

/// The path of a file beside this one, whose name ends with `end` in addition.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(end);
    path.into()
}

/// Writes a second file and renames it, so that a crash leaves the old contents or the new ones. The rename is durable once the folder
/// is written too.
pub(crate) fn replace(path: &Path, contents: &[u8]) -> io::Result<()> {
    let new = beside(path, ".new");
    let mut file = File::create(&new)?;
    file.write_all(contents)?;
    file.sync_data()?;
    fs::rename(new, path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
