//! The leads that the cases import, and the outcomes that they expect.
//!
//! The domain of their addresses is reserved for examples (RFC 2606, section 3).

use crate::{
    lead::{Email, Field, Lead},
    store::{LeadOutcome, Membership},
};

/// The lead is new.
pub(super) const CREATED: LeadOutcome = LeadOutcome::created(Membership::Added);
/// The lead existed and is new in the campaign.
pub(super) const ADDED: LeadOutcome = LeadOutcome::existing(Membership::Added, false);
/// The lead existed in the campaign, and no value changed.
pub(super) const SKIPPED: LeadOutcome = LeadOutcome::existing(Membership::Skipped, false);
/// The lead existed in the campaign, and a value changed.
pub(super) const UPDATED: LeadOutcome = LeadOutcome::existing(Membership::Skipped, true);

pub(super) fn email(text: &str) -> Email {
    Email::parse(text).expect("the kit's addresses are valid")
}

/// One of any number of distinct leads. Its first name has the same number.
pub(super) fn numbered(n: usize) -> Lead {
    Lead::new(email(&format!("lead{n}@example.com"))).with(Field::FirstName, &format!("First {n}"))
}

/// This many of them, from the lead `first`.
pub(super) fn numbered_from(first: usize, count: usize) -> Vec<Lead> {
    (first..first + count).map(numbered).collect()
}

/// A lead with a value in every field, and with custom fields whose names differ by case and are not ASCII.
pub(super) fn ada() -> Lead {
    Lead::new(email("Ada@Example.com"))
        .with(Field::FirstName, "Ada")
        .with(Field::LastName, "Lovelace")
        .with(Field::CompanyName, "Analytical Engines")
        .with(Field::JobTitle, "Countess")
        .with_custom([("City", "London"), ("Áge", "36"), ("city", "Marylebone")])
}

/// The same address in another spelling, without any other value.
pub(super) fn bare_ada() -> Lead {
    Lead::new(email("ada@example.com"))
}
