//! Prints what the core makes of each file on this machine, one line of JSON per file.

#[cfg(not(target_family = "wasm"))]
fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        println!("{}", futures_lite::future::block_on(wasm_check::outcome(std::fs::read(path)?)));
    }
    Ok(())
}

#[cfg(target_family = "wasm")]
fn main() {}
