//! An invented centre in Karachi, the regime that it applies under, and the bodies that vet it, each with
//! keys of its own.

use greyfile_domain::acts::{Body, TakeVettingAnswer};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::centre::{
    CentreKind, KeyPersonAppointed, OwnershipChanged, PremisesAdded, Registered,
};
use greyfile_domain::streams::ids::{CentreId, LicenceId, PersonId};
use greyfile_domain::streams::licence::{
    ApplicationFiled, FeeAssessed, FeePaid, InspectionConducted, LicenceIssued, LicensedPremises,
    PointFound, VettingRequested,
};
use greyfile_domain::streams::person::Recorded;
use greyfile_domain::values::hex::{Hex, HexBytes};
use greyfile_domain::values::money::Money;
use greyfile_domain::values::place::Place;
use greyfile_domain::values::premises::PremisesRole;
use greyfile_domain::values::text::Code;
use greyfile_envelope::{CommandId, Day, StreamId, StreamKind};
use greyfile_vetting::{
    Key, Party, Premises, Random, Request, Say, SealingKey, Subject, request, sign,
};

use crate::make::{code, line, prose};
use crate::world::{Act, act, command_id};

pub use super::regime::*;

/// Who decides here.
pub const DG: &str = "director-general";
/// The bodies that vet.
pub const BODIES: [&str; 3] = ["nccia", "pta", "bureau"];

pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

pub fn opened(name: &str, kind: StreamKind) -> StreamId {
    StreamId::derive(command_id(name), kind, 0)
}

pub fn centre_id(name: &str) -> CentreId {
    CentreId(opened(name, CentreId::KIND).id)
}

pub fn person_id(name: &str) -> PersonId {
    PersonId(opened(name, PersonId::KIND).id)
}

pub fn licence_id(name: &str) -> LicenceId {
    LicenceId(opened(name, LicenceId::KIND).id)
}

fn person(name: &str) -> Act {
    let recorded = Recorded {
        label: Some(line(name).into()),
        ordinal: None,
        name: None,
        sex: None,
        nationality: None,
    };
    crate::make::open(name, recorded).at("2025-07-02")
}

/// A centre with one office, an owner and somebody who runs it.
pub fn centre() -> Vec<Act> {
    let registered = Registered {
        name: Some(line("Demo Calls")),
        city: Place::from(line("Karachi")),
        address: line("Plot 4, Korangi"),
        kind: Some(CentreKind::Outsourced),
        calls: None,
        seats: Some(40),
    };
    let id = centre_id("centre");
    let record = |name: &str, event: Event| crate::make::record(name, id.stream(), event);
    vec![
        crate::make::open("centre", registered).at("2025-07-02"),
        person("owner"),
        person("manager"),
        person("stranger"),
        record("office", premises("main").into()).at("2025-07-02"),
        record("branch", premises("branch").into()).at("2025-07-02"),
        record("owners", owners(&["owner"]).into()).at("2025-07-02"),
        record(
            "runs",
            KeyPersonAppointed { person: person_id("manager"), role: code("site_manager") }.into(),
        )
        .at("2025-07-02"),
    ]
}

pub fn owners(names: &[&str]) -> OwnershipChanged {
    let persons = names.iter().map(|name| person_id(name)).collect();
    OwnershipChanged { persons, firms: Vec::new(), others: Vec::new() }
}

fn premises(of: &str) -> PremisesAdded {
    PremisesAdded {
        premises: code(of),
        role: PremisesRole::Main,
        city: Place::from(line("Karachi")),
        address: line("Plot 4, Korangi"),
        seats: Some(40),
    }
}

/// An application for the centre's main office.
pub fn application(diary: &str) -> ApplicationFiled {
    ApplicationFiled {
        centre: centre_id("centre"),
        class: Some(code("outsourced")),
        premises: vec![code("main")],
        remote_positions: None,
        diary: Some(line(diary)),
        decide_within: None,
        may_operate: false,
        may_operate_until: None,
    }
}

/// An application is filed.
pub fn filed(name: &str) -> Act {
    crate::make::open(name, application(&format!("diary {name}"))).at("2025-07-03")
}

/// Something happens on an application, at noon of a day.
pub fn on(licence: &str, name: &str, event: impl Into<Event>) -> Act {
    crate::make::record(name, licence_id(licence).stream(), event).at("2025-07-10").by(DG)
}

/// Something happens on the centre.
pub fn on_centre(name: &str, event: impl Into<Event>) -> Act {
    crate::make::record(name, centre_id("centre").stream(), event).at("2025-07-10").by(DG)
}

pub fn assessed(fee: &str, rupees: u64) -> FeeAssessed {
    FeeAssessed { fee: code(fee), amount: Money::pkr(rupees), adoption: None }
}

pub fn paid(fee: &str, rupees: u64) -> FeePaid {
    let receipt = line(&format!("{fee}-{rupees}"));
    FeePaid { fee: code(fee), amount: Money::pkr(rupees), receipt, bank: None }
}

/// What a body is asked: the subject, salted by the body and the round.
pub fn subject(licence: &str, body: &str, round: u16) -> Subject {
    subject_of(licence, body, round, &["main"])
}

