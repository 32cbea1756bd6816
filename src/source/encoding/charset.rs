//! The encodings that the reader knows: [`Encoding`].
//!
//! Those of the WHATWG Encoding Standard are what browsers read, and the crate `encoding_rs` decodes them. By that standard, `latin1` and
//! `us-ascii` are names of windows-1252, because files that claim them have its characters. The standard leaves the code pages of DOS out.
//! Programs for Windows write them when they save as "CSV (MS-DOS)", so three of them come from the crate `oem_cp`. It leaves UTF-32 out too
//! (Unicode Standard, section 3.10), which some databases and scripts export; `decoding.rs` decodes it.

use std::fmt;

use oem_cp::code_table::{DECODING_TABLE_CP437, DECODING_TABLE_CP850, DECODING_TABLE_CP852};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A character encoding that the reader knows: those of the WHATWG Encoding Standard, UTF-32, and the code pages 437, 850
/// and 852 of DOS.
///
/// ```
/// use lead_import::source::Encoding;
///
/// assert_eq!(Encoding::for_label("latin1"), Encoding::for_label("windows-1252"));
/// assert_eq!(Encoding::for_label("cp850").unwrap().name(), "IBM850");
/// assert_eq!(Encoding::UTF_8.name(), "UTF-8");
/// assert_eq!(Encoding::for_label("klingon"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(pub(super) Charset);

/// Which decoder an encoding has: that of `encoding_rs`, a table of `oem_cp`, or that of UTF-32.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    Standard(&'static encoding_rs::Encoding),
    Page(Page),
    Utf32(ByteOrder),
}

/// Which of the bytes of a number comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ByteOrder {
    LowFirst,
    HighFirst,
}

/// A code page of DOS, which the Encoding Standard does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    Ibm437,
    Ibm850,
    Ibm852,
}

impl Page {
    const ALL: [Self; 3] = [Self::Ibm437, Self::Ibm850, Self::Ibm852];

    const fn name(self) -> &'static str {
        match self {
            Self::Ibm437 => "IBM437",
            Self::Ibm850 => "IBM850",
            Self::Ibm852 => "IBM852",
        }
    }

    /// The characters of the bytes 0x80 to 0xFF, in order.
    pub(super) fn high_half(self) -> &'static [char; 128] {
        match self {
            Self::Ibm437 => &DECODING_TABLE_CP437,
            Self::Ibm850 => &DECODING_TABLE_CP850,
            Self::Ibm852 => &DECODING_TABLE_CP852,
        }
    }

    /// The characters of bytes.
    pub(super) fn decode(self, bytes: &[u8]) -> impl Iterator<Item = char> {
        let high_half = self.high_half();
        bytes.iter().map(|byte| byte.checked_sub(128).map_or(char::from(*byte), |high| high_half[usize::from(high)]))
    }
}

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Self = Self(Charset::Standard(encoding_rs::UTF_8));
    /// UTF-16, the lower byte first.
    pub const UTF_16LE: Self = Self(Charset::Standard(encoding_rs::UTF_16LE));
    /// UTF-16, the higher byte first.
    pub const UTF_16BE: Self = Self(Charset::Standard(encoding_rs::UTF_16BE));
    /// UTF-32, the lowest byte first.
    pub const UTF_32LE: Self = Self(Charset::Utf32(ByteOrder::LowFirst));
    /// UTF-32, the highest byte first.
    pub const UTF_32BE: Self = Self(Charset::Utf32(ByteOrder::HighFirst));

    /// The encoding with this label, in any case: `utf-8`, `latin1`, `shift_jis` … as the WHATWG Encoding Standard has
    /// them, `ibm437`, `cp850` and the like, `utf-32le` and `utf-32be`. `utf-32` has the lowest byte first, as `utf-16` has the
    /// lower in that standard.
    ///
    /// ```
    /// use lead_import::source::Encoding;
    ///
    /// assert_eq!(Encoding::for_label("Latin1").unwrap().name(), "windows-1252");
    /// assert_eq!(Encoding::for_label("cp437").unwrap().name(), "IBM437");
    /// assert_eq!(Encoding::for_label("UTF8"), Some(Encoding::UTF_8));
    /// assert_eq!(Encoding::for_label("utf-32"), Some(Encoding::UTF_32LE));
    /// ```
    pub fn for_label(label: &str) -> Option<Self> {
        let number = label.trim().to_ascii_lowercase();
        match &*number {
            "utf-32" | "utf-32le" => return Some(Self::UTF_32LE),
            "utf-32be" => return Some(Self::UTF_32BE),
            _ => {}
        }
        let number = number.trim_start_matches("ibm").trim_start_matches("cp");
        let page = Page::ALL.into_iter().find(|page| page.name().trim_start_matches("IBM") == number);
        let standard = || {
            let found = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())?;
            Some(Self(Charset::Standard(found)))
        };
        page.map(|page| Self(Charset::Page(page))).or_else(standard)
    }

    /// The encoding's usual name, as `UTF-8` or `windows-1252`.
    pub fn name(self) -> &'static str {
        match self.0 {
            Charset::Standard(standard) => standard.name(),
            Charset::Page(page) => page.name(),
            Charset::Utf32(ByteOrder::LowFirst) => "UTF-32LE",
            Charset::Utf32(ByteOrder::HighFirst) => "UTF-32BE",
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

/// Its name.
impl Serialize for Encoding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// By any of its labels.
impl<'de> Deserialize<'de> for Encoding {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let label = String::deserialize(deserializer)?;
        Self::for_label(&label).ok_or_else(|| de::Error::custom(format!("unknown encoding `{label}`")))
    }
}
