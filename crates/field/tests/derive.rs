//! What `#[derive(Field)]` says of a declaration.

use greyfile_field::{Choice, Field, Group, Holds, Info, Shape};

/// A parcel.
#[derive(Field)]
#[allow(dead_code)]
struct Parcel {
    /// What it is.
    kind: String,
    /// How many, as
    /// counted.
    #[serde(default)]
    count: Option<u16>,
    /// Written by the decision.
    #[serde(default)]
    #[field(decided)]
    places: Vec<u8>,
    /// What it is called in JSON.
    #[serde(rename = "do")]
    what: Custody,
    page: Option<String>,
}

/// Whose custody.
#[derive(Field)]
#[serde(rename_all = "snake_case")]
#[allow(dead_code)]
enum Custody {
    /// Nobody's.
    NotStated,
    /// One's.
    Of(u8),
    /// In parts.
    InParts {
        /// The first.
        first: bool,
    },
}

fn said(field: &Info) -> (&str, &str, bool, bool) {
    (field.name, field.doc, field.optional, field.decided)
}

#[test]
fn a_struct_says_its_fields_in_order() {
    let Shape::Group(Group { name, doc, fields }) = Parcel::SHAPE else { panic!() };
    assert_eq!((*name, *doc), ("Parcel", "A parcel."));
    let said: Vec<_> = fields.iter().map(said).collect();
    assert_eq!(
        said,
        [
            ("kind", "What it is.", false, false),
            ("count", "How many, as\ncounted.", true, false),
            ("places", "Written by the decision.", true, true),
            ("do", "What it is called in JSON.", false, false),
            // serde takes an option that was left out for none.
            ("page", "", true, false),
        ]
    );
    let Shape::Optional(Shape::Number { min: 0, max: 65_535 }) = fields[1].shape else { panic!() };
    let Shape::List(Shape::Number { min: 0, max: 255 }) = fields[2].shape else { panic!() };
}

#[test]
fn an_enum_says_its_variants_in_order() {
    let Shape::Choice(Choice { name, doc, variants }) = Custody::SHAPE else { panic!() };
    assert_eq!((*name, *doc), ("Custody", "Whose custody."));
    let names: Vec<_> = variants.iter().map(|one| (one.name, one.doc)).collect();
    assert_eq!(names, [("not_stated", "Nobody's."), ("of", "One's."), ("in_parts", "In parts.")]);
    assert!(matches!(variants[0].holds, Holds::Nothing));
    assert!(matches!(variants[1].holds, Holds::One(Shape::Number { .. })));
    let Holds::Fields(fields) = variants[2].holds else { panic!() };
    assert_eq!(said(&fields[0]), ("first", "The first.", false, false));
    assert!(matches!(fields[0].shape, Shape::YesNo));
}
