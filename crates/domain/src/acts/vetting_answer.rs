//! Takes in what a body signed: the answer to a request that was made before, whoever brings it.

use greyfile_envelope::{Position, StreamId};
use greyfile_vetting::{Answer, Asked, Digest, Key, Outcome, VerifyError, verify};

use super::Draft;
use crate::kernel::refusal::{Licensing, Refusal};
use crate::streams::LicenceId;
use crate::streams::licence::{
    LicenceEvent, LicenceState, SignedAnswer, VettingDeferred, VettingFailed, VettingPassed,
};
use crate::values::declare::payload;
use crate::values::hex::{Hex, HexBytes};
use crate::values::regime::KeyStanding;
use crate::values::text::{Code, Line};

payload! {
    /// A body's signed answer to a request for vetting.
    struct TakeVettingAnswer {
        /// The application or licence.
        licence: LicenceId,
        /// The answer file as it came, byte by byte.
        file: HexBytes,
    }
}

impl TakeVettingAnswer {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        let on = self.licence.stream();
        draft.must_be_on_record(on);
        let licence = draft.whole(on);
        let Some(licence) = licence.as_ref().and_then(LicenceState::of) else { return };
        match answer(&self.file.0, on, licence, draft) {
            Ok(event) => draft.add(on, event),
            Err(refusal) => draft.refuse(refusal),
        }
    }
}

/// The event that an answer file makes, if it is one to what was asked, by a key that counts.
fn answer(
    file: &[u8],
    on: StreamId,
    licence: &LicenceState,
    draft: &Draft<'_>,
) -> Result<LicenceEvent, Refusal> {
    let bodies = licence.vetting.rounds.keys().map(|(body, _)| body);
    let mut keys = Vec::new();
    for body in bodies {
        for public in draft.context.law.keys_of(body) {
            let named = body.as_str().replace('_', "-").parse();
            // A key that no signature fits is passed over: the regime may be older than this rule.
            if let Ok(named) = named
                && let Ok(key) = Key::new(named, &public.0)
            {
                keys.push((body.clone(), public, key));
            }
        }
    }
    let known: Vec<Key> = keys.iter().map(|(.., key)| key.clone()).collect();
    let verified = verify(file, &known).map_err(|error| refused(&error))?;
    let signed_by =
        keys.iter().find(|(.., key)| key.id() == verified.key && *key.body() == verified.body);
    let Some((body, public, _)) = signed_by else {
        return Err(refused(&VerifyError::KeyUnknown(verified.key)));
    };
    let asked = asked(licence, on, body, &verified);
    verified.find(&asked).map_err(|error| refused(&error))?;
    let law = draft.context.law;
    let position = Position(u64::MAX);
    match law.key(body, public, position, draft.context.now) {
        KeyStanding::InForce | KeyStanding::Overlap { .. } => {}
        KeyStanding::RotatedOut => return Err(no("key_rotated_out")),
        KeyStanding::Compromised { .. } => return Err(no("key_compromised")),
        KeyStanding::Unknown => return Err(no("key_unknown")),
    }
    let round = u16::try_from(verified.round).unwrap_or(u16::MAX);
    let answers = licence.vetting.rounds.get(&(body.clone(), round));
    if answers.is_some_and(|round| round.answers.iter().any(|one| one.answer.signed.0 == file)) {
        return Err(Refusal::AlreadyRecorded);
    }
    let answer = SignedAnswer {
        body: body.clone(),
        round,
        reference: Line::new(verified.reference.as_str()).map_err(|_| no("malformed"))?,
        digest: Hex(verified.digest.0),
        signed: HexBytes(file.to_vec()),
        key: *public,
    };
    Ok(match verified.outcome {
        Outcome::Clear => LicenceEvent::VettingPassed(VettingPassed { answer, counts_until: None }),
        Outcome::NotClear { grounds } => {
            let commitment = grounds.map(|grounds| Hex(grounds.commitment.0));
            LicenceEvent::VettingFailed(VettingFailed { answer, commitment })
        }
        Outcome::Deferred { until } => {
            LicenceEvent::VettingDeferred(VettingDeferred { answer, until: Some(until) })
        }
    })
}

/// What this body was asked about this licence, as the answer would name it. Which log asked is bound by
/// the digest.
fn asked(licence: &LicenceState, on: StreamId, body: &Code, verified: &Answer) -> Vec<Asked> {
    let rounds = licence.vetting.rounds.iter().filter(|((of, _), _)| of == body);
    let asked = rounds.filter_map(|((_, round), one)| {
        let (_, requested) = one.asked.as_ref().filter(|_| one.withdrawn.is_none())?;
        let premises = requested.premises.iter();
        Some(Asked {
            log: verified.log,
            licence: on,
            body: verified.body.clone(),
            round: u32::from(*round),
            digest: Digest(requested.digest.0),
            owners: requested.owners.iter().map(|person| person.stream()).collect(),
            key_persons: requested.key_persons.iter().map(|person| person.stream()).collect(),
            premises: premises.filter_map(|code| dashed(code).parse().ok()).collect(),
        })
    });
    asked.collect()
}

/// A code as files of vetting write it.
fn dashed(code: &Code) -> String {
    code.as_str().replace('_', "-")
}

fn no(why: &'static str) -> Refusal {
    Licensing::AnswerRefused { why }.into()
}

fn refused(error: &VerifyError) -> Refusal {
    let code = error.code();
    no(code.split_once('.').map_or(code, |(_, why)| why))
}
