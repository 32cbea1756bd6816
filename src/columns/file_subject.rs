//! What the rows of a file are about, where that decides what a header means: companies, products or places.
//!
//! A file of leads names people. Exports of shops, maps and company registers use the same words for other things: the
//! `Title` of a product, the `Name` of a company. Their other columns give them away.

use super::{
    field_candidate::{Basis, FieldCandidate},
    header_context::HeaderContext,
    header_reading::{HeaderMatch, HeaderReading},
    meaning::{HeaderMeaning, Subject},
    words,
};
use crate::lead::Field;

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

/// Those of them that a list of people may have in pairs.
const COORDINATES: [&str; 4] = ["latitude", "longitude", "lat", "lng"];

/// Headers of the place of a shop or an office. In a list of people, names are beside them.
const ADDRESSES: [&str; 9] = [
    "address",
    "full address",
    "street",
    "street address",
    "adresse",
    "anschrift",
    "dirección",
    "indirizzo",
    "endereço",
];

/// Headers that only say that a column names something, in lower case.
#[rustfmt::skip]
const DESIGNATIONS: [&str; 26] = [
    "název", "nazev", "názov", "nazov", "denominazione", "denominación", "denominacion", "denominação", "denominacao", "denumire",
    "bezeichnung", "benennung", "benaming", "dénomination", "denomination", "nazwa", "naziv", "megnevezés", "pavadinimas", "nosaukums",
    "наименование", "название", "назва", "найменування", "назив", "名称",
];

impl HeaderContext<'_> {
    /// Whether a bare `Title` is that of a product or a place: beside `SKU`, beside `Price` or `Latitude` in a file with no names of people
    /// and no companies, or beside two such columns in a file without first and last names. So it is beside `Address` where nothing names a
    /// person or a company. `Contact title` is never one, nor a column of jobs.
    pub(super) fn is_title_of_things(&self, column: usize, title: &HeaderReading) -> bool {
        use HeaderMeaning as M;
        let has = |meanings: &[M]| meanings.iter().any(|meaning| self.first_of(*meaning).is_some());
        let is_of_things = || {
            let things = self.headers_with(&THINGS);
            let or_companies = has(&[M::Name, M::Company]);
            if or_companies { things >= 2 + self.headers_with(&COORDINATES) } else { things > 0 || self.has_address() }
        };
        let has_people = || has(&[M::FirstName, M::LastName, M::FullName, M::JobTitle]);
        let is_of_things = || self.headers_with(&PRODUCTS) > 0 || (!has_people() && is_of_things());
        title.subject == Subject::Unspecified && is_of_things() && !self.samples.counts(column).is_jobs()
    }

    /// A column whose header says `designation`, and whose values are names of companies, in a file where no header names one:
    /// `Denominazione`, `Název`.
    pub(super) fn companies_without_header(&self) -> Option<FieldCandidate> {
        let is_designation = |header: &str| {
            let header = header.trim();
            header.len() <= 32 && DESIGNATIONS.contains(&&*header.to_lowercase())
        };
        let column = (0..self.headers.len()).find(|column| {
            is_designation(self.headers[*column])
                && !matches!(self.matches[*column], HeaderMatch::Named(_))
                && self.samples.counts(*column).is_companies()
        })?;
        let (field, basis) = (Field::CompanyName, Basis::Values);
        Some(FieldCandidate { column, field, rank: 0, basis, distance: 0, weak: true, empty: false })
    }

    fn has_address(&self) -> bool {
        self.headers.iter().any(|header| ADDRESSES.contains(&&*header.trim().to_lowercase()))
    }

    /// The number of headers with one of these words: `sku` in `Variant SKU`.
    fn headers_with(&self, known: &[&str]) -> usize {
        let has = |header: &&&str| words::words(header).iter().any(|word| known.contains(&&*word.text));
        self.headers.iter().filter(has).count()
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
