//! Numbers of documents and devices: CNIC, IMEI, phone.

use std::fmt;

use greyfile_field::{Why, Wrong};
use serde::{Deserialize, Deserializer, Serialize};

use super::declare::coded;

/// A number that is not one of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// Not `NNNNN-NNNNNNN-N`.
    Cnic,
    /// Not 15 digits with a right check digit (Luhn).
    Imei,
    /// Not E.164.
    Phone,
}

impl From<NumberError> for Wrong {
    fn from(error: NumberError) -> Self {
        Self::new(match error {
            NumberError::Cnic => Why::NumberCnic,
            NumberError::Imei => Why::NumberImei,
            NumberError::Phone => Why::NumberPhone,
        })
    }
}
coded!(NumberError);

macro_rules! number {
    ($(#[$doc:meta])* $name:ident, $valid:expr, $error:expr, $pattern:literal, about: $about:literal, $sample:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The number, checked.
            ///
            /// # Errors
            /// When it is not one of its kind.
            pub fn new(text: impl AsRef<str>) -> Result<Self, NumberError> {
                Self::checked(text.as_ref()).map(|text| Self(text.to_owned()))
            }

            fn checked(text: &str) -> Result<&str, NumberError> {
                let text = text.trim();
                let valid: fn(&str) -> bool = $valid;
                if valid(text) { Ok(text) } else { Err($error) }
            }

            /// The number as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        /// Never the number: debug output ends in logs.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let checked = deserializer.is_human_readable();
                let text = String::deserialize(deserializer)?;
                if checked {
                    Self::new(text).map_err(serde::de::Error::custom)
                } else {
                    Ok(Self(text))
                }
            }
        }

        greyfile_field::text_field! {
            $name, |text| $name::checked(text).map(drop).map_err(Into::into), {
                name: stringify!($name),
                about: $about,
                kind: greyfile_field::Kind::Number,
                len_max: None,
                pattern: Some($pattern),
            }
        }

        #[cfg(feature = "arbitrary")]
        impl arbitrary::Arbitrary<'_> for $name {
            fn arbitrary(u: &mut arbitrary::Unstructured<'_>) -> arbitrary::Result<Self> {
                let sample: [&str; 2] = $sample;
                Ok(Self((*u.choose(&sample)?).to_owned()))
            }
        }
    };
}

number! {
    /// A computerised national identity card number.
    Cnic, cnic, NumberError::Cnic, "^[0-9]{5}-[0-9]{7}-[0-9]$",
    about: "a CNIC, NNNNN-NNNNNNN-N",
    ["01234-1234567-1", "09234-1234567-2"]
}
number! {
    /// A phone's equipment identity.
    Imei, imei, NumberError::Imei, "^[0-9]{15}$", about: "an IMEI, 15 digits",
    ["490154203237518", "356938035643809"]
}
number! {
    /// A phone number.
    Phone, phone, NumberError::Phone, "^\\+[1-9][0-9]{6,14}$", about: "a phone number, E.164",
    ["+920000000001", "+920000000002"]
}

impl Cnic {
    /// Whether it begins with 0, as no real card does: the first digit is the province, from 1 to
    /// 9, and cards of Azad Kashmir begin with 8.
    pub fn is_synthetic(&self) -> bool {
        self.0.starts_with('0')
    }
}

fn cnic(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 15
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            5 | 13 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn imei(text: &str) -> bool {
    let luhn = |sum: u32, (at, byte): (usize, u8)| {
        let digit = u32::from(byte - b'0');
        sum + if at % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { digit }
    };
    text.len() == 15
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.bytes().enumerate().fold(0, luhn) % 10 == 0
}

fn phone(text: &str) -> bool {
    match text.strip_prefix('+') {
        Some(digits) => {
            (7..=15).contains(&digits.len())
                && digits.bytes().all(|byte| byte.is_ascii_digit())
                && !digits.starts_with('0')
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_checked() {
        for (text, valid) in [
            ("01234-1234567-1", true),
            ("81302-0000000-1", true),
            ("0123412345671", false),
            ("01234-1234567-", false),
            ("01234-1234567-12", false),
            ("01234-12345670-1", false),
            ("O1234-1234567-1", false),
            ("۰۱۲۳۴-۱۲۳۴۵۶۷-۱", false),
            ("", false),
        ] {
            assert_eq!(Cnic::new(text).is_ok(), valid, "{text}");
        }
        for (text, valid) in [
            ("490154203237518", true),
            ("490154203237519", false),
            ("49015420323751", false),
            ("49015420323751a", false),
        ] {
            assert_eq!(Imei::new(text).is_ok(), valid, "{text}");
        }
        for (text, valid) in [
            ("+923001234567", true),
            ("03001234567", false),
            ("+0300123456", false),
            ("+92", false),
        ] {
            assert_eq!(Phone::new(text).is_ok(), valid, "{text}");
        }
        // Every first digit is one of a card, and 0 of none: 8 is that of Azad Kashmir.
        for digit in 0..=9 {
            let cnic = Cnic::new(format!("{digit}1302-0000000-1")).unwrap();
            assert_eq!(cnic.is_synthetic(), digit == 0, "{digit}");
        }
    }
}
