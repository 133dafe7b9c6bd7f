//! Why a text cannot stand in a field.

macro_rules! why {
    ($($(#[$doc:meta])* $Name:ident = $code:literal;)*) => {
        /// Why a text cannot stand in a field. A test asks for the words of each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Why {
            $($(#[$doc])* $Name,)*
        }

        impl Why {
            /// All there are.
            pub const ALL: &[Self] = &[$(Self::$Name),*];

            /// A stable code for programs.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$Name => $code,)* }
            }
        }
    };
}

why! {
    /// Nothing, or blanks.
    TextEmpty = "text.empty";
    /// More characters than its kind allows: `len`, `max`.
    TextTooLong = "text.too_long";
    /// A character that nobody sees: `character`.
    TextInvisible = "text.invisible";
    /// Not a valid code.
    TextCode = "text.code";
    /// Not a valid code of a place.
    TextPlaceCode = "text.place_code";
    /// Not a valid country.
    TextCountry = "text.country";
    /// Not a valid currency.
    TextCurrency = "text.currency";
    /// Not valid hex.
    TextHex = "text.hex";
    /// Not so many digits of hex: `digits`.
    TextHexOf = "text.hex_of";
    /// A hand's code of too many characters: `max`.
    HandTooLong = "hand.too_long";
    /// A hand's code with a line break or another control character.
    HandControl = "hand.control";
    /// Not a valid CNIC.
    NumberCnic = "number.cnic";
    /// Not a valid IMEI.
    NumberImei = "number.imei";
    /// Not a valid phone number.
    NumberPhone = "number.phone";
    /// Not a valid id.
    IdUlid = "id.ulid";
    /// Not a valid id of a stream.
    StreamShape = "stream.shape";
    /// A stream of no kind there is.
    StreamKind = "stream.kind";
    /// A stream of another kind than that of the number `wanted`.
    StreamOtherKind = "stream.other_kind";
    /// Not a valid instant.
    TimeInstant = "time.instant";
    /// Not a valid day.
    TimeDay = "time.day";
    /// Not a valid time of happening.
    TimeOccurred = "time.occurred";
    /// A window that ends before it starts.
    TimeBackwards = "time.backwards";
}

/// Whether a character makes a page show another text than the record holds: a control character,
/// one that overrides direction, a mark of byte order. Where a text has `lines`, breaks and tabs are
/// part of it.
pub fn is_hidden(c: char, lines: bool) -> bool {
    let broken = c.is_control() && !(lines && matches!(c, '\n' | '\t'));
    broken || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Why a text cannot stand in a field, and what the words for it need. Never the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Why.
    pub why: Why,
    /// Numbers that the words need, by name.
    pub args: Vec<(&'static str, i64)>,
}

impl Wrong {
    /// Wrong in a way that needs no numbers to tell.
    pub const fn new(why: Why) -> Self {
        Self { why, args: Vec::new() }
    }
}
