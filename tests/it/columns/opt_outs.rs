//! Which columns and values say that a person must not be written to, by `tests/data/opt-outs.txt`.

use lead_import::columns::{ColumnSamples, Detector};

/// A language, a header, a value of its column, and whether it says no.
type Case<'a> = (&'a str, &'a str, &'a str, bool);

fn cases(text: &str) -> Vec<Case<'_>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with(';'));
    let cases = lines.map(|line| {
        let cells: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [language, header, value, answer] = cells[..] else { panic!("{line} has not four cells") };
        (language, header, value, answer == "no")
    });
    cases.collect()
}

fn says_no(header: &str, value: &str) -> bool {
    let mut samples = ColumnSamples::new(2);
    samples.observe(["ada@example.com", value]);
    let columns = Detector::default().detect(&["E-Mail", header], &samples);
    columns.opt_outs().iter().any(|column| column.says_no(value))
}

#[test]
fn a_refusal_is_known_in_each_language_and_what_only_looks_like_one_is_none() {
    let text = include_str!("../../data/opt-outs.txt");
    let cases = cases(text);
    let wrong: Vec<_> = cases.iter().filter(|(_, header, value, no)| says_no(header, value) != *no).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let languages = |no: bool| {
        let mut codes: Vec<_> = cases.iter().filter(|case| case.3 == no).map(|case| case.0).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.len()
    };
    assert!(languages(true) >= 20 && languages(false) >= 20, "{} and {}", languages(true), languages(false));
}

#[test]
fn a_column_whose_values_are_no_answers_is_not_about_consent() {
    let mut samples = ColumnSamples::new(2);
    samples.observe(["ada@example.com", "Too many letters"]);
    samples.observe(["bo@example.com", "Never signed up"]);
    let columns = Detector::default().detect(&["Email", "Unsubscribed"], &samples);
    assert_eq!(columns.opt_outs(), []);
}

#[test]
fn a_column_that_a_product_made_a_field_is_not_about_consent() {
    let detector = Detector::default().column("Status", lead_import::Field::JobTitle);
    let columns = detector.detect(&["Email", "Status", "Opt-out"], &ColumnSamples::default());
    let headers: Vec<_> = columns.opt_outs().iter().map(lead_import::columns::OptOut::header).collect();
    assert_eq!(headers, ["Opt-out"]);
}
