//! A case file, put together at the instant asked.

use std::collections::{BTreeMap, BTreeSet, btree_map};

use greyfile_domain::judged::Together;
use greyfile_domain::kernel::called::Called;
use greyfile_domain::kernel::courts::{Asked, Courts};
use greyfile_domain::kernel::deadline::Deadline;
use greyfile_domain::kernel::flag::Flag;
use greyfile_domain::kernel::kind::{AnyEvent, Kind};
use greyfile_domain::streams::History;
use greyfile_domain::streams::ids::{CaseId, ExhibitId, FirId, PersonId, RaidId};

use greyfile_domain::streams::case::CaseState;
use greyfile_domain::streams::complaint::ComplaintState;
use greyfile_domain::streams::exhibit::ExhibitState;
use greyfile_domain::streams::fir::Accused;
use greyfile_domain::streams::fir::FirState;
use greyfile_domain::streams::person::PersonState;
use greyfile_domain::streams::raid::RaidState;
use greyfile_envelope::{Position, StreamId, StreamKind, Timestamp};
use greyfile_projector::{ReadError, Reader};
use serde::Serialize;

use crate::parts::{ExhibitView, FirView, OfficerView, PersonView, RaidView};
use crate::timeline::{self, Entry};
use crate::{CaseSummary, named_by};

/// Everything about one case, as the record has it up to a position and judged at an instant.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CaseFile {
    /// The last event the view has taken in.
    pub position: Position,
    /// The instant clocks are judged at.
    pub judged_at: Timestamp,
    /// The case itself.
    pub case: CaseSummary,
    /// Who is on it, and as what.
    pub officers: Vec<OfficerView>,
    /// The raids that serve it.
    pub raids: Vec<RaidView>,
    /// The FIRs that belong to it, with their accused.
    pub firs: Vec<FirView>,
    /// The exhibits seized in its raids.
    pub exhibits: Vec<ExhibitView>,
    /// The persons found in its raids or accused in its FIRs.
    pub persons: Vec<PersonView>,
    /// The complaints attached to it.
    pub complaints: Vec<StreamId>,
    /// What the law asked for and the record does not show.
    pub flags: Vec<Flag>,
    /// The clocks of the law.
    pub clocks: Vec<Deadline>,
    /// Every event of the case and of what is linked to it, by when it happened.
    pub timeline: Vec<Entry>,
    /// What to call the streams of the file, and persons whom only a retracted event names.
    pub names: BTreeMap<StreamId, Called>,
}

/// The case file of a case; `None` if there is no such case.
///
/// # Errors
/// When the view cannot be read.
pub fn casefile(
    reader: &Reader<'_>,
    case: CaseId,
    now: Timestamp,
) -> Result<Option<CaseFile>, ReadError> {
    let history = reader.history(case.into())?;
    if history.is_empty() {
        return Ok(None);
    }
    let (law, gazetteer) = (reader.law()?, reader.gazetteer()?);
    let asked = Asked { now, courts: Courts::new(&law, &gazetteer) };
    Ok(Some(Gathered::of(reader, history)?.file(reader, case, asked)?))
}

/// What a case and the streams that belong to it are called.
#[derive(Debug, Clone, PartialEq)]
pub struct NamesOfCase {
    /// What the case is about; nothing while it is sealed.
    pub title: String,
    /// What to call its streams, in the order of their ids.
    pub streams: BTreeMap<StreamId, Called>,
}

/// What a case and the streams that belong to it are called; `None` if there is no such case.
///
/// # Errors
/// When the view cannot be read.
pub fn names_of_case(reader: &Reader<'_>, case: CaseId) -> Result<Option<NamesOfCase>, ReadError> {
    let history = reader.history(case.into())?;
    if history.is_empty() {
        return Ok(None);
    }
    let gathered = Gathered::of(reader, history)?;
    let title = CaseSummary::of(&gathered.case.0).title;
    Ok(Some(NamesOfCase { title, streams: gathered.names() }))
}

/// The streams a case file is made of, with their states.
struct Gathered {
    case: (History, CaseState),
    raids: Vec<(RaidId, History, RaidState)>,
    /// Raids that its FIRs name and that are not linked to it.
    other_raids: Vec<(RaidId, RaidState)>,
    firs: Vec<(FirId, History, FirState)>,
    exhibits: Vec<(ExhibitId, History, ExhibitState)>,
    persons: BTreeMap<PersonId, (History, PersonState)>,
    complaints: Vec<History>,
    /// What to call persons whom only a retracted event names, or whose own record is retracted.
    others: BTreeMap<StreamId, Called>,
}

