//! What becomes of what was seized: the malkhana, the laboratory.

use greyfile_domain::streams::exhibit::{CustodyTransferred, Deposited, ExhibitNumber};
use greyfile_domain::streams::ids::ExhibitId;
use greyfile_envelope::{Basis, CommandId, Hand};

use super::big::Big;
use super::case::Case;
use super::words::{DAY, HOUR, hand, line};

impl Case {
    pub(super) fn exhibits(&mut self, raid: CommandId, parcels: u16) {
        for index in 0..parcels {
            let exhibit = ExhibitId::derive(raid, index);
            let at = self.start.plus_ms(8 * DAY + self.rng.i64(6..30) * HOUR);
            let number = ExhibitNumber::Given {
                malkhana: line(format!("Malkhana {}", self.city)).into(),
                station: None,
                year: 2025,
                serial: self.serial(self.number * 8 + u32::from(index) + 1),
            };
            let deposited = Deposited {
                malkhana: self.malkhana(),
                from: None,
                number: (self.rng.f32() < 0.8).then_some(number),
                shelf: Some(line(format!("R{}", self.rng.u32(1..50)))),
            };
            self.record(at, exhibit.into(), vec![deposited.into()]);
            if self.big == Some(Big::Custody) && index == 0 {
                self.many_moves(exhibit);
            } else if self.rng.f32() < 0.4 {
                let to_lab = self.handed_over(self.malkhana(), hand("forensic-lab"), "examination");
                self.record(at.plus_ms(2 * DAY), exhibit.into(), vec![to_lab.into()]);
                let register = self.register_xix();
                self.rests_on(register);
            }
        }
    }

    pub(super) fn malkhana(&self) -> Hand {
        hand(format!("malkhana-{}", &self.city[..3].to_lowercase()))
    }

    pub(super) fn handed_over(&self, from: Hand, to: Hand, purpose: &str) -> CustodyTransferred {
        CustodyTransferred {
            from,
            to,
            purpose: line(purpose).into(),
            seal: None,
            road_certificate: Some(line(format!("RC-{}", self.number))),
        }
    }

    pub(super) fn register_xix(&self) -> Basis {
        let number = self.number.to_string();
        Basis::Paper { register: "Register XIX".into(), number, page: None }
    }
}
