//! Debug output ends in logs, so personal data is never in it.

use std::collections::{BTreeMap, BTreeSet};

use arbitrary::Unstructured;
use greyfile_domain::acts::{Body, ConductRaid, Found, Note, Parcel};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::raid::WitnessNamed;
use greyfile_domain::values::Sex;
use greyfile_domain::values::document::{Cnic, Imei, Phone};
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::text::{Line, Prose};
use greyfile_words::{Lang, Words};
use proptest::prelude::*;

use crate::fields;
use crate::make;
use crate::world::{act, event_of, given};

/// What nobody may read in a log: a name, a CNIC, an IMEI, a phone number.
#[derive(Debug, Clone)]
struct Secrets {
    name: String,
    cnic: String,
    imei: String,
    phone: String,
}

fn secrets() -> impl Strategy<Value = Secrets> {
    let digits = |count: usize| proptest::collection::vec(0u8..10, count);
    let text = |digits: &[u8]| digits.iter().map(u8::to_string).collect::<String>();
    ("[A-Z][a-z]{9,20} Demo", digits(12), digits(14), digits(12)).prop_map(
        move |(name, cnic, imei, phone)| Secrets {
            name,
            cnic: format!("0{}-{}-{}", text(&cnic[..4]), text(&cnic[4..11]), cnic[11]),
            imei: (0..10)
                .map(|check| format!("{}{check}", text(&imei)))
                .find(|imei| Imei::new(imei).is_ok())
                .expect("one check digit of ten fits"),
            phone: format!("+9{}", text(&phone)),
        },
    )
}

impl Secrets {
    fn line(&self) -> Personal<Line> {
        make::line(&self.name).into()
    }

    fn prose(&self) -> Personal<Prose> {
        make::prose(&format!("{} of {}", self.name, self.phone)).into()
    }

    fn cnic(&self) -> Personal<Cnic> {
        Cnic::new(&self.cnic).expect("well formed").into()
    }

    fn imei(&self) -> Personal<Imei> {
        Imei::new(&self.imei).expect("well formed").into()
    }

    /// Only a text that is a phone number can stand where one is asked for.
    fn phone(&self) -> Option<Personal<Phone>> {
        Phone::new(&self.phone).ok().map(Into::into)
    }

    /// An event with personal data in every field that can hold it, where it has them.
    fn planted(&self, event: Event) -> Event {
        let (event_type, _) = event.event_type();
        let schema = Event::payload_schema(event_type).expect("a known event");
        let schema = serde_json::to_value(schema).expect("a schema");
        let mut payload =
            event.serialize_payload(serde_json::value::Serializer).expect("it has a JSON form");
        for (_, at, holds) in fields::personal_in(&schema, &payload) {
            let planted = match &*holds {
                "PersonalLine" => self.name.clone(),
                "PersonalProse" => format!("{} of {}", self.name, self.phone),
                "PersonalCnic" => self.cnic.clone(),
                "PersonalImei" => self.imei.clone(),
                // Only a text that is a phone number can stand where one is asked for.
                "PersonalPhone" => match Phone::new(&self.phone) {
                    Ok(_) => self.phone.clone(),
                    Err(_) => continue,
                },
                other => panic!("{event_type} {at}: what stands in a {other}?"),
            };
            *payload.pointer_mut(&at).expect("it was found there") = planted.into();
        }
        Event::deserialize_payload(event_type, payload)
            .expect("a known event")
            .unwrap_or_else(|error| panic!("{event_type}: {error}"))
    }

    /// Every command with personal data beyond its events.
    fn bodies(&self) -> Vec<Body> {
        let (name, cnic) = (Some(self.line()), Some(self.cnic()));
        let found = Found { name, cnic, ..make::found(Sex::Male, "PK") };
        let parcel = Parcel { imei: Some(self.imei()), ..make::parcel(7) };
        let witnesses =
            vec![WitnessNamed { name: self.line(), cnic: Some(self.cnic()), local: true }];
        vec![
            Body::ConductRaid(ConductRaid {
                people: vec![found],
                parcels: vec![parcel],
                witnesses,
                ..make::quiet_raid()
            }),
            Body::Note(Note { on: make::raid("R").stream(), text: self.prose(), source: None }),
        ]
    }

