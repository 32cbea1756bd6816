//! Several texts in one buffer: [`PackedTexts`].
//!
//! A batch of leads is in memory at a time, so that each lead is one allocation for all its values and not one for each. The texts `Ada` and
//! `CTO` are their number, the end of each and the texts themselves: `2`, `3`, `6`, `AdaCTO`. A number is five characters of seven bits, so
//! that the whole is text. A second buffer of numbers would be simpler, and a second allocation.

/// Texts in one buffer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PackedTexts(Box<str>);

/// The number of characters of a number, which has 32 bits.
const DIGITS: usize = 5;

/// The number of bits of a character.
const BITS: usize = 7;

impl PackedTexts {
    pub(super) fn new(texts: &[&str]) -> Self {
        let size: usize = texts.iter().map(|text| text.len()).sum();
        let mut numbers = Vec::with_capacity(DIGITS * (texts.len() + 1) + size);
        numbers.extend_from_slice(&digits(texts.len()));
        let mut end = 0;
        for text in texts {
            end += text.len();
            numbers.extend_from_slice(&digits(end));
        }
        // One look at all numbers is faster than to push them as characters, and the buffer has room for the texts.
        let mut buffer = String::from_utf8(numbers).expect("seven bits are ASCII");
        for text in texts {
            buffer.push_str(text);
        }
        Self(buffer.into_boxed_str())
    }

    /// The number of texts.
    pub(super) fn len(&self) -> usize {
        if self.0.is_empty() { 0 } else { self.number(0) }
    }

    /// The text at an index below [`len`](Self::len).
    pub(super) fn get(&self, index: usize) -> &str {
        let texts = DIGITS * (self.len() + 1);
        let start = if index == 0 { 0 } else { self.number(index) };
        &self.0[texts + start..texts + self.number(index + 1)]
    }

    /// The size of the buffer in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.0.len()
    }

    /// The number at this place: the number of texts, and then their ends.
    fn number(&self, place: usize) -> usize {
        let digits = &self.0.as_bytes()[DIGITS * place..DIGITS * (place + 1)];
        digits.iter().fold(0, |number, digit| number << BITS | usize::from(*digit))
    }
}

/// The characters of a number.
fn digits(number: usize) -> [u8; DIGITS] {
    let number = u32::try_from(number).expect("a record is far smaller than 4 GiB: the reader bounds it");
    std::array::from_fn(|digit| (number >> (BITS * (DIGITS - 1 - digit)) & 0x7F) as u8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_texts_take_no_buffer() {
        assert_eq!((PackedTexts::default().len(), PackedTexts::default().bytes()), (0, 0));
        assert_eq!(PackedTexts::new(&[]).len(), 0);
    }

    #[test]
    fn a_number_has_all_of_its_bits() {
        for number in [0, 127, 128, 16_384, 0x0FFF_FFFF, u32::MAX as usize] {
            let buffer = String::from_utf8(digits(number).to_vec()).unwrap();
            assert_eq!(PackedTexts(buffer.into()).number(0), number);
        }
    }

    proptest! {
        #[test]
        fn each_text_is_found_again(texts in prop::collection::vec(".{0,9}|.{150}", 0..20)) {
            let texts: Vec<_> = texts.iter().map(String::as_str).collect();
            let packed = PackedTexts::new(&texts);
            let found: Vec<_> = (0..packed.len()).map(|index| packed.get(index)).collect();
            prop_assert_eq!(found, texts);
        }
    }
}
