//! Bytes that people see in hex: digests, ids of keys, what is under a key.

use std::fmt;

use data_encoding::HEXLOWER;
use greyfile_field::{Field, Kind, Shape, Text, Why, Wrong, text_field};
use serde::de::{Error, SeqAccess, Visitor};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `N` bytes: in records as they are, for people in hex.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hex<const N: usize>(pub [u8; N]);

/// A SHA-256.
pub type Sha256Hex = Hex<32>;

impl<const N: usize> fmt::Display for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_hex(&self.0))
    }
}

impl<const N: usize> fmt::Debug for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<const N: usize> From<[u8; N]> for Hex<N> {
    fn from(bytes: [u8; N]) -> Self {
        Self(bytes)
    }
}

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.serialize_str(&to_hex(&self.0));
        }
        let mut bytes = serializer.serialize_tuple(N)?;
        self.0.iter().try_for_each(|byte| bytes.serialize_element(byte))?;
        bytes.end()
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return deserializer.deserialize_tuple(N, Bytes);
        }
        let text = String::deserialize(deserializer)?;
        let bytes = from_hex(&text).and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or_else(|| D::Error::custom(Why::TextHexOf.code()))
    }
}

struct Bytes<const N: usize>;

impl<'de, const N: usize> Visitor<'de> for Bytes<N> {
    type Value = Hex<N>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{N} bytes")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Hex<N>, A::Error> {
        let mut bytes = [0; N];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = list.next_element()?.ok_or_else(|| A::Error::invalid_length(at, &self))?;
        }
        Ok(Hex(bytes))
    }
}

/// Bytes of any number: in records as they are, for people in hex.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
pub struct HexBytes(pub Vec<u8>);

impl fmt::Debug for HexBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl Serialize for HexBytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match serializer.is_human_readable() {
            true => serializer.serialize_str(&to_hex(&self.0)),
            false => self.0.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for HexBytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return Vec::deserialize(deserializer).map(Self);
        }
        let bytes = from_hex(&String::deserialize(deserializer)?);
        bytes.map(Self).ok_or_else(|| D::Error::custom(Why::TextHex.code()))
    }
}

/// Bytes in hex.
pub fn to_hex(bytes: &[u8]) -> String {
    HEXLOWER.encode(bytes)
}

/// The bytes of a text in hex, if it is one. Small letters only, so that equal bytes are equal
/// texts.
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    HEXLOWER.decode(text.as_bytes()).ok()
}

#[cfg(feature = "schema")]
impl<const N: usize> schemars::JsonSchema for Hex<N> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Hex{N}").into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "pattern": format!("^[0-9a-f]{{{}}}$", 2 * N),
            "description": format!("{N} bytes in hex")
        })
    }
}

text_field! {
    HexBytes, |text| from_hex(text).map(drop).ok_or(Wrong::new(Why::TextHex)), {
        name: "HexBytes",
        about: "bytes in hex",
        kind: Kind::Hex,
        len_max: None,
        pattern: Some("^([0-9a-f]{2})*$"),
    }
}

impl<const N: usize> Field for Hex<N> {
    const SHAPE: &'static Shape = &Shape::Text(Text {
        name: "Hex",
        about: "bytes in hex",
        kind: Kind::Hex,
        len_max: Some(2 * N),
        pattern: None,
        check: |text| match from_hex(text) {
            Some(bytes) if bytes.len() == N => Ok(()),
            _ => Err(Wrong::new(Why::TextHexOf).number("digits", 2 * N)),
        },
    });
}

#[cfg(feature = "arbitrary")]
impl<const N: usize> arbitrary::Arbitrary<'_> for Hex<N> {
    fn arbitrary(u: &mut arbitrary::Unstructured<'_>) -> arbitrary::Result<Self> {
        let mut bytes = [0; N];
        u.fill_buffer(&mut bytes)?;
        Ok(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_see_hex() {
        let digest = Sha256Hex::from([0xab; 32]);
        let json = format!("\"{}\"", "ab".repeat(32));
        assert_eq!(serde_json::to_string(&digest).unwrap(), json);
        assert_eq!(serde_json::from_str::<Sha256Hex>(&json).unwrap(), digest);
        assert_eq!(serde_json::to_string(&HexBytes(vec![0, 255])).unwrap(), "\"00ff\"");
        assert_eq!(serde_json::from_str::<HexBytes>("\"\"").unwrap(), HexBytes(Vec::new()));
        for wrong in ["ab".repeat(31), "ab".repeat(33), "AB".repeat(32), "چ".repeat(32)] {
            let told = serde_json::from_str::<Sha256Hex>(&format!("\"{wrong}\"")).unwrap_err();
            assert!(told.to_string().starts_with("text.hex_of"));
        }
        for wrong in ["\"f\"", "\"0g\"", "[0, 255]"] {
            assert!(serde_json::from_str::<HexBytes>(wrong).is_err(), "{wrong}");
        }
    }
}
