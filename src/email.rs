//! Stand-in.
/// Stand-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);
/// Stand-in.
#[derive(Debug)]
pub struct InvalidEmail;
impl std::fmt::Display for InvalidEmail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("x")
    }
}
impl std::error::Error for InvalidEmail {}
impl Email {
    /// Stand-in.
    pub fn parse(text: &str) -> Result<Self, InvalidEmail> {
        Ok(Self(text.to_lowercase()))
    }
    /// Stand-in.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
