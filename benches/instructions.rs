//! One of the main paths of an import, run once, for `.ci/instructions`, which counts its instructions.
//!
//! `instructions write FILE` writes the file that the paths read: 5,000 valid and distinct leads in 2.4 MB, with the rows of
//! the bench `import`. `instructions PATH FILE` runs `inspect`, `dry-run`, `memory` or `sqlite` on it.

use std::{env, error::Error, fs, fs::File, path::Path};

use futures_lite::future::block_on;
use lead_import::{CampaignId, ImportReport, Importer, MemoryStore, SqliteStore};
use support::lead_file::LeadFile;

const ROWS: u64 = 5_000;
const ROW_BYTES: usize = 480;

type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

fn main() -> Result<()> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [path, file] = arguments.as_slice() else {
        // `cargo bench` and `cargo test --benches` run every bench without these arguments.
        println!("run by .ci/instructions");
        return Ok(());
    };
    let file = Path::new(file);
    let report = match path.as_str() {
        "write" => return Ok(fs::write(file, LeadFile::new(ROWS).row_bytes(ROW_BYTES).to_bytes())?),
        "inspect" => return inspect(file),
        "dry-run" => dry_run(file)?,
        "memory" => into_memory(file)?,
        "sqlite" => into_sqlite(file)?,
        other => return Err(format!("no path is named {other}").into()),
    };
    assert_eq!((report.created(), report.total_rows()), (ROWS, ROWS), "every row is a new lead");
    Ok(())
}

fn campaign() -> CampaignId {
    "spring".into()
}

/// Without the second thread: how two threads share the work is chance.
fn importer() -> Importer {
    Importer::new().parallel(false)
}

fn memory() -> MemoryStore {
    let store = MemoryStore::new();
    store.create_campaign(&campaign());
    store
}

fn inspect(file: &Path) -> Result<()> {
    assert_eq!(Importer::new().inspect(File::open(file)?)?.total_rows(), ROWS);
    Ok(())
}

fn dry_run(file: &Path) -> Result<ImportReport> {
    Ok(block_on(importer().dry_run(&memory(), &campaign(), File::open(file)?))?)
}

fn into_memory(file: &Path) -> Result<ImportReport> {
    Ok(block_on(importer().import(&memory(), &campaign(), File::open(file)?))?)
}

/// On one thread, beside that of the database.
#[tokio::main(flavor = "current_thread")]
async fn into_sqlite(file: &Path) -> Result<ImportReport> {
    let folder = tempfile::tempdir()?;
    let store = SqliteStore::open(folder.path().join("leads.sqlite"), "acme").await?;
    store.create_campaign(&campaign()).await?;
    Ok(importer().import(&store, &campaign(), File::open(file)?).await?)
}
