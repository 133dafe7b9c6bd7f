//! The FIR of a case and what the court does with it.

use greyfile_domain::acts::{Body, LodgeFir};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::fir::Accused;
use greyfile_domain::streams::fir::{
    Acquitted, ChallanSubmitted, Convicted, FirNumber, InterimChallanSubmitted, Lodged,
    PersonProduced, Remand, RemandGranted,
};
use greyfile_domain::streams::ids::{CaseId, FirId, PersonId, RaidId};

use super::big::Big;
use super::case::Case;
use super::words::{DAY, HOUR, day, line, sections};

impl Case {
    pub(super) fn court(&mut self, case: CaseId, raid: RaidId, arrested: &[PersonId]) {
        let at = self.start.plus_ms(8 * DAY + self.rng.i64(8..14) * HOUR);
        let lodge = LodgeFir {
            case,
            fir: Lodged {
                station: line(format!("NCCIA {}", self.typed_city())).into(),
                city: Some(line(self.typed_city()).into()),
                number: Some(FirNumber { year: 2025, serial: self.serial(self.number + 1) }),
                sections: sections(self.rng.usize(2..6)),
                catalogue: Vec::new(),
                offence: day(at),
                raid: Some(raid),
                gist: None,
            },
            accused: arrested.to_vec(),
        };
        let fir = FirId::derive(self.push(at, Body::LodgeFir(lodge)), 0);
        let hours = if self.rng.f32() < 0.1 { 34 } else { 14 };
        let produced = self.produced(arrested, Remand::Physical);
        self.record(at.plus_ms(hours * HOUR), fir.into(), produced);
        if self.big == Some(Big::Arrests) {
            for days in [8, 22] {
                let again = self.produced(arrested, Remand::Judicial);
                self.record(at.plus_ms(days * DAY), fir.into(), again);
            }
        }
        let days = self.rng.i64(9..24);
        if days > 14 && self.rng.bool() {
            let interim = InterimChallanSubmitted { accused: Vec::new(), court: None };
            self.record(at.plus_ms(15 * DAY), fir.into(), vec![interim.into()]);
        }
        if self.rng.f32() < 0.9 {
            let challan = ChallanSubmitted { accused: Vec::new(), court: None };
            self.record(at.plus_ms(days * DAY), fir.into(), vec![challan.into()]);
        }
        if self.rng.f32() < 0.2 {
            let who = Accused::Person(arrested[0]);
            let section = sections(2).swap_remove(self.rng.usize(..2));
            let outcome: Event = if self.rng.f32() < 0.3 {
                Convicted { who, section, sentence: Some(line("2 years").into()) }.into()
            } else {
                Acquitted { who, section }.into()
            };
            let at = at.plus_ms(self.rng.i64(120..400) * DAY);
            self.record(at, fir.into(), vec![outcome]);
        }
    }

    fn produced(&mut self, arrested: &[PersonId], custody: Remand) -> Vec<Event> {
        let court = Some(line(format!("Judicial Magistrate, {}", self.city)));
        let mut events = Vec::with_capacity(2 * arrested.len());
        for person in arrested {
            let (who, court) = (Accused::Person(*person), court.clone());
            let produced =
                PersonProduced { who: who.clone(), court: court.clone(), travel_minutes: None };
            events.push(produced.into());
            let days = Some(self.rng.u16(2..9));
            events.push(RemandGranted { who, custody, days, days_asked: Some(14), court }.into());
        }
        events
    }
}
