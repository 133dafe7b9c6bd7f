//! Circles and cities as rows keep them, and as questions see them.

use greyfile_domain::streams::State;
use greyfile_domain::streams::exhibit::ExhibitState;
use greyfile_domain::streams::fir::FirState;
use greyfile_domain::streams::raid::RaidState;
use greyfile_domain::values::same::plain;
use greyfile_domain::values::{Gazetteer, Place, PlaceCode, Wanted};
use greyfile_envelope::StreamId;
use serde::{Deserialize, Serialize};

/// Before a code.
const CODE: &str = "c";
/// Before what was typed.
const TYPED: &str = "t";

/// A place as rows keep it: its code or, where it has none, what was typed.
pub(crate) fn key(place: &Place) -> String {
    match &place.code {
        Some(code) => format!("{CODE}{code}"),
        None => format!("{TYPED}{}", place.as_str()),
    }
}

/// Where a stream says that it belongs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Whence {
    /// A raid's own circle; its case's counts where it says none.
    pub(crate) circle: Option<String>,
    /// The station or circle in whose register an FIR is.
    pub(crate) station: Option<String>,
    /// The city; empty when not stated.
    pub(crate) city: String,
    /// The raid that an exhibit was seized in.
    pub(crate) raid: Option<StreamId>,
}

impl Whence {
    pub(crate) fn of(state: &State) -> Self {
        let key_of = |place: Option<&Place>| place.map(key);
        if let Some((_, raid)) = RaidState::of(state).and_then(|raid| raid.conducted.as_ref()) {
            let (circle, city) = (key_of(raid.circle.as_ref()), key(&raid.city));
            Self { circle, city, ..Self::default() }
        } else if let Some((_, fir)) = FirState::of(state).and_then(|fir| fir.lodged.as_ref()) {
            let city = key_of(fir.city.as_ref()).unwrap_or_default();
            Self { station: Some(key(&fir.station)), city, ..Self::default() }
        } else if let Some(exhibit) = ExhibitState::of(state) {
            Self { raid: exhibit.raid().map(|raid| raid.stream()), ..Self::default() }
        } else {
            Self::default()
        }
    }
}

/// A place that somebody asks for: by its code, by a text that means it, or as typed.
pub(crate) struct AskedPlace<'a> {
    gazetteer: &'a Gazetteer,
    code: Option<&'a PlaceCode>,
    typed: String,
}

impl<'a> AskedPlace<'a> {
    /// A circle, which can be asked for as the station that an FIR is lodged at.
    pub(crate) fn circle(gazetteer: &'a Gazetteer, asked: &str) -> Self {
        Self { gazetteer, code: gazetteer.asked(asked, Wanted::Station), typed: plain(asked) }
    }

    /// Whether a row's place is the one. A text that was mapped after it was recorded counts where it
    /// is mapped to.
    pub(crate) fn is(&self, key: &str) -> bool {
        match (code_of(key, self.gazetteer, Wanted::Station), self.code) {
            (Some(code), Some(asked)) => code == *asked,
            (None, None) => key.strip_prefix(TYPED).map(plain).as_ref() == Some(&self.typed),
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// The code of a row's place: its own or what its text means now.
pub(crate) fn code_of(key: &str, gazetteer: &Gazetteer, wanted: Wanted) -> Option<PlaceCode> {
    let code = key.strip_prefix(CODE).and_then(|code| PlaceCode::new(code).ok());
    let typed = || key.strip_prefix(TYPED);
    code.or_else(|| gazetteer.find(typed()?, wanted).cloned())
}

/// The text of a row's place that has no code.
pub(crate) fn typed(key: &str) -> &str {
    key.strip_prefix(TYPED).or_else(|| key.strip_prefix(CODE)).unwrap_or(key)
}
