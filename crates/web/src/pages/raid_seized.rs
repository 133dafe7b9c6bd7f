//! The raid form's parcels and money.

use greyfile_domain::acts::Parcel;
use greyfile_domain::streams::exhibit::ExhibitNumber;
use greyfile_domain::streams::raid::CashRecovered;
use greyfile_domain::values::document::Imei;
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::{Currency, Money, Quantity};
use greyfile_envelope::Hand;

use super::raid_command::Form;

/// What a parcel's row asks for; one that says nothing of this is passed over.
pub(crate) const PARCEL: [&str; 11] = [
    "kind",
    "count",
    "unit",
    "description",
    "malkhana",
    "serial",
    "diary",
    "found_at",
    "seal",
    "holder",
    "imei",
];
/// Rows for money.
pub(crate) const CASH: usize = 2;

impl Form<'_> {
    /// The parcels, row by row; rows left blank are passed over.
    pub(super) fn parcels(&mut self, rows: usize) -> Vec<Parcel> {
        let mut parcels = Vec::new();
        for index in 0..rows {
            let name = |part: &str| format!("parcel{index}_{part}");
            let begun = PARCEL.iter().any(|part| self.fields.given(&name(part)).is_some());
            if self.fields.given(&name("kind")).is_none() {
                if begun {
                    self.wrong(&name("kind"), "say what it is");
                }
                continue;
            }
            let kind = self.code(&name("kind"));
            let (count, or_more) = self.count(&name("count"));
            let unit = self.code(&name("unit"));
            let description = self.line(&name("description"));
            let number = self.exhibit_number(&name("malkhana"), &name("serial"));
            let diary = self.line(&name("diary"));
            let place = self.line(&name("found_at"));
            let holder = self.may(&name("holder"), |text| Hand::new(text));
            let seal = self.line(&name("seal"));
            let imei = self.imei(&name("imei"), count, or_more);
            if let Some(kind) = kind {
                let quantity = Quantity { count, or_more, unit };
                parcels.push(Parcel {
                    kind,
                    quantity,
                    description: description.map(Into::into),
                    number,
                    diary,
                    place: place.map(Into::into),
                    holder,
                    seal,
                    imei,
                });
            }
        }
        parcels
    }

    /// A phone's own number, with or without the blanks and dashes it is printed with.
    fn imei(&mut self, name: &str, count: Option<u32>, or_more: bool) -> Option<Personal<Imei>> {
        let imei = self.may(name, |text| {
            let digits: String =
                text.chars().filter(|c| !matches!(c, ' ' | '-' | '/' | '.')).collect();
            Imei::new(digits)
        })?;
        if or_more || count.is_some_and(|count| count != 1) {
            self.wrong(name, "an IMEI is of one phone: give that phone a row of its own");
            return None;
        }
        Some(imei.into())
    }

    /// A count, with a plus behind it where there may be more: `10000+`.
    fn count(&mut self, name: &str) -> (Option<u32>, bool) {
        let counted = self.may(name, |text| {
            let digits: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '+')).collect();
            digits
                .parse::<u32>()
                .map(|count| (count, text.ends_with('+')))
                .map_err(|_| "write a whole number, with a plus if there may be more: 10000+")
        });
        counted.map_or((None, false), |(count, or_more)| (Some(count), or_more))
    }

    fn exhibit_number(&mut self, malkhana: &str, serial: &str) -> Option<ExhibitNumber> {
        let number = self.may(serial, |text| {
            let parts = text.split_once('/').and_then(|(serial, year)| {
                Some((serial.trim().parse::<u32>().ok()?, year.trim().parse::<u16>().ok()?))
            });
            parts
                .ok_or("write number and year, such as 14/2025; leave it blank while it is pending")
        });
        let named = self.line(malkhana);
        match (named, number) {
            (Some(malkhana), Some((serial, year))) => Some(ExhibitNumber::Given {
                malkhana: malkhana.into(),
                station: None,
                year,
                serial,
            }),
            (None, Some(_)) => {
                self.wrong(malkhana, "the malkhana whose register gives the number is missing");
                None
            }
            (Some(_), None) if self.fields.given(serial).is_none() => {
                self.wrong(
                    serial,
                    "the number is missing; leave the malkhana blank while it is pending",
                );
                None
            }
            _ => None,
        }
    }

    /// The money recovered.
    pub(super) fn cash(&mut self) -> Vec<CashRecovered> {
        let mut cash = Vec::new();
        for index in 0..CASH {
            let (amount, currency) =
                (format!("cash{index}_amount"), format!("cash{index}_currency"));
            let value = self.may(&amount, |text| {
                let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
                plain.parse::<u64>().map_err(|_| "write a whole amount, such as 5850000")
            });
            let currency = match self.fields.given(&currency) {
                None => Currency::new(Currency::PKR).ok(),
                Some(_) => self.may(&currency, |text| Currency::new(text.to_uppercase())),
            };
            if let (Some(amount), Some(currency)) = (value, currency) {
                cash.push(CashRecovered { amount: Money { currency, amount }, exhibit: None });
            }
        }
        cash
    }
}
