//! Reads the canonical form strictly by the grammar in its documentation, with nothing from the
//! code that writes it: whatever is written must be one value of this grammar and no more.

use std::fmt::Write;

/// What is not by the grammar, and where.
type Read<T> = Result<T, String>;

/// The one value that the bytes hold, as a text for comparing by eye.
pub fn read(bytes: &[u8]) -> Read<String> {
    let mut reader = Reader { bytes, at: 0 };
    let value = reader.value()?;
    if reader.at == bytes.len() { Ok(value) } else { Err(format!("{} ends early", reader.at)) }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Read<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at + len).ok_or("cut short")?;
        self.at += len;
        Ok(taken)
    }

    fn number(&mut self) -> Read<usize> {
        Ok(u32::from_be_bytes(self.take(4)?.try_into().unwrap()) as usize)
    }

    fn name(&mut self) -> Read<&'a str> {
        let len = self.number()?;
        std::str::from_utf8(self.take(len)?).map_err(|error| error.to_string())
    }

    fn integer(&mut self, sign: &str) -> Read<String> {
        let size = self.take(1)?[0] as usize;
        let magnitude = self.take(size)?;
        if size > 16 || magnitude.first() == Some(&0) || (sign == "-" && size == 0) {
            return Err(format!("no minimal integer before {}", self.at));
        }
        let value = magnitude.iter().fold(0u128, |value, byte| value << 8 | u128::from(*byte));
        Ok(format!("{sign}{value}"))
    }

    fn named(&mut self, open: &str, close: &str) -> Read<String> {
        let mut text = open.to_owned();
        let mut last: Option<&[u8]> = None;
        for _ in 0..self.number()? {
            let name = self.name()?;
            if last.is_some_and(|last| last >= name.as_bytes()) {
                return Err(format!("{name:?} is out of order"));
            }
            last = Some(name.as_bytes());
            let start = self.at;
            let value = self.value()?;
            // A struct leaves None out. An empty value or false may come from inside a Some, so
            // it can stand.
            if open == "(" && self.bytes[start] == 0 {
                return Err(format!("{name:?} is none and not left out"));
            }
            write!(text, " {name:?}: {value}").unwrap();
        }
        Ok(text + close)
    }

    fn value(&mut self) -> Read<String> {
        Ok(match self.take(1)?[0] {
            0x00 => "none".to_owned(),
            0x01 => "unit".to_owned(),
            0x02 => "false".to_owned(),
            0x03 => "true".to_owned(),
            0x04 => self.integer("")?,
            0x05 => self.integer("-")?,
            0x06 => format!("{:?}", self.name()?),
            0x07 => {
                let len = self.number()?;
                format!("bytes {:02x?}", self.take(len)?)
            }
            0x08 => {
                let values: Read<Vec<_>> = (0..self.number()?).map(|_| self.value()).collect();
                format!("[{}]", values?.join(", "))
            }
            0x09 => self.named("{", "}")?,
            0x0A => self.named("(", ")")?,
            0x0B => format!("#{}", self.name()?),
            0x0C => format!("#{} {}", self.name()?, self.value()?),
            0x0D => {
                let value = self.value()?;
                if !value.starts_with("none") && !value.starts_with("some") {
                    // Some(Some(x)) is written `some x`.
                    return Ok(format!("some some {value}"));
                }
                format!("some {value}")
            }
            other => return Err(format!("tag {other:02x} before {}", self.at)),
        })
    }
}
