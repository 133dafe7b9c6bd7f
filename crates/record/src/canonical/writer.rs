//! Writes one value; what has parts goes on in `compound`.

use std::fmt::{Display, Write};

use serde::Serialize;
use serde::ser::Serializer;

use super::Error;
use super::compound::{Fields, List};

pub(super) mod tag {
    pub(in super::super) const NONE: u8 = 0x00;
    pub(in super::super) const UNIT: u8 = 0x01;
    pub(in super::super) const FALSE: u8 = 0x02;
    pub(in super::super) const TRUE: u8 = 0x03;
    pub(in super::super) const POSITIVE: u8 = 0x04;
    pub(in super::super) const NEGATIVE: u8 = 0x05;
    pub(in super::super) const TEXT: u8 = 0x06;
    pub(in super::super) const BYTES: u8 = 0x07;
    pub(in super::super) const LIST: u8 = 0x08;
    pub(in super::super) const MAP: u8 = 0x09;
    pub(in super::super) const STRUCT: u8 = 0x0A;
    pub(in super::super) const NAME: u8 = 0x0B;
    pub(in super::super) const VARIANT: u8 = 0x0C;
    pub(in super::super) const SOME: u8 = 0x0D;
}

/// What was just written, as far as the field it is in must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrote {
    /// `None`: no field.
    None,
    /// `false` or something empty: no field.
    Default,
    /// What is in a `Some`: always a field.
    Some,
    /// Anything else: always a field.
    Value,
}

/// A named value inside an unfinished struct or map: where it is in `out`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// The first byte of the name's length.
    pub start: usize,
    /// The first byte after the name.
    pub name_end: usize,
    /// The first byte after the value.
    pub end: usize,
}

impl Entry {
    /// Its name, without the length before it.
    fn name<'a>(&self, out: &'a [u8]) -> &'a [u8] {
        &out[self.start + 4..self.name_end]
    }
}

/// The form so far.
#[derive(Default)]
pub(super) struct Writer {
    pub out: Vec<u8>,
    /// The entries of all unfinished structs and maps, the innermost last.
    pub entries: Vec<Entry>,
    /// Entries while they are put in order; kept to be used again.
    scratch: Vec<u8>,
}

impl Writer {
    pub fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    fn byte(&mut self, byte: u8, wrote: Wrote) -> Result<Wrote, Error> {
        self.out.push(byte);
        Ok(wrote)
    }

    /// A length or count, in its four bytes.
    pub fn number(&mut self, number: usize) -> Result<(), Error> {
        let number = u32::try_from(number).map_err(|_| Error::TooLong)?;
        self.out.extend(number.to_be_bytes());
        Ok(())
    }

    /// Room for a number that is known later; returns where it is.
    pub fn room(&mut self) -> usize {
        self.out.extend([0; 4]);
        self.out.len() - 4
    }

    /// Fills such room.
    pub fn fill(&mut self, room: usize, number: usize) -> Result<(), Error> {
        let number = u32::try_from(number).map_err(|_| Error::TooLong)?;
        self.out[room..room + 4].copy_from_slice(&number.to_be_bytes());
        Ok(())
    }

    pub fn name(&mut self, name: &str) -> Result<(), Error> {
        self.number(name.len())?;
        self.out.extend(name.as_bytes());
        Ok(())
    }

    fn integer(&mut self, tag: u8, magnitude: u128) -> Result<Wrote, Error> {
        let bytes = magnitude.to_be_bytes();
        let used = &bytes[magnitude.leading_zeros() as usize / 8..];
        self.out.extend([tag, used.len() as u8]);
        self.out.extend(used);
        Ok(Wrote::Value)
    }

    fn signed(&mut self, value: i128) -> Result<Wrote, Error> {
        let tag = if value < 0 { tag::NEGATIVE } else { tag::POSITIVE };
        self.integer(tag, value.unsigned_abs())
    }

    /// Begins a variant's content.
    fn variant(&mut self, name: &str) -> Result<(), Error> {
        self.out.push(tag::VARIANT);
        self.name(name)
    }