    fn are_in(&self, shown: &str) -> bool {
        let digits = |text: &str| text.replace(['-', '+'], "");
        let hidden = [
            self.name.clone(),
            self.cnic.clone(),
            digits(&self.cnic),
            self.imei.clone(),
            digits(&self.phone),
        ];
        hidden.iter().any(|secret| shown.contains(secret))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn debug_output_shows_no_personal_data(
        secrets in secrets(),
        bytes in proptest::collection::vec(any::<u8>(), 2_000),
    ) {
        let phone = secrets.phone();
        let mut shown = vec![
            format!("{:?} {:?} {phone:?}", secrets.cnic(), secrets.imei()),
            format!("{:?} {:?}", secrets.cnic().clear(), secrets.imei().clear()),
        ];
        for (event_type, _) in Event::types() {
            let mut drawn = Unstructured::new(&bytes);
            let event = Event::arbitrary_payload(event_type, &mut drawn).expect("a known event");
            let event = secrets.planted(event.expect("enough bytes"));
            shown.push(format!("{event:?} {event:#?}"));
            let command = make::open("x", event.clone()).command;
            shown.push(format!("{command:?} {command:#?}"));
            let correction =
                make::correct("x", make::raid("R"), event_of("R", 0), event).command;
            shown.push(format!("{correction:?}"));
        }
        for body in secrets.bodies() {
            let act = act("x", body);
            shown.push(format!("{:?} {:#?}", act.command, act.command));
            // The decision, with what it reserves, and the refusal, where it comes to one.
            shown.push(format!("{:?}", given([]).when(&act).0));
        }
        let person = [make::open("P", make::recorded(Sex::Male, "PK"))];
        let checked = make::shows_cnic(&secrets.cnic, true);
        let world = given(person);
        for number in [checked, make::shows_cnic(&secrets.name, true)] {
            let came = world.when(&make::record("x", make::person("P"), number)).0;
            // A refusal as people read it too.
            if let Err(refusal) = &came {
                shown.extend(Lang::ALL.map(|lang| Words::of(lang).refusal(refusal)));
            }
            shown.push(format!("{came:?}"));
        }
        for shown in shown {
            prop_assert!(!secrets.are_in(&shown), "{}", shown);
        }
    }
}

/// One line of `schemas/personal.csv`.
#[derive(Debug, serde::Deserialize)]
struct Decided {
    /// The type of event; `(type)` for a type that is decided as a whole, wherever it stands.
    event: String,
    /// The path of the field in its payload, or the type's name.
    field: String,
    /// Of personal data: its number for ever.
    number: Option<u16>,
    /// Of personal data: whose it is, see [`WHOSE`].
    whose: String,
    /// Of what is not: why, where somebody may wonder.
    #[serde(rename = "why")]
    _why: String,
}

/// Whose a piece of personal data is, which decides under which key it is sealed: of the person
/// whose stream it stands in; of the one whom this entry describes; of nobody who is known, so
/// that the text is for itself. `field:x` is the person whom the field `x` names.
const WHOSE: [&str; 3] = ["stream", "entry", "text"];

/// The number of each personal field, from 1: it is sealed under its number, so a number is never
/// given again, and this list only ever grows at its end.
const NUMBERED: [&str; 97] = [
    "note_added source",
    "note_added text",
    "corrected reason",
    "corrected source",
    "retracted reason",
    "retracted source",
    "log.clock_mended reason",
    "log.record_set_aside reason",
    "complaint.received caller",
    "complaint.received complainant",
    "complaint.received payment_route",
    "complaint.received summary",
    "complaint.verified finding",
    "complaint.rejected reason",
    "case.enquiry_opened title",
    "case.enquiry_closed reason",
    "case.case_opened title",
    "case.officer_relieved reason",
    "case.lead_agency_changed reason",
    "case.warrant_obtained purpose",
    "case.account_frozen account",
    "case.case_closed reason",
    "case.case_reopened reason",
    "raid.conducted authority.exception.ground",
    "raid.conducted witness_excuse",
    "raid.witness_named cnic",
    "raid.witness_named name",
    "raid.person_released_unarrested reason",
    "fir.lodged gist",
    "fir.section_deleted reason",
    "fir.person_discharged reason",
    "fir.convicted sentence",
    "fir.cancelled reason",
    "exhibit.seized description",
    "exhibit.seized imei",
    "exhibit.seized place",
    "exhibit.seal_broken why",
    "exhibit.custody_transferred purpose",
    "person.recorded label",
    "person.recorded name",
    "person.identified number",
    "person.alias_added alias",
    "person.age_determined by",
    "person.guardian_informed guardian",
    "person.absconded from",
    "licence.surrendered reason",
    "exhibit.examined finding",
    "fir.hearing_held outcome",
    "not_the_same reason",
    "not_the_same source",
    "file_attached caption",
    "file_attached name",
    "centre.key_person_left reason",
    "centre.closure_ordered reasons",
    "centre.closure_lifted reason",
    "centre.fine_imposed reasons",
    "centre.fine_waived reason",
    "centre.data_misuse_found gist",
    "centre.bar_ended reason",
    "centre.show_cause_issued reasons",
    "centre.show_cause_answered answer",
    "centre.show_cause_closed reason",
    "centre.notice_served whom",
    "centre.notice_returned why",
    "centre.hearing_held absent[]",
    "centre.hearing_held heard[]",
    "centre.appeal_decided gist",
    "person.bar_ended reason",
    "licence.document_added title",
    "licence.objection_raised objection",
    "licence.objection_answered answer",
    "licence.objection_closed reason",
    "licence.vetting_withdrawn reason",
    "licence.inspection_conducted points[].remark",
    "licence.application_refused reasons",
    "licence.application_withdrawn reason",
    "licence.decision_recalled reasons",
    "licence.condition_added reason",
    "licence.condition_removed reason",
    "licence.amendment_requested request",
    "licence.amendment_refused reasons",
    "licence.renewal_refused reasons",
    "licence.report_returned why",
    "licence.finding_recorded finding",
    "licence.finding_closed reason",
    "licence.suspended reasons",
    "licence.suspension_lifted reason",
    "licence.revoked reasons",
    "licence.officer_recused reason",
    "licence.show_cause_issued reasons",
    "licence.show_cause_answered answer",
    "licence.show_cause_closed reason",
    "licence.notice_served whom",
    "licence.notice_returned why",
    "licence.hearing_held absent[]",
    "licence.hearing_held heard[]",
    "licence.appeal_decided gist",
];

fn decided() -> Vec<Decided> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/personal.csv");
    let lines = csv::Reader::from_path(file).expect("the list").into_deserialize();
    lines.map(|line| line.expect("a line of the list")).collect()
}

