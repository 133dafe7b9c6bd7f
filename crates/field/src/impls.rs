//! The shapes of types of the standard library.

use crate::{Field, Kind, Shape, Text};

macro_rules! number {
    ($($type:ty)*) => {$(
        impl Field for $type {
            const SHAPE: &'static Shape =
                &Shape::Number { min: <$type>::MIN as i128, max: <$type>::MAX as i128 };
        }
    )*};
}

number! { u8 u16 u32 u64 i64 }

impl Field for bool {
    const SHAPE: &'static Shape = &Shape::YesNo;
}

/// A text of which nothing is known.
impl Field for String {
    const SHAPE: &'static Shape = &Shape::Text(Text {
        name: "Text",
        about: "a text",
        kind: Kind::Line,
        len_max: None,
        pattern: None,
        check: |_| Ok(()),
    });
}

impl<T: Field> Field for Option<T> {
    const SHAPE: &'static Shape = &Shape::Optional(T::SHAPE);
}

impl<T: Field> Field for Vec<T> {
    const SHAPE: &'static Shape = &Shape::List(T::SHAPE);
}

impl<T: Field> Field for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;
}
