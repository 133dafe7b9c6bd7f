//! What can be corrected and retracted, and what a correction may say.

use greyfile_domain::acts::Body;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::EventIn;
use greyfile_domain::streams::NoteAdded;
use greyfile_domain::streams::fir::{Accused, AccusedNamed, Lodged};
use greyfile_domain::streams::ids::RegimeId;
use greyfile_domain::streams::raid::{CashRecovered, Conducted, EquipmentSeized};
use greyfile_domain::streams::regime::PartStated;
use greyfile_domain::values::Money;
use greyfile_domain::values::regime::Part;
use greyfile_envelope::{Basis, EventId, StreamId, StreamKind};

use super::{Attempt, OK, attempts};
use crate::make::*;
use crate::twice::{apart, paid_twice};
use crate::world::{Act, event_of};

fn raided() -> Vec<Act> {
    vec![open("R", conducted())]
}

fn elsewhere() -> Conducted {
    Conducted { place: line("Model Town"), ..conducted() }
}

fn the_raid() -> EventId {
    event_of("R", 0)
}

fn correct_raid(name: &str) -> Act {
    correct(name, raid("R"), the_raid(), elsewhere())
}

pub fn what_can_be_corrected() -> Vec<Attempt> {
    use Refusal::{CannotBeUndone, NoSuchEvent, Overtaken, Retracted};
    let retracted = || [raided(), vec![retract("r", raid("R"), the_raid())]].concat();
    let corrected = || [raided(), vec![correct_raid("c")]].concat();
    let noted = || [raided(), vec![note("n", raid("R"))]].concat();
    let new_note = NoteAdded { text: prose("seen by two officers").into(), source: None };
    let reservation = StreamId::new(StreamKind::RESERVATION, [7; 16]);
    attempts! {
        "an event": raided() => correct_raid("x") => OK;
        "an event corrected before": corrected() => retime("x", raid("R"), the_raid(), "2025-07-07").having_seen(event_of("c", 0)) => OK;
        "an event corrected meanwhile": corrected() => retime("x", raid("R"), the_raid(), "2025-07-07")
            => Err(Overtaken { by: event_of("c", 0) });
        "an event of another stream": [raided(), vec![lodge("F", 7)]].concat()
            => correct("x", fir("F"), the_raid(), elsewhere()) => Err(NoSuchEvent);
        "an event nobody recorded": raided() => correct("x", raid("R"), event_of("?", 0), elsewhere()) => Err(NoSuchEvent);
        "an event of a stream nobody opened": vec![] => correct_raid("x") => Err(NoSuchEvent);
        "a reservation": vec![] => correct("x", reservation, the_raid(), elsewhere()) => Err(NoSuchEvent);
        "a retracted event": retracted() => correct_raid("x") => Err(Retracted);
        "another event beside a retracted one": [retracted(), vec![open("S", conducted())]].concat()
            => correct("x", raid("S"), event_of("S", 0), elsewhere()) => OK;
        "a correction": corrected() => correct("x", raid("R"), event_of("c", 0), elsewhere()) => Err(CannotBeUndone);
        "a retraction": retracted() => correct("x", raid("R"), event_of("r", 0), elsewhere()) => Err(CannotBeUndone);
        "a note": noted() => correct("x", raid("R"), event_of("n", 0), new_note) => OK;
    }
}

pub fn what_a_correction_may_say() -> Vec<Attempt> {
    use Refusal::{IdentityChanged, NotOnRecord, NothingChanged, TypeChanged};
    let says = |replacement: Event| correct("x", raid("R"), the_raid(), replacement);
    let at = |occurred| retime("x", raid("R"), the_raid(), occurred);
    let same =
        |occurred| correct_all("x", raid("R"), the_raid(), Some(conducted().into()), occurred);
    let nothing = correct_all("x", raid("R"), the_raid(), None, None);
    let hands = |done_by: Option<&str>, basis| {
        let mut act = nothing.clone();
        if let Body::Correct(correct) = &mut act.command.body {
            (correct.done_by, correct.basis) = (done_by.map(hand), basis);
        }
        act
    };
    let unknown = centre("A");
    // A raid with one parcel: its events are the exhibit's, then the raid's.
    let seized = || {
        [raided(), vec![seize("s", raid("R"), [parcel(7)]), seize("t", raid("R"), [parcel(8)])]]
            .concat()
    };
    let item = |of: &str, kind: &str| {
        let (exhibit, quantity) = (exhibit(of), parcel(7).quantity);
        let item = EquipmentSeized { exhibit, kind: code(kind), quantity };
        correct("x", raid("R"), event_of("s", 1), item)
    };
    let cash = CashRecovered { amount: Money::pkr(34_000), exhibit: None };
    let emptied =
        PartStated { of: code("catalogue"), drafted: false, part: Part::Offences(Vec::new()) };
    attempts! {
        "another place": raided() => says(elsewhere().into()) => OK;
        "another type of event": raided() => says(witness(true).into()) => Err(TypeChanged);
        "another stream's event": raided() => says(lodged(7).into()) => Err(TypeChanged);
        "the same": raided() => same(None) => Err(NothingChanged);
        "nothing": raided() => nothing.clone() => Err(NothingChanged);
        "another time": raided() => at("2025-07-07") => OK;
        "the same, at another time": raided() => same(Some("2025-07-07")) => OK;
        "the same time": raided() => at("2025-07-08T14:00") => Err(NothingChanged);
        "the same again, at the same time": raided() => same(Some("2025-07-08T14:00")) => Err(NothingChanged);
        "what it says since a correction": [raided(), vec![correct_raid("c")]].concat()
            => says(elsewhere().into()).having_seen(event_of("c", 0)) => Err(NothingChanged);
        "what it said before a correction": [raided(), vec![correct_raid("c")]].concat() => says(conducted().into()).having_seen(event_of("c", 0)) => OK;
        "a centre nobody knows": raided()
            => says(Conducted { centres: vec![unknown], ..conducted() }.into()) => Err(NotOnRecord(unknown.into()));
        "another kind of equipment": seized() => item("s", "laptop") => OK;
        "another exhibit": seized() => item("t", "phone") => Err(IdentityChanged);
        "cash instead of equipment": seized() => correct("x", raid("R"), event_of("s", 1), cash) => Err(TypeChanged);
        "another hand": raided() => hands(Some("nccia-fsd-009"), None) => OK;
        "the same hand": raided() => hands(Some("nccia-fsd-017"), None) => Err(NothingChanged);
        "another basis": raided() => hands(None, Some(Basis::Report { by: "a circle".into() })) => OK;
        "a time after it was recorded": raided() => at("2025-07-08T14:20").logged("2025-07-09")
            => Err(Refusal::InTheFuture { occurred: time("2025-07-08T14:20") });
        "an offence after the FIR was recorded": vec![open("F", lodged(7)).at("2025-07-08").logged("2025-07-08")]
            => correct("x", fir("F"), event_of("F", 0), Lodged { offence: time("2025-07-20"), ..lodged(7) }).at("2025-08-01").logged("2025-08-01")
            => Err(Refusal::InTheFuture { occurred: time("2025-07-20") });
        "another catalogue": vec![regime()] => correct("x", RegimeId::THE, event_of("regime", 1), emptied) => OK;
    }
}

