//! What counts as a lead's address, and its normal form. (Interface; rules to be built.)

/// STUB INTERFACE
#[derive(Clone, Debug)]
pub struct Email { normal: Box<str>, written: Option<Box<str>> }
// Eq, Hash, Ord on `normal` only.  Display = normal.  Serialize = normal.
impl Email {
    /// Strict: trims, then validates.
    pub fn parse(text: &str) -> Result<Self, InvalidEmail> { todo!() }
    /// Repairs what people and programs put around an address, then validates; says what was repaired.
    pub fn repair(cell: &str) -> Result<Repaired, InvalidEmail> { todo!() }
    /// normal form
    pub fn as_str(&self) -> &str { todo!() }
    /// as written in the file (after repair)
    pub fn as_written(&self) -> &str { todo!() }
}
/// Not an address that a lead can have. Display: "Invalid email".
pub struct InvalidEmail;
/// An address and what was done to find it: `email`, `repairs: Repairs`
pub struct Repaired { }
/// non_exhaustive: EdgeSpace? InvisibleSpace, Mailto, DisplayName, TrailingPunctuation, FullWidth, FirstOfSeveral
pub enum Repair {}
