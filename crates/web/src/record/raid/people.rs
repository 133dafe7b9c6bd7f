//! A pasted list of people, read line by line: name, sex, nationality, CNIC, role, arrested or
//! released, in any order, with semicolons, tabs or commas between, the Urdu ones too.

use greyfile_domain::acts::Found;
use greyfile_domain::values::Sex;
use greyfile_domain::values::document::Cnic;
use greyfile_domain::values::text::{Code, Country, Line};
use greyfile_domain::values::vocabulary::PERSON_ROLES;

use greyfile_field::Wrong;

use super::countries::code_of;
use crate::kit::when;

/// Most people one raid takes in one go; each makes several events of one batch.
pub(super) const PEOPLE_MAX: usize = 400;

/// What was understood of a line.
pub(super) struct Read {
    /// Its number, from 1.
    pub(super) line: usize,
    /// The line as it was typed.
    pub(super) text: String,
    /// The person, if the line makes sense.
    pub(super) person: Result<Found, Unread>,
}

/// Why a line is not understood.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Unread {
    /// It does not say whether the person was arrested.
    OutcomeMissing,
    /// It says this twice.
    Twice(Part),
    /// The rule of a CNIC, or of a country, that a cell does not keep.
    Value(Wrong),
    /// The rule that a name does not keep.
    Name(Wrong),
    /// A cell that is nothing that is known, where there is a name already.
    Cell(String),
}

/// What a line can say twice. The second of two countries or roles is taken for a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The CNIC.
    Cnic,
    /// The sex.
    Sex,
    /// Arrested or released.
    Outcome,
}

/// Reads a list; blank lines and a line of headings are passed over.
pub(super) fn read(list: &str) -> Vec<Read> {
    let lines = list.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .filter(|(_, line)| !is_heading(line))
        .map(|(index, line)| Read {
            line: index + 1,
            text: line.trim().to_owned(),
            person: person(line),
        })
        .collect()
}

fn is_heading(line: &str) -> bool {
    let first = cells(line).into_iter().next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "name" | "نام")
}

/// The cells of a line: parted by tabs, else by semicolons, else by commas.
fn cells(line: &str) -> Vec<String> {
    let separators: &[char] = if line.contains('\t') {
        &['\t']
    } else if line.contains([';', '؛']) {
        &[';', '؛']
    } else {
        &[',', '،']
    };
    line.split(separators).map(|cell| cell.trim().to_owned()).collect()
}

/// The line's person in the making.
#[derive(Default)]
struct Draft {
    name: Option<Line>,
    sex: Option<Sex>,
    nationality: Option<Country>,
    cnic: Option<Cnic>,
    role: Option<Code>,
    arrested: Option<bool>,
}

fn person(line: &str) -> Result<Found, Unread> {
    let mut draft = Draft::default();
    for cell in cells(line) {
        draft.take(&cell)?;
    }
    let arrested = draft.arrested.ok_or(Unread::OutcomeMissing)?;
    Ok(Found {
        label: None,
        name: draft.name.map(Into::into),
        sex: draft.sex,
        nationality: draft.nationality,
        age: None,
        cnic: draft.cnic.map(Into::into),
        role: draft.role,
        arrested,
    })
}

/// Puts a value where there is none yet.
fn once<T>(place: &mut Option<T>, value: T, part: Part) -> Result<(), Unread> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(Unread::Twice(part)),
    }
}

impl Draft {
    fn take(&mut self, cell: &str) -> Result<(), Unread> {
        if matches!(cell, "" | "-" | "?" | "\u{2013}" | "\u{2014}") {
            return Ok(());
        }
        if let Some(digits) = digits(cell) {
            return once(&mut self.cnic, cnic(&digits)?, Part::Cnic);
        }
        if let Some(sex) = sex(cell) {
            return once(&mut self.sex, sex, Part::Sex);
        }
        if let Some(arrested) = arrested(cell) {
            return once(&mut self.arrested, arrested, Part::Outcome);
        }
        // A person may be called like a country or a role; the name comes first then.
        if let Some(code) = code_of(cell).filter(|_| self.nationality.is_none()) {
            self.nationality =
                Some(Country::new(code).map_err(|error| Unread::Value(error.into()))?);
            return Ok(());
        }
        if let Some(role) = role(cell).filter(|_| self.role.is_none()) {
            self.role = Some(role);
            return Ok(());
        }
        if self.name.is_none() {
            self.name = Some(Line::new(cell).map_err(|error| Unread::Name(error.into()))?);
            return Ok(());
        }
        Err(Unread::Cell(cell.to_owned()))
    }
}

/// The digits of what looks like a document's number, in Latin digits.
fn digits(cell: &str) -> Option<String> {
    let latin: String = when::digits(cell)
        .chars()
        .map(|c| match c {
            '\u{2010}'..='\u{2014}' => '-',
            c => c,
        })
        .filter(|c| !c.is_whitespace())
        .collect();
    let plain = latin.chars().all(|c| c.is_ascii_digit() || c == '-');
    (plain && latin.chars().any(|c| c.is_ascii_digit())).then_some(latin)
}

fn cnic(text: &str) -> Result<Cnic, Unread> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let written = match digits.len() {
        13 => format!("{}-{}-{}", &digits[..5], &digits[5..12], &digits[12..]),
        _ => text.to_owned(),
    };
    Cnic::new(written).map_err(|error| Unread::Value(error.into()))
}

fn sex(cell: &str) -> Option<Sex> {
    match cell.to_lowercase().as_str() {
        "f" | "female" | "woman" | "girl" | "عورت" | "خاتون" => Some(Sex::Female),
        "m" | "male" | "man" | "boy" | "مرد" => Some(Sex::Male),
        "x" | "other" | "khawaja sira" | "خواجہ سرا" => Some(Sex::Other),
        _ => None,
    }
}

fn arrested(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "arrested" | "held" | "in custody" | "گرفتار" => Some(true),
        "released" | "let go" | "not arrested" | "رہا" => Some(false),
        _ => None,
    }
}

fn role(cell: &str) -> Option<Code> {
    let code = cell.to_lowercase().replace([' ', '-'], "_");
    PERSON_ROLES.contains(&code.as_str()).then(|| Code::new(code).ok()).flatten()
}

#[cfg(test)]
mod tests;
