//! The listing of the public API, one item a line.
//!
//! It leaves out auto traits and blanket implementations, and shows a derived trait as one line without its methods.

use std::{collections::BTreeSet, error::Error, fs};

use public_api::Builder;

const LISTING: &str = "public-api.txt";

/// The most names that the crate's root may export. Modules are not counted.
const MOST_ROOT_NAMES: usize = 40;

/// Fails when the public API differs from the listing, and shows each difference.
pub fn compare(json: &str) -> Result<(), Box<dyn Error>> {
    let now = listing(json)?;
    let kept = fs::read_to_string(LISTING)?;
    if now != kept {
        let (new, old): (BTreeSet<&str>, BTreeSet<&str>) = (now.lines().collect(), kept.lines().collect());
        old.difference(&new).for_each(|line| eprintln!("- {line}"));
        new.difference(&old).for_each(|line| eprintln!("+ {line}"));
        return Err(format!("the public API is not that of {LISTING}; `.ci/public-api --write` renews it").into());
    }
    check_root(&now)
}

/// Writes the listing.
pub fn write(json: &str) -> Result<(), Box<dyn Error>> {
    let now = listing(json)?;
    fs::write(LISTING, &now)?;
    check_root(&now)
}

fn listing(json: &str) -> Result<String, Box<dyn Error>> {
    let all = Builder::from_rustdoc_json(json).omit_blanket_impls(true).omit_auto_trait_impls(true);
    let written = all.clone().omit_auto_derived_impls(true).build()?.to_string();
    let written: BTreeSet<&str> = written.lines().collect();
    let all = all.build()?.to_string();
    let derived = |line: &str| line.starts_with("impl") && !line.contains("StructuralPartialEq");
    let kept: Vec<&str> = all.lines().filter(|line| written.contains(line) || derived(line)).collect();
    Ok(kept.join("\n") + "\n")
}

fn check_root(listing: &str) -> Result<(), Box<dyn Error>> {
    let names = listing.lines().filter(|line| is_root_name(line)).count();
    println!("{} public items, {names} names at the root", listing.lines().count());
    if names > MOST_ROOT_NAMES {
        return Err(format!("the crate's root exports {names} names; {MOST_ROOT_NAMES} are allowed").into());
    }
    Ok(())
}

/// Whether this line declares `lead_import::Name`, other than a module.
fn is_root_name(line: &str) -> bool {
    let line = line.trim_start_matches("#[non_exhaustive] ");
    let Some((kind, path)) = line.split_once(" lead_import::") else { return false };
    let name = path.split(['<', '(', ':', ' ']).next().unwrap_or_default();
    match kind {
        "pub use" | "pub enum" | "pub struct" | "pub trait" | "pub macro" | "pub type" | "pub const" | "pub static" => {
            !path[name.len()..].starts_with("::")
        }
        "pub fn" | "pub async fn" | "pub const fn" => !path.split('(').next().is_some_and(|path| path.contains("::")),
        _ => false,
    }
}
