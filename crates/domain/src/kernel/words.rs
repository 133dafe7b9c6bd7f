//! The words of a room as data: its Fluent files in English and in Urdu, and the codes that they
//! have a text for. This crate holds no sentence; `greyfile-words` renders them.
//!
//! A message is named by what it is about and its code, with `-` for every `.` and `_`:
//! `flag-exhibit-wrong-holder` is the text of the flag `exhibit.wrong_holder`. Before the code stands
//! `flag`, `due`, `ended`, `verdict` or `refusal`.

/// A room's two Fluent files. Both have the same messages, with the same arguments.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// In English.
    pub en: &'static str,
    /// In Urdu.
    pub ur: &'static str,
}

/// What the kernel itself says: refusals, verdicts, times, places, kinds of stream, citations.
pub const WORDS: Words =
    Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };

/// Something that is flagged, or that is due: its code and the section of law that asks for it.
/// Made by `codes!` alone, so that each is in the list of its room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    code: &'static str,
    section: &'static str,
}

impl Rule {
    /// For `codes!`.
    pub(crate) const fn declared(code: &'static str, section: &'static str) -> Self {
        Self { code, section }
    }

    /// A stable code for programs.
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// The section of law, as it is cited in English.
    pub const fn section(self) -> &'static str {
        self.section
    }
}

/// How something ended. Made by `codes!` alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End(&'static str);

impl End {
    /// For `codes!`.
    pub(crate) const fn declared(code: &'static str) -> Self {
        Self(code)
    }

    /// A stable code for programs.
    pub const fn code(self) -> &'static str {
        self.0
    }
}

/// Every code that a room can give. A test holds the room's words against it.
#[derive(Debug, Clone, Copy)]
pub struct Codes {
    /// What it flags.
    pub flags: &'static [Rule],
    /// What it sets a time for. One that is broken is flagged under the same code.
    pub deadlines: &'static [Rule],
    /// How any of these ends.
    pub ends: &'static [End],
}

impl Codes {
    /// Of a room that flags nothing and sets no time.
    pub const NONE: Self = Self { flags: &[], deadlines: &[], ends: &[] };
}

/// Declares what a room flags, what it sets a time for and how these end, and gathers them in
/// `CODES`. Nothing else makes a [`Rule`] or an [`End`], so none is missing there.
macro_rules! codes {
    (
        flags { $($(#[$flag_doc:meta])* $Flag:ident = $flag:literal, $flag_section:expr;)* }
        deadlines { $($(#[$due_doc:meta])* $Due:ident = $due:literal, $due_section:expr;)* }
        ends { $($(#[$end_doc:meta])* $End:ident = $end:literal;)* }
    ) => {
        $($(#[$flag_doc])* pub(crate) const $Flag: $crate::kernel::words::Rule =
            $crate::kernel::words::Rule::declared($flag, $flag_section);)*
        $($(#[$due_doc])* pub(crate) const $Due: $crate::kernel::words::Rule =
            $crate::kernel::words::Rule::declared($due, $due_section);)*
        $($(#[$end_doc])* pub(crate) const $End: $crate::kernel::words::End =
            $crate::kernel::words::End::declared($end);)*
        /// Every code that is given here.
        pub(crate) const CODES: $crate::kernel::words::Codes = $crate::kernel::words::Codes {
            flags: &[$($Flag),*],
            deadlines: &[$($Due),*],
            ends: &[$($End),*],
        };
    };
}
pub(crate) use codes;

codes! {
    flags {}
    deadlines {}
    ends {
        /// What was due was done, too late.
        DONE_LATE = "done_late";
        /// What had to be given, such as a notice, was given, too late.
        GIVEN_LATE = "given_late";
    }
}
