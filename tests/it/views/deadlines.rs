//! The view of deadlines: what it keeps is what case files are judged to, and a board as of any moment
//! by both clocks.

use std::collections::BTreeSet;

use greyfile_casefile::{Casefile, casefile, cases, named_by};
use greyfile_deadlines::{
    Accused, Board, Count, Deadlines, Due, Filter, Which, board, productions,
};
use greyfile_domain::acts::Command;
use greyfile_domain::kernel::arg::{Arg, ArgValue};
use greyfile_domain::kernel::deadline::Deadline;
use greyfile_domain::kernel::term::Verdict;
use greyfile_domain::streams::ids::{CaseId, PersonId};
use greyfile_envelope::{Day, Occurred, Position, StreamId, StreamKind, Timestamp};
use greyfile_projector::{ReadError, Views};
use greyfile_tests::seed;
use serde_json::{Value, json};

use super::history::{History, caught_up};

/// Deadlines on a page, few so that many pages are turned.
const PAGE: usize = 37;

fn instant(text: &str) -> Timestamp {
    text.parse::<Occurred>().unwrap().start
}

fn ask(
    views: &Views,
    known: (Option<Day>, Timestamp),
    filter: &Filter,
    after: Option<&str>,
) -> Board {
    views.read(&Deadlines, |reader| board(reader, known, filter, after, PAGE)).unwrap()
}

/// Every deadline of a filter, page by page.
fn all(views: &Views, known: (Option<Day>, Timestamp), filter: &Filter) -> Vec<Due> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = ask(views, known, filter, after.as_deref());
        assert!(page.deadlines.len() <= PAGE);
        all.extend(page.deadlines);
        match page.next {
            Some(next) => after = Some(next),
            None => return all,
        }
    }
}

/// Open ones, then all that are settled.
const EVERYTHING: [Which; 6] = [
    Which::Open,
    Which::Of(Verdict::Late),
    Which::Of(Verdict::Missed),
    Which::Of(Verdict::CannotBeJudged),
    Which::Of(Verdict::Met),
    Which::Of(Verdict::Ended),
];

fn every(views: &Views, known: (Option<Day>, Timestamp), filter: &Filter) -> Vec<Due> {
    let each = EVERYTHING.map(|which| {
        let mut found = all(views, known, &Filter { which, ..filter.clone() });
        if which == Which::Of(Verdict::CannotBeJudged) {
            // Open ones that cannot be judged are among the open ones already.
            found.retain(|due| due.settled.is_some());
        }
        found
    });
    each.concat()
}

/// What a deadline says, as text: its rule, whom it concerns, when it is due and what became of it.
fn said(due: &Due) -> String {
    let settled = due.settled.as_ref().map(|settled| (settled.at, settled.how.clone()));
    let accused = match &due.accused {
        Some(Accused::Person(person)) => person.to_string(),
        Some(Accused::Group { count, label }) => format!("{count} {label}"),
        None => String::new(),
    };
    let about = due.about;
    let times = (due.from, due.due, due.verdict);
    format!("{} {about} {accused} {times:?} {settled:?}", due.rule)
}

/// The same of a deadline of a case file.
fn judged(clock: &Deadline) -> String {
    let settled = clock.met.map(|at| (at, None));
    let settled =
        settled.or_else(|| clock.ended.as_ref().map(|end| (end.at, Some(end.how.to_owned()))));
    let value = |name: &str| clock.args.iter().find(|arg: &&Arg| arg.field == name);
    let accused = match value("accused").map(|arg| &arg.value) {
        Some(ArgValue::Stream(person)) => person.to_string(),
        Some(ArgValue::Text(label)) => match value("count").map(|arg| &arg.value) {
            Some(ArgValue::Number(count)) => format!("{count} {label}"),
            _ => panic!("a group without a number: {clock:?}"),
        },
        _ => String::new(),
    };
    let times = (clock.from, clock.due, clock.verdict);
    format!("{} {} {accused} {times:?} {settled:?}", clock.code, clock.about)
}

