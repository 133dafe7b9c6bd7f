//! The regime: what is in force on a day, what was drafted, and which keys count.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use greyfile_casefile::Casefile;
use greyfile_domain::values::hex::Hex;
use greyfile_domain::values::law::Law;
use greyfile_domain::values::regime::{Adoption, KeyStanding, Regime};
use greyfile_domain::values::text::{Code, Line};
use greyfile_envelope::{Day, EventId, Position, Timestamp};
use greyfile_field::Field;
use serde::{Deserialize, Serialize};

use super::Problem;
use super::listed::unknown_value;
use super::query::{Ask, Asks, Query};
use super::reads::behind_the_log;
use crate::app::Viewing;
use crate::sight::Sight;

/// Which regime.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegimeQuery {
    on: Option<Day>,
    draft: Option<Code>,
    at_least: Option<Position>,
}

impl Ask for RegimeQuery {
    const FIELDS: Asks =
        &[("on", Day::SHAPE), ("draft", Code::SHAPE), ("at_least", Position::SHAPE)];
}

/// What is asked of the regime.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// The day on which it is in force.
    pub(crate) on: Day,
    /// The code of a draft, where one is asked for.
    pub(crate) draft: Option<Code>,
    /// The instant at which keys are judged.
    pub(crate) now: Timestamp,
}

/// A regime, and what there is beside it.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub(crate) struct RegimeShown {
    /// The last event that was taken in.
    pub(crate) position: Position,
    /// The day that was asked for.
    pub(crate) on: Day,
    /// Whether what is shown is a draft, which decides nothing.
    pub(crate) drafted: bool,
    /// The event that adopted or drafted what is shown; none where no regime was in force.
    pub(crate) event: Option<EventId>,
    /// What it states.
    pub(crate) regime: Option<Regime>,
    /// Everything that was adopted, in the order of adoption.
    pub(crate) adopted: Vec<RegimeNamed>,
    /// Everything that was drafted.
    pub(crate) drafts: Vec<RegimeNamed>,
    /// The keys of the bodies that are shown, and those that replaced them.
    pub(crate) keys: Vec<KeyShown>,
}

/// A regime by name.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub(crate) struct RegimeNamed {
    /// The event that adopted or drafted it.
    pub(crate) event: EventId,
    /// Where that event stands in the log.
    pub(crate) position: Position,
    /// Its code.
    pub(crate) code: Code,
    /// What it is called.
    pub(crate) title: Line,
    /// Its first day.
    pub(crate) effective_from: Day,
}

/// A key, and whether it counts for what is taken in now.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub(crate) struct KeyShown {
    /// Whose.
    pub(crate) body: Code,
    /// The key: Ed25519.
    pub(crate) key: Hex<32>,
    /// Whether it counts.
    pub(crate) standing: KeyCounts,
    /// Until when a key that was replaced counts.
    pub(crate) until: Option<Timestamp>,
    /// From which position on a key that got into other hands does not count.
    pub(crate) from: Option<Position>,
}

/// Whether a key counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KeyCounts {
    /// It does.
    InForce,
    /// It was replaced and still counts.
    Overlap,
    /// It was replaced and does not count.
    RotatedOut,
    /// It got into other hands.
    Compromised,
    /// The regime in force does not name it.
    NotInForce,
}

/// A regime.
#[utoipa::path(
    get, path = "/api/regime", summary = "The regime in force on a day, or a draft",
    params(
        ("on" = Option<String>, Query, description = "The day; today when absent"),
        ("draft" = Option<String>, Query, description = "The code of a draft, to show that instead"),
        ("at_least" = Option<u64>, Query, description = "Wait until the view shows this position")
    ),
    responses(
        (status = 200, description = "What it states, each value with its source", content_type = "application/json", body = ref("#/components/schemas/RegimeShown")),
        (status = 404, description = "No draft of this code", content_type = "application/json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn get(
    State(viewing): State<Arc<Viewing>>,
    Query(query): Query<RegimeQuery>,
) -> Result<Json<RegimeShown>, Problem> {
    let RegimeQuery { on, draft, at_least } = query;
    if !viewing.sight.shows(&Casefile, at_least).await {
        return Err(behind_the_log());
    }
    let now = viewing.app.now();
    let on = on.unwrap_or_else(|| now.day());
    read(&viewing.sight, Asked { on, draft, now }).await.map(Json)
}

/// What was asked for.
pub(crate) async fn read(sight: &Sight, asked: Asked) -> Result<RegimeShown, Problem> {
    let known = sight.read(Casefile, |reader| Ok((reader.position(), reader.law()?)));
    let (position, law) = known.await?;
    let drafts = || law.drafts.iter().map(|one| one.regime.code.to_string()).collect::<Vec<_>>();
    shown(&law, position, &asked).ok_or_else(|| unknown_value("draft", &drafts()))
}

/// What is shown; nothing where there is no such draft.
fn shown(law: &Law, position: Position, asked: &Asked) -> Option<RegimeShown> {
    let found = match &asked.draft {
        Some(code) => Some(law.drafts.iter().find(|one| one.regime.code == *code)?),
        None => law.on(asked.on),
    };
    let named = |one: &Adoption| RegimeNamed {
        event: one.event,
        position: one.position,
        code: one.regime.code.clone(),
        title: one.regime.title.clone(),
        effective_from: one.regime.effective_from,
    };
    Some(RegimeShown {
        position,
        on: asked.on,
        drafted: asked.draft.is_some(),
        event: found.map(|one| one.event),
        regime: found.map(|one| one.regime.clone()),
        adopted: law.adoptions.iter().map(named).collect(),
        drafts: law.drafts.iter().map(named).collect(),
        keys: found.map_or_else(Vec::new, |one| keys(law, &one.regime, asked.now)),
    })
}

/// The keys that a regime names, and those that replaced them.
fn keys(law: &Law, regime: &Regime, now: Timestamp) -> Vec<KeyShown> {
    let mut keys = Vec::new();
    for body in &regime.bodies {
        let rotated = law.rotations.iter().filter(|one| one.body == body.code);
        let all = body.keys.iter().map(|one| one.key).chain(rotated.map(|one| one.new));
        for key in all {
            if !keys.iter().any(|one: &KeyShown| one.body == body.code && one.key == key) {
                let standing = law.key(&body.code, &key, Position(u64::MAX), now);
                keys.push(KeyShown::of(&body.code, key, standing));
            }
        }
    }
    keys
}

impl KeyShown {
    fn of(body: &Code, key: Hex<32>, standing: KeyStanding) -> Self {
        let (counts, until, from) = match standing {
            KeyStanding::InForce => (KeyCounts::InForce, None, None),
            KeyStanding::Overlap { until } => (KeyCounts::Overlap, Some(until), None),
            KeyStanding::RotatedOut => (KeyCounts::RotatedOut, None, None),
            KeyStanding::Compromised { from } => (KeyCounts::Compromised, None, Some(from)),
            KeyStanding::Unknown => (KeyCounts::NotInForce, None, None),
        };
        Self { body: body.clone(), key, standing: counts, until, from }
    }
}

impl KeyCounts {
    /// Whether what the key signs is taken in.
    pub(crate) const fn counts(self) -> bool {
        matches!(self, Self::InForce | Self::Overlap)
    }

    /// Its code, as words have it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::Overlap => "overlap",
            Self::RotatedOut => "rotated-out",
            Self::Compromised => "compromised",
            Self::NotInForce => "not-in-force",
        }
    }
}
