//! Personal data: clear, or sealed under a key that can be erased.

use std::fmt;
use std::marker::PhantomData;

use greyfile_field::{Field, Shape, Why};
use serde::de::value::MapAccessDeserializer;
use serde::de::{IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::hex::{Hex, HexBytes};

/// A piece of personal data. Its wire form is final: clear, or sealed under a person's key, so
/// that erasing the key changes no byte of the record and every proof stays valid.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
pub enum Personal<T> {
    /// Readable by whoever reads the record.
    Clear(T),
    /// Readable with the key. Boxed, since an event has many fields of this kind and few are sealed.
    Sealed(Box<Sealed>),
}

/// Personal data under a key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Field)]
#[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// Which key opens it.
    pub key: Hex<16>,
    /// The nonce of XChaCha20-Poly1305.
    pub nonce: Hex<24>,
    /// What it made of the value, with its tag.
    pub ciphertext: HexBytes,
    /// A salted commitment to what is inside, since the cipher does not commit to its key.
    pub commitment: Hex<32>,
}

impl<T> Personal<T> {
    /// What is inside, if it can be read without a key.
    pub fn clear(&self) -> Option<&T> {
        match self {
            Self::Clear(value) => Some(value),
            Self::Sealed(_) => None,
        }
    }
}

impl<T> From<T> for Personal<T> {
    fn from(value: T) -> Self {
        Self::Clear(value)
    }
}

/// Never what is inside: debug output ends in logs.
impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Clear(_) => "Personal(clear)",
            Self::Sealed(_) => "Personal(sealed)",
        })
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed")
    }
}

/// For people: the value itself, a text, when clear, and this when not.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Human {
    sealed: Box<Sealed>,
}

/// Reads either, so that what is wrong with the value is told in the value's own words.
struct HumanVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for HumanVisitor<T> {
    type Value = Personal<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Why::ShapePersonal.code())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        T::deserialize(text.into_deserializer()).map(Personal::Clear)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        Human::deserialize(MapAccessDeserializer::new(map))
            .map(|human| Personal::Sealed(human.sealed))
    }
}

/// In records: a tag, then the value.
#[derive(Serialize, Deserialize)]
enum Wire<T> {
    Clear(T),
    Sealed(Box<Sealed>),
}

impl<T: Serialize> Serialize for Personal<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self, serializer.is_human_readable()) {
            (Self::Clear(value), true) => value.serialize(serializer),
            (Self::Clear(value), false) => Wire::Clear(value).serialize(serializer),
            (Self::Sealed(sealed), true) => Human { sealed: sealed.clone() }.serialize(serializer),
            (Self::Sealed(sealed), false) => {
                Wire::<T>::Sealed(sealed.clone()).serialize(serializer)
            }
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Personal<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(HumanVisitor(PhantomData))
        } else {
            Ok(match Wire::deserialize(deserializer)? {
                Wire::Clear(value) => Self::Clear(value),
                Wire::Sealed(sealed) => Self::Sealed(sealed),
            })
        }
    }
}

impl<T: Field> Field for Personal<T> {
    const SHAPE: &'static Shape = &Shape::Personal(T::SHAPE);
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Personal<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Personal{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let clear = generator.subschema_for::<T>();
        let sealed = generator.subschema_for::<Sealed>();
        schemars::json_schema!({
            "description": "personal data: the value, or sealed under a key",
            "anyOf": [clear, {
                "type": "object", "properties": { "sealed": sealed },
                "required": ["sealed"], "additionalProperties": false
            }]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::text::Line;

    #[test]
    fn debug_output_tells_nothing() {
        let name = Personal::from(Line::new("Zarmina Demo").unwrap());
        assert_eq!(format!("{name:?}"), "Personal(clear)");
    }

    #[test]
    fn people_see_the_value_and_sealed_data_its_seal() {
        let name = Personal::from(Line::new("Zarmina Demo").unwrap());
        assert_eq!(serde_json::to_string(&name).unwrap(), "\"Zarmina Demo\"");
        let sealed: Personal<Line> = Personal::Sealed(Box::new(Sealed {
            key: Hex([1; 16]),
            nonce: Hex([4; 24]),
            ciphertext: HexBytes(vec![2, 254]),
            commitment: Hex([3; 32]),
        }));
        let json = serde_json::to_string(&sealed).unwrap();
        let (key, nonce) = ("01".repeat(16), "04".repeat(24));
        let begins = format!(
            "{{\"sealed\":{{\"key\":\"{key}\",\"nonce\":\"{nonce}\",\"ciphertext\":\"02fe\","
        );
        assert!(json.starts_with(&begins), "{json}");
        assert_eq!(serde_json::from_str::<Personal<Line>>(&json).unwrap(), sealed);
        let empty = serde_json::from_str::<Personal<Line>>("\"\"").unwrap_err();
        assert!(empty.to_string().starts_with("text.empty"), "{empty}");
    }
}
