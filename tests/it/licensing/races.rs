//! Two intakes race each rule: what breaks a rule is recorded at one of them while the other decides. Both
//! can only be taken if the decision came first.

use std::collections::BTreeMap;

use greyfile_eventlog::conformance::nats::{Nats, Sync};
use greyfile_tests::{Cli, Serve, Service, folder, make, seed};
use serde_json::{Value, json};

use super::desk::{BODIES, DECIDES, Desk, applied, command, event_of, issued, made_ready};

/// What somebody decides, and what somebody else records meanwhile, as commands.
type Race = (&'static str, fn(&mut Desk, usize) -> [Value; 2]);

/// An application of a centre of its own that can be issued.
fn ready(desk: &mut Desk) -> (String, String) {
    let (centre, licence) = applied(desk);
    made_ready(desk, &licence);
    for body in BODIES {
        desk.vet(&licence, body, &["--clear", "--reference", "ok"]).ok();
    }
    (centre, licence)
}

/// A licence that was asked why it should not be suspended, and answered; the notice.
fn shown(desk: &mut Desk, number: usize) -> (String, String) {
    let (_, licence) = ready(desk);
    desk.happens(&licence, DECIDES, issue_of(number));
    let show = json!({ "show_cause_issued": {
        "proposes": "suspension", "grounds": ["data_misuse"], "reasons": "records were sold",
    } });
    let show = desk.happens(&licence, DECIDES, show);
    let served =
        json!({ "notice_served": { "of": show, "whom": "the manager", "how": "by_hand" } });
    desk.happens(&licence, "desk-3", served);
    desk.happens(&licence, "desk-3", json!({ "show_cause_answered": { "show_cause": show } }));
    (licence, show)
}

fn issue_of(number: usize) -> Value {
    let mut event = issued();
    event["licence_issued"]["number"] = json!(format!("RACE-{number}"));
    event
}

fn decide(desk: &mut Desk, on: &str, event: Value) -> Value {
    command(&mut desk.rng, DECIDES, &event_of(on, event))
}

fn meanwhile(desk: &mut Desk, on: &str, event: Value) -> Value {
    command(&mut desk.rng, "desk-7", &event_of(on, event))
}

/// An issue, and what happens on its own stream or on the centre's.
fn against_issue(desk: &mut Desk, number: usize, on_centre: bool, event: Value) -> [Value; 2] {
    let (centre, licence) = ready(desk);
    let issue = decide(desk, &licence, issue_of(number));
    let on = if on_centre { centre } else { licence };
    [issue, meanwhile(desk, &on, event)]
}

const RACES: &[Race] = &[
    ("an objection that blocks", |desk, number| {
        let raised = json!({ "objection_raised": {
            "about": "caller_numbers", "objection": "from which numbers does it call?", "blocks": true,
        } });
        against_issue(desk, number, false, raised)
    }),
    ("an officer is recused", |desk, number| {
        let recused = json!({ "officer_recused": { "officer": DECIDES } });
        against_issue(desk, number, false, recused)
    }),
    ("another owner", |desk, number| {
        against_issue(
            desk,
            number,
            true,
            json!({ "ownership_changed": { "others": ["a firm abroad"], "persons": [] } }),
        )
    }),
    ("another director", |desk, number| {
        let recorded = json!({ "person": { "recorded": { "name": "Later Invented" } } });
        let person = make::stream(&desk.opens(json!([recorded])), "person");
        let appointed = json!({ "key_person_appointed": { "person": person, "role": "director" } });
        against_issue(desk, number, true, appointed)
    }),
    ("the premises are given up", |desk, number| {
        against_issue(desk, number, true, json!({ "premises_closed": { "premises": "main" } }))
    }),
    ("a payment is reversed", |desk, number| {
        let (_, licence) = ready(desk);
        let paid = json!({ "fee_paid": {
            "fee": "licence", "amount": { "currency": "PKR", "amount": 1 }, "receipt": "R-late",
        } });
        let _ = desk.happens(&licence, "desk-3", paid);
        let payments = desk.of_type(&licence, "licence.fee_paid");
        let reversed = json!({ "fee_reversed": { "payment": payments[1], "reason": "the bank took it back" } });
        let issue = decide(desk, &licence, issue_of(number));
        [issue, meanwhile(desk, &licence, reversed)]
    }),
    ("a body answers otherwise", |desk, number| {
        let (_, licence) = ready(desk);
        let file = desk.answers(&licence, "pta", &["--not-clear", "--reference", "no"]);
        let take = json!({ "take_vetting_answer": { "licence": licence, "file": file } });
        [decide(desk, &licence, issue_of(number)), command(&mut desk.rng, "desk-7", &take)]
    }),
    ("a bar by the refusal of another application", |desk, number| {
        let (centre, licence) = ready(desk);
        let filed = json!({ "licence": { "application_filed": { "centre": centre, "class": "outsourced" } } });
        let other = make::stream(&desk.opens(json!([filed])), "licence");
        let refused = json!({ "application_refused": {
            "grounds": ["false_statement"], "reasons": "what was said is not so",
            "bar_until": super::desk::today(300),
        } });
        [decide(desk, &licence, issue_of(number)), decide(desk, &other, refused)]
    }),
    ("the notice is withdrawn", |desk, number| {
        let (licence, show) = shown(desk, number);
        let suspended = suspended(&show);
        let closed = json!({ "show_cause_closed": { "show_cause": show, "how": "dropped" } });
        [decide(desk, &licence, suspended), meanwhile(desk, &licence, closed)]
    }),
    ("a court stays the proceeding", |desk, number| {
        let (licence, show) = shown(desk, number);
        let suspended = suspended(&show);
        let stayed = json!({ "court_stay_granted": {
            "of": show, "scope": "proceeding", "court": "High Court of Sindh", "order": "C.P. 7/2026",
        } });
        [decide(desk, &licence, suspended), meanwhile(desk, &licence, stayed)]
    }),
    ("the licence is surrendered", |desk, number| {
        let (licence, show) = shown(desk, number);
        let suspended = suspended(&show);
        let given_up = json!({ "licence_surrendered": {} });
        [decide(desk, &licence, suspended), meanwhile(desk, &licence, given_up)]
    }),
];

fn suspended(show: &str) -> Value {
    json!({ "licence_suspended": {
        "after": { "show_cause": { "show_cause": show } }, "grounds": ["data_misuse"],
        "reasons": "records were sold",
    } })
}

/// Two services that take commands for one log.
async fn two(nats: &Nats, folders: &[tempfile::TempDir; 2]) -> [Service; 2] {
    let broker = crate::nats::broker(nats);
    let on =
        |data: &std::path::Path| broker.iter().fold(Serve::on(data), |serve, arg| serve.arg(arg));
    let first = on(&folders[0].path().join("data")).arg("--found").start().await;
    let keys = folders[1].path().join("data/keys");
    std::fs::create_dir_all(&keys).unwrap();
    std::fs::copy(folders[0].path().join("data/keys/log"), keys.join("log")).unwrap();
    let second = on(&folders[1].path().join("data")).start().await;
    [first, second]
}

#[tokio::test(flavor = "multi_thread")]
async fn no_rule_is_broken_by_what_another_intake_records_meanwhile() {
    let folders = [folder::temporary(), folder::temporary()];
    let nats = Nats::start(1, Sync::Always);
    crate::nats::run(
        &Cli::on(folders[0].path()),
        &crate::nats::broker(&nats),
        &["stream", "create"],
    )
    .ok();
    let [service, other] = two(&nats, &folders).await;
    let name = "no_rule_is_broken_by_what_another_intake_records_meanwhile";
    let mut desk = Desk::of(folder::temporary(), service, name);
    let turns = seed::count(2, 30) as usize;
    let mut came: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (at, (what, prepare)) in RACES.iter().enumerate() {
        for turn in 0..turns {
            let [decision, breaks] = prepare(&mut desk, at * 100 + turn);
            // Each of the two is first now and then.
            let [one, two] = match turn % 2 {
                0 => [&desk.service.http, &other.http],
                _ => [&other.http, &desk.service.http],
            };
            let (decided, broke) = tokio::join!(one.submit(&decision), two.submit(&breaks));
            assert_eq!(broke.status, 200, "{what}: {}", broke.text());
            let outcome = match decided.status {
                200 => {
                    let (decided, broke) = (decided.json(), broke.json());
                    let first = |answer: &Value| answer["events"][0]["position"].as_u64().unwrap();
                    assert!(first(&decided) < first(&broke), "{what}: {decided} after {broke}");
                    "decided first"
                }
                _ => {
                    let problem = decided.json();
                    let code = problem["code"].as_str().unwrap();
                    assert!(code.starts_with("licensing."), "{what}: {problem}");
                    "refused"
                }
            };
            *came.entry((what, outcome)).or_default() += 1;
        }
    }
    println!("{came:#?}");
    assert_eq!(came.values().sum::<usize>(), turns * RACES.len());
    let outcomes: std::collections::BTreeSet<&str> = came.keys().map(|(_, how)| *how).collect();
    assert_eq!(outcomes.len(), 2, "both ways: {came:?}");
    desk.service.stop();
    other.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_and_premises_are_one_licences_whoever_decides() {
    let folders = [folder::temporary(), folder::temporary()];
    let nats = Nats::start(1, Sync::Always);
    crate::nats::run(
        &Cli::on(folders[0].path()),
        &crate::nats::broker(&nats),
        &["stream", "create"],
    )
    .ok();
    let [service, other] = two(&nats, &folders).await;
    let mut desk = Desk::of(folder::temporary(), service, "a_number_and_premises_are_one_licences");
    for turn in 0..seed::count(2, 20) as usize {
        // The same number, of two centres.
        let ((_, one), (centre, two)) = (ready(&mut desk), ready(&mut desk));
        let both = [&one, &two].map(|licence| decide(&mut desk, licence, issue_of(turn)));
        let has_one = taken_once(&desk, &other, &both).await == 1;
        // The same premises, of two applications: one of them has them, now or from before.
        let filed = json!({ "licence": { "application_filed": {
            "centre": centre, "class": "outsourced", "premises": ["main"],
        } } });
        let third = make::stream(&desk.opens(json!([filed])), "licence");
        made_ready(&mut desk, &third);
        for body in BODIES {
            desk.vet(&third, body, &["--clear", "--reference", "ok"]).ok();
        }
        let both = [
            decide(&mut desk, &two, issue_of(1_000 + turn)),
            decide(&mut desk, &third, issue_of(2_000 + turn)),
        ];
        let answers = at_once(&desk, &other, &both).await;
        let taken = answers.iter().filter(|answer| answer.status == 200).count();
        assert_eq!(taken, usize::from(!has_one), "{} {}", answers[0].text(), answers[1].text());
    }
    desk.service.stop();
    other.stop();
}

async fn at_once(
    desk: &Desk,
    other: &Service,
    both: &[Value; 2],
) -> [greyfile_tests::http::Reply; 2] {
    let answers = tokio::join!(desk.service.http.submit(&both[0]), other.http.submit(&both[1]));
    answers.into()
}

/// Which of two is taken; the other is told that the value is.
async fn taken_once(desk: &Desk, other: &Service, both: &[Value; 2]) -> usize {
    let answers = at_once(desk, other, both).await;
    let mut statuses = [answers[0].status, answers[1].status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422], "{} {}", answers[0].text(), answers[1].text());
    let taken = usize::from(answers[0].status == 422);
    answers[1 - taken].problem(422, "reservation.taken");
    taken
}
