//! The words that name a field in a header, by language.
//!
//! To add a language, copy a file, fill the lists that you can and add the constant to [`LANGUAGES`]. Case, accents,
//! spaces, hyphens and underscores do not matter: `E-Mail` also stands for `e_mail`, `EMail` and `EMAIL`. A header is
//! matched when the phrases of these lists cover all of it, so `primary` + `email` need not be listed together,
//! and a word that no list has (`Email Status`) makes it no match.

#![allow(clippy::needless_update, reason = "every table ends alike, whichever lists it fills")]

// The tables keep several words on a line, which is how a person reads and extends them.
#[rustfmt::skip]
mod asian;
#[rustfmt::skip]
mod english;
#[rustfmt::skip]
mod european;
#[rustfmt::skip]
mod germanic;
#[rustfmt::skip]
mod middle_eastern;
#[rustfmt::skip]
mod romance;
#[rustfmt::skip]
mod slavic;

/// The vocabulary of one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Language {
    /// ISO 639-1 code, with the script where there are two.
    pub(super) code: &'static str,

    // The five fields.
    pub(super) email: &'static [&'static str],
    pub(super) first_name: &'static [&'static str],
    pub(super) last_name: &'static [&'static str],
    pub(super) company: &'static [&'static str],
    pub(super) job_title: &'static [&'static str],

    // Words that name a field only where nothing better does, or only beside certain neighbours.
    /// A family name only where no other column is one.
    pub(super) weak_last_name: &'static [&'static str],
    /// A company where no other column is one.
    pub(super) weak_company: &'static [&'static str],
    /// A job title where no other column is one.
    pub(super) weak_job_title: &'static [&'static str],
    /// A job title only in a file that has companies; elsewhere a role in a meeting, a team or a program.
    pub(super) role: &'static [&'static str],
    /// A job title, unless it stands where `Mr` or `Dr` stands.
    pub(super) title: &'static [&'static str],
    /// A family name beside a first name, a first name beside a family name, a full name alone.
    pub(super) name: &'static [&'static str],
    /// First and last name in one cell.
    pub(super) full_name: &'static [&'static str],

    // Words that stand beside these.
    /// The main one of several addresses.
    pub(super) primary: &'static [&'static str],
    /// An address at work.
    pub(super) work: &'static [&'static str],
    /// Another than the main address.
    pub(super) other: &'static [&'static str],
    /// A private address.
    pub(super) personal: &'static [&'static str],
    /// The person whom the row is about.
    pub(super) person: &'static [&'static str],
    /// A person who may be another than the one whom the row is about: one who pays or logs in.
    pub(super) party: &'static [&'static str],
    /// The one who receives what another pays for.
    pub(super) recipient: &'static [&'static str],
    /// Words without weight: articles, prepositions, `your`, `please enter`, `required`.
    pub(super) filler: &'static [&'static str],
    /// What makes a column something else: a status, a date, an owner, an assistant.
    pub(super) near_miss: &'static [&'static str],

    /// Values of a salutation column: `Mr`, `Mrs`, `Dr`.
    pub(super) salutations: &'static [&'static str],
}

impl Language {
    pub(super) const NONE: Self = Self {
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

/// Every language; where two read a word alike, the earlier one is named.
pub(super) const LANGUAGES: &[Language] = &[
    english::ENGLISH,
    germanic::GERMAN,
    germanic::DUTCH,
    germanic::AFRIKAANS,
    germanic::SWEDISH,
    germanic::DANISH,
    germanic::NORWEGIAN,
    germanic::ICELANDIC,
    romance::FRENCH,
    romance::SPANISH,
    romance::PORTUGUESE,
    romance::ITALIAN,
    romance::CATALAN,
    romance::GALICIAN,
    romance::ROMANIAN,
    slavic::POLISH,
    slavic::CZECH,
    slavic::SLOVAK,
    slavic::SLOVENIAN,
    slavic::CROATIAN,
    slavic::SERBIAN,
    slavic::RUSSIAN,
    slavic::UKRAINIAN,
    slavic::BELARUSIAN,
    slavic::BULGARIAN,
    slavic::MACEDONIAN,
    european::GREEK,
    european::ALBANIAN,
    european::LITHUANIAN,
    european::LATVIAN,
    european::ESTONIAN,
    european::FINNISH,
    european::HUNGARIAN,
    european::BASQUE,
    european::IRISH,
    european::WELSH,
    european::MALTESE,
    middle_eastern::TURKISH,
    middle_eastern::AZERBAIJANI,
    middle_eastern::UZBEK,
    middle_eastern::KAZAKH,
    middle_eastern::MONGOLIAN,
    middle_eastern::GEORGIAN,
    middle_eastern::ARMENIAN,
    middle_eastern::ARABIC,
    middle_eastern::HEBREW,
    middle_eastern::PERSIAN,
    middle_eastern::URDU,
    asian::HINDI,
    asian::BENGALI,
    asian::MARATHI,
    asian::GUJARATI,
    asian::TAMIL,
    asian::TELUGU,
    asian::INDONESIAN,
    asian::MALAY,
    asian::FILIPINO,
    asian::SWAHILI,
    asian::VIETNAMESE,
    asian::THAI,
    asian::JAPANESE,
    asian::KOREAN,
    asian::CHINESE,
];
