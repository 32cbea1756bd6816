//! The first lines of a text: [`known_lines`], [`logical_lines`].

/// How many lines are examined.
const LINES: usize = 200;

/// The lines that are not blank and are whole, of which the last may be incomplete.
pub(super) fn known_lines<'a>(lines: impl Iterator<Item = &'a str>, whole: bool) -> Vec<&'a str> {
    let mut lines: Vec<&str> = lines.filter(|line| !line.trim().is_empty()).collect();
    if !whole {
        lines.pop();
    }
    lines.truncate(LINES);
    lines
}

/// The rows of the text, in which a line break inside quotes does not end one.
pub(super) fn logical_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    text.split(move |c: char| {
        is_quoted ^= c == '"';
        !is_quoted && matches!(c, '\n' | '\r')
    })
}
