//! Text of the file in a page: [`text`], [`value`].

use lead_import::report::Printable;

/// Text that cannot leave the element or the attribute in which it is written, or steer what is around it.
pub(crate) fn text(text: &str) -> String {
    html_escape::encode_safe(&Printable::new(text).to_string()).into_owned()
}

/// A cell, a header or a message with a cell, whose direction of writing is its own.
pub(crate) fn value(value: &str) -> String {
    format!("<bdi>{}</bdi>", text(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_element() {
        let hostile = "</title><script>alert('1')</script>\" onload=x&\u{202e}\u{1b}\0";
        let escaped = text(hostile);
        assert!(!escaped.contains(['<', '>', '"', '\'', '\u{202e}', '\u{1b}', '\0']), "{escaped}");
        assert_eq!(text("Zoë & Søn"), "Zoë &amp; Søn");
    }
}
