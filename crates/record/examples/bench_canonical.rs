//! Measures the canonical form of a raid of 149 people and 40 parcels beside its JSON:
//! `cargo run --release -p greyfile-record --example bench_canonical`.

use std::hint::black_box;
use std::time::Instant;

use greyfile_domain::acts::Body;
use greyfile_record::canonical;
use serde_json::{Value, json};

const ROUNDS: u32 = 2_000;

/// Microseconds a call, the best of five runs.
fn best(mut call: impl FnMut()) -> f64 {
    let run = |call: &mut dyn FnMut()| {
        let start = Instant::now();
        (0..ROUNDS).for_each(|_| call());
        start.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS)
    };
    (0..5).map(|_| run(&mut call)).min_by(f64::total_cmp).expect("five runs")
}

fn raid() -> Value {
    let person = |index: u32| {
        json!({
            "label": format!("A{index}"), "name": format!("Demo Person {index}"), "sex": "male",
            "nationality": "PK", "age": 18 + index % 40, "role": "caller", "arrested": true,
            "cnic": format!("{:05}-{:07}-{}", 11_111, index, index % 9 + 1),
        })
    };
    let parcel = |index: u32| {
        json!({
            "kind": "phone", "quantity": { "count": index + 1 }, "seal": format!("S-{index}"),
            "description": "black, with a cracked screen", "place": "second room, on the table",
            "number": { "given": { "malkhana": "malkhana-fsd", "year": 2025, "serial": index } },
        })
    };
    json!({ "conduct_raid": {
        "raid": { "city": "فیصل آباد", "place": "Chak 54 RB", "authority": "not_stated" },
        "people": (0..149).map(person).collect::<Vec<_>>(),
        "parcels": (0..40).map(parcel).collect::<Vec<_>>(),
    }})
}

fn main() {
    let body: Body = serde_json::from_value(raid()).expect("a raid");
    let form = canonical::bytes(&body).expect("a form").len();
    let json = serde_json::to_vec(&body).expect("JSON").len();
    let ours = best(|| drop(black_box(canonical::bytes(black_box(&body)))));
    let theirs = best(|| drop(black_box(serde_json::to_vec(black_box(&body)))));
    println!("canonical form: {ours:.1} µs, {form} bytes");
    println!("serde_json::to_vec: {theirs:.1} µs, {json} bytes");
}
