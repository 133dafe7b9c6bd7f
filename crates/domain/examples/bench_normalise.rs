//! Measures how long texts take to normalise: `cargo run --release -p greyfile-domain --example
//! bench_normalise`. Beside it, what lowering the case alone takes.

use std::hint::black_box;
use std::time::Instant;

use greyfile_domain::values::same::normalise;

const ROUNDS: u32 = 200_000;

/// Nanoseconds a call, the best of five runs.
fn best(mut call: impl FnMut()) -> u128 {
    let run = |call: &mut dyn FnMut()| {
        let start = Instant::now();
        (0..ROUNDS).for_each(|_| call());
        start.elapsed().as_nanos() / u128::from(ROUNDS)
    };
    (0..5).map(|_| run(&mut call)).min().expect("five runs")
}

fn main() {
    for (what, text) in [
        ("ASCII", "Police Station Abpara Islamabd"),
        ("Latin with marks", "Café Zoë, Straße Übër Ñandú 123"),
        ("Urdu", "تھانہ آبپارہ اسلام آباد سیکٹر ۶"),
        ("Urdu with vowels", "تُھانَہ آبپارہ اِسلام آباد سیکٹر"),
    ] {
        let ours = best(|| drop(black_box(normalise(black_box(text)))));
        let lower = best(|| drop(black_box(black_box(text).to_lowercase())));
        let len = text.chars().count();
        println!("{what:<17} {len} characters: normalise {ours} ns, to_lowercase {lower} ns");
    }
}
