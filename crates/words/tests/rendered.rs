//! What comes out: the texts of some codes in full, times, citations, and what is missing.

use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::kernel::term::Verdict;
use greyfile_domain::values::namespace::Namespace;
use greyfile_domain::values::place::{PlaceKind, Wanted};
use greyfile_domain::values::section::Section;
use greyfile_domain::values::text::{Line, PlaceCode};
use greyfile_envelope::{Occurred, Precision, StreamId, StreamKind, Timestamp};
use greyfile_words::{Lang, Words, unspoken, variables};
use proptest::prelude::*;

const EN: Words = Words::of(Lang::En).plain();
const UR: Words = Words::of(Lang::Ur).plain();

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn code(text: &str) -> PlaceCode {
    PlaceCode::new(text).unwrap()
}

#[test]
fn refusals_say_what_they_speak_of_in_both_languages() {
    let section = Section { statute: line("PECA 2016"), section: line("26A") };
    let offence: Occurred = "2024".parse().unwrap();
    for (refusal, en, ur) in [
        (
            Refusal::Taken { what: Namespace::FirNumberByCode },
            "this FIR number is on record already, and there can be only one; check it, or correct \
             the earlier record",
            "یہ ایف آئی آر نمبر پہلے سے ریکارڈ پر ہے، اور ایک سے زیادہ نہیں ہو سکتا؛ اس کی پڑتال کریں \
             یا سابقہ ریکارڈ کی تصحیح کریں",
        ),
        (
            Refusal::SectionNotInForce { section, offence },
            "PECA 2016 s.26A is known not to have been in force at the time of the offence (2024); \
             check the section and the date",
            "دفعہ 26A پیکا 2016 بوقتِ وقوعہ (2024) نافذ نہیں تھی؛ دفعہ اور تاریخ کی پڑتال کریں",
        ),
        (
            Refusal::NotThatKindOfPlace { code: code("multan"), wanted: Wanted::Station },
            "multan is no station or circle, as the gazetteer has it; pick another, or give the \
             name alone",
            "فہرستِ مقامات کے مطابق multan مطلوبہ قسم (تھانہ یا سرکل) کا مقام نہیں؛ کوئی اور مقام \
             منتخب کریں یا صرف نام لکھیں",
        ),
        (
            Refusal::NotThatKindOfArea {
                code: code("multan"),
                kinds: &[PlaceKind::Station, PlaceKind::Circle],
            },
            "multan is no station or circle, as the gazetteer has it; give the code of one",
            "فہرستِ مقامات کے مطابق multan مطلوبہ قسم (تھانہ یا سرکل) کا مقام نہیں؛ اس قسم کے مقام کا \
             کوڈ دیں",
        ),
        (
            Refusal::WrongKind { wanted: StreamKind::RAID, found: StreamKind::FIR },
            "this event belongs to a stream of another kind (raid), and the id is of this kind: \
             FIR; check the id",
            "یہ اندراج کسی اور قسم کے ریکارڈ (چھاپہ) کا ہے، جبکہ دی گئی آئی ڈی اس قسم کی ہے: ایف آئی \
             آر؛ آئی ڈی کی پڑتال کریں",
        ),
        (
            Refusal::TooMany(1_234),
            "the command makes at least 1,234 records, and one command may make 1,000; send it in \
             parts",
            "اس کمانڈ سے کم از کم 1,234 اندراجات بنتے ہیں، جبکہ ایک کمانڈ میں 1,000 کی حد ہے؛ اسے حصوں میں \
             بھیجیں",
        ),
    ] {
        assert_eq!(EN.refusal(&refusal), en);
        assert_eq!(UR.refusal(&refusal), ur);
    }
}

#[test]
fn what_somebody_typed_is_set_apart_on_a_page_and_not_for_programs() {
    let refusal = Refusal::MeansAnother { typed: line("تھانہ صدر"), code: code("saddar") };
    let on_a_page = |lang| Words::of(lang).refusal(&refusal);
    assert!(on_a_page(Lang::En).starts_with("“\u{2068}تھانہ صدر\u{2069}” means saddar already"));
    assert!(on_a_page(Lang::Ur).contains("\u{2068}saddar\u{2069}"));
    for words in [EN, UR] {
        assert!(!words.refusal(&refusal).contains(['\u{2068}', '\u{2069}']));
    }
}

#[test]
fn what_is_missing_is_told_in_english_and_else_by_its_id() {
    assert_eq!(UR.message("flag-of-a-newer-program", &[]), "flag-of-a-newer-program");
    // An argument that is not there.
    assert_eq!(UR.try_message("refusal-stream-unknown", &[]), None);
    assert_eq!(UR.refusal_of("stream.unknown", &[]), None);
    assert_eq!(UR.refusal_of("log.unavailable", &[]), None, "no refusal of a rule");
    let stream = Arg::stream("stream", StreamId::new(StreamKind::FIR, [1; 16]));
    assert!(UR.refusal_of("stream.unknown", &[stream]).is_some());
}

