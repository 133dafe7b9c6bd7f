//! What holds whatever is sent, in whatever order, to whatever is on record.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use arbitrary::{Arbitrary, Unstructured};
use greyfile_domain::acts::{Body, Correct, Open, Record, Retract};
use greyfile_domain::acts::{Given, decide};
use greyfile_domain::kernel::decision::Context;
use greyfile_domain::kernel::history::Moment;
use greyfile_domain::kernel::kind::{AnyEvent, Recorder};
use greyfile_domain::kernel::reservation::Unique;
use greyfile_domain::streams::CommonEvent;
use greyfile_domain::streams::{Event, KINDS};
use greyfile_domain::streams::{History, Logged};
use greyfile_domain::values::gazetteer::Gazetteer;
use greyfile_domain::values::law::Law;
use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::{
    Basis, CommandId, EventId, Hand, Occurred, Position, StreamId, StreamKind, Timestamp,
};
use proptest::prelude::*;

use crate::make::{line, time};
use crate::world::{Act, World, act, command_id, event_id};

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn deciding_never_panics_whatever_is_on_record(
        bytes in proptest::collection::vec(any::<u8>(), 512..8_192),
    ) {
        let mut u = Unstructured::new(&bytes);
        let mut world = World::new(Purpose::Demo);
        world.now = time("2031").end;
        for number in 0..12 {
            let (Ok(event), Ok(mut act)) = (any_event(&mut u), any_act(&mut u, &world, number)) else { break };
            // Whatever it is, straight into some stream, past every rule.
            let kind = event.kind().unwrap_or(StreamKind::RAID);
            let stream = pick(&mut u, &world).unwrap_or_else(|| act.command.opened(kind, 0));
            act.command.id = CommandId::from_bytes([number; 16]);
            let event = aimed(&event, &world, &mut u).unwrap_or(event);
            world.append(&act.command, stream, event_id(act.command.id, 0), event);
        }
        for number in 100..110 {
            let Ok(act) = any_act(&mut u, &world, number) else { break };
            for purpose in [Purpose::Demo, Purpose::Production] {
                let (histories, now) = (&world.histories, act.recorded_at);
                let (law, gazetteer) = (Law::default(), Gazetteer::default());
                let (law, gazetteer) = (&law, &gazetteer);
                let given = Given { histories, law, gazetteer, purpose: &purpose, now };
                let _ = decide(&act.command, &given);
            }
        }
        let _ = world.flags(world.now);
    }

    #[test]
    fn what_is_accepted_folds_and_stays_consistent(
        bytes in proptest::collection::vec(any::<u8>(), 2_048..16_384),
    ) {
        let mut u = Unstructured::new(&bytes);
        let mut world = World::new(Purpose::Demo);
        for number in 0..40 {
            let Ok(act) = any_act(&mut u, &world, number) else { break };
            // Deciding twice, and on what it reads alone, is compared in there.
            let Ok(decision) = world.take(&act) else { continue };
            prop_assert!(!decision.events.is_empty());
            for (stream, event) in &decision.events {
                let history = &world.histories[stream];
                prop_assert!(event.kind().is_none_or(|kind| kind == stream.kind));
                let retracted = !history.retracted().is_empty();
                prop_assert!(retracted || history.is_open(), "{stream} is not open after {event:?}");
            }
            prop_assert_eq!(held(&world), world.held.clone(), "reservations and events disagree");
            unique_ids(&world)?;
        }
        let _ = world.flags(world.now);
    }

    /// Whatever was corrected and retracted: a state is what it were if each event had been recorded
    /// rightly the first time, and those that were struck never.
    #[test]
    fn a_mended_history_is_what_a_right_one_would_have_been(
        bytes in proptest::collection::vec(any::<u8>(), 2_048..8_192),
    ) {
        let mut u = Unstructured::new(&bytes);
        let mut world = World::new(Purpose::Demo);
        for number in 0..40 {
            let Ok(act) = any_act(&mut u, &world, number) else { break };
            let _ = world.take(&act);
        }
        for history in world.histories.values() {
            let mut standing = history.current();
            standing.sort_by_key(|current| current.moment.position);
            let mut right = History::new(history.stream());
            for (ordinal, current) in (1..).zip(standing) {
                let recorded = history.find(current.moment.event_id).expect("it was recorded");
                right.push(Logged {
                    moment: current.moment,
                    ordinal,
                    done_by: current.done_by.to_owned(),
                    basis: current.basis.clone(),
                    event: current.event.clone(),
                    ..recorded.clone()
                });
            }
            // Where the order rests on what came in first, a mended time can leave another one.
            let ids = |of: &History| -> Vec<EventId> {
                of.current().iter().map(|current| current.moment.event_id).collect()
            };
            if ids(&right) == ids(history) {
                prop_assert_eq!(right.state(), history.state());
            }
        }
    }
}

