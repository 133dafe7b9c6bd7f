//! A walk over the whole log that compares everything that is stored twice.

use greyfile_envelope::Position;
use redb::{ReadOnlyTable, ReadableTable};

use super::Shared;
use super::error::{guarded, read_failure};
use super::group::Group;
use super::heads::{self, Heads};
use super::reader::{damaged, snapshot};
use super::store::missing;
use crate::ReadError;

/// Most findings that are listed; a file that is damaged all over need not be told in full.
const FINDINGS_MAX: usize = 1_000;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// How many records were sound.
    pub records: u64,
    /// How many bytes they have.
    pub bytes: u64,
    /// How many streams they belong to.
    pub streams: usize,
    /// The last position, when the check began.
    pub last: Position,
    /// What is wrong, by position, at most a thousand. Empty means the log is sound.
    pub findings: Vec<ReadError>,
}

pub(crate) fn check(shared: &Shared, last: Position) -> Result<Checked, ReadError> {
    let mut checked = Checked { records: 0, bytes: 0, streams: 0, last, findings: Vec::new() };
    let mut next = Position::FIRST;
    match guarded(|| walk(shared, &mut checked, &mut next)) {
        Ok(Ok(())) => {}
        Ok(Err(ReadError::Closed)) => return Err(ReadError::Closed),
        Ok(Err(error)) => checked.findings.push(error),
        Err(what) => checked.findings.push(ReadError::Damaged { position: next, what }),
    }
    checked.findings.truncate(FINDINGS_MAX);
    Ok(checked)
}

fn walk(shared: &Shared, checked: &mut Checked, next: &mut Position) -> Result<(), ReadError> {
    let last = checked.last;
    let snapshot = snapshot(shared, *next)?;
    let failed = |at: Position| move |error: redb::StorageError| read_failure(at, error.into());
    let (mut heads, mut window) = (Heads::default(), Heads::default());
    for entry in ReadableTable::iter(&snapshot.groups).map_err(failed(*next))? {
        let (key, value) = entry.map_err(failed(*next))?;
        if *next > last {
            break;
        }
        if key.value() != next.0 {
            checked.findings.push(missing(*next));
            *next = Position(key.value().max(next.0));
        }
        let group = match Group::parse(Position(key.value()), value.value()) {
            Ok(group) => group,
            Err(damage) => {
                // Its length is unknown, so the following gap is reported as well.
                checked.findings.push(damaged(damage));
                continue;
            }
        };
        // A walk does not use the tree's separators; reads of single records do.
        if !matches!(snapshot.group_at(group.last()), Ok(held) if held.first == group.first) {
            checked.findings.push(ReadError::Damaged {
                position: group.first,
                what: "the file's tree does not lead here".to_owned(),
            });
        }
        for index in 0..group.count() {
            let at = Position(group.first.0 + index as u64);
            *next = at.next();
            let frame = match group.frame(index) {
                Ok(frame) => frame,
                Err(damage) => {
                    checked.findings.push(damaged(damage));
                    continue;
                }
            };
            checked.records += 1;
            checked.bytes += frame.record.len() as u64;
            window.insert(frame.stream, at);
            if heads.insert(frame.stream, at).unwrap_or_default() != frame.previous {
                checked.findings.push(ReadError::Damaged {
                    position: at,
                    what: format!("its link to the record of {} before it is wrong", frame.stream),
                });
            }
        }
        if let Some(stored) = segment(&snapshot.segments, group.last())? {
            if stored != window {
                checked.findings.push(ReadError::Damaged {
                    position: group.last(),
                    what: "the stream heads up to here differ from the records".to_owned(),
                });
            }
            window.clear();
        }
    }
    if *next <= last {
        checked.findings.push(missing(*next));
    }
    checked.streams = heads.len();
    Ok(())
}

/// The segment of the stream heads that ends here, if one does.
fn segment(
    segments: &ReadOnlyTable<u64, &'static [u8]>,
    last: Position,
) -> Result<Option<Heads>, ReadError> {
    let value = segments.get_owned(last.0).map_err(|error| read_failure(last, error.into()))?;
    let Some(value) = value else { return Ok(None) };
    let mut heads = Heads::default();
    heads::load(last, value.value(), &mut heads)
        .map_err(|what| ReadError::Damaged { position: last, what: what.to_owned() })?;
    Ok(Some(heads))
}
