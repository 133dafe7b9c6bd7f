//! The view of docs/views.md, written against the contract alone, live and made anew.

use std::collections::BTreeMap;
use std::sync::Arc;

use greyfile_domain::streams::case::CaseState;
use greyfile_envelope::{Envelope, Position, StreamId, StreamKind};
use greyfile_eventlog::ReadLog;
use greyfile_projector::{Options, Views};
use greyfile_tests::seed;

use super::history::{History, caught_up};

#[path = "../../../crates/projector/examples/own_view.rs"]
#[allow(dead_code, missing_docs)]
mod own_view;

use own_view::{Officers, cases_of};

#[tokio::test(flavor = "multi_thread")]
async fn a_view_from_outside_is_as_the_streams_say() {
    let mut rng = seed::rng("a_view_from_outside_is_as_the_streams_say");
    let mut history = History::new(rng.fork()).await;
    let folder = history.folder.path().join("outside");
    let start = || {
        let log = history.log.clone();
        let views = vec![Arc::new(Officers) as Arc<dyn greyfile_projector::contract::View>];
        Views::start(views, log, [7; 16], &folder, &Options::default()).unwrap()
    };
    let views = start();
    let mut script = history.script(20);
    while history.go_on(&mut script, 50).await {}
    caught_up(&views, &*history.log).await;
    let expected = told(&*history.log).await;
    assert!(expected.len() > 3, "{expected:?}");
    for (officer, cases) in &expected {
        let found = views.read(&Officers, |reader| cases_of(reader, officer)).unwrap();
        assert_eq!(found.into_iter().collect::<BTreeMap<_, _>>(), *cases, "{officer}");
    }
    let view = views.of(&Officers).unwrap();
    let live = view.dump().unwrap();
    view.rebuild(|_| {}).await.unwrap();
    assert!(view.dump().unwrap() == live, "made anew");
}

/// The cases of each officer, from the log itself: none that was opened by mistake.
async fn told(log: &dyn ReadLog) -> BTreeMap<String, BTreeMap<StreamId, String>> {
    let mut streams: BTreeMap<StreamId, greyfile_domain::streams::History> = BTreeMap::new();
    let mut next = Position::FIRST;
    loop {
        let chunk = log.read(next, 1 << 20).await.unwrap();
        let Some(last) = chunk.last() else { break };
        next = last.position.next();
        for stored in &chunk {
            let stream = Envelope::decode(&stored.record).unwrap().stream;
            if stream.kind == StreamKind::CASE {
                let logged = greyfile_record::read(stored.position, &stored.record).unwrap();
                let of = || greyfile_domain::streams::History::new(stream);
                streams.entry(stream).or_insert_with(of).push(logged);
            }
        }
    }
    let mut told: BTreeMap<String, BTreeMap<StreamId, String>> = BTreeMap::new();
    for (stream, history) in streams.into_iter().filter(|(_, history)| !history.is_struck()) {
        for on in history.fold::<CaseState>().officers {
            let officer = on.officer.as_str().to_owned();
            told.entry(officer).or_default().insert(stream, on.role.to_string());
        }
    }
    told
}
