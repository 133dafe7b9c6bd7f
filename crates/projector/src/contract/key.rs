//! Typed keys: values as bytes that sort as the values do.

use greyfile_envelope::{Day, Position, StreamId, StreamKind, Timestamp};

/// A value that can stand in a key: its bytes sort as the values do, and no value's bytes begin
/// with those of another one, so that keys can be put together.
pub trait Key: Sized {
    /// Appends the bytes.
    fn write(&self, out: &mut Vec<u8>);

    /// Reads a value from the front of these bytes and leaves the rest; `None` where there is none.
    fn read(bytes: &mut &[u8]) -> Option<Self>;

    /// The bytes.
    fn key_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(32);
        self.write(&mut out);
        out
    }

    /// The value of exactly these bytes.
    fn of_bytes(mut bytes: &[u8]) -> Option<Self> {
        let value = Self::read(&mut bytes)?;
        bytes.is_empty().then_some(value)
    }
}

/// Sorts the other way round: the highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Newest<T>(pub T);

impl<T: Key> Key for Newest<T> {
    fn write(&self, out: &mut Vec<u8>) {
        let from = out.len();
        self.0.write(out);
        out[from..].iter_mut().for_each(|byte| *byte = !*byte);
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        let inverted: Vec<u8> = bytes.iter().map(|byte| !*byte).collect();
        let mut rest = &inverted[..];
        let value = T::read(&mut rest)?;
        *bytes = &bytes[bytes.len() - rest.len()..];
        Some(Self(value))
    }
}

impl Key for () {
    fn write(&self, _: &mut Vec<u8>) {}

    fn read(_: &mut &[u8]) -> Option<Self> {
        Some(())
    }
}

impl<const N: usize> Key for [u8; N] {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self);
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        let (value, rest) = bytes.split_first_chunk()?;
        *bytes = rest;
        Some(*value)
    }
}

macro_rules! unsigned {
    ($($int:ty),*) => {$(
        impl Key for $int {
            fn write(&self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_be_bytes());
            }

            fn read(bytes: &mut &[u8]) -> Option<Self> {
                Key::read(bytes).map(Self::from_be_bytes)
            }
        }
    )*};
}

unsigned!(u8, u16, u32, u64);

/// The sign bit is flipped, so that negative numbers come first.
macro_rules! signed {
    ($($int:ty as $bits:ty),*) => {$(
        impl Key for $int {
            fn write(&self, out: &mut Vec<u8>) {
                (self.cast_unsigned() ^ (1 << (<$bits>::BITS - 1))).write(out);
            }

            fn read(bytes: &mut &[u8]) -> Option<Self> {
                let bits = <$bits as Key>::read(bytes)?;
                Some((bits ^ (1 << (<$bits>::BITS - 1))).cast_signed())
            }
        }
    )*};
}

signed!(i32 as u32, i64 as u64);

macro_rules! wrapped {
    ($($type:ident($inner:ty)),*) => {$(
        impl Key for $type {
            fn write(&self, out: &mut Vec<u8>) {
                self.0.write(out);
            }

            fn read(bytes: &mut &[u8]) -> Option<Self> {
                <$inner as Key>::read(bytes).map($type)
            }
        }
    )*};
}

wrapped!(Day(i32), Position(u64), Timestamp(i64), StreamKind(u8));

/// By id, then by kind. Ids begin with the time of the command that opened the stream, so the
/// streams that one command opened, such as a raid, its exhibits and those arrested, lie side by
/// side.
impl Key for StreamId {
    fn write(&self, out: &mut Vec<u8>) {
        let mut bytes = self.to_bytes();
        bytes.rotate_left(1);
        out.extend_from_slice(&bytes);
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        let mut stream = <[u8; Self::LEN] as Key>::read(bytes)?;
        stream.rotate_right(1);
        Some(Self::from_bytes(stream))
    }
}

/// A zero byte ends the text; one inside it is written as 0x00 0xFF.
impl Key for String {
    fn write(&self, out: &mut Vec<u8>) {
        self.as_str().bytes().for_each(|byte| match byte {
            0 => out.extend_from_slice(&[0, 0xFF]),
            byte => out.push(byte),
        });
        out.extend_from_slice(&[0, 0]);
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        let mut text = Vec::new();
        loop {
            match bytes {
                [0, 0, rest @ ..] => {
                    *bytes = rest;
                    return Self::from_utf8(text).ok();
                }
                [0, 0xFF, rest @ ..] => {
                    text.push(0);
                    *bytes = rest;
                }
                [0, ..] | [] => return None,
                [byte, rest @ ..] => {
                    text.push(*byte);
                    *bytes = rest;
                }
            }
        }
    }
}

impl<T: Key> Key for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            None => out.push(0),
            Some(value) => {
                out.push(1);
                value.write(out);
            }
        }
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        match u8::read(bytes)? {
            0 => Some(None),
            1 => T::read(bytes).map(Some),
            _ => None,
        }
    }
}

macro_rules! tuples {
    ($(($($name:ident . $at:tt),+))*) => {$(
        impl<$($name: Key),+> Key for ($($name,)+) {
            fn write(&self, out: &mut Vec<u8>) {
                $(self.$at.write(out);)+
            }

            fn read(bytes: &mut &[u8]) -> Option<Self> {
                Some(($($name::read(bytes)?,)+))
            }
        }
    )*};
}

tuples! {
    (A.0)
    (A.0, B.1)
    (A.0, B.1, C.2)
    (A.0, B.1, C.2, D.3)
    (A.0, B.1, C.2, D.3, E.4)
    (A.0, B.1, C.2, D.3, E.4, F.5)
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use proptest::prelude::*;

    use super::*;

    fn holds<K: Key + Ord + Debug>(one: &K, other: &K) -> Result<(), TestCaseError> {
        prop_assert_eq!(one.key_bytes().cmp(&other.key_bytes()), one.cmp(other));
        let back = K::of_bytes(&one.key_bytes());
        prop_assert_eq!(back.as_ref(), Some(one));
        if one != other {
            prop_assert!(!other.key_bytes().starts_with(&one.key_bytes()));
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn bytes_sort_as_the_values_do_and_read_back(
            numbers: [(u8, u16, u32, u64); 2],
            signed: [(i32, i64); 2],
            texts in proptest::array::uniform2("[ab\u{0}\u{1}\u{ff}ک]{0,4}"),
            days: [i32; 2],
            maybe: [Option<u8>; 2],
        ) {
            holds(&numbers[0], &numbers[1])?;
            holds(&signed[0], &signed[1])?;
            holds(&texts[0], &texts[1])?;
            holds(&maybe[0], &maybe[1])?;
            let both = [0, 1].map(|n: usize| (texts[n].clone(), Day(days[n]), Position(numbers[n].3)));
            holds(&both[0], &both[1])?;
            let newest = texts.clone().map(|text| Newest((text, 7u8)).key_bytes());
            prop_assert_eq!(newest[0].cmp(&newest[1]), texts[1].cmp(&texts[0]));
            let back = <(Newest<String>, u8)>::of_bytes(&(Newest(texts[0].clone()), 9u8).key_bytes());
            prop_assert_eq!(back, Some((Newest(texts[0].clone()), 9)));
        }

        #[test]
        fn garbage_is_no_key_and_no_panic(bytes: Vec<u8>) {
            let _ = <(String, Option<u32>, Newest<Day>)>::of_bytes(&bytes);
            let _ = StreamId::of_bytes(&bytes);
        }
    }
}
