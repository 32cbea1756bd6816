//! The order of the rooms: each uses only rooms above it in the list, and no two files of a room use each other. The rooms of the core
//! use nothing of `std` that `wasm32-unknown-unknown` does not have.
//!
//! The test reads the paths in the source: `use` lines and `crate::…` or `super::…` inside expressions. It knows no types.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// The rooms of `src/`, from the ground up.
const ROOMS: [&str; 10] =
    ["lead", "source", "columns", "store", "report", "import", "sql", "http", "conformance", "guide"];

/// The rooms that run on `wasm32-unknown-unknown`: all that have no feature.
const CORE: [&str; 6] = ["lead", "source", "columns", "store", "report", "import"];

/// Source files by their path below `src/`, for example `lead/person.rs`.
type Files = BTreeMap<String, String>;

#[test]
fn every_room_uses_only_rooms_above_it() {
    assert_eq!(faults(&crate_files()), Vec::<String>::new());
}

#[test]
fn the_check_finds_what_it_looks_for() {
    let house = |extra: &[(&str, &str)]| -> Files {
        let good = [
            ("lib.rs", "//! Docs.\npub mod lead;\npub use lead::Email;"),
            ("lead/mod.rs", "//! Docs.\nmod email;\npub use email::Email;"),
            ("lead/email.rs", "pub struct Email;"),
            ("store/mod.rs", "//! Docs.\nmod batch;\nmod memory;\npub use batch::Batch;"),
            ("store/batch.rs", "use crate::lead::Email;"),
            ("store/memory.rs", "use super::{batch::Batch, *};\nuse crate::{lead::Email};"),
        ];
        good.iter().chain(extra).map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    };
    assert_eq!(faults(&house(&[])), Vec::<String>::new());
    let builder = "use std::{io, thread::{Builder, JoinHandle, available_parallelism}};";
    assert_eq!(faults(&house(&[("store/batch.rs", builder)])), Vec::<String>::new());
    let broken = [
        ("lead/email.rs", "use crate::{store::{Batch, memory}};", "lead/email.rs uses store, which is not above lead"),
        ("lead/email.rs", "fn f() { crate::store::Batch::new() }", "lead/email.rs uses store, which is not above lead"),
        ("store/batch.rs", "use super::memory::X;", "a circle: store/batch.rs -> store/memory.rs -> store/batch.rs"),
        ("store/batch.rs", "use crate::Email;", "store/batch.rs names `Email` by the crate's root"),
        ("attic/mod.rs", "//! Docs.", "attic is no room of the list"),
        ("helpers.rs", "//! Docs.", "helpers.rs is in no room"),
        ("store/mod.rs", "mod batch;", "store/mod.rs does not say what the room is for"),
        ("store/batch.rs", "use std::{fmt, time::{Duration, Instant}};", "store/batch.rs uses std::time::Instant"),
        ("store/batch.rs", "fn f() { std::time::SystemTime::now() }", "store/batch.rs uses std::time::SystemTime"),
        ("store/batch.rs", "use std::time;", "store/batch.rs uses std::time"),
        ("store/batch.rs", "fn f() { std::thread::sleep(x) }", "store/batch.rs uses std::thread"),
        ("store/batch.rs", "use std::thread::{self, Builder};", "store/batch.rs uses std::thread"),
        ("store/batch.rs", "use std::{io, thread::{Builder, spawn}};", "store/batch.rs uses std::thread"),
    ];
    for (path, text, expected) in broken {
        let found = faults(&house(&[(path, text)]));
        assert!(found.iter().any(|fault| fault == expected), "{path}: {text}: {found:?}");
    }
}

/// The files of this crate, without the programs in `src/bin`.
fn crate_files() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Files::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("src can be read").map(|entry| entry.expect("src can be read").path())
        {
            let name = entry.strip_prefix(&root).expect("it is below src").to_str().expect("names are text").to_owned();
            if entry.is_dir() && name != "bin" {
                folders.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                files.insert(name, fs::read_to_string(entry).expect("source is text"));
            }
        }
    }
    files
}

/// Everything that is wrong with the house.
fn faults(files: &Files) -> Vec<String> {
    let mut faults = Vec::new();
    let mut arrows: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (path, text) in files.iter().filter(|(path, _)| *path != "lib.rs") {
        let Some((room, _)) = path.split_once('/') else {
            faults.push(format!("{path} is in no room"));
            continue;
        };
        let Some(floor) = ROOMS.iter().position(|known| *known == room) else {
            faults.push(format!("{room} is no room of the list"));
            continue;
        };
        if path.ends_with("/mod.rs") && !text.starts_with("//! ") {
            faults.push(format!("{path} does not say what the room is for"));
        }
        if CORE.contains(&room) {
            faults.extend(missing_on_wasm(text).into_iter().map(|name| format!("{path} uses {name}")));
        }
        for used in paths(path, text) {
            if used.len() == 1 && used[0].starts_with(|c: char| c.is_ascii_uppercase()) {
                faults.push(format!("{path} names `{}` by the crate's root", used[0]));
            }
            match ROOMS.iter().position(|known| *known == used[0]) {
                Some(other) if other > floor => {
                    faults.push(format!("{path} uses {}, which is not above {room}", used[0]));
                }
                Some(_) if used[0] == room => {
                    let target = file_of(files, &used).filter(|target| *target != path && !path.ends_with("/mod.rs"));
                    arrows.entry(path).or_default().extend(target);
                }
                _ => {}
            }
        }
    }
    faults.extend(circles(&arrows));
    faults
}

