//! Outputs that cannot be written, and files that must not be written over.

use std::{
    fs::{self, File},
    process::{Command, Stdio},
};

use super::{Folder, broken_pipe, stderr, stdout};

#[test]
fn an_address_of_postgresql_is_not_the_name_of_a_sqlite_file() {
    let folder = Folder::with("email\na@b.co\n");
    let output = folder.run(&["leads.csv", "--database", "postgres://127.0.0.1:1/leads"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("error: The database could not be opened: "), "{}", stderr(&output));
    if cfg!(feature = "postgres") {
        assert!(stderr(&output).contains("PostgreSQL is down or cannot be reached: "), "{}", stderr(&output));
        assert_eq!(stderr(&output).matches("Connection refused").count(), 1, "{}", stderr(&output));
    }
    assert_eq!(fs::read_dir(folder.0.path()).unwrap().count(), 1, "only leads.csv");
}

#[test]
fn a_checkpoint_that_cannot_be_written_is_the_error_and_not_a_cancelled_import() {
    let folder = Folder::with("email\na@b.co\nc@d.co\n");
    let output = folder.run(&["leads.csv", "--resume", "missing/checkpoint.json", "--batch-size", "1"]);
    assert_eq!(output.status.code(), Some(1));
    let expected = "error: The checkpoint could not be written: missing/checkpoint.json: No such file or directory";
    assert!(stderr(&output).contains(expected), "{}", stderr(&output));
    assert_eq!(stderr(&output).matches("missing/checkpoint.json").count(), 1, "{}", stderr(&output));
    assert!(!stderr(&output).contains("cancelled"), "{}", stderr(&output));
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_cannot_be_printed_is_printed_by_the_same_command() {
    let folder = Folder::with("email\na@b.co\nnope\n");
    let arguments = ["leads.csv", "--json", "--resume", "checkpoint.json"];
    let full = File::options().write(true).open("/dev/full").unwrap();
    let broken = folder.program(&arguments).stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(broken.status.code(), Some(1));
    let expected = "\
the file was imported; the report is in checkpoint.json.report.json
to print the report, run the same command again
error: Standard output could not be written: No space left on device (os error 28)
";
    assert_eq!(stderr(&broken), expected);
    assert!(folder.path("checkpoint.json").exists());
    let undisturbed = Folder::with("email\na@b.co\nnope\n").run(&["leads.csv", "--json"]);
    assert_eq!(fs::read_to_string(folder.path("checkpoint.json.report.json")).unwrap(), stdout(&undisturbed));

    let again = folder.run(&arguments);
    assert_eq!(again.status.code(), Some(3), "{again:?}");
    assert_eq!(stdout(&again), stdout(&undisturbed));
    assert!(!folder.path("checkpoint.json").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_is_replaced_before_the_import_is_resumed_has_changed() {
    let folder = Folder::with("email\na@b.co\nc@d.co\n");
    let arguments = ["leads.csv", "--json", "--resume", "checkpoint.json", "--batch-size", "1"];
    let full = File::options().write(true).open("/dev/full").unwrap();
    assert!(!folder.program(&arguments).stdout(full).output().unwrap().status.success());
    assert!(folder.path("checkpoint.json").exists(), "the report is not printed yet");
    for other in ["", "email\n", "name\nAda\n", &format!("email\n{}", "a@b.co\n".repeat(60_000))] {
        fs::write(folder.path("leads.csv"), other).unwrap();
        let output = folder.run(&arguments);
        assert_eq!(output.status.code(), Some(1));
        let error = "error: The file has changed since the import started\n";
        assert!(stderr(&output).contains(error), "{}", stderr(&output));
        assert!(folder.path("checkpoint.json").exists());
    }
}

#[test]
fn a_report_that_nobody_reads_is_kept_in_a_file() {
    let undisturbed = Folder::with("email\na@b.co\nnope\n").run(&["leads.csv", "--json"]);
    let folder = Folder::with("email\na@b.co\nnope\n");
    let mut program = folder.program(&["leads.csv", "--json"]);
    let ended = program.stdout(broken_pipe()).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
    let expected = "\
the file was imported; the report is in leads.csv.checkpoint.json.report.json
error: Standard output could not be written: Broken pipe (os error 32)
";
    assert_eq!((ended.status.code(), stderr(&ended).as_str()), (Some(1), expected));
    let kept = fs::read_to_string(folder.path("leads.csv.checkpoint.json.report.json")).unwrap();
    assert_eq!(kept, stdout(&undisturbed));
}

/// Programs that start others open the null device to read and write, as Rust does for a closed output.
#[test]
fn a_report_that_is_discarded_is_no_error() {
    for output in [Some(File::options().write(true)), Some(File::options().read(true).write(true)), None] {
        let folder = Folder::with("email\na@b.co\n");
        let mut program = folder.program(&["leads.csv", "--json"]);
        if let Some(options) = output {
            program.stdout(options.open("/dev/null").unwrap());
        } else {
            let mut shell = Command::new("sh");
            shell.args(["-c", "exec \"$@\" >&-", "sh"]).arg(program.get_program()).args(program.get_args());
            program = shell;
            program.current_dir(folder.0.path());
        }
        assert!(program.status().unwrap().success());
        assert!(!folder.path("leads.csv.checkpoint.json.report.json").exists());
    }
}

#[test]
fn an_output_that_breaks_before_the_import_leaves_the_database_unchanged() {
    let folder = Folder::with("email\na@b.co\n");
    let ended = folder.program(&["leads.csv"]).stdout(broken_pipe()).stderr(Stdio::piped()).spawn().unwrap();
    let ended = ended.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert_eq!(stderr(&ended), "error: Standard output could not be written: Broken pipe (os error 32)\n");
    assert_eq!(fs::read_dir(folder.0.path()).unwrap().count(), 1, "only leads.csv");
}

#[test]
fn broken_outputs_are_no_panic() {
    let folder = Folder::with("email\na@b.co\n");
    for arguments in [&["leads.csv", "--json"][..], &["leads.csv"], &["leads.csv", "--inspect"], &["nope.csv"]] {
        let mut program = folder.program(arguments);
        let status = program.stdout(broken_pipe()).stderr(broken_pipe()).status().unwrap();
        assert_eq!(status.code(), Some(1), "{arguments:?}");
    }
    assert!(folder.path("leads.csv.checkpoint.json.report.json").exists());
}

#[test]
fn a_checkpoint_is_never_written_over_another_file() {
    let folder = Folder::with("email\na@b.co\n");
    for (database, checkpoint, what) in [
        ("new", "new", "this is the database"),
        ("new", "./new", "this is the database"),
        ("new", "new-wal", "this is the database"),
        ("ck.new", "ck", "this is the database"),
        ("leads.sqlite", "leads.csv", "this is the file to import"),
    ] {
        let output = folder.run(&["leads.csv", "--database", database, "--resume", checkpoint]);
        assert_eq!(output.status.code(), Some(1), "{checkpoint}");
        assert!(stderr(&output).contains(what), "{checkpoint}: {}", stderr(&output));
    }
    for rejects in ["ck.new", "leads.sqlite-wal"] {
        let output = folder.run(&["leads.csv", "--resume", "ck", "--rejects", rejects]);
        assert_eq!(output.status.code(), Some(1), "{rejects}");
    }
    let names = fs::read_dir(folder.0.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(names.into_iter().all(|name| name != "ck" && name != "new"));
}
