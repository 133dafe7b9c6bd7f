//! Debug output ends in logs, so personal data is never in it.

use greyfile_domain::acts::{Body, ConductRaid, Found, Note, Parcel};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::case::AccountFrozen;
use greyfile_domain::streams::complaint::Received;
use greyfile_domain::streams::exhibit::Seized;
use greyfile_domain::streams::fir::Lodged;
use greyfile_domain::streams::person::{AliasAdded, GuardianInformed, Identified, Recorded};
use greyfile_domain::streams::raid::WitnessNamed;
use greyfile_domain::streams::{Corrected, NoteAdded};
use greyfile_domain::values::Sex;
use greyfile_domain::values::document::{Cnic, Imei, Phone};
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::text::{Line, Prose};
use proptest::prelude::*;

use crate::make;
use crate::sources;
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

    /// Every event with personal data in every field that can hold it.
    fn events(&self) -> Vec<Event> {
        let (complainant, summary) = (Some(self.line()), self.prose());
        let (account, bank) = (self.line(), make::line("Demo Bank"));
        let note: Event = NoteAdded { text: self.prose(), source: None }.into();
        let corrected = Corrected {
            event: event_of("n", 0),
            seen: event_of("n", 0),
            replacement: Box::new(note.clone()),
            occurred_at: None,
            captured: None,
            done_by: None,
            basis: None,
            reason: make::line("copied wrongly"),
            source: None,
        };
        vec![
            Received { complainant, caller: self.phone(), summary, ..make::received() }.into(),
            Lodged { gist: Some(self.prose()), ..make::lodged(1) }.into(),
            AccountFrozen { account, bank, amount: None, permission: None }.into(),
            WitnessNamed { name: self.line(), cnic: Some(self.cnic()), local: true }.into(),
            Seized { imei: Some(self.imei()), ..make::seized(7) }.into(),
            Recorded { name: Some(self.line()), ..make::recorded(Sex::Male, "PK") }.into(),
            Identified { number: self.line(), ..make::shows_cnic("x", true) }.into(),
            Identified { ..make::shows_cnic(&self.cnic, true) }.into(),
            AliasAdded { alias: self.line() }.into(),
            GuardianInformed { guardian: self.line() }.into(),
            note,
            corrected.into(),
        ]
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
    #[test]
    fn debug_output_shows_no_personal_data(secrets in secrets()) {
        let phone = secrets.phone();
        let mut shown = vec![
            format!("{:?} {:?} {phone:?}", secrets.cnic(), secrets.imei()),
            format!("{:?} {:?}", secrets.cnic().clear(), secrets.imei().clear()),
        ];
        for event in secrets.events() {
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
            let told = came.as_ref().err().map(ToString::to_string);
            shown.push(format!("{came:?} {told:?}"));
        }
        for shown in shown {
            prop_assert!(!secrets.are_in(&shown), "{}", shown);
        }
    }
}

#[test]
fn every_personal_field_is_tried() {
    // A new field of personal data belongs into `events` or `bodies` above, and is counted here.
    let counted = [
        ("acts/conduct_raid.rs", 2),
        ("acts/note.rs", 1),
        ("acts/seize.rs", 1),
        ("kernel/common.rs", 1),
        ("streams/case/events.rs", 1),
        ("streams/complaint/events.rs", 3),
        ("streams/exhibit/events.rs", 1),
        ("streams/fir/events.rs", 1),
        ("streams/person/events.rs", 4),
        ("streams/raid/events.rs", 2),
    ];
    for (path, text) in sources() {
        let expected =
            counted.iter().find(|(counted, _)| path == *counted).map(|(_, count)| *count);
        let typed = path != "values/personal.rs";
        let found = text.matches("Personal<").count();
        assert!(!typed || found == expected.unwrap_or(0), "{path}: {found}");
    }
}
