//! What a header can name, and whose.
//!
//! A meaning is not yet a field: `header_context.rs` turns one into a field, given the other columns of the file. Three
//! stages have a type each: a phrase of the vocabulary has a [`PhraseMeaning`], a header has a [`HeaderMeaning`], and a
//! column has a [`Field`](crate::lead::Field). `Name` stays `Name` through the first two and becomes a last name only
//! beside `First name`.

use super::languages::phrase::PhraseMeaning;

/// What a header names: a field, or a word that is one field or another depending on the other columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeaderMeaning {
    Email,
    FirstName,
    LastName,
    Company,
    JobTitle,
    /// A job title in a file with a company column: `Role`. Elsewhere it may be a role in a meeting.
    Role,
    /// A job title or a salutation: `Title`, whose cells may be `CEO` or `Mr`.
    Title,
    /// A first, last or full name: `Name`, `Nom`.
    Name,
    /// First and last name in one cell: `Full name`.
    FullName,
}

impl HeaderMeaning {
    /// What a phrase names by itself; `None` if it only qualifies a name or rules one out. A weak word means the same
    /// as the strong one; it differs in rank.
    pub(super) fn of(phrase: PhraseMeaning) -> Option<Self> {
        use PhraseMeaning as M;
        Some(match phrase {
            M::Email => Self::Email,
            M::FirstName => Self::FirstName,
            M::LastName | M::WeakLastName => Self::LastName,
            M::Company | M::WeakCompany => Self::Company,
            M::JobTitle | M::WeakJobTitle => Self::JobTitle,
            M::Role => Self::Role,
            M::Title => Self::Title,
            M::Name => Self::Name,
            M::FullName => Self::FullName,
            _ => return None,
        })
    }
}

/// The person whose name, address or title a header names. In the order in which columns of full names are preferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// The header does not name a person: `Email`.
    Unspecified,
    /// The lead, by a word for the lead: `Contact name`, `Attendee email`.
    Lead,
    /// A person who may not be the lead: `Billing name`, `User email`, `Shipping name`.
    Party,
}
