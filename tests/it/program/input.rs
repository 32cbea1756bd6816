//! Where the file comes from: a path, standard input, a pipe.

use std::{
    fs::{self, File},
    io::Write,
    process::{Output, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use super::{Folder, stderr, stdout};

const CSV: &str = "email\na@b.co\nnope\nc@d.co\n";

/// Runs the program with this text in a pipe.
fn piped(folder: &Folder, arguments: &[&str], text: &str) -> Output {
    let mut program = folder.program(arguments);
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    // The program may refuse the file before all of it is written.
    child.stdin.take().unwrap().write_all(text.as_bytes()).ok();
    child.wait_with_output().unwrap()
}

#[test]
fn standard_input_is_imported_as_the_file_is() {
    let from_file = Folder::with(CSV).run(&["leads.csv", "--json"]);
    for arguments in [&["--json", "-"][..], &["--json"], &["/dev/stdin", "--json"]] {
        let folder = Folder::with("");
        let from_pipe = piped(&folder, arguments, CSV);
        assert_eq!(from_pipe.status.code(), Some(3), "{from_pipe:?}");
        assert_eq!(stdout(&from_pipe), stdout(&from_file), "{arguments:?}");
        let mut names: Vec<_> = fs::read_dir(folder.0.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.retain(|name| !name.starts_with("leads.sqlite"));
        assert_eq!(names, ["leads.csv"], "no copy is left");
    }
    let folder = Folder::with(CSV);
    let redirected = folder.program(&["--json"]).stdin(File::open(folder.path("leads.csv")).unwrap()).output().unwrap();
    assert_eq!(stdout(&redirected), stdout(&from_file));
}

#[test]
fn the_rest_of_a_file_that_a_shell_has_read_in_part_is_imported() {
    let folder = Folder::with(&format!("a note\n{CSV}"));
    let mut shell = std::process::Command::new("sh");
    let script = format!("{{ read note; '{}' --json; }} < leads.csv", env!("CARGO_BIN_EXE_lead-import"));
    let rest = shell.args(["-c", &script]).current_dir(folder.0.path()).output().unwrap();
    assert_eq!(stdout(&rest), stdout(&Folder::with(CSV).run(&["leads.csv", "--json"])));
}

#[test]
fn limits_hold_for_standard_input() {
    let folder = Folder::with("");
    let output = piped(&folder, &["-", "--max-bytes", "10"], CSV);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(1), "error: Maximum file size is 10 bytes\n"));
    let endless = folder.program(&["--json", "--max-bytes", "4096", "/dev/zero"]).output().unwrap();
    assert!(stdout(&endless).contains("Maximum file size is 4 KB"), "{endless:?}");
    let exact = piped(&folder, &["-", "--max-bytes", &CSV.len().to_string()], CSV);
    assert_eq!(exact.status.code(), Some(3), "{exact:?}");
    let nothing = piped(&folder, &[], "");
    assert_eq!((nothing.status.code(), stderr(&nothing).as_str()), (Some(1), "error: CSV file is empty\n"));
}

#[test]
fn an_import_of_standard_input_can_be_resumed() {
    let (folder, undisturbed) = (Folder::with(""), Folder::with(""));
    let arguments = ["-", "--json", "--resume", "checkpoint.json", "--batch-size", "1"];
    let expected = stdout(&piped(&undisturbed, &arguments, CSV));
    let mut program = folder.program(&arguments);
    program.stdin(Stdio::piped()).stdout(super::broken_pipe());
    let mut child = program.spawn().unwrap();
    child.stdin.take().unwrap().write_all(CSV.as_bytes()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert!(folder.path("checkpoint.json").exists());
    let changed = piped(&folder, &arguments, "email\nother@b.co\n");
    assert!(stderr(&changed).contains("The file has changed since the import started"), "{changed:?}");
    assert_eq!(stdout(&piped(&folder, &arguments, CSV)), expected);
}

/// Linux shows the open files of a process, deleted ones included.
#[cfg(target_os = "linux")]
#[test]
fn the_copy_of_a_pipe_is_gone_after_a_kill() {
    let folder = Folder::with("");
    let copies = folder.path("copies");
    fs::create_dir(&copies).unwrap();
    let mut program = folder.program(&["-"]);
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::null()).env("TMPDIR", &copies).spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all(CSV.as_bytes()).unwrap();
    let open_files = format!("/proc/{}/fd", child.id());
    let has_copy = || {
        let files = fs::read_dir(&open_files).unwrap().filter_map(|file| fs::read_link(file.unwrap().path()).ok());
        files.into_iter().any(|file| file.starts_with(&copies))
    };
    let began = Instant::now();
    while !has_copy() {
        assert!(began.elapsed() < Duration::from_secs(60), "there is no copy");
        sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(fs::read_dir(&copies).unwrap().count(), 0);
}

#[test]
fn a_file_that_cannot_be_opened_is_named_with_the_reason() {
    let folder = Folder::with("");
    fs::create_dir(folder.path("folder")).unwrap();
    for (name, message) in
        [("nope.csv", "The file nope.csv does not exist"), ("folder", "folder is a folder, not a CSV file")]
    {
        let output = folder.run(&[name]);
        assert_eq!((output.status.code(), stderr(&output)), (Some(1), format!("error: {message}\n")));
        let reply: serde_json::Value = serde_json::from_slice(&folder.run(&[name, "--json"]).stdout).unwrap();
        assert_eq!(reply["error"]["message"], message);
    }
}
