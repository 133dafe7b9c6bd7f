//! The file: its tables, creating, opening, and the snapshots reads are made from.

use std::fs::{File, TryLockError};
use std::io::{self, Read};
use std::path::Path;
use std::time::Instant;

use bytes::Bytes;
use greyfile_envelope::{Position, StreamId};
use redb::backends::FileBackend;
use redb::{
    Builder, Database, ReadOnlyTable, ReadableDatabase, ReadableTable, ReadableTableMetadata,
    TableDefinition,
};

use super::Options;
use super::error::{OpenError, guarded, read_failure};
use super::group::{self, Frame, Group};
use super::heads::{self, Heads};
use super::mark::Mark;
use crate::ReadError;

/// Commit groups by the position of their first record: see [`super::group`].
pub(crate) const GROUPS: TableDefinition<u64, &[u8]> = TableDefinition::new("groups");
/// Segments of the stream heads by the last position of their window: see [`super::heads`].
pub(crate) const HEADS: TableDefinition<u64, &[u8]> = TableDefinition::new("heads");
/// Numbers about the file.
const META: TableDefinition<&str, u64> = TableDefinition::new("meta");

/// Key of `meta`: the file layout, [`FILE_LAYOUT`].
const META_LAYOUT: &str = "layout";
/// The number of the tables' arrangement.
const FILE_LAYOUT: u64 = 1;
/// What a redb file starts with. It is written last, so a file without it was never finished.
const MAGIC_LEN: usize = 9;

/// What opening found.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) db: Database,
    pub(crate) heads: Heads,
    pub(crate) tail: Tail,
}

/// Where the writer goes on.
#[derive(Debug)]
pub(crate) struct Tail {
    /// Heads of the streams written since the last segment.
    pub(crate) window: Heads,
    /// The last position covered by a segment.
    pub(crate) covered: Position,
    pub(crate) last: Position,
    pub(crate) mark: Mark,
}

/// Creates the file with its first record. A file left by a creation that was cut off is taken
/// over; one that holds a record is left alone.
pub(crate) fn create(
    path: &Path,
    stream: StreamId,
    record: &Bytes,
    options: &Options,
) -> Result<Opened, OpenError> {
    let empty = std::fs::metadata(path).map_or(true, |there| there.len() == 0);
    if empty && Mark::path(path).exists() {
        let (_, acknowledged) = Mark::open(path).map_err(|error| OpenError::io(path, error))?;
        if acknowledged > Position::ZERO {
            return Err(lost(path, Position::ZERO, acknowledged));
        }
    }
    let file = greyfile_disk::open_or_create(path).map_err(|error| OpenError::io(path, error))?;
    lock(path, &file)?;
    if !has_magic(&file).map_err(|error| OpenError::io(path, error))? {
        file.set_len(0).map_err(|error| OpenError::io(path, error))?;
    }
    let db = database(path, file, options)?;
    let found = || -> Result<(), redb::Error> {
        let frame = Frame { stream, previous: Position::ZERO, record };
        let (_, len) = group::next_value(&[frame]);
        let txn = db.begin_write()?;
        {
            txn.open_table(META)?.insert(META_LAYOUT, FILE_LAYOUT)?;
            txn.open_table(HEADS)?;
            let mut groups = txn.open_table(GROUPS)?;
            if groups.is_empty()? {
                let mut value = groups.insert_reserve(Position::FIRST.0, len)?;
                group::encode(Position::FIRST, &[frame], value.as_mut());
            } else {
                return Err(redb::Error::TableExists(String::new()));
            }
        }
        Ok(txn.commit()?)
    };
    match guarded(found).map_err(|what| OpenError::damaged(path, what))? {
        Ok(()) => {}
        Err(redb::Error::TableExists(_)) => return Err(OpenError::Exists(path.to_owned())),
        Err(error) => return Err(OpenError::redb(path, error)),
    }
    // The name itself must survive a power cut as well.
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))
        .and_then(|folder| folder.sync_all())
        .map_err(|error| OpenError::io(path, error))?;
    load(path, db)
}

