//! How a type that is a text in JSON says its shape.

/// Implements [`Field`](crate::Field) for a type that is a text in JSON and, where the crate has a
/// feature `schema`, its JSON Schema from that.
///
/// After the type: what a check of a text comes to, an expression of type
/// `fn(&str) -> Result<(), Wrong>`; then the other parts of [`Text`](crate::Text) by name.
#[macro_export]
macro_rules! text_field {
    ($type:ty, $check:expr, { $($part:ident: $value:expr),* $(,)? }) => {
        impl $crate::Field for $type {
            const SHAPE: &'static $crate::Shape = &$crate::Shape::Text($crate::Text {
                check: $check,
                $($part: $value,)*
            });
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                match <Self as $crate::Field>::SHAPE {
                    $crate::Shape::Text(text) => text.name.into(),
                    _ => stringify!($type).into(),
                }
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::schema::of_text(<Self as $crate::Field>::SHAPE)
            }
        }
    };
}
