//! A licence from its application on.

use super::{ApplicationFiled, LicenceEvent, LicenceIssued, LicenceState, LicenceSurrendered};
use crate::kernel::kind::Kind;
use crate::kernel::refusal::Refusal;
use crate::streams::ids::CentreId;
use crate::tests::{admit, moment};
use crate::values::text::Line;

fn filed() -> LicenceEvent {
    LicenceEvent::ApplicationFiled(ApplicationFiled {
        centre: CentreId([7; 16]),
        class: None,
        premises: Vec::new(),
        remote_positions: None,
        diary: None,
        decide_within: None,
        may_operate: false,
        may_operate_until: None,
    })
}

fn issued() -> LicenceEvent {
    LicenceEvent::LicenceIssued(LicenceIssued {
        number: Line::new("PTA-CC-2026-14").expect("one line"),
        class: None,
        from: "2026-01-01".parse().expect("a day"),
        to: "2026-12-31".parse().expect("a day"),
        premises: Vec::new(),
        remote_positions: None,
        conditions: Vec::new(),
        centre: None,
        adoption: None,
        grace_until: None,
        renewal_from: None,
        renewal_keeps_alive: false,
    })
}

fn surrendered() -> LicenceEvent {
    LicenceEvent::LicenceSurrendered(LicenceSurrendered { reason: None })
}

fn after(events: &[LicenceEvent]) -> LicenceState {
    let mut state = LicenceState::default();
    for (position, event) in (1..).zip(events) {
        state.evolve(&moment(position, "2026-03-02"), "x.khan", event);
    }
    state
}

#[test]
fn what_happens_once_is_not_recorded_twice() {
    let rows: [(&[LicenceEvent], LicenceEvent, Result<(), Refusal>); 4] = [
        (&[], filed(), Ok(())),
        (&[filed()], filed(), Err(Refusal::AlreadyOpen)),
        (&[filed(), issued()], surrendered(), Ok(())),
        (&[filed(), issued(), surrendered()], surrendered(), Err(Refusal::AlreadyRecorded)),
    ];
    for (before, event, expected) in rows {
        assert_eq!(admit(&after(before), &event), expected, "{event:?} after {before:?}");
    }
}

#[test]
fn only_an_application_opens_the_stream_and_it_names_its_centre() {
    let opening: Vec<bool> = [filed(), issued(), surrendered()]
        .map(|event| LicenceState::opens(event.type_of()))
        .to_vec();
    assert_eq!(opening, [true, false, false]);
    let mut named = Vec::new();
    LicenceState::names(&filed(), &mut named);
    assert_eq!(named, [CentreId([7; 16]).stream()]);
}
