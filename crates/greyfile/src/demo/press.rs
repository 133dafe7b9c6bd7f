//! Raids as the press reported them: each row a raid with its case and FIRs, what it does not say
//! left open, its remarks as notes.

use anyhow::{Context, bail};
use greyfile_domain::acts::{Body, ConductRaid, Correct, LodgeFir, Note, Parcel, Record};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::case::CaseOpened;
use greyfile_domain::streams::fir::Accused;
use greyfile_domain::streams::fir::{
    AccusedNamed, FirNumber, Lodged, PersonProduced, Remand, RemandGranted,
};
use greyfile_domain::streams::ids::{CaseId, FirId, RaidId};
use greyfile_domain::streams::raid::{Authority, Conducted, PersonsFound};
use greyfile_domain::values::text::{Code, Country, Line, Prose};
use greyfile_domain::values::{NationalityCount, Quantity};
use greyfile_envelope::{Basis, CommandId, Hand, Occurred, Precision, Timestamp};
use greyfile_intake::Accepted;
use serde::Deserialize;

use super::{Desk, NOT_STATED, Step, id};

const RAIDS: &str = include_str!("../../demo/reported-raids.csv");
const OPERATION: &str = "Operation Grey";
/// The raid whose foreign arrests were typed 17 for 71 and corrected the next day.
const SLIP: &str = "2025-07-08";
/// What was typed.
const SLIP_TYPED: u32 = 17;
/// The raid whose accused were produced late.
const PRODUCED_LATE: &str = "2025-01-07";

/// A row of the file.
#[derive(Debug, Clone, Deserialize)]
struct Reported {
    date: String,
    city: String,
    place: String,
    local_arrests: Option<u32>,
    foreign_arrests: Option<u32>,
    female_arrests: Option<u32>,
    firs: Option<u16>,
    fir_number: String,
    equipment: String,
    nationalities: String,
    remarks: String,
    source: String,
}

/// A reported raid, and when the desk typed it in.
#[derive(Debug)]
pub(super) struct Row {
    reported: Reported,
    pub(super) recorded_at: Timestamp,
}

/// Something the desk typed in about a raid on a later day.
#[derive(Debug)]
pub(super) struct Later {
    reported: Reported,
    what: What,
    pub(super) recorded_at: Timestamp,
}

#[derive(Debug, Clone, Copy)]
enum What {
    /// The slip's correction.
    Correction,
    /// Production and remand, over a week after the arrest.
    Remand,
}

/// The steps this file comes to.
pub(super) fn steps() -> anyhow::Result<Vec<Step>> {
    let mut steps = Vec::new();
    let mut reader = csv::Reader::from_reader(RAIDS.as_bytes());
    for row in reader.deserialize() {
        let reported: Reported = row.context("demo/reported-raids.csv")?;
        let occurred: Occurred = reported.date.parse()?;
        // The morning after the last day it can have happened on.
        let recorded_at = occurred.end.plus_ms(10 * Timestamp::HOUR_MS);
        let later = |what, days: i64| {
            let recorded_at = recorded_at.plus_ms(days * Timestamp::DAY_MS);
            Step::Later(Box::new(Later { reported: reported.clone(), what, recorded_at }))
        };
        match reported.date.as_str() {
            SLIP => steps.push(later(What::Correction, 1)),
            PRODUCED_LATE => steps.push(later(What::Remand, 24)),
            _ => {}
        }
        steps.push(Step::Raid(Box::new(Row { reported, recorded_at })));
    }
    Ok(steps)
}

/// Records a row: the raid with its case, its FIRs, its remarks.
pub(super) async fn record(row: &Row, desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let Row { reported, recorded_at } = row;
    let mut at = *recorded_at;
    let mut next = || {
        at = at.plus_ms(60_000);
        at
    };
    let accepted = conduct(reported, desk, next()).await?;
    let raid = the_raid(&accepted)?;
    let case = the_case(&accepted)?;
    for index in 0..reported.firs.unwrap_or(0) {
        lodge(reported, desk, next(), index, case, raid).await?;
    }
    for (index, remark) in reported.remarks.split("; ").enumerate() {
        let note = Note {
            on: raid.into(),
            text: Prose::new(remark)?.into(),
            source: Some(Line::new(&reported.source)?.into()),
        };
        let label = label(reported, &format!("note {index}"));
        desk.record(&label, next(), &reported.date, press(reported), Body::Note(note)).await?;
    }
    Ok(())
}

/// Records what came later.
pub(super) async fn record_later(later: &Later, desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let Later { reported, what, recorded_at } = later;
    match what {
        What::Correction => correct(reported, desk, *recorded_at).await,
        What::Remand => remand(reported, desk, *recorded_at).await,
    }
}

fn label(reported: &Reported, what: &str) -> String {
    format!("{} {} {what}", reported.date, reported.city)
}

