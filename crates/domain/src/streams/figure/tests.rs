//! A publication of figures.

use super::{FigureEvent, FigureState, Published};
use crate::kernel::kind::Kind;
use crate::tests::{admit, moment};
use crate::values::text::{Code, Line};

/// A statement gives a number twice when it prints it in two tables; both are what was printed.
#[test]
fn a_number_can_be_published_again() {
    let line = |text| Line::new(text).expect("one line");
    let published = FigureEvent::Published(Published {
        table: line("Reply to question 41"),
        measure: Code::new("arrests_local").expect("a code"),
        period: "2025".parse().expect("a year"),
        city: None,
        value: 78,
        printed_total: false,
        by: line("The ministry, to the assembly"),
        source: line("Debates, 8 July 2025"),
    });
    let mut state = FigureState::default();
    state.evolve(&moment(1, "2025-07-08"), "x.khan", &published);
    assert_eq!(admit(&state, &published), Ok(()));
    state.evolve(&moment(2, "2025-07-08"), "x.khan", &published);
    assert_eq!(state.published.len(), 2);
}
