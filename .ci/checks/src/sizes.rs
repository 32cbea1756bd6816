//! The size of functions and files.
//!
//! A function's size is the number of lines from its `fn` to its closing brace, both included; a function inside another counts
//! for both. A file's size is its number of lines that are neither blank nor only a comment.

use std::{
    collections::BTreeMap,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use syn::visit::Visit;

const MOST_MEDIAN: usize = 6;
const MOST_P90: usize = 18;
const MOST_FUNCTION: usize = 40;
const MOST_FILE: usize = 300;

/// Files of data, which may be longer: the words of each language.
const TABLES: &str = "src/columns/languages/";

/// Prints the sizes per room of `src`, and fails beyond the bounds.
pub fn check() -> Result<(), Box<dyn Error>> {
    let mut rooms: BTreeMap<String, Sizes> = BTreeMap::new();
    let mut faults = Vec::new();
    for path in rust_files(Path::new("src"))? {
        let file = measure(&path)?;
        faults.extend(file.faults(&path.display().to_string()));
        rooms.entry(room(&path)).or_default().add(&file);
        rooms.entry("all".into()).or_default().add(&file);
    }
    println!(
        "{:12} {:>5} {:>6} {:>9} {:>6} {:>4} {:>4}",
        "room", "files", "lines", "functions", "median", "p90", "max"
    );
    for (room, sizes) in &rooms {
        println!("{room:12} {sizes}");
    }
    let all = &rooms["all"];
    if all.share(50) > MOST_MEDIAN || all.share(90) > MOST_P90 {
        faults.push(format!("the functions' median may be {MOST_MEDIAN}, and nine in ten at most {MOST_P90}"));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

/// The lines of some files, and the lines of each of their functions.
#[derive(Default)]
struct Sizes {
    files: usize,
    lines: usize,
    functions: Vec<(usize, String)>,
}

impl Sizes {
    fn add(&mut self, other: &Self) {
        self.files += other.files;
        self.lines += other.lines;
        self.functions.extend_from_slice(&other.functions);
        self.functions.sort_unstable();
    }

    /// The size that so many percent of the functions do not exceed.
    fn share(&self, percent: usize) -> usize {
        let rank = (self.functions.len() * percent).div_ceil(100).max(1);
        self.functions.get(rank - 1).map_or(0, |(lines, _)| *lines)
    }

    fn faults(&self, path: &str) -> Vec<String> {
        let long = self.functions.iter().filter(|(lines, _)| *lines > MOST_FUNCTION);
        let mut faults: Vec<String> =
            long.map(|(lines, name)| format!("{path}: fn {name} has {lines} lines")).collect();
        if self.lines > MOST_FILE && !path.starts_with(TABLES) {
            faults.push(format!("{path} has {} lines of code", self.lines));
        }
        faults
    }
}

impl std::fmt::Display for Sizes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (median, p90, max) = (self.share(50), self.share(90), self.share(100));
        write!(f, "{:5} {:6} {:9} {median:6} {p90:4} {max:4}", self.files, self.lines, self.functions.len())
    }
}

impl<'ast> Visit<'ast> for Sizes {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, &item.block);
        syn::visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
        syn::visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.function(&item.sig, block);
        }
        syn::visit::visit_trait_item_fn(self, item);
    }
}

impl Sizes {
    fn function(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let first = signature.fn_token.span.start().line;
        self.functions.push((block.brace_token.span.close().end().line - first + 1, signature.ident.to_string()));
    }
}

fn measure(path: &Path) -> Result<Sizes, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let is_code = |line: &&str| !line.trim().is_empty() && !line.trim().starts_with("//");
    let mut sizes = Sizes { files: 1, lines: text.lines().filter(is_code).count(), functions: Vec::new() };
    sizes.visit_file(&syn::parse_file(&text).map_err(|error| format!("{}: {error}", path.display()))?);
    Ok(sizes)
}

/// The folder below `src`, or the file in it.
fn room(path: &Path) -> String {
    path.iter().nth(1).unwrap_or_default().to_string_lossy().into_owned()
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