/// Opens the file and loads the heads of its streams.
pub(crate) fn open(path: &Path, options: &Options) -> Result<Opened, OpenError> {
    let file = greyfile_disk::open(path).map_err(|error| OpenError::io(path, error))?;
    lock(path, &file)?;
    let len = file.metadata().map_err(|error| OpenError::io(path, error))?.len();
    if len == 0 || !has_magic(&file).map_err(|error| OpenError::io(path, error))? {
        return Err(OpenError::Unfounded(path.to_owned()));
    }
    load(path, database(path, file, options)?)
}

fn lock(path: &Path, file: &File) -> Result<(), OpenError> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(OpenError::Locked(path.to_owned())),
        // A file system without locks: redb has its own way to notice.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
    }
}

/// Whether the file's creation got as far as its magic number. Another number is redb's to judge.
fn has_magic(file: &File) -> io::Result<bool> {
    let mut magic = Vec::with_capacity(MAGIC_LEN);
    file.take(MAGIC_LEN as u64).read_to_end(&mut magic)?;
    Ok(magic.iter().any(|byte| *byte != 0))
}

fn database(path: &Path, file: File, options: &Options) -> Result<Database, OpenError> {
    let started = Instant::now();
    let backend = FileBackend::new(file).map_err(|error| OpenError::redb(path, error.into()))?;
    let owned = path.to_owned();
    let open = move || {
        let mut builder = Builder::new();
        builder.set_cache_size(options.cache_bytes);
        let verifying = options.verifying.clone();
        builder.set_repair_callback(move |session| {
            if let Some(verifying) = &verifying {
                // From 0 to 1; never more than a whole, whatever it says.
                verifying((session.progress().clamp(0.0, 1.0) * 100.0) as u8);
            }
            if session.progress() == 0.0 {
                tracing::warn!(
                    log.path = %owned.display(),
                    "the log was not closed cleanly; verifying the whole file"
                );
            }
        });
        match &options.wrap {
            Some(wrap) => builder.create_with_backend(Wrapped(wrap(backend))),
            None => builder.create_with_backend(backend),
        }
    };
    let db = guarded(open)
        .map_err(|what| OpenError::damaged(path, what))?
        .map_err(|error| OpenError::redb(path, error.into()))?;
    tracing::debug!(log.path = %path.display(), log.open_ms = started.elapsed().as_millis() as u64, "file opened");
    Ok(db)
}

fn load(path: &Path, db: Database) -> Result<Opened, OpenError> {
    match guarded(move || load_unguarded(path, db)) {
        Ok(opened) => opened,
        Err(what) => Err(OpenError::damaged(path, what)),
    }
}

