//! What a request to vet asks about: who owns and runs the centre by now, and its premises. The office
//! makes the request file of it with a key of its own, which no service holds.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use greyfile_casefile::Casefile;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::centre::CentreState;
use greyfile_domain::streams::licence::LicenceState;
use greyfile_domain::streams::person::PersonState;
use greyfile_domain::streams::{CentreId, History, PersonId};
use greyfile_domain::values::hex::Hex;
use greyfile_domain::values::law::Law;
use greyfile_domain::values::premises::PremisesRole;
use greyfile_domain::values::regime::{BodyKind, Dates};
use greyfile_domain::values::text::Code;
use greyfile_envelope::{Day, Position, StreamId, StreamKind};
use greyfile_field::Field;
use serde::{Deserialize, Serialize};

use super::Problem;
use super::query::{Ask, Asks, Query};
use super::reads::behind_the_log;
use crate::app::Viewing;
use crate::sight::{Sees, Sight};

/// Which licence, and which body.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SubjectQuery {
    licence: StreamId,
    body: Code,
    at_least: Option<Position>,
}

impl Ask for SubjectQuery {
    const FIELDS: Asks =
        &[("licence", StreamId::SHAPE), ("body", Code::SHAPE), ("at_least", Position::SHAPE)];
}

/// Who and what a body is asked about.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub(crate) struct VettingSubject {
    /// The last event that was taken in.
    position: Position,
    /// The log that asks.
    log: StreamId,
    /// The application or licence.
    licence: StreamId,
    /// Who is asked.
    body: Code,
    /// Which time this body is asked about this licence, from 1.
    round: u16,
    /// The last day on which an answer is in time.
    due: Day,
    /// The centre.
    centre: CentreId,
    /// What the centre is called.
    centre_name: String,
    /// Who owns it.
    owners: Vec<VettedPerson>,
    /// Who runs it.
    key_persons: Vec<VettedPerson>,
    /// The premises that are applied for; all that the centre has where the application names none.
    premises: Vec<VettedPremises>,
    /// The keys of the body that a request is sealed to: X25519.
    sealed_to: Vec<Hex<32>>,
    /// The keys that an office may sign the request with: Ed25519.
    office_keys: Vec<Hex<32>>,
}

/// A person who is vetted.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub(crate) struct VettedPerson {
    /// The person's stream.
    id: PersonId,
    /// What they are called.
    name: String,
    /// As what they run the centre; nothing of who owns it.
    role: Option<Code>,
    /// What documents name them, each with its kind.
    documents: Vec<String>,
}

/// Premises that are vetted.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub(crate) struct VettedPremises {
    /// Their code on the centre's record.
    id: Code,
    /// What they are.
    role: PremisesRole,
    /// Where they are.
    address: String,
}

/// What a body is asked about a licence by now.
#[utoipa::path(
    get, path = "/api/vetting/subject", summary = "Who and what a body is asked to vet",
    description = "As the record has it by now. `greyfile vetting request` makes the request file of it, \
        with the office's own key.",
    params(
        ("licence" = String, Query, description = "The application or licence"),
        ("body" = String, Query, description = "The body's code, as the regime names it"),
        ("at_least" = Option<u64>, Query, description = "Wait until the view shows this position")
    ),
    responses(
        (status = 200, description = "Who and what is vetted", content_type = "application/json", body = ref("#/components/schemas/VettingSubject")),
        (status = 404, description = "No such application is on record", content_type = "application/json", body = ref("#/components/schemas/Problem")),
        (status = 409, description = "Nothing can be asked yet; what is missing is told", content_type = "application/json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn subject(
    State(viewing): State<Arc<Viewing>>,
    Query(query): Query<SubjectQuery>,
) -> Result<Json<VettingSubject>, Problem> {
    let sight = &viewing.sight;
    if !sight.shows(&Casefile, query.at_least).await {
        return Err(behind_the_log());
    }
    let (log, today) = (viewing.app.identity.stream(), viewing.app.now().day());
    let asked = async || read(sight, &query, (log, today)).await;
    sight.found(&Casefile, asked).await.map(Json)
}

async fn read(
    sight: &Sight,
    query: &SubjectQuery,
    (log, today): (StreamId, Day),
) -> Result<VettingSubject, Problem> {
    let (licence, body, sees) = (query.licence, query.body.clone(), sight.sees());
    let read = sight.read(Casefile, move |reader| {
        let found = match licence.kind {
            StreamKind::LICENCE => reader.history(licence)?.fold::<LicenceState>(),
            _ => LicenceState::default(),
        };
        let Some((_, filed)) = &found.application else { return Ok(Err(Missing::Application)) };
        let centre = reader.history(filed.centre.stream())?.fold::<CentreState>();
        let mut persons: Vec<PersonId> = centre.owning_persons().to_vec();
        persons.extend(centre.key_persons.keys());
        let histories = persons.into_iter().map(|id| Ok((id, reader.history(id.stream())?)));
        let known = Known {
            licence: &found,
            centre: &centre,
            law: &*reader.law()?,
            persons: histories.collect::<Result<_, greyfile_projector::ReadError>>()?,
            sees,
        };
        Ok(known.subject(&body, (log, licence), (reader.position(), today)))
    });
    read.await?.map_err(Problem::from)
}

/// What nothing can be asked without.
enum Missing {
    Application,
    Body,
    Keys,
    Owner,
    Name(PersonId),
}

impl From<Missing> for Problem {
    fn from(missing: Missing) -> Self {
        let (of, whom) = match missing {
            Missing::Application => ("application", None),
            Missing::Body => ("body", None),
            Missing::Keys => ("keys", None),
            Missing::Owner => ("owner", None),
            Missing::Name(person) => ("name", Some(Arg::text("whom", person.stream()))),
        };
        let status = match missing {
            Missing::Application => StatusCode::NOT_FOUND,
            Missing::Body | Missing::Keys | Missing::Owner | Missing::Name(_) => {
                StatusCode::CONFLICT
            }
        };
        let args: Vec<Arg> = [Arg::code("of", of)].into_iter().chain(whom).collect();
        Self::of(status, "vetting.not_ready", args)
    }
}

/// What is on record of an application.
struct Known<'a> {
    licence: &'a LicenceState,
    centre: &'a CentreState,
    law: &'a Law,
    persons: Vec<(PersonId, History)>,
    sees: Sees,
}

