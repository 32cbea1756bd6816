//! How many first names of real lists are right: a measurement, not a test of one behaviour.
//!
//!     LEAD_IMPORT_NAMES=lists cargo test --test it name_lists -- --ignored --nocapture
//!
//! Each `*.tsv` of the folder is a list of one language and form: a full name, the given names and the family names in each
//! row, divided by tabs; lines with `#` are comments, and a family name `?` is not known. Each list is read as a file with
//! the columns `Name` and `Email`, so that nothing but the values says what language it is.

use std::{env, fs, path::Path};

use lead_import::columns::{ColumnMap, ColumnSamples, Detector, FullName, FullNameColumn};

/// A name of a list: whole, given and family.
type Name = [String; 3];

#[test]
#[ignore = "measures the lists of the folder LEAD_IMPORT_NAMES"]
fn first_names_of_lists_are_right() {
    let folder = env::var("LEAD_IMPORT_NAMES").expect("LEAD_IMPORT_NAMES is the folder of the lists");
    let mut lists: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    lists.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    lists.sort();
    println!(
        "| list | names | split by default | of 20 rows: split / other order | right of split % | held back % | hard % | last name right % |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let mut wrong = Vec::new();
    for path in &lists {
        let score = Score::of(&read(path));
        let name = path.file_stem().unwrap().to_string_lossy();
        println!("| {name} | {score}");
        // Wikidata has one given name of `Karl-Ernst` and no family names, so that its lists say only what was found.
        let is_whole = score.last > 0;
        if is_whole
            && score.is_default
            && (score.right * 100 < (score.names - score.held) * 99 || score.hard * 200 > score.names)
        {
            wrong.push(format!("{name}: {:?}", score.examples));
        }
    }
    assert!(wrong.is_empty(), "split by default with less than 99 % right: {wrong:#?}");
}

fn read(path: &Path) -> Vec<Name> {
    let text = fs::read_to_string(path).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.map(|row| row.split('\t').map(str::to_owned).collect::<Vec<_>>().try_into().unwrap()).collect()
}

/// The detection of a file with these names.
fn detect(names: &[Name]) -> ColumnMap {
    let mut samples = ColumnSamples::new(2);
    for [whole, ..] in names {
        samples.observe([whole.as_str(), "ada@example.com"]);
    }
    Detector::default().detect(&["Name", "Email"], &samples)
}

#[derive(Debug, Default)]
struct Score {
    names: usize,
    is_default: bool,
    column: Option<FullNameColumn>,
    /// Of files of 20 rows, those that are split, and those that are split in another order than the whole list.
    short: [usize; 3],
    right: usize,
    held: usize,
    hard: usize,
    last: usize,
    examples: Vec<String>,
}

impl Score {
    fn of(names: &[Name]) -> Self {
        let map = detect(names);
        let column = map.full_name_column().copied();
        let mut score = Self { names: names.len(), is_default: map.full_name().is_some(), column, ..Self::default() };
        for short in names.chunks_exact(20) {
            let short = detect(short);
            let is_split = short.full_name().is_some();
            score.short[0] += 1;
            score.short[1] += usize::from(is_split);
            score.short[2] += usize::from(is_split && short.name_order() != map.name_order());
        }
        for name in names {
            score.add(name, &FullName::split(&name[0], map.name_order()));
        }
        score
    }

    fn add(&mut self, [whole, given, family]: &Name, split: &FullName) {
        let (given, family, first) = (normal(given), normal(family), normal(split.first()));
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let (given_words, family_words, first_words) = (words(&given), words(&family), words(&first));
        if first.is_empty() {
            self.held += 1;
            return;
        }
        let long = given_words.iter().find(|word| word.chars().count() > 1);
        let is_right = first_words.first() == given_words.first() || first == given || first_words.first() == long;
        self.right += usize::from(is_right);
        let is_hard = first_words.iter().any(|word| family_words.contains(word) && !given_words.contains(word));
        self.hard += usize::from(is_hard);
        self.last += usize::from(normal(split.last()) == family);
        if !is_right || is_hard {
            self.examples.push(format!("{whole} -> {} ({given} | {family})", split.first()));
        }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let percent =
            |part: usize, all: usize| format!("{}.{}", part * 100 / all.max(1), part * 1000 / all.max(1) % 10);
        let split = self.names - self.held;
        let [short, splits, other] = self.short;
        let column =
            self.column.map_or_else(String::new, |column| format!("{:?} by {:?}", column.order(), column.basis()));
        write!(
            f,
            "{} | {} {column} | {splits} / {other} of {short} | {} | {} | {} | {} |",
            self.names,
            if self.is_default { "yes" } else { "no" },
            percent(self.right, split),
            percent(self.held, self.names),
            percent(self.hard, self.names),
            percent(self.last, split),
        )?;
        if env::var_os("LEAD_IMPORT_NAMES_SHOW").is_some() { write!(f, "\n   {:?}", self.examples) } else { Ok(()) }
    }
}

/// Lower case, without dots and commas; accents stay.
fn normal(name: &str) -> String {
    let words = name.to_lowercase().replace("i\u{307}", "i").replace('ª', "a.").replace(['’', '`', '´'], "'");
    words.split_whitespace().map(|word| word.trim_matches(['.', ','])).collect::<Vec<_>>().join(" ")
}