#[test]
fn every_field_of_every_event_is_decided_personal_or_not() {
    let (types, fields): (Vec<Decided>, Vec<Decided>) =
        decided().into_iter().partition(|line| line.event == "(type)");
    let whole: Vec<&str> = types.iter().map(|line| &*line.field).collect();
    let mut met = BTreeSet::new();
    let mut listed: BTreeMap<(String, String), &Decided> = BTreeMap::new();
    for line in &fields {
        let at = (line.event.clone(), line.field.clone());
        assert!(listed.insert(at, line).is_none(), "listed twice: {line:?}");
    }
    let mut undecided = Vec::new();
    for (event_type, _) in Event::types() {
        let schema = Event::payload_schema(event_type).expect("a known event");
        let schema = serde_json::to_value(schema).expect("a schema");
        let of_event = fields::of_schema(&schema, &whole);
        for (path, field) in &of_event {
            let line = listed.remove(&(event_type.to_owned(), path.clone()));
            let Some(line) = line else {
                undecided.push(format!("{event_type},{path} holds a {}", field.holds));
                continue;
            };
            met.insert(field.holds.clone());
            assert_eq!(field.personal, line.number.is_some(), "{line:?} holds a {}", field.holds);
            match line.whose.strip_prefix("field:") {
                Some(named) => {
                    let holds = of_event.get(named).map(|field| &*field.holds);
                    assert!(matches!(holds, Some("PersonId" | "Accused")), "{line:?}: {holds:?}");
                }
                None if line.number.is_some() => assert!(WHOSE.contains(&&*line.whose), "{line:?}"),
                None => assert_eq!(line.whose, "", "{line:?}"),
            }
            let of_a_person = event_type.starts_with("person.");
            assert!(line.whose != "stream" || of_a_person, "{line:?} is in no person's stream");
        }
    }
    let lines = undecided.join("\n");
    assert!(
        lines.is_empty(),
        "decide in schemas/personal.csv whether these are personal:\n{lines}"
    );
    assert!(listed.is_empty(), "no event has {:?}", listed.keys());
    for one in whole {
        assert!(met.contains(one), "no event holds a {one}");
    }
    let mut numbered: Vec<(usize, String)> = fields
        .iter()
        .filter_map(|line| Some((line.number?.into(), format!("{} {}", line.event, line.field))))
        .collect();
    numbered.sort_unstable();
    let once = (1..).zip(NUMBERED.map(str::to_owned));
    assert!(once.eq(numbered.iter().cloned()), "each number once, for ever: {numbered:#?}");
}

