//! Words that make a name the name of a company.
//!
//! They settle what a column named `Name` or `Contact name` holds in a list of companies. The words are few and sure: a
//! missed company costs nothing if the others in the column are found, and a person taken for a company puts their name
//! in the wrong field.

/// Legal forms, and words for a business, in lower case and without dots and slashes. They count after the first word,
/// because some of them are names: `Co Nguyen`, `Bank Müller`.
#[rustfmt::skip]
const WORDS: [&str; 119] = [
    // Legal forms.
    "gmbh", "ag", "kg", "ug", "ohg", "ev", "eg", "gbr", "mbh", "kgaa", "se", "inc", "incorporated", "llc", "llp", "ltd",
    "limited", "corp", "corporation", "co", "company", "plc", "pty", "pte", "sa", "sas", "sasu", "sarl", "eurl", "srl",
    "srls", "spa", "snc", "sl", "slu", "ltda", "lda", "eireli", "bv", "nv", "vof", "bvba", "ab", "asa", "as", "aps",
    "oy", "oyj", "oü", "uab", "sia", "kft", "zrt", "nyrt", "bt", "doo", "sro", "spol", "oo", "ооо", "оао", "зао", "пао",
    "тов", "еоод", "оод", "aş", "şti", "tbk", "bhd",
    // Words for a business.
    "group", "groupe", "gruppe", "gruppo", "grupo", "holding", "holdings", "solutions", "industries", "industrie",
    "technologies", "technology", "systems", "systeme", "labs", "bank", "university", "universität", "hotel",
    "consulting", "partners", "services", "software", "media", "studio", "studios", "agency", "agentur", "verlag",
    "enterprises", "foundation", "stiftung", "institute", "institut", "international", "logistics", "logistik",
    "engineering", "ventures", "capital", "associates", "pharma", "hardware", "nursery", "plumbing", "roofing", "charters", "servicios",
    "servizi",
];

/// Words of scripts that do not separate words, which count anywhere, and a legal form that is a Swedish name without its dots.
const PARTS: [&str; 11] =
    ["e.K.", "e. K.", "株式会社", "有限会社", "合同会社", "公司", "集团", "주식회사", "(주)", "㈜", "ООО"];

/// Whether a cell is the name of a company, as far as its words tell: `Globex GmbH`, `Initech, Inc.`, `株式会社山田`.
pub(super) fn is_company(cell: &str) -> bool {
    if PARTS.iter().any(|part| cell.contains(part)) {
        return true;
    }
    let plain: String = cell.chars().filter(|c| !matches!(c, '.' | '/')).collect::<String>().to_lowercase();
    let mut words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).skip(1);
    words.any(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::is_company;

    #[test]
    fn companies_are_told_from_people() {
        for company in [
            "Globex GmbH",
            "Initech, Inc.",
            "Müller & Co. KG",
            "Rossi S.r.l.",
            "Novák s.r.o.",
            "Huber e.K.",
            "Kowalski Sp. z o.o.",
            "Jensen A/S",
            "株式会社山田",
            "ООО Ромашка",
            "Acme Holdings",
        ] {
            assert!(is_company(company), "{company}");
        }
        for person in ["Ada Lovelace", "Co Nguyen", "Bo Ek", "Müller, Hans", "山田太郎", "Ann-Marie O'Neil"] {
            assert!(!is_company(person), "{person}");
        }
    }
}
