//! The made-up cases: what happens in each, when, and how late it is logged.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use fastrand::Rng;
use greyfile_domain::command::{
    Body, Command, ConductRaid, Correct, Found, LodgeFir, Note, Open, Parcel, Record,
};
use greyfile_domain::document::Cnic;
use greyfile_domain::event::Event;
use greyfile_domain::ids::{CaseId, ComplaintId, ExhibitId, FirId, PersonId, RaidId};
use greyfile_domain::stream::case::{CaseOpened, EnquiryOpened, OfficerAssigned, WarrantObtained};
use greyfile_domain::stream::complaint::{AttachedToCase, Received, Verified};
use greyfile_domain::stream::exhibit::{CustodyTransferred, Deposited, ExhibitNumber};
use greyfile_domain::stream::fir::{
    Acquitted, ChallanSubmitted, Convicted, FirNumber, InterimChallanSubmitted, Lodged,
    PersonProduced, Remand, RemandGranted,
};
use greyfile_domain::stream::person::ConsularNoticeGiven;
use greyfile_domain::stream::raid::{
    Authority, CashRecovered, Conducted, PersonsFound, WitnessNamed,
};
use greyfile_domain::text::{Code, Country, Line, Prose};
use greyfile_domain::values::{Accused, Money, Quantity, Section, Sex};
use greyfile_envelope::{Basis, CommandId, EventId, Hand, Occurred, Timestamp};

use crate::demo::id;

/// When the first case begins.
const FROM: &str = "2025-01-05T00:00:00+05:00";
/// When the last case begins.
const TO: &str = "2026-06-30T00:00:00+05:00";
/// Nothing is recorded after this.
const END: &str = "2026-10-31T00:00:00+05:00";
/// How many cases make a window one command longer. Commands of a window are recorded in any order
/// and recorded_at never falls along the log, so a window may span some hours of made-up time, not
/// months; up to twice so many cases, it holds one command and the log is the same byte by byte.
const CASES_PER_WINDOW_COMMAND: u32 = 200;

const HOUR: i64 = Timestamp::HOUR_MS;
const DAY: i64 = Timestamp::DAY_MS;

/// Cities, weighted as the published table of raids has them.
const CITIES: [(&str, u32); 6] = [
    ("Islamabad", 17),
    ("Karachi", 19),
    ("Rawalpindi", 8),
    ("Faisalabad", 7),
    ("Multan", 2),
    ("Lahore", 11),
];
const PLACES: [&str; 5] =
    ["Plaza 3, second floor", "Block 7", "Sector G", "Canal Road", "Old Bazaar"];
const ROLES: [&str; 5] =
    ["caller", "frontline_social_media_agent", "recruiter", "finance_manager", "coerced_staff"];
const KINDS: [&str; 6] = ["phone", "computer", "sim_card", "laptop", "gateway_exchange", "server"];
const COUNTRIES: [&str; 4] = ["CN", "NG", "PH", "BD"];
const SECTIONS: [(&str, &str); 6] = [
    ("PECA 2016", "13"),
    ("PECA 2016", "14"),
    ("PECA 2016", "16"),
    ("PPC 1860", "419"),
    ("PPC 1860", "420"),
    ("PPC 1860", "109"),
];

/// Made-up cases in the order of recording.
pub struct Script {
    seed: u64,
    cases: u32,
    begun: u32,
    /// Cases under way, each with what is still to come, last first.
    under_way: BTreeMap<u32, Vec<Command>>,
    /// When each of them records next.
    next: BinaryHeap<Reverse<(Timestamp, u32)>>,
}

impl Script {
    /// So many cases; the same for the same seed.
    pub fn new(seed: u64, cases: u32) -> Self {
        Self { seed, cases, begun: 0, under_way: BTreeMap::new(), next: BinaryHeap::new() }
    }

    /// How many cases have begun.
    pub const fn begun(&self) -> u32 {
        self.begun
    }

    /// The next commands by moment of recording, those of one case together and in order.
    pub fn next_window(&mut self) -> Option<Vec<Vec<Command>>> {
        let mut chains: BTreeMap<u32, Vec<Command>> = BTreeMap::new();
        for _ in 0..(self.cases / CASES_PER_WINDOW_COMMAND).max(1) {
            let Some((case, command)) = self.next_command() else { break };
            chains.entry(case).or_default().push(command);
        }
        (!chains.is_empty()).then(|| chains.into_values().collect())
    }

