//! Recognises text that is no table, by its first lines: [`of`].
//!
//! | first lines | kind |
//! |---|---|
//! | `<!DOCTYPE html>`, `<meta`, `<table` | a web page; with a table in it, a table that a program saved as a web page |
//! | `{"name":`, `[{"name":` | JSON (RFC 8259, section 4) |
//! | `dn: cn=Ada` and `mail: …` below it | LDIF (RFC 2849) |
//! | `-- MySQL dump`, `INSERT INTO`, `COPY … FROM stdin` | SQL |
//! | `From ada@example.com Fri …` and `From: …` below it | a mailbox (RFC 4155), or one message (RFC 5322) |
//! | `MIME-Version: 1.0` and `Content-Type: multipart/related` below it | a web page saved as one file (RFC 2557) |
//! | `BEGIN:VCARD` | contacts (RFC 6350) |
//! | `BEGIN:VCALENDAR` | a calendar (RFC 5545) |
//! | names and values that begin in the same places below each other | a listing with columns of fixed width |
//!
//! Text that is merely unusual is not refused: a bracket or `From` alone may begin a cell. The first lines are looked at as text, in
//! whichever encoding and with whichever line ends the file has them.

use super::remedy::Remedy;

/// What the file is, and what the person can do.
type Kind = (&'static str, Remedy);

/// How web pages and parts of them begin.
const HTML: [&str; 15] = [
    "<!doctype html",
    "<html",
    "<head>",
    "<body",
    "<table",
    "<thead",
    "<tbody",
    "<tr",
    "<td",
    "<div",
    "<ul",
    "<meta ",
    "<style",
    "<script",
    "<link ",
];

/// How many lines are looked at.
const LINES: usize = 40;

/// How many lines of text may be above the names of a listing.
const TITLES: usize = 3;

/// The kind of the text that begins with `head`, if that is no table.
pub(super) fn of(head: &str) -> Option<Kind> {
    let text = head.trim_start_matches(|c: char| c == '\u{feff}' || c.is_ascii_whitespace());
    let begins = |word: &str| begins(text, word);
    if HTML.into_iter().any(begins) {
        return Some(web_page(text));
    }
    if begins("<?xml") {
        return Some(("an XML document", Remedy::ExportTable));
    }
    if begins("BEGIN:VCARD") {
        return Some(("a vCard file of contacts", Remedy::ExportContacts));
    }
    if begins("BEGIN:VCALENDAR") {
        return Some(("a calendar (iCalendar)", Remedy::ExportContacts));
    }
    let lines = first_lines(text);
    None.or_else(|| is_json(text).then_some(("a JSON document", Remedy::ExportRecords)))
        .or_else(|| is_ldif(&lines).then_some(("an LDIF file of contacts", Remedy::ExportContacts)))
        .or_else(|| is_sql(&lines).then_some(("an SQL dump", Remedy::ExportTable)))
        .or_else(|| mail(&lines))
        .or_else(|| is_fixed_width(&lines).then_some(("a listing with columns of fixed width", Remedy::ExportTable)))
}

/// The first lines. A carriage return alone ends a line where no line feed does.
fn first_lines(text: &str) -> Vec<&str> {
    if text.contains('\n') { text.lines().take(LINES).collect() } else { text.split('\r').take(LINES).collect() }
}

/// Whether the text begins with these words, in any case.
fn begins(text: &str, words: &str) -> bool {
    text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
}

fn web_page(text: &str) -> Kind {
    let lower = text.to_ascii_lowercase();
    if ["<table", "<tr"].iter().any(|tag| lower.contains(tag)) {
        return ("a table of a web page (HTML)", Remedy::OpenAsSpreadsheet);
    }
    ("a web page (HTML)", Remedy::DownloadAgain)
}

/// Whether the text begins with `{"name":` or `[{"name":`, with any white space in between.
fn is_json(text: &str) -> bool {
    let after = |text: &'_ str, mark: char| text.strip_prefix(mark).map(str::trim_ascii_start).map(str::to_owned);
    let inner = after(text, '[').unwrap_or_else(|| text.to_owned());
    // A table as lists of texts.
    if text.starts_with('[') && after(&inner, '[').is_some_and(|row| row.starts_with('"')) {
        return true;
    }
    let Some(name) = after(&inner, '{').and_then(|object| after(&object, '"')) else { return false };
    name.split_once('"').is_some_and(|(_, rest)| rest.trim_ascii_start().starts_with(':'))
}

/// Whether an entry begins with its name, and attributes follow.
fn is_ldif(lines: &[&str]) -> bool {
    let mut lines = lines.iter().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let first = lines.next().copied().unwrap_or_default();
    let entry = if begins(first, "version:") { lines.next().copied().unwrap_or_default() } else { first };
    let is_attribute = |line: &&str| line.split_once(": ").is_some_and(|(name, _)| !name.contains([' ', ',']));
    begins(entry, "dn:") && entry.contains('=') && lines.next().is_some_and(is_attribute)
}

/// Whether the first line that is neither a comment nor a setting is a statement.
fn is_sql(lines: &[&str]) -> bool {
    const STATEMENTS: [&str; 16] = [
        "insert into ",
        "insert [",
        "create table ",
        "create schema ",
        "create extension ",
        "create type ",
        "create sequence ",
        "create function ",
        "alter table ",
        "drop table ",
        "create database ",
        "lock tables ",
        "begin transaction",
        "start transaction",
        "pragma foreign_keys",
        "set names ",
    ];
    let is_copy = |line: &str| begins(line, "copy ") && line.to_ascii_lowercase().contains(" from stdin");
    let is_skipped = |line: &str| line.is_empty() || is_sql_comment(line) || is_sql_setting(line);
    let mut statements = lines.iter().map(|line| line.trim()).filter(|line| !is_skipped(line));
    statements
        .next()
        .is_some_and(|line| is_copy(line) || STATEMENTS.into_iter().any(|statement| begins(line, statement)))
}

/// Whether the line is a comment of SQL or, with `REM`, `PROMPT` and a backslash, one for the program that runs it.
fn is_sql_comment(line: &str) -> bool {
    ["--", "/*", "#", "\\", "rem ", "prompt "].iter().any(|mark| begins(line, mark))
}

/// Whether the line changes a setting or the database: `SET DEFINE OFF;`, `USE [crm]`, `GO`.
fn is_sql_setting(line: &str) -> bool {
    let line = line.to_ascii_lowercase();
    let statement = line.trim_end_matches(';');
    let is_ended = statement.len() < line.len();
    let is_set = line.starts_with("set ") && (is_ended && line.contains('=') || ends_with_switch(statement));
    let is_use = line.starts_with("use ") && (is_ended || line.ends_with(']'));
    is_set || is_use || statement == "go" || line.starts_with("select pg_catalog.")
}

/// Whether the statement turns something on or off.
fn ends_with_switch(statement: &str) -> bool {
    [" on", " off"].iter().any(|switch| statement.ends_with(switch))
}

/// A mailbox or a message: header fields follow each other from the first line on.
fn mail(lines: &[&str]) -> Option<Kind> {
    const FIELDS: [&str; 8] =
        ["from:", "return-path:", "received:", "delivered-to:", "message-id:", "mime-version:", "subject:", "date:"];
    let is_field = |line: &&&str| FIELDS.into_iter().any(|field| begins(line, field));
    let first = *lines.first()?;
    let is_mailbox = begins(first, "From ") && first.contains('@');
    let fields =
        lines.iter().skip(usize::from(is_mailbox)).take_while(|line| !line.is_empty()).filter(is_field).count();
    let is_archive = || lines.iter().any(|line| begins(line, "content-type: multipart/related"));
    match (is_mailbox, fields) {
        (false, 1..) if is_archive() => Some(("a web page saved as one file (MHTML)", Remedy::OpenAsSpreadsheet)),
        (true, 1..) => Some(("a mailbox (mbox)", Remedy::ExportContacts)),
        (false, 3..) => Some(("an email message", Remedy::ExportContacts)),
        _ => None,
    }
}

/// Whether the values are below the names, which two spaces or more separate, and nothing else separates them. Titles may be above the
/// names, and a line such as `2 rows selected` below the values.
fn is_fixed_width(lines: &[&str]) -> bool {
    let is_rule = |line: &&&str| line.chars().all(|c| matches!(c, '-' | '=' | '+' | ' '));
    let mut lines: Vec<Vec<char>> =
        lines.iter().filter(|line| !is_rule(line)).map(|line| line.chars().collect()).collect();
    let Some(last) = lines.iter().rposition(|line| line.contains(&'@')) else { return false };
    lines.truncate(last + 1);
    (0..=TITLES.min(last)).any(|titles| is_aligned(&lines[titles], &lines[titles + 1..]))
}

/// Whether all values begin where a name above them does. The last row may be cut.
fn is_aligned(names: &[char], rows: &[Vec<char>]) -> bool {
    let is_mark = |c: &char| matches!(c, ',' | ';' | '\t' | '|' | '"' | '@');
    if rows.len() < 2 || names.iter().any(is_mark) {
        return false;
    }
    let is_start = |&at: &usize| names[at] != ' ' && names[at - 1] == ' ' && names[at - 2] == ' ';
    let starts: Vec<usize> = (2..names.len()).filter(is_start).collect();
    let fits = |row: &Vec<char>| {
        starts.iter().all(|&at| row.get(at - 1).is_none_or(|c| *c == ' ')) && starts.iter().any(|&at| row.len() > at)
    };
    !starts.is_empty() && rows.iter().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<&'static str> {
        let found = of(text).map(|(what, _)| what);
        assert_eq!(of(&text.replace('\n', "\r")).map(|(what, _)| what), found, "with carriage returns: {text}");
        found
    }

    #[test]
    fn text_that_is_no_table_is_named() {
        for (text, what) in [
            ("\u{feff}\n<!doctype HTML><html>", "a web page (HTML)"),
            ("<meta charset='utf-8'>\n<TABLE><tr>", "a table of a web page (HTML)"),
            ("[ {\"email\": \"a@b.co\"}]", "a JSON document"),
            ("[\n[\"email\", \"name\"],\n[\"a@b.co\", \"Ann\"]]", "a JSON document"),
            ("<tr><td>email</td></tr>", "a table of a web page (HTML)"),
            ("USE crm;\nINSERT INTO leads VALUES ('a@b.co')", "an SQL dump"),
            ("version: 1\n\ndn: cn=Ada,dc=example\nmail: ada@example.com\n", "an LDIF file of contacts"),
            ("# people\ndn: cn=Ada\ncn: Ada\n", "an LDIF file of contacts"),
            ("-- dump\n/*!40101 SET */;\nINSERT INTO `a` VALUES (1,'ada@example.com');", "an SQL dump"),
            ("REM users\nSET DEFINE OFF;\nInsert into U (EMAIL) values ('a@b.co');", "an SQL dump"),
            ("USE [crm]\nGO\nSET IDENTITY_INSERT [u] ON\nINSERT [u] ([email]) VALUES (N'a@b.co')", "an SQL dump"),
            (
                "--\n-- dump\n--\n\\restrict x\nSET lock_timeout = 0;\nSELECT pg_catalog.set_config('a', '', false);\n\
                 CREATE SCHEMA crm;\n",
                "an SQL dump",
            ),
            ("COPY public.u (id, email) FROM stdin;\n1\ta@b.co\n\\.\n", "an SQL dump"),
            (
                "MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related; boundary=\"x\"\n\n--x",
                "a web page saved as one file (MHTML)",
            ),
            ("BEGIN:VCALENDAR\nATTENDEE:mailto:a@b.co\n", "a calendar (iCalendar)"),
            ("From ada@example.com Fri Apr 3\nFrom: Ada <ada@example.com>\n\nHello", "a mailbox (mbox)"),
            ("Return-Path: <a@b.co>\nFrom: Ada <a@b.co>\nSubject: Hi\n\nHello", "an email message"),
            (
                "Name       Email\nAda King   ada@example.com\nBob        bob@example.com\n",
                "a listing with columns of fixed width",
            ),
            ("Name  City\n----  ----\nAda   a@b.co\nBo    b@b.co\n", "a listing with columns of fixed width"),
            (
                "Members, 2026\n\nName  Mail\nAda   a@b.co\nBo    b@b.co\n\n2 rows selected.\n",
                "a listing with columns of fixed width",
            ),
        ] {
            assert_eq!(kind(text), Some(what), "{text}");
        }
    }

    #[test]
    fn a_table_is_none_of_them() {
        for text in [
            "",
            "email\nada@example.com\n",
            "{first},email\nAda,a@b.co\n",
            "From,To\na@b.co,c@d.co\n",
            "From: ,email\nx,a@b.co\n",
            "dn,mail\ncn=Ada,a@b.co\n",
            "-- people --\nemail,name\na@b.co,Ada\n",
            "Insert,email\n1,a@b.co\n",
            "Set name;Email;\nBlue;a@b.co;\n",
            "Set=Email;Lights on\nx;a@b.co\n",
            "Copy to,email\nAda,a@b.co\n",
            "Go\nUse this list\nemail\na@b.co\n",
            "MIME-Version: 1.0,email\nx,a@b.co\n",
            "Subject: a list\nemail,name\na@b.co,Ada\n",
            "Name  Email\nAda King a@b.co\nBo b@b.co\n",
            "Name,   Email\nAda,    a@b.co\nBo,     b@b.co\n",
            "Contacts  of the fair\nemail,name\na@b.co,Ada\nb@b.co,Bo\n",
            "First  name\temail\nAda\ta@b.co\nBo\tb@b.co\n",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
    }
}
