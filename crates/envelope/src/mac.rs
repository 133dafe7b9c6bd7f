//! Sixteen bytes that only a holder of the log's secret can make: a command's fingerprint, a
//! record's seal. This crate carries them and knows no key; intake makes them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// In text: 32 hexadecimal digits.
fn format(bytes: [u8; 16]) -> String {
    format!("{:032x}", u128::from_be_bytes(bytes))
}

fn parse(text: &str) -> Option<[u8; 16]> {
    // `from_str_radix` alone would take a sign.
    let hex = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = u128::from_str_radix(text, 16).ok().filter(|_| hex)?;
    Some(number.to_be_bytes())
}

/// Sixteen bytes: hexadecimal digits for people, plain bytes for records.
pub(crate) mod hex16 {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer>(
        bytes: &[u8; 16],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.serialize_str(&super::format(*bytes))
        } else {
            bytes.serialize(serializer)
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<[u8; 16], D::Error> {
        if deserializer.is_human_readable() {
            let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
            let wanted = || serde::de::Error::custom("expected 32 hexadecimal digits");
            super::parse(&text).ok_or_else(wanted)
        } else {
            <[u8; 16]>::deserialize(deserializer)
        }
    }
}

macro_rules! mac {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(#[serde(with = "hex16")] [u8; Self::LEN]);

        impl $name {
            /// Its length, in bytes.
            pub const LEN: usize = 16;

            /// The one of these bytes.
            pub const fn from_bytes(bytes: [u8; Self::LEN]) -> Self {
                Self(bytes)
            }

            /// Its bytes.
            pub const fn to_bytes(self) -> [u8; Self::LEN] {
                self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), format(self.0))
            }
        }
    )*};
}

mac! {
    /// Tells whether a repeated command id came with the same content: HMAC-SHA-256, under a key
    /// of the log, over the canonical form of what is to be done, cut to 128 bits.
    ///
    /// Keyed, since the content can hold a CNIC, and a bare hash of one can be found by trying
    /// them all.
    Fingerprint

    /// Tells that this log's intake wrote the record: HMAC-SHA-256, under the log's sealing key,
    /// over the log's id and all bytes of the record before the seal, cut to 128 bits.
    Seal
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn text_and_bytes_round_trip(bytes: [u8; 16]) {
            let seal = Seal::from_bytes(bytes);
            let raw = postcard::to_stdvec(&seal).unwrap();
            prop_assert_eq!(raw.as_slice(), bytes.as_slice());
            prop_assert_eq!(postcard::from_bytes::<Seal>(&raw).unwrap(), seal);
            let json = serde_json::to_string(&seal).unwrap();
            prop_assert_eq!(serde_json::from_str::<Seal>(&json).unwrap(), seal);
        }
    }

    #[test]
    fn only_32_digits_are_one() {
        let digits = "0f".repeat(16);
        assert_eq!(parse(&digits), Some([0x0f; 16]));
        let signed = format!("+{}", &digits[1..]);
        for text in ["", &digits[1..], &format!("{digits}0"), &signed, &"ش".repeat(16)] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