/// The code of a file without comments and unit tests, which may use what they like.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// What a file uses of `std` that traps or fails on `wasm32-unknown-unknown`: its clocks, threads and processes. `web_time` has clocks
/// everywhere.
fn missing_on_wasm(text: &str) -> BTreeSet<String> {
    let (code, mut found) = (code(text), Vec::new());
    for (start, root) in code.match_indices("std::") {
        expand(&code[start + root.len()..], &[], &mut found);
    }
    let missing = found.iter().filter_map(|path| match path.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        // The last three return an error there, and so does the start of a thread by such a builder.
        ["time", "Duration", ..] | ["thread", "Builder" | "JoinHandle" | "available_parallelism", ..] => None,
        ["time", name, ..] => Some(format!("std::time::{name}")),
        [name @ ("time" | "thread" | "process"), ..] => Some(format!("std::{name}")),
        _ => None,
    });
    missing.collect()
}

/// The paths that a file names, from the crate's root on.
fn paths(path: &str, text: &str) -> Vec<Vec<String>> {
    let module: Vec<&str> = path.trim_end_matches(".rs").split('/').filter(|part| *part != "mod").collect();
    let code = code(text);
    let mut found = Vec::new();
    for (start, root) in ["crate::", "super::"].iter().flat_map(|root| code.match_indices(root)) {
        let before = &code[..start];
        let continues =
            before.ends_with("::") || before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
        // `pub(in crate::…)` and re-exports by a room's own `mod.rs` are no arrows.
        let is_face =
            path.ends_with("mod.rs") && before.lines().last().is_some_and(|line| line.trim().starts_with("pub"));
        if continues || before.ends_with("pub(in ") || is_face {
            continue;
        }
        let mut base: Vec<String> = Vec::new();
        let mut rest = &code[start..];
        if root == "super::" {
            base = module.iter().map(|part| (*part).to_owned()).collect();
            while let Some(after) = rest.strip_prefix("super::") {
                base.pop();
                rest = after;
            }
        } else {
            rest = &rest["crate::".len()..];
        }
        expand(rest, &base, &mut found);
    }
    found.retain(|path| !path.is_empty());
    found
}

/// Reads one path, or a tree of paths in braces, and returns what follows it.
fn expand<'t>(text: &'t str, base: &[String], found: &mut Vec<Vec<String>>) -> &'t str {
    let mut path = base.to_vec();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if let Some(mut inner) = rest.strip_prefix('{') {
            while !inner.trim_start().is_empty() && !inner.trim_start().starts_with('}') {
                inner = expand(inner, &path, found).trim_start().trim_start_matches(',');
            }
            return inner.trim_start().strip_prefix('}').unwrap_or_default();
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if word.is_empty() {
            found.push(path);
            return rest.strip_prefix('*').unwrap_or(rest);
        }
        if word != "self" {
            path.push(word.to_owned());
        }
        let Some(next) = after.strip_prefix("::") else {
            found.push(path);
            let alias = after.strip_prefix(" as ").map(|alias| alias.trim_start_matches(char::is_alphanumeric));
            return alias.unwrap_or(after);
        };
        rest = next;
    }
}

/// The file in which the thing at this path is, through the re-exports of the rooms' `mod.rs`.
fn file_of<'f>(files: &'f Files, path: &[String]) -> Option<&'f str> {
    for length in (1..=path.len()).rev() {
        let module = path[..length].join("/");
        if let Some((file, _)) = files.get_key_value(&format!("{module}.rs")) {
            return Some(file);
        }
        let Some((file, text)) = files.get_key_value(&format!("{module}/mod.rs")) else { continue };
        let Some(name) = path.get(length) else { return Some(file) };
        let source = text.split(';').map(str::trim).find_map(|line| {
            let (_, tree) = line.rsplit_once("use ")?;
            let (child, names) = tree.split_once("::")?;
            let names: Vec<&str> = names.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            names.contains(&name.as_str()).then(|| child.to_owned())
        });
        let child = source.map(|child| path[..length].iter().cloned().chain([child, name.clone()]).collect::<Vec<_>>());
        return child.and_then(|child| file_of(files, &child)).or(Some(file));
    }
    None
}

/// The circles of arrows; one for each group of files that reach each other.
fn circles(arrows: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<String> {
    fn visit<'f>(
        file: &'f str,
        arrows: &BTreeMap<&'f str, BTreeSet<&'f str>>,
        way: &mut Vec<&'f str>,
        done: &mut BTreeSet<&'f str>,
    ) -> Option<String> {
        if let Some(start) = way.iter().position(|passed| *passed == file) {
            way.push(file);
            return Some(format!("a circle: {}", way[start..].join(" -> ")));
        }
        if !done.insert(file) {
            return None;
        }
        way.push(file);
        let found = arrows.get(file).into_iter().flatten().find_map(|next| visit(next, arrows, way, done));
        if found.is_none() {
            way.pop();
        }
        found
    }
    let mut done = BTreeSet::new();
    arrows.keys().filter_map(|file| visit(file, arrows, &mut Vec::new(), &mut done)).collect()
}