#[test]
fn every_section_that_a_rule_cites_is_told_in_urdu() {
    for (_, _, codes) in greyfile_domain::words() {
        for rule in codes.flags.iter().chain(codes.deadlines) {
            assert_eq!(EN.section(rule.section()), rule.section());
            let urdu = UR.section(rule.section());
            assert!(!urdu.contains(|c: char| c.is_ascii_alphabetic()), "{urdu}");
        }
    }
    for (english, urdu) in [
        ("CrPC s.61, s.167", "دفعات 61، 167 ضابطہ فوجداری"),
        ("CrPC s.167(5)", "دفعہ 167(5) ضابطہ فوجداری"),
        ("Police Rules 22.16", "قاعدہ 22.16 پولیس رولز"),
        ("Juvenile Justice System Act 2018 s.5", "دفعہ 5 جووینائل جسٹس سسٹم ایکٹ 2018"),
        ("PPC 1860 s.420", "دفعہ 420 تعزیراتِ پاکستان 1860"),
        ("Some Act 1999 s.3", "Some Act 1999 s.3"),
        ("", ""),
    ] {
        assert_eq!(UR.section(english), urdu);
    }
}

#[test]
fn verdicts_and_spans_are_told() {
    assert_eq!(EN.verdict(Verdict::CannotBeJudged), "cannot be judged");
    let spans = [0, 1, 2, 47, 48, 96].map(|hours| (EN.span(hours), UR.span(hours)));
    let spans: Vec<_> = spans.iter().map(|(en, ur)| (en.as_str(), ur.as_str())).collect();
    assert_eq!(
        spans,
        [
            ("less than an hour", "ایک گھنٹے سے کم"),
            ("an hour", "ایک گھنٹہ"),
            ("2 hours", "2 گھنٹے"),
            ("47 hours", "47 گھنٹے"),
            ("2 days", "2 دن"),
            ("4 days", "4 دن"),
        ]
    );
}

#[test]
fn times_are_told_in_urdu_as_exactly_as_they_are_known() {
    for (time, urdu) in [
        ("2024", "2024"),
        ("2025-06", "جون 2025"),
        ("2025-07-08", "8 جولائی 2025"),
        ("2025-07-08T14:30", "8 جولائی 2025، 14:30 بجے"),
        ("2025-07-08T04:00/2025-07-08T09:00", "8 جولائی 2025، 04:00 تا 09:00 بجے"),
        ("2025-07-08/2025-07-09", "8 جولائی 2025 تا 9 جولائی 2025"),
    ] {
        assert_eq!(UR.occurred(time.parse().unwrap()), urdu);
    }
}

#[test]
fn what_a_text_does_not_speak_of_is_told_beside_it() {
    let args =
        [Arg::number("arrests", 3), Arg::code("known", "stated"), Arg::number("recorded", 1)];
    assert_eq!(unspoken("raid.arrests_not_recorded", &args).count(), 0);
    let position = [Arg::number("position", 3)];
    assert_eq!(unspoken("order.not_known", &position).count(), 1);
    assert!(variables(Lang::Ur, "flag-exhibit-no-diary").contains("label"), "by reference");
}

proptest! {
    /// English times are those of the pages.
    #[test]
    fn english_times_are_the_envelopes(
        minute in -30_000_000_i64..60_000_000,
        seconds in 0_i64..60,
        long in 1_i64..100_000_000,
        precision in 0_usize..6,
    ) {
        use Precision::{Day, Minute, Month, Second, Window, Year};
        let start = Timestamp(minute * 60_000 + seconds * 1_000);
        let end = start.plus_ms(long * 1_000);
        let precision = [Year, Month, Day, Minute, Second, Window][precision];
        let occurred = Occurred { start, end, precision };
        prop_assert_eq!(EN.occurred(occurred), occurred.to_words());
        prop_assert_eq!(EN.instant(start), start.to_words());
        prop_assert_eq!(EN.day(start.day()), start.day().to_words());
    }
}

/// Whole years and whole months are named as such; a range that is neither says both its days.
#[test]
fn days_read_as_people_say_them() {
    for (first, last, english, urdu) in [
        ("2024-01-01", "2024-12-31", "2024", "2024"),
        ("2025-06-01", "2025-06-30", "June 2025", "جون 2025"),
        ("2025-07-08", "2025-07-08", "8 July 2025", "8 جولائی 2025"),
        ("2021-01-01", "2025-12-31", "2021 to 2025", "2021 تا 2025"),
        (
            "2024-01-01",
            "2025-06-30",
            "1 January 2024 to 30 June 2025",
            "1 جنوری 2024 تا 30 جون 2025",
        ),
    ] {
        let (first, last) = (first.parse().unwrap(), last.parse().unwrap());
        assert_eq!(EN.days(first, last), english);
        assert_eq!(UR.days(first, last), urdu);
    }
}