impl Gathered {
    fn of(reader: &Reader<'_>, history: History) -> Result<Self, ReadError> {
        let read = |stream: StreamId| reader.history(stream);
        let state: CaseState = history.fold();
        let mut raids = Vec::new();
        let (mut exhibit_ids, mut person_ids) = (BTreeSet::new(), BTreeSet::new());
        let mut maybe = BTreeSet::new();
        for &raid in &state.raids {
            let history = read(raid.into())?;
            let state: RaidState = history.fold();
            // What a raid recorded by mistake says is in the timeline and nowhere else.
            if history.is_struck() {
                raids.push((raid, history, state));
                continue;
            }
            exhibit_ids.extend(state.seized.iter().map(|(_, seized)| seized.exhibit));
            exhibit_ids.extend(state.cash.iter().filter_map(|(_, cash)| cash.exhibit));
            // Those that say so themselves, since nobody recorded them with the raid.
            maybe.extend(named_by(reader, raid.into())?.into_iter().filter_map(ExhibitId::of));
            person_ids.extend(state.arrested.keys().chain(state.released.keys()));
            raids.push((raid, history, state));
        }
        let (mut firs, mut other_raids) = (Vec::new(), BTreeMap::new());
        for &fir in &state.firs {
            let history = read(fir.into())?;
            let state: FirState = history.fold();
            if history.is_struck() {
                firs.push((fir, history, state));
                continue;
            }
            person_ids.extend(state.accused.keys().filter_map(|who| match who {
                Accused::Person(person) => Some(*person),
                Accused::Unnamed { .. } => None,
            }));
            let named = state.raid().and_then(RaidId::of);
            if let Some(raid) = named.filter(|named| !raids.iter().any(|(raid, ..)| raid == named))
                && let btree_map::Entry::Vacant(vacant) = other_raids.entry(raid)
            {
                let history = read(raid.into())?;
                if !history.is_struck() {
                    vacant.insert(history.fold());
                }
            }
            firs.push((fir, history, state));
        }
        let other_raids = other_raids.into_iter().collect();
        let mut complaints = Vec::new();
        for stream in named_by(reader, history.stream())? {
            match stream.kind {
                StreamKind::COMPLAINT => {
                    let complaint = read(stream)?;
                    let state: ComplaintState = complaint.fold();
                    let attached = state.cases.iter().any(|case| case.stream() == history.stream());
                    complaints.extend(attached.then_some(complaint));
                }
                StreamKind::PERSON => person_ids.extend(PersonId::of(stream)),
                _ => {}
            }
        }
        let mut exhibits = Vec::new();
        for &exhibit in exhibit_ids.union(&maybe) {
            let history = read(exhibit.into())?;
            let exhibited: ExhibitState = history.fold();
            let of_raid = exhibited.raid().is_some_and(|raid| state.raids.contains(&raid));
            if (of_raid || exhibit_ids.contains(&exhibit)) && !history.is_struck() {
                exhibits.push((exhibit, history, exhibited));
            }
        }
        // In the order they were put on record, which is that of the raid's own list.
        exhibits.sort_by_key(|(_, history, _)| recorded(history));
        let (mut persons, mut others) = (BTreeMap::new(), BTreeMap::new());
        for person in person_ids {
            let history = read(person.into())?;
            let mut state: PersonState = history.fold();
            if history.is_struck() {
                // Named by others and called as before, and nothing is on record of this person.
                others.extend(state.called().map(|called| (person.stream(), called)));
                state = PersonState::default();
            }
            persons.insert(person, (history, state));
        }
        let mut named = Vec::new();
        let of_raids = raids.iter().flat_map(|(_, history, _)| history.logged());
        let of_firs = firs.iter().flat_map(|(_, history, _)| history.logged());
        for past in of_raids.chain(of_firs) {
            past.event.says().names(&mut named);
        }
        for person in named.into_iter().filter_map(PersonId::of) {
            if !persons.contains_key(&person) {
                let state: PersonState = read(person.into())?.fold();
                others.extend(state.called().map(|called| (person.stream(), called)));
            }
        }
        let case = (history, state);
        Ok(Self { case, raids, other_raids, firs, exhibits, persons, complaints, others })
    }

