//! The kinds of issues in words for a person: [`of_failure`], [`of_warning`].

use lead_import::report::IssueCode;

/// A kind of issue: what it is, and what to do about it or what the import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) title: &'static str,
    pub(crate) advice: &'static str,
}

const fn words(title: &'static str, advice: &'static str) -> Words {
    Words { title, advice }
}

/// Why rows failed, and what the person who has the file can do.
pub(crate) fn of_failure(code: IssueCode) -> Words {
    match code {
        IssueCode::EmailRequired => words("Email is required", "fill in the email, or delete the row"),
        IssueCode::InvalidEmail => words("Invalid email", "correct the address"),
        IssueCode::CellTooLong => words("A cell is too long", "shorten it, and look for a quote that is not closed"),
        IssueCode::TextTooLong => words("A text is too long for the database", "shorten it"),
        IssueCode::TooManyCells => words("Too many cells", "check the delimiters and quotes of the row"),
        IssueCode::UnclosedQuote => words("A quote is never closed", "close it, or remove it"),
        IssueCode::RowTooLong => words("The row is too long", "shorten it, and look for a quote that is not closed"),
        IssueCode::SecondTable => words("The row is of a second table", "import that table as a file of its own"),
        IssueCode::SplitRow => {
            words("A line break splits the row", "put the cell with the line break in quotes, or remove the line break")
        }
        IssueCode::Rejected => words("Rejected by the database", "see the reason of each row"),
        IssueCode::DuplicateOfRejected => {
            words("Same email as a row that was rejected", "correct the first row with this email")
        }
        IssueCode::Duplicate => words("Duplicate email", "keep one row of each email, or choose other --duplicates"),
        IssueCode::ExtraCells => {
            words("More cells than the header", "put cells with a delimiter in quotes, or add --extra-cells keep")
        }
        IssueCode::OptedOut => words("The person opted out", "leave them out, or remove --opted-out reject"),
        _ => words("Other reasons", "see the reason of each row"),
    }
}

/// What the import noticed, and what it did.
pub(crate) fn of_warning(code: IssueCode) -> Words {
    match code {
        IssueCode::ExtraCells => words("More cells than the header", "the extra cells are custom fields"),
        IssueCode::MissingCells => words("Fewer cells than the header", "the missing cells are taken as empty"),
        IssueCode::ReplacedCharacters => words(
            "Characters that cannot be decoded",
            "they were replaced; check these rows, or save the file as UTF-8",
        ),
        IssueCode::OtherEncoding => {
            words("Rows in a different encoding than the file", "check the letters, or save the file as UTF-8")
        }
        IssueCode::UnsureEncoding => {
            words("The encoding is not certain", "check the letters, or save the file as UTF-8")
        }
        IssueCode::GuessedColumn => words("A column was guessed", "check it with --inspect, or set it with --map"),
        IssueCode::DoubleEncoded => words("Text that was encoded twice", "it was decoded once more"),
        IssueCode::HtmlEntities => words("Names with HTML entities", "they were replaced by their characters"),
        IssueCode::RefutedDelimiter => {
            words("The first line names another delimiter than the rows have", "the rows were read by their own")
        }
        IssueCode::HeaderDelimiter => words("The header has another delimiter than the rows", "both were read"),
        IssueCode::ShortenedHeader => words("A header is too long", "the name of the custom field was cut"),
        IssueCode::StrayQuote => words("A quote that is not doubled", "it was read as a part of the text"),
        IssueCode::ControlCharacter => words("Control characters", "they were removed"),
        IssueCode::NoValue => words("A text in place of a missing value", "the cell was taken as empty"),
        IssueCode::SuspiciousName => words("Probably not a name, or a damaged one", "it was imported as it is"),
        IssueCode::BrokenLine => words("A line break outside quotes", "the next line was read as the rest of the row"),
        IssueCode::RepairedEmail => words("The email was taken out of a longer text", "check the address"),
        IssueCode::FallbackEmail => words("The email of another column was used", "check the address"),
        IssueCode::SeveralAddresses => words("Several addresses in a cell", "the first valid one was used"),
        IssueCode::OptedOut => {
            words("The person opted out", "imported all the same; --opted-out reject leaves them out")
        }
        _ => words("Other warnings", "see the rows"),
    }
}