    fn next_command(&mut self) -> Option<(u32, Command)> {
        while self.begun < self.cases
            && self.next.peek().is_none_or(|Reverse((next, _))| *next >= self.starts(self.begun))
        {
            let case = self.begun;
            let mut commands = Case::new(self.seed, case, self.starts(case)).commands();
            commands.reverse();
            self.begun += 1;
            if let Some(first) = commands.last() {
                self.next.push(Reverse((recorded(first), case)));
                self.under_way.insert(case, commands);
            }
        }
        let Reverse((_, case)) = self.next.pop()?;
        let left = self.under_way.get_mut(&case)?;
        let command = left.pop()?;
        match left.last() {
            Some(next) => self.next.push(Reverse((recorded(next), case))),
            None => drop(self.under_way.remove(&case)),
        }
        Some((case, command))
    }

    fn starts(&self, case: u32) -> Timestamp {
        let (from, to) = (instant(FROM), instant(TO));
        let span = to.0 - from.0;
        from.plus_ms(span / i64::from(self.cases.max(1)) * i64::from(case))
    }
}

fn recorded(command: &Command) -> Timestamp {
    command.recorded_at.unwrap_or_default()
}

fn instant(text: &str) -> Timestamp {
    text.parse().expect("a literal instant")
}

fn line(text: impl AsRef<str>) -> Line {
    Line::new(text).expect("made-up text is plain")
}

fn code(text: &str) -> Code {
    Code::new(text).expect("made-up codes are plain")
}

fn hand(text: impl AsRef<str>) -> Hand {
    Hand::new(text).expect("made-up hands are plain")
}

/// A case in the making.
struct Case {
    seed: u64,
    number: u32,
    rng: Rng,
    start: Timestamp,
    last: Timestamp,
    city: &'static str,
    officer: Hand,
    commands: Vec<Command>,
}

impl Case {
    fn new(seed: u64, number: u32, start: Timestamp) -> Self {
        let mut rng = Rng::with_seed(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ u64::from(number));
        let city = pick_city(&mut rng);
        let officer = hand(format!("nccia-{}-{:03}", &city[..3].to_lowercase(), rng.u32(1..40)));
        Self { seed, number, rng, start, last: start, city, officer, commands: Vec::new() }
    }

    fn commands(mut self) -> Vec<Command> {
        let case = self.open();
        self.complaint(case);
        let (raid_command, people, parcels) = self.raid(case);
        let raid = RaidId::derive(raid_command, 0);
        let arrested: Vec<PersonId> = (0..)
            .zip(&people)
            .filter(|(_, found)| found.arrested)
            .map(|(index, _)| PersonId::derive(raid_command, index))
            .collect();
        self.exhibits(raid_command, parcels);
        self.notices(raid_command, &people);
        if !arrested.is_empty() {
            self.court(case, raid, &arrested);
        }
        if self.rng.f32() < 0.05 {
            self.correct(raid_command, raid);
        }
        if self.rng.f32() < 0.3 {
            let note = Note {
                on: case.into(),
                text: Prose::new("Informant met; nothing new.").expect("plain").into(),
                source: None,
            };
            self.push(self.start.plus_ms(9 * DAY), Body::Note(note));
        }
        let end = instant(END);
        // Commands of one case are sent one after the other, so they must stand in the order of
        // recording; a stable sort keeps what depends on each other in order.
        self.commands.sort_by_key(recorded);
        self.commands.retain(|command| recorded(command) <= end);
        self.commands
    }