fn load_unguarded(path: &Path, db: Database) -> Result<Opened, OpenError> {
    let redb = |error: redb::Error| OpenError::redb(path, error);
    let storage = |error: redb::StorageError| redb(error.into());
    let damaged = |position: Position, what: &str| {
        OpenError::damaged(path, format!("position {position}: {what}"))
    };
    let txn = db.begin_read().map_err(|error| redb(error.into()))?;
    let meta = txn.open_table(META).map_err(|error| redb(error.into()))?;
    let layout = meta.get_owned(META_LAYOUT).map_err(storage)?.map(|layout| layout.value());
    match layout {
        Some(FILE_LAYOUT) => {}
        Some(found) => {
            return Err(OpenError::Layout { path: path.to_owned(), found, known: FILE_LAYOUT });
        }
        None => return Err(OpenError::damaged(path, "its layout number is gone")),
    }

    let mut heads = Heads::default();
    let mut covered = Position::ZERO;
    let segments = txn.open_table(HEADS).map_err(|error| redb(error.into()))?;
    for segment in ReadableTable::iter(&segments).map_err(storage)? {
        let (key, value) = segment.map_err(storage)?;
        let last = Position(key.value());
        let first =
            heads::load(last, value.value(), &mut heads).map_err(|what| damaged(last, what))?;
        if first != covered.next() || last < first {
            return Err(damaged(covered.next(), "a segment of the stream heads is missing"));
        }
        covered = last;
    }

    let snapshot = Snapshot::new(&db).map_err(redb)?;
    let mut window = Heads::default();
    let mut last = covered;
    if covered > Position::ZERO {
        let before = snapshot.group_at(covered).map_err(|error| read(path, error))?;
        if before.group().map_err(|(at, what)| damaged(at, what))?.last() != covered {
            return Err(damaged(covered, "the records around it are not where they belong"));
        }
    }
    for entry in snapshot.groups.range(covered.next().0..).map_err(storage)? {
        let (key, value) = entry.map_err(storage)?;
        if key.value() != last.next().0 {
            return Err(damaged(last.next(), "no record stands here, but later ones exist"));
        }
        let group =
            Group::parse(last.next(), value.value()).map_err(|(at, what)| damaged(at, what))?;
        for index in 0..group.count() {
            let frame = group.frame(index).map_err(|(at, what)| damaged(at, what))?;
            last = last.next();
            window.insert(frame.stream, last);
        }
    }
    if last == Position::ZERO {
        return Err(OpenError::Unfounded(path.to_owned()));
    }
    let (mark, acknowledged) = Mark::open(path).map_err(|error| OpenError::io(path, error))?;
    if last < acknowledged {
        return Err(lost(path, last, acknowledged));
    }
    heads.extend(window.iter().map(|(stream, head)| (*stream, *head)));
    drop((snapshot, segments, meta, txn));
    Ok(Opened { db, heads, tail: Tail { window, covered, last, mark } })
}

pub(crate) fn lost(path: &Path, last: Position, acknowledged: Position) -> OpenError {
    OpenError::Lost { path: path.to_owned(), mark: Mark::path(path), last, acknowledged }
}

fn read(path: &Path, error: ReadError) -> OpenError {
    OpenError::damaged(path, error.to_string())
}

/// The tables as they stood at one commit.
pub(crate) struct Snapshot {
    pub(crate) groups: ReadOnlyTable<u64, &'static [u8]>,
    pub(crate) segments: ReadOnlyTable<u64, &'static [u8]>,
}

/// A value of `groups`, held in the engine's page.
pub(crate) struct Held {
    pub(crate) first: Position,
    value: redb::AccessGuard<'static, &'static [u8]>,
}

impl Held {
    pub(crate) fn group(&self) -> Result<Group<'_>, group::Damage> {
        Group::parse(self.first, self.value.value())
    }
}

impl Snapshot {
    pub(crate) fn new(db: &Database) -> Result<Self, redb::Error> {
        let txn = db.begin_read()?;
        Ok(Self { groups: txn.open_table(GROUPS)?, segments: txn.open_table(HEADS)? })
    }

    /// The value that holds this position, which the caller knows to exist.
    pub(crate) fn group_at(&self, position: Position) -> Result<Held, ReadError> {
        let failed = |error: redb::StorageError| read_failure(position, error.into());
        let mut before = self.groups.range(..=position.0).map_err(failed)?;
        match before.next_back() {
            Some(entry) => {
                let (key, value) = entry.map_err(failed)?;
                Ok(Held { first: Position(key.value()), value })
            }
            None => Err(missing(position)),
        }
    }
}

/// The error of a position that must hold a record and does not.
pub(crate) fn missing(position: Position) -> ReadError {
    ReadError::Damaged { position, what: "no record stands here".to_owned() }
}

/// A storage backend chosen at run time.
#[derive(Debug)]
struct Wrapped(Box<dyn redb::StorageBackend>);

impl redb::StorageBackend for Wrapped {
    fn len(&self) -> io::Result<u64> {
        self.0.len()
    }
    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.0.read(offset, out)
    }
    fn set_len(&self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }
    fn sync_data(&self) -> io::Result<()> {
        self.0.sync_data()
    }
    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.0.write(offset, data)
    }
    fn close(&self) -> io::Result<()> {
        self.0.close()
    }
}