    /// Sorts the entries from `first` on by name, in `out` too, and forgets them. Returns how many
    /// there were.
    pub fn sort(&mut self, first: usize) -> Result<usize, Error> {
        let Self { out, entries, scratch } = self;
        let order = &mut entries[first..];
        let count = order.len();
        // Derived code writes fields as declared: often in order, never twice.
        if !order.is_sorted_by(|a, b| a.name(out) < b.name(out)) {
            let from = order[0].start;
            order.sort_unstable_by(|a, b| a.name(out).cmp(b.name(out)));
            if order.windows(2).any(|two| two[0].name(out) == two[1].name(out)) {
                return Err(Error::Twice);
            }
            scratch.clear();
            order.iter().for_each(|entry| scratch.extend(&out[entry.start..entry.end]));
            out.truncate(from);
            out.extend(&*scratch);
        }
        entries.truncate(first);
        Ok(count)
    }
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = Wrote;
    type Error = Error;
    type SerializeSeq = List<'a>;
    type SerializeTuple = List<'a>;
    type SerializeTupleStruct = List<'a>;
    type SerializeTupleVariant = List<'a>;
    type SerializeMap = Fields<'a>;
    type SerializeStruct = Fields<'a>;
    type SerializeStructVariant = Fields<'a>;

    fn is_human_readable(&self) -> bool {
        true
    }

    fn serialize_bool(self, value: bool) -> Result<Wrote, Error> {
        match value {
            true => self.byte(tag::TRUE, Wrote::Value),
            false => self.byte(tag::FALSE, Wrote::Default),
        }
    }

    fn serialize_i8(self, value: i8) -> Result<Wrote, Error> {
        self.signed(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<Wrote, Error> {
        self.signed(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<Wrote, Error> {
        self.signed(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<Wrote, Error> {
        self.signed(value.into())
    }

    fn serialize_i128(self, value: i128) -> Result<Wrote, Error> {
        self.signed(value)
    }

    fn serialize_u8(self, value: u8) -> Result<Wrote, Error> {
        self.integer(tag::POSITIVE, value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<Wrote, Error> {
        self.integer(tag::POSITIVE, value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<Wrote, Error> {
        self.integer(tag::POSITIVE, value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<Wrote, Error> {
        self.integer(tag::POSITIVE, value.into())
    }

    fn serialize_u128(self, value: u128) -> Result<Wrote, Error> {
        self.integer(tag::POSITIVE, value)
    }

    fn serialize_f32(self, _: f32) -> Result<Wrote, Error> {
        Err(Error::Float)
    }

    fn serialize_f64(self, _: f64) -> Result<Wrote, Error> {
        Err(Error::Float)
    }

    fn serialize_char(self, value: char) -> Result<Wrote, Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<Wrote, Error> {
        self.out.push(tag::TEXT);
        self.name(value)?;
        Ok(Wrote::Value)
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<Wrote, Error> {
        self.out.push(tag::TEXT);
        let room = self.room();
        write!(Utf8(&mut self.out), "{value}").map_err(|_| Error::Refused)?;
        self.fill(room, self.out.len() - room - 4)?;
        Ok(Wrote::Value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<Wrote, Error> {
        self.out.push(tag::BYTES);
        self.number(value.len())?;
        self.out.extend(value);
        Ok(if value.is_empty() { Wrote::Default } else { Wrote::Value })
    }

    fn serialize_none(self) -> Result<Wrote, Error> {
        self.byte(tag::NONE, Wrote::None)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Wrote, Error> {
        let start = self.out.len();
        if matches!(value.serialize(&mut *self)?, Wrote::None | Wrote::Some) {
            self.out.insert(start, tag::SOME);
        }
        Ok(Wrote::Some)
    }

    fn serialize_unit(self) -> Result<Wrote, Error> {
        self.byte(tag::UNIT, Wrote::Value)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Wrote, Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Wrote, Error> {
        self.out.push(tag::NAME);
        self.name(variant)?;
        Ok(Wrote::Value)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Wrote, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Wrote, Error> {
        self.variant(variant)?;
        value.serialize(self)?;
        Ok(Wrote::Value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'a>, Error> {
        Ok(List::begin(self, Wrote::Default))
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'a>, Error> {
        Ok(List::begin(self, Wrote::Default))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List<'a>, Error> {
        Ok(List::begin(self, Wrote::Default))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<List<'a>, Error> {
        self.variant(variant)?;
        Ok(List::begin(self, Wrote::Value))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields<'a>, Error> {
        Ok(Fields::begin(self, tag::MAP, Wrote::Default))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'a>, Error> {
        Ok(Fields::begin(self, tag::STRUCT, Wrote::Value))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Fields<'a>, Error> {
        self.variant(variant)?;
        Ok(Fields::begin(self, tag::STRUCT, Wrote::Value))
    }
}

/// What a Display writes, straight into the form.
struct Utf8<'a>(&'a mut Vec<u8>);

impl Write for Utf8<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.extend(text.as_bytes());
        Ok(())
    }
}