fn press(reported: &Reported) -> Basis {
    Basis::Press { source: reported.source.clone() }
}

async fn conduct(
    reported: &Reported,
    desk: &mut Desk<'_>,
    recorded_at: Timestamp,
) -> anyhow::Result<Accepted> {
    let operation = reported.place.contains(OPERATION).then(|| Line::new(OPERATION)).transpose()?;
    let agency = if operation.is_some() { "nccia" } else { "not_stated" };
    let place = if operation.is_some() { "several places" } else { &reported.place };
    let body = ConductRaid {
        case: None,
        new_case: Some(CaseOpened {
            title: Line::new(format!("{}, {}", reported.place, reported.city))?.into(),
            agency: Code::new(agency)?,
            circle: None,
            city: Line::new(&reported.city)?.into(),
            operation: operation.clone(),
        }),
        raid: Conducted {
            city: Line::new(&reported.city)?.into(),
            circle: None,
            place: Line::new(place)?,
            centres: Vec::new(),
            centre_count: centres(&reported.remarks),
            operation,
            lead_officer: None,
            team: Vec::new(),
            authority: Authority::NotStated,
            witness_excuse: None,
        },
        witnesses: Vec::new(),
        found: found(reported, reported.date == SLIP)?,
        people: Vec::new(),
        parcels: parcels(&reported.equipment)?,
        cash: Vec::new(),
    };
    let body = Body::ConductRaid(body);
    let label = label(reported, "raid");
    desk.record(&label, recorded_at, &reported.date, press(reported), body).await
}

/// "12 centres shut" is twelve centres.
fn centres(remarks: &str) -> Option<u32> {
    let (before, _) = remarks.split_once(" centres shut")?;
    before.rsplit(' ').next()?.parse().ok()
}

/// "93 arrests in all", "149 arrested": the total the report gives.
fn total(remarks: &str) -> Option<u32> {
    [" arrests in all", " arrested"].into_iter().find_map(|words| {
        let (before, _) = remarks.split_once(words)?;
        before.rsplit(' ').next()?.parse().ok()
    })
}

/// The count as reported, or as typed in wrongly first.
fn found(reported: &Reported, slip: bool) -> anyhow::Result<Option<PersonsFound>> {
    let by_nationality = reported
        .nationalities
        .split_whitespace()
        .map(|part| {
            let (country, count) = part.split_once(':').context("a nationality is CC:number")?;
            Ok(NationalityCount { country: Country::new(country)?, count: count.parse()? })
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    let Reported { local_arrests, foreign_arrests, female_arrests, .. } = *reported;
    if local_arrests.or(foreign_arrests).is_none() {
        return Ok(None);
    }
    // Another report's total belongs to the notes; only the row's own figures count.
    let arrested = local_arrests
        .is_some()
        .then(|| total(&reported.remarks).unwrap_or(0))
        .filter(|total| *total > 0 && !slip);
    Ok(Some(PersonsFound {
        on_site: None,
        arrested,
        arrested_local: local_arrests,
        arrested_foreign: if slip { Some(SLIP_TYPED) } else { foreign_arrests },
        arrested_female: female_arrests,
        by_nationality: if slip { Vec::new() } else { by_nationality },
    }))
}

/// `computers:37; phones:40; SIM cards:10000+; servers`: each kind a parcel, counted or not.
fn parcels(equipment: &str) -> anyhow::Result<Vec<Parcel>> {
    let parts = equipment.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (name, count) = part.split_once(':').unwrap_or((part, ""));
            let count = count.trim();
            let kind = name.trim().trim_end_matches('s').to_lowercase().replace(' ', "_");
            Ok(Parcel {
                kind: Code::new(kind)?,
                quantity: Quantity {
                    count: count.trim_end_matches('+').parse().ok(),
                    or_more: count.ends_with('+'),
                    unit: None,
                },
                description: Some(Line::new(part)?.into()),
                number: None,
                diary: None,
                place: None,
                holder: Some(Hand::new(NOT_STATED)?),
                seal: None,
                imei: None,
            })
        })
        .collect()
}

/// The day of the raid to the end of its month: reports do not say when an FIR was lodged.
fn lodged_within(reported: &Reported) -> anyhow::Result<String> {
    let occurred: Occurred = reported.date.parse()?;
    if occurred.precision != Precision::Day {
        return Ok(reported.date.clone());
    }
    let month: Occurred = reported.date[..7].parse()?;
    Ok(format!("{}/{}", reported.date, month.days().1))
}

