//! Cells of a column of names that do not name one person: [`is_no_person`].
//!
//! A list of leads has companies, mailboxes and couples among its names. Nobody is addressed as "Dear Blue" because a
//! rule took the first word of `Blue Ocean GmbH`, so such cells have no first name.

use super::{company_words::is_company, known_names::KnownName, words};

/// A name of more words is a sentence, a list or a title of nobility, and nobody can say which word is the given name.
const MOST_WORDS: usize = 6;

/// Longer cells, in bytes, are no names.
const LONGEST: usize = 120;

/// Words that people have neither as given nor as family name, and that stand for a place of work, a mailbox or a test.
#[rustfmt::skip]
const NO_NAMES: [&str; 80] = [
    "academy", "account", "accounting", "accounts", "admin", "administration", "administrator", "anonymous",
    "association", "billing", "buchhaltung", "center", "centre", "centro", "client", "clinic", "club", "college",
    "committee", "community", "contact", "council", "customer", "customers", "demo", "department", "dept", "desk",
    "einkauf", "empfang", "events", "familia", "familie", "famille", "family", "finance", "helpdesk", "hospital",
    "info", "information", "invalid", "klinik", "kontakt", "lead", "mailbox", "management", "manager", "marketing",
    "museum", "nobody", "office", "online", "order", "orders", "owner", "praxis", "purchasing", "reception",
    "rechnung", "recruiting", "restaurant", "school", "schule", "secretary", "sekretariat", "service", "shop",
    "subscriber", "support", "team", "tech", "test", "tester", "testing", "unknown", "user", "verein", "vertrieb",
    "verwaltung", "website",
];

/// Words between two people, of whom the cell has no single first name.
const AND: [&str; 14] = ["and", "und", "et", "och", "og", "oder", "or", "ve", "és", "es", "și", "si", "oraz", "и"];

/// Words between two people that are also between two family names, as in `José Ortega y Gasset`.
const AND_OR_PARTICLE: [&str; 6] = ["y", "e", "i", "a", "en", "ir"];

/// Whether a cell is a company, a mailbox, a test, several people, or nothing that people write as a name.
pub(super) fn is_no_person(cell: &str) -> bool {
    if cell.len() > LONGEST || cell.contains(is_no_part_of_a_name) || !cell.contains(char::is_alphabetic) {
        return true;
    }
    let parts: Vec<&str> = cell.split([' ', ',', '\u{a0}', '\u{3000}']).filter(|part| !part.is_empty()).collect();
    let is_no_name = |part: &&str| NO_NAMES.binary_search(&words::key(part).as_str()).is_ok();
    // `Sales` is a family name of Brazil, and `Thế` a name of Vietnam.
    let begins_so = parts.first().is_some_and(|first| ["the", "sales"].contains(&first.to_lowercase().as_str()));
    parts.len() > MOST_WORDS || begins_so || is_company(cell) || parts.iter().any(is_no_name) || is_several(&parts)
}

fn is_no_part_of_a_name(c: char) -> bool {
    c.is_numeric() && !('\u{4e00}'..='\u{9fff}').contains(&c)
        || "@&+/\\|;=<>_#*?!:{}[]%$€".contains(c)
        || matches!(c, '＆' | '＠' | '／' | '…' | '™' | '®')
}

/// Whether the words name more than one person: `Ada und Bo Ek`, `Ana y Luis Pérez`.
fn is_several(parts: &[&str]) -> bool {
    parts.iter().enumerate().skip(1).any(|(place, part)| {
        let lower = part.to_lowercase();
        let follows = parts.get(place + 1);
        let between_names = || place == 1 || follows.is_some_and(|next| KnownName::is_given(next));
        let is_lower = **part == lower;
        follows.is_some()
            && (AND.contains(&lower.as_str()) && (is_lower || lower.len() > 2)
                || is_lower && AND_OR_PARTICLE.contains(&lower.as_str()) && between_names())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_name_no_single_person_are_told_from_people() {
        assert!(NO_NAMES.is_sorted());
        for cell in [
            "Globex GmbH",
            "Ada & Bo Ek",
            "Ada und Bo Ek",
            "Ana y Luis Pérez",
            "Jan en Marie Bakker",
            "Sales Team",
            "info",
            "ada@example.com",
            "Ada Ek 2",
            "Ada/Bo",
            "Familie Huber",
            "The Blue House",
            "Test User",
            "+43 1 234",
            "---",
        ] {
            assert!(is_no_person(cell), "{cell}");
        }
        for person in
            ["Ada Lovelace", "José Ortega y Gasset", "Ana Sales", "Rui da Costa e Silva", "Lovelace, Ada", "山田 太郎"]
        {
            assert!(!is_no_person(person), "{person}");
        }
    }
}
