//! Licensing from the counter to the revocation, by the command line: each body answers on a folder that
//! stands for a machine of its own, and a service runs beside.

use std::fs;
use std::path::PathBuf;

use greyfile_tests::{Cli, Ran, Service, seed};
use greyfile_vetting::PublicKeys;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cli::regime;
use crate::support::{list, production};

const SHIPPED: &str = include_str!("../../schemas/regime/assumed-2025.toml");
/// The office, and the bodies that vet, by their codes in the regime.
const OFFICE: &str = "licensing_office";
const BODIES: [&str; 3] = ["nccia", "pta", "designated_body"];
/// Who decides, by the shipped regime.
const DECIDES: &str = "director_general";

/// An office with its record, and the machines of the bodies.
struct Desk {
    folder: TempDir,
    service: Service,
    cli: Cli,
    rng: fastrand::Rng,
}

impl Desk {
    /// A record of real cases with the shipped regime, in which every body has keys of its own.
    async fn open(name: &str) -> Self {
        let (folder, service) = production().await;
        let cli = service.cli();
        let mut desk = Self { folder, service, cli, rng: seed::rng(name) };
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
        desk.rng.f64();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn at(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// `greyfile submit` of what somebody does here, now.
    fn submit(&mut self, actor: &str, act: Value) -> Ran {
        let occurred = now();
        let command = json!({
            "id": greyfile_tests::make::ulid(&mut self.rng),
            "actor": actor,
            "occurred_at": occurred,
            "do": act,
        });
        let file = self.path("command.json");
        fs::write(&file, command.to_string()).unwrap();
        self.cli.run(&["--json", "submit", file.to_str().unwrap()])
    }

    fn opens(&mut self, events: Value) -> Value {
        self.submit("counter-1", json!({ "open": { "events": events } })).json()
    }

    /// Something happens on a stream; the id of the first event.
    fn happens(&mut self, on: &str, actor: &str, event: Value) -> String {
        let kind = on.split('-').next().unwrap();
        let event = json!({ kind: event });
        let ran = self.submit(actor, json!({ "record": { "on": on, "events": [event] } }));
        ran.json()["events"][0]["event"].as_str().unwrap_or_else(|| panic!("{ran:?}")).to_owned()
    }

    /// The code of the rule that something would break.
    fn is_refused(&mut self, on: &str, actor: &str, event: Value) -> String {
        let kind = on.split('-').next().unwrap();
        let event = json!({ kind: event });
        let ran = self.submit(actor, json!({ "record": { "on": on, "events": [event] } }));
        assert_ne!(ran.code, Some(0), "{ran:?}");
        let told: Value = serde_json::from_str(ran.stderr.lines().last().unwrap()).unwrap();
        told["code"].as_str().unwrap_or_else(|| panic!("{ran:?}")).to_owned()
    }

    /// A body is asked, answers on its own machine, and the answer is taken in.
    fn vet(&mut self, licence: &str, body: &str, say: &[&str]) -> Ran {
        let (asked, answered) =
            (self.at(&format!("{body}.request")), self.at(&format!("{body}.answer")));
        let key = self.path(OFFICE).join("secret.keys");
        let ask = ["vetting", "request", licence, "--body", body, "--actor", "desk-3"];
        let ask = [&ask[..], &["--key", key.to_str().unwrap(), "--to", &asked]].concat();
        assert!(self.cli.run(&ask).stderr.contains("send that file to the body"));
        // Here the body's machine begins: no data folder, no service.
        let machine = Cli::on(&self.path("nowhere"));
        let own = self.path(body).join("secret.keys");
        let sign = ["vetting", "sign", &asked, "--key", own.to_str().unwrap(), "--to", &answered];
        machine.run_with(&[&sign[..], say].concat(), b"").ok();
        self.cli.run(&["--json", "vetting", "answer", &answered, "--actor", "desk-3"])
    }

    fn events(&self, on: &str) -> Vec<String> {
        let all = self.cli.run(&["--json", "events", "--stream", on]).lines();
        all.iter().map(|event| event["type"].as_str().unwrap().to_owned()).collect()
    }
}

fn is_key(word: &str) -> bool {
    word.len() == 64 && word.bytes().all(|c| c.is_ascii_hexdigit())
}

fn hex(bytes: &[u8]) -> String {
    greyfile_domain::values::hex::to_hex(bytes)
}

fn now() -> Value {
    use greyfile_intake::Clock;
    json!(greyfile_envelope::Occurred::at(greyfile_intake::SystemClock.now()))
}

fn today(plus: i32) -> String {
    use greyfile_intake::Clock;
    greyfile_intake::SystemClock.now().day().plus(plus).to_string()
}

fn rupees(amount: u64) -> Value {
    json!({ "currency": "PKR", "amount": amount })
}

/// A centre with its owner, its director and its premises, and an application for it: their ids.
fn applied(desk: &mut Desk) -> (String, String) {
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
fn made_ready(desk: &mut Desk, licence: &str) {
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

fn issued() -> Value {
    json!({ "licence_issued": {
        "number": "NCCIA-CC-2026-00001", "class": "outsourced", "from": today(0), "to": today(364),
        "premises": [{ "premises": "main", "role": "main" }],
    } })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_goes_from_the_counter_to_the_revocation() {
    let mut desk = Desk::open("an_application_goes_from_the_counter_to_the_revocation").await;
    let (centre, licence) = applied(&mut desk);
    made_ready(&mut desk, &licence);

    // No pass is typed, and silence is no clearance.
    let digest = "ab".repeat(32);
    let typed = json!({ "vetting_passed": { "answer": {
        "body": "pta", "round": 1, "reference": "PTA/1", "digest": digest, "signed": "00", "key": digest,
    } } });
    assert_eq!(desk.is_refused(&licence, "desk-3", typed), "event.not_for_commands");
    assert_eq!(desk.is_refused(&licence, DECIDES, issued()), "licensing.not_vetted");
    for (body, reference) in BODIES.into_iter().zip(["N/1", "PTA/7", "I/9"]) {
        let taken = desk.vet(&licence, body, &["--clear", "--reference", reference]);
        assert_eq!(taken.json()["events"][0]["type"], "licence.vetting_passed", "{taken:?}");
    }
    // The same file again gets the first answer; a damaged one is refused.
    let answer = desk.at("pta.answer");
    let again = desk.cli.run(&["--json", "vetting", "answer", &answer, "--actor", "desk-3"]);
    assert_ne!(again.code, Some(0), "{again:?}");
    let text = fs::read_to_string(&answer).unwrap().replace("reference PTA/7", "reference PTA/8");
    fs::write(&answer, text).unwrap();
    let altered = desk.cli.run(&["--json", "vetting", "answer", &answer, "--actor", "desk-3"]);
    assert!(altered.failed().contains("licensing.answer_refused"), "{altered:?}");
    assert!(altered.stderr.contains("signature"), "{altered:?}");

    assert_eq!(desk.is_refused(&licence, "desk-3", issued()), "licensing.no_power");
    let issue = desk.happens(&licence, DECIDES, issued());
    assert!(desk.events(&centre).contains(&"centre.licence_linked".to_owned()));

    // Against the holder: asked, served, answered, heard, then suspended; stayed, reversed, revoked.
    let show = json!({ "show_cause_issued": {
        "proposes": "suspension", "grounds": ["data_misuse"], "reasons": "records of callers were sold",
    } });
    let show = desk.happens(&licence, DECIDES, show);
    let suspended = |show: &str| {
        json!({ "licence_suspended": {
            "after": { "show_cause": { "show_cause": show } }, "grounds": ["data_misuse"],
            "reasons": "records of callers were sold",
        } })
    };
    assert_eq!(desk.is_refused(&licence, DECIDES, suspended(&show)), "licensing.not_served");
    let served = json!({ "notice_served": { "of": show, "on": "the manager", "how": "by_hand" } });
    desk.happens(&licence, "desk-3", served);
    assert_eq!(
        desk.is_refused(&licence, DECIDES, suspended(&show)),
        "licensing.time_to_answer_runs"
    );
    desk.happens(&licence, "desk-3", json!({ "show_cause_answered": { "show_cause": show } }));
    desk.happens(&licence, "desk-3", json!({ "hearing_fixed": { "of": show, "on": today(1) } }));
    desk.happens(
        &licence,
        "desk-3",
        json!({ "hearing_held": { "of": show, "heard": ["the manager"] } }),
    );
    let suspension = desk.happens(&licence, DECIDES, suspended(&show));
    let stay = json!({ "court_stay_granted": {
        "of": suspension, "scope": "decision", "court": "High Court of Sindh", "order": "C.P. 12/2026",
    } });
    desk.happens(&licence, "desk-3", stay);
    let appeal =
        json!({ "appeal_filed": { "decision": suspension, "forum": "the Tribunal", "tier": 1 } });
    let appeal = desk.happens(&licence, "desk-3", appeal);
    let decided = json!({ "appeal_decided": { "appeal": appeal, "outcome": "upheld" } });
    desk.happens(&licence, "desk-3", decided);
    let second = json!({ "show_cause_issued": {
        "proposes": "revocation", "grounds": ["data_misuse"], "reasons": "it went on",
    } });
    let second = desk.happens(&licence, DECIDES, second);
    let served =
        json!({ "notice_served": { "of": second, "on": "the manager", "how": "by_hand" } });
    desk.happens(&licence, "desk-3", served);
    desk.happens(&licence, "desk-3", json!({ "show_cause_answered": { "show_cause": second } }));
    let revoked = json!({ "licence_revoked": {
        "show_cause": second, "grounds": ["data_misuse"], "reasons": "it went on", "bar_until": today(365),
    } });
    desk.happens(&licence, DECIDES, revoked.clone());
    assert_eq!(desk.is_refused(&licence, DECIDES, revoked), "licensing.not_licensed");
    assert!(desk.events(&centre).contains(&"centre.bar_imposed".to_owned()));
    // What others acted on is not retracted any more.
    let undo = json!({ "retract": {
        "on": licence, "event": issue, "seen": issue, "reason": "by mistake", "second": "reader-2",
    } });
    let undone = desk.submit(DECIDES, undo);
    assert!(undone.failed().contains("licensing.rested_on"), "{undone:?}");

    let status = desk.service.http.json("/api/status").await;
    assert!(list(&status["notices"]).is_empty(), "{status}");
    desk.service.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_says_what_is_missing_and_leaves_nothing() {
    let mut desk = Desk::open("a_request_says_what_is_missing_and_leaves_nothing").await;
    let (centre, licence) = applied(&mut desk);
    let key = desk.path(OFFICE).join("secret.keys").to_str().unwrap().to_owned();
    let other = desk.path("pta").join("secret.keys").to_str().unwrap().to_owned();
    let to = desk.at("request");
    let ask = |desk: &Desk, licence: &str, body: &str, key: &str| {
        let args = ["vetting", "request", licence, "--body", body, "--key", key, "--to", &to];
        let ran = desk.cli.run(&[&args[..], &["--actor", "desk-3"]].concat());
        let told = ran.failed().to_owned();
        assert!(!desk.path("request").exists(), "{ran:?}");
        told
    };
    for (licence, body, key, wanted) in [
        (licence.as_str(), "weather_office", key.as_str(), "asks nothing of such a body"),
        (
            licence.as_str(),
            "pta",
            other.as_str(),
            "none that the regime in force names for the office",
        ),
        (centre.as_str(), "pta", key.as_str(), "no such application is on record"),
        ("licence-01JZMK5V3QW0Y8T4D2N6R9XABC", "pta", key.as_str(), "no such application"),
    ] {
        let told = ask(&desk, licence, body, key);
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    // A body that was asked before is asked again in a round of its own.
    for round in 1..3 {
        let path = desk.at(&format!("round {round}"));
        let args = ["vetting", "request", &licence, "--body", "pta", "--key", &key, "--to", &path];
        let asked = desk.cli.run(&[&args[..], &["--actor", "desk-3", "--json"]].concat());
        assert_eq!(asked.json()["events"][0]["type"], "licence.vetting_requested", "{asked:?}");
    }
    let asked = desk.events(&licence).into_iter().filter(|one| one == "licence.vetting_requested");
    assert_eq!(asked.count(), 2);
    // What the office sent it can open itself, and nobody else but the body.
    fs::copy(desk.path(OFFICE).join("public.keys"), desk.path(OFFICE).join("office.keys")).unwrap();
    let read = |key: &str| desk.cli.run(&["vetting", "read", &desk.at("round 1"), "--key", key]);
    assert!(read(&key).ok().contains("Owner Invented"));
    assert!(read(&other).ok().contains("Owner Invented"));
    let nccia = desk.path("nccia").join("secret.keys");
    assert!(read(nccia.to_str().unwrap()).failed().contains("sealed to other keys"));
}