pub fn subject_of(licence: &str, body: &str, round: u16, premises: &[&str]) -> Subject {
    let words = |text: &str| text.parse().expect("a text");
    let party = |name: &str, role: &str| Party {
        id: person_id(name).stream(),
        name: words("Zarmina Demo"),
        role: words(role),
        documents: Vec::new(),
    };
    let place = |id: &&str| Premises {
        id: id.parse().expect("an id"),
        role: words("main"),
        address: words("Plot 4, Korangi"),
    };
    Subject {
        log: StreamId::new(StreamKind::LOG, [0; 16]),
        licence: licence_id(licence).stream(),
        body: body.parse().expect("a body"),
        round: u32::from(round),
        salt: [u8::try_from(round).expect("few rounds"); 32],
        centre: centre_id("centre").stream(),
        centre_name: words("Demo Calls"),
        owners: vec![party("owner", "owner")],
        key_persons: vec![party("manager", "site manager")],
        premises: premises.iter().map(place).collect(),
    }
}

/// The same about a centre that somebody else owns.
pub fn subject_owned(licence: &str, body: &str, round: u16, owner: &str) -> Subject {
    let mut subject = subject(licence, body, round);
    subject.owners[0].id = person_id(owner).stream();
    subject
}

/// A body is asked.
pub fn asked(licence: &str, body: &str, round: u16) -> Act {
    let digest = subject(licence, body, round).digest().expect("a digest");
    let requested = VettingRequested {
        body: code(body),
        round,
        owners: vec![person_id("owner")],
        key_persons: vec![person_id("manager")],
        premises: vec![code("main")],
        digest: Hex(digest.0),
        answer_within: None,
    };
    on(licence, &format!("{}? {body} {round}", &licence[..1]), requested).at("2025-07-04")
}

/// The answer file of a body, signed with the keys that `again` tells.
pub fn answer_file(subject: &Subject, say: Say<'_>, reference: &str, again: u8) -> Vec<u8> {
    let office = keys("office", 0);
    let body = keys(subject.body.as_str(), again);
    let mut random = Random::new([9; 32]);
    let to: Vec<SealingKey> = vec![body.public().sealing];
    let asked =
        request(subject, day("2025-07-04").start(), day("2025-08-03"), &office, &to, &mut random)
            .expect("a request");
    let trusted = Key::new("office".parse().expect("a body"), &office.public().signing);
    let opened = Request::open(&asked, &body, &[trusted.expect("a key")]).expect("opened");
    let reference = reference.parse().expect("a reference");
    sign(&opened, say, reference, &body, &mut random).expect("signed")
}

/// An answer file is taken in.
pub fn taken(licence: &str, name: &str, file: &[u8]) -> Act {
    let take = TakeVettingAnswer { licence: licence_id(licence), file: HexBytes(file.to_vec()) };
    act(name, Body::TakeVettingAnswer(take)).at("2025-07-08").by("clerk-4")
}

/// A body clears it.
pub fn cleared(licence: &str, body: &str, round: u16) -> Act {
    let file = answer_file(&subject(licence, body, round), Say::Clear, "ref 1", 0);
    taken(licence, &format!("{}+ {body} {round}", &licence[..1]), &file)
}

/// Every body is asked and clears it.
pub fn vetted(licence: &str) -> Vec<Act> {
    BODIES.iter().flat_map(|body| [asked(licence, body, 1), cleared(licence, body, 1)]).collect()
}

/// The premises are inspected, and everything is there.
pub fn inspected(licence: &str, premises: &str) -> Act {
    let found = |point: &str, measured| PointFound {
        point: code(point),
        met: Some(true),
        measured,
        remark: None,
    };
    let inspected = InspectionConducted {
        premises: code(premises),
        checklist: code("inspection"),
        points: vec![found("recording", None), found("seats", Some(40))],
        unmet: Vec::new(),
        adoption: None,
    };
    on(licence, &format!("{}! {premises}", &licence[..1]), inspected).at("2025-07-09")
}

/// Everything that an issue asks for, but what the closure leaves out.
pub fn ready_but(licence: &str, left_out: &[&str]) -> Vec<Act> {
    let short = &licence[..1];
    let mut acts = vec![regime()];
    acts.extend(centre());
    acts.push(filed(licence));
    let mut rest = vec![
        on(licence, &format!("{short}a"), assessed("licence", 100_000)).at("2025-07-04"),
        on(licence, &format!("{short}p"), paid("licence", 100_000)).at("2025-07-05"),
        inspected(licence, "main"),
    ];
    rest.extend(vetted(licence));
    let id = |act: &Act| act.command.id;
    let left: Vec<CommandId> = left_out.iter().map(|name| command_id(name)).collect();
    acts.extend(rest.into_iter().filter(|act| !left.contains(&id(act))));
    acts
}

/// Everything that an issue asks for.
pub fn ready(licence: &str) -> Vec<Act> {
    ready_but(licence, &[])
}

pub fn issued(number: &str) -> LicenceIssued {
    LicenceIssued {
        number: line(number),
        class: Some(code("outsourced")),
        from: day("2025-07-11"),
        to: day("2026-07-10"),
        premises: vec![licensed("main")],
        remote_positions: None,
        conditions: Vec::new(),
        centre: None,
        adoption: None,
        grace_until: None,
        renewal_from: None,
        renewal_keeps_alive: false,
    }
}

pub fn licensed(premises: &str) -> LicensedPremises {
    LicensedPremises { premises: code(premises), role: PremisesRole::Main }
}

/// The licence is issued here.
pub fn issue(licence: &str) -> Act {
    on(licence, &format!("{} issue", &licence[..1]), issued("CC-1")).at("2025-07-11T12:00")
}

/// A licence, issued by the rules.
pub fn holder(licence: &str) -> Vec<Act> {
    let mut acts = ready(licence);
    acts.push(issue(licence));
    acts
}

pub fn reasons() -> greyfile_domain::values::personal::Personal<greyfile_domain::values::text::Prose>
{
    prose("what was found").into()
}

pub fn grounds() -> Vec<Code> {
    vec![code("misuse_of_data")]
}
