//! The measures of the pictures in the page of a report.

/// The width of a picture in its own units.
pub(crate) const WIDTH: u64 = 720;

/// The part of the picture's width for this part of the whole.
pub(crate) fn share(part: u64, whole: u64) -> u64 {
    let width = u128::from(part) * u128::from(WIDTH) / u128::from(whole.max(1));
    u64::try_from(width).unwrap_or(WIDTH).min(WIDTH)
}
