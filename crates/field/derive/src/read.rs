//! What a declaration says.

use syn::punctuated::Punctuated;
use syn::{Attribute, Data, DeriveInput, Expr, ExprLit, Fields, Lit, Meta, Result, Token, Type};

/// A struct or an enum as it is declared.
pub(crate) struct Described {
    pub(crate) doc: String,
    pub(crate) content: Content,
}

pub(crate) enum Content {
    Struct(Vec<Field>),
    Enum(Vec<Variant>),
}

pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) holds: Type,
    pub(crate) optional: bool,
    pub(crate) decided: bool,
    /// Where the codes stand that are offered.
    pub(crate) codes: Option<Expr>,
}

pub(crate) struct Variant {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) holds: Holds,
}

pub(crate) enum Holds {
    Nothing,
    One(Box<Type>),
    Fields(Vec<Field>),
}

pub(crate) fn described(input: &DeriveInput) -> Result<Described> {
    let content = match &input.data {
        Data::Struct(data) => Content::Struct(fields(&data.fields)?),
        Data::Enum(data) => {
            let small = said(&input.attrs, "serde", "rename_all")?;
            if small.as_deref() != Some("snake_case") {
                let told =
                    "names of variants are small letters: #[serde(rename_all = \"snake_case\")]";
                return Err(syn::Error::new_spanned(input, told));
            }
            Content::Enum(data.variants.iter().map(variant).collect::<Result<_>>()?)
        }
        Data::Union(_) => return Err(syn::Error::new_spanned(input, "a union has no fields here")),
    };
    Ok(Described { doc: doc(&input.attrs), content })
}

fn variant(variant: &syn::Variant) -> Result<Variant> {
    let holds = match &variant.fields {
        Fields::Unit => Holds::Nothing,
        Fields::Unnamed(inner) if inner.unnamed.len() == 1 => {
            Holds::One(Box::new(inner.unnamed[0].ty.clone()))
        }
        Fields::Unnamed(inner) => {
            return Err(syn::Error::new_spanned(inner, "fields have names, or there is only one"));
        }
        Fields::Named(_) => Holds::Fields(fields(&variant.fields)?),
    };
    let renamed = said(&variant.attrs, "serde", "rename")?;
    let name = renamed.unwrap_or_else(|| snake(&variant.ident.to_string()));
    Ok(Variant { name, doc: doc(&variant.attrs), holds })
}

fn fields(fields: &Fields) -> Result<Vec<Field>> {
    fields.iter().map(field).collect()
}

fn field(field: &syn::Field) -> Result<Field> {
    let Some(ident) = &field.ident else {
        return Err(syn::Error::new_spanned(field, "a field has a name here"));
    };
    let renamed = said(&field.attrs, "serde", "rename")?;
    let own = metas(&field.attrs, "field")?;
    let known = |meta: &&Meta| ["decided", "codes"].iter().any(|word| meta.path().is_ident(word));
    if let Some(unknown) = own.iter().find(|meta| !known(meta)) {
        let told = "the words that are known here are `decided` and `codes = …`";
        return Err(syn::Error::new_spanned(unknown, told));
    }
    let codes = own.iter().find(|meta| meta.path().is_ident("codes"));
    let codes = codes.map(|meta| meta.require_name_value().map(|pair| pair.value.clone()));
    let default = metas(&field.attrs, "serde")?.iter().any(|meta| meta.path().is_ident("default"));
    Ok(Field {
        name: renamed.unwrap_or_else(|| ident.to_string().trim_start_matches("r#").to_owned()),
        doc: doc(&field.attrs),
        holds: field.ty.clone(),
        // serde takes an `Option` that was left out for `None`, whatever it is told.
        optional: default || is_option(&field.ty),
        decided: own.iter().any(|meta| meta.path().is_ident("decided")),
        codes: codes.transpose()?,
    })
}

fn is_option(holds: &Type) -> bool {
    match holds {
        Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == "Option"),
        _ => false,
    }
}

/// What stands in the brackets of attributes of this name.
fn metas(attributes: &[Attribute], name: &str) -> Result<Vec<Meta>> {
    let mut found = Vec::new();
    for attribute in attributes.iter().filter(|one| one.path().is_ident(name)) {
        let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
        found.extend(attribute.parse_args_with(parse)?);
    }
    Ok(found)
}

/// The text of `key = "text"` in such an attribute.
fn said(attributes: &[Attribute], name: &str, key: &str) -> Result<Option<String>> {
    let metas = metas(attributes, name)?;
    let values = metas.iter().filter(|meta| meta.path().is_ident(key));
    Ok(values.filter_map(|meta| text(&meta.require_name_value().ok()?.value)).next())
}

/// The doc comment: its lines with breaks where they were written.
fn doc(attributes: &[Attribute]) -> String {
    let docs = attributes.iter().filter(|one| one.path().is_ident("doc"));
    let lines = docs.filter_map(|one| text(&one.meta.require_name_value().ok()?.value));
    let lines: Vec<String> = lines.map(|line| line.trim().to_owned()).collect();
    lines.join("\n").trim().to_owned()
}

fn text(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

/// `OwnAct` is `own_act`, as serde has it.
fn snake(name: &str) -> String {
    let mut out = String::new();
    for (at, letter) in name.char_indices() {
        if letter.is_uppercase() && at > 0 {
            out.push('_');
        }
        out.extend(letter.to_lowercase());
    }
    out
}
