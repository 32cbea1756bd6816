//! The words that name a field in a header, by language.
//!
//! To add a language, copy a file, fill the lists that you can and add the constant to [`LANGUAGES`]. Case, accents,
//! spaces, hyphens and underscores do not matter: `E-Mail` also stands for `e_mail`, `EMail` and `EMAIL`. A header is
//! matched when the phrases of these lists cover all of it, so `primary` + `email` need not be listed together,
//! and a word that no list has (`Email Status`) makes it no match.

#![allow(clippy::needless_update, reason = "every table ends alike, whichever lists it fills")]

// The tables keep several words on a line, which is how a person reads and extends them.

/// The vocabulary of one language.
#[derive(Clone, Copy, Debug)]
pub(in crate::columns) struct Language {
    /// ISO 639-1 code, with the script where there are two.
    pub(in crate::columns) code: &'static str,

    // The five fields.
    pub(in crate::columns) email: &'static [&'static str],
    pub(in crate::columns) first_name: &'static [&'static str],
    pub(in crate::columns) last_name: &'static [&'static str],
    pub(in crate::columns) company: &'static [&'static str],
    pub(in crate::columns) job_title: &'static [&'static str],

    // Words that name a field only where nothing better does, or only beside certain neighbours.
    /// A family name only where no other column is one.
    pub(in crate::columns) weak_last_name: &'static [&'static str],
    /// A company where no other column is one.
    pub(in crate::columns) weak_company: &'static [&'static str],
    /// A job title where no other column is one.
    pub(in crate::columns) weak_job_title: &'static [&'static str],
    /// A job title only in a file that has companies; elsewhere a role in a meeting, a team or a program.
    pub(in crate::columns) role: &'static [&'static str],
    /// A job title, unless it stands where `Mr` or `Dr` stands.
    pub(in crate::columns) title: &'static [&'static str],
    /// A family name beside a first name, a first name beside a family name, a full name alone.
    pub(in crate::columns) name: &'static [&'static str],
    /// First and last name in one cell.
    pub(in crate::columns) full_name: &'static [&'static str],

    // Words that stand beside these.
    /// The main one of several addresses.
    pub(in crate::columns) primary: &'static [&'static str],
    /// An address at work.
    pub(in crate::columns) work: &'static [&'static str],
    /// Another than the main address.
    pub(in crate::columns) other: &'static [&'static str],
    /// A private address.
    pub(in crate::columns) personal: &'static [&'static str],
    /// The person whom the row is about.
    pub(in crate::columns) person: &'static [&'static str],
    /// A person who may be another than the one whom the row is about: one who pays or logs in.
    pub(in crate::columns) party: &'static [&'static str],
    /// The one who receives what another pays for.
    pub(in crate::columns) recipient: &'static [&'static str],
    /// Words without weight: articles, prepositions, `your`, `please enter`, `required`.
    pub(in crate::columns) filler: &'static [&'static str],
    /// What makes a column something else: a status, a date, an owner, an assistant.
    pub(in crate::columns) near_miss: &'static [&'static str],

    /// Values of a salutation column: `Mr`, `Mrs`, `Dr`.
    pub(in crate::columns) salutations: &'static [&'static str],
}

impl Language {
    pub(in crate::columns) const NONE: Self = Self {
        code: "",
        email: &[],
        first_name: &[],
        last_name: &[],
        company: &[],
        job_title: &[],
        weak_last_name: &[],
        weak_company: &[],
        weak_job_title: &[],
        role: &[],
        title: &[],
        name: &[],
        full_name: &[],
        primary: &[],
        work: &[],
        other: &[],
        personal: &[],
        person: &[],
        party: &[],
        recipient: &[],
        filler: &[],
        near_miss: &[],
        salutations: &[],
    };
}
