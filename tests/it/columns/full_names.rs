//! Columns of full names, and how a full name splits.

use std::io::Cursor;

use lead_import::{
    Importer,
    columns::{ColumnMap, ColumnSamples, Detector, FullName, FullNames, NameOrder, OrderBasis, Target},
};
use serde_json::json;

fn detect(header: &[&str], names: &[&str]) -> ColumnMap {
    detect_with(FullNames::Detect, header, names)
}

/// The detection of a file whose first column has these cells, and the others none.
fn detect_with(policy: FullNames, header: &[&str], names: &[&str]) -> ColumnMap {
    let mut samples = ColumnSamples::new(header.len());
    for name in names {
        samples.observe([*name]);
    }
    Detector::default().full_names(policy).detect(header, &samples)
}

#[test]
fn a_lone_full_name_is_split_by_default() {
    let map = detect(&["Name", "Email"], &["Ada Lovelace", "Grace Hopper", "Alan Turing"]);
    assert_eq!((map.full_name(), map.name_order()), (Some(0), NameOrder::GivenFirst));
    assert_eq!(map.columns()[0].target(), Target::FullName);
    let found = map.full_name_column().unwrap();
    assert_eq!((found.index(), found.is_split(), found.basis()), (0, true, OrderBasis::Values));
    for header in [["Name", "Email"], ["Full name", "Email"], ["Naam", "E-mail"], ["Contact name", "Email"]] {
        assert_eq!(detect(&header, &[]).full_name(), Some(0), "{header:?}");
    }
    let kept = detect_with(FullNames::Keep, &["Name", "Email"], &["Ada Lovelace"]);
    assert_eq!((kept.full_name(), kept.full_name_column()), (None, None));
}

#[test]
fn the_values_decide_the_order_and_not_the_language_of_the_header() {
    let hungarian = ["Nagy Réka", "Kovács Zsófia", "Szabó Eszter", "Horváth Gergely"];
    for header in [["Name", "Email"], ["Név", "E-mail"]] {
        let map = detect(&header, &hungarian);
        assert_eq!((map.full_name(), map.name_order()), (Some(0), NameOrder::FamilyFirst), "{header:?}");
        let turned: Vec<String> =
            hungarian.iter().map(|name| name.split(' ').rev().collect::<Vec<_>>().join(" ")).collect();
        let turned: Vec<&str> = turned.iter().map(String::as_str).collect();
        let map = detect(&header, &turned);
        assert_eq!((map.full_name(), map.name_order()), (Some(0), NameOrder::GivenFirst), "{header:?}");
    }
    for names in
        [["SILVA Ana", "COSTA Rui", "LIMA Eva"], ["Иванов Иван Петрович", "Ким Анна Ивановна", "Ли Олег Ильич"]]
    {
        assert_eq!(detect(&["Name", "Email"], &names).name_order(), NameOrder::FamilyFirst);
    }
}

#[test]
fn a_column_whose_order_is_not_certain_is_recommended_and_not_split() {
    let undecided: [(&[&str], &[&str]); 8] = [
        (&["Név", "E-mail"], &[]),
        (&["氏名", "メール"], &["山田太郎", "鈴木花子"]),
        (&["姓名", "邮箱"], &["王小明", "李娜"]),
        (&["Full name", "Email"], &["Nguyễn Văn Nam", "Trần Thị Hoa", "Lê Minh"]),
        (&["Full name", "Email"], &["Min Ji Kim", "Seo Jun Park", "Ha Eun Lee"]),
        (&["Név", "E-mail"], &["Xyxy Zyzy"]),
        (&["الاسم الكامل", "البريد الإلكتروني"], &["محمد أحمد", "سارة علي"]),
        (&["Full name", "Email"], &["Nagy Réka", "Ada Lovelace", "Kovács Zsófia", "Bence Szabó"]),
    ];
    for (header, names) in undecided {
        let map = detect(header, names);
        assert_eq!(map.full_name(), None, "{header:?} {names:?}");
        assert!(map.full_name_column().is_some_and(|column| !column.is_split()), "{header:?} {names:?}");
        assert_eq!(detect_with(FullNames::Split, header, names).full_name(), Some(0), "{header:?} {names:?}");
    }
    let vietnamese = detect_with(FullNames::Split, undecided[3].0, undecided[3].1);
    assert_eq!(vietnamese.name_order(), NameOrder::GivenLast);
}

