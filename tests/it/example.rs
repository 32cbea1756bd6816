//! The examples as programs.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// The built example. `cargo test` builds it beside the tests, unless it was told to build one test only.
pub(crate) fn program(name: &str) -> PathBuf {
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--quiet", "--example", name, "--features", &features()]);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    assert!(build.current_dir(env!("CARGO_MANIFEST_DIR")).status().unwrap().success());
    let test = env::current_exe().unwrap();
    let folder = test.parent().and_then(Path::parent).unwrap();
    folder.join("examples").join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// The features of this build, so that nothing is built twice.
fn features() -> String {
    let all = [
        ("sqlite", cfg!(feature = "sqlite")),
        ("postgres", cfg!(feature = "postgres")),
        ("conformance", cfg!(feature = "conformance")),
        ("tracing", cfg!(feature = "tracing")),
        ("http", cfg!(feature = "http")),
        ("cli", cfg!(feature = "cli")),
    ];
    all.into_iter().filter(|(_, on)| *on).map(|(name, _)| name).collect::<Vec<_>>().join(",")
}
