//! How values are declared: a struct of public fields, or a set of words, each with every derive
//! that a field of an event needs.

/// A payload: a struct of public fields with every derive an event needs.
macro_rules! payload {
    ($($(#[$meta:meta])* struct $Name:ident { $($(#[$fmeta:meta])* $field:ident: $ty:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, greyfile_field::Field)]
        #[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
        #[serde(deny_unknown_fields)]
        pub struct $Name { $($(#[$fmeta])* pub $field: $ty,)* }
    )*};
}
pub(crate) use payload;

/// A closed set of words inside a payload.
macro_rules! words {
    ($($(#[$meta:meta])* enum $Name:ident { $($(#[$vmeta:meta])* $Variant:ident $({ $($(#[$fmeta:meta])* $field:ident: $ty:ty,)* })? $(($tuple:ty))?,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, greyfile_field::Field)]
        #[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
        #[serde(rename_all = "snake_case", deny_unknown_fields)]
        pub enum $Name { $($(#[$vmeta])* $Variant $({ $($(#[$fmeta])* $field: $ty,)* })? $(($tuple))?,)* }
    )*};
}
pub(crate) use words;

/// What is wrong with a value, told by its code alone: errors end in logs, and what people read is
/// rendered from the code by `greyfile-words`.
macro_rules! coded {
    ($Error:ty) => {
        impl std::fmt::Display for $Error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&greyfile_field::Wrong::from(*self), f)
            }
        }

        impl std::error::Error for $Error {}
    };
}
pub(crate) use coded;
