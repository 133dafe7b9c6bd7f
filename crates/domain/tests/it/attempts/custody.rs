//! Who hands over and who destroys: refused only where it is decided here.

use greyfile_domain::kernel::refusal::Refusal;
use greyfile_envelope::Basis;

use super::{Attempt, OK, attempts};
use crate::make::*;
use crate::world::{Act, event_of};

/// A parcel that the seizing officer, `nccia-fsd-017`, holds since 14:00.
fn held() -> Vec<Act> {
    vec![open("E", seized(7))]
}

fn hand_over(from: &str, to: &str) -> Act {
    record("x", exhibit("E"), handed(from, to)).at("2025-07-08T16:00")
}

pub fn only_the_holder_hands_over() -> Vec<Attempt> {
    use Refusal::NotTheHolder;
    let (officer, lab) = ("nccia-fsd-017", "forensic-lab-lhr");
    let moved = || {
        let moved =
            record("m", exhibit("E"), handed(officer, "malkhana-fsd")).at("2025-07-08T18:00");
        [held(), vec![moved]].concat()
    };
    let mut on_paper = hand_over("malkhana-fsd", lab).by("nccia-fsd-009");
    on_paper.command.basis =
        Basis::Paper { register: "Register XIX".into(), number: "7".into(), page: None };
    let later = |act: Act| act.at("2025-07-09");
    let by_day = || {
        let put = record("d", exhibit("E"), handed(officer, "malkhana-fsd")).by_report();
        [held(), vec![put.at("2025-07-08").logged("2025-07-15")]].concat()
    };
    attempts! {
        "by its holder": held() => hand_over(officer, lab) => OK;
        "by its holder, typed by another": held() => hand_over(officer, lab).by("moharrar-3").done_by(officer) => OK;
        "by its holder, written otherwise": held() => hand_over("NCCIA-FSD-017 ", lab).by("Nccia-Fsd-017") => OK;
        "by another": held() => hand_over(officer, lab).by("nccia-fsd-009") => Err(NotTheHolder);
        "by its holder, as if from another": held() => hand_over("nccia-fsd-009", lab) => Err(NotTheHolder);
        "by who held it before": moved() => later(hand_over(officer, lab)) => Err(NotTheHolder);
        "by who holds it now": moved() => later(hand_over("malkhana-fsd", lab)).by("malkhana-fsd") => OK;
        "logged late, by who held it then": moved() => hand_over(officer, lab).logged("2025-07-09") => OK;
        "before it was seized": held() => hand_over(officer, lab).at("2025-07-07") => Err(NotTheHolder);
        "the same day, to no exact time": held() => hand_over(officer, lab).at("2025-07-08") => OK;
        "by who may hold it: deposited that day, at no exact time": by_day() => hand_over("malkhana-fsd", lab).by("malkhana-fsd") => OK;
        "by who may hold it still": by_day() => hand_over(officer, lab) => OK;
        "by who cannot hold it": by_day() => hand_over("nccia-fsd-009", lab).by("nccia-fsd-009") => Err(NotTheHolder);
        "by who does not hold it any more": by_day() => later(hand_over(officer, lab)) => Err(NotTheHolder);
        "by another, known from a report": held() => hand_over("malkhana-fsd", lab).by_report() => OK;
        "by another, in a register on paper": held() => on_paper => OK;
        "by another, in the press": held() => hand_over("malkhana-fsd", lab).by_press() => OK;
        "by another, on a device offline": held() => hand_over("malkhana-fsd", lab).by("malkhana-fsd").offline() => OK;
    }
}

pub fn nothing_is_destroyed_by_one_person() -> Vec<Attempt> {
    use Refusal::{NotTheHolder, SecondPersonNeeded};
    let destroy = |second| record("x", exhibit("E"), destroyed(second)).at("2025-07-09");
    let typed = |second| destroy(second).by("moharrar-3").done_by("nccia-fsd-017");
    let by_another = destroy(Some("magistrate-fsd-1")).by("nccia-fsd-009");
    attempts! {
        "with a second person": held() => destroy(Some("magistrate-fsd-1")) => OK;
        "alone": held() => destroy(None) => Err(SecondPersonNeeded);
        "with oneself, written otherwise": held() => destroy(Some("NCCIA-FSD-017")) => Err(SecondPersonNeeded);
        "with oneself": held() => destroy(Some("nccia-fsd-017")) => Err(SecondPersonNeeded);
        "with who types it": held() => typed(Some("moharrar-3")) => Err(SecondPersonNeeded);
        "with a third": held() => typed(Some("magistrate-fsd-1")) => OK;
        "by another than its holder": held() => by_another.clone() => Err(NotTheHolder);
        "by another, known from a report": held() => by_another.by_report() => OK;
        "alone, known from a report": held() => destroy(None).by_report() => OK;
    }
}

pub fn what_is_destroyed_stays_where_it_is() -> Vec<Attempt> {
    use Refusal::Destroyed;
    let second = Some("magistrate-fsd-1");
    let gone = |at| {
        let destroyed = record("z", exhibit("E"), destroyed(second)).at(at);
        [held(), vec![destroyed]].concat()
    };
    let again = |at| record("x", exhibit("E"), destroyed(second)).at(at);
    let moved = |at| hand_over("nccia-fsd-017", "forensic-lab-lhr").at(at);
    let looked_at = |at| record("x", exhibit("E"), examined()).at(at);
    let put_away = |at| record("x", exhibit("E"), deposited()).at(at);
    let taken_back =
        [gone("2025-07-10"), vec![retract("r", exhibit("E"), event_of("z", 0))]].concat();
    attempts! {
        "destroyed": held() => again("2025-07-10") => OK;
        "destroyed again": gone("2025-07-10") => again("2025-07-11") => Err(Destroyed);
        "destroyed again, earlier": gone("2025-07-10") => again("2025-07-09").logged("2025-07-11") => Err(Destroyed);
        "destroyed again, known from a report": gone("2025-07-10") => again("2025-07-11").by_report() => OK;
        "destroyed after that was retracted": taken_back => again("2025-07-11") => OK;
        "moved the day after": gone("2025-07-10") => moved("2025-07-11") => Err(Destroyed);
        "moved the day before, logged after": gone("2025-07-10") => moved("2025-07-09").logged("2025-07-11") => OK;
        "moved that day": gone("2025-07-10") => moved("2025-07-10T18:00") => OK;
        "moved the day after, known from a report": gone("2025-07-10") => moved("2025-07-11").by_report() => OK;
        "examined the day after": gone("2025-07-10") => looked_at("2025-07-11") => Err(Destroyed);
        "examined the day before, logged after": gone("2025-07-10")
            => looked_at("2025-07-09").logged("2025-07-11") => OK;
        "examined that day": gone("2025-07-10") => looked_at("2025-07-10T18:00") => OK;
        "examined the day after, known from a report": gone("2025-07-10")
            => looked_at("2025-07-11").by_report() => OK;
        "deposited the day after": gone("2025-07-10") => put_away("2025-07-11") => Err(Destroyed);
        "deposited the day before, logged after": gone("2025-07-10")
            => put_away("2025-07-09").logged("2025-07-11") => OK;
    }
}
