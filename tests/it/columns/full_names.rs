//! Columns of full names, and how a full name splits.

use lead_import::columns::{ColumnSamples, Detector, FullName, NameOrder, Target};

use super::detection::detect;

#[test]
fn full_names_are_split_only_when_asked_and_only_when_alone() {
    let header = ["Name", "Email"];
    assert_eq!(detect(&header).full_name(), None);
    let splitting = Detector::default().split_full_names(true);
    let map = splitting.detect(&header, &ColumnSamples::default());
    assert_eq!(map.full_name(), Some(0));
    assert_eq!(map.columns()[0].target(), Target::FullName);
    assert_eq!(splitting.detect(&["Name", "First Name", "Last Name"], &ColumnSamples::default()).full_name(), None);
    assert_eq!(splitting.detect(&["氏名", "メール"], &ColumnSamples::default()).name_order(), NameOrder::FamilyFirst);
    let spelled = splitting.detect(&["Nachname, Vorname", "E-Mail"], &ColumnSamples::default());
    assert_eq!((spelled.full_name(), spelled.name_order()), (Some(0), NameOrder::FamilyFirst));
}

#[test]
fn full_names_split_as_people_write_them() {
    let cases = [
        ("Ada Lovelace", NameOrder::GivenFirst, "Ada", "Lovelace"),
        ("Lovelace, Ada", NameOrder::GivenFirst, "Ada", "Lovelace"),
        ("Dr. Ada King Lovelace", NameOrder::GivenFirst, "Ada King", "Lovelace"),
        ("Ludwig van Beethoven", NameOrder::GivenFirst, "Ludwig", "van Beethoven"),
        ("Oscar de la Renta", NameOrder::GivenFirst, "Oscar", "de la Renta"),
        ("Martin King Jr.", NameOrder::GivenFirst, "Martin", "King Jr."),
        ("Martin King, Jr.", NameOrder::GivenFirst, "Martin", "King, Jr."),
        ("Madonna", NameOrder::GivenFirst, "Madonna", ""),
        ("山田 太郎", NameOrder::FamilyFirst, "太郎", "山田"),
        ("Nagy Anna Mária", NameOrder::FamilyFirst, "Anna Mária", "Nagy"),
        ("김민수", NameOrder::FamilyFirst, "민수", "김"),
        ("남궁민수", NameOrder::FamilyFirst, "민수", "남궁"),
        ("山田太郎", NameOrder::FamilyFirst, "", "山田太郎"),
        ("  ", NameOrder::GivenFirst, "", ""),
    ];
    for (cell, order, first, last) in cases {
        let name = FullName::split(cell, order);
        assert_eq!((name.first(), name.last()), (first, last), "{cell}");
    }
}
