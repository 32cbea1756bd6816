//! What README.md and the guide show of the program is what it prints: the output of the two commands, and the picture of the report.
//!
//! `LEAD_IMPORT_WRITE_PICTURE=1 cargo test --features cli --test it readme` renews the picture.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::example;

const README: &str = include_str!("../../README.md");
const LEADS: &str = "examples/data/leads.csv";
const PROGRAM: &str = include_str!("../../src/guide/program.md");
const PICTURE: &str = "src/guide/report.svg";

/// A folder that has the file under the name that README.md gives it.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join(LEADS);
    fs::create_dir_all(copy.parent().unwrap()).unwrap();
    fs::copy(root().join(LEADS), copy).unwrap();
    folder
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The commands of README.md that run an example, each with the block of text below it. A last line `…` stands for the rest of the output.
fn commands() -> Vec<(&'static str, &'static str)> {
    let blocks: Vec<_> = README.split("```").skip(1).step_by(2).collect();
    let pairs = blocks.windows(2).filter_map(|pair| {
        let command = pair[0].strip_prefix("sh\n")?.lines().next()?;
        let (_, arguments) = command.split_once("--example import -- ")?;
        Some((arguments, pair[1].strip_prefix("text\n")?))
    });
    pairs.collect()
}

#[test]
fn the_commands_of_the_readme_print_what_it_shows() {
    let commands = commands();
    assert_eq!(commands.len(), 2, "README.md has two commands with their output: {commands:?}");
    for (arguments, expected) in commands {
        let folder = folder();
        let mut program = Command::new(example::program("import"));
        let output = program.args(arguments.split(' ')).current_dir(folder.path()).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        match expected.split_once("\n…") {
            Some((start, "\n")) => assert!(printed.starts_with(&format!("{start}\n")), "{arguments}: {printed}"),
            _ => assert_eq!(printed.trim_end(), expected.trim_end(), "{arguments}"),
        }
    }
}

#[test]
fn the_picture_shows_the_report_of_the_example() {
    let folder = folder();
    let mut program = Command::new(env!("CARGO_BIN_EXE_lead-import"));
    program.args([LEADS, "--report", "report.html"]).current_dir(folder.path()).output().unwrap();
    let picture = picture(&fs::read_to_string(folder.path().join("report.html")).unwrap());
    let path = root().join(PICTURE);
    if env::var_os("LEAD_IMPORT_WRITE_PICTURE").is_some() {
        fs::write(&path, &picture).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap() == picture, "{PICTURE} is not the report of {LEADS}; renew it");
}

#[test]
fn the_chapter_about_the_program_has_its_options_and_exit_codes() {
    let output = Command::new(env!("CARGO_BIN_EXE_lead-import")).arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let options = help
        .split_whitespace()
        .filter(|word| word.starts_with("--"))
        .map(|word| word.trim_end_matches([',', ';', '.']));
    let missing: BTreeSet<_> = options.filter(|option| !PROGRAM.contains(option)).collect();
    assert_eq!(missing, BTreeSet::from(["--version"]));
    let codes = |text: &str| -> Vec<String> {
        let lines =
            text.lines().filter_map(|line| line.trim().trim_matches('|').trim().split_once(char::is_whitespace));
        let codes = lines.filter(|(code, _)| code.parse::<u8>().is_ok());
        codes.map(|(code, meaning)| format!("{code} {}", meaning.trim_matches(['|', ' ']))).collect()
    };
    let (_, listed) = help.split_once("Exit codes").expect("--help lists the exit codes");
    assert_eq!(codes(PROGRAM), codes(listed));
}

/// The texts between `start` and `end`, in their order.
fn all_between<'a>(page: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    page.split(start).skip(1).map(|rest| rest.split(end).next().unwrap_or_default()).collect()
}

/// The part of a report page that fits into a picture: the counts, the bars, and the first failed rows.
fn picture(page: &str) -> String {
    let first = |start, end| *all_between(page, start, end).first().expect("the page has this part");
    let title = first("<title>", "</title>");
    let about = all_between(page, "<p class=\"soft\">", "</p>")[0];
    let counts =
        all_between(page, "<li><strong>", "</li>").into_iter().filter_map(|count| count.split_once("</strong>"));
    let boxes: String = counts.enumerate().map(|(index, (number, label))| count_box(index, number, label)).collect();
    let bars = all_between(page, "<svg ", "</svg>");
    let bars: Vec<_> = bars.iter().filter_map(|bar| bar.split_once('>')).map(|(_, content)| content.trim()).collect();
    let rows = all_between(page, "<tr><td class=\"lines\">", "</tr>").into_iter().take(3);
    let rows: String = rows.enumerate().map(|(index, row)| failed_row(index, row)).collect();
    let heading = first("<h2>", "</h2>");
    let picture = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 768 450" width="100%" style="max-width:768px" role="img" aria-label="{title}: the counts of the rows, the failed rows by reason, and the first of them" font-family="system-ui, sans-serif" font-size="14" fill="#1c1f23">
<rect x="1" y="1" width="766" height="448" rx="8" fill="#fff" stroke="#dfe3e8"/>
<text x="24" y="42" font-size="20" font-weight="bold">{title}</text>
<text x="24" y="66" class="soft">{about}</text>
{boxes}<g transform="translate(24 166)">{}</g>
<text x="24" y="234" font-size="16" font-weight="bold">{heading}</text>
<g transform="translate(24 246)">{}</g>
<g class="soft" font-weight="bold"><text x="24" y="358">line</text><text x="120" y="358">value</text><text x="400" y="358">reason</text></g>
{rows}</svg>
"##,
        bars[0], bars[1]
    );
    // Without a style sheet, which would be one for the whole page of the guide.
    let colours =
        [("created", "2e7d4f"), ("existing", "3b6fb5"), ("failed", "c0392b"), ("track", "dfe3e8"), ("soft", "5c6570")];
    let coloured = |picture: String, (class, colour): (&str, &str)| {
        picture.replace(&format!("class=\"{class}\""), &format!("fill=\"#{colour}\""))
    };
    colours.into_iter().fold(picture, coloured)
}

/// A count with its label, on one line or two.
fn count_box(index: usize, number: &str, label: &str) -> String {
    let x = 24 + index * 104;
    let (top, bottom) = match label.match_indices(' ').map(|(at, _)| at).rfind(|at| *at <= 14) {
        Some(at) if label.len() > 12 => label.split_at(at),
        _ => (label, ""),
    };
    let (inner, bottom) = (x + 9, bottom.trim_start());
    format!(
        r##"<rect x="{x}" y="82" width="96" height="70" rx="7" fill="none" stroke="#dfe3e8"/><text x="{inner}" y="107" font-size="20" font-weight="bold">{number}</text><text x="{inner}" y="125" font-size="12" class="soft">{top}</text><text x="{inner}" y="141" font-size="12" class="soft">{bottom}</text>
"##
    )
}

fn failed_row(index: usize, row: &str) -> String {
    let y = 382 + index * 22;
    let line = row.split('<').next().unwrap_or_default();
    let cells = all_between(row, "<bdi>", "</bdi>");
    let [value, reason] = cells[..] else { panic!("a failed row has a value and a reason: {row}") };
    format!(
        "<text x=\"24\" y=\"{y}\">{line}</text><text x=\"120\" y=\"{y}\">{value}</text><text x=\"400\" y=\"{y}\">{reason}</text>\n"
    )
}
