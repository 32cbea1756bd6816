//! Files of leads that are as untidy as real ones.

use std::fmt::Write as _;

use fastrand::Rng;

/// A file of so many rows: some invalid, some with the email of an earlier row, some over several lines. Some of the
/// addresses are those of [`stored`], and some of [`suppressed`].
pub(crate) fn file(rows: u64) -> String {
    let mut random = Rng::with_seed(7);
    let mut file = String::from("Email;First name;Last name;Company;Note\r\n");
    for row in 0..rows {
        let email = match random.u64(..20) {
            0 => format!("not-an-email-{row}"),
            1 => String::new(),
            2 | 3 => address(random.u64(..=row)),
            _ => address(row),
        };
        let note =
            if random.u64(..10) == 0 { format!("\"line 1\nline \"\"2\"\" of {row}\"") } else { format!("=n{row}") };
        let name = if random.u64(..4) == 0 { "" } else { "Ada" };
        write!(file, "{email};{name};Müller {row};Company {};{note}\r\n", row % 97).expect("text takes text");
    }
    file
}

/// A file in which one row in fifty is a lead; the others are long, and rejected.
pub(crate) fn bad_file(rows: u64) -> String {
    let mut file = String::from("email,note\n");
    for row in 0..rows {
        let email = if row % 50 == 0 { address(row) } else { format!("bad {row}") };
        writeln!(file, "{email},{}", "n".repeat(300)).expect("text takes text");
    }
    file
}

/// Leads that are in the store before.
pub(crate) fn stored(rows: u64) -> String {
    let leads = (0..rows).step_by(11).map(|row| format!("{},,Old\n", address(row)));
    format!("email,first name,last name\n{}", leads.collect::<String>())
}

/// Leads with different addresses, and nothing wrong with them.
pub(crate) fn new_leads(rows: u64) -> String {
    let leads = (0..rows).map(|row| format!("{},Ada,Lovelace {row}\n", address(row)));
    format!("email,first name,last name\n{}", leads.collect::<String>())
}

/// Addresses that the store does not take.
pub(crate) fn suppressed(rows: u64) -> impl Iterator<Item = String> {
    (3..rows).step_by(53).map(address)
}

fn address(row: u64) -> String {
    format!("lead{row}@example.com")
}
