//! Events and commands drawn from bytes, aimed at what is on record.

use std::sync::LazyLock;

use arbitrary::{Arbitrary, Unstructured};
use greyfile_domain::acts::{Body, Correct, Open, Record, Retract};
use greyfile_domain::kernel::kind::{AnyEvent, Recorder};
use greyfile_domain::streams::{CommonEvent, Event, History, Logged};
use greyfile_envelope::{Basis, EventId, Hand, Occurred, StreamId, Timestamp};

use crate::make::line;
use crate::world::{Act, World, act};

/// Any event, of any type.
pub fn any_event(u: &mut Unstructured<'_>) -> arbitrary::Result<Event> {
    let types: Vec<_> = Event::types().collect();
    let (name, _) = u.choose(&types)?;
    Event::arbitrary_payload(name, u).expect("a type of this program")
}

/// Any stream on record.
pub fn pick(u: &mut Unstructured<'_>, world: &World) -> Option<StreamId> {
    let streams: Vec<_> = world.histories.keys().copied().collect();
    u.choose(&streams).ok().copied()
}

/// Any command, aimed at what is on record as often as not, so that it gets past the first rule.
pub fn any_act(u: &mut Unstructured<'_>, world: &World, number: u8) -> arbitrary::Result<Act> {
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
pub static OPENINGS: LazyLock<Vec<&str>> = LazyLock::new(|| {
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
        second: if u.ratio(1, 3)? { Some(Hand::arbitrary(u)?) } else { None },
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
        second: if u.ratio(1, 3)? { Some(Hand::arbitrary(u)?) } else { None },
    }))
}

/// What somebody sees who looks at the event now.
fn seen(world: &World, logged: &Logged) -> EventId {
    let current = world.histories[&logged.stream].current_of(logged.moment.event_id);
    current.map_or(logged.moment.event_id, |current| current.seen())
}

/// The same, with the streams it names exchanged for streams on record of their kind, where there are
/// any: random ids would hardly ever meet.
pub fn aimed<T>(value: &T, world: &World, u: &mut Unstructured<'_>) -> Option<T>
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
