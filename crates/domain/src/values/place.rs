//! A place: what was typed and, where that fits one entry of the gazetteer, its code.

use std::fmt;

use greyfile_field::{Field, Shape, Why};
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::declare::words;
use super::text::{Line, PlaceCode};

/// Declares the kinds of place, each with its code, and lists them.
macro_rules! place_kinds {
    ($($(#[$doc:meta])* $Variant:ident = $code:literal,)*) => {
        words! {
            /// What an entry of the gazetteer is.
            #[derive(Copy, Eq, PartialOrd, Ord, Hash)]
            enum PlaceKind {
                $($(#[$doc])* $Variant,)*
            }
        }

        impl PlaceKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),*];

            /// Its code, the same as in JSON.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$Variant => $code,)* }
            }
        }
    };
}

place_kinds! {
    /// A province, or a territory with its own police.
    Province = "province",
    /// A city or town.
    City = "city",
    /// A field office of NCCIA.
    Circle = "circle",
    /// A police station (thana).
    Station = "station",
    /// A property store (malkhana).
    Malkhana = "malkhana",
}

/// What a field asks for, and so which entries its text can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// A city.
    City,
    /// A circle.
    Circle,
    /// Where an FIR is registered: a station, or a circle, which registers its own.
    Station,
    /// Where exhibits are kept: a malkhana, or the station or circle it belongs to.
    Malkhana,
}

impl Wanted {
    /// All that fields ask for.
    pub const ALL: [Self; 4] = [Self::City, Self::Circle, Self::Station, Self::Malkhana];

    /// The kinds of entry that it can mean.
    pub const fn kinds(self) -> &'static [PlaceKind] {
        match self {
            Self::City => &[PlaceKind::City],
            Self::Circle => &[PlaceKind::Circle],
            Self::Station => &[PlaceKind::Station, PlaceKind::Circle],
            Self::Malkhana => &[PlaceKind::Malkhana, PlaceKind::Station, PlaceKind::Circle],
        }
    }

    /// What fields that a place of this kind can stand in ask for.
    pub fn of(kind: PlaceKind) -> impl Iterator<Item = Self> + Clone {
        Self::ALL.into_iter().filter(move |wanted| wanted.kinds().contains(&kind))
    }

    /// Its code, the same as in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Circle => "circle",
            Self::Station => "station",
            Self::Malkhana => "malkhana",
        }
    }
}

/// A place. Who records one gives the text, or a code picked from the gazetteer with it; where only
/// the text is given, the decision adds the code that it fits. In JSON a plain text is one too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
pub struct Place {
    /// What was typed.
    pub typed: Line,
    /// The entry of the gazetteer; absent where the text fits none, or several.
    pub code: Option<PlaceCode>,
}

impl Place {
    /// What was typed.
    pub fn as_str(&self) -> &str {
        self.typed.as_str()
    }
}

impl From<Line> for Place {
    fn from(typed: Line) -> Self {
        Self { typed, code: None }
    }
}

/// What was typed.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.typed.fmt(f)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    typed: Line,
    #[serde(default)]
    code: Option<PlaceCode>,
}

impl From<Both> for Place {
    fn from(both: Both) -> Self {
        Self { typed: both.typed, code: both.code }
    }
}

/// Reads either, so that what is wrong with the text is told in the text's own words.
struct EitherVisitor;

impl<'de> Visitor<'de> for EitherVisitor {
    type Value = Place;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Why::ShapePlace.code())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Place, E> {
        Line::new(text).map(Place::from).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Place, A::Error> {
        Both::deserialize(MapAccessDeserializer::new(map)).map(Place::from)
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(EitherVisitor)
        } else {
            Both::deserialize(deserializer).map(Self::from)
        }
    }
}

impl Field for Place {
    const SHAPE: &'static Shape = &Shape::Place;
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Place {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Place".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let typed = generator.subschema_for::<Line>();
        let code = generator.subschema_for::<Option<PlaceCode>>();
        schemars::json_schema!({
            "description": "a place: what was typed, alone or with a code of the gazetteer",
            "anyOf": [typed, {
                "type": "object", "properties": { "typed": typed, "code": code },
                "required": ["typed"], "additionalProperties": false
            }]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_a_kind_is_its_json() {
        for kind in PlaceKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
        }
        for wanted in Wanted::ALL {
            assert_eq!(serde_json::to_value(wanted).unwrap(), wanted.word());
        }
    }

    #[test]
    fn a_text_alone_is_a_place_and_both_come_back() {
        let read = |json: &str| serde_json::from_str::<Place>(json);
        let typed = Place::from(Line::new("Multan").unwrap());
        assert_eq!(read("\"Multan\"").unwrap(), typed);
        assert_eq!(read("{\"typed\":\"Multan\"}").unwrap(), typed);
        let coded = Place { code: Some(PlaceCode::new("multan").unwrap()), ..typed.clone() };
        for place in [typed, coded] {
            let json = serde_json::to_string(&place).unwrap();
            assert_eq!(read(&json).unwrap(), place);
        }
        for (json, told) in [
            ("\"\"", "text.empty"),
            ("{\"typed\":\"Multan\",\"code\":\"m ultan\"}", "text.place_code"),
            ("{\"code\":\"multan\"}", "missing field `typed`"),
            ("{\"typed\":\"Multan\",\"city\":1}", "unknown field `city`"),
            ("7", "shape.place"),
        ] {
            let error = read(json).unwrap_err().to_string();
            assert!(error.contains(told), "{json}: {error}");
        }
    }
}
