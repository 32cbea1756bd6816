use std::fmt;

/// A character encoding that the reader knows.
///
/// ```
/// use lead_import::Encoding;
///
/// assert_eq!(Encoding::for_label("latin1"), Some(Encoding::for_label("windows-1252").unwrap()));
/// assert_eq!(Encoding::UTF_8.name(), "UTF-8");
/// assert_eq!(Encoding::for_label("klingon"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(Charset);

/// Who decodes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    Standard(&'static encoding_rs::Encoding),
}

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Self = Self(Charset::Standard(encoding_rs::UTF_8));

    /// The encoding with this label of the WHATWG Encoding Standard, in any case: `utf-8`, `latin1`, `shift_jis` …
    pub fn for_label(label: &str) -> Option<Self> {
        encoding_rs::Encoding::for_label(label.as_bytes()).map(|standard| Self(Charset::Standard(standard)))
    }

    /// The encoding's usual name, as `UTF-8` or `windows-1252`.
    pub fn name(self) -> &'static str {
        match self.0 {
            Charset::Standard(standard) => standard.name(),
        }
    }

    pub(super) const fn charset(self) -> Charset {
        self.0
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The encoding that a file is read in, and what speaks for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EncodingReport {
    pub(super) encoding: Encoding,
    pub(super) confidence: f32,
    pub(super) mark: bool,
    pub(super) replaced: u64,
}

impl EncodingReport {
    /// The encoding.
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// How sure the detection is, from 0 to 1. 1 for an encoding that was given or that a byte-order mark names.
    pub const fn confidence(&self) -> f32 {
        self.confidence
    }

    /// Whether the file begins with a byte-order mark.
    pub const fn has_byte_order_mark(&self) -> bool {
        self.mark
    }

    /// How many times the file's rows hold bytes that are not text in this encoding. Each was read as U+FFFD.
    pub const fn replaced(&self) -> u64 {
        self.replaced
    }
}