    fn file(
        &self,
        reader: &Reader<'_>,
        case: CaseId,
        asked: Asked<'_>,
    ) -> Result<CaseFile, ReadError> {
        let together = self.together();
        let (clocks, arrests) = (together.deadlines(asked), together.arrests());
        let mut raids = Vec::new();
        for (raid, state) in self.counted_raids() {
            let mut also = Vec::new();
            for stream in named_by(reader, raid.stream())? {
                if stream.kind == StreamKind::CASE && stream != case.stream() {
                    let other: CaseState = reader.history(stream)?.fold();
                    also.extend(other.raids.contains(&raid).then_some(stream));
                }
            }
            raids.push(RaidView::of(raid.stream(), state, also));
        }
        raids.sort_by_key(|raid| raid.occurred_at.map(|occurred| occurred.start));
        let timeline = timeline::together(self.histories());
        let flags = together.flags(asked);
        Ok(CaseFile {
            position: reader.position(),
            judged_at: asked.now,
            case: CaseSummary::of(&self.case.0),
            officers: self
                .case
                .1
                .officers
                .iter()
                .map(|one| OfficerView {
                    officer: one.officer.as_str().to_owned(),
                    role: one.role.clone(),
                })
                .collect(),
            raids,
            firs: self
                .counted_firs()
                .map(|(fir, state)| FirView::of(fir.stream(), state, &arrests, &clocks))
                .collect(),
            exhibits: self
                .exhibits
                .iter()
                .map(|(exhibit, _, state)| ExhibitView::of(exhibit.stream(), state))
                .collect(),
            persons: {
                let mut persons: Vec<_> = self.persons.iter().collect();
                persons.sort_by_key(|(_, (history, _))| recorded(history));
                let view = |(person, (_, state)): (&PersonId, &(History, PersonState))| {
                    PersonView::of(person.stream(), state)
                };
                persons.into_iter().map(view).collect()
            },
            complaints: self.complaints.iter().map(History::stream).collect(),
            flags,
            clocks,
            timeline,
            names: self.names(),
        })
    }

    fn histories(&self) -> impl Iterator<Item = &History> {
        std::iter::once(&self.case.0)
            .chain(self.raids.iter().map(|(_, history, _)| history))
            .chain(self.firs.iter().map(|(_, history, _)| history))
            .chain(self.exhibits.iter().map(|(_, history, _)| history))
            .chain(self.persons.values().map(|(history, _)| history))
            .chain(&self.complaints)
    }

    /// Its raids, without those recorded by mistake.
    fn counted_raids(&self) -> impl Iterator<Item = (RaidId, &RaidState)> {
        let counted = self.raids.iter().filter(|(_, history, _)| !history.is_struck());
        counted.map(|(raid, _, state)| (*raid, state))
    }

    /// Its FIRs, without those recorded by mistake.
    fn counted_firs(&self) -> impl Iterator<Item = (FirId, &FirState)> {
        let counted = self.firs.iter().filter(|(_, history, _)| !history.is_struck());
        counted.map(|(fir, _, state)| (*fir, state))
    }

    /// What is judged together: nothing of what was recorded by mistake, as no view is given it.
    fn together(&self) -> Together<'_> {
        Together {
            cases: [(self.case.0.stream(), &self.case.1)].into(),
            raids: self.counted_raids().map(|(id, state)| (id.stream(), state)).collect(),
            other_raids: self.other_raids.iter().map(|(id, state)| (id.stream(), state)).collect(),
            firs: self.counted_firs().map(|(id, state)| (id.stream(), state)).collect(),
            exhibits: self.exhibits.iter().map(|(id, _, state)| (id.stream(), state)).collect(),
            persons: self.persons.iter().map(|(id, (_, state))| (*id, state)).collect(),
            // Nothing is due or wrong with a complaint alone; once something is, it belongs here.
            rest: BTreeMap::new(),
            histories: self.histories().map(|history| (history.stream(), history)).collect(),
        }
    }

    /// What to call each stream, without naming anybody.
    fn names(&self) -> BTreeMap<StreamId, Called> {
        let raids = self.raids.iter().map(|(id, _, state)| (id.stream(), state.called()));
        let firs = self.firs.iter().map(|(id, _, state)| (id.stream(), state.called()));
        let exhibits = self.exhibits.iter().map(|(id, _, state)| (id.stream(), state.called()));
        let persons = self.persons.iter().map(|(id, (_, state))| (id.stream(), state.called()));
        let named = raids.chain(firs).chain(exhibits).chain(persons);
        let mut names = self.others.clone();
        names.extend(named.filter_map(|(stream, called)| Some((stream, called?))));
        names
    }
}

/// Where a stream was opened in the log.
fn recorded(history: &History) -> Position {
    history.logged().first().map_or(Position::ZERO, |past| past.moment.position)
}
