//! A person in the making: each part is said once, and keeps its rule.

use greyfile_domain::values::document::NumberError;
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::text::{Country, Line};
use greyfile_words::country_asked;

use super::column::Column;
use super::why::{LeftOut, Part, Reason, Refused, Why};
use super::{Person, meant};
use crate::cell::{Number, number};

/// What a line says so far.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) person: Person,
    pub(super) left_out: Vec<LeftOut>,
}

/// Puts a value where there is none yet.
pub(super) fn once<T>(place: &mut Option<T>, value: T, part: Part) -> Result<(), Why> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(Why::Twice(part)),
    }
}

impl Draft {
    /// What was understood.
    pub(super) fn done(self) -> (Person, Vec<LeftOut>) {
        (self.person, self.left_out)
    }

    /// Leaves out what stands in a column.
    pub(super) fn leave(&mut self, column: usize, why: Reason) {
        self.left_out.push(LeftOut { column, why });
    }

    /// Takes the cell of a column that holds this.
    ///
    /// # Errors
    /// Why it is none.
    pub(super) fn take(&mut self, at: usize, column: Column, cell: &str) -> Result<(), Refused> {
        self.taken(at, column, cell).map_err(|why| Refused { column: Some(at), why })
    }

    fn taken(&mut self, at: usize, column: Column, cell: &str) -> Result<(), Why> {
        let person = &mut self.person;
        match column {
            Column::Serial => self.leave(at, Reason::Serial),
            Column::Other => self.leave(at, Reason::OtherColumn),
            Column::Blank => self.leave(at, Reason::NoHeading),
            Column::Name => once(&mut person.name, name(cell)?, Part::Name)?,
            Column::Sex => once(&mut person.sex, meant::sex(cell).ok_or(Why::Sex)?, Part::Sex)?,
            Column::Age => {
                ruined(cell)?;
                once(&mut person.age, meant::age(cell).ok_or(Why::Age)?, Part::Age)?;
            }
            Column::Nationality => {
                let country = country_asked(cell).ok_or(Why::Nationality)?;
                let country = Country::new(country).map_err(|error| Why::Value(error.into()))?;
                once(&mut person.nationality, country, Part::Nationality)?;
            }
            Column::Cnic => self.document(cell, Why::Value(NumberError::Cnic.into()))?,
            Column::Document => self.document(cell, Why::Document)?,
            Column::Passport => {
                ruined(cell)?;
                let passport = meant::passport_asked(cell).ok_or(Why::Passport)?;
                once(&mut person.passport, passport.into(), Part::Passport)?;
            }
            Column::Role => {
                let known = meant::role(cell);
                let role = known.or_else(|| code(cell)).ok_or(Why::Role)?;
                once(&mut person.role, role, Part::Role)?;
            }
            Column::Outcome => {
                let arrested = meant::arrested(cell).ok_or(Why::Outcome)?;
                once(&mut person.arrested, arrested, Part::Outcome)?;
            }
            Column::Arrested | Column::Released => {
                let arrests = column == Column::Arrested;
                let said = meant::arrested(cell);
                let said = said.or_else(|| meant::yes(cell).map(|yes| yes == arrests));
                let said = said.ok_or(Why::Outcome)?;
                // Two columns for one thing, a yes in one and a no in the other.
                if person.arrested != Some(said) {
                    once(&mut person.arrested, said, Part::Outcome)?;
                }
            }
        }
        Ok(())
    }

    /// A CNIC or a passport, by what it is; `none` is why it is neither.
    fn document(&mut self, cell: &str, none: Why) -> Result<(), Why> {
        ruined(cell)?;
        if let Some(passport) = meant::passport(cell) {
            return once(&mut self.person.passport, passport.into(), Part::Passport);
        }
        let Some(Number::Digits(digits)) = number(cell) else { return Err(none) };
        let cnic = meant::cnic(&digits).map_err(|_| none)?;
        once(&mut self.person.cnic, cnic.into(), Part::Cnic)
    }
}

/// A role that is none of those that are known, as every form takes one.
fn code(cell: &str) -> Option<greyfile_domain::values::text::Code> {
    let letters = cell.chars().any(|c| c.is_ascii_alphabetic());
    let code = cell.to_lowercase().replace([' ', '-'], "_");
    greyfile_domain::values::text::Code::new(code).ok().filter(|_| letters)
}

/// # Errors
/// When a spreadsheet shortened the number.
pub(super) fn ruined(cell: &str) -> Result<(), Why> {
    match number(cell) {
        Some(Number::Ruined) => Err(Why::Ruined),
        Some(Number::Digits(_)) | None => Ok(()),
    }
}

/// A name: a text with letters and without digits.
///
/// # Errors
/// The rule that it does not keep.
pub(super) fn name(cell: &str) -> Result<Personal<Line>, Why> {
    ruined(cell)?;
    if cell.matches('"').count() % 2 == 1 {
        return Err(Why::Quotes);
    }
    if cell.contains(char::is_numeric) || !cell.contains(char::is_alphabetic) {
        return Err(Why::NameDigits);
    }
    Line::new(cell).map(Into::into).map_err(|error| Why::Name(error.into()))
}
