//! What is wrong with a field of the form: a value, told in the reader's language where the form shows
//! it.

use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_field::Wrong;
use greyfile_words::Words;

use super::people::PEOPLE_MAX;
use crate::kit::text::say;

/// What is wrong, by field.
pub(super) type Slips = Vec<(String, Slip)>;

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Slip {
    /// The rule of a value that the text does not keep.
    Value(Wrong),
    /// It is blank.
    Needed,
    /// No whole number.
    Whole,
    /// No number of things.
    Count,
    /// No amount of money.
    Amount,
    /// A parcel that does not say what it is.
    Kind,
    /// No number of a register.
    Serial,
    /// The number of an exhibit without its malkhana.
    MalkhanaMissing,
    /// A malkhana without a number of its register.
    SerialMissing,
    /// One IMEI for several phones.
    ImeiOfOne,
    /// No day.
    Day,
    /// An end without a beginning.
    Began,
    /// Times without a whole day.
    DayOfTimes,
    /// No day, or no times.
    Times,
    /// No authority is chosen.
    Authority,
    /// No id of a case.
    Case,
    /// Neither a new case is chosen nor one on record.
    CaseChoice,
    /// The CNIC of a witness without a name.
    Witness,
    /// A centre that is typed and not put on record.
    Centre,
    /// No country with a number: this part of the list.
    Nationality(String),
    /// So many people, and that is too many.
    PeopleMax(usize),
    /// So many lines of the list are not understood.
    PeopleLines(usize),
    /// So many records, and that is too many.
    Size(usize),
}

impl Slip {
    /// What is wrong, in these words.
    pub(super) fn told(&self, words: Words) -> String {
        let (id, args) = match self {
            Self::Value(wrong) => return words.wrong(wrong),
            Self::Needed => ("needed", Vec::new()),
            Self::Whole => ("whole", Vec::new()),
            Self::Count => ("count", Vec::new()),
            Self::Amount => ("amount", Vec::new()),
            Self::Kind => ("kind", Vec::new()),
            Self::Serial => ("serial", Vec::new()),
            Self::MalkhanaMissing => ("malkhana-missing", Vec::new()),
            Self::SerialMissing => ("serial-missing", Vec::new()),
            Self::ImeiOfOne => ("imei-of-one", Vec::new()),
            Self::Day => ("day", Vec::new()),
            Self::Began => ("began", Vec::new()),
            Self::DayOfTimes => ("day-of-times", Vec::new()),
            Self::Times => ("times", Vec::new()),
            Self::Authority => ("authority", Vec::new()),
            Self::Case => ("case", Vec::new()),
            Self::CaseChoice => ("case-choice", Vec::new()),
            Self::Witness => ("witness", Vec::new()),
            Self::Centre => ("centre", Vec::new()),
            Self::Nationality(part) => ("nationality", vec![Arg::text("part", part)]),
            Self::PeopleMax(count) => {
                let most = Arg::count("max", PEOPLE_MAX);
                ("people-max", vec![Arg::count("count", *count), most])
            }
            Self::PeopleLines(count) => ("people-lines", vec![Arg::count("count", *count)]),
            Self::Size(made) => ("size", size_args(*made)),
        };
        say(words, &format!("raid-wrong-{id}"), &args)
    }
}

/// A value says by itself what is wrong with it.
impl<E: Into<Wrong>> From<E> for Slip {
    fn from(error: E) -> Self {
        Self::Value(error.into())
    }
}

/// How many records a raid makes, beside how many one command may.
pub(super) fn size(words: Words, made: usize) -> String {
    say(words, "raid-size", &size_args(made))
}

fn size_args(made: usize) -> Vec<Arg> {
    vec![Arg::count("made", made), Arg::count("max", Refusal::RECORDS_MAX)]
}
