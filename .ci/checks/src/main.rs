//! Checks of this repository that the compiler does not make. They run from its root.
//!
//! - `checks api target/doc/lead_import.json`: compares the public API with `public-api.txt`; `--write` writes that file.
//! - `checks sizes`: prints the size of functions and files per room, and fails on what is too large.

mod api;
mod sizes;

use std::{env, error::Error, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let checked = match arguments[..] {
        ["api", json] => api::compare(json),
        ["api", json, "--write"] => api::write(json),
        ["sizes"] => sizes::check(),
        _ => Err("usage: checks api JSON [--write] | checks sizes".into()),
    };
    checked.map_or_else(fail, |()| ExitCode::SUCCESS)
}

#[allow(clippy::needless_pass_by_value, reason = "it is called by `map_or_else`")]
fn fail(error: Box<dyn Error>) -> ExitCode {
    eprintln!("{error}");
    ExitCode::FAILURE
}
