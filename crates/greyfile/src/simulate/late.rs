//! What comes to light or is typed in weeks later, by people who no longer know the hour.

use greyfile_domain::acts::{Body, Note, Record};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::case::AccountFrozen;
use greyfile_domain::streams::exhibit::{ListAdded, Sealed};
use greyfile_domain::streams::ids::{CaseId, ExhibitId, PersonId, RaidId};
use greyfile_domain::streams::person::{AgeClaimed, AliasAdded};
use greyfile_domain::streams::raid::{CashRecovered, WitnessNamed};
use greyfile_domain::values::Money;
use greyfile_envelope::{Basis, CommandId, StreamId};

use super::case::{Case, recorded};
use super::words::{DAY, HOUR, as_remembered, line, prose};

impl Case {
    /// Up to three late entries in every second case.
    pub(super) fn late_entries(&mut self, case: CaseId, raid: CommandId) {
        if self.rng.bool() {
            return;
        }
        // Nothing is said of a stream before it is opened.
        let opened = self.commands.iter().find(|command| command.id == raid).map(recorded);
        let Some(opened) = opened else { return };
        for _ in 0..self.rng.u32(1..4) {
            let at = self.start.plus_ms(7 * DAY + self.rng.i64(20..72) * HOUR);
            let recorded_at = at.plus_ms(self.rng.i64(3..75) * DAY).max(opened);
            let occurred = as_remembered(&mut self.rng, at);
            let body = self.late_entry(case, raid);
            self.add(occurred, recorded_at, body);
            let basis = match self.rng.u32(..3) {
                0 => Basis::Paper {
                    register: "roznamcha".into(),
                    number: self.number.to_string(),
                    page: Some("12".into()),
                },
                1 => Basis::Press { source: "Demo Daily".into() },
                _ => Basis::Report { by: format!("Circle {}", self.city) },
            };
            self.rests_on(basis);
        }
    }

    fn late_entry(&mut self, case: CaseId, raid: CommandId) -> Body {
        let number = self.number;
        let person: StreamId = PersonId::derive(raid, 0).into();
        let exhibit: StreamId = ExhibitId::derive(raid, 0).into();
        let (on, event): (StreamId, Event) = match self.rng.u32(..8) {
            0 => {
                let name = line(format!("Demo Witness {number}-late")).into();
                let witness = WitnessNamed { name, cnic: None, local: false };
                (RaidId::derive(raid, 0).into(), witness.into())
            }
            1 => {
                let amount = Money::pkr(u64::from(self.rng.u32(1..50)) * 1_000);
                let cash = CashRecovered { amount, exhibit: None };
                (RaidId::derive(raid, 0).into(), cash.into())
            }
            2 => (person, AgeClaimed { years: self.rng.u8(15..60) }.into()),
            3 => {
                let alias = line(format!("Demo Alias {number}")).into();
                (person, AliasAdded { alias }.into())
            }
            4 => {
                let list =
                    ListAdded { sha256: [number as u8; 32].into(), items: self.rng.u32(1..40) };
                (exhibit, list.into())
            }
            5 => (exhibit, Sealed { seal: line(format!("S{number}-late")) }.into()),
            6 => {
                let frozen = AccountFrozen {
                    account: line(format!("DEMO-{number}")).into(),
                    bank: line("Demo Bank"),
                    amount: Some(Money::pkr(u64::from(self.rng.u32(1..50)) * 20_000)),
                    permission: None,
                };
                (case.into(), frozen.into())
            }
            _ => {
                let text = prose("Found in the diary of the circle.").into();
                return Body::Note(Note {
                    on: case.into(),
                    text,
                    source: Some(line("diary").into()),
                });
            }
        };
        Body::Record(Record { on, events: vec![event] })
    }
}
