//! `--report`: the page and the JSON.

use std::fs;

use lead_import::ImportReport;

use super::{Folder, stderr, stdout};

const CSV: &str = "email,Ci<b>ty\nada@example.com,London\nnope,Rome\n\"<script>alert('1')</script>\",Oslo\n,Bonn\nADA@example.com,Ulm\n";

#[test]
fn the_json_is_the_report_of_the_library() {
    let folder = Folder::with(CSV);
    let output = folder.run(&["leads.csv", "--report", "report.json"]);
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    assert!(stderr(&output).contains("the report is in report.json\n"), "{}", stderr(&output));
    let report: ImportReport = serde_json::from_slice(&fs::read(folder.path("report.json")).unwrap()).unwrap();
    assert_eq!((report.total_rows(), report.created(), report.existing(), report.failed()), (5, 1, 1, 3));
    assert_eq!(report.failures()[1].email(), "<script>alert('1')</script>");
}

#[test]
fn the_page_has_the_counts_the_columns_and_the_failures_and_loads_and_runs_nothing() {
    let folder = Folder::with(CSV);
    folder.run(&["leads.csv", "--report", "report.html", "--campaign", "<i>Spring"]);
    let page = fs::read_to_string(folder.path("report.html")).unwrap();
    for part in [
        "<strong>5</strong>rows",
        "<strong>3</strong>failed",
        "<h2>Failed rows by reason (3)</h2>",
        "<svg viewBox=\"0 0 720 88\" role=\"img\" aria-label=\"Failed rows by reason\">",
        "<h3>Invalid email (2)</h3>",
        "<td><bdi>nope</bdi></td><td><bdi>it has no @</bdi></td>",
        "<td><bdi>Ci&lt;b&gt;ty</bdi></td>",
        "&lt;script&gt;alert(",
        "<bdi>&lt;i&gt;Spring</bdi>",
        "prefers-color-scheme: dark",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    for foreign in ["<script", "<i>", "<b>", "http:", "https:", "url(", "@import", "src="] {
        assert!(!page.contains(foreign), "{foreign} is in {page}");
    }
    assert_eq!(page.matches("<svg").count(), page.matches("</svg>").count());
    assert_eq!(page.matches("<details").count(), page.matches("</details>").count());
}

#[test]
fn a_dry_run_and_a_stopped_import_have_a_report_too() {
    let folder = Folder::with(CSV);
    let dry = folder.run(&["leads.csv", "--dry-run", "--report", "dry.html"]);
    assert_eq!(dry.status.code(), Some(3), "{dry:?}");
    assert!(fs::read_to_string(folder.path("dry.html")).unwrap().contains("Dry run: nothing was written"));
    assert!(!folder.path("leads.sqlite").exists());
    let full = ["--rejects", "/dev/full", "--batch-size", "1", "--report", "stopped.html"];
    let stopped = folder.run(&[&["leads.csv"], &full[..]].concat());
    assert_eq!(stopped.status.code(), Some(5), "{stopped:?}");
    let page = fs::read_to_string(folder.path("stopped.html")).unwrap();
    assert!(page.contains("Stopped before its end") && page.contains("<strong>1</strong>rows"), "{page}");
}

#[test]
fn a_report_is_never_written_over_another_file() {
    let folder = Folder::with(CSV);
    fs::rename(folder.path("leads.csv"), folder.path("leads.html")).unwrap();
    fs::hard_link(folder.path("leads.html"), folder.path("link.html")).unwrap();
    for (arguments, what) in [
        (&["--report", "leads.html"][..], "this is the file to import"),
        (&["--report", "./link.html"], "this is the file to import"),
        (&["--report", "db.html", "--database", "db.html"], "this is the database"),
        (&["--report", "db.json", "--database", "db.json.new"], "this is the database"),
        (&["--report", "bad.html", "--rejects", "bad.html"], "this is the file of the rejected rows"),
        (&["--report", "ck.json", "--resume", "ck.json"], "this is the file of the checkpoint"),
        (&["--report", "leads.html.checkpoint.json"], "this is the file of the checkpoint"),
    ] {
        for mode in [&[][..], &["--dry-run"]] {
            if mode == ["--dry-run"] && arguments.iter().any(|word| ["--rejects", "--resume"].contains(word)) {
                continue;
            }
            let output = folder.run(&[&["leads.html"], arguments, mode].concat());
            assert_eq!(output.status.code(), Some(1), "{arguments:?}: {output:?}");
            let expected = format!("error: The report could not be written: {}: {what}\n", arguments[1]);
            assert_eq!(stderr(&output), expected);
        }
    }
    assert_eq!(fs::read_to_string(folder.path("leads.html")).unwrap(), CSV);
    assert_eq!(fs::read_dir(folder.0.path()).unwrap().count(), 2, "nothing was written");
}

#[test]
fn a_report_that_cannot_be_written_is_written_by_the_same_command() {
    let folder = Folder::with(CSV);
    let arguments = ["leads.csv", "--report", "later/report.json", "--resume", "checkpoint.json"];
    let broken = folder.run(&arguments);
    assert_eq!(broken.status.code(), Some(1), "{broken:?}");
    let expected = "the file was imported\nto write the report, run the same command again\n\
                    error: The report could not be written: later/report.json: No such file or directory";
    assert!(stderr(&broken).starts_with(expected), "{}", stderr(&broken));
    assert!(stdout(&broken).contains("\nfailed                            3\n"), "{}", stdout(&broken));
    fs::create_dir(folder.path("later")).unwrap();
    let again = folder.run(&arguments);
    assert_eq!((again.status.code(), stdout(&again)), (Some(3), stdout(&broken)));
    assert!(folder.path("later/report.json").exists() && !folder.path("checkpoint.json").exists());
}