/// The unique values that the events on record state, as they stand: what should be reserved.
fn held(world: &World) -> BTreeMap<Unique, StreamId> {
    let standing = world.histories.values().flat_map(|history| {
        let claimed =
            history.current().into_iter().flat_map(|current| current.event.reserves().unwrap());
        claimed.map(|value| (value, history.stream())).collect::<Vec<_>>()
    });
    standing.collect()
}

fn unique_ids(world: &World) -> Result<(), TestCaseError> {
    let ids = world.histories.values().flat_map(History::logged).map(|past| past.moment.event_id);
    let count = world.histories.values().map(|history| history.logged().len()).sum::<usize>();
    prop_assert_eq!(ids.collect::<BTreeSet<_>>().len(), count);
    Ok(())
}

/// Any event, of any type.
fn any_event(u: &mut Unstructured<'_>) -> arbitrary::Result<Event> {
    let types: Vec<_> = Event::types().collect();
    let (name, _) = u.choose(&types)?;
    Event::arbitrary_payload(name, u).expect("a type of this program")
}

/// Any stream on record.
fn pick(u: &mut Unstructured<'_>, world: &World) -> Option<StreamId> {
    let streams: Vec<_> = world.histories.keys().copied().collect();
    u.choose(&streams).ok().copied()
}

/// Any command, aimed at what is on record as often as not, so that it gets past the first rule.
fn any_act(u: &mut Unstructured<'_>, world: &World, number: u8) -> arbitrary::Result<Act> {
    let body = match u.int_in_range(0..=9)? {
        0..=2 => opening(u)?,
        3..=5 => recording(u, world)?,
        6 => correcting(u, world)?,
        7 => retracting(u, world)?,
        _ => Body::arbitrary(u)?,
    };
    let body = aimed(&body, world, u).unwrap_or(body);
    let mut act = act(&format!("any {number}"), body);
    act.command.occurred_at = Occurred::arbitrary(u)?;
    act.command.actor = Hand::arbitrary(u)?;
    if u.ratio(1, 4)? {
        act.command.basis = Basis::Report { by: "a circle's report".into() };
    }
    act.recorded_at = Timestamp(act.command.occurred_at.end.0);
    Ok(act)
}

/// The types of events that a command can open a stream with.
static OPENINGS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let types = Event::types().filter(|(name, _)| {
        let mut zeros = Unstructured::new(&[0; 4_096]);
        let one = Event::arbitrary_payload(name, &mut zeros).expect("a type of this program");
        one.is_ok_and(|event| event.opens() && event.recorder() != Recorder::Service)
    });
    types.map(|(name, _)| name).collect()
});

fn opening(u: &mut Unstructured<'_>) -> arbitrary::Result<Body> {
    let name = u.choose(&OPENINGS)?;
    let event = Event::arbitrary_payload(name, u).expect("a type of this program")?;
    Ok(Body::Open(Open { events: vec![event] }))
}

fn recording(u: &mut Unstructured<'_>, world: &World) -> arbitrary::Result<Body> {
    let Some(on) = pick(u, world) else { return opening(u) };
    let kind = format!("{}.", on.kind);
    let types: Vec<_> = Event::types().filter(|(name, _)| name.starts_with(&kind)).collect();
    let count = u.int_in_range(1..=3)?;
    let events = (0..count).map(|_| {
        let (name, _) = u.choose(&types)?;
        Event::arbitrary_payload(name, u).expect("a type of this program")
    });
    Ok(Body::Record(Record { on, events: events.collect::<Result<_, _>>()? }))
}

