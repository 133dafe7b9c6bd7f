//! What holds whatever is sent, in whatever order, to whatever is on record.

use std::collections::{BTreeMap, BTreeSet};

use arbitrary::Unstructured;
use greyfile_domain::acts::{Given, decide};
use greyfile_domain::kernel::decision::Context;
use greyfile_domain::kernel::history::Moment;
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::kernel::reservation::Unique;
use greyfile_domain::streams::{Event, KINDS};
use greyfile_domain::streams::{History, Logged};
use greyfile_domain::values::file::NO_FILES;
use greyfile_domain::values::gazetteer::Gazetteer;
use greyfile_domain::values::law::Law;
use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::{CommandId, EventId, Hand, Position, StreamId, StreamKind};
use proptest::prelude::*;

use crate::drawn::{OPENINGS, aimed, any_act, any_event, pick};
use crate::make::time;
use crate::world::{World, command_id, event_id};

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
                let given = Given { histories, law, gazetteer, files: &NO_FILES, purpose: &purpose, now };
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

/// What a state says, without the order of its lists, and without which of two that say the same a
/// moment is of.
fn said(state: &<Event as AnyEvent>::State) -> Vec<String> {
    let told = format!("{state:#?}");
    let lines = told.lines().filter(|line| !line.trim_start().starts_with("event_id: "));
    let mut lines: Vec<String> = lines.map(str::to_owned).collect();
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
        // Each event has one id, in whichever order they come.
        let moment = |event: &Event| {
            let told = format!("{event:?}");
            let id = told.bytes().fold(0_u16, |id, byte| id.rotate_left(3) ^ u16::from(byte));
            Moment {
                position: Position::FIRST,
                event_id: event_id(command_id("any"), id),
                occurred,
                recorded_at: occurred.end,
                own_act: true,
            }
        };
        let fold = |last: &[&Event]| {
            let mut state = Event::empty(kind).expect("a known kind");
            for event in events.iter().chain(last.iter().copied()) {
                Event::evolve(&mut state, &moment(event), "officer-1", event);
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
            files: &NO_FILES,
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
