//! Why what was sent cannot stand in a field.

macro_rules! why {
    ($($(#[$doc:meta])* $Name:ident = $code:literal;)*) => {
        /// Why what was sent cannot stand in a field. A test asks for the words of each.
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
    /// A field that is needed was left out.
    FieldMissing = "field.missing";
    /// A field given twice.
    FieldTwice = "field.twice";
    /// No field of this name here: `count` of those that there are, and their `names`.
    FieldUnknown = "field.unknown";
    /// A field of another event: that `event`, and the `names` of the fields there are.
    FieldOfAnother = "field.of_another_event";
    /// Something else in the place of fields with names: what was `found`.
    ShapeFields = "shape.fields";
    /// Something else in the place of a text: what was `found`.
    ShapeText = "shape.text";
    /// Something else in the place of a number: what was `found`.
    ShapeNumber = "shape.number";
    /// A number with decimals in the place of a whole one.
    ShapeWhole = "shape.whole";
    /// Something else in the place of true or false: what was `found`.
    ShapeYesNo = "shape.yes_no";
    /// Something else in the place of a list: what was `found`.
    ShapeList = "shape.list";
    /// Something else in the place of the name of a place: what was `found`.
    ShapePlace = "shape.place";
    /// Something else in the place of personal data: what was `found`.
    ShapePersonal = "shape.personal";
    /// Something else in the place of one of several `names`: what was `found`.
    ShapeChoice = "shape.choice";
    /// A number outside its limits: `min`, `max`, both included.
    NumberRange = "number.range";
    /// A choice that this program does not know; it knows those of these `names`.
    ChoiceUnknown = "choice.unknown";
    /// None of the choices, whose `names` are these.
    ChoiceNone = "choice.none";
    /// More than one choice, of which the `names` are these.
    ChoiceSeveral = "choice.several";
    /// A choice that stands alone, with something behind it.
    ChoiceAlone = "choice.alone";
    /// A kind of record whose events are not known; those of these `names` are.
    EventKind = "event.unknown_kind";
    /// An event that is not known of this kind of record; those of these `names` are.
    EventUnknown = "event.unknown";
    /// A list of more rows than can be sent at once: `len`, `max`.
    ListTooLong = "list.too_long";
    /// No place in a list that a page before it gave.
    ListPlace = "list.place";
    /// Nothing, or blanks.
    TextEmpty = "text.empty";
    /// More characters than its kind allows: `len`, `max`.
    TextTooLong = "text.too_long";
    /// A character that nobody sees: `character`.
    TextInvisible = "text.invisible";
    /// Letters of two scripts in one word.
    TextScripts = "text.scripts";
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

/// Why what was sent cannot stand in a field, and what the words for it need. Never what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Why.
    pub why: Why,
    /// What the words need, by name; what is several things stands once for each.
    pub args: Vec<(&'static str, Said)>,
}

/// One thing that the words for it need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A number.
    Number(i128),
    /// The name of a field, an event or a choice of this program's own.
    Name(&'static str),
    /// A code by which the words choose what they say.
    Code(&'static str),
}

impl Wrong {
    /// Wrong in a way that needs nothing more to tell.
    pub const fn new(why: Why) -> Self {
        Self { why, args: Vec::new() }
    }

    /// The same with a number that its words need.
    #[must_use]
    pub fn number(mut self, name: &'static str, number: impl TryInto<i128>) -> Self {
        self.args.push((name, Said::Number(number.try_into().unwrap_or(i128::MAX))));
        self
    }

    /// The same with a code that its words choose by.
    #[must_use]
    pub fn code(mut self, name: &'static str, code: &'static str) -> Self {
        self.args.push((name, Said::Code(code)));
        self
    }

    /// The same with names that its words give.
    #[must_use]
    pub fn names(
        mut self,
        name: &'static str,
        all: impl IntoIterator<Item = &'static str>,
    ) -> Self {
        self.args.extend(all.into_iter().map(|one| (name, Said::Name(one))));
        self
    }

    /// A character that nobody sees.
    pub fn hidden(character: char) -> Self {
        Self::new(Why::TextInvisible).number("character", u32::from(character))
    }

    /// A text of more characters than its kind allows.
    pub fn too_long(len: usize, max: usize) -> Self {
        Self::new(Why::TextTooLong).number("len", len).number("max", max)
    }
}

/// The code alone: what people read is rendered from it, and errors end in logs.
impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.why.code())
    }
}

impl std::error::Error for Wrong {}
