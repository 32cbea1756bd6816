//! How much memory an import into SQLite takes, of a file of 1,000 rows and of one of 1,000,000 rows and 150 MB.
//!
//! `cargo bench --features sqlite --bench memory` runs each import in a process of its own and asks Linux for its peak (`VmHWM`),
//! which criterion does not measure.

#[cfg(all(feature = "sqlite", target_os = "linux"))]
fn main() {
    linux::main();
}

#[cfg(not(all(feature = "sqlite", target_os = "linux")))]
fn main() {
    println!("this measurement needs the feature `sqlite`, and Linux");
}

#[cfg(all(feature = "sqlite", target_os = "linux"))]
mod linux {
    use std::{
        env,
        error::Error,
        fs::{self, File},
        io::{self, Write},
        path::Path,
        process::Command,
    };

    use lead_import::{CampaignId, Importer, SqliteStore};
    use support::lead_file::LeadFile;

    /// The most that the large import may take beyond the small one.
    const TARGET_MIB: u64 = 40;

    pub(super) fn main() {
        let arguments: Vec<_> = env::args().collect();
        match arguments.iter().position(|argument| argument == "--import") {
            Some(at) => import(Path::new(&arguments[at + 1])).expect("the import succeeds"),
            None => compare().expect("the measurement succeeds"),
        }
    }

    fn compare() -> Result<(), Box<dyn Error>> {
        let [few, many] = [1_000, 1_000_000].map(|rows| (rows, peak_of(rows)));
        let (few, many) = (few.1?, many.1?);
        println!("1,000 rows: {} KiB; 1,000,000 rows: {} KiB; the difference is {} KiB", few, many, many - few);
        println!("target: at most {TARGET_MIB} MiB more");
        if many - few > TARGET_MIB * 1024 { Err("the target is missed".into()) } else { Ok(()) }
    }

    /// The peak in KiB of a process that imports this number of rows.
    fn peak_of(rows: u64) -> Result<u64, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let file = &mut LeadFile::new(rows).invalid_every(100);
        io::copy(file, &mut File::create(folder.path().join("leads.csv"))?)?;
        let output = Command::new(env::current_exe()?).arg("--import").arg(folder.path()).output()?;
        io::stderr().write_all(&output.stderr)?;
        Ok(String::from_utf8(output.stdout)?.trim().parse()?)
    }

    #[tokio::main]
    async fn import(folder: &Path) -> Result<(), Box<dyn Error>> {
        let store = SqliteStore::open(folder.join("leads.sqlite"), "acme").await?;
        let campaign = CampaignId::from("spring");
        store.create_campaign(&campaign).await?;
        let importer = Importer::new().max_rows(u64::MAX).max_bytes(u64::MAX);
        let report = importer.import(&store, &campaign, File::open(folder.join("leads.csv"))?).await?;
        assert_eq!(report.failed(), report.total_rows() / 100);
        println!("{}", own_peak()?);
        Ok(())
    }

    /// The most memory that this process has had, in KiB.
    fn own_peak() -> io::Result<u64> {
        let status = fs::read_to_string("/proc/self/status")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let number =
            line.and_then(|line| line.trim().strip_suffix(" kB")).and_then(|number| number.trim().parse().ok());
        number.ok_or_else(|| io::Error::other("Linux does not tell the peak"))
    }
}
