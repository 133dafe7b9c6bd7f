//! One module a stream: its events, its state, how the state follows from them, and what a
//! command may add.

pub mod case;
pub mod centre;
pub mod common;
pub mod complaint;
pub mod exhibit;
pub mod figure;
pub mod fir;
pub mod log;
pub mod person;
pub mod raid;
pub mod regime;
pub mod reservation;

/// A payload: a struct of public fields with every derive an event needs.
macro_rules! payload {
    ($($(#[$meta:meta])* struct $Name:ident { $($(#[$fmeta:meta])* $field:ident: $ty:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
        #[serde(rename_all = "snake_case", deny_unknown_fields)]
        pub enum $Name { $($(#[$vmeta])* $Variant $({ $($(#[$fmeta])* $field: $ty,)* })? $(($tuple))?,)* }
    )*};
}
pub(crate) use words;
