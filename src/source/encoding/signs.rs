//! What a sign costs beside other characters: how rare it is, and whether people write it there.
//!
//! 0x80 is `€` in windows-1252, `Ђ` in windows-1251 and `Ç` in code page 850. In the cell `20 ` 0x80 it is `€`, because a price ends so and no
//! word does. So each sign has a place at which people write it, and costs more anywhere else: `20 €` costs 5 bits, and
//! `Jos€` 10.

use super::{
    bits::Bits,
    script::{Glyph, Kind},
};

/// Where people write a sign.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// `20 €`, `€20`.
    WithNumber,
    /// `£20`.
    BeforeAmount,
    /// `20°`, `20 °C`.
    AfterNumber,
    /// `m²`.
    AfterUnit,
    /// `2½`, `½ price`.
    Fraction,
    /// `O’Neill`, `the boys’ club`, `‘so’`.
    Apostrophe,
    /// `O´Neill`, in the place of an apostrophe.
    Acute,
    /// `¿Qué?`, `„Best“`.
    Opening,
    /// `“Best”`, `« Best »`.
    Quote,
    /// `2–3`, `one – two`.
    Dash,
    /// `wait…`.
    Ending,
    /// `• call`.
    Bullet,
    /// `Acme®`.
    Mark,
    /// `© 2024`, `§ 12`, `№ 5`.
    BeforeNumber,
    /// `1 000` with a space at which no line breaks.
    Space,
    /// `1ª`, `Nº`.
    Ordinal,
    /// Not beside a letter.
    Alone,
    /// Not between two letters, as the `¸` of `J¸rgen` is.
    Outside,
    Anywhere,
}

/// What the sign at `at` costs.
pub(super) fn cost(glyphs: &[Glyph], at: usize) -> Bits {
    let (bits, place) = sign(glyphs[at].char);
    let sides = Sides::of(glyphs, at);
    // People also write `20 £`, but less often.
    let is_late = matches!(place, Place::BeforeAmount) && sides.is_after_amount();
    bits + if is_late { 1.5 } else { misplaced(place, &sides) }
}

/// What a sign costs where people write it.
pub(super) fn rarity(char: char) -> Bits {
    sign(char).0
}

/// The rarity of a sign in lists of people, and its place.
fn sign(char: char) -> (Bits, Place) {
    match char {
        '€' => (5.0, Place::WithNumber),
        '£' => (6.0, Place::BeforeAmount),
        '¥' | '¢' | '₪' | '₤' => (11.0, Place::WithNumber),
        '¤' | 'ƒ' | '₧' | '₫' => (15.0, Place::WithNumber),
        '°' => (6.5, Place::AfterNumber),
        '‰' => (13.0, Place::AfterNumber),
        '²' => (7.0, Place::AfterUnit),
        '³' => (9.0, Place::AfterUnit),
        '¹' | 'ⁿ' => (12.0, Place::AfterUnit),
        '½' => (7.0, Place::Fraction),
        '¼' | '¾' => (9.5, Place::Fraction),
        '’' => (4.5, Place::Apostrophe),
        '´' => (9.0, Place::Acute),
        '‘' => (8.0, Place::Quote),
        '“' | '”' => (6.0, Place::Quote),
        '„' => (6.0, Place::Opening),
        '«' | '»' => (6.5, Place::Quote),
        '‹' | '›' => (13.0, Place::Quote),
        '‚' => (13.0, Place::Opening),
        '¿' | '¡' => (12.0, Place::Opening),
        '׳' | '״' => (7.0, Place::Apostrophe),
        '–' => (5.5, Place::Dash),
        '—' => (7.0, Place::Dash),
        '…' => (6.5, Place::Ending),
        '•' => (7.0, Place::Bullet),
        '·' => (10.0, Place::Bullet),
        '®' | '™' => (7.0, Place::Mark),
        '©' => (7.5, Place::BeforeNumber),
        '§' => (6.5, Place::BeforeNumber),
        '№' => (6.0, Place::BeforeNumber),
        '\u{a0}' => (6.0, Place::Space),
        'º' => (8.0, Place::Ordinal),
        'ª' => (9.0, Place::Ordinal),
        _ => rare_sign(char),
    }
}

/// The same of a sign that hardly any list has.
fn rare_sign(char: char) -> (Bits, Place) {
    match char {
        '±' | '≤' | '≥' => (12.5, Place::WithNumber),
        '×' | '÷' => (12.5, Place::Alone),
        'µ' => (12.5, Place::AfterNumber),
        // Accents without a letter, and the hyphen that shows at the end of a line only.
        '¨' | '¯' | '¸' | 'ˆ' | '˜' | 'ˇ' | '˘' | '˙' | '˚' | '˝' | '˛' => (18.0, Place::Alone),
        '\u{3000}'..='\u{3020}' | '\u{ff01}'..='\u{ff65}' => (10.5, Place::Anywhere),
        '\u{ad}' => (16.5, Place::Anywhere),
        '\u{80}'..='\u{9f}' => (26.0, Place::Anywhere),
        '\u{2500}'..='\u{25ff}' => (19.0, Place::Outside),
        '\u{e000}'..='\u{f8ff}' => (24.0, Place::Anywhere),
        _ => (16.5, Place::Outside),
    }
}

