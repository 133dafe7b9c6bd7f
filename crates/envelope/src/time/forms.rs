//! The two forms of a time: text for people and programs, numbers in a record.

use greyfile_field::{Kind, text_field};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Day, Occurred, Precision, Timestamp};

/// Serde of a time: its text for people, `$binary` for records.
macro_rules! text_or_binary {
    ($type:ident, $binary:ty, $into:expr, $from:expr, $kind:ident, $about:literal) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.collect_str(self)
                } else {
                    let into: fn(&$type) -> $binary = $into;
                    into(self).serialize(serializer)
                }
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                    text.parse().map_err(serde::de::Error::custom)
                } else {
                    let from: fn($binary) -> $type = $from;
                    <$binary>::deserialize(deserializer).map(from)
                }
            }
        }

        text_field! {
            $type, |text| text.parse::<$type>().map(drop).map_err(Into::into), {
                name: stringify!($type),
                about: $about,
                kind: Kind::$kind,
                len_max: None,
                pattern: None,
            }
        }
    };
}

text_or_binary!(Timestamp, i64, |at| at.0, Timestamp, Instant, "an instant, RFC 3339");
text_or_binary!(Day, i32, |day| day.0, Day, Day, "a civil day in Pakistan, YYYY-MM-DD");
text_or_binary!(
    Occurred,
    (i64, i64, Precision),
    |occurred| (occurred.start.0, occurred.end.0, occurred.precision),
    |(start, end, precision)| Occurred { start: Timestamp(start), end: Timestamp(end), precision },
    Occurred,
    "when it happened, in Pakistan's time: 2024, 2025-06, 2025-07-08, 2025-07-08T14:30, \
     2025-07-08T14:30:05, or a window of two of these with a slash between; a minute or a second \
     may name another offset, 2025-07-08T00:30Z, and is kept in Pakistan's time"
);
