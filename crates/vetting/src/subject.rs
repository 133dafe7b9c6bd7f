//! Who and what is vetted, and the digest by which everything later names it.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use greyfile_envelope::StreamId;
use sha2::{Digest as _, Sha256};

use crate::asked::Asked;
use crate::bytes::{Reader, Writer};
use crate::error::MakeError;
use crate::limits::{DOCUMENTS_MAX, PERSONS_MAX, PREMISES_MAX, TEXT_CHARS_MAX};
use crate::text::{BodyCode, PremisesId, Text};

/// What the bytes of a subject begin with.
const LABEL: &str = "greyfile vetting subject 1";

/// A text of a subject.
pub(crate) type Words = Text<TEXT_CHARS_MAX>;

/// A person or firm that is vetted. Their name is personal data: it stands in the request file,
/// sealed to the body, and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Their stream.
    pub id: StreamId,
    /// What they are called.
    pub name: Words,
    /// Their role, such as `director`; of an owner, such as `owner`.
    pub role: Words,
    /// What documents name them, each with its kind, such as `CNIC 00000-0000000-0`.
    pub documents: Vec<Words>,
}

/// A place that is vetted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Premises {
    /// Its id within the centre.
    pub id: PremisesId,
    /// What it is used for, such as `main`.
    pub role: Words,
    /// Where it is.
    pub address: Words,
}

/// Who and what a body is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The log that asks.
    pub log: StreamId,
    /// The application or licence.
    pub licence: StreamId,
    /// Who is asked.
    pub body: BodyCode,
    /// Which time this body is asked about this licence, from 1.
    pub round: u32,
    /// Random bytes. Names are few: without these a digest would tell whoever tries names that they
    /// have guessed one.
    pub salt: [u8; 32],
    /// The centre.
    pub centre: StreamId,
    /// What the centre is called.
    pub centre_name: Words,
    /// Who owns it.
    pub owners: Vec<Party>,
    /// Its key persons.
    pub key_persons: Vec<Party>,
    /// Its premises.
    pub premises: Vec<Premises>,
}

impl Subject {
    /// The digest by which events and answers name this subject: SHA-256 of its canonical bytes. The
    /// order in which people and premises are given changes nothing.
    ///
    /// # Errors
    /// When the subject cannot be asked about: nobody owns it, somebody is in it twice, it is too
    /// large, or its round is 0.
    pub fn digest(&self) -> Result<Digest, MakeError> {
        Ok(Digest::of(&self.to_bytes()?))
    }

    /// What an answer to it has to name.
    ///
    /// # Errors
    /// As [`Subject::digest`].
    pub fn asked(&self) -> Result<Asked, MakeError> {
        let digest = self.digest()?;
        let sorted = |parties: &[Party]| {
            let mut ids: Vec<_> = parties.iter().map(|party| party.id).collect();
            ids.sort_by_key(ToString::to_string);
            ids
        };
        let mut premises: Vec<_> = self.premises.iter().map(|one| one.id.clone()).collect();
        premises.sort();
        Ok(Asked {
            log: self.log,
            licence: self.licence,
            body: self.body.clone(),
            round: self.round,
            digest,
            owners: sorted(&self.owners),
            key_persons: sorted(&self.key_persons),
            premises,
        })
    }

    /// The canonical bytes. Lists are sorted by id; nothing is in one of them twice.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, MakeError> {
        if self.round == 0 {
            return Err(MakeError::Round);
        }
        if self.owners.is_empty() {
            return Err(MakeError::NoOwner);
        }
        let persons = self.owners.len() + self.key_persons.len();
        let documents = self.owners.iter().chain(&self.key_persons);
        let documents = documents.map(|party| party.documents.len()).max().unwrap_or_default();
        if persons > PERSONS_MAX || self.premises.len() > PREMISES_MAX || documents > DOCUMENTS_MAX
        {
            return Err(MakeError::TooMuch);
        }
        let mut writer = Writer::new(LABEL);
        writer.text(&self.log.to_string()).text(&self.licence.to_string());
        writer.text(self.body.as_str()).number(self.round).raw(&self.salt);
        writer.text(&self.centre.to_string()).text(self.centre_name.as_str());
        for parties in [&self.owners, &self.key_persons] {
            let parties = sorted(parties, |party| party.id.to_string())?;
            writer.list(&parties, |writer, party| write_party(writer, party));
        }
        let premises = sorted(&self.premises, |one| one.id.to_string())?;
        writer.list(&premises, |writer, one| {
            writer.text(one.id.as_str()).text(one.role.as_str()).text(one.address.as_str());
        });
        Ok(writer.done())
    }

    /// The inverse of [`Subject::to_bytes`], of nothing but canonical bytes.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        (reader.text()? == LABEL).then_some(())?;
        let subject = Self {
            log: parsed(&mut reader)?,
            licence: parsed(&mut reader)?,
            body: parsed(&mut reader)?,
            round: reader.number()?,
            salt: reader.array()?,
            centre: parsed(&mut reader)?,
            centre_name: parsed(&mut reader)?,
            owners: reader.list(PERSONS_MAX, read_party)?,
            key_persons: reader.list(PERSONS_MAX, read_party)?,
            premises: reader.list(PREMISES_MAX, |reader| {
                let (id, role, address) = (parsed(reader)?, parsed(reader)?, parsed(reader)?);
                Some(Premises { id, role, address })
            })?,
        };
        reader.end()?;
        (subject.to_bytes().ok()? == bytes).then_some(subject)
    }
}

fn write_party(writer: &mut Writer, party: &Party) {
    writer.text(&party.id.to_string()).text(party.name.as_str()).text(party.role.as_str());
    let mut documents: Vec<&str> = party.documents.iter().map(Text::as_str).collect();
    documents.sort_unstable();
    writer.list(&documents, |writer, document| {
        writer.text(document);
    });
}

fn read_party(reader: &mut Reader<'_>) -> Option<Party> {
    let (id, name, role) = (parsed(reader)?, parsed(reader)?, parsed(reader)?);
    let documents = reader.list(DOCUMENTS_MAX, parsed)?;
    Some(Party { id, name, role, documents })
}

fn parsed<T: FromStr>(reader: &mut Reader<'_>) -> Option<T> {
    reader.text()?.parse().ok()
}

/// By id; one that is there twice is refused.
fn sorted<T>(items: &[T], id: impl Fn(&T) -> String) -> Result<Vec<&T>, MakeError> {
    let mut items: Vec<_> = items.iter().map(|item| (id(item), item)).collect();
    items.sort_by(|one, other| one.0.cmp(&other.0));
    if items.windows(2).any(|pair| pair[0].0 == pair[1].0) {
        return Err(MakeError::Twice);
    }
    Ok(items.into_iter().map(|(_, item)| item).collect())
}

/// The digest of a subject.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    pub(crate) fn of(subject: &[u8]) -> Self {
        Self(Sha256::digest(subject).into())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Digest {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        crate::text::hex(text).map(Self).ok_or(())
    }
}
