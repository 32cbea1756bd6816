//! The exit codes that `--help` lists.

use super::{Folder, stderr};

#[track_caller]
fn assert_code(csv: &str, arguments: &[&str], code: i32) {
    let output = Folder::with(csv).run(arguments);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", stderr(&output));
}

#[test]
fn a_script_can_tell_what_became_of_the_rows() {
    let (all, some, none) = ("email\na@b.co\na@b.co\n", "email\na@b.co\nnope\n", "email\nnope\n\"\"\n");
    for mode in [&[][..], &["--dry-run"], &["--json"], &["--rejects", "bad.csv"]] {
        let arguments = [&["leads.csv"], mode].concat();
        assert_code(all, &arguments, 0);
        assert_code(some, &arguments, 3);
        assert_code(none, &arguments, 4);
        assert_code("city\nUlm\n", &arguments, 1);
    }
    assert_code(none, &["leads.csv", "--inspect"], 0);
    assert_code(all, &["leads.csv", "--duplicates", "reject"], 3);
}

#[test]
fn a_wrong_command_line_is_2() {
    for wrong in [&["--what"][..], &["leads.csv", "--batch-size", "0"], &["leads.csv", "--map", "a=b"]] {
        assert_code("email\na@b.co\n", wrong, 2);
    }
    assert_code("email\na@b.co\n", &["leads.csv", "--report", "report.pdf"], 2);
}

/// `/dev/full` refuses the rejected rows of the second batch, after the first is stored.
#[cfg(target_os = "linux")]
#[test]
fn an_import_that_stops_part_way_and_can_be_resumed_is_5() {
    let folder = Folder::with("email\na@b.co\nnope\n");
    let arguments = ["leads.csv", "--batch-size", "1", "--rejects"];
    let stopped = folder.run(&[&arguments[..], &["/dev/full"]].concat());
    assert_eq!(stopped.status.code(), Some(5), "{}", stderr(&stopped));
    let hint = "to resume, add --resume leads.csv.checkpoint.json\n";
    assert!(stderr(&stopped).starts_with(hint), "{}", stderr(&stopped));
    let rest = ["bad.csv", "--resume", "leads.csv.checkpoint.json"];
    let resumed = folder.run(&[&arguments[..], &rest].concat());
    assert_eq!(resumed.status.code(), Some(3), "{}", stderr(&resumed));
    assert!(stderr(&resumed).contains("1 row in "), "only the rows of this run: {}", stderr(&resumed));
}

#[test]
fn a_dry_run_leaves_the_database_byte_for_byte_and_needs_no_tables() {
    let folder = Folder::with("email\na@b.co\n");
    let database = folder.0.path().join("leads.sqlite");
    rusqlite::Connection::open(&database).unwrap().execute_batch("CREATE TABLE notes (text TEXT)").unwrap();
    let before = std::fs::read(&database).unwrap();
    let output = folder.run(&["leads.csv", "--dry-run"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(std::fs::read(&database).unwrap(), before);
    let output = folder.run(&["leads.csv", "--database", ""]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
}
