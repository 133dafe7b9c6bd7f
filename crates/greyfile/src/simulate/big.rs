//! Now and then a case of which one stream has hundreds of events.

use fastrand::Rng;
use greyfile_domain::acts::{Body, Note, Record};
use greyfile_domain::streams::ids::{CaseId, ExhibitId};

use super::case::Case;
use super::words::{DAY, HOUR, hand, prose};

/// How many cases have one that is big in a given way.
const CASES_PER_BIG_ONE: u32 = 200;
/// How often a much-travelled exhibit changes hands.
const MOVES: u32 = 300;
/// How many notes are written on a case that many write on.
const NOTES: u32 = 250;

/// What there is so much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Big {
    /// An exhibit goes from hand to hand.
    Custody,
    /// A raid arrests 150, and each is produced and remanded three times.
    Arrests,
    /// The case is written on every day.
    Notes,
}

impl Big {
    pub(super) fn draw(rng: &mut Rng) -> Option<Self> {
        match rng.u32(..CASES_PER_BIG_ONE) {
            0 => Some(Self::Custody),
            1 => Some(Self::Arrests),
            2 => Some(Self::Notes),
            _ => None,
        }
    }
}

impl Case {
    /// Back and forth between malkhana, laboratory and court, with a note now and then.
    pub(super) fn many_moves(&mut self, exhibit: ExhibitId) {
        let places = [
            (self.malkhana(), "safe custody"),
            (hand("forensic-lab"), "examination"),
            (hand("judicial-magistrate"), "to be shown in court"),
        ];
        for step in 0..MOVES as usize {
            let at = self.start.plus_ms(10 * DAY + step as i64 * 8 * HOUR);
            let (from, _) = &places[step % 3];
            let (to, purpose) = &places[(step + 1) % 3];
            let moved = self.handed_over(from.clone(), to.clone(), purpose);
            let events = vec![moved.into()];
            self.record_soon(at, Body::Record(Record { on: exhibit.into(), events }));
            let register = self.register_xix();
            self.rests_on(register);
            if step % 25 == 24 {
                let text = prose(format!("Seal looked at before way {}: whole.", step + 2)).into();
                let note = Note { on: exhibit.into(), text, source: None };
                self.record_soon(at.plus_ms(HOUR), Body::Note(note));
            }
        }
    }

    pub(super) fn many_notes(&mut self, case: CaseId) {
        for number in 0..NOTES {
            let at = self.start.plus_ms(10 * DAY + i64::from(number) * 10 * HOUR);
            let text = prose(format!("Diary, sheet {}: nothing new.", number + 1)).into();
            self.record_soon(at, Body::Note(Note { on: case.into(), text, source: None }));
        }
    }
}
