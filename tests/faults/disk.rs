//! Disks that fill up.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{program, sample, scenario::Scenario};

/// No file may grow beyond so many KiB; without the signal, writing fails as on a full disk.
fn at_most(kib: u32) -> String {
    // POSIX counts in units of 512 bytes, other shells in KiB.
    format!("trap '' XFSZ; if [ -n \"$BASH_VERSION\" ]; then ulimit -f {kib}; else ulimit -f {}; fi", kib * 2)
}

#[tokio::test]
async fn a_database_that_cannot_grow_stops_the_import_which_resumes_when_it_can() {
    let scenario = Scenario::new(1_500, &["--batch-size", "100"]).await;
    for kib in [160, 192, 230, 300] {
        scenario.begin().await;
        let stopped = program::run(&mut program::limited(&at_most(kib), &scenario.command()));
        stopped.assert_failed("error: The leads could not be stored: ");
        assert!(stopped.stderr.contains("to resume, run the same command again"), "{stopped:#?}");
        scenario.assert_opens().await;
        scenario.assert_same(program::run(&mut scenario.command()), &format!("at most {kib} KiB")).await;
    }
}

#[tokio::test]
async fn rejects_that_cannot_grow_stop_the_import_which_resumes_when_they_can() {
    let scenario = Scenario::of(&sample::bad_file(3_000), 100, &["--batch-size", "500", "--map", "email=email"]).await;
    scenario.begin().await;
    let stopped = program::run(&mut program::limited(&at_most(600), &scenario.command()));
    stopped.assert_failed("error: The rejected rows could not be written: ");
    scenario.assert_opens().await;
    scenario.assert_same(program::run(&mut scenario.command()), "resumed").await;
}

#[tokio::test]
async fn rejects_on_a_full_device_stop_the_import_which_resumes_elsewhere() {
    let scenario = Scenario::new(500, &["--batch-size", "100"]).await;
    scenario.begin().await;
    let database = scenario.path("leads.sqlite").display().to_string();
    let mut command = scenario.command_into(&database, Path::new("/dev/full"));
    let stopped = program::run(command.arg("--resume").arg(scenario.checkpoint()));
    stopped.assert_failed("error: The rejected rows could not be written: No space left on device");
    fs::remove_file(scenario.path("rejects.csv")).expect("it is that of the undisturbed import");
    scenario.assert_same(program::run(&mut scenario.command()), "resumed").await;
}

/// A file system of its own, unmounted when it is dropped.
struct SmallDisk {
    folder: PathBuf,
}

impl SmallDisk {
    fn mount(folder: PathBuf, kib: u32) -> Result<Self, String> {
        fs::create_dir(&folder).map_err(|error| error.to_string())?;
        mount(&["-t", "tmpfs", "-o", &format!("size={kib}k"), "tmpfs"], &folder)?;
        Ok(Self { folder })
    }

    fn make_room(&self) {
        mount(&["-o", "remount,size=64m"], &self.folder).expect("it was mounted before");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(&self.folder).status().ok();
    }
}

fn mount(options: &[&str], folder: &Path) -> Result<(), String> {
    let output = Command::new("mount").args(options).arg(folder).output().map_err(|error| error.to_string())?;
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

/// The database, the rejects and the checkpoint on one disk.
#[tokio::test]
async fn a_full_disk_stops_the_import_which_resumes_when_there_is_room() {
    let scenario = Scenario::new(1_500, &["--batch-size", "100"]).await;
    for kib in [200, 300, 400] {
        let disk = match SmallDisk::mount(scenario.path(&format!("disk{kib}")), kib) {
            Ok(disk) => disk,
            Err(reason) => {
                assert!(std::env::var("CI").as_deref() != Ok("true"), "no disk can be mounted: {reason}");
                println!("NOT RUN: no disk can be mounted: {reason}");
                return;
            }
        };
        let (database, rejects) = (disk.folder.join("leads.sqlite"), disk.folder.join("rejects.csv"));
        fs::copy(scenario.path("before.sqlite"), &database).expect("there is so much room");
        let mut command = scenario.command_into(&database.display().to_string(), &rejects);
        command.arg("--resume").arg(disk.folder.join("checkpoint.json"));
        let stopped = program::run(&mut command);
        stopped.assert_failed("");
        assert!(stopped.stderr.contains("is full") || stopped.stderr.contains("No space left"), "{stopped:#?}");
        disk.make_room();
        assert_eq!(program::run(&mut command).imported(), scenario.stdout, "{kib} KiB");
        scenario.assert_same_rejects(&rejects, "on a full disk");
        let after = Scenario::contents_of(&disk.folder).await;
        assert!(after == scenario.contents, "{kib} KiB: other leads");
    }
}
