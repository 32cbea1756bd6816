//! The program `lead-import`: what a person reads, and which files it leaves when it cannot write.
#![cfg(unix)]

mod about;
mod exit_codes;
mod input;
mod inspection;
mod outputs;
mod report_files;
mod text;

use std::{
    fs, io,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// A folder with the file `leads.csv`, and the program in it.
struct Folder(TempDir);

impl Folder {
    fn with(csv: &str) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        fs::write(folder.path("leads.csv"), csv).unwrap();
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn program(&self, arguments: &[&str]) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_lead-import"));
        program.args(arguments).current_dir(self.0.path());
        program
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.program(arguments).output().unwrap()
    }
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A pipe that nobody reads.
fn broken_pipe() -> Stdio {
    let (reader, writer) = io::pipe().unwrap();
    drop(reader);
    writer.into()
}
