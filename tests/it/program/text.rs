//! What a person reads at the end of an import.

use super::{Folder, stderr, stdout};

#[test]
fn a_person_reads_counts_failed_rows_duplicates_and_warnings() {
    let csv =
        "email,City\nada@example.com,London\n,Rome\nnope,Oslo\nADA@example.com,Bonn\nmailto:max@example.com,Ulm\n";
    let output = Folder::with(csv).run(&["leads.csv"]);
    assert_eq!(output.status.code(), Some(3), "{output:?}");
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
  Email is required (1): fill in the email, or delete the row
    line 3
  Invalid email (1): correct the address
    line 4: nope (it has no @)

Duplicate emails (1):
  line 5: ada@example.com, first on line 2

Warnings (1):
  The email was taken out of a longer text (1): check the address
    line 6: Extracted the email from a mailto: link
";
    assert!(stdout(&output).ends_with(report), "{}", stdout(&output));
    let notes = stderr(&output);
    let (hint, speed) = notes.split_once('\n').unwrap();
    assert_eq!(hint, "to get the failed rows in a file, to correct and import them, add --rejects OUT.csv");
    assert!(speed.starts_with("5 rows in ") && speed.ends_with(" rows/s\n"), "{notes}");
}

#[test]
fn rows_with_the_same_value_and_reason_are_one_entry_and_all_reasons_are_shown() {
    let csv = "email,Email Opt Out\nnope,false\n,false\nnope,false\nada@,true\n";
    let text = stdout(&Folder::with(csv).run(&["leads.csv", "--opted-out", "reject"]));
    let failed = "
Failed rows (4):
  Email is required (1): fill in the email, or delete the row
    line 3
  Invalid email (3): correct the address
    lines 2, 4: nope (it has no @)
    line 5: ada@ (it has nothing after the @; Opted out: column \"Email Opt Out\" says \"true\")
";
    assert!(text.ends_with(failed), "{text}");
}

#[test]
fn the_rejects_file_is_named() {
    let folder = Folder::with("email\na@b.co\nnope\n");
    let output = folder.run(&["leads.csv", "--rejects", "bad.csv"]);
    let note = "the failed rows are in bad.csv: correct them there, and import that file\n";
    assert!(stderr(&output).starts_with(note), "{}", stderr(&output));
    let good = Folder::with("email\na@b.co\n").run(&["leads.csv", "--rejects", "bad.csv"]);
    assert!(!stderr(&good).contains("failed rows"), "{}", stderr(&good));
}

#[test]
fn cells_headers_and_file_names_cannot_steer_the_terminal() {
    let csv = "email,Ci\u{1b}[2Jty\nnope\u{1b}[31m,Lon\u{7}don\nno\u{202e}pe,\u{2066}Rome\n";
    let folder = Folder::with(csv);
    let name = "le\u{1b}[31mads\u{202e}.csv";
    std::fs::rename(folder.path("leads.csv"), folder.path(name)).unwrap();
    let output = folder.run(&[name, "--rejects", "re\u{1b}jects.csv"]);
    assert_eq!(output.status.code(), Some(4), "{output:?}");
    let missing = folder.run(&["no\u{1b}[31m.csv"]);
    let column = folder.run(&[name, "--map", "\u{1b}]0;x\u{7}=email"]);
    for escaped in [r"nope\u{1b}[31m", r"no\u{202e}pe", r"Ci\u{1b}[2Jty", r"Lon\u{7}don"] {
        assert!(stdout(&output).contains(escaped), "{escaped}: {}", stdout(&output));
    }
    assert!(stderr(&output).contains(r"re\u{1b}jects.csv"), "{}", stderr(&output));
    assert_eq!(stderr(&missing), "error: The file no\\u{1b}[31m.csv does not exist\n");
    assert!(stderr(&column).contains(r#"no column "\u{1b}]0;x\u{7}""#), "{}", stderr(&column));
    for text in [output, missing, column].iter().flat_map(|output| [stdout(output), stderr(output)]) {
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{2066}']), "{text}");
    }
}

#[test]
fn json_has_the_cells_as_they_are() {
    let folder = Folder::with("email\nno\u{202e}pe\u{1b}[31m\u{9b}\n");
    let reply: serde_json::Value = serde_json::from_slice(&folder.run(&["leads.csv", "--json"]).stdout).unwrap();
    assert_eq!(reply["data"]["errors"][0]["email"], "no\u{202e}pe\u{1b}[31m\u{9b}");
}

#[test]
fn long_lists_end_with_the_number_of_further_entries() {
    let same = stdout(&Folder::with(&format!("email\n{}", "nope\n".repeat(12))).run(&["leads.csv"]));
    let line = "\n    lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more: nope (it has no @)\n";
    assert!(same.ends_with(line), "{same}");
    let rows: Vec<_> = (0..2_000).map(|row| format!("nope{row}")).collect();
    let different = stdout(&Folder::with(&format!("email\n{}", rows.join("\n"))).run(&["leads.csv"]));
    assert!(different.contains("Invalid email (2,000): "), "{different}");
    assert_eq!(different.matches("(it has no @)").count(), 10);
    assert!(different.ends_with("\n    and 1,990 more\n"), "{different}");
}

#[test]
fn colours_are_for_terminals_that_want_them() {
    let folder = Folder::with("email\na@b.co\nnope\n");
    let plain = folder.run(&["leads.csv", "--dry-run"]);
    assert!(!stdout(&plain).contains('\u{1b}'));
    let on_a_terminal = |variables: &str| {
        // Logs of a CI server show colours, whatever the terminal says.
        let command = format!("env -u CI {variables} '{}' leads.csv --dry-run", env!("CARGO_BIN_EXE_lead-import"));
        let mut terminal = std::process::Command::new("script");
        let output = terminal.args(["-qec", &command, "/dev/null"]).current_dir(folder.0.path()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let coloured = on_a_terminal("TERM=xterm");
    assert!(coloured.contains("\u{1b}[1mFailed rows (1):\u{1b}[0m"), "{coloured:?}");
    for variables in ["TERM=xterm NO_COLOR=1", "TERM=dumb"] {
        let text = on_a_terminal(variables);
        assert!(text.contains("Failed rows (1):") && !text.contains("\u{1b}["), "{variables}: {text:?}");
    }
}

#[test]
fn a_cause_is_printed_once() {
    let output = Folder::with("email\na@b.co\n").run(&["leads.csv", "--database", "missing/leads.sqlite"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output).matches("unable to open database file").count(), 1, "{}", stderr(&output));
}
