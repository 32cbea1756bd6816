//! The examples of the crate as programs.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// The features of `lead-import` with which the calling test was built, for [`build`], so that nothing is built twice.
#[macro_export]
macro_rules! features {
    () => {{
        let all = [
            ("sqlite", cfg!(feature = "sqlite")),
            ("postgres", cfg!(feature = "postgres")),
            ("conformance", cfg!(feature = "conformance")),
            ("tracing", cfg!(feature = "tracing")),
            ("http", cfg!(feature = "http")),
            ("cli", cfg!(feature = "cli")),
        ];
        all.into_iter().filter(|(_, is_on)| *is_on).map(|(name, _)| name).collect::<Vec<_>>().join(",")
    }};
}

/// Builds an example with these features, and returns its path. Cargo builds examples along with all tests, but not with a single one.
pub fn build(name: &str, features: &str) -> PathBuf {
    let test = env::current_exe().expect("this test is a file");
    let profile = test.ancestors().nth(2).expect("the test is in target/debug/deps");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet", "--offline", "--example", name, "--features", features]);
    cargo.arg("--target-dir").arg(profile.parent().expect("the profile is in target"));
    cargo.args((!cfg!(debug_assertions)).then_some("--release"));
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let status = cargo.current_dir(package).status().expect("cargo runs");
    assert!(status.success(), "the example {name} cannot be built");
    profile.join("examples").join(format!("{name}{}", env::consts::EXE_SUFFIX))
}
