//! The shapes of types of the standard library.

use crate::{Field, Kind, Shape, Text, Why, Wrong, hidden_in};

macro_rules! number {
    ($($type:ty)*) => {$(
        impl Field for $type {
            const SHAPE: &'static Shape =
                &Shape::Number { min: <$type>::MIN as i128, max: <$type>::MAX as i128 };
        }
    )*};
}

number! { u8 u16 u32 u64 i16 i64 }

impl Field for bool {
    const SHAPE: &'static Shape = &Shape::YesNo;
}

/// Most characters of a text of which nothing else is known.
const LEN_MAX: usize = 300;

/// A line of text of which nothing else is known.
impl Field for String {
    const SHAPE: &'static Shape = &Shape::Text(Text {
        name: "Text",
        about: "a text",
        kind: Kind::Line,
        len_max: None,
        pattern: None,
        check: check_line,
    });
}

/// Whether a text can stand where one line of it is wanted and nothing else is known.
///
/// # Errors
/// When it is empty, too long, or holds a character that nobody sees.
pub fn check_line(text: &str) -> Result<(), Wrong> {
    let len = text.chars().count();
    match hidden_in(text, false) {
        _ if text.trim().is_empty() => Err(Wrong::new(Why::TextEmpty)),
        Some(c) => Err(Wrong::hidden(c)),
        None if len > LEN_MAX => Err(Wrong::too_long(len, LEN_MAX)),
        None => Ok(()),
    }
}

impl<T: Field> Field for Option<T> {
    const SHAPE: &'static Shape = &Shape::Optional(T::SHAPE);
}

impl<T: Field> Field for Vec<T> {
    const SHAPE: &'static Shape = &Shape::List(T::SHAPE);
}

impl<T: Field> Field for &T {
    const SHAPE: &'static Shape = T::SHAPE;
}

impl<T: Field> Field for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;
}
