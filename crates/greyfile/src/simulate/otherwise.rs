//! What an event should have said: the same with one thing different.

use greyfile_domain::streams::CommonEvent;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::case::CaseEvent;
use greyfile_domain::streams::complaint::ComplaintEvent;
use greyfile_domain::streams::exhibit::ExhibitEvent;
use greyfile_domain::streams::fir::FirEvent;
use greyfile_domain::streams::person::PersonEvent;
use greyfile_domain::streams::raid::RaidEvent;
use greyfile_domain::values::{Money, Sex};

use super::words::{line, prose};

/// Between the numbers of FIRs as lodged and as corrected, more than there are cases.
pub(super) const SERIALS: u32 = 1_000_000;

/// The event with something else in it; none for events that are only ever wrong about the time, or
/// that say so already. `round` counts the corrections of one event, so that each says something
/// new.
pub(super) fn otherwise(event: &Event, case: u32, round: u32) -> Option<Event> {
    changed(event, case, round).filter(|changed| changed != event)
}

fn changed(event: &Event, case: u32, round: u32) -> Option<Event> {
    Some(match event.clone() {
        Event::Case(CaseEvent::EnquiryOpened(mut opened)) => {
            opened.title = line(format!("Call centre ({case}), title {round}")).into();
            opened.into()
        }
        Event::Case(CaseEvent::CaseOpened(mut opened)) => {
            opened.circle = Some(line(format!("Circle {round}")).into());
            opened.into()
        }
        Event::Case(CaseEvent::WarrantObtained(mut warrant)) => {
            warrant.number = line(format!("W-{case}/{round}"));
            warrant.into()
        }
        Event::Complaint(ComplaintEvent::Received(mut received)) => {
            received.loss = Some(Money::pkr(u64::from(round) * 7_000));
            received.into()
        }
        Event::Raid(RaidEvent::Conducted(mut conducted)) if round == 1 => {
            conducted.place = line("Plaza 3, third floor");
            conducted.into()
        }
        Event::Raid(RaidEvent::Conducted(mut conducted)) => {
            conducted.city = line("Chak Nowhere").into();
            conducted.into()
        }
        Event::Raid(RaidEvent::PersonsFound(mut found)) => {
            found.arrested = Some(found.arrested.unwrap_or(0) + round);
            found.into()
        }
        Event::Person(PersonEvent::Recorded(mut recorded)) => {
            recorded.sex = match recorded.sex {
                Some(Sex::Female) => Some(Sex::Male),
                _ => Some(Sex::Female),
            };
            recorded.into()
        }
        Event::Exhibit(ExhibitEvent::Deposited(mut deposited)) => {
            deposited.shelf = Some(line(format!("S{round}")));
            deposited.into()
        }
        Event::Exhibit(ExhibitEvent::CustodyTransferred(mut moved)) => {
            moved.purpose = line(format!("purpose {round}")).into();
            moved.into()
        }
        Event::Fir(FirEvent::Lodged(mut lodged)) => {
            let mut number = lodged.number?;
            number.serial += SERIALS;
            lodged.number = Some(number);
            lodged.into()
        }
        Event::Fir(FirEvent::PersonProduced(mut produced)) => {
            produced.travel_minutes = Some(30 * round);
            produced.into()
        }
        Event::Fir(FirEvent::RemandGranted(mut remand)) => {
            remand.days = Some(remand.days.unwrap_or(0) + 1);
            remand.into()
        }
        Event::Common(CommonEvent::NoteAdded(mut note)) => {
            note.text = prose(format!("Informant met; word {round}.")).into();
            note.into()
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use greyfile_domain::streams::fir::Accused;
    use greyfile_domain::streams::fir::{PersonProduced, Remand, RemandGranted};

    use super::*;

    #[test]
    fn each_correction_says_something_new() {
        let who = Accused::Unnamed { count: 2, label: line("two callers") };
        let produced = PersonProduced { who: who.clone(), court: None, travel_minutes: None };
        let custody = Remand::Physical;
        let remand = RemandGranted { who, custody, days: None, days_asked: None, court: None };
        for event in [Event::from(produced), remand.into()] {
            let once = otherwise(&event, 1, 1).unwrap();
            let twice = otherwise(&once, 1, 2).unwrap();
            assert!(event != once && once != twice, "{event:?}");
        }
        // The city is one of those that cases begin with.
        let nowhere = serde_json::json!({ "raid": { "conducted": {
            "city": "Chak Nowhere", "place": "Block 7", "authority": "not_stated",
        } } });
        let nowhere: Event = serde_json::from_value(nowhere).unwrap();
        assert_eq!(otherwise(&nowhere, 1, 2), None);
    }
}
