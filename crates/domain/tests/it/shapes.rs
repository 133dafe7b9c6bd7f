//! What the shapes of events say is what serde writes and reads.

use arbitrary::Unstructured;
use greyfile_domain::streams::Event;
use greyfile_field::{Info, Shape};
use serde::Deserializer;
use serde::de::{IgnoredAny, MapAccess, Visitor};

/// The names of an object's fields, in the order in which they were written.
struct Names(Vec<String>);

impl<'de> serde::Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Names;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Names, A::Error> {
                let mut names = Vec::new();
                while let Some((name, IgnoredAny)) = map.next_entry()? {
                    names.push(name);
                }
                Ok(Names(names))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

fn fields(event_type: &str) -> &'static [Info] {
    match Event::shape(event_type) {
        Some(Shape::Group(group)) => group.fields,
        other => panic!("{event_type} is {other:?}"),
    }
}

#[test]
fn the_fields_of_every_event_are_those_that_are_written_in_their_order() {
    for (event_type, _) in Event::types() {
        let event = Event::arbitrary_payload(event_type, &mut Unstructured::new(&[]));
        let event = event.expect("a known event").expect("from nothing");
        let mut written = Vec::new();
        event.serialize_payload(&mut serde_json::Serializer::new(&mut written)).expect("JSON");
        let Names(names) = serde_json::from_slice(&written).expect("an object");
        let said: Vec<&str> = fields(event_type).iter().map(|field| field.name).collect();
        assert_eq!(said, names, "{event_type}");
    }
}

#[test]
fn every_field_says_what_it_means() {
    for (event_type, _) in Event::types() {
        for field in fields(event_type) {
            assert!(!field.doc.is_empty(), "{event_type} {}", field.name);
        }
    }
}

#[test]
fn what_may_be_left_out_is_what_serde_does_not_miss() {
    for (event_type, _) in Event::types() {
        let event = Event::arbitrary_payload(event_type, &mut Unstructured::new(&[]));
        let event = event.expect("a known event").expect("from nothing");
        let whole = event.serialize_payload(serde_json::value::Serializer).expect("JSON");
        for field in fields(event_type) {
            let mut payload = whole.clone();
            payload.as_object_mut().expect("an object").remove(field.name);
            let read = Event::deserialize_payload(event_type, payload).expect("a known event");
            assert_eq!(read.is_ok(), field.optional, "{event_type} {}: {read:?}", field.name);
        }
    }
}
