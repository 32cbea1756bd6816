//! What the program prints about itself: completions for shells and the man page.

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::{
    args::{Args, Generate},
    error::ProgramError,
    exit_codes::EXIT_CODES,
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
        Generate::Man => write_man_page(&command, &mut bytes)?,
    }
    Ok(bytes)
}

/// Writes the sections of a page in the order of `man-pages(7)`. The sections of clap for commands and for what follows the help would
/// name pages that do not exist, and have no standard title.
fn write_man_page(command: &Command, out: &mut Vec<u8>) -> io::Result<()> {
    let man = Man::new(command.clone());
    man.render_title(out)?;
    man.render_name_section(out)?;
    man.render_synopsis_section(out)?;
    man.render_description_section(out)?;
    man.render_options_section(out)?;
    writeln!(out, ".SH COMMANDS")?;
    for subcommand in command.get_subcommands() {
        let about = subcommand.get_about().map(ToString::to_string).unwrap_or_default();
        writeln!(out, ".TP\n\\fB{}\\fR\n{}", subcommand.get_name(), about.replace('-', "\\-"))?;
    }
    writeln!(out, ".SH \"EXIT STATUS\"")?;
    EXIT_CODES.iter().try_for_each(|(code, meaning)| writeln!(out, ".TP\n{code}\n{meaning}"))?;
    man.render_version_section(out)
}
