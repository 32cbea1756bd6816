//! The program `lead-import`: the database that it leaves.

use std::{fs, process::Command};

use lead_import::{SqliteStore, sqlx::SqlitePool};

#[test]
fn a_finished_import_leaves_all_leads_in_one_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("leads.csv"), "email\nada@example.com\nmax@example.com\n").unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_lead-import")).arg("leads.csv").current_dir(&folder).output().unwrap();
    assert!(output.status.success(), "{output:?}");

    let copy = folder.path().join("copy.sqlite");
    fs::copy(folder.path().join("leads.sqlite"), &copy).unwrap();
    assert!(!folder.path().join("leads.sqlite-wal").exists());
    let leads = tokio::runtime::Runtime::new().unwrap().block_on(async {
        let pool = SqlitePool::connect_with(SqliteStore::connect_options(copy)).await.unwrap();
        SqliteStore::new(pool, "demo").lead_count().await.unwrap()
    });
    assert_eq!(leads, 2);
}