#[test]
fn the_two_words_of_a_header_say_the_order() {
    for header in [["Nachname, Vorname", "E-Mail"], ["氏名", "メール"]] {
        let map = detect(&header, &[]);
        assert_eq!((map.full_name(), map.name_order()), (Some(0), NameOrder::FamilyFirst), "{header:?}");
        assert_eq!(map.full_name_column().unwrap().basis(), OrderBasis::Header);
    }
}

#[test]
fn a_column_that_may_not_be_of_the_leads_people_is_not_split() {
    let columns: [(&[&str], &[&str]); 5] = [
        (&["Billing name", "Email"], &["Ada Lovelace"]),
        (&["Name", "Name", "Email"], &["Ada Lovelace"]),
        (&["Name", "Email"], &["Summer Party", "Spring Sale", "Gift Card", "Open House"]),
        (&["Name", "Email"], &["info", "Globex GmbH", "Sales Team", "Ada & Bo Ek", "Ada Lovelace"]),
        (&["Name", "Email"], &["Lovelace", "Hopper", "Turing"]),
    ];
    for (header, names) in columns {
        assert_eq!(detect(header, names).full_name(), None, "{header:?} {names:?}");
    }
}

#[test]
fn the_column_of_the_person_who_has_the_email_is_the_one() {
    let header = ["recipient-name", "buyer-name", "buyer-email"];
    assert_eq!(detect(&header, &[]).full_name(), Some(1));
    assert_eq!(detect(&["recipient-name", "buyer-email"], &[]).full_name(), None);
    assert_eq!(detect(&["Name", "Billing email"], &[]).full_name(), Some(0));
    assert_eq!(detect(&["Billing name", "Billing email"], &[]).full_name(), Some(0));
}

#[test]
fn a_full_name_beside_first_and_last_names_is_for_the_rows_without_them() {
    let header = ["Full name", "First Name", "Last Name", "Email"];
    let map = detect(&header, &["Ada Lovelace"]);
    assert_eq!(map.full_name(), Some(0));
    assert_eq!(detect_with(FullNames::Split, &["氏名", "名", "姓", "メール"], &["山田太郎"]).full_name(), None);
}

