//! The made-up cases side by side, in the order of recording.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use greyfile_domain::acts::Command;
use greyfile_envelope::{Basis, CommandId, Occurred, Timestamp};

use super::case::{Case, recorded};
use super::words::hand;
use crate::demo::{id, places};

/// When the first case begins.
const FROM: &str = "2025-01-05T00:00:00+05:00";
/// When the last case begins.
const TO: &str = "2026-06-30T00:00:00+05:00";
/// Nothing is recorded after this.
const END: &str = "2026-10-31T00:00:00+05:00";
/// How many cases make a window one command longer. Commands of a window are recorded in any order
/// and recorded_at never falls along the log, so a window may span some hours of made-up time, not
/// months; up to twice so many cases, it holds one command and the log is the same byte by byte.
const CASES_PER_WINDOW_COMMAND: u32 = 200;

/// Made-up cases in the order of recording.
pub struct Script {
    seed: u64,
    /// The cases by when they begin.
    cases: Vec<u32>,
    begun: u32,
    /// Cases under way, each with what is still to come, last first.
    under_way: BTreeMap<u32, Vec<Command>>,
    /// When each of them records next.
    next: BinaryHeap<Reverse<(Timestamp, u32)>>,
}

impl Script {
    /// So many cases; the same for the same seed, whether or not more are asked for.
    pub fn new(seed: u64, cases: u32) -> Self {
        let mut cases: Vec<u32> = (0..cases).collect();
        cases.sort_by_key(|case| starts(*case));
        Self { seed, cases, begun: 0, under_way: BTreeMap::new(), next: BinaryHeap::new() }
    }

    /// How many cases have begun.
    pub const fn begun(&self) -> u32 {
        self.begun
    }

    /// The next commands by moment of recording, those of one case together and in order.
    pub fn next_window(&mut self) -> Option<Vec<Vec<Command>>> {
        let mut chains: BTreeMap<u32, Vec<Command>> = BTreeMap::new();
        let cases = u32::try_from(self.cases.len()).unwrap_or(u32::MAX);
        for _ in 0..(cases / CASES_PER_WINDOW_COMMAND).max(1) {
            let Some((case, command)) = self.next_command() else { break };
            chains.entry(case).or_default().push(command);
        }
        (!chains.is_empty()).then(|| chains.into_values().collect())
    }

    fn next_command(&mut self) -> Option<(u32, Command)> {
        while let Some(&case) = self.cases.get(self.begun as usize) {
            let start = starts(case);
            if self.next.peek().is_some_and(|Reverse((next, _))| *next < start) {
                break;
            }
            let mut commands = Case::new(self.seed, case, start).commands(instant(END));
            commands.reverse();
            self.begun += 1;
            if let Some(first) = commands.last() {
                self.next.push(Reverse((recorded(first), case)));
                self.under_way.insert(case, commands);
            }
        }
        let Reverse((_, case)) = self.next.pop()?;
        let left = self.under_way.get_mut(&case)?;
        let command = left.pop()?;
        match left.last() {
            Some(next) => self.next.push(Reverse((recorded(next), case))),
            None => drop(self.under_way.remove(&case)),
        }
        Some((case, command))
    }
}

/// When a case begins, which does not depend on how many there are: by golden sections of the whole
/// span, any number of first cases lies evenly in it.
fn starts(case: u32) -> Timestamp {
    const GOLDEN: u32 = 0x9E37_79B9;
    let (from, to) = (instant(FROM), instant(TO));
    let part = i128::from(case.wrapping_mul(GOLDEN));
    let ms = (i128::from(to.0 - from.0) * part) >> u32::BITS;
    from.plus_ms(i64::try_from(ms).unwrap_or_default())
}

/// Adds the gazetteer that comes with the program, before everything else.
pub fn gazetteer(seed: u64) -> anyhow::Result<Command> {
    let at = instant(FROM);
    Ok(Command {
        id: CommandId::from_bytes(id(seed, at, "gazetteer", 0)),
        actor: hand("records-desk"),
        done_by: None,
        occurred_at: Occurred::at(at),
        basis: Basis::OwnAct,
        captured: None,
        recorded_at: Some(at),
        correlation: None,
        body: places::open()?,
    })
}

fn instant(text: &str) -> Timestamp {
    text.parse().expect("a literal instant")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_recorded_never_goes_back_and_holds_each_case_once() {
        let mut script = Script::new(7, 30);
        let mut last = Timestamp::default();
        let mut commands = BTreeMap::new();
        while let Some(window) = script.next_window() {
            for command in window.into_iter().flatten() {
                assert!(recorded(&command) >= last, "{}", command.id);
                last = recorded(&command);
                assert!(commands.insert(command.id, ()).is_none(), "{} twice", command.id);
            }
        }
        assert_eq!(script.begun(), 30);
        assert!(last <= instant(END));
    }
}