async fn lodge(
    reported: &Reported,
    desk: &mut Desk<'_>,
    recorded_at: Timestamp,
    index: u16,
    case: CaseId,
    raid: RaidId,
) -> anyhow::Result<()> {
    let number = match reported.fir_number.split_once('/') {
        Some((serial, year)) => Some(FirNumber { year: year.parse()?, serial: serial.parse()? }),
        None => None,
    };
    let of = reported.firs.unwrap_or(1);
    let gist = format!("FIR {} of {of} reported; station and date not stated", index + 1);
    let body = LodgeFir {
        case,
        fir: Lodged {
            station: Line::new(format!("{}, station not stated", reported.city))?.into(),
            city: Some(Line::new(&reported.city)?.into()),
            number,
            sections: Vec::new(),
            catalogue: Vec::new(),
            offence: reported.date.parse()?,
            raid: Some(raid),
            gist: Some(Prose::new(gist)?.into()),
        },
        accused: Vec::new(),
    };
    let within = lodged_within(reported)?;
    let text = label(reported, &format!("FIR {index}"));
    let accepted =
        desk.record(&text, recorded_at, &within, press(reported), Body::LodgeFir(body)).await?;
    // With one FIR, everyone arrested is accused in it; with several nobody says who in which.
    let arrested = reported.local_arrests.unwrap_or(0) + reported.foreign_arrests.unwrap_or(0);
    if of == 1 && arrested > 0 {
        let named = AccusedNamed {
            who: everyone(arrested)?,
            role: None,
            arrested: Some(reported.date.parse()?),
            sex: None,
            nationality: None,
        };
        let fir = the_fir(&accepted)?;
        let body = Body::Record(Record { on: fir.into(), events: vec![named.into()] });
        let text = label(reported, "accused");
        desk.record(&text, recorded_at.plus_ms(1_000), &within, press(reported), body).await?;
    }
    Ok(())
}

fn everyone(count: u32) -> anyhow::Result<Accused> {
    Ok(Accused::Unnamed { count, label: Line::new("all those arrested, not named")? })
}

async fn correct(
    reported: &Reported,
    desk: &mut Desk<'_>,
    recorded_at: Timestamp,
) -> anyhow::Result<()> {
    let (raid, event) = {
        let first = first_answer(reported, desk).await?;
        let counted = first.events.iter().find(|event| event.event_type == "raid.persons_found");
        (the_raid(&first)?, counted.context("the slip was typed")?.event)
    };
    let right = found(reported, false)?.context("the row has figures")?;
    let body = Body::Correct(Correct {
        on: raid.into(),
        event,
        seen: event,
        replacement: Some(Event::from(right)),
        occurred_at: None,
        captured: None,
        done_by: None,
        basis: None,
        reason: Line::new("typing slip: 17 foreigners for 71; total and nationalities added")?
            .into(),
        source: Some(Line::new(&reported.source)?.into()),
        second: None,
    });
    let text = label(reported, "correction");
    desk.record(&text, recorded_at, &reported.date, press(reported), body).await?;
    Ok(())
}

async fn remand(
    reported: &Reported,
    desk: &mut Desk<'_>,
    recorded_at: Timestamp,
) -> anyhow::Result<()> {
    let lodged = CommandId::from_bytes(id(
        desk.seed,
        // The raid is typed first and its FIR a minute later.
        reported.date.parse::<Occurred>()?.end.plus_ms(10 * Timestamp::HOUR_MS + 120_000),
        &label(reported, "FIR 0"),
        0,
    ));
    let fir = FirId::derive(lodged, 0);
    let who = everyone(reported.local_arrests.unwrap_or(0))?;
    let events = vec![
        PersonProduced { who: who.clone(), court: None, travel_minutes: None }.into(),
        RemandGranted {
            who,
            custody: Remand::Physical,
            days: Some(2),
            days_asked: Some(14),
            court: None,
        }
        .into(),
    ];
    let body = Body::Record(Record { on: fir.into(), events });
    // "Over a week" after the arrest, and before the report.
    let within = "2025-01-14/2025-01-31";
    desk.record(&label(reported, "remand"), recorded_at, within, press(reported), body).await?;
    Ok(())
}

/// What recording the raid answered: asked again, since a command has one answer for ever.
async fn first_answer(reported: &Reported, desk: &mut Desk<'_>) -> anyhow::Result<Accepted> {
    let recorded_at = reported.date.parse::<Occurred>()?.end;
    let recorded_at = recorded_at.plus_ms(10 * Timestamp::HOUR_MS + 60_000);
    conduct(reported, desk, recorded_at).await
}

fn the_raid(accepted: &Accepted) -> anyhow::Result<RaidId> {
    accepted.events.iter().find_map(|event| RaidId::of(event.stream)).context("a raid was recorded")
}

fn the_case(accepted: &Accepted) -> anyhow::Result<CaseId> {
    accepted.events.iter().find_map(|event| CaseId::of(event.stream)).context("a case was opened")
}

fn the_fir(accepted: &Accepted) -> anyhow::Result<FirId> {
    match accepted.events.iter().find_map(|event| FirId::of(event.stream)) {
        Some(fir) => Ok(fir),
        None => bail!("no FIR was lodged"),
    }
}
