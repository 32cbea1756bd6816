//! Text in an encoding: [`encode`].

use encoding_rs as rs;

/// The order of characters in a code page that `encoding_rs` does not have, as far as the names here need it.
const IBM850: &[(char, u8)] = &[
    ('ü', 0x81),
    ('é', 0x82),
    ('ä', 0x84),
    ('ö', 0x94),
    ('Ö', 0x99),
    ('Ü', 0x9A),
    ('Ä', 0x8E),
    ('ß', 0xE1),
    ('á', 0xA0),
    ('í', 0xA1),
    ('ó', 0xA2),
    ('ú', 0xA3),
    ('ñ', 0xA4),
    ('Ñ', 0xA5),
    ('Í', 0xD6),
    ('É', 0x90),
];

/// The text in the encoding of this name.
pub(super) fn encode(text: &str, label: &str) -> Vec<u8> {
    match label {
        "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "ibm850" => text.chars().map(ibm850).collect(),
        _ => {
            let (bytes, _, unmappable) = rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text);
            assert!(!unmappable, "{text} in {label}");
            bytes.into_owned()
        }
    }
}

fn ibm850(char: char) -> u8 {
    let high = IBM850.iter().find(|(known, _)| *known == char).map(|(_, byte)| *byte);
    high.or(u8::try_from(char).ok().filter(u8::is_ascii)).unwrap_or_else(|| panic!("{char} is in the table"))
}
