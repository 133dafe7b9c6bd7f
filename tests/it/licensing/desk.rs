//! An office that licenses, with the machines of the bodies that vet.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use greyfile_tests::{Cli, Ran, Service, seed};
use greyfile_vetting::PublicKeys;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cli::regime;
use crate::support::production;

const SHIPPED: &str = include_str!("../../../schemas/regime/assumed-2025.toml");
/// The office, and the bodies that vet, by their codes in the regime.
pub const OFFICE: &str = "licensing_office";
pub const BODIES: [&str; 3] = ["nccia", "pta", "designated_body"];
/// Who decides, by the shipped regime.
pub const DECIDES: &str = "director_general";

/// An office with its record, and the machines of the bodies.
pub struct Desk {
    pub folder: TempDir,
    pub service: Service,
    pub cli: Cli,
    pub rng: fastrand::Rng,
    /// The request files, by the licence and the body.
    requests: BTreeMap<(String, String), PathBuf>,
    /// The last answer file.
    pub answered: PathBuf,
}

impl Desk {
    /// A record of real cases with the shipped regime, in which every body has keys of its own.
    pub async fn open(name: &str) -> Self {
        let (folder, service) = production().await;
        Self::of(folder, service, name)
    }

    /// The same, of a service that runs already.
    pub fn of(folder: TempDir, service: Service, name: &str) -> Self {
        let cli = service.cli();
        let desk = Self {
            folder,
            service,
            cli,
            rng: seed::rng(name),
            requests: BTreeMap::new(),
            answered: PathBuf::new(),
        };
        let mut regime = SHIPPED.to_owned();
        for body in [OFFICE, "nccia", "pta", "designated_body"] {
            desk.cli.run(&["vetting", "keygen", &desk.at(body)]).ok();
            let public =
                PublicKeys::from_file(&fs::read(desk.path(body).join("public.keys")).unwrap());
            let public = public.unwrap();
            let keys = [public.signing, public.sealing.0, public.spare.0];
            // The keys of the shipped file stand behind the body's code, in this order.
            let start = regime.find(&format!("code = \"{body}\"")).expect(body);
            let end = regime[start..].find("stated").expect(body) + start;
            let mut part = regime[start..end].to_owned();
            let shipped: Vec<String> =
                part.split('"').filter(|word| is_key(word)).map(Into::into).collect();
            for (was, is) in shipped.iter().zip(keys) {
                part = part.replace(was, &hex(&is));
            }
            regime.replace_range(start..end, &part);
        }
        for body in BODIES {
            let office = desk.path(OFFICE).join("public.keys");
            fs::copy(office, desk.path(body).join("office.keys")).unwrap();
        }
        let file = regime::file(desk.folder.path(), "regime.toml", &regime);
        let adopted =
            desk.cli.run(&["regime", "adopt", file.to_str().unwrap(), "--actor", "records"]);
        assert!(adopted.ok().contains("adopted"), "{adopted:?}");
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn at(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// `greyfile submit` of what somebody does here, now.
    pub fn submit(&mut self, actor: &str, act: Value) -> Ran {
        let command = command(&mut self.rng, actor, &act);
        let file = self.path("command.json");
        fs::write(&file, command.to_string()).unwrap();
        self.cli.run(&["--json", "submit", file.to_str().unwrap()])
    }

    pub fn opens(&mut self, events: Value) -> Value {
        self.submit("counter-1", json!({ "open": { "events": events } })).json()
    }

    /// Something happens on a stream; the id of the first event.
    pub fn happens(&mut self, on: &str, actor: &str, event: Value) -> String {
        let ran = self.submit(actor, event_of(on, event));
        ran.json()["events"][0]["event"].as_str().unwrap_or_else(|| panic!("{ran:?}")).to_owned()
    }

    /// The code of the rule that something would break.
    pub fn is_refused(&mut self, on: &str, actor: &str, event: Value) -> String {
        let ran = self.submit(actor, event_of(on, event));
        assert_ne!(ran.code, Some(0), "{ran:?}");
        let told: Value = serde_json::from_str(ran.stderr.lines().last().unwrap()).unwrap();
        told["code"].as_str().unwrap_or_else(|| panic!("{ran:?}")).to_owned()
    }

    /// A body is asked, answers on its own machine, and the answer is taken in.
    pub fn vet(&mut self, licence: &str, body: &str, say: &[&str]) -> Ran {
        let answered = self.vet_apart(licence, body, say);
        let answered = answered.to_str().unwrap();
        self.cli.run(&["--json", "vetting", "answer", answered, "--actor", "desk-3"])
    }

    /// A body is asked and answers on its own machine: the answer file.
    fn vet_apart(&mut self, licence: &str, body: &str, say: &[&str]) -> PathBuf {
        let name = greyfile_tests::make::ulid(&mut self.rng);
        let asked = self.path(&format!("{name}.request"));
        let key = self.path(OFFICE).join("secret.keys");
        let ask = ["vetting", "request", licence, "--body", body, "--actor", "desk-3"];
        let files = ["--key", key.to_str().unwrap(), "--to", asked.to_str().unwrap()];
        assert!(
            self.cli
                .run(&[&ask[..], &files].concat())
                .stderr
                .contains("send that file to the body")
        );
        self.requests.insert((licence.to_owned(), body.to_owned()), asked.clone());
        self.sign(&asked, body, say)
    }

    /// Another answer of a body to the request that it answered: the file in hex.
    pub fn answers(&mut self, licence: &str, body: &str, say: &[&str]) -> String {
        let asked = self.requests[&(licence.to_owned(), body.to_owned())].clone();
        hex(&fs::read(self.sign(&asked, body, say)).unwrap())
    }

    /// A body answers a request on its own machine, which has no data folder and no service.
    fn sign(&mut self, asked: &Path, body: &str, say: &[&str]) -> PathBuf {
        let name = greyfile_tests::make::ulid(&mut self.rng);
        let answered = self.path(&format!("{name}.answer"));
        let machine = Cli::on(&self.path("nowhere"));
        let own = self.path(body).join("secret.keys");
        let sign = ["vetting", "sign", asked.to_str().unwrap(), "--key", own.to_str().unwrap()];
        let to = ["--to", answered.to_str().unwrap()];
        machine.run_with(&[&sign[..], &to, say].concat(), b"").ok();
        self.answered.clone_from(&answered);
        answered
    }

    /// The ids of the events of a type on a stream.
    pub fn of_type(&self, on: &str, of: &str) -> Vec<String> {
        let all = self.cli.run(&["--json", "events", "--stream", on]).lines();
        let of = all.iter().filter(|event| event["type"] == of);
        of.map(|event| event["event_id"].as_str().unwrap().to_owned()).collect()
    }

    /// The types of the events of a stream.
    pub fn events(&self, on: &str) -> Vec<String> {
        let all = self.cli.run(&["--json", "events", "--stream", on]).lines();
        all.iter().map(|event| event["type"].as_str().unwrap().to_owned()).collect()
    }
}

pub fn is_key(word: &str) -> bool {
    word.len() == 64 && word.bytes().all(|c| c.is_ascii_hexdigit())
}

pub fn hex(bytes: &[u8]) -> String {
    greyfile_domain::values::hex::to_hex(bytes)
}

pub fn now() -> Value {
    use greyfile_intake::Clock;
    json!(greyfile_envelope::Occurred::at(greyfile_intake::SystemClock.now()))
}

pub fn today(plus: i32) -> String {
    use greyfile_intake::Clock;
    greyfile_intake::SystemClock.now().day().plus(plus).to_string()
}

pub fn rupees(amount: u64) -> Value {
    json!({ "currency": "PKR", "amount": amount })
}

/// A centre with its owner, its director and its premises, and an application for it: their ids.
pub fn applied(desk: &mut Desk) -> (String, String) {
    let person = |desk: &mut Desk, name: &str| {
        let recorded = json!({ "person": { "recorded": { "name": name } } });
        greyfile_tests::make::stream(&desk.opens(json!([recorded])), "person")
    };
    let (owner, director) = (person(desk, "Owner Invented"), person(desk, "Director Invented"));
    let place = json!({ "city": "Karachi", "address": "Plot 1, Sector 0" });
    let registered = json!({ "centre": { "registered": {
        "name": "Invented Calls (Pvt) Ltd", "city": place["city"], "address": place["address"],
        "kind": "outsourced", "seats": 40,
    } } });
    let centre = greyfile_tests::make::stream(&desk.opens(json!([registered])), "centre");
    for event in [
        json!({ "premises_added": {
            "premises": "main", "role": "main", "city": place["city"], "address": place["address"],
        } }),
        json!({ "ownership_changed": { "persons": [owner] } }),
        json!({ "key_person_appointed": { "person": director, "role": "director" } }),
    ] {
        desk.happens(&centre, "counter-1", event);
    }
    let filed = json!({ "licence": { "application_filed": {
        "centre": centre, "class": "outsourced", "premises": ["main"], "diary": "NCCIA-APP-2026-00001",
    } } });
    let licence = greyfile_tests::make::stream(&desk.opens(json!([filed])), "licence");
    (centre, licence)
}

/// Everything but the vetting that an issue asks for.
pub fn made_ready(desk: &mut Desk, licence: &str) {
    for (fee, amount) in [("application", 25_000), ("licence", 250_000)] {
        let amount = rupees(amount);
        let assessed = json!({ "fee_assessed": { "fee": fee, "amount": amount } });
        desk.happens(licence, "desk-3", assessed);
        let paid =
            json!({ "fee_paid": { "fee": fee, "amount": amount, "receipt": format!("R-{fee}") } });
        desk.happens(licence, "desk-3", paid);
    }
    let met = |point: &str| json!({ "point": point, "met": true });
    let points = json!([
        { "point": "call_recording", "met": true, "measured": 120 },
        { "point": "seats", "met": true, "measured": 40 },
        met("data_protection"), met("sops"), met("staff_register"), met("gateways"),
    ]);
    let inspected = json!({ "premises": "main", "checklist": "inspection", "points": points });
    desk.happens(licence, "inspector-2", json!({ "inspection_conducted": inspected }));
}

pub fn issued() -> Value {
    json!({ "licence_issued": {
        "number": "NCCIA-CC-2026-00001", "class": "outsourced", "from": today(0), "to": today(364),
        "premises": [{ "premises": "main", "role": "main" }],
    } })
}

/// An event on a stream, as an act.
pub fn event_of(on: &str, event: Value) -> Value {
    let kind = on.split('-').next().unwrap();
    json!({ "record": { "on": on, "events": [{ kind: event }] } })
}

/// What somebody does here, now.
pub fn command(rng: &mut fastrand::Rng, actor: &str, act: &Value) -> Value {
    json!({
        "id": greyfile_tests::make::ulid(rng),
        "actor": actor,
        "occurred_at": now(),
        "do": act,
    })
}
