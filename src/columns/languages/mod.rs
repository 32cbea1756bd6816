//! The words that name a field in a header, one file per language, named by its ISO 639 code.
//!
//! - To add a word, write it in its list in the file of its language, in quotes and with a comma after it. Every file
//!   has the same lists in the same order; `language.rs` says what belongs into each. Case, accents, spaces, hyphens
//!   and underscores make no difference: `E-Mail` also matches `e_mail`, `EMail` and `EMAIL`. Phrases combine: with
//!   `primary` and `email` in their lists, `Primary email` matches too.
//! - To add a language, copy the file of another one, replace its words and add its code to the list below. Where two
//!   languages share a word, the one that is listed first is named as its language.
//! - After either, run `LEAD_IMPORT_WRITE_INDEX=1 cargo test --lib the_index`. It rewrites `index.rs`, the sorted table
//!   that the library looks words up in. `cargo test` fails while that table does not match the language files.
//!
//! The table is committed because it takes 10 ms to build, which is too long for a program that reads one small file.
//! A build script would need this crate's normalization of words, and so ICU, compiled once more for every user.

#[cfg(test)]
mod generator;
#[rustfmt::skip]
pub(super) mod index;
#[cfg(test)]
mod language;
pub(super) mod language_set;
pub(super) mod phrase;

// rustfmt does not look into a macro, so the language files keep several words on a line.
#[cfg(test)]
language::languages! {
    en,
    de,
    nl,
    af,
    sv,
    da,
    nb,
    is,
    fr,
    es,
    pt,
    it,
    ca,
    gl,
    ro,
    pl,
    cs,
    sk,
    sl,
    hr,
    sr_cyrl,
    ru,
    uk,
    be,
    bg,
    mk,
    el,
    sq,
    lt,
    lv,
    et,
    fi,
    hu,
    eu,
    ga,
    cy,
    mt,
    tr,
    az,
    uz,
    kk,
    mn,
    ka,
    hy,
    ar,
    he,
    fa,
    ur,
    hi,
    bn,
    mr,
    gu,
    ta,
    te,
    id,
    ms,
    fil,
    sw,
    vi,
    th,
    ja,
    ko,
    zh,
}
