//! The example `server` as a program on a free port, with the usual limit of 1,024 open files.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::PathBuf,
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
    sync::OnceLock,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;
use tokio::time::{sleep, timeout};

use crate::example;

/// Opens the workspace `demo`.
pub(crate) const DEMO_KEY: &str = "X-Api-Key: sk_demo\r\n";
/// Opens the workspace `trial`.
pub(crate) const TRIAL_KEY: &str = "X-Api-Key: sk_user_demo\r\nX-Workspace-Id: trial\r\n";

pub(crate) struct ExampleServer {
    pub(crate) address: SocketAddr,
    process: Child,
    folder: TempDir,
    /// What it prints. A closed pipe would end it.
    _output: BufReader<ChildStdout>,
}

impl ExampleServer {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
        let folder = tempfile::tempdir().expect("a folder can be made");
        let mut process = Command::new("sh")
            .args(["-c", "ulimit -S -n 1024 && exec \"$0\" \"$@\""])
            .arg(PROGRAM.get_or_init(|| example::program("server")))
            .args(["--listen", "127.0.0.1:0", "--database"])
            .arg(folder.path().join("leads.sqlite"))
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell starts");
        let mut output = BufReader::new(process.stdout.take().expect("it has a pipe"));
        let mut line = String::new();
        output.read_line(&mut line).expect("the server greets");
        let address = line.split("http://").nth(1).and_then(|rest| rest.split(';').next());
        let address = address.and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("no address in {line:?}"));
        Self { address, process, folder, _output: output }
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.folder.path().join("leads.sqlite")
    }

    /// The number of its open files, connections included.
    pub(crate) fn open_files(&self) -> usize {
        fs::read_dir(self.proc("fd")).expect("Linux shows the files of a process").count()
    }

    /// A file of this process in `/proc`.
    pub(crate) fn proc(&self, file: &str) -> PathBuf {
        format!("/proc/{}/{file}", self.process.id()).into()
    }

    /// Sends SIGTERM. Returns how the process ended, and how long it took.
    pub(crate) async fn terminate(mut self, most: Duration) -> (ExitStatus, Duration) {
        let began = Instant::now();
        kill_process(Pid::from_child(&self.process), Signal::TERM).expect("the process is ours");
        let ended = timeout(most, async {
            loop {
                if let Some(status) = self.process.try_wait().expect("the process is ours") {
                    return status;
                }
                sleep(Duration::from_millis(20)).await;
            }
        });
        (ended.await.unwrap_or_else(|_| panic!("the server still runs {most:?} after SIGTERM")), began.elapsed())
    }
}

impl Drop for ExampleServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
