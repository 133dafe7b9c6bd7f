//! JSON read strictly: where fields with names are wanted, a list is refused.
//!
//! serde takes a list for a struct, by position: `[]` would be a quantity with nothing known, and
//! a command written as a list would mean another thing once a field is added.
//!
//! What is wrong was told before by `check`, so that an error here is a mistake of the program: it
//! is a code, and nobody reads it.

use std::borrow::Cow;
use std::fmt;

use greyfile_field::{Why, Wrong};
use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{
    self, Deserialize, Deserializer, EnumAccess, IgnoredAny, IntoDeserializer, MapAccess,
    SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Number, Value};

use super::check::Fault;

/// Most rows that a list can have. A command records at most 1,000 events; whoever sends a few more
/// is told by that rule.
pub(super) const ROWS_MAX: usize = 2_000;

/// A JSON text as it was written: fields in their order, and those given twice twice, so that
/// whoever reads it notices.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json<'de> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'de, str>),
    List(Vec<Self>),
    /// A list of so many rows, more than [`ROWS_MAX`]. They are counted, and not kept.
    TooMany(usize),
    Object(Vec<(Cow<'de, str>, Self)>),
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AsWritten)
    }
}

struct AsWritten;

impl<'de> Visitor<'de> for AsWritten {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Json<'de>, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Json<'de>, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Json<'de>, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Json<'de>, E> {
        // JSON has no number that is none.
        Ok(Number::from_f64(value).map_or(Json::Null, Json::Number))
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Text(text.into()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Json<'de>, E> {
        Ok(Json::Text(text.to_owned().into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = seq.next_element()? {
            if list.len() == ROWS_MAX {
                drop(list);
                let mut rows = ROWS_MAX + 1;
                while seq.next_element::<IgnoredAny>()?.is_some() {
                    rows += 1;
                }
                return Ok(Json::TooMany(rows));
            }
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<'de>, A::Error> {
        let mut fields = Vec::new();
        while let Some(Name(name)) = map.next_key()? {
            fields.push((name, map.next_value()?));
        }
        Ok(Json::Object(fields))
    }
}

/// A field's name, borrowed from the text wherever it stands there as it is.
struct Name<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(AsName)
    }
}

struct AsName;

impl<'de> Visitor<'de> for AsName {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E: de::Error>(self, name: &'de str) -> Result<Name<'de>, E> {
        Ok(Name(name.into()))
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Name<'de>, E> {
        Ok(Name(name.to_owned().into()))
    }
}

impl Json<'_> {
    /// What it is, as a code.
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "yes_no",
            Self::Number(_) => "number",
            Self::Text(_) => "text",
            Self::List(_) | Self::TooMany(_) => "list",
            Self::Object(_) => "fields",
        }
    }
}

impl Json<'_> {
    /// The same as a value for programs; at fault is a field that is given twice, of which a value
    /// would keep one and drop the other without a word, and a list that is too long.
    pub(super) fn value(self) -> Result<Value, Fault> {
        Ok(match self {
            Self::Null => Value::Null,
            Self::Bool(value) => value.into(),
            Self::Number(number) => number.into(),
            Self::Text(text) => text.into(),
            Self::List(list) => {
                let items = list.into_iter().enumerate();
                let items = items.map(|(at, json)| json.value().map_err(|fault| fault.item(at)));
                Value::Array(items.collect::<Result<_, _>>()?)
            }
            Self::TooMany(rows) => {
                let wrong = Wrong::new(Why::ListTooLong).number("max", ROWS_MAX);
                return Err(Fault::at("", wrong.number("len", rows)));
            }
            Self::Object(fields) => {
                let mut object = serde_json::Map::new();
                for (name, json) in fields {
                    let value = json.value().map_err(|fault| fault.within(&name))?;
                    if object.insert(name.clone().into_owned(), value).is_some() {
                        return Err(Fault::at("", Wrong::new(Why::FieldTwice)).within(&name));
                    }
                }
                Value::Object(object)
            }
        })
    }
}

fn wrong(why: Why) -> Error {
    de::Error::custom(why.code())
}

impl<'de> IntoDeserializer<'de, Error> for Json<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Json<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Bool(value) => visitor.visit_bool(value),
            Self::Number(number) => number.deserialize_any(visitor),
            Self::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Self::Text(Cow::Owned(text)) => visitor.visit_string(text),
            Self::List(list) => {
                let mut items = SeqDeserializer::new(list.into_iter());
                let value = visitor.visit_seq(&mut items)?;
                items.end()?;
                Ok(value)
            }
            Self::TooMany(_) => Err(wrong(Why::ListTooLong)),
            Self::Object(fields) => {
                let mut fields = MapDeserializer::new(fields.into_iter());
                let value = visitor.visit_map(&mut fields)?;
                fields.end()?;
                Ok(value)
            }
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Object(_) => self.deserialize_any(visitor),
            _ => Err(wrong(Why::ShapeFields)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Null => visitor.visit_none(),
            some => visitor.visit_some(some),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Text(word) => visitor.visit_enum(OneOf { word, inner: None }),
            Self::Object(mut fields) if fields.len() == 1 => match fields.pop() {
                Some((word, inner)) => visitor.visit_enum(OneOf { word, inner: Some(inner) }),
                None => Err(wrong(Why::ChoiceNone)),
            },
            Self::Object(_) => Err(wrong(Why::ChoiceSeveral)),
            _ => Err(wrong(Why::ShapeChoice)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// One of several things, by its name.
struct OneOf<'de> {
    word: Cow<'de, str>,
    inner: Option<Json<'de>>,
}

impl<'de> EnumAccess<'de> for OneOf<'de> {
    type Error = Error;
    type Variant = Inner<'de>;

    fn variant_seed<V: de::DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Inner<'de>), Error> {
        let word: de::value::CowStrDeserializer<'_, Error> = self.word.into_deserializer();
        Ok((seed.deserialize(word)?, Inner(self.inner)))
    }
}

/// What stands behind the name.
struct Inner<'de>(Option<Json<'de>>);

impl<'de> VariantAccess<'de> for Inner<'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.0 {
            None | Some(Json::Null) => Ok(()),
            Some(_) => Err(wrong(Why::ChoiceAlone)),
        }
    }

    fn newtype_variant_seed<T: de::DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.0.unwrap_or(Json::Null))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.0.unwrap_or(Json::Null).deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.unwrap_or(Json::Null).deserialize_struct("", fields, visitor)
    }
}
