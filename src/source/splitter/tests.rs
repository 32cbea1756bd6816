//! What the reader does not show: how far a row is known before its end is in memory, and where its parts are.

use super::*;

fn splitter(expected: usize) -> Splitter {
    Splitter { expected: Some(expected), ..Splitter::new(Dialect::default(), 100) }
}

#[test]
fn a_row_is_not_split_before_its_end_is_in_sight() {
    for text in ["a,b", "a,\"b", "a,\"b\"", "a,\"b\nc", "a,\"b\"\"", "a,b\r"] {
        let text = text.as_bytes();
        assert_eq!(splitter(2).split(text, Reach::Open), None, "{text:?}");
        let row = splitter(2).split(text, Reach::End).unwrap();
        assert!(row.length > 0 && !row.cut, "{text:?}: {row:?}");
    }
}

#[test]
fn a_row_that_reaches_the_limit_is_cut_unless_it_ends_there() {
    let cut = |text: &[u8]| splitter(2).split(text, Reach::Limit).unwrap().cut;
    assert!(cut(b"a,bcd"));
    assert!(cut(b"a,\"bcd\""));
    assert!(!cut(b"a,bc\n"));
    assert!(!cut(b"a,bc\r"), "what follows can only be a line feed of the next row");
}

#[test]
fn the_content_ends_before_the_line_break_and_the_length_behind_it() {
    for (text, length, end) in [
        ("a,bc\nd", 5, RowEnd::Lf),
        ("a,bc\r\nd", 6, RowEnd::CrLf),
        ("a,bc\rd", 5, RowEnd::Cr),
        ("a,bc", 4, RowEnd::None),
    ] {
        let row = splitter(2).split(text.as_bytes(), Reach::End).unwrap();
        assert_eq!((row.content, row.length, row.end), (4, length, end), "{text:?}");
    }
}

#[test]
fn cells_beyond_the_limit_are_counted_and_not_kept() {
    let mut splitter = Splitter::new(Dialect::default(), 2);
    assert_eq!(splitter.split(b"a,b,\"c\",d", Reach::End).unwrap().width, 4);
    assert_eq!(splitter.cells().len(), 2);
}

#[test]
fn a_quote_that_would_swallow_whole_rows_is_text() {
    let text = b"1,\"x\n2,y\n3,z\"\n4,w\n";
    let row = splitter(2).split(text, Reach::End).unwrap();
    assert_eq!((row.content, row.unclosed), (4, None), "two cells as expected: a note of three lines is one cell");
    let text = b"1,\"x,0\n2,y,0\n3,z,0\n4,\"w\",0\n";
    let row = splitter(3).split(text, Reach::End).unwrap();
    assert_eq!((row.content, row.width, row.unclosed), (6, 3, Some(2)));
}

#[test]
fn the_cells_are_those_of_the_reading_that_was_chosen() {
    let mut splitter = splitter(3);
    let text = b"1,\"x,0\n2,y,0\n3,z,0\n4,\"w\",0\n";
    splitter.split(text, Reach::End).unwrap();
    let cells: Vec<&[u8]> =
        splitter.cells().iter().map(|cell| &text[cell.start as usize..cell.end as usize]).collect();
    assert_eq!(cells, [b"1".as_slice(), b"\"x", b"0"]);
}

#[test]
fn a_text_is_unescaped_by_how_its_cell_is_written() {
    let unescaped = |dialect: Dialect, writing, written: &str| {
        let mut text = String::new();
        Splitter::new(dialect, 100).unescape(writing, written, &mut text);
        text
    };
    let dialect = Dialect::default();
    assert_eq!(unescaped(dialect, Writing::Plain, "a\"\"b"), "a\"\"b");
    assert_eq!(unescaped(dialect, Writing::Doubled, "a\"\"b\"c\"\""), "a\"b\"c\"");
    assert_eq!(unescaped(dialect, Writing::TextAfterQuote, "John\" \"\"Smith"), "John \"Smith");
    let backslash = dialect.with_escape(Escape::Backslash);
    assert_eq!(unescaped(backslash, Writing::Backslash, r#"a\"b\\c\nd\,e""f\"#), r#"a"b\c\nd,e"f\"#);
}

#[test]
fn line_breaks_are_counted_whatever_their_kind() {
    assert_eq!(line_breaks(b"a\nb\r\nc\rd\n\r\n\r\re"), 7);
    assert_eq!(line_breaks(b"no break"), 0);
}
