//! The raid form's fields as one command, or what is wrong with each.

use greyfile_domain::acts::{Body, Command, ConductRaid, Open};
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::case::CaseOpened;
use greyfile_domain::streams::ids::CaseId;
use greyfile_domain::streams::raid::{Authority, Conducted, PersonsFound, WitnessNamed};
use greyfile_domain::values::NationalityCount;
use greyfile_domain::values::document::Cnic;
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::text::{Code, Country, Line};
use greyfile_domain::values::vocabulary::AGENCIES;
use greyfile_envelope::{Basis, CommandId, Day, Hand, Occurred};
use greyfile_words::country_asked;

use super::centres::ticked;
use super::people::{self, PEOPLE_MAX, Said};
use super::slip::{Slip, Slips};
use crate::kit::fields::Fields;
use crate::kit::when;
use crate::record::named::code_called;
use crate::record::value;

/// Rows for witnesses; more can be noted on the case file.
pub(super) const WITNESSES: usize = 3;

/// The command of a form.
///
/// # Errors
/// What is wrong with each field; nothing is left out silently.
pub(super) fn command(id: CommandId, fields: &Fields, parcels: usize) -> Result<Command, Slips> {
    let mut form = Form::new(fields);
    let frame = form.frame(id);
    let raid = form.raid();
    let (case, new_case) = form.case(raid.as_ref());
    let witnesses = form.witnesses();
    let found = form.found();
    let people = form.people();
    let parcels = form.parcels(parcels);
    let cash = form.cash();
    let (Some(frame), Some(raid), true) = (frame, raid, form.slips.is_empty()) else {
        return Err(form.slips);
    };
    let raid = ConductRaid { case, new_case, raid, witnesses, found, people, parcels, cash };
    if raid.records() > Refusal::RECORDS_MAX {
        form.wrong("people", Slip::Size(raid.records()));
        return Err(form.slips);
    }
    Ok(Command { body: Body::ConductRaid(raid), ..frame })
}

/// How many records a raid's command makes.
pub(super) fn records(command: &Command) -> usize {
    match &command.body {
        Body::ConductRaid(raid) => raid.records(),
        Body::Open(_)
        | Body::Record(_)
        | Body::OpenCase(_)
        | Body::LodgeFir(_)
        | Body::Seize(_)
        | Body::Note(_)
        | Body::AttachFile(_)
        | Body::Correct(_)
        | Body::Retract(_)
        | Body::NotTheSame(_)
        | Body::SetAside(_)
        | Body::MendClock(_)
        | Body::AdoptRegime(_)
        | Body::DraftRegime(_)
        | Body::TakeVettingAnswer(_) => 0,
    }
}

/// The form as it is read.
pub(super) struct Form<'a> {
    /// What was sent.
    pub(super) fields: &'a Fields,
    /// What was wrong with it so far.
    pub(super) slips: Slips,
}

impl<'a> Form<'a> {
    /// Nothing read yet.
    pub(super) fn new(fields: &'a Fields) -> Self {
        Self { fields, slips: Vec::new() }
    }

    /// Who, when and on what basis: a command around a body that is still to come.
    pub(super) fn frame(&mut self, id: CommandId) -> Option<Command> {
        let actor = self.must("actor", |text| Hand::new(text));
        let done_by = self.may("done_by", |text| Hand::new(text));
        let basis = self.basis();
        let occurred_at = self.occurred();
        Some(Command {
            id,
            actor: actor?,
            done_by,
            occurred_at: occurred_at?,
            basis,
            captured: None,
            recorded_at: None,
            correlation: None,
            body: Body::Open(Open { events: Vec::new() }),
        })
    }

    /// A line that has to be there.
    pub(super) fn needed_line(&mut self, name: &str) -> Option<Line> {
        self.must(name, |text| Line::new(text))
    }

    /// Something is wrong with a field.
    pub(super) fn wrong(&mut self, name: &str, slip: impl Into<Slip>) {
        self.slips.push((name.to_owned(), slip.into()));
    }

