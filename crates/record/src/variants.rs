//! Finds out whether a payload could not be read because it holds a variant that is not known here.
//!
//! An enum inside a payload may grow at its end, and a program that is older than the record meets
//! a number that it has no variant for. The codec drops what serde says of that, so a payload that
//! failed is read once more, and every enum's number is held against its variants.

use std::cell::Cell;
use std::fmt;

use postcard::de_flavors::Slice;
use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

/// A variant that is not known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unknown {
    /// The enum.
    pub(crate) name: &'static str,
    /// The variant's number, from 0.
    pub(crate) index: u32,
}

/// The first variant of a payload that is not known here, if there is one.
pub(crate) fn unknown<'de>(
    payload: &'de [u8],
    read: impl FnOnce(Watching<'_, &mut postcard::Deserializer<'de, Slice<'de>>>),
) -> Option<Unknown> {
    let seen = Cell::new(None);
    let mut inner = postcard::Deserializer::from_bytes(payload);
    read(Watching { inner: &mut inner, seen: &seen });
    seen.take()
}

/// Passes everything on, and looks at the number of each variant that comes by.
pub(crate) struct Watching<'a, T> {
    inner: T,
    seen: &'a Cell<Option<Unknown>>,
}

impl<'a, T> Watching<'a, T> {
    const fn on<U>(&self, inner: U) -> Watching<'a, U> {
        Watching { inner, seen: self.seen }
    }
}