impl Known<'_> {
    fn subject(
        &self,
        body: &Code,
        (log, licence): (StreamId, StreamId),
        (position, today): (Position, Day),
    ) -> Result<VettingSubject, Missing> {
        let Some((_, filed)) = &self.licence.application else { return Err(Missing::Application) };
        let used = self.law.body(body, &Dates::of_decision(today)).ok_or(Missing::Body)?;
        let offices = self.law.bodies(&Dates::of_decision(today)).into_iter();
        let offices =
            offices.map(|office| office.value).filter(|office| office.kind == BodyKind::Licensing);
        let days = used.value.answer_within_days.ok_or(Missing::Body)?;
        if used.value.grounds_to.is_empty() {
            return Err(Missing::Keys);
        }
        let owners = self.centre.owning_persons().iter();
        let owners = owners.map(|id| self.person(*id, None)).collect::<Result<Vec<_>, _>>()?;
        if owners.is_empty() {
            return Err(Missing::Owner);
        }
        let run = self.centre.key_persons.iter();
        let run = run.map(|(id, role)| self.person(*id, Some(role.clone())));
        let applied_for = |code: &Code| filed.premises.is_empty() || filed.premises.contains(code);
        let premises = self.centre.premises.iter();
        let premises = premises.filter(|(code, one)| one.closed.is_none() && applied_for(code));
        let round = self.licence.vetting.last_round(body).map_or(0, |(round, _)| round);
        Ok(VettingSubject {
            position,
            log,
            licence,
            body: body.clone(),
            round: round.saturating_add(1),
            due: today.plus(i32::from(days)),
            centre: filed.centre,
            centre_name: self.centre.names.first().map(ToString::to_string).unwrap_or_default(),
            owners,
            key_persons: run.collect::<Result<_, _>>()?,
            premises: premises
                .map(|(code, one)| VettedPremises {
                    id: code.clone(),
                    role: one.role,
                    address: format!("{}, {}", one.address, one.city),
                })
                .collect(),
            sealed_to: used.value.grounds_to.clone(),
            office_keys: offices.flat_map(|office| office.keys.iter().map(|one| one.key)).collect(),
        })
    }

    /// A person, by what they are called and what shows it.
    fn person(&self, id: PersonId, role: Option<Code>) -> Result<VettedPerson, Missing> {
        let known = self.persons.iter().find(|(one, _)| *one == id);
        let known = known.map(|(_, history)| history.fold::<PersonState>()).unwrap_or_default();
        let name = known.recorded.as_ref().and_then(|recorded| recorded.name.as_ref());
        let name = name.and_then(|name| self.sees.personal(name).text());
        let documents = known.documents.iter().filter_map(|one| {
            let number = self.sees.personal(&one.number).text()?;
            Some(format!("{} {number}", one.document))
        });
        Ok(VettedPerson {
            id,
            name: name.ok_or(Missing::Name(id))?,
            role,
            documents: documents.collect(),
        })
    }
}
