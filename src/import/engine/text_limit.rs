//! Texts that are too long for the store: [`TextLimit`].

use crate::{
    lead::{Field, Lead},
    report::{IssueCode, Parameter, RowIssue},
    source::Record,
};

/// The longest text that the store can hold, in characters.
///
/// A row with a longer text fails. It is not cut, because a cut name or note is a different one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextLimit(pub(crate) Option<usize>);

impl TextLimit {
    /// The issue of the first text of the lead that is too long.
    pub(super) fn check(self, lead: &Lead, record: &Record) -> Option<RowIssue> {
        let limit = self.0?;
        // The address as written can be longer than its normal form.
        let written = [(Some(Field::Email), Field::Email.name(), lead.email().as_written())];
        let fields = Field::ALL.into_iter().filter_map(|field| Some((Some(field), field.name(), lead.get(field)?)));
        let custom = lead.custom().iter().flat_map(|(name, value)| [(None, name, name), (None, name, value)]);
        let (field, name, text) = fields.chain(written).chain(custom).find(|(_, _, text)| is_longer(text, limit))?;
        let shown: String = name.chars().take(40).collect();
        let characters = text.chars().count();
        let message = format!("{shown} has {characters} characters; the store accepts {limit}");
        let issue = RowIssue { field, ..RowIssue::of(record.position(), IssueCode::TextTooLong, &message) };
        let issue = issue.with(Parameter::Name, &*shown).with(Parameter::Characters, characters);
        Some(issue.with(Parameter::Limit, limit))
    }
}

/// A text has at most as many characters as bytes, so most texts are not counted.
fn is_longer(text: &str, limit: usize) -> bool {
    text.len() > limit && text.chars().count() > limit
}