fn correcting(u: &mut Unstructured<'_>, world: &World) -> arbitrary::Result<Body> {
    let pasts: Vec<_> = world.histories.values().flat_map(History::logged).collect();
    if pasts.is_empty() {
        return opening(u);
    }
    let past = u.choose(&pasts)?;
    let replacement = match &past.event {
        Event::Common(CommonEvent::Corrected(_) | CommonEvent::Retracted(_)) => None,
        event if u.ratio(3, 4)? => {
            let (name, _) = event.event_type();
            Some(Event::arbitrary_payload(name, u).expect("a type of this program")?)
        }
        _ => None,
    };
    let occurred_at = if u.arbitrary()? { Some(Occurred::arbitrary(u)?) } else { None };
    Ok(Body::Correct(Correct {
        on: past.stream,
        event: past.moment.event_id,
        seen: seen(world, past),
        replacement,
        occurred_at,
        captured: None,
        done_by: if u.ratio(1, 3)? { Some(Hand::arbitrary(u)?) } else { None },
        basis: if u.ratio(1, 3)? {
            Some(Basis::Report { by: "another circle".into() })
        } else {
            None
        },
        reason: line("copied wrongly").into(),
        source: None,
    }))
}

fn retracting(u: &mut Unstructured<'_>, world: &World) -> arbitrary::Result<Body> {
    let pasts: Vec<_> = world.histories.values().flat_map(History::logged).collect();
    if pasts.is_empty() {
        return opening(u);
    }
    let past = u.choose(&pasts)?;
    let (on, event) = (past.stream, past.moment.event_id);
    Ok(Body::Retract(Retract {
        on,
        event,
        seen: seen(world, past),
        reason: line("entered twice").into(),
        source: None,
        duplicate_of: None,
    }))
}

/// What somebody sees who looks at the event now.
fn seen(world: &World, logged: &Logged) -> EventId {
    let current = world.histories[&logged.stream].current_of(logged.moment.event_id);
    current.map_or(logged.moment.event_id, |current| current.seen())
}

/// The same, with the streams it names exchanged for streams on record of their kind, where there are
/// any: random ids would hardly ever meet.
fn aimed<T>(value: &T, world: &World, u: &mut Unstructured<'_>) -> Option<T>
where
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    let mut json = serde_json::to_value(value).ok()?;
    aim(&mut json, world, u);
    serde_json::from_value(json).ok()
}

fn aim(json: &mut serde_json::Value, world: &World, u: &mut Unstructured<'_>) {
    match json {
        serde_json::Value::Array(items) => items.iter_mut().for_each(|item| aim(item, world, u)),
        serde_json::Value::Object(map) => {
            map.values_mut().for_each(|item| aim(item, world, u));
            few_values(map, u);
        }
        serde_json::Value::String(text) => {
            let Ok(stream) = text.parse::<StreamId>() else { return };
            let alike: Vec<_> =
                world.histories.keys().filter(|history| history.kind == stream.kind).collect();
            if let Ok(history) = u.choose(&alike)
                && !world.histories.contains_key(&stream)
            {
                *text = history.to_string();
            }
        }
        _ => {}
    }
}

/// Register numbers and CNICs out of a handful, so that streams compete for them.
fn few_values(map: &mut serde_json::Map<String, serde_json::Value>, u: &mut Unstructured<'_>) {
    let few = u.int_in_range(1..=2).unwrap_or(1);
    for key in ["year", "serial"] {
        map.get_mut(key).into_iter().for_each(|number| *number = few.into());
    }
    for key in ["malkhana", "station"] {
        map.get_mut(key).into_iter().for_each(|place| *place = "x".into());
    }
    if map.contains_key("document") {
        map.insert("document".into(), "cnic".into());
        map.insert("number".into(), format!("01234-1234567-{few}").into());
    }
}

