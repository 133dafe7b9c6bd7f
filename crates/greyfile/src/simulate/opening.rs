//! How a case begins: its enquiry, the case itself, a complaint.

use greyfile_domain::streams::Event;
use greyfile_domain::streams::case::{CaseOpened, EnquiryOpened, OfficerAssigned, WarrantObtained};
use greyfile_domain::streams::complaint::{AttachedToCase, Received, Verified};
use greyfile_domain::streams::ids::{CaseId, ComplaintId};
use greyfile_domain::values::Money;

use super::case::Case;
use super::words::{DAY, code, line, prose};

impl Case {
    pub(super) fn open(&mut self) -> CaseId {
        let enquiry = self.enquiry();
        let (title, circle, city) = (&enquiry.title, &enquiry.circle, &enquiry.city);
        let opened = CaseOpened {
            title: title.clone(),
            agency: code("nccia"),
            circle: circle.clone(),
            city: city.clone(),
            operation: Some(line("Operation Grey")),
        };
        let case = CaseId::derive(self.open_with(self.start, enquiry), 0);
        let role = code("investigating_officer");
        let mut events: Vec<Event> =
            vec![opened.into(), OfficerAssigned { officer: self.officer.clone(), role }.into()];
        if self.rng.f32() < 0.7 {
            events.push(
                WarrantObtained {
                    number: line(format!("W-{}", self.number + 1)),
                    court: line(format!("Judicial Magistrate, {}", self.city)),
                    purpose: line("search of premises").into(),
                }
                .into(),
            );
        }
        self.record(self.start.plus_ms(3 * DAY), case.into(), events);
        case
    }

    pub(super) fn enquiry(&mut self) -> EnquiryOpened {
        EnquiryOpened {
            number: Some(line(format!("E-{}/2025", self.number + 1))),
            title: line(format!("Call centre, {} ({})", self.city, self.number)).into(),
            agency: code("nccia"),
            circle: Some(self.typed_circle()),
            city: line(self.typed_city()).into(),
        }
    }

    pub(super) fn complaint(&mut self, case: CaseId) {
        if self.rng.f32() < 0.4 {
            return;
        }
        let received = Received {
            complainant: Some(line(format!("Demo Complainant {}", self.number)).into()),
            city: line(self.typed_city()).into(),
            circle: Some(self.typed_circle()),
            loss: Some(Money::pkr(u64::from(self.rng.u32(1..90)) * 10_000)),
            payment_route: Some(line("bank transfer").into()),
            centres: Vec::new(),
            caller: None,
            summary: prose("A caller posed as a bank officer.").into(),
        };
        let at = self.start.plus_ms(3 * DAY);
        let complaint = ComplaintId::derive(self.open_with(at, received), 0);
        let events = vec![
            Verified { finding: Some(line("bank confirmed the transfer").into()) }.into(),
            AttachedToCase { case }.into(),
        ];
        self.record(at.plus_ms(DAY), complaint.into(), events);
    }
}
