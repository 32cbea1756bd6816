//! `--inspect` and `--map`.

use super::{Folder, stderr, stdout};

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
