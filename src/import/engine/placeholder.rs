//! Texts that programs write where they have no value: [`is_no_value`], [`is_no_name`].

/// What programs write for a missing value or a failed formula: `MySQL`, Oracle's clients, JavaScript, spreadsheets.
const NO_VALUES: [&str; 17] = [
    r"\N",
    "(null)",
    "<null>",
    "[null]",
    "[NULL]",
    "(NULL)",
    "<NULL>",
    "[object Object]",
    "undefined",
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#DIV/0!",
    "#ERROR!",
];

/// Marks around the name of a field in templates of mail programs and CRMs.
const TEMPLATE_MARKS: [(&str, &str); 4] = [("{{", "}}"), ("*|", "|*"), ("${", "}"), ("<<", ">>")];

/// Whether the trimmed text never is a value.
pub(crate) fn is_no_value(text: &str) -> bool {
    text.len() <= 15 && NO_VALUES.contains(&text)
}

/// Whether the trimmed text is probably not the name of a person.
pub(crate) fn is_no_name(text: &str) -> bool {
    let is_template = |(open, close): (&str, &str)| text.starts_with(open) && text.ends_with(close);
    // Nearly every name ends the question with its first letter.
    let may_be_template = text.starts_with(['{', '*', '$', '<']);
    is_missing_name(text) || may_be_template && TEMPLATE_MARKS.into_iter().any(is_template)
}

/// Whether programs and people write the text in the place of a name that is missing. `Null` and `Nan` are names of people.
fn is_missing_name(text: &str) -> bool {
    matches!(
        text,
        "NULL"
            | "null"
            | "None"
            | "none"
            | "NONE"
            | "nan"
            | "NaN"
            | "NAN"
            | "N/A"
            | "n/a"
            | "N.A."
            | "n.a."
            | "#"
            | "-"
            | "--"
            | "---"
            | "–"
            | "—"
            | "."
            | "?"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_words_are_no_placeholders() {
        for value in ["", "N", "Null", "#1", "(nullable)", "undefined behaviour", "[object]", "Undefined"] {
            assert!(!is_no_value(value), "{value}");
        }
        for name in ["", "Null", "Nan", "Na", "Noné", "O", "A.", "{Ana}", "Nona"] {
            assert!(!is_no_name(name), "{name}");
        }
        assert!(NO_VALUES.iter().all(|text| is_no_value(text)), "no text is longer than the limit");
        for name in ["NULL", "n/a", "---", "–", "—", "?", "{{first_name}}", "*|FNAME|*", "${name}", "<<name>>"] {
            assert!(is_no_name(name), "{name}");
        }
    }
}
