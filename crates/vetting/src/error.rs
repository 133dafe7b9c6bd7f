//! What can be wrong with a file, each with a code for programs.

use crate::document::Kind;
use crate::keys::KeyId;

/// Why a file is not taken. Nothing of what it says is told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// Not a file of Greyfile's vetting.
    #[error("not a file of vetting")]
    NotAFile,
    /// A file of vetting, and of another kind than wanted.
    #[error("a file of another kind: {found:?}, where {wanted:?} is wanted")]
    OtherKind {
        /// What it is.
        found: Kind,
        /// What is wanted.
        wanted: Kind,
    },
    /// It does not reach to the end of its signature.
    #[error("the file is cut short")]
    CutShort,
    /// It has more bytes than such a file may have.
    #[error("larger than {max} bytes")]
    TooLarge {
        /// The largest that it may be, in bytes.
        max: usize,
    },
    /// Something on its way has put other ends on its lines.
    #[error("its lines end in CR LF: it was changed on its way")]
    LineEnds,
    /// Written by a newer Greyfile.
    #[error("of format {found}; this program knows formats up to {known}")]
    NewerFormat {
        /// Its format.
        found: u32,
        /// The newest that this program knows.
        known: u32,
    },
    /// It is not written as such a file is.
    #[error("line {line} is not as it should be: {why:?}")]
    Malformed {
        /// Which line, from 1.
        line: u32,
        /// What is wrong with it.
        why: Broken,
    },
    /// No key that is given has signed it.
    #[error("signed with a key that is not known: {0}")]
    KeyUnknown(KeyId),
    /// The key is known, and is another body's.
    #[error("signed with the key of another body: {0}")]
    KeyOfAnother(KeyId),
    /// The signature does not fit what it stands under.
    #[error("the signature is wrong")]
    Signature,
    /// Of another log.
    #[error("of another log")]
    OtherLog,
    /// About another licence.
    #[error("about another licence")]
    OtherLicence,
    /// Of another body.
    #[error("of another body")]
    OtherBody,
    /// Of a round that was not asked.
    #[error("of round {answered}; asked was round {asked}")]
    OtherRound {
        /// Its round.
        answered: u32,
        /// The last that was asked.
        asked: u32,
    },
    /// It names another digest than the request.
    #[error("it names another digest than the request")]
    OtherDigest,
    /// Nothing was asked.
    #[error("this body was not asked about this licence")]
    NotAsked,
    /// It clears fewer persons and places than were asked about.
    #[error("it covers {count} fewer than were asked about")]
    CoversLess {
        /// How many are missing.
        count: usize,
    },
    /// It covers persons or places that were not asked about.
    #[error("it covers {count} that were not asked about")]
    CoversOther {
        /// How many.
        count: usize,
    },
    /// Sealed to other keys than the one given.
    #[error("sealed to other keys than this one")]
    OtherRecipient,
    /// It is sealed to this key and cannot be opened, or is not what it is said to be.
    #[error("what is sealed cannot be opened: it was altered, or is of another file")]
    Sealed,
    /// There are no grounds in it.
    #[error("there are no grounds in it")]
    NoGrounds,
    /// What was opened is not what the answer committed to.
    #[error("these are not the grounds that the answer committed to")]
    Commitment,
}

impl VerifyError {
    /// A stable code for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAFile => "vetting.not_a_file",
            Self::OtherKind { .. } => "vetting.other_kind",
            Self::CutShort => "vetting.cut_short",
            Self::TooLarge { .. } => "vetting.too_large",
            Self::LineEnds => "vetting.line_ends",
            Self::NewerFormat { .. } => "vetting.newer_format",
            Self::Malformed { .. } => "vetting.malformed",
            Self::KeyUnknown(_) => "vetting.key_unknown",
            Self::KeyOfAnother(_) => "vetting.key_of_another",
            Self::Signature => "vetting.signature",
            Self::OtherLog => "vetting.other_log",
            Self::OtherLicence => "vetting.other_licence",
            Self::OtherBody => "vetting.other_body",
            Self::OtherRound { .. } => "vetting.other_round",
            Self::OtherDigest => "vetting.other_digest",
            Self::NotAsked => "vetting.not_asked",
            Self::CoversLess { .. } => "vetting.covers_less",
            Self::CoversOther { .. } => "vetting.covers_other",
            Self::OtherRecipient => "vetting.other_recipient",
            Self::Sealed => "vetting.sealed",
            Self::NoGrounds => "vetting.no_grounds",
            Self::Commitment => "vetting.commitment",
        }
    }
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// Not UTF-8.
    Text,
    /// Another field is wanted here, or none.
    Field,
    /// Its value cannot be read.
    Value,
    /// It can be read, and would be written in another way.
    Writing,
}

/// Why a file is not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MakeError {
    /// A round is counted from 1.
    #[error("a round is counted from 1")]
    Round,
    /// Nobody owns the centre.
    #[error("a subject has an owner")]
    NoOwner,
    /// Somebody or some premises is in a list twice.
    #[error("somebody or some premises is in a list twice")]
    Twice,
    /// More than a file can hold.
    #[error("more than a file can hold")]
    TooMuch,
    /// No key to seal to, or too many.
    #[error("between 1 and {max} keys to seal to are wanted")]
    Recipients {
        /// The most.
        max: usize,
    },
    /// Nothing can be sealed to this key.
    #[error("nothing can be sealed to this key")]
    Key,
    /// Grounds are empty, or longer than they may be.
    #[error("grounds have between 1 and {max} bytes")]
    Grounds {
        /// The most, in bytes.
        max: usize,
    },
    /// Deferred until a day before the request.
    #[error("deferred until a day before the request")]
    Until,
}