macro_rules! plain {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            let visitor = self.on(visitor);
            self.inner.$method(visitor)
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Watching<'_, D> {
    type Error = D::Error;

    plain! {
        deserialize_any deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32
        deserialize_i64 deserialize_i128 deserialize_u8 deserialize_u16 deserialize_u32
        deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64 deserialize_char
        deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf
        deserialize_option deserialize_unit deserialize_seq deserialize_map
        deserialize_identifier deserialize_ignored_any
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let visitor = self.on(visitor);
        self.inner.deserialize_unit_struct(name, visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let visitor = self.on(visitor);
        self.inner.deserialize_newtype_struct(name, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let visitor = self.on(visitor);
        self.inner.deserialize_tuple(len, visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let visitor = self.on(visitor);
        self.inner.deserialize_tuple_struct(name, len, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let visitor = self.on(visitor);
        self.inner.deserialize_struct(name, fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let visitor = self.on(Choice { inner: visitor, name, count: variants.len() });
        self.inner.deserialize_enum(name, variants, visitor)
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

macro_rules! values {
    ($($method:ident: $ty:ty,)*) => {$(
        fn $method<E: serde::de::Error>(self, value: $ty) -> Result<V::Value, E> {
            self.inner.$method(value)
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Watching<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    values! {
        visit_bool: bool,
        visit_i8: i8,
        visit_i16: i16,
        visit_i32: i32,
        visit_i64: i64,
        visit_i128: i128,
        visit_u8: u8,
        visit_u16: u16,
        visit_u32: u32,
        visit_u64: u64,
        visit_u128: u128,
        visit_f32: f32,
        visit_f64: f64,
        visit_char: char,
        visit_str: &str,
        visit_borrowed_str: &'de str,
        visit_string: String,
        visit_bytes: &[u8],
        visit_borrowed_bytes: &'de [u8],
        visit_byte_buf: Vec<u8>,
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.inner.visit_none()
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        let inner = self.on(inner);
        self.inner.visit_some(inner)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        let inner = self.on(inner);
        self.inner.visit_newtype_struct(inner)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<V::Value, A::Error> {
        let list = self.on(list);
        self.inner.visit_seq(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let map = self.on(map);
        self.inner.visit_map(map)
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Watching<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<S::Value, D::Error> {
        let inner = self.on(inner);
        self.inner.deserialize(inner)
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Watching<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        let seed = self.on(seed);
        self.inner.next_element_seed(seed)
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Watching<'_, A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        let seed = self.on(seed);
        self.inner.next_key_seed(seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        let seed = self.on(seed);
        self.inner.next_value_seed(seed)
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

/// Something of an enum: its visitor, its access, the seed of its variant.
struct Choice<T> {
    inner: T,
    name: &'static str,
    count: usize,
}

impl<T> Choice<T> {
    const fn on<U>(&self, inner: U) -> Choice<U> {
        Choice { inner, name: self.name, count: self.count }
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Watching<'_, Choice<V>> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.inner.expecting(f)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        let access = self.on(self.inner.on(access));
        self.inner.inner.visit_enum(access)
    }
}

impl<'de, 'a, A: EnumAccess<'de>> EnumAccess<'de> for Watching<'a, Choice<A>> {
    type Error = A::Error;
    type Variant = Watching<'a, A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), A::Error> {
        let seed = self.on(self.inner.on(seed));
        let seen = self.seen;
        let (variant, inner) = self.inner.inner.variant_seed(seed)?;
        Ok((variant, Watching { inner, seen }))
    }
}

/// The number of a variant.
impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Watching<'_, Choice<S>> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<S::Value, D::Error> {
        let index = u32::deserialize(inner)?;
        if index as usize >= self.inner.count && self.seen.get().is_none() {
            self.seen.set(Some(Unknown { name: self.inner.name, index }));
        }
        self.inner.inner.deserialize(index.into_deserializer())
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Watching<'_, A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        self.inner.unit_variant()
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        let seed = self.on(seed);
        self.inner.newtype_variant_seed(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, A::Error> {
        let visitor = self.on(visitor);
        self.inner.tuple_variant(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        let visitor = self.on(visitor);
        self.inner.struct_variant(fields, visitor)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::*;

    /// The enum as a newer program has it.
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Newer {
        Plain,
        Given { what: String, again: Option<Box<Newer>> },
        Both(u8, u8),
        Appended(u8),
    }

    /// As this program has it.
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Known {
        Plain,
        Given { what: String, again: Option<Box<Known>> },
        Both(u8, u8),
    }

    #[derive(Serialize, Deserialize)]
    struct Payload<T> {
        before: (bool, i64, char),
        list: Vec<T>,
        map: BTreeMap<String, Option<T>>,
    }

    fn payload(list: Vec<Newer>, last: Newer) -> Payload<Newer> {
        let map = [("a".to_owned(), None), ("b".to_owned(), Some(last))].into();
        Payload { before: (true, -7, 'چ'), list, map }
    }

    fn found(payload: &Payload<Newer>) -> Option<Unknown> {
        let bytes = postcard::to_stdvec(payload).unwrap();
        unknown(&bytes, |watching| {
            let read = Payload::<Known>::deserialize(watching).map(|known| {
                assert_eq!(postcard::to_stdvec(&known).unwrap(), bytes, "nothing is changed");
            });
            assert_eq!(read.is_ok(), postcard::from_bytes::<Payload<Known>>(&bytes).is_ok());
        })
    }

    #[test]
    fn a_variant_that_was_appended_is_found_wherever_it_is() {
        let deep = |again| Newer::Given { what: "x".into(), again: Some(Box::new(again)) };
        let unknown = Some(Unknown { name: "Known", index: 3 });
        assert_eq!(
            found(&payload(vec![Newer::Both(1, 2), deep(Newer::Plain)], Newer::Plain)),
            None
        );
        assert_eq!(found(&payload(vec![Newer::Appended(1)], Newer::Plain)), unknown);
        assert_eq!(found(&payload(vec![deep(deep(Newer::Appended(9)))], Newer::Plain)), unknown);
        assert_eq!(found(&payload(Vec::new(), Newer::Appended(0))), unknown);
    }

    #[test]
    fn bytes_cut_short_hold_no_unknown_variant() {
        let bytes = postcard::to_stdvec(&payload(vec![Newer::Both(1, 2)], Newer::Plain)).unwrap();
        for cut in 0..bytes.len() {
            let found = unknown(&bytes[..cut], |watching| {
                assert!(Payload::<Known>::deserialize(watching).is_err());
            });
            assert_eq!(found, None, "{cut}");
        }
    }
}
