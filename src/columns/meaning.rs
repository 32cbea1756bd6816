//! What a header can name, and whose.
//!
//! A meaning is not yet a field: `header_context.rs` turns one into a field, given the other columns of the file.

/// What a header names: a field, or a word that is one field or another depending on the other columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeaderMeaning {
    Email,
    FirstName,
    LastName,
    Company,
    JobTitle,
    /// A job title in a file with a company column.
    Role,
    /// A job title or a salutation.
    Title,
    /// A first, last or full name.
    Name,
    FullName,
}

/// The person whose name, address or title a header names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// The header does not name a person: `Email`.
    Unspecified,
    /// The lead, by a word for the lead: `Contact name`.
    Lead,
    /// A person who may not be the lead: `Billing name`.
    Party,
}
