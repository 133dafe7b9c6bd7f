//! `#[derive(Field)]`: name, order and docs of the fields of a struct, or of the variants of an
//! enum, from its declaration. What serde is told of names and of what may be left out holds here
//! too; `#[field(decided)]` marks a field that the decision writes, `#[field(codes = PATH)]` names the
//! codes that are offered for a field.
//!
//! Where the crate has a feature `schema`, it derives the JSON Schema as well.

mod read;
mod write;

use proc_macro::TokenStream;

/// Describes the fields of a struct, or the variants of an enum, from its declaration.
#[proc_macro_derive(Field, attributes(field, serde))]
pub fn derive_field(input: TokenStream) -> TokenStream {
    let input = syn::parse_macro_input!(input as syn::DeriveInput);
    match read::described(&input) {
        Ok(described) => write::implementation(&input, &described).into(),
        Err(error) => error.to_compile_error().into(),
    }
}
