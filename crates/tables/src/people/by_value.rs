//! A row without headings: each cell is what it can be. What can be two things is refused, unless the
//! rest of the list tells.

use greyfile_domain::values::same::plain;

use super::column::{Column, headed};
use super::draft::{Draft, name, once, ruined};
use super::why::{LeftOut, Part, Reason, Refused, Why};
use super::{Person, meant};
use crate::cell::{Number, clean, is_blank, is_unknown, number};
use crate::rows::Row;

/// What the whole list tells of its columns.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Guess {
    /// The column of names: most of its cells can be nothing else.
    name: Option<usize>,
    /// Its width: how many cells most rows have.
    width: usize,
    /// Whether the numbers at the beginning are places in the list: they go up by one.
    serials: bool,
}

impl Guess {
    /// What these rows tell.
    pub(super) fn of<'a>(rows: impl Iterator<Item = &'a Row>) -> Self {
        let rows: Vec<&[String]> = rows.filter(|row| !row.broken).map(|row| &*row.cells).collect();
        let widths = rows.iter().map(|row| row.len());
        let as_wide = |width: usize| rows.iter().filter(|row| row.len() == width).count();
        let width = widths.max_by_key(|width| as_wide(*width)).unwrap_or(0);
        let even: Vec<_> = rows.iter().filter(|row| row.len() == width).collect();
        let named = |column: &usize| {
            let given: Vec<&String> =
                even.iter().map(|row| &row[*column]).filter(|cell| !is_blank(cell)).collect();
            given.iter().filter(|cell| is_text(cell)).count() * 2 > given.len()
        };
        let mut names = (0..width).filter(named);
        let name = names.next().filter(|_| names.next().is_none() && even.len() > 1);
        let firsts: Vec<u32> =
            rows.iter().filter_map(|row| place(row.first()?).map(|(place, _)| place)).collect();
        let goes_up = firsts.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]));
        // Ages may go up by one as well; places in a list begin with 1.
        let serials = goes_up && firsts.first() == Some(&1);
        Self { name, width, serials }
    }
}

/// Whether a cell can be nothing but a name.
fn is_text(cell: &str) -> bool {
    name(cell).is_ok() && !meant::is_value(cell)
}

/// A number at the beginning of a line as a place in a list, and whether it is marked as one: `7.`, `7)`.
fn place(cell: &str) -> Option<(u32, bool)> {
    let text = plain(cell);
    let bare =
        text.trim_end_matches(['.', ')', ':', '-', '\u{6D4}']).trim_start_matches(['(', '#']);
    let is_place = (1..=4).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit());
    let place = is_place.then(|| bare.parse().ok()).flatten()?;
    Some((place, bare.len() < text.len()))
}

/// A cell behind the place in the list that stands before it: `7. Zarmina Demo`.
fn behind_place(cell: &str) -> Option<&str> {
    let digits = cell.find(|c: char| !c.is_numeric()).filter(|at| *at > 0)?;
    let behind = cell[digits..].strip_prefix(['.', ')', ':', '\u{6D4}'])?;
    let behind = behind.strip_prefix([' ', '-']).unwrap_or(behind).trim();
    behind.starts_with(|c: char| !c.is_numeric()).then_some(behind)
}

/// The value of a cell that says itself what it is, such as `CNIC: 01234-1234567-1`.
fn labelled(cell: &str) -> Option<(Column, String)> {
    let (label, value) = cell.split_once([':', '='])?;
    Some((headed(label)?, clean(value)))
}

/// The person of a row.
///
/// # Errors
/// Why the row is refused.
pub(super) fn person(cells: &[String], guess: &Guess) -> Result<(Person, Vec<LeftOut>), Refused> {
    let mut draft = Draft::default();
    let mut countries = Vec::new();
    let mut roles = Vec::new();
    let named = guess.name.filter(|_| cells.len() == guess.width);
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !is_blank(cell)) {
        let mut cell: &str = cell;
        let refused = |why: Why| Refused { column: Some(at), why };
        if is_unknown(cell) {
            draft.leave(at, Reason::NotKnown);
            continue;
        }
        if named == Some(at) {
            if let Some(behind) = behind_place(cell) {
                draft.leave(at, Reason::Serial);
                cell = behind;
            }
            once(&mut draft.person.name, name(cell).map_err(refused)?, Part::Name)
                .map_err(refused)?;
            continue;
        }
        if let Some((column, value)) = labelled(cell) {
            if !is_blank(&value) {
                draft.take(at, column, &value)?;
            }
            continue;
        }
        if at == 0
            && let Some((_, marked)) = place(cell)
        {
            let aged = cells[1..].iter().any(|cell| meant::age(cell).is_some());
            if !(marked || guess.serials || aged) {
                return Err(refused(Why::SerialOrAge));
            }
            draft.leave(at, Reason::Serial);
            continue;
        }
        if at == 0
            && let Some(behind) = behind_place(cell)
        {
            draft.leave(at, Reason::Serial);
            cell = behind;
        }
        if takes_value(&mut draft, cell).map_err(refused)? {
            continue;
        }
        if let Some(country) = meant::country(cell) {
            countries.push((at, country));
        } else if let Some(role) = meant::role(cell) {
            roles.push((at, role));
        } else if draft.person.name.is_none() {
            draft.person.name = Some(name(cell).map_err(refused)?);
        } else {
            return Err(refused(Why::NotUnderstood));
        }
    }
    // People are called like countries and roles too. Which of two is the name, nobody can tell.
    for (at, country) in countries {
        once(&mut draft.person.nationality, country, Part::Nationality)
            .map_err(|why| Refused { column: Some(at), why })?;
    }
    for (at, role) in roles {
        once(&mut draft.person.role, role, Part::Role)
            .map_err(|why| Refused { column: Some(at), why })?;
    }
    Ok(draft.done())
}

/// Takes a cell that can be only one thing: a number, a sex, what became of the person.
///
/// # Errors
/// When it is a number of nothing, or said twice.
fn takes_value(draft: &mut Draft, cell: &str) -> Result<bool, Why> {
    ruined(cell)?;
    let person = &mut draft.person;
    if let Some(Number::Digits(digits)) = number(cell) {
        match meant::age(cell) {
            Some(age) => once(&mut person.age, age, Part::Age)?,
            None => {
                let cnic = meant::cnic(&digits).map_err(|_| Why::Number)?;
                once(&mut person.cnic, cnic.into(), Part::Cnic)?;
            }
        }
    } else if let Some(age) = meant::age_with_unit(cell) {
        once(&mut person.age, age, Part::Age)?;
    } else if let Some(passport) = meant::passport(cell) {
        once(&mut person.passport, passport.into(), Part::Passport)?;
    } else if let Some(sex) = meant::sex(cell) {
        once(&mut person.sex, sex, Part::Sex)?;
    } else if let Some(arrested) = meant::arrested(cell) {
        once(&mut person.arrested, arrested, Part::Outcome)?;
    } else {
        return Ok(false);
    }
    Ok(true)
}
