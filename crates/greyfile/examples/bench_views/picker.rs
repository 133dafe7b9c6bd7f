//! A picker's answer among many persons and exhibits.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Context;
use fastrand::Rng;
use futures_util::{StreamExt, TryStreamExt};
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_names::find;

use crate::figures::{Row, shown, times};
use crate::kit::{SEED, command, level, open, row, views};
use crate::raid::{PARCELS, PERSONS, raid};

/// Raids under way at once.
const UNDER_WAY: usize = 8;
/// Words that names are made of, in each script.
const WORDS: usize = 3_000;
/// Words that are looked for.
const ASKED: usize = 500;
/// Most things that a form offers at once.
const OFFERED: usize = 20;

/// Syllables of names that nobody has, in both scripts.
const CONSONANTS: [(&str, &str); 18] = [
    ("b", "ب"),
    ("p", "پ"),
    ("t", "ت"),
    ("j", "ج"),
    ("ch", "چ"),
    ("kh", "خ"),
    ("d", "د"),
    ("r", "ر"),
    ("z", "ز"),
    ("s", "س"),
    ("sh", "ش"),
    ("gh", "غ"),
    ("f", "ف"),
    ("q", "ق"),
    ("k", "ک"),
    ("l", "ل"),
    ("m", "م"),
    ("n", "ن"),
];
const VOWELS: [(&str, &str); 4] = [("a", "ا"), ("i", "ی"), ("u", "و"), ("e", "ے")];

pub(crate) async fn rows(folder: &Path, things: u64) -> anyhow::Result<Vec<Row>> {
    let service = open(folder, true).await?;
    let intake = service.intake.as_ref().context("this process takes commands")?;
    let mut rng = Rng::with_seed(SEED);
    let scripts = [words(&mut rng, false), words(&mut rng, true)];
    let raids = things.div_ceil(PERSONS + PARCELS);
    let (mut named, mut commands) = (Vec::new(), Vec::new());
    for serial in 0..raids {
        let names: Vec<String> = (0..PERSONS).map(|_| name(&mut rng, &scripts)).collect();
        let nth = |at: u64| names[at as usize].as_str();
        let body = raid(serial, |at| nth(at).to_owned(), |at| format!("black, of {}", nth(at)));
        commands.push(command(1 << 110 | u128::from(serial), &body)?);
        named.extend(names);
    }
    let taken = commands.iter().map(|command| intake.submit(command));
    let taken = futures_util::stream::iter(taken).buffer_unordered(UNDER_WAY);
    let taken: Vec<_> = taken.try_collect().await?;
    let streams: BTreeSet<StreamId> =
        taken.iter().flat_map(|taken| &taken.events).map(|event| event.stream).collect();
    let people: Vec<StreamId> =
        streams.into_iter().filter(|stream| stream.kind == StreamKind::PERSON).collect();
    level(&service).await?;
    let names = service.app.names.clone().context("the view of names")?;
    let views = views(&service)?;
    let (mut answered, mut empty) = (0, 0);
    let mut asked = |typed: &dyn Fn(&str) -> String, rng: &mut Rng| {
        (answered, empty) = (0, 0);
        let words: Vec<String> = (0..ASKED)
            .map(|_| {
                let name = &named[rng.usize(..named.len())];
                let words: Vec<&str> = name.split(' ').collect();
                typed(words[rng.usize(..words.len())])
            })
            .collect();
        let took = times(ASKED, |at| {
            let found = views.read(&names, |reader| {
                find(&names, reader, StreamKind::PERSON, &words[at], OFFERED)
            })?;
            answered += found.len();
            empty += usize::from(found.is_empty());
            Ok(())
        })?;
        let many = answered as f64 / ASKED as f64;
        anyhow::Ok(format!("{}; {many:.1} found on average, nothing for {empty}", shown(took)))
    };
    let whole = asked(&str::to_owned, &mut rng)?;
    let begun = asked(&|word| word.chars().take(3).collect(), &mut rng)?;
    let read = times(ASKED, |_| {
        for _ in 0..OFFERED {
            let person = people[rng.usize(..people.len())];
            views.read(&names, |reader| reader.history(person))?;
        }
        Ok(())
    })?;
    let baseline = format!("the streams of {OFFERED} of them read: {}", shown(read));
    let among = format!("{} persons and {} exhibits", raids * PERSONS, raids * PARCELS);
    service.close().await?;
    Ok(vec![
        row(
            &format!("{ASKED} words of names found among {among}"),
            whole,
            baseline.clone(),
            "p99 10 ms",
        ),
        row("the first three letters of such words", begun, baseline, "p99 10 ms"),
    ])
}

/// Different words of two or three syllables.
fn words(rng: &mut Rng, urdu: bool) -> Vec<String> {
    let mut words = BTreeSet::new();
    while words.len() < WORDS {
        let syllable = |rng: &mut Rng| {
            let (consonant, vowel) =
                (CONSONANTS[rng.usize(..CONSONANTS.len())], VOWELS[rng.usize(..VOWELS.len())]);
            if urdu { [consonant.1, vowel.1].concat() } else { [consonant.0, vowel.0].concat() }
        };
        let syllables = rng.usize(2..=3);
        words.insert((0..syllables).map(|_| syllable(rng)).collect::<String>());
    }
    let mut words: Vec<String> = words.into_iter().collect();
    rng.shuffle(&mut words);
    words
}

/// Two or three words of one script. Some are on many people, most on few, as with names.
fn name(rng: &mut Rng, scripts: &[Vec<String>; 2]) -> String {
    let words = &scripts[usize::from(rng.bool())];
    let count = rng.usize(2..=3);
    let drawn = (0..count).map(|_| {
        let at = rng.f64().powi(3) * words.len() as f64;
        words[at as usize].as_str()
    });
    drawn.collect::<Vec<_>>().join(" ")
}
