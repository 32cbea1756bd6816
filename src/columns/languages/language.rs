//! The words of one language, by what they mean in a header.
//!
//! A header matches when phrases of these lists cover all of its words, so `Email cadence` does not match: no list has
//! `cadence`.

/// The vocabulary of one language. A list may be empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Language {
    /// ISO 639 code, followed by the script where the language is written in two.
    pub(super) code: &'static str,

    // The five fields.
    /// An email address: `email`, `e-mail address`.
    pub(super) email: &'static [&'static str],
    /// A first or given name, and nothing else: `first name`, `forename`.
    pub(super) first_name: &'static [&'static str],
    /// A last or family name, and nothing else: `last name`, `surname`.
    pub(super) last_name: &'static [&'static str],
    /// The company that a person works for: `company`, `employer name`.
    pub(super) company: &'static [&'static str],
    /// What a person does there: `job title`, `position`.
    pub(super) job_title: &'static [&'static str],

    // Words that name a field only where no better word does, or only beside certain columns.
    /// A family name only where no other column is one: `family`.
    pub(super) weak_last_name: &'static [&'static str],
    /// A company only where no other column is one: `organization`, `account`.
    pub(super) weak_company: &'static [&'static str],
    /// A job title only where no other column is one: `profession`.
    pub(super) weak_job_title: &'static [&'static str],
    /// A job title in a file with a company column; elsewhere a role in a meeting, a team or a program.
    pub(super) role: &'static [&'static str],
    /// A job title, unless the next column is a name: then it is a salutation such as `Mr` or `Dr`.
    pub(super) title: &'static [&'static str],
    /// A family name beside a first name, a first name beside a family name, a full name otherwise.
    pub(super) name: &'static [&'static str],
    /// First and last name in one cell.
    pub(super) full_name: &'static [&'static str],

    // Words that qualify one of the words above: `work email`, `contact name`.
    /// The main one of several addresses: `primary`.
    pub(super) primary: &'static [&'static str],
    /// An address at work: `business`.
    pub(super) work: &'static [&'static str],
    /// An address other than the main one: `secondary`.
    pub(super) other: &'static [&'static str],
    /// A private address: `home`.
    pub(super) personal: &'static [&'static str],
    /// The person whom the row is about: `contact`, `attendee`.
    pub(super) person: &'static [&'static str],
    /// A person who may not be the one whom the row is about, such as one who pays or logs in: `billing`, `user`.
    pub(super) party: &'static [&'static str],
    /// The person who receives what someone else pays for: `shipping`.
    pub(super) recipient: &'static [&'static str],
    /// Words that change nothing: articles, prepositions, `your`, `please enter`, `required`.
    pub(super) filler: &'static [&'static str],
    /// Words that make a column something else: a status, a date, an owner, an assistant.
    pub(super) near_miss: &'static [&'static str],

    // Words of the columns in which a person said no to being written to. They never name a field, and whole cells of
    // the last three lists are compared. A word that can also mean something else, such as a cancelled order, is in
    // none of them.
    /// A person does not want to be written to, or since when: `unsubscribed`, `do not contact`, `opt out date`.
    pub(super) opt_out: &'static [&'static str],
    /// A person agreed to be written to: `opt in`, `consent`, `accepts marketing`.
    pub(super) opt_in: &'static [&'static str],
    /// A state, which says no by its value alone: `status`, `subscription`.
    pub(super) consent_status: &'static [&'static str],
    /// What a person is written to about: `newsletter`, `marketing`.
    pub(super) marketing: &'static [&'static str],
    /// Values by which a person said no whatever the column asks, or cannot be written to: `unsubscribed`, `bounced`.
    pub(super) opted_out: &'static [&'static str],
    /// Values that agree with the header: `yes`, `true`.
    pub(super) yes: &'static [&'static str],
    /// Values that deny the header: `no`, `false`, `declined`.
    pub(super) no: &'static [&'static str],

    /// Values of a salutation column, not words of a header: `Mr`, `Mrs`, `Dr`.
    pub(super) salutations: &'static [&'static str],
}

/// Declares the module of each language and `LANGUAGES`, the words of all, in the same order.
macro_rules! languages {
    ($($code:ident,)*) => {
        $(mod $code;)*

        const LANGUAGES: &[language::Language] = &[$($code::WORDS),*];
    };
}
pub(super) use languages;
