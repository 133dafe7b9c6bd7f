//! What is written for a declaration.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, GenericParam, Generics, TypeParamBound, parse_quote};

use crate::read::{Content, Described, Field, Holds, Variant};

pub(crate) fn implementation(input: &DeriveInput, described: &Described) -> TokenStream {
    let ident = &input.ident;
    let (name, doc) = (ident.to_string(), &described.doc);
    let shape = match &described.content {
        Content::Struct(fields) => {
            let fields = infos(fields);
            quote! { Group(::greyfile_field::Group { name: #name, doc: #doc, fields: #fields }) }
        }
        Content::Enum(variants) => {
            let variants = variants.iter().map(variant);
            quote! {
                Choice(::greyfile_field::Choice { name: #name, doc: #doc, variants: &[#(#variants),*] })
            }
        }
    };
    let bounded = bounded(&input.generics, &[parse_quote!(::greyfile_field::Field)]);
    let (generics, types, clause) = bounded.split_for_impl();
    let schema = schema(input, described);
    quote! {
        #[automatically_derived]
        impl #generics ::greyfile_field::Field for #ident #types #clause {
            const SHAPE: &'static ::greyfile_field::Shape = &::greyfile_field::Shape::#shape;
        }
        #schema
    }
}

fn infos(fields: &[Field]) -> TokenStream {
    let fields = fields.iter().map(|Field { name, doc, holds, optional, decided, codes }| {
        let codes = codes.as_ref().map_or_else(|| quote! { &[] }, |codes| quote! { #codes });
        quote! {
            ::greyfile_field::Info {
                name: #name,
                doc: #doc,
                shape: <#holds as ::greyfile_field::Field>::SHAPE,
                optional: #optional,
                decided: #decided,
                codes: #codes,
            }
        }
    });
    quote! { &[#(#fields),*] }
}

fn variant(Variant { name, doc, holds }: &Variant) -> TokenStream {
    let holds = match holds {
        Holds::Nothing => quote! { Nothing },
        Holds::One(holds) => quote! { One(<#holds as ::greyfile_field::Field>::SHAPE) },
        Holds::Fields(fields) => {
            let fields = infos(fields);
            quote! { Fields(#fields) }
        }
    };
    quote! {
        ::greyfile_field::Variant { name: #name, doc: #doc, holds: ::greyfile_field::Holds::#holds }
    }
}

/// The JSON Schema of the same description, for crates that have a feature `schema`.
fn schema(input: &DeriveInput, described: &Described) -> TokenStream {
    let ident = &input.ident;
    let name = ident.to_string();
    let body = match &described.content {
        Content::Struct(fields) => {
            let inner = subschemas(fields);
            quote! { group(shape, #inner) }
        }
        Content::Enum(variants) => {
            let inner = variants.iter().map(|variant| match &variant.holds {
                Holds::Nothing => quote! { ::std::vec::Vec::new() },
                Holds::One(holds) => quote! { ::std::vec![generator.subschema_for::<#holds>()] },
                Holds::Fields(fields) => subschemas(fields),
            });
            quote! { choice(shape, ::std::vec![#(#inner),*]) }
        }
    };
    let both = [parse_quote!(::greyfile_field::Field), parse_quote!(::schemars::JsonSchema)];
    let bounded = bounded(&input.generics, &both);
    let (generics, types, clause) = bounded.split_for_impl();
    quote! {
        #[cfg(feature = "schema")]
        #[automatically_derived]
        impl #generics ::schemars::JsonSchema for #ident #types #clause {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                #name.into()
            }

            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                let shape = <Self as ::greyfile_field::Field>::SHAPE;
                ::greyfile_field::schema::#body
            }
        }
    }
}

fn subschemas(fields: &[Field]) -> TokenStream {
    let holds = fields.iter().map(|field| &field.holds);
    quote! { ::std::vec![#(generator.subschema_for::<#holds>()),*] }
}

/// The generics, each type bound by these.
fn bounded(generics: &Generics, bounds: &[TypeParamBound]) -> Generics {
    let mut generics = generics.clone();
    for parameter in &mut generics.params {
        if let GenericParam::Type(one) = parameter {
            one.bounds.extend(bounds.iter().cloned());
        }
    }
    generics
}