    /// Adds a command; how late it is logged is drawn.
    fn push(&mut self, occurred: Timestamp, body: Body) -> CommandId {
        let late = match self.rng.u32(0..100) {
            0..70 => self.rng.i64(HOUR / 6..6 * HOUR),
            70..92 => self.rng.i64(6 * HOUR..24 * HOUR),
            _ => self.rng.i64(24 * HOUR..10 * DAY),
        };
        // What a later command builds on is never logged after it.
        let recorded_at = occurred.plus_ms(late).max(self.last);
        self.last = recorded_at;
        let label = format!("case {}", self.number);
        let index = self.commands.len() as u64;
        let id = CommandId::from_bytes(id(self.seed, recorded_at, &label, index));
        let occurred: Occurred = match self.rng.u32(0..10) {
            0..7 => Occurred::at(occurred),
            7..9 => occurred.to_string()[..16].parse().expect("a minute"),
            _ => occurred.day().to_string().parse().expect("a day"),
        };
        self.commands.push(Command {
            id,
            actor: self.officer.clone(),
            done_by: None,
            occurred_at: occurred,
            basis: Basis::OwnAct,
            captured: None,
            recorded_at: Some(recorded_at),
            correlation: None,
            body,
        });
        id
    }

    fn record(&mut self, at: Timestamp, on: greyfile_envelope::StreamId, events: Vec<Event>) {
        self.push(at, Body::Record(Record { on, events }));
    }

    fn open(&mut self) -> CaseId {
        let title = format!("Call centre, {} ({})", self.city, self.number);
        let enquiry = EnquiryOpened {
            number: Some(line(format!("E-{}/2025", self.number + 1))),
            title: line(&title),
            agency: code("nccia"),
            circle: Some(line(format!("Circle {}", self.city))),
            city: line(self.city),
        };
        let opened = self.push(self.start, Body::Open(Open { events: vec![enquiry.into()] }));
        let case = CaseId::derive(opened, 0);
        let mut events: Vec<Event> = vec![
            CaseOpened {
                title: line(&title),
                agency: code("nccia"),
                circle: Some(line(format!("Circle {}", self.city))),
                city: line(self.city),
                operation: Some(line("Operation Grey")),
            }
            .into(),
            OfficerAssigned { officer: self.officer.clone(), role: code("investigating_officer") }
                .into(),
        ];
        if self.rng.f32() < 0.7 {
            events.push(
                WarrantObtained {
                    number: line(format!("W-{}", self.number + 1)),
                    court: line(format!("Judicial Magistrate, {}", self.city)),
                    purpose: line("search of premises"),
                }
                .into(),
            );
        }
        self.record(self.start.plus_ms(3 * DAY), case.into(), events);
        case
    }

    fn complaint(&mut self, case: CaseId) {
        if self.rng.f32() < 0.4 {
            return;
        }
        let received = Received {
            complainant: Some(line(format!("Demo Complainant {}", self.number)).into()),
            city: line(self.city),
            loss: Some(Money::pkr(u64::from(self.rng.u32(1..90)) * 10_000)),
            payment_route: Some(line("bank transfer")),
            centres: Vec::new(),
            caller: None,
            summary: Prose::new("A caller posed as a bank officer.").expect("plain").into(),
        };
        let at = self.start.plus_ms(3 * DAY);
        let opened = self.push(at, Body::Open(Open { events: vec![received.into()] }));
        let complaint = ComplaintId::derive(opened, 0);
        let events = vec![
            Verified { finding: Some(line("bank confirmed the transfer")) }.into(),
            AttachedToCase { case }.into(),
        ];
        self.record(at.plus_ms(DAY), complaint.into(), events);
    }