#[test]
fn every_personal_field_is_tried() {
    let mut drawing: u64 = 20_250_708;
    for (event_type, _) in Event::types() {
        let schema = Event::payload_schema(event_type).expect("a known event");
        let schema = serde_json::to_value(schema).expect("a schema");
        let all = fields::of_schema(&schema, &[]);
        let mut untried: BTreeSet<String> =
            all.into_iter().filter(|(_, field)| field.personal).map(|(path, _)| path).collect();
        for _ in 0..100 {
            let bytes = std::iter::repeat_with(|| {
                drawing = drawing.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
                drawing.to_be_bytes()[0]
            });
            let bytes: Vec<u8> = bytes.take(2_000).collect();
            let mut drawn = Unstructured::new(&bytes);
            let event = Event::arbitrary_payload(event_type, &mut drawn).expect("a known event");
            let payload = event.expect("enough bytes");
            let payload = payload.serialize_payload(serde_json::value::Serializer).expect("JSON");
            for (path, ..) in fields::personal_in(&schema, &payload) {
                untried.remove(&path);
            }
        }
        assert!(untried.is_empty(), "{event_type}: never drawn, so never hidden: {untried:?}");
    }
}

/// What a type that is decided as a whole holds is not personal either.
#[test]
fn types_decided_as_a_whole_hold_nothing_personal() {
    let types: Vec<String> = decided()
        .into_iter()
        .filter(|line| line.event == "(type)")
        .map(|line| {
            assert_eq!((line.number, &*line.whose), (None, ""), "{line:?}");
            line.field
        })
        .collect();
    let all: Vec<&str> = types.iter().map(String::as_str).collect();
    for (event_type, _) in Event::types() {
        let schema = Event::payload_schema(event_type).expect("a known event");
        let schema = serde_json::to_value(schema).expect("a schema");
        for (path, field) in fields::of_schema(&schema, &all) {
            let Some(at) = all.iter().position(|one| *one == field.holds) else { continue };
            let mut rest = all.clone();
            rest.remove(at);
            let inside = fields::of_schema(&schema, &rest);
            let inside = inside.iter().filter(|(inner, _)| inner.starts_with(&*path));
            for (inner, field) in inside {
                assert!(!field.personal, "{event_type} {inner} holds a {}", field.holds);
            }
        }
    }
}