/// What it costs that a sign is where people do not write it.
fn misplaced(place: Place, sides: &Sides) -> Bits {
    if place.fits(sides) {
        0.0
    } else if sides.before.is_letter() && sides.after.is_letter() {
        9.0
    } else {
        6.0
    }
}

impl Place {
    /// Whether people write the sign between these neighbours.
    fn fits(self, sides: &Sides) -> bool {
        let Sides { before, after, .. } = *sides;
        match self {
            Self::WithNumber => sides.is_after_amount() || sides.precedes_number() || sides.is_alone(),
            Self::BeforeAmount => sides.precedes_number() || sides.is_alone(),
            Self::AfterNumber => sides.follows_number() || sides.is_alone(),
            Self::AfterUnit => (before.is_letter() || before == Kind::Digit) && !after.is_letter(),
            Self::Fraction => !before.is_letter() && !after.is_letter() && before != Kind::Other,
            Self::Apostrophe => is_apostrophe(before, after),
            Self::Acute => before.is_letter() && after == Kind::Upper || before == Kind::Digit && !after.is_letter(),
            Self::Opening => is_gap(before) && !is_gap(after),
            Self::Quote => is_gap(before) != is_gap(after) || sides.is_spaced(),
            Self::Dash => !(is_at_edge_of_word(before, after) || before.is_letter() && after == Kind::Lower),
            Self::Space => !(before.is_letter() && after == Kind::Lower),
            Self::Ending => !after.is_letter() && after != Kind::Digit,
            Self::Bullet => is_gap(before) && after != Kind::Digit || sides.is_alone(),
            Self::Mark => (before.is_letter() || before == Kind::Digit) && is_gap(after),
            Self::BeforeNumber => {
                !before.is_letter() && before != Kind::Digit && (sides.precedes_number() || sides.is_alone())
            }
            Self::Ordinal => before == Kind::Digit && !after.is_letter(),
            Self::Alone => !before.is_letter() && !after.is_letter(),
            Self::Outside => !(before.is_letter() && after.is_letter()),
            Self::Anywhere => true,
        }
    }
}

/// `O’Neill`, `the boys’`, `’90s` after a letter, `5’` after a digit.
fn is_apostrophe(before: Kind, after: Kind) -> bool {
    before.is_letter() || before == Kind::Digit && !after.is_letter()
}

/// Whether a word and nothing else touches the sign: `—rsted`, `Jos—`.
fn is_at_edge_of_word(before: Kind, after: Kind) -> bool {
    before.is_letter() && after == Kind::Edge || before == Kind::Edge && after.is_letter()
}

/// Whether nothing is here that a quote could enclose.
fn is_gap(kind: Kind) -> bool {
    matches!(kind, Kind::Edge | Kind::Space | Kind::Other)
}

/// What is on both sides of a sign, and behind a space on either side.
struct Sides {
    before: Kind,
    before_space: Kind,
    after: Kind,
    after_space: Kind,
}

impl Sides {
    /// The neighbours of the character at this place. Behind the ends of a fragment is the edge of a cell.
    fn of(glyphs: &[Glyph], at: usize) -> Self {
        let kind = |index: Option<usize>| index.and_then(|at| glyphs.get(at)).map_or(Kind::Edge, |glyph| glyph.kind);
        Self {
            before: kind(at.checked_sub(1)),
            before_space: kind(at.checked_sub(2)),
            after: kind(Some(at + 1)),
            after_space: kind(Some(at + 2)),
        }
    }

    /// `20€` or `20 €`.
    fn follows_number(&self) -> bool {
        self.before == Kind::Digit || self.before == Kind::Space && self.before_space == Kind::Digit
    }

    /// `20 €` and not `20 €uro`, which is a word.
    fn is_after_amount(&self) -> bool {
        self.follows_number() && !self.after.is_letter()
    }

    /// `€20` or `€ 20`.
    fn precedes_number(&self) -> bool {
        self.after == Kind::Digit || self.after == Kind::Space && self.after_space == Kind::Digit
    }

    /// `« Best »`: between spaces, or between a space and the edge.
    fn is_spaced(&self) -> bool {
        self.before == Kind::Space || self.after == Kind::Space
    }

    /// Whether the sign is a cell, or in parentheses.
    fn is_alone(&self) -> bool {
        let ends = |kind| matches!(kind, Kind::Edge | Kind::Other);
        ends(self.before) && ends(self.after)
    }
}
