//! Which column becomes which field.

use lead_import::source::HeaderWords as _;
use lead_import::{
    Field,
    columns::{Column, ColumnMap, ColumnSamples, Detector, RivalReason, Rule},
};

use super::header_cases::{Case, cases};

pub(super) fn detect(header: &[&str]) -> ColumnMap {
    Detector::default().detect(header, &ColumnSamples::default())
}

pub(super) fn sampled(header: &[&str], rows: &[&[&str]]) -> ColumnMap {
    let mut samples = ColumnSamples::new(header.len());
    for row in rows {
        samples.observe(row.iter().copied());
    }
    Detector::default().detect(header, &samples)
}

pub(super) fn names(map: &ColumnMap) -> Vec<&str> {
    map.columns().iter().map(Column::name).collect()
}

#[test]
fn every_header_case_maps_as_a_careful_person_would() {
    let cases = cases();
    assert!(cases.len() > 150, "only {} cases were read", cases.len());
    let wrong: Vec<String> = cases.iter().filter_map(Case::complaint).collect();
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn custom_fields_are_named_by_their_header_and_never_collide() {
    let map = detect(&["Notes", " Notes ", "Notes (2)", "", "  ", "Column 4", "Notes"]);
    let names = names(&map);
    assert_eq!(names, ["Notes", "Notes (3)", "Notes (2)", "Column 4", "Column 5", "Column 4 (2)", "Notes (4)"]);
}

#[test]
fn headers_match_through_case_width_spaces_punctuation_and_decorations() {
    let spellings = [
        "email",
        "EMAIL",
        "E-Mail",
        "e_mail",
        "eMail",
        " Email ",
        "\u{feff}Email",
        "E\u{2011}mail",
        "ＥＭＡＩＬ",
        "Email*",
        "* Email",
        "Email (required)",
        "[required] Email",
        "Email:",
        "Your email",
        "emailAddress",
        "EMAIL_ADDRESS",
        "E-mail 1 - Value",
        "Email (Clay)",
        "Person - Email",
        "properties.email",
        "attributes[email]",
        "email_addresses.0.value",
        "3. Email",
        "E\u{ad}mail",
        "workemail",
    ];
    for spelling in spellings {
        assert_eq!(detect(&[spelling]).index_of(Field::Email), Some(0), "{spelling:?}");
    }
}

#[test]
fn letters_that_fold_strangely_still_match() {
    let turkish = detect(&["ADI", "SOYADI", "ŞİRKET", "E-POSTA ADRESİ"]);
    assert_eq!(turkish.index_of(Field::FirstName), Some(0));
    assert_eq!(turkish.index_of(Field::CompanyName), Some(2));
    assert_eq!(turkish.index_of(Field::Email), Some(3));
    let greek = detect(&["ΌΝΟΜΑ", "ΕΠΏΝΥΜΟ", "ΘΈΣΗ"]);
    assert_eq!(greek.index_of(Field::LastName), Some(1));
    assert_eq!(greek.index_of(Field::JobTitle), Some(2));
    // As macOS writes file names and some exports: letters and accents apart.
    assert_eq!(detect(&["Pre\u{301}nom"]).index_of(Field::FirstName), Some(0));
    assert_eq!(detect(&["メールアト\u{3099}レス"]).index_of(Field::Email), Some(0));
    // Umlauts on a keyboard that has none.
    assert_eq!(detect(&["Primaere E-Mail"]).index_of(Field::Email), Some(0));
}

#[test]
fn the_better_address_wins_wherever_it_is() {
    let ladder = ["Primary Email", "Email", "Work Email", "Email 1", "Other Email", "Personal Email", "Billing Email"];
    for first in 0..ladder.len() {
        let mut header: Vec<&str> = ladder[first..].to_vec();
        header.reverse();
        let found = detect(&header).index_of(Field::Email).map(|index| header[index]);
        assert_eq!(found, Some(ladder[first]));
    }
}

#[test]
fn nobody_elses_address_is_ever_the_leads() {
    for header in [
        "Owner Email",
        "Contact Owner Email",
        "Host Email",
        "Assistant Email",
        "Manager's Email",
        "Email Status",
        "Referrer Email",
    ] {
        let map =
            sampled(&[header, "City"], &[&["a@example.com", "x"], &["b@example.com", "y"], &["c@example.com", "z"]]);
        assert_eq!(map.index_of(Field::Email), None, "{header}");
    }
}

#[test]
fn a_column_without_addresses_is_not_the_email_column_when_another_has_them() {
    let map = sampled(&["Email", "Contact"], &[&["yes", "ann@example.com"], &["no", "bob@example.com"]]);
    assert_eq!(map.index_of(Field::Email), Some(1));
    assert_eq!(map.columns()[0].rule(), Rule::Contradicted);
    assert_eq!(map.columns()[1].rule(), Rule::Values);
}

#[test]
fn a_status_or_a_count_is_not_the_email_column_whatever_its_name() {
    let two = |one, other| move |row| if row % 3 == 0 { one } else { other };
    let flags: Vec<&[&str]> = (0..5).map(two(&["yes"] as &[&str], &["no"])).collect();
    assert_eq!(sampled(&["Email"], &flags).index_of(Field::Email), None);
    assert_eq!(sampled(&["Email"], &flags[..4]).index_of(Field::Email), Some(0));
    let words: Vec<&[&str]> = (0..20).map(two(&["north"] as &[&str], &["south"])).collect();
    assert_eq!(sampled(&["Email"], &words).index_of(Field::Email), None);
    assert_eq!(sampled(&["Email"], &words[..19]).index_of(Field::Email), Some(0));
    let counts: [&[&str]; 5] = [&["12"], &["0"], &["3"], &["7"], &["12"]];
    assert_eq!(sampled(&["Email"], &counts).index_of(Field::Email), None);
}

#[test]
fn mistyped_addresses_are_the_rows_own_faults() {
    let typos: Vec<String> = (0..60).map(|row| format!("bad-{row}")).collect();
    let rows: Vec<[&str; 1]> = typos.iter().map(|typo| [&**typo]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(|row| row as &[&str]).collect();
    assert_eq!(sampled(&["Email"], &rows).index_of(Field::Email), Some(0));
}

#[test]
fn an_empty_email_column_is_one_unless_another_is_filled() {
    assert_eq!(sampled(&["Email", "City"], &[&["", "x"], &["", "y"]]).index_of(Field::Email), Some(0));
    let map = sampled(&["Email", "Secondary Email"], &[&["", "a@example.com"], &["", "b@example.com"]]);
    assert_eq!(map.index_of(Field::Email), Some(1));
    assert_eq!(map.columns()[1].rivals()[0].reason(), RivalReason::Empty);
}

#[test]
fn the_only_column_of_addresses_becomes_the_email_column() {
    let rows: [&[&str]; 2] = [&["Ann", "ann@example.com"], &["Bob", "bob@example.com"]];
    assert_eq!(sampled(&["Who", "Where"], &rows).index_of(Field::Email), Some(1));
    let twice: [&[&str]; 1] = [&["ann@example.com", "bob@example.com"]];
    assert_eq!(sampled(&["One", "Two"], &twice).index_of(Field::Email), None);
}

#[test]
fn a_file_without_a_header_row_finds_no_email_column_and_loses_no_row() {
    let map = sampled(&["Ann", "ann@example.com"], &[&["Bob", "bob@example.com"]]);
    assert_eq!(map.index_of(Field::Email), None);
}

#[test]
fn a_title_full_of_mr_and_mrs_is_a_salutation() {
    let header = ["First Name", "Last Name", "Title", "Email"];
    let salutations: [&[&str]; 3] = [&["A", "B", "Mr", ""], &["C", "D", "Mrs.", ""], &["E", "F", "Dr", ""]];
    assert_eq!(sampled(&header, &salutations).index_of(Field::JobTitle), None);
    let jobs: [&[&str]; 2] = [&["A", "B", "CEO", ""], &["C", "D", "Head of Sales", ""]];
    assert_eq!(sampled(&header, &jobs).index_of(Field::JobTitle), Some(2));
    let before_the_name = ["Title", "First Name", "Last Name", "Email"];
    assert_eq!(detect(&before_the_name).index_of(Field::JobTitle), None);
    assert_eq!(sampled(&before_the_name, &[&["CEO", "A", "B", ""]]).index_of(Field::JobTitle), Some(0));
}

#[test]
fn a_name_of_several_words_is_no_half_of_a_name() {
    let rows: [&[&str]; 3] = [&["Ann Lee", "Ann"], &["Bob Ray", "Bob"], &["Cid Fox", "Cid"]];
    assert_eq!(sampled(&["Name", "First Name"], &rows).index_of(Field::LastName), None);
    let halves: [&[&str]; 3] = [&["Lee", "Ann"], &["Ray", "Bob"], &["Fox", "Cid"]];
    assert_eq!(sampled(&["Name", "First Name"], &halves).index_of(Field::LastName), Some(0));
}

#[test]
fn a_cell_is_recognised_as_a_header_by_itself() {
    let detector = Detector::default().alias("Handle", Field::FirstName);
    assert_eq!(detector.field_of("E-Mail"), Some(Field::Email));
    assert_eq!(detector.field_of("handle"), Some(Field::FirstName));
    for data in ["ann@example.com", "Ann", "Berlin", "2024-01-01", "", "Email Status"] {
        assert_eq!(detector.field_of(data), None, "{data:?}");
    }
}

#[test]
fn hostile_headers_cost_little_and_name_nothing() {
    let long = "email ".repeat(100_000);
    let brackets = "(".repeat(10_000);
    let words = "work primary first other personal email ".repeat(8);
    let map = detect(&[&long, &brackets, &words, "\0", "\u{202e}liame"]);
    assert_eq!(map.index_of(Field::Email), None);
    assert_eq!(map.columns().len(), 5);
}
