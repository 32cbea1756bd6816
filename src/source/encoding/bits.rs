//! The unit in which likelihoods are compared: [`Bits`].

/// A cost in bits: 10 is a thousand times less likely than 0.
pub(super) type Bits = f64;
