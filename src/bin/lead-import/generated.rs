//! What the program prints about itself: completions for shells and the man page.

use std::io;

use clap::CommandFactory;

use super::{
    args::{Args, Generate},
    error::ProgramError,
    output,
};

/// Prints it on standard output.
pub(crate) fn print(what: Generate) -> Result<(), ProgramError> {
    let bytes = bytes(what).map_err(ProgramError::Output)?;
    output::print_bytes(&bytes)
}

fn bytes(what: Generate) -> io::Result<Vec<u8>> {
    let (mut command, mut bytes) = (Args::command(), Vec::new());
    match what {
        Generate::Completions { shell } => {
            let name = command.get_name().to_owned();
            clap_complete::generate(shell, &mut command, name, &mut bytes);
        }
        Generate::Man => clap_mangen::Man::new(command).render(&mut bytes)?,
    }
    Ok(bytes)
}
