//! Licensing: given, when, then. Each rule is a row with its exact refusal, beside what is accepted.

mod courses;
mod decisions;
pub mod house;
mod proceedings;
mod vetting;

use greyfile_domain::kernel::refusal::{Licensing, Refusal};

use crate::world::{Act, World};
use greyfile_domain::values::purpose::Purpose;

/// What is attempted, after what, by which command, and what it comes to.
type Row = (&'static str, Vec<Act>, Act, Result<(), Refusal>);

const OK: Result<(), Refusal> = Ok(());

fn no(licensing: Licensing) -> Result<(), Refusal> {
    Err(licensing.into())
}

/// Tries every row, and tells of all that came out otherwise.
fn check(rows: Vec<Row>) {
    let mut wrong = Vec::new();
    for (what, given, when, expected) in rows {
        let mut world = World::new(Purpose::Demo);
        for act in given {
            if let Err(refusal) = world.take(&act) {
                let id = String::from_utf8_lossy(&act.command.id.to_bytes()).into_owned();
                wrong.push(format!("{what}: {id} was refused: {refusal:?}"));
            }
        }
        let came = world.when(&when).0.map(|_| ());
        if came != expected {
            wrong.push(format!("{what}: {came:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// These, and then one more.
fn and(mut acts: Vec<Act>, more: impl IntoIterator<Item = Act>) -> Vec<Act> {
    acts.extend(more);
    acts
}