/// Whom a deadline of a person concerns.
fn person(clock: &Deadline) -> Option<StreamId> {
    clock.args.iter().find_map(|arg| match arg.value {
        ArgValue::Stream(person) => Some(person),
        _ => None,
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn case_files_are_judged_to_what_the_view_keeps() {
    let mut rng = seed::rng("case_files_are_judged_to_what_the_view_keeps");
    let history = History::of(rng.fork(), seed::count(40, 400)).await;
    let views = history.views("views");
    caught_up(&views, &*history.log).await;
    let now = instant("2026-06-15T10:00");
    let rows = every(&views, (None, now), &Filter::default());
    let kept: BTreeSet<String> = rows.iter().map(said).collect();
    let (mut compared, mut elsewhere) = (0, 0);
    let page = views.read(&Casefile, |reader| cases(reader, &Default::default(), None, 1_000));
    for case in page.unwrap().cases {
        let case = CaseId::of(case.case).unwrap();
        let file = views.read(&Casefile, |reader| casefile(reader, case, now)).unwrap().unwrap();
        let ours: BTreeSet<StreamId> = file
            .raids
            .iter()
            .map(|raid| raid.raid)
            .chain(file.firs.iter().map(|fir| fir.fir))
            .collect();
        // Whether another raid or FIR than those of the case speaks of a person, or did once.
        let speaks_elsewhere = |person: StreamId| -> bool {
            let named = views.read(&Casefile, |reader| named_by(reader, person)).unwrap();
            let tells = |stream: &StreamId| {
                matches!(stream.kind, StreamKind::RAID | StreamKind::FIR) && !ours.contains(stream)
            };
            named.iter().any(tells)
        };
        let judged_to: BTreeSet<String> = file.clocks.iter().map(judged).collect();
        for clock in &file.clocks {
            compared += 1;
            if !kept.contains(&judged(clock)) {
                let outside = person(clock).is_some_and(speaks_elsewhere);
                assert!(outside, "{case}: not in the view: {}", judged(clock));
                elsewhere += 1;
            }
        }
        for due in rows.iter().filter(|due| ours.contains(&due.about)) {
            if !judged_to.contains(&said(due)) {
                let outside = match &due.accused {
                    Some(Accused::Person(person)) => speaks_elsewhere(*person),
                    Some(Accused::Group { .. }) | None => false,
                };
                assert!(outside, "{case}: not in its file: {}", said(due));
            }
        }
        // By the case, every deadline that began in its streams is found, and no other.
        let of_case = every(&views, (None, now), &Filter { case: Some(case), ..Filter::default() });
        let theirs = |due: &&Due| due.cases.contains(&case.stream());
        let expected: BTreeSet<String> = rows.iter().filter(theirs).map(said).collect();
        assert_eq!(of_case.iter().map(said).collect::<BTreeSet<_>>(), expected, "{case}");
    }
    println!(
        "{} rows; {compared} deadlines of case files, {elsewhere} judged otherwise",
        kept.len()
    );
    assert!(compared > 300 && elsewhere * 10 < compared, "{compared} {elsewhere}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_is_in_order_and_its_filters_and_counts_agree() {
    let mut rng = seed::rng("a_board_is_in_order_and_its_filters_and_counts_agree");
    let history = History::of(rng.fork(), seed::count(40, 400)).await;
    let views = history.views("views");
    caught_up(&views, &*history.log).await;
    for _ in 0..seed::count(4, 20) {
        let now = instant("2025-03-01").plus_ms(rng.i64(0..700 * Timestamp::DAY_MS));
        let known = (None, now);
        let rows = every(&views, known, &Filter::default());
        let open = all(&views, known, &Filter::default());
        assert!(open.is_sorted_by_key(|due| due.due), "overdue, today, counting down");
        assert!(open.iter().all(|due| due.settled.is_none()));
        let count = |fits: &dyn Fn(&Due) -> bool| Count {
            number: rows.iter().filter(|due| fits(due)).count() as u64,
            or_more: false,
        };
        let counts = ask(&views, known, &Filter::default(), None).counts;
        let is_open = |due: &Due| due.settled.is_none();
        let today = |due: &Due| due.due.day() == now.day();
        assert_eq!(counts.overdue, count(&|due| is_open(due) && due.due < now));
        assert_eq!(counts.due_today, count(&|due| is_open(due) && due.due >= now && today(due)));
        assert_eq!(counts.due_later, count(&|due| is_open(due) && due.due.day() > now.day()));
        for (verdict, number) in [
            (Verdict::Late, counts.late),
            (Verdict::Missed, counts.missed),
            (Verdict::CannotBeJudged, counts.cannot_be_judged),
            (Verdict::Met, counts.met),
            (Verdict::Ended, counts.ended),
        ] {
            let fits = |due: &Due| due.settled.is_some() && due.verdict == verdict;
            assert_eq!(number, count(&fits), "{verdict:?}");
        }
        // Each verdict finds what has it, and what a filter finds is what fits among all.
        for verdict in Verdict::ALL.iter().copied() {
            let which = Which::Of(verdict);
            let found = all(&views, known, &Filter { which, ..Filter::default() });
            let expected = rows.iter().filter(|due| due.verdict == verdict).map(said);
            let found: BTreeSet<String> = found.iter().map(said).collect();
            assert_eq!(found, expected.collect(), "{verdict:?} at {now}");
        }
        let one = &rows[rng.usize(..rows.len())];
        let rule = Filter { rule: Some(one.rule.clone()), ..Filter::default() };
        let fits = |due: &&Due| due.rule == one.rule;
        same(&every(&views, known, &rule), rows.iter().filter(fits), "by rule");
        if let Some(Accused::Person(person)) = &one.accused {
            let filter = Filter { person: PersonId::of(*person), ..Filter::default() };
            let fits = |due: &&Due| due.accused == one.accused;
            same(&every(&views, known, &filter), rows.iter().filter(fits), "by person");
        }
    }
    by_circle_and_officer(&views, instant("2026-06-15T10:00"));
}

fn same<'a>(found: &[Due], expected: impl Iterator<Item = &'a Due>, how: &str) {
    let found: BTreeSet<String> = found.iter().map(said).collect();
    assert_eq!(found, expected.map(said).collect(), "{how}");
}

/// By circle and by officer: the streams of their cases, merged.
fn by_circle_and_officer(views: &Views, now: Timestamp) {
    let rows = every(views, (None, now), &Filter::default());
    let page = views.read(&Casefile, |reader| cases(reader, &Default::default(), None, 1_000));
    let (mut circles, mut officers) = (BTreeSet::new(), BTreeSet::new());
    let mut files = Vec::new();
    for case in page.unwrap().cases {
        circles.extend(case.circle.clone());
        let id = CaseId::of(case.case).unwrap();
        let file = views.read(&Casefile, |reader| casefile(reader, id, now)).unwrap().unwrap();
        officers.extend(file.officers.iter().map(|one| one.officer.clone()));
        files.push(file);
    }
    assert!(!officers.is_empty(), "cases have officers");
    for officer in officers.iter().take(5) {
        let filter = Filter { officer: Some(officer.clone()), ..Filter::default() };
        let found = every(views, (None, now), &filter);
        let found: BTreeSet<String> = found.iter().map(said).collect();
        for file in &files {
            if file.officers.iter().any(|one| one.officer == *officer) {
                let theirs = rows.iter().filter(|due| due.cases.contains(&file.case.case));
                theirs.for_each(|due| assert!(found.contains(&said(due)), "{officer}"));
            }
        }
    }
    for circle in &circles {
        let filter = Filter { circle: Some(circle.clone()), ..Filter::default() };
        let found = every(views, (None, now), &filter);
        assert!(found.len() <= rows.len());
    }
}

/// A raid of one man and the FIR that names it, told day by day.
struct Told {
    history: History,
    next: u8,
}

impl Told {
    async fn take(
        &mut self,
        happened: &str,
        recorded: &str,
        body: Value,
    ) -> greyfile_intake::Accepted {
        self.next += 1;
        let id = format!("0000000000000000000000000{}", char::from(b'0' + self.next));
        let command = json!({
            "id": id, "actor": "test-desk", "occurred_at": happened, "basis": "own_act",
            "recorded_at": format!("{recorded}:00+05:00"), "do": body,
        });
        let command: Command = serde_json::from_value(command).expect("a command");
        self.history.accept(&command).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_production_between_two_streams_as_of_any_moment_by_both_clocks() {
    let rng = seed::rng("a_production_between_two_streams_as_of_any_moment_by_both_clocks");
    let mut told = Told { history: History::new(rng).await, next: 0 };
    let conducted = json!({ "conduct_raid": {
        "raid": { "city": "Karachi", "circle": "Karachi Circle", "place": "Block 7", "authority": "not_stated" },
        "people": [{ "arrested": true, "sex": "male", "nationality": "CN" }],
    } });
    let raided = told.take("2025-07-08T04:00", "2025-07-08T10:00", conducted).await;
    let stream = |accepted: &greyfile_intake::Accepted, kind| {
        accepted.events.iter().map(|event| event.stream).find(|one| one.kind == kind).unwrap()
    };
    let [raid, person] = [StreamKind::RAID, StreamKind::PERSON].map(|kind| stream(&raided, kind));
    let opened = json!({ "open": { "events": [{ "case": { "enquiry_opened":
        { "title": "Enquiry", "agency": "nccia", "city": "Karachi", "circle": "Karachi Circle" } } }] } });
    let case =
        stream(&told.take("2025-07-08T11:00", "2025-07-08T12:00", opened).await, StreamKind::CASE);
    let fir = json!({ "lodge_fir": { "case": case, "accused": [person], "fir": {
        "station": "NCCIA Karachi", "city": "Karachi", "offence": "2025-07-01", "raid": raid,
    } } });
    let lodged = told.take("2025-07-08T18:00", "2025-07-09T10:00", fir).await;
    let fir = stream(&lodged, StreamKind::FIR);
    let produced = json!({ "record": { "on": fir, "events": [
        { "fir": { "person_produced": { "who": { "person": person } } } }] } });
    // In time by an hour; the arrest is corrected to two hours earlier, then the production is struck.
    let produced = told.take("2025-07-09T03:00", "2025-07-10T10:00", produced).await;
    let arrest = raided.events.iter().find(|event| event.event_type == "raid.person_arrested");
    let arrest = arrest.expect("arrested").event;
    let corrected = json!({ "correct": { "on": raid, "event": arrest, "seen": arrest,
        "occurred_at": "2025-07-08T02:00", "reason": "read from the diary" } });
    told.take("2025-07-11T09:00", "2025-07-11T10:00", corrected).await;
    let production = produced.events[0].event;
    let struck = json!({ "retract": { "on": fir, "event": production, "seen": production,
        "reason": "another man was produced" } });
    told.take("2025-07-12T09:00", "2025-07-12T10:00", struck).await;
    let linked = json!({ "record": { "on": case, "events": [{ "case": { "raid_linked": { "raid": raid } } }] } });
    told.take("2025-07-13T09:00", "2025-07-13T10:00", linked).await;

    let views = told.history.views("views");
    caught_up(&views, &*told.history.log).await;
    let of = |known_by: &str, at: &str, which| -> Vec<Due> {
        let known = (Some(known_by.parse().unwrap()), instant(at));
        let filter = Filter { person: PersonId::of(person), which, ..Filter::default() };
        every(&views, known, &filter)
            .into_iter()
            .filter(|due| due.rule == "fir.production")
            .collect()
    };
    // Known by the end of a day; judged at; when it is due, what became of it, how many events tell so.
    for (known_by, at, due, verdict, events) in [
        ("2025-07-07", "2025-07-20", None, Verdict::Running, 0),
        ("2025-07-08", "2025-07-08T20:00", Some("2025-07-09T04:00"), Verdict::Running, 1),
        ("2025-07-08", "2025-07-09T05:00", Some("2025-07-09T04:00"), Verdict::Overdue, 1),
        ("2025-07-09", "2025-07-09T05:00", Some("2025-07-09T04:00"), Verdict::Overdue, 1),
        ("2025-07-10", "2025-07-09T05:00", Some("2025-07-09T04:00"), Verdict::Met, 2),
        ("2025-07-10", "2025-07-20", Some("2025-07-09T04:00"), Verdict::Met, 2),
        ("2025-07-11", "2025-07-20", Some("2025-07-09T02:00"), Verdict::Late, 2),
        ("2025-07-12", "2025-07-08T20:00", Some("2025-07-09T02:00"), Verdict::Running, 1),
        ("2025-07-12", "2025-07-20", Some("2025-07-09T02:00"), Verdict::Overdue, 1),
        ("2025-07-31", "2025-07-20", Some("2025-07-09T02:00"), Verdict::Overdue, 1),
    ] {
        let found = of(known_by, at, Which::Open);
        let what = format!("known by {known_by}, judged at {at}: {found:?}");
        let Some(due) = due else {
            assert_eq!(found, [], "{what}");
            continue;
        };
        assert_eq!(found.len(), 1, "{what}");
        // An arrest at a minute can have been as late as its end.
        let minute = instant(due).plus_ms(59_999);
        assert_eq!((found[0].due, found[0].verdict), (minute, verdict), "{what}");
        assert_eq!((found[0].about, found[0].events.len()), (raid, events), "{what}");
        assert_eq!(found[0].events[0], raided.events[0].position.max(found[0].events[0]), "{what}");
    }
    // Its case is looked up: from the day on which the raid was linked.
    let cases = |known_by| of(known_by, "2025-07-20", Which::Open)[0].cases.clone();
    assert_eq!((cases("2025-07-12"), cases("2025-07-13")), (vec![], vec![case]));
    // By circle: the raid says its own.
    let known = (None, instant("2025-07-20"));
    for (circle, found) in [("karachi circle", 2), ("Lahore Circle", 0)] {
        let filter = Filter { circle: Some(circle.into()), ..Filter::default() };
        let rules = every(&views, known, &filter).into_iter().filter(|due| due.about == raid);
        assert_eq!(rules.count(), found, "{circle}: production and consular notice");
    }
    // The second hop: by city and day of the arrest.
    let day = |text: &str| text.parse::<Day>().unwrap();
    let count = |known_by: Option<&str>| -> Vec<(String, i64, i64, i64)> {
        let range = (day("2025-07-08"), day("2025-07-08"));
        let known_by = known_by.map(day);
        let asked: Result<_, ReadError> =
            views.read(&Deadlines, |reader| productions(reader, range, known_by));
        let cities = asked.unwrap().cities.into_iter();
        cities.map(|row| (row.city, row.met, row.late, row.open)).collect()
    };
    let karachi = |met, late, open| vec![("Karachi".to_owned(), met, late, open)];
    assert_eq!(count(Some("2025-07-07")), []);
    assert_eq!(count(Some("2025-07-09")), karachi(0, 0, 1));
    assert_eq!(count(Some("2025-07-10")), karachi(1, 0, 0));
    assert_eq!(count(Some("2025-07-11")), karachi(0, 1, 0));
    assert_eq!(count(Some("2025-07-12")), karachi(0, 0, 1));
    assert_eq!(count(None), karachi(0, 0, 1));
    assert!(
        views.read(&Deadlines, |reader| Ok::<_, ReadError>(reader.position())).unwrap()
            > Position(8)
    );
}