/// The typed ids and folders (`streams!`) and the numbers of kinds in records (`StreamKind`) are
/// two lists: this is where they are held together.
#[test]
fn each_kind_of_a_record_is_a_stream_with_events_and_an_opening() {
    let kinds: Vec<StreamKind> = KINDS.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, StreamKind::ALL, "envelope's kinds and `streams!` list the same, in order");
    for &(kind, prefix) in KINDS {
        assert_eq!(kind.word(), Some(prefix), "events of a kind begin with its word");
        let dotted = format!("{prefix}.");
        let types = Event::types().filter(|(name, _)| name.starts_with(&dotted));
        assert_ne!(types.count(), 0, "{prefix} has events");
        let opened = kind == StreamKind::LOG
            || kind == StreamKind::RESERVATION
            || OPENINGS.iter().any(|name| name.starts_with(&dotted));
        assert!(opened, "nothing opens a {prefix}");
    }
}

/// What a state says, without the order of its lists: two moments in a list say the same either
/// way round.
fn said(state: &<Event as AnyEvent>::State) -> Vec<String> {
    let mut lines: Vec<String> = format!("{state:#?}").lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Where the state depends on which of two came first, a rule must not refuse on it, and people
    /// must see that it is not known.
    #[test]
    fn a_state_that_depends_on_the_order_of_two_events_says_so(
        kind in proptest::sample::select(StreamKind::ALL),
        draws in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 64..400), 2..6),
    ) {
        let dotted = format!("{}.", kind.word().expect("a known kind"));
        let types: Vec<_> = Event::types().filter(|(name, _)| name.starts_with(&dotted)).collect();
        let mut events = Vec::new();
        for bytes in &draws {
            let mut u = Unstructured::new(bytes);
            let (name, _) = u.choose(&types).expect("events of the kind");
            if let Ok(event) = Event::arbitrary_payload(name, &mut u).expect("a type")
                && !event.opens()
            {
                events.push(alike(event));
            }
        }
        let (Some(one), Some(other)) = (events.pop(), events.pop()) else { return Ok(()) };
        let occurred = time("2025-07-08");
        let moment = Moment {
            position: Position::FIRST,
            event_id: event_id(command_id("any"), 0),
            occurred,
            recorded_at: occurred.end,
            own_act: true,
        };
        let fold = |last: &[&Event]| {
            let mut state = Event::empty(kind).expect("a known kind");
            for event in events.iter().chain(last.iter().copied()) {
                Event::evolve(&mut state, &moment, "officer-1", event);
            }
            state
        };
        let (hand, law) = (Hand::new("officer-1").expect("a hand"), Law::default());
        let gazetteer = Gazetteer::default();
        let context = Context {
            now: occurred.end,
            purpose: &Purpose::Demo,
            command: command_id("any"),
            occurred,
            done_by: &hand,
            logged_by: &hand,
            decided_here: false,
            law: &law,
            gazetteer: &gazetteer,
        };
        // Who held an exhibit has tables of its own: the moves themselves can tell the order.
        let moves = |event: &Event| {
            let moves = ["exhibit.deposited", "exhibit.custody_transferred"];
            moves.contains(&event.event_type().0)
        };
        if moves(&one) && moves(&other) {
            return Ok(());
        }
        // What happens once is refused the second time, so both can never stand.
        let may_follow = |first: &Event, then: &Event| {
            let state = fold(&[first]);
            Event::admit(&state, &state, then, &context).is_ok()
        };
        if !one.order_matters(&other) && (may_follow(&one, &other) || may_follow(&other, &one)) {
            let (this, that) = (fold(&[&one, &other]), fold(&[&other, &one]));
            prop_assert_eq!(said(&this), said(&that), "{:?} {:?}", one, other);
        }
    }
}

/// The same event, with ids and texts out of a few, so that two events speak of the same thing.
fn alike(event: Event) -> Event {
    fn few(json: &mut serde_json::Value) {
        match json {
            serde_json::Value::Array(items) => items.iter_mut().for_each(few),
            serde_json::Value::Object(map) => map.values_mut().for_each(few),
            serde_json::Value::String(text) => {
                if let Ok(stream) = text.parse::<StreamId>() {
                    let id = [stream.to_bytes()[1] % 2; 16];
                    *text = StreamId::new(stream.kind, id).to_string();
                }
            }
            _ => {}
        }
    }
    let mut json = serde_json::to_value(&event).expect("JSON");
    few(&mut json);
    serde_json::from_value(json).unwrap_or(event)
}