    fn raid(&mut self, case: CaseId) -> (CommandId, Vec<Found>, u16) {
        let people: Vec<Found> = (0..self.rng.u32(2..9)).map(|index| self.person(index)).collect();
        let parcels: Vec<Parcel> = (0..self.rng.u32(1..5)).map(|_| self.parcel()).collect();
        let count = parcels.len() as u16;
        let arrested = people.iter().filter(|found| found.arrested).count() as u32;
        let warrant = self.rng.f32() < 0.7;
        let witnesses = self.rng.u32(0..4).min(2);
        let body = ConductRaid {
            case: Some(case),
            new_case: None,
            raid: Conducted {
                city: line(self.city),
                place: line(PLACES[self.rng.usize(..PLACES.len())]),
                centres: Vec::new(),
                centre_count: None,
                operation: Some(line("Operation Grey")),
                lead_officer: Some(self.officer.clone()),
                team: Vec::new(),
                authority: if warrant {
                    Authority::Warrant {
                        number: line(format!("W-{}", self.number + 1)),
                        court: None,
                    }
                } else if self.rng.bool() {
                    Authority::Exception { ground: line("evidence was being destroyed") }
                } else {
                    Authority::NotStated
                },
                witness_excuse: None,
            },
            witnesses: (0..witnesses)
                .map(|index| WitnessNamed {
                    name: line(format!("Demo Witness {}-{index}", self.number)).into(),
                    cnic: None,
                    local: true,
                })
                .collect(),
            found: Some(PersonsFound {
                on_site: Some(people.len() as u32),
                arrested: Some(arrested),
                arrested_local: None,
                arrested_foreign: None,
                arrested_female: None,
                by_nationality: Vec::new(),
            }),
            people: people.clone(),
            parcels,
            cash: if self.rng.f32() < 0.3 {
                let amount = Money::pkr(u64::from(self.rng.u32(1..200)) * 5_000);
                vec![CashRecovered { amount, exhibit: None }]
            } else {
                Vec::new()
            },
        };
        let night = self.start.plus_ms(7 * DAY + self.rng.i64(22..28) * HOUR);
        (self.push(night, Body::ConductRaid(body)), people, count)
    }

    fn person(&mut self, index: u32) -> Found {
        let foreign = self.rng.f32() < 0.2;
        let number = u64::from(self.number) * 100 + u64::from(index);
        let cnic = format!("0{:04}-{:07}-{}", number % 10_000, number, index % 10);
        Found {
            label: None,
            name: Some(line(format!("Demo Person {number}")).into()),
            sex: Some(if self.rng.f32() < 0.15 { Sex::Female } else { Sex::Male }),
            nationality: Some(
                Country::new(if foreign { COUNTRIES[self.rng.usize(..4)] } else { "PK" })
                    .expect("literal countries"),
            ),
            age: None,
            cnic: (!foreign && self.rng.bool())
                .then(|| Cnic::new(cnic).expect("well formed").into()),
            role: self.rng.bool().then(|| code(ROLES[self.rng.usize(..ROLES.len())])),
            arrested: self.rng.f32() < 0.75,
        }
    }

    fn parcel(&mut self) -> Parcel {
        let kind = KINDS[self.rng.usize(..KINDS.len())];
        let most = if kind == "sim_card" { 2_000 } else { 40 };
        Parcel {
            kind: code(kind),
            quantity: Quantity { count: Some(self.rng.u32(1..most)), or_more: false, unit: None },
            description: None,
            number: None,
            diary: self.rng.bool().then(|| line(format!("roznamcha {}", self.number))),
            place: self.rng.bool().then(|| line("call floor")),
            holder: None,
            seal: self.rng.bool().then(|| line(format!("S{}", self.number))),
            imei: None,
        }
    }

    fn exhibits(&mut self, raid: CommandId, parcels: u16) {
        let malkhana = hand(format!("malkhana-{}", &self.city[..3].to_lowercase()));
        for index in 0..parcels {
            let exhibit = ExhibitId::derive(raid, index);
            let at = self.start.plus_ms(8 * DAY + self.rng.i64(6..30) * HOUR);
            let number = ExhibitNumber::Given {
                malkhana: line(format!("Malkhana {}", self.city)),
                year: 2025,
                serial: self.number * 8 + u32::from(index) + 1,
            };
            let deposited = Deposited {
                malkhana: malkhana.clone(),
                from: None,
                number: (self.rng.f32() < 0.8).then_some(number),
                shelf: Some(line(format!("R{}", self.rng.u32(1..50)))),
            };
            self.record(at, exhibit.into(), vec![deposited.into()]);
            if self.rng.f32() < 0.4 {
                let to_lab = CustodyTransferred {
                    from: malkhana.clone(),
                    to: hand("forensic-lab"),
                    purpose: line("examination"),
                    seal: None,
                    road_certificate: Some(line(format!("RC-{}", self.number))),
                };
                let by = Basis::Paper {
                    register: "Register XIX".into(),
                    number: self.number.to_string(),
                    page: None,
                };
                self.record(at.plus_ms(2 * DAY), exhibit.into(), vec![to_lab.into()]);
                if let Some(command) = self.commands.last_mut() {
                    command.basis = by;
                }
            }
        }
    }

