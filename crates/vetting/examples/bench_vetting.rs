//! What an answer of vetting costs. Run it with
//! `cargo run --release -p greyfile-vetting --example bench_vetting`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use ed25519_dalek::{Signer, SigningKey};
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_vetting::{
    BodyKeys, Party, Premises, Random, Request, Say, Subject, request, sign, verify,
};

/// The most that an answer may take until it is verified and recorded.
const MARK: Duration = Duration::from_millis(20);
const TURNS: u32 = 20;
const ROUNDS: u32 = 30;

fn main() {
    let keys = |seed| BodyKeys::generate(&mut Random::new([seed; 32])).0;
    let (office, body) = (keys(1), keys(2));
    let public = body.public();
    let to = [public.sealing, public.spare];
    let known = [public.key("pta".parse().expect("a code")).expect("a key")];
    let office_key = office.public().key("office".parse().expect("a code")).expect("a key");
    let subject = subject();
    let at = "2026-09-01T10:00:00+05:00".parse().expect("a time");
    let due = "2026-10-01".parse().expect("a day");
    let asked = request(&subject, at, due, &office, &to, &mut Random::new([3; 32]));
    let asked = asked.expect("a request");
    let opened = Request::open(&asked, &body, std::slice::from_ref(&office_key)).expect("it opens");
    let answer = |say| {
        let reference = "P/7".parse().expect("a reference");
        sign(&opened, say, reference, &body, &mut Random::new([4; 32])).expect("an answer")
    };
    let of_asked = subject.asked().expect("a subject");
    let clear = answer(Say::Clear);
    let not_clear = answer(Say::NotClear { grounds: Some(&[b'g'; 16_000]) });
    let checked = |bytes: &[u8]| {
        let answer = verify(black_box(bytes), &known).expect("it is genuine");
        answer.answers(&of_asked).expect("it answers");
    };
    checked(&clear);
    let signing = SigningKey::from_bytes(&[7; 32]);
    let signature = signing.sign(&clear);
    let verifying = signing.verifying_key();

    let verified = time(|| checked(&clear));
    let rows = [
        ("one signature: the baseline", time(|| verifying.verify_strict(&clear, &signature))),
        ("an answer verified", verified),
        ("the same with 16,000 bytes of grounds", time(|| checked(&not_clear))),
        ("its digest", time(|| black_box(&subject).digest())),
        (
            "a request opened",
            time(|| Request::open(&asked, &body, std::slice::from_ref(&office_key))),
        ),
        ("an answer signed", time(|| answer(Say::Clear))),
    ];
    println!(
        "5 premises, 20 key persons: an answer of {} bytes, {} with grounds; mark: {MARK:?}\n",
        clear.len(),
        not_clear.len()
    );
    for (what, took) in rows {
        println!("{what:<38} {:>7} µs", took.as_micros());
    }
    let verdict = if verified <= MARK { "within" } else { "over" };
    println!("\n{verdict} the mark");
}

fn subject() -> Subject {
    let id = |kind, id| StreamId::new(kind, [id; 16]);
    let text = |text: &str| text.parse().expect("a text");
    let party = |number, role: &str| Party {
        id: id(StreamKind::PERSON, number),
        name: "Invented".parse().expect("a text"),
        role: role.parse().expect("a text"),
        documents: vec!["CNIC 00000-0000000-0".parse().expect("a text")],
    };
    let premises = |number| Premises {
        id: format!("p{number}").parse().expect("an id"),
        role: text("branch"),
        address: text("Plot 1, Sector 0, Karachi"),
    };
    Subject {
        log: id(StreamKind::LOG, 1),
        licence: id(StreamKind::LICENCE, 2),
        body: "pta".parse().expect("a code"),
        round: 1,
        salt: [7; 32],
        centre: id(StreamKind::CENTRE, 3),
        centre_name: text("Invented Calls (Pvt) Ltd"),
        owners: vec![party(9, "owner")],
        key_persons: (10..30).map(|number| party(number, "manager")).collect(),
        premises: (0..5).map(premises).collect(),
    }
}

/// The time of one turn: in the fastest of many short rounds, since whatever else the machine does
/// only ever adds to it.
fn time<T>(work: impl Fn() -> T) -> Duration {
    let round = |_| {
        let began = Instant::now();
        for _ in 0..TURNS {
            black_box(work());
        }
        began.elapsed() / TURNS
    };
    (0..ROUNDS).map(round).min().unwrap_or_default()
}
