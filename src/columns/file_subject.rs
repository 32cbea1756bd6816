//! What the rows of a file are about, where that decides what a header means: companies, products or places.
//!
//! A file of leads names people. Exports of shops, maps and company registers use the same words for other things: the
//! `Title` of a product, the `Name` of a company. Their other columns give them away.

use super::{
    header_context::HeaderContext,
    header_reading::HeaderReading,
    meaning::{HeaderMeaning, Subject},
    words,
};

/// Words of headers that only tables of products have.
const PRODUCTS: [&str; 12] =
    ["sku", "skus", "isbn", "asin", "gtin", "ean", "upc", "mpn", "barcode", "artikelnummer", "artikelnr", "variant"];

/// Words of headers that tables of products and places have, and lists of people now and then.
const THINGS: [&str; 31] = [
    "product",
    "products",
    "price",
    "item",
    "items",
    "stock",
    "quantity",
    "rating",
    "ratings",
    "review",
    "reviews",
    "latitude",
    "longitude",
    "lat",
    "lng",
    "place",
    "opening",
    "produkt",
    "artikel",
    "preis",
    "produit",
    "prix",
    "producto",
    "precio",
    "prodotto",
    "prezzo",
    "produto",
    "preco",
    "товар",
    "цена",
    "isrc",
];

impl HeaderContext<'_> {
    /// Whether a bare `Title` is that of a product or a place: beside `SKU`, or beside `Price` or `Latitude` in a file
    /// with no names of people and no companies. `Contact title` is never one.
    pub(super) fn is_title_of_things(&self, title: &HeaderReading) -> bool {
        use HeaderMeaning as M;
        let persons = [M::FirstName, M::LastName, M::FullName, M::Name, M::Company, M::JobTitle];
        let has_persons = || persons.into_iter().any(|meaning| self.first_of(meaning).is_some());
        title.subject == Subject::Unspecified
            && (self.has_header_with(&PRODUCTS) || (self.has_header_with(&THINGS) && !has_persons()))
    }

    /// Whether one of these words is in a header: `sku` in `Variant SKU`.
    fn has_header_with(&self, known: &[&str]) -> bool {
        let words = self.headers.iter().flat_map(|header| words::words(header));
        words.into_iter().any(|word| known.contains(&&*word.text))
    }

    /// `Name` is a company in a file without persons in which two or more columns are about companies: `Industry`,
    /// `VAT`. One such column is not enough, because a list of people may have the industry of each.
    ///
    /// Returns the first of these columns, which settles the meaning of `Name`.
    pub(super) fn name_of_a_company(&self) -> Option<usize> {
        use HeaderMeaning as M;
        const ABOUT_COMPANIES: [&str; 8] =
            ["industry", "employees", "founded", "revenue", "organization", "organisation", "company", "vat"];
        let persons = [M::Email, M::FirstName, M::LastName, M::FullName, M::Company, M::JobTitle];
        if persons.into_iter().any(|meaning| self.first_of(meaning).is_some()) {
            return None;
        }
        let about_companies = |header: &str| {
            let header = header.to_lowercase();
            ABOUT_COMPANIES.iter().any(|word| header.contains(word))
        };
        let mut columns = (0..self.headers.len()).filter(|column| about_companies(self.headers[*column]));
        let first = columns.next()?;
        columns.next().map(|_| first)
    }
}
