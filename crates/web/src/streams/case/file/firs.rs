//! The FIRs of a case file, and their accused.

use greyfile_casefile::{AccusedView, FirView, RemandView};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::fir::Accused;
use greyfile_domain::values::Wanted;
use greyfile_envelope::StreamId;
use greyfile_field::Field;
use greyfile_words::id;

use super::Page;
use crate::kit::text::say;

impl Page {
    /// What an FIR is called. Those without a number are told apart by their place in the list.
    pub(super) fn fir_name(&self, fir: &FirView) -> String {
        let firs = &self.file.firs;
        let unknown = firs.iter().filter(|fir| fir.number.is_none()).count();
        let at = firs.iter().position(|one| one.fir == fir.fir);
        match (&fir.number, at) {
            (Some(number), _) => say(self.words, "case-fir", &[Arg::text("number", number)]),
            (None, Some(at)) if unknown > 1 => {
                let args = [Arg::count("nth", at + 1), Arg::count("count", firs.len())];
                say(self.words, "case-fir-nth", &args)
            }
            (None, _) => self.say("case-fir-unknown"),
        }
    }

    /// Where an FIR is registered.
    pub(super) fn station(&self, fir: &FirView) -> String {
        self.place(&fir.station, Wanted::Station)
    }

    /// Who an accused is, without naming anybody.
    pub(super) fn accused(&self, accused: &AccusedView) -> String {
        let json = serde_json::to_value(&accused.who).unwrap_or_default();
        self.words.value_of(Accused::SHAPE, &json, &|stream| self.called(stream))
    }

    /// The person that an accused is, where it is one on record.
    pub(super) fn person_of(&self, accused: &AccusedView) -> Option<StreamId> {
        match &accused.who {
            Accused::Person(person) => Some((*person).into()),
            Accused::Unnamed { .. } => None,
        }
    }

    /// How far the FIR has come with an accused.
    pub(super) fn standing(&self, accused: &AccusedView) -> String {
        let code = serde_json::to_value(accused.stage).unwrap_or_default();
        self.words.message(&id("stage", code.as_str().unwrap_or_default()), &[])
    }

    /// Into whose custody a remand was, and for how long.
    pub(super) fn remand(&self, remand: &RemandView) -> String {
        let days = |name, days: Option<u16>| match days {
            Some(days) => Arg::number(name, days),
            None => Arg::code(name, "none"),
        };
        let custody = Arg::text("custody", self.told(&remand.custody));
        let args = [custody, days("days", remand.days), days("asked", remand.days_asked)];
        say(self.words, "case-remand-told", &args)
    }

    /// Where the days of an FIR's remands lead.
    pub(super) fn remand_href(&self, fir: &FirView) -> String {
        self.links.at(fir.fir, &["fir.remand_granted"])
    }
}
