//! The program `lead-import`: what a person reads, and which files it leaves when it cannot write.
#![cfg(unix)]

use std::{
    fs::{self, File},
    io,
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

#[test]
fn a_person_reads_counts_failed_rows_duplicates_and_warnings() {
    let csv =
        "email,City\nada@example.com,London\n,Rome\nnope,Oslo\nADA@example.com,Bonn\nmailto:max@example.com,Ulm\n";
    let output = Folder::with(csv).run(&["leads.csv"]);
    assert!(output.status.success(), "{output:?}");
    let report = "\
Imported:
rows                              5
created                           2
existing                          1
failed                            2
duplicates within the file        1
added to the campaign             2
already in the campaign           1
Failed rows (2):
  line 3: Email is required
  line 4: Invalid email: it has no @ (nope)
Duplicate emails (1):
  line 5: ada@example.com, first on line 2
Warnings (1):
  line 6: Extracted the email from a mailto: link
";
    assert!(stdout(&output).ends_with(report), "{}", stdout(&output));
    assert_eq!(stderr(&output), "");
}

#[test]
fn an_inspection_says_why_a_column_lost_its_field() {
    let csv = "email,Backup email,Full name,First name\na@b.co,c@d.co,Ada Byron,Ada\n";
    let folder = Folder::with(csv);
    let maps = ["--map", "email=email", "--map", "Backup email=email"];
    let output = folder.run(&[&["leads.csv", "--inspect"], &maps[..]].concat());
    let mapped = stdout(&output);
    let refusal = "error: The mapping cannot be used: it gives email to two columns, \"email\" and \"Backup email\"\n";
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(1), refusal));
    let detected = stdout(&folder.run(&["leads.csv", "--inspect"]));
    let row =
        |table: &str, header: &str| table.lines().find(|line| line.trim().starts_with(header)).unwrap().to_owned();
    assert!(row(&mapped, "email").contains(" custom               replaced by a later --map "), "{mapped}");
    assert!(row(&mapped, "Backup email").contains(" email                --map "), "{mapped}");
    assert!(row(&detected, "Backup email").contains(" another column is mapped to it "), "{detected}");
}

#[test]
fn an_inspection_shows_how_a_full_name_is_split_or_how_it_would_be() {
    let split = Folder::with("email,Name\na@b.co,Nagy Réka\nc@d.co,Kovács Zsófia\ne@f.co,Globex GmbH\n");
    let examples = "  Name is split, family name first (by the values):
    Nagy Réka → first name: Réka, last name: Nagy
    Kovács Zsófia → first name: Zsófia, last name: Kovács
    Globex GmbH → first name: none, last name: none
";
    let table = stdout(&split.run(&["leads.csv", "--inspect"]));
    assert!(table.trim_end().ends_with(examples.trim_end()), "{table}");
    let json = stdout(&split.run(&["leads.csv", "--inspect", "--json"]));
    let found = r#""fullName":{"index":1,"split":true,"order":"familyFirst","basis":"values"}"#;
    assert!(json.contains(found) && !json.contains("Nagy"), "{json}");
    let kept = stdout(&split.run(&["leads.csv", "--inspect", "--full-names", "keep"]));
    assert!(!kept.contains("first name: "), "{kept}");

    let open = Folder::with("email,Full name\na@b.co,Nguyễn Văn Nam\nc@d.co,Trần Thị Hoa\n");
    let table = stdout(&open.run(&["leads.csv", "--inspect"]));
    let row = table.lines().find(|line| line.trim().starts_with("Full name ")).unwrap();
    assert!(row.contains(" full name, not split: use --map HEADER=fullName "), "{table}");
    assert!(table.contains("  Full name is not split; with --map HEADER=fullName, family name first"), "{table}");
    assert!(stdout(&open.run(&["leads.csv", "--inspect", "--full-names", "split"])).contains("Full name is split"));
}

#[test]
fn a_map_of_a_column_that_the_file_lacks_is_an_error_that_names_the_nearest() {
    let folder = Folder::with("Home Email,Work Email\na@b.co,c@d.co\n");
    let message = "The mapping cannot be used: the file has no column \"Wrk Email\" \
                   (nearest: \"Work Email\", \"Home Email\")";
    for mode in [&[][..], &["--dry-run"], &["--inspect"], &["--json"], &["--json", "--inspect"]] {
        let output = folder.run(&[&["leads.csv", "--map", "Wrk Email=email"], mode].concat());
        assert_eq!((output.status.code(), stderr(&output)), (Some(1), format!("error: {message}\n")), "{mode:?}");
        assert_eq!(stdout(&output).contains("mappingErrors"), mode.len() == 2, "{mode:?}");
        assert_eq!(stdout(&output).lines().count() == 1, mode.contains(&"--json"), "one document: {mode:?}");
    }
    assert!(!folder.path("leads.sqlite").exists());
}

#[test]
fn an_inspection_writes_no_rejects_and_no_checkpoint() {
    for option in ["--rejects", "--resume"] {
        let output = Folder::with("email\na@b.co\n").run(&["leads.csv", "--inspect", option, "out"]);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    }
}

#[test]
fn cells_cannot_steer_the_terminal() {
    let csv = "email,Ci\u{1b}[2Jty\nnope\u{1b}[31m,Lon\u{7}don\n";
    let output = Folder::with(csv).run(&["leads.csv"]);
    assert!(output.status.success(), "{output:?}");
    assert!(stdout(&output).contains("nope [31m") && stdout(&output).contains("Ci [2Jty"));
    assert!(!stdout(&output).contains(['\u{1b}', '\u{7}']));
}

#[test]
fn a_long_list_ends_with_the_number_of_further_entries() {
    let csv = format!("email\n{}", "nope\n".repeat(12));
    let output = Folder::with(&csv).run(&["leads.csv"]);
    let lines = stdout(&output);
    assert_eq!(lines.matches("Invalid email: it has no @ (nope)").count(), 10);
    assert!(lines.ends_with("\n  and 2 more\n"), "{lines}");
}

#[test]
fn a_missing_file_is_named() {
    let output = Folder::with("").run(&["nope.csv"]);
    let reason = "nope.csv: No such file or directory (os error 2)";
    assert_eq!(stderr(&output), format!("error: The file to import cannot be opened: {reason}\n"));
}

#[test]
fn a_cause_is_printed_once() {
    let output = Folder::with("email\na@b.co\n").run(&["leads.csv", "--database", "missing/leads.sqlite"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output).matches("unable to open database file").count(), 1, "{}", stderr(&output));
}

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
    assert!(again.status.success(), "{again:?}");
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

/// A pipe that nobody reads.
fn broken_pipe() -> Stdio {
    let (reader, writer) = io::pipe().unwrap();
    drop(reader);
    writer.into()
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
