//! The raid form's parcels and money.

use greyfile_domain::acts::Parcel;
use greyfile_domain::streams::exhibit::ExhibitNumber;
use greyfile_domain::streams::raid::CashRecovered;
use greyfile_domain::values::document::Imei;
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::vocabulary::{EQUIPMENT, UNITS};
use greyfile_domain::values::{Currency, Money, Quantity};
use greyfile_envelope::Hand;

use super::command::Form;
use super::slip::Slip;
use crate::kit::when;
use crate::record::value;

/// What a parcel's row asks for; one that says nothing of this is passed over.
pub(super) const PARCEL: [&str; 11] = [
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
/// Kinds that the form offers, in their order; any other is taken as well.
pub(super) const KINDS: [&str; 9] = [
    "computer",
    "laptop",
    "phone",
    "sim_card",
    "server",
    "gateway_exchange",
    "wallet",
    "router",
    "document",
];
/// Rows for money.
pub(super) const CASH: usize = 2;

impl Form<'_> {
    /// The parcels, row by row; rows left blank are passed over.
    pub(super) fn parcels(&mut self, rows: usize) -> Vec<Parcel> {
        let mut parcels = Vec::new();
        for index in 0..rows {
            let name = |part: &str| format!("parcel{index}_{part}");
            let begun = PARCEL.iter().any(|part| self.fields.given(&name(part)).is_some());
            if self.fields.given(&name("kind")).is_none() {
                if begun {
                    self.wrong(&name("kind"), Slip::Kind);
                }
                continue;
            }
            let kind = self.code(&name("kind"), EQUIPMENT);
            let (count, or_more) = self.count(&name("count"));
            let unit = self.code(&name("unit"), UNITS);
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
            let digits = when::digits(text);
            Imei::new(digits.replace([' ', '-', '/', '.'], ""))
        })?;
        if or_more || count.is_some_and(|count| count != 1) {
            self.wrong(name, Slip::ImeiOfOne);
            return None;
        }
        Some(imei.into())
    }

    /// A count, with a plus behind it where there may be more: `10000+`.
    fn count(&mut self, name: &str) -> (Option<u32>, bool) {
        let counted = self.may(name, |text| {
            let exactly = text.strip_suffix('+');
            let count = value::unsigned(exactly.unwrap_or(text)).ok_or(Slip::Count)?;
            Ok::<_, Slip>((count, exactly.is_some()))
        });
        counted.map_or((None, false), |(count, or_more)| (Some(count), or_more))
    }

    fn exhibit_number(&mut self, malkhana: &str, serial: &str) -> Option<ExhibitNumber> {
        let number = self.may(serial, |text| {
            let parts = text.split_once('/').and_then(|(serial, year)| {
                Some((value::unsigned::<u32>(serial)?, value::unsigned::<u16>(year)?))
            });
            parts.ok_or(Slip::Serial)
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
                self.wrong(malkhana, Slip::MalkhanaMissing);
                None
            }
            (Some(_), None) if self.fields.given(serial).is_none() => {
                self.wrong(serial, Slip::SerialMissing);
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
            let value = self.may(&amount, |text| value::unsigned::<u64>(text).ok_or(Slip::Amount));
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
