//! The examples as processes of their own.

use std::{
    ffi::OsStr,
    io::Read,
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    sync::OnceLock,
    thread::{self, sleep},
    time::{Duration, Instant},
};

/// What a process left behind.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) status: ExitStatus,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The example `import`, built with the features of this test.
pub(crate) fn import() -> Command {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    Command::new(PROGRAM.get_or_init(|| build("import")))
}

/// The example with a store in redb.
pub(crate) fn redb_store() -> Command {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    Command::new(PROGRAM.get_or_init(|| build("redb_store")))
}

/// The example with a store over a service, and that service.
pub(crate) fn service_store() -> Command {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    Command::new(PROGRAM.get_or_init(|| build("service_store")))
}

fn build(example: &str) -> PathBuf {
    support::example::build(example, &support::features!())
}

/// The same command in a shell that sets limits first.
pub(crate) fn limited(limits: &str, command: &Command) -> Command {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("{limits}; exec \"$@\"")).arg("sh").arg(command.get_program()).args(command.get_args());
    shell
}

/// Lets it come to its end.
pub(crate) fn run(command: &mut Command) -> Ended {
    wait(spawn(command))
}

/// The same with its output into this file. What it printed is not in the result.
pub(crate) fn run_into(command: &mut Command, output: impl Into<Stdio>) -> Ended {
    let output =
        command.stdin(Stdio::null()).stdout(output).stderr(Stdio::piped()).output().expect("the program starts");
    let stderr = String::from_utf8(output.stderr).expect("the program speaks UTF-8");
    Ended { status: output.status, stdout: String::new(), stderr }
}

/// Sends a signal after a while, and waits for the end.
pub(crate) fn run_and_signal(command: &mut Command, signal: &str, after: Duration) -> Ended {
    let began = Instant::now();
    let child = spawn(command);
    sleep(after.saturating_sub(began.elapsed()));
    send(&child, signal);
    wait(child)
}

pub(crate) fn spawn(command: &mut Command) -> Child {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
}

/// A process that has ended, but was not waited for, takes every signal.
pub(crate) fn send(child: &Child, signal: &str) {
    let id = child.id().to_string();
    let status = Command::new("kill").args([OsStr::new("-s"), signal.as_ref(), id.as_ref()]).status();
    assert!(status.expect("kill runs").success(), "signal {signal} cannot be sent");
}

pub(crate) fn wait(mut child: Child) -> Ended {
    let mut stderr = child.stderr.take().expect("it is piped");
    let stderr = thread::spawn(move || text(&mut stderr));
    let stdout = text(child.stdout.as_mut().expect("it is piped"));
    let status = child.wait().expect("it is a child");
    Ended { status, stdout, stderr: stderr.join().expect("reading does not panic") }
}

fn text(pipe: &mut impl Read) -> String {
    let mut text = String::new();
    pipe.read_to_string(&mut text).expect("the program speaks UTF-8");
    text
}

impl Ended {
    /// Whether it imported its file to the end. Rows of every file of these tests fail.
    pub(crate) fn has_imported(&self) -> bool {
        self.status.code() == Some(3)
    }

    /// The output of an import that came to its end.
    pub(crate) fn imported(self) -> String {
        assert!(self.has_imported(), "{self:#?}");
        self.stdout
    }

    /// The output of a program that did what it was asked.
    pub(crate) fn success(self) -> String {
        assert!(self.status.success(), "{self:#?}");
        self.stdout
    }

    /// Stopped with words for it, and with exit code 5 where they say how to resume, 1 elsewhere.
    pub(crate) fn assert_failed(&self, words: &str) {
        let code = if self.stderr.contains("to resume, ") { 5 } else { 1 };
        assert_eq!(self.status.code(), Some(code), "{self:#?}");
        assert!(self.stderr.contains("error: ") && self.stderr.contains(words), "no {words:?} in {self:#?}");
    }
}
