//! A set of languages.

/// A set of languages: bit `n` is the language at place `n` of the index's `CODES`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::columns) struct LanguageSet(u128);

impl LanguageSet {
    /// Every language, known or not: the start of an intersection.
    pub(in crate::columns) const ALL: Self = Self(u128::MAX);
    /// English, the first language. Headers in every other language mix English words in.
    const ENGLISH: Self = Self(1);

    /// The set of these bits.
    pub(super) const fn from_bits(bits: u128) -> Self {
        Self(bits)
    }

    /// The languages in both sets.
    pub(in crate::columns) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(in crate::columns) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether English is one of them.
    pub(in crate::columns) fn has_english(self) -> bool {
        !self.and(Self::ENGLISH).is_empty()
    }

    /// The places of the languages, in ascending order.
    pub(in crate::columns) fn places(self) -> impl Iterator<Item = usize> {
        let next = |rest: &u128| Some(rest & (rest - 1)).filter(|rest| *rest != 0);
        std::iter::successors(Some(self.0).filter(|set| *set != 0), next).map(|rest| rest.trailing_zeros() as usize)
    }
}
