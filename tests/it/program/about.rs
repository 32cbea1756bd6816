//! `--help`, the completions and the man page.

use std::{fs, process::Command};

use lead_import::columns::Target;

use super::{Folder, stdout};

fn printed(arguments: &[&str]) -> String {
    let output = Folder::with("").run(arguments);
    assert!(output.status.success(), "{output:?}");
    stdout(&output)
}

#[test]
fn help_is_by_task_and_has_every_target_policy_and_exit_code() {
    let help = printed(&["--help"]);
    for heading in [
        "Look before you import:",
        "Say what the columns are:",
        "Decide about rows:",
        "Choose where the leads go:",
        "Get the results:",
        "Stop, resume and limit:",
        "Exit codes:",
    ] {
        assert!(help.contains(&format!("\n{heading}\n")), "{heading} is not in {help}");
    }
    let map = &help[help.find("--map").unwrap()..];
    let map = &map[..map.find("--header").unwrap()];
    for target in Target::all() {
        assert!(map.contains(target.name()), "{target} is not in {map}");
    }
    let duplicates = &help[help.find("--duplicates").unwrap()..];
    for policy in ["as-existing", "first-wins", "last-wins", "merge", "reject"] {
        assert!(duplicates.contains(&format!("- {policy}:")), "{policy} is not in {duplicates}");
    }
    for code in ["0 ", "1 ", "2 ", "3 ", "4 ", "5 ", "130 "] {
        assert!(help.contains(&format!("\n  {code}")), "{code} is not in {help}");
    }
}

#[test]
fn completions_and_the_man_page_know_every_option() {
    let help = printed(&["--help"]);
    let options: Vec<_> = help.lines().filter_map(|line| line.trim().strip_prefix("--")?.split(' ').next()).collect();
    assert!(options.len() > 15, "{options:?}");
    let man = printed(&["man"]);
    assert!(man.contains(".TH lead-import 1") && man.contains(".SH \"EXIT STATUS\""), "{man}");
    let texts = ["bash", "zsh", "fish", "powershell", "elvish"].map(|shell| printed(&["completions", shell]));
    for option in options {
        assert!(man.contains(&option.replace('-', "\\-")), "{option} is not in the man page");
        assert!(texts.iter().all(|text| text.contains(option)), "{option} is not completed");
    }
    // Those of PowerShell and elvish have no words of options.
    assert!(texts[..3].iter().all(|text| text.contains("last-wins")));
}

#[test]
fn bash_completes_the_words_of_an_option() {
    let folder = Folder::with("");
    fs::write(folder.path("completions"), printed(&["completions", "bash"])).unwrap();
    let script = "source completions; COMP_WORDS=(lead-import leads.csv --duplicates l); COMP_CWORD=3; \
                  _lead__import lead-import l --duplicates; echo \"${COMPREPLY[@]}\"";
    let output = Command::new("bash").args(["-c", script]).current_dir(folder.0.path()).output().unwrap();
    assert_eq!(stdout(&output), "last-wins\n", "{output:?}");
}

#[test]
fn a_file_with_the_name_of_a_command_is_imported_by_its_path() {
    let folder = Folder::with("");
    fs::write(folder.path("man"), "email\na@b.co\n").unwrap();
    assert!(stdout(&folder.run(&["./man", "--json"])).contains(r#""created":1"#));
}
