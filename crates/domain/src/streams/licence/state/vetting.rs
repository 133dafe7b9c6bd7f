//! What bodies were asked, and what they answered.

use std::collections::BTreeMap;

use greyfile_envelope::Day;

use super::super::events::{LicenceEvent, SignedAnswer, VettingRequested};
use crate::kernel::history::Moment;
use crate::values::text::Code;

/// Rounds of vetting, by body and number.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vetting {
    /// Each round.
    pub rounds: BTreeMap<(Code, u16), Round>,
}

/// One question to one body, and its answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// When it was asked; nothing where an answer came to what nobody asked.
    pub asked: Option<(Moment, VettingRequested)>,
    /// When it was withdrawn.
    pub withdrawn: Option<Moment>,
    /// What was answered, in the order of the stream.
    pub answers: Vec<Answer>,
}

/// What a body answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// When it was taken in.
    pub moment: Moment,
    /// What it said.
    pub said: Said,
    /// The answer itself.
    pub answer: SignedAnswer,
}

/// What an answer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Nothing against it, which counts until this day, if one was set.
    Clear(Option<Day>),
    /// Something against it.
    NotClear,
    /// More time is needed, until this day if one was named.
    Deferred(Option<Day>),
}

/// What a body's last round comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cleared<'a> {
    /// It passed, by this answer to this question.
    Passed(&'a VettingRequested, &'a Answer),
    /// It was never asked, or its last request was withdrawn.
    NotAsked,
    /// It was asked and has not answered, or has asked for more time.
    Awaited(&'a Round),
    /// It found something against it.
    NotClear,
    /// It answered twice, and differently.
    Contradicts,
}

impl Vetting {
    /// Takes one event in; whether it was one of vetting.
    pub(super) fn take(&mut self, moment: &Moment, event: &LicenceEvent) -> bool {
        let mut answered = |answer: &SignedAnswer, said: Said| {
            let answer = Answer { moment: *moment, said, answer: answer.clone() };
            let round = (answer.answer.body.clone(), answer.answer.round);
            self.rounds.entry(round).or_insert_with(Round::unasked).answers.push(answer);
        };
        if let LicenceEvent::VettingPassed(passed) = event {
            answered(&passed.answer, Said::Clear(passed.counts_until));
        } else if let LicenceEvent::VettingFailed(failed) = event {
            answered(&failed.answer, Said::NotClear);
        } else if let LicenceEvent::VettingDeferred(deferred) = event {
            answered(&deferred.answer, Said::Deferred(deferred.until));
        } else if let LicenceEvent::VettingRequested(requested) = event {
            let round = (requested.body.clone(), requested.round);
            let round = self.rounds.entry(round).or_insert_with(Round::unasked);
            round.asked.get_or_insert((*moment, requested.clone()));
        } else if let LicenceEvent::VettingWithdrawn(withdrawn) = event {
            let of = |round: &&mut Round| {
                round.asked.as_ref().is_some_and(|(asked, _)| asked.event_id == withdrawn.request)
            };
            if let Some(round) = self.rounds.values_mut().find(of) {
                round.withdrawn = Some(*moment);
            }
        } else {
            return false;
        }
        true
    }

    /// The last round that a body was asked in, if it was asked.
    pub fn last_round(&self, body: &Code) -> Option<(u16, &Round)> {
        let of =
            self.rounds.iter().filter(|((one, _), round)| one == body && round.asked.is_some());
        of.map(|((_, number), round)| (*number, round)).max_by_key(|(number, _)| *number)
    }

    /// What a body's last round comes to.
    pub fn cleared(&self, body: &Code) -> Cleared<'_> {
        let Some((_, round)) = self.last_round(body) else { return Cleared::NotAsked };
        let Some((_, asked)) = round.asked.as_ref().filter(|_| round.withdrawn.is_none()) else {
            return Cleared::NotAsked;
        };
        let mut final_ones =
            round.answers.iter().filter(|one| !matches!(one.said, Said::Deferred(_)));
        // What the body signed names who and what it was asked about.
        if round.answers.iter().any(|one| one.answer.digest != asked.digest) {
            return Cleared::Contradicts;
        }
        let Some(first) = final_ones.next() else { return Cleared::Awaited(round) };
        if final_ones.any(|other| other.answer.signed != first.answer.signed) {
            return Cleared::Contradicts;
        }
        match first.said {
            Said::Clear(_) => Cleared::Passed(asked, first),
            Said::NotClear | Said::Deferred(_) => Cleared::NotClear,
        }
    }
}

impl Round {
    const fn unasked() -> Self {
        Self { asked: None, withdrawn: None, answers: Vec::new() }
    }

    /// The first answer that is none for more time.
    pub fn answered(&self) -> Option<&Answer> {
        self.answers.iter().find(|one| !matches!(one.said, Said::Deferred(_)))
    }
}