    /// A field that may be left blank.
    pub(super) fn may<T, E: Into<Slip>>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.fields.given(name)?;
        read(text).map_err(|error| self.wrong(name, error)).ok()
    }

    /// A field that may not.
    pub(super) fn must<T, E: Into<Slip>>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        if self.fields.given(name).is_none() {
            self.wrong(name, Slip::Needed);
        }
        self.may(name, read)
    }

    /// A line that may be left blank.
    pub(super) fn line(&mut self, name: &str) -> Option<Line> {
        self.may(name, |text| Line::new(text))
    }

    fn number(&mut self, name: &str) -> Option<u32> {
        self.may(name, |text| value::unsigned(text).ok_or(Slip::Whole))
    }

    /// A code: one of those that are offered, by what it is called in either language, or any other.
    pub(super) fn code(&mut self, name: &str, offered: &'static [&'static str]) -> Option<Code> {
        self.may(name, |text| match code_called(offered.iter().copied(), text) {
            Some(code) => Code::new(code),
            None => Code::new(text.to_lowercase().replace([' ', '-'], "_")),
        })
    }

    fn basis(&mut self) -> Basis {
        let basis = self.fields.text("basis");
        let mut needed = |name: &str| {
            let line = self.must(name, |text| Line::new(text));
            line.map_or_else(String::new, |line| line.as_str().to_owned())
        };
        match basis {
            "report" => Basis::Report { by: needed("basis_by") },
            "press" => Basis::Press { source: needed("basis_source") },
            "paper" => {
                let (register, number) = (needed("basis_register"), needed("basis_number"));
                let page = self.fields.given("basis_page").map(str::to_owned);
                Basis::Paper { register, number, page }
            }
            _ => Basis::OwnAct,
        }
    }

    /// The window of time: a day with times, or as exactly as it is known.
    fn occurred(&mut self) -> Option<Occurred> {
        let clock = |name| when::digits(self.fields.text(name));
        let (from, to) = (clock("from"), clock("to"));
        self.must("date", |date| {
            let date = when::written(date);
            let (start, end) = match (from.is_empty(), to.is_empty()) {
                (true, true) => return date.parse::<Occurred>().map_err(|_| Slip::Day),
                (true, false) => return Err(Slip::Began),
                (false, true) => return parse(&format!("{date}T{from}")),
                (false, false) => (from, to),
            };
            let first: Day = date.parse().map_err(|_| Slip::DayOfTimes)?;
            // A raid that ends before it begins went past midnight.
            let last = if end < start { first.plus(1) } else { first };
            parse(&format!("{first}T{start}/{last}T{end}"))
        })
    }

    fn raid(&mut self) -> Option<Conducted> {
        let city = self.must("city", |text| Line::new(text));
        let place = self.must("place", |text| Line::new(text));
        let centre_count = self.number("centre_count");
        let operation = self.line("operation");
        let lead_officer = self.may("lead_officer", |text| Hand::new(text));
        let team = self.may("team", |text| {
            let members = text.split(['\n', ',', '،', ';']).map(str::trim);
            members
                .filter(|member| !member.is_empty())
                .map(Hand::new)
                .collect::<Result<Vec<_>, _>>()
        });
        let authority = match self.fields.text("authority") {
            "warrant" => {
                let number = self.must("warrant_number", |text| Line::new(text));
                let court = self.line("warrant_court");
                number.map(|number| Authority::Warrant { number, court })
            }
            "exception" => {
                let ground = self.must("exception_ground", |text| Line::new(text));
                ground.map(|ground| Authority::Exception { ground: ground.into() })
            }
            "not_stated" => Some(Authority::NotStated),
            _ => {
                self.wrong("authority", Slip::Authority);
                None
            }
        };
        let witness_excuse = self.line("witness_excuse");
        Some(Conducted {
            city: city?.into(),
            circle: None,
            place: place?,
            centres: ticked(self),
            centre_count,
            operation,
            lead_officer,
            team: team.unwrap_or_default(),
            authority: authority?,
            witness_excuse: witness_excuse.map(Into::into),
        })
    }

    fn case(&mut self, raid: Option<&Conducted>) -> (Option<CaseId>, Option<CaseOpened>) {
        match self.fields.text("case_choice") {
            "existing" => {
                (self.must("case", |text| text.parse::<CaseId>().map_err(|_| Slip::Case)), None)
            }
            "new" => {
                let title = self.must("case_title", |text| Line::new(text));
                let agency = match self.code("case_agency", AGENCIES) {
                    None if self.fields.given("case_agency").is_none() => Some(Code::of("nccia")),
                    agency => agency,
                };
                let circle = self.line("case_circle");
                let opened =
                    title.zip(agency).zip(raid).map(|((title, agency), raid)| CaseOpened {
                        title: title.into(),
                        agency,
                        circle: circle.map(Into::into),
                        city: raid.city.clone(),
                        operation: raid.operation.clone(),
                    });
                (None, opened)
            }
            _ => {
                self.wrong("case_choice", Slip::CaseChoice);
                (None, None)
            }
        }
    }

    fn witnesses(&mut self) -> Vec<WitnessNamed> {
        let mut witnesses = Vec::new();
        for index in 0..WITNESSES {
            let [name, cnic, local] =
                ["name", "cnic", "local"].map(|part| format!("witness{index}_{part}"));
            let number = self.may(&cnic, |text| Cnic::new(text));
            match self.may(&name, |text| Line::new(text)) {
                Some(line) => witnesses.push(WitnessNamed {
                    name: line.into(),
                    cnic: number.map(Personal::from),
                    local: !self.fields.text(&local).is_empty(),
                }),
                None if number.is_some() => self.wrong(&name, Slip::Witness),
                None => {}
            }
        }
        witnesses
    }

    fn found(&mut self) -> Option<PersonsFound> {
        let by_nationality = self.may("by_nationality", nationalities).unwrap_or_default();
        let found = PersonsFound {
            on_site: self.number("on_site"),
            arrested: self.number("arrested"),
            arrested_local: self.number("arrested_local"),
            arrested_foreign: self.number("arrested_foreign"),
            arrested_female: self.number("arrested_female"),
            by_nationality,
        };
        let counted = [
            found.on_site,
            found.arrested,
            found.arrested_local,
            found.arrested_foreign,
            found.arrested_female,
        ];
        let any = counted.iter().any(Option::is_some) || !found.by_nationality.is_empty();
        any.then_some(found)
    }

    fn people(&mut self) -> Vec<greyfile_domain::acts::Found> {
        let list = people::read(self.fields.raw("people"));
        let mut people = Vec::with_capacity(list.len());
        let mut wrong = 0;
        for line in list {
            match line.said {
                Said::Person(found, _) => people.push(*found),
                Said::Unread(_) => wrong += 1,
                Said::Headings(_) => {}
            }
        }
        if people.len() + wrong > PEOPLE_MAX {
            self.wrong("people", Slip::PeopleMax(people.len() + wrong));
        }
        if wrong > 0 {
            self.wrong("people", Slip::PeopleLines(wrong));
        }
        people
    }
}

fn parse(text: &str) -> Result<Occurred, Slip> {
    text.parse().map_err(|_| Slip::Times)
}

/// Counts by country: `CN 48, NG 8` or `China: 48`.
fn nationalities(text: &str) -> Result<Vec<NationalityCount>, Slip> {
    let parts = text.split([',', '،', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let wrong = || Slip::Nationality(part.to_owned());
            let (name, number) = part.rsplit_once([' ', ':', '\t']).ok_or_else(wrong)?;
            let code = country_asked(name.trim().trim_end_matches(':')).ok_or_else(wrong)?;
            let country = Country::new(code)?;
            Ok(NationalityCount { country, count: value::unsigned(number).ok_or_else(wrong)? })
        })
        .collect()
}

#[cfg(test)]
mod tests;