pub fn what_can_be_retracted() -> Vec<Attempt> {
    use Refusal::{CannotBeUndone, NoSuchDuplicate, NoSuchEvent, NotMarked, Overtaken, Retracted};
    let apart = |of| apart("x", raid("R"), event_of(of, 0));
    let retract_raid = |event| retract("x", raid("R"), event);
    let retracted = || [raided(), vec![retract("r", raid("R"), the_raid())]].concat();
    let corrected = || [raided(), vec![correct_raid("c")]].concat();
    let uncorrected = || [corrected(), vec![retract("r", raid("R"), event_of("c", 0))]].concat();
    let witnessed = || {
        vec![
            open_all("R", [conducted().into(), witness(true).into()]),
            retract("r", raid("R"), the_raid()),
        ]
    };
    let doubled = |of: &str| {
        let mut act = retract_raid(the_raid());
        if let Body::Retract(retract) = &mut act.command.body {
            let stream = raid(of).into();
            retract.duplicate_of = Some(EventIn { stream, event: event_of(of, 0) });
        }
        act
    };
    let twice = || [raided(), vec![open("S", conducted())]].concat();
    let of_group = |label: &str| {
        let who = Accused::Unnamed { count: 9, label: line(label) };
        AccusedNamed { who, ..named(person("P"), None) }
    };
    // The first nine, who were the second nine, as a correction said; then the first are named too.
    let restated = || {
        vec![
            lodge("F", 7),
            record("a", fir("F"), of_group("first")),
            correct("c", fir("F"), event_of("a", 0), of_group("second")),
            record("b", fir("F"), of_group("first")),
        ]
    };
    attempts! {
        "not the same, of one that is marked": paid_twice() => apart("b") => OK;
        "not the same, of the one it may be the same as": paid_twice() => apart("a") => Err(NotMarked);
        "not the same, of what nobody recorded": paid_twice() => apart("?") => Err(NoSuchEvent);
        "as a duplicate of another": twice() => doubled("S") => OK;
        "as a duplicate of itself": twice() => doubled("R") => Err(NoSuchDuplicate);
        "as a duplicate of what nobody recorded": raided() => doubled("S") => Err(NoSuchDuplicate);
        "an event": raided() => retract_raid(the_raid()) => OK;
        "an event nobody recorded": raided() => retract_raid(event_of("?", 0)) => Err(NoSuchEvent);
        "an event of a stream nobody opened": vec![] => retract_raid(the_raid()) => Err(NoSuchEvent);
        "an event again": retracted() => retract_raid(the_raid()) => Err(Retracted);
        "a retraction": retracted() => retract_raid(event_of("r", 0)) => Err(CannotBeUndone);
        "a correction": corrected() => retract_raid(event_of("c", 0)) => OK;
        "a correction again": uncorrected() => retract_raid(event_of("c", 0)) => Err(Retracted);
        // What it said before it was corrected has since been recorded by another.
        "a correction whose event would stand twice": restated() => retract("r", fir("F"), event_of("c", 0))
            => Err(Refusal::AlreadyRecorded);
        "a corrected event": corrected() => retract_raid(the_raid()).having_seen(event_of("c", 0)) => OK;
        "an event corrected meanwhile": corrected() => retract_raid(the_raid())
            => Err(Overtaken { by: event_of("c", 0) });
        "what is left of a stream whose opening was retracted": witnessed() => retract_raid(event_of("R", 1)) => OK;
        "a stream opened again in its place": retracted() => record("x", raid("R"), elsewhere()) => OK;
    }
}
