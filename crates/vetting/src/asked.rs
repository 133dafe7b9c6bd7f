//! What was asked of a body, as events keep it: ids and a digest, no names.

use greyfile_envelope::StreamId;

use crate::answer::{Answer, Outcome};
use crate::error::VerifyError;
use crate::subject::Digest;
use crate::text::{BodyCode, PremisesId};

/// A request, as an event on record tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The log that asked.
    pub log: StreamId,
    /// The application or licence.
    pub licence: StreamId,
    /// Who was asked.
    pub body: BodyCode,
    /// Which time, from 1.
    pub round: u32,
    /// The digest of the subject.
    pub digest: Digest,
    /// Owners, by id.
    pub owners: Vec<StreamId>,
    /// Key persons, by id.
    pub key_persons: Vec<StreamId>,
    /// Premises, by id.
    pub premises: Vec<PremisesId>,
}

/// The request that an answer answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'a> {
    /// The request.
    pub asked: &'a Asked,
    /// Whether the body was asked again since: the answer counts for its own round.
    pub is_stale: bool,
}

impl Answer {
    /// Whether this is an answer to that request.
    ///
    /// # Errors
    /// With the first thing that differs. A `clear` has to cover everybody and every place that was
    /// asked about; no answer may cover what was not asked.
    pub fn answers(&self, asked: &Asked) -> Result<(), VerifyError> {
        if self.log != asked.log {
            return Err(VerifyError::OtherLog);
        }
        if self.licence != asked.licence {
            return Err(VerifyError::OtherLicence);
        }
        if self.body != asked.body {
            return Err(VerifyError::OtherBody);
        }
        if self.round != asked.round {
            return Err(VerifyError::OtherRound { answered: self.round, asked: asked.round });
        }
        if self.digest != asked.digest {
            return Err(VerifyError::OtherDigest);
        }
        let persons = [(&self.owners, &asked.owners), (&self.key_persons, &asked.key_persons)];
        let (mut less, mut other) = (0, 0);
        for (covered, asked) in persons {
            less += missing(asked, covered);
            other += missing(covered, asked);
        }
        less += missing(&asked.premises, &self.premises);
        other += missing(&self.premises, &asked.premises);
        if other > 0 {
            return Err(VerifyError::CoversOther { count: other });
        }
        if less > 0 && matches!(self.outcome, Outcome::Clear) {
            return Err(VerifyError::CoversLess { count: less });
        }
        Ok(())
    }

    /// Which of the requests to this body about this licence it answers.
    ///
    /// # Errors
    /// When it answers none: with what differs from the request of its round, or, where its round was
    /// never asked, from the last request.
    pub fn find<'a>(&self, requests: &'a [Asked]) -> Result<Found<'a>, VerifyError> {
        let last = requests.iter().max_by_key(|asked| asked.round).ok_or(VerifyError::NotAsked)?;
        let of_round = requests.iter().find(|asked| asked.round == self.round);
        let asked = of_round.unwrap_or(last);
        self.answers(asked)?;
        Ok(Found { asked, is_stale: asked.round < last.round })
    }
}

/// How many of these are not among those.
fn missing<T: PartialEq>(these: &[T], those: &[T]) -> usize {
    these.iter().filter(|one| !those.contains(one)).count()
}
