//! Writes lists, maps and structs, whose counts are known at their end only.

use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant,
};

use super::Error;
use super::writer::{Entry, Writer, Wrote, tag};

/// An unfinished list.
pub(super) struct List<'a> {
    writer: &'a mut Writer,
    /// Where its count goes.
    room: usize,
    count: usize,
    /// What it is to the field around it if it stays empty.
    empty: Wrote,
}

impl<'a> List<'a> {
    pub fn begin(writer: &'a mut Writer, empty: Wrote) -> Self {
        writer.out.push(tag::LIST);
        let room = writer.room();
        Self { writer, room, count: 0, empty }
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut *self.writer)?;
        self.count += 1;
        Ok(())
    }

    fn finish(self) -> Result<Wrote, Error> {
        self.writer.fill(self.room, self.count)?;
        Ok(if self.count == 0 { self.empty } else { Wrote::Value })
    }
}

/// An unfinished map or struct.
pub(super) struct Fields<'a> {
    writer: &'a mut Writer,
    /// Where its count goes.
    room: usize,
    /// Its first entry among the writer's.
    first: usize,
    /// What it is to the field around it if it stays empty.
    empty: Wrote,
}

impl<'a> Fields<'a> {
    pub fn begin(writer: &'a mut Writer, tag: u8, empty: Wrote) -> Self {
        writer.out.push(tag);
        let room = writer.room();
        let first = writer.entries.len();
        Self { writer, room, first, empty }
    }

    /// A field of a struct, which may be left out.
    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Error> {
        let start = self.writer.out.len();
        self.writer.name(name)?;
        let name_end = self.writer.out.len();
        match value.serialize(&mut *self.writer)? {
            Wrote::None | Wrote::Default => self.writer.out.truncate(start),
            Wrote::Some | Wrote::Value => {
                let end = self.writer.out.len();
                self.writer.entries.push(Entry { start, name_end, end });
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<Wrote, Error> {
        let count = self.writer.sort(self.first)?;
        self.writer.fill(self.room, count)?;
        Ok(if count == 0 { self.empty } else { Wrote::Value })
    }
}

/// Lists of every kind are written alike.
macro_rules! list {
    ($($Trait:ident::$write:ident)*) => {$(
        impl $Trait for List<'_> {
            type Ok = Wrote;
            type Error = Error;

            fn $write<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.element(value)
            }

            fn end(self) -> Result<Wrote, Error> {
                self.finish()
            }
        }
    )*};
}

list! {
    SerializeSeq::serialize_element
    SerializeTuple::serialize_element
    SerializeTupleStruct::serialize_field
    SerializeTupleVariant::serialize_field
}

impl SerializeMap for Fields<'_> {
    type Ok = Wrote;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        let start = self.writer.out.len();
        key.serialize(&mut *self.writer)?;
        // A text or the name of a variant: without its tag it is a name.
        if !matches!(self.writer.out[start], tag::TEXT | tag::NAME) {
            return Err(Error::Key);
        }
        self.writer.out.remove(start);
        let name_end = self.writer.out.len();
        self.writer.entries.push(Entry { start, name_end, end: name_end });
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut *self.writer)?;
        let end = self.writer.out.len();
        self.writer.entries.last_mut().expect("its key came first").end = end;
        Ok(())
    }

    fn end(self) -> Result<Wrote, Error> {
        self.finish()
    }
}

/// So are fields, whether of a struct or of a variant.
macro_rules! fields {
    ($($Trait:ident)*) => {$(
        impl $Trait for Fields<'_> {
            type Ok = Wrote;
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Error> {
                self.field(name, value)
            }

            fn end(self) -> Result<Wrote, Error> {
                self.finish()
            }
        }
    )*};
}

fields! { SerializeStruct SerializeStructVariant }
