//! How frequent letters are among all letters of a language.

/// What is known of a language's letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    /// The language's ISO 639 code.
    pub(super) code: &'static str,
    /// Letters beyond ASCII by rarity: a letter of the group `(n, letters)` occurs once in about 2^n letters.
    pub(super) beyond: &'static [(u8, &'static str)],
    /// The rarity of the letters from `a` to `z`, in half bits from 2 on: `A` means 2 bits, `C` means 3. Empty for
    /// a language that does not use them.
    pub(super) ascii: &'static str,
}