    fn notices(&mut self, raid: CommandId, people: &[Found]) {
        for (index, found) in (0..).zip(people) {
            let foreign = found.nationality.as_ref().is_some_and(|country| !country.is_local());
            if foreign && found.arrested && self.rng.f32() < 0.7 {
                let person = PersonId::derive(raid, index);
                let notice = ConsularNoticeGiven { mission: line("embassy, Islamabad") };
                let at = self.start.plus_ms(10 * DAY);
                self.record(at, person.into(), vec![notice.into()]);
            }
        }
    }

    fn court(&mut self, case: CaseId, raid: RaidId, arrested: &[PersonId]) {
        let section = |(statute, section): (&str, &str)| Section {
            statute: line(statute),
            section: line(section),
        };
        let at = self.start.plus_ms(8 * DAY + self.rng.i64(8..14) * HOUR);
        let lodge = LodgeFir {
            case,
            fir: Lodged {
                station: line(format!("NCCIA {}", self.city)),
                city: Some(line(self.city)),
                number: Some(FirNumber { year: 2025, serial: self.number + 1 }),
                sections: SECTIONS[..self.rng.usize(2..SECTIONS.len())]
                    .iter()
                    .map(|one| section(*one))
                    .collect(),
                offence: at.day().to_string().parse().expect("a day"),
                raid: Some(raid),
                gist: None,
            },
            accused: arrested.to_vec(),
        };
        let fir = FirId::derive(self.push(at, Body::LodgeFir(lodge)), 0);
        let hours = if self.rng.f32() < 0.1 { 34 } else { 14 };
        let mut produced: Vec<Event> = Vec::new();
        for person in arrested {
            let who = Accused::Person(*person);
            let court = Some(line(format!("Judicial Magistrate, {}", self.city)));
            produced.push(
                PersonProduced { who: who.clone(), court: court.clone(), travel_minutes: None }
                    .into(),
            );
            produced.push(
                RemandGranted {
                    who,
                    custody: Remand::Physical,
                    days: Some(self.rng.u16(2..9)),
                    days_asked: Some(14),
                    court,
                }
                .into(),
            );
        }
        self.record(at.plus_ms(hours * HOUR), fir.into(), produced);
        let days = self.rng.i64(9..24);
        if days > 14 && self.rng.bool() {
            let interim = InterimChallanSubmitted { accused: Vec::new(), court: None };
            self.record(at.plus_ms(15 * DAY), fir.into(), vec![interim.into()]);
        }
        if self.rng.f32() < 0.9 {
            let challan = ChallanSubmitted { accused: Vec::new(), court: None };
            self.record(at.plus_ms(days * DAY), fir.into(), vec![challan.into()]);
        }
        if self.rng.f32() < 0.2 {
            let who = Accused::Person(arrested[0]);
            let section = section(SECTIONS[self.rng.usize(..2)]);
            let outcome: Event = if self.rng.f32() < 0.3 {
                Convicted { who, section, sentence: Some(line("2 years")) }.into()
            } else {
                Acquitted { who, section }.into()
            };
            let at = at.plus_ms(self.rng.i64(120..400) * DAY);
            self.record(at, fir.into(), vec![outcome]);
        }
    }

    fn correct(&mut self, raid_command: CommandId, raid: RaidId) {
        let Some(conducted) = self.commands.iter().find_map(|command| match &command.body {
            Body::ConductRaid(raid) if command.id == raid_command => Some(raid.raid.clone()),
            _ => None,
        }) else {
            return;
        };
        let right = Conducted { place: line("Plaza 3, third floor"), ..conducted };
        let correct = Correct {
            on: raid.into(),
            // For a case on record the raid is the command's first event.
            event: EventId::derive(raid_command, 0),
            replacement: Some(right.into()),
            occurred_at: None,
            reason: line("wrong floor"),
            source: None,
        };
        self.push(self.start.plus_ms(12 * DAY), Body::Correct(correct));
    }
}

fn pick_city(rng: &mut Rng) -> &'static str {
    let total: u32 = CITIES.iter().map(|(_, weight)| weight).sum();
    let mut draw = rng.u32(..total);
    for (city, weight) in CITIES {
        if draw < weight {
            return city;
        }
        draw -= weight;
    }
    CITIES[0].0
}
