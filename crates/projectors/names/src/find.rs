//! Finding streams by what somebody types.

use std::ops::Bound;

use greyfile_envelope::{StreamId, StreamKind};
use greyfile_projector::contract::{Key, Newest};
use greyfile_projector::{ReadError, Reader};

use crate::token::{Token, number, parts_asked, words};
use crate::{Names, STREAMS};

/// Steps through the tokens' lists for one answer, at most.
const STEPS_MAX: usize = 1_500;

/// How far the streams of a token are counted, to begin with one that has few. Whichever of the others
/// is taken first, each list tells how far to go on in the next.
const COUNTED_MAX: usize = 16;

/// A stream that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub stream: StreamId,
    /// The texts that it is found by.
    pub texts: Vec<String>,
}

/// Streams of a kind that have all words of what was typed, each whole or in part: those that have
/// them as whole words first, then those that begin with them, the newest first among each. At most so
/// many. Words of one letter ask for nothing; nothing is found by them alone.
///
/// # Errors
/// When the view cannot be read.
pub fn find(
    names: &Names,
    reader: &Reader<'_>,
    kind: StreamKind,
    typed: &str,
    most: usize,
) -> Result<Vec<Found>, ReadError> {
    let tokens: Vec<Token> = parts_asked(typed).iter().map(|part| names.key.token(part)).collect();
    let asked = Asked::of(typed);
    let mut found: Vec<(u8, Found)> = Vec::new();
    // Some are dropped when they are held against the words, and the best are not always the newest.
    for stream in with_all(reader, kind, tokens, most.saturating_mul(4))? {
        let Some(state) = reader.history(stream)?.state() else { continue };
        let texts = state.sought();
        if let Some(rank) = asked.rank(&texts) {
            found.push((rank, Found { stream, texts }));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.truncate(most);
    Ok(found.into_iter().map(|(_, found)| found).collect())
}

/// The newest streams that have all of these tokens.
fn with_all(
    reader: &Reader<'_>,
    kind: StreamKind,
    mut tokens: Vec<Token>,
    most: usize,
) -> Result<Vec<StreamId>, ReadError> {
    let mut counted = Vec::new();
    for token in tokens.drain(..) {
        let rows = reader.prefix(&STREAMS, &(kind, token)).take(COUNTED_MAX);
        let count = rows.collect::<Result<Vec<_>, _>>()?.len();
        counted.push((count, token));
    }
    counted.sort_unstable();
    let Some(((fewest, rarest), others)) = counted.split_first() else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    if *fewest == 0 {
        return Ok(found);
    }
    let mut from = Bound::Included((kind, *rarest).key_bytes());
    for _ in 0..STEPS_MAX {
        let Some(stream) = next(reader, kind, *rarest, &from)? else { break };
        // The first of the others that does not have it says where to go on.
        let mut on = None;
        for (_, token) in others {
            let at = Bound::Included(key(kind, *token, stream));
            let there = next(reader, kind, *token, &at)?;
            if there != Some(stream) {
                on = Some(there);
                break;
            }
        }
        from = match on {
            None => {
                found.push(stream);
                if found.len() == most {
                    break;
                }
                Bound::Excluded(key(kind, *rarest, stream))
            }
            Some(Some(further)) => Bound::Included(key(kind, *rarest, further)),
            Some(None) => break,
        };
    }
    Ok(found)
}

fn key(kind: StreamKind, token: Token, stream: StreamId) -> Vec<u8> {
    (kind, token, Newest(stream.id), stream).key_bytes()
}

/// The first stream of a token from a key on.
fn next(
    reader: &Reader<'_>,
    kind: StreamKind,
    token: Token,
    from: &Bound<Vec<u8>>,
) -> Result<Option<StreamId>, ReadError> {
    let from = from.as_ref().map(|key| Raw(key.clone()));
    let end = Raw((kind, token).key_bytes());
    let mut rows = reader.range(&STREAMS, from.as_ref(), Bound::Included(&end));
    Ok(rows.next().transpose()?.map(|((.., stream), ())| stream))
}

/// A key, or the beginning of one, as its bytes.
struct Raw(Vec<u8>);

impl Key for Raw {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.0);
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self(std::mem::take(bytes).to_vec()))
    }
}

/// What was typed.
struct Asked {
    words: Vec<String>,
    number: Option<String>,
}

impl Asked {
    fn of(typed: &str) -> Self {
        Self { words: words(typed), number: number(typed) }
    }

    /// How well these texts answer; the less the better, `None` if they do not.
    fn rank(&self, texts: &[String]) -> Option<u8> {
        if let Some(asked) = &self.number {
            let same = texts.iter().filter_map(|text| number(text)).any(|number| number == *asked);
            return same.then_some(0);
        }
        let has: Vec<String> = texts.iter().flat_map(|text| words(text)).collect();
        let numbers: Vec<String> = texts.iter().filter_map(|text| number(text)).collect();
        let rank = |word: &String| {
            let ends = |number: &String| number.ends_with(word.as_str());
            if has.contains(word) {
                Some(0)
            } else if has.iter().any(|one| one.starts_with(word.as_str())) {
                Some(1)
            } else if has.iter().any(|one| one.contains(word.as_str())) || numbers.iter().any(ends)
            {
                Some(2)
            } else {
                None
            }
        };
        let ranks: Option<Vec<u8>> = self.words.iter().map(rank).collect();
        ranks?.into_iter().max()
    }
}