#[test]
fn full_names_split_as_people_write_them() {
    use NameOrder::{FamilyFirst, GivenFirst, GivenLast};
    let cases = [
        ("Ada Lovelace", GivenFirst, "Ada", "Lovelace"),
        ("Lovelace, Ada", GivenFirst, "Ada", "Lovelace"),
        ("van der Berg, Jan", GivenFirst, "Jan", "van der Berg"),
        ("Smith, John, PhD", GivenFirst, "John", "Smith"),
        ("Smith, Jr., John", GivenFirst, "John", "Smith"),
        ("Eva-Maria Himmelbauer, BSc", GivenFirst, "Eva-Maria", "Himmelbauer"),
        ("SILVA Ana", FamilyFirst, "Ana", "SILVA"),
        ("Ana da SILVA", GivenFirst, "Ana", "da SILVA"),
        ("Dr. Ada King Lovelace", GivenFirst, "Ada", "King Lovelace"),
        ("MMag. DDr. Eva Huber", GivenFirst, "Eva", "Huber"),
        ("Ana María López García", GivenFirst, "Ana", "López García"),
        ("Mª Dolores Ruiz", GivenFirst, "María", "Ruiz"),
        ("John F. Kennedy", GivenFirst, "John", "Kennedy"),
        ("Ludwig van Beethoven", GivenFirst, "Ludwig", "van Beethoven"),
        ("Oscar de la Renta", GivenFirst, "Oscar", "de la Renta"),
        ("José Ortega y Gasset", GivenFirst, "José", "Ortega y Gasset"),
        ("Abdul Rahman bin Omar", GivenFirst, "Abdul Rahman", "bin Omar"),
        ("Martin King Jr.", GivenFirst, "Martin", "King"),
        ("Martin King, Jr.", GivenFirst, "Martin", "King"),
        ("Robert \"Bob\" Ek (Acme)", GivenFirst, "Robert", "Ek"),
        ("Ангел Иванович Петров", GivenFirst, "Ангел", "Петров"),
        ("Иванов Иван Петрович", GivenFirst, "Иван", "Иванов"),
        ("山田 太郎様", FamilyFirst, "太郎", "山田"),
        ("Nagy Anna Mária", FamilyFirst, "Anna", "Nagy"),
        ("Erdei Dolóczki István", FamilyFirst, "István", "Erdei Dolóczki"),
        ("Bangóné Borbély Ildikó", FamilyFirst, "Ildikó", "Bangóné Borbély"),
        ("KIM Min Jun", FamilyFirst, "Min Jun", "KIM"),
        ("Nguyễn Văn Nam", GivenLast, "Nam", "Nguyễn"),
        ("김민수", FamilyFirst, "민수", "김"),
        ("김민수님", FamilyFirst, "민수", "김"),
        ("이자스민", FamilyFirst, "자스민", "이"),
        ("남궁민수", FamilyFirst, "민수", "남궁"),
        ("Mrs Lovelace", GivenFirst, "", "Lovelace"),
    ];
    for (cell, order, first, last) in cases {
        let name = FullName::split(cell, order);
        assert_eq!((name.first(), name.last()), (first, last), "{cell}");
    }
}

#[test]
fn cells_without_a_certain_first_name_have_none() {
    let cells = [
        "Madonna",
        "info",
        "山田太郎",
        "王小明",
        "  ",
        "J. R. Ek",
        "JD Vance",
        "IBM Deutschland",
        "Blue Ocean GmbH",
        "Ada & Bo Ek",
        "Ada und Bo Ek",
        "Ana y Luis Pérez",
        "ada@example.com",
        "Ada Ek 2",
        "Sales Team",
        "van Beethoven",
        "Ada, Lovelace, Ek",
        "Réka, Nagy",
        "황보라",
        "Dr.Anna Huber",
        "Test User",
        "a b c d e f g",
    ];
    for cell in cells {
        assert_eq!(FullName::split(cell, NameOrder::GivenFirst).first(), "", "{cell}");
    }
}

#[test]
fn an_inspection_serialises_the_column_of_full_names_with_examples() {
    let file = "Name,Email\nNagy Réka,a@example.com\nDr. Kovács Zsófia,b@example.com\nGlobex GmbH,c@example.com\n";
    let inspection = Importer::new().inspect(Cursor::new(file)).unwrap();
    let json = serde_json::to_value(&inspection).unwrap();
    let example =
        |whole: &str, first: &str, last: &str| json!({"fullName": whole, "firstName": first, "lastName": last});
    let examples = [
        example("Nagy Réka", "Réka", "Nagy"),
        example("Dr. Kovács Zsófia", "Zsófia", "Kovács"),
        example("Globex GmbH", "", ""),
    ];
    let expected = json!({
        "index": 0, "header": "Name", "split": true, "order": "familyFirst", "basis": "values", "examples": examples,
    });
    assert_eq!(json["fullName"], expected);
    let none = Importer::new().inspect(Cursor::new("Email,City\na@example.com,London\n")).unwrap();
    assert_eq!(serde_json::to_value(&none).unwrap().get("fullName"), None);
}

#[test]
fn a_column_that_a_person_chooses_after_the_detection_is_the_one_that_is_split() {
    let mut map = detect(&["Name", "Nachname, Vorname", "E-Mail"], &["Réka Nagy"]);
    assert!(map.set_target(1, Target::FullName));
    assert_eq!((map.full_name(), map.name_order()), (Some(1), NameOrder::FamilyFirst));
    assert!(map.set_target(1, Target::Custom));
    assert!(map.full_name_column().is_none_or(|column| !column.is_split()));
}
