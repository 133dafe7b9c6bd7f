//! The beginning of a log, as a log.

use std::sync::Arc;

use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream};
use greyfile_envelope::{Envelope, Position, StreamId, Timestamp};
use greyfile_eventlog::{ReadError, ReadLog, Stored};

/// A log up to a position, at which nothing more comes.
pub(super) struct Prefix {
    pub(super) log: Arc<dyn ReadLog>,
    pub(super) last: Position,
}

impl Prefix {
    fn cut(last: Position, mut stored: Vec<Stored>) -> Vec<Stored> {
        stored.retain(|stored| stored.position <= last);
        stored
    }
}

impl ReadLog for Prefix {
    fn read_stream(&self, stream: StreamId) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        Box::pin(async move { Ok(Self::cut(self.last, self.log.read_stream(stream).await?)) })
    }

    fn read(
        &self,
        from: Position,
        bytes_max: usize,
    ) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        Box::pin(async move { Ok(Self::cut(self.last, self.log.read(from, bytes_max).await?)) })
    }

    fn follow(&self, from: Position) -> BoxStream<'static, Result<Vec<Stored>, ReadError>> {
        let last = self.last;
        let chunks = self.log.follow(from).map(move |chunk| Ok(Self::cut(last, chunk?)));
        let until = chunks.take_while(move |chunk: &Result<Vec<Stored>, _>| {
            std::future::ready(chunk.as_ref().is_ok_and(|chunk| !chunk.is_empty()))
        });
        until.chain(stream::pending()).boxed()
    }

    fn last(&self) -> BoxFuture<'_, Result<Position, ReadError>> {
        Box::pin(async { Ok(self.last) })
    }
}

/// Each record's moment of recording, in the order of the log.
pub(super) async fn recorded(log: &dyn ReadLog) -> Vec<Timestamp> {
    let mut moments = Vec::new();
    loop {
        let chunk = log.read(Position(moments.len() as u64 + 1), 1 << 20).await.unwrap();
        if chunk.is_empty() {
            return moments;
        }
        let decoded = chunk.iter().map(|stored| Envelope::decode(&stored.record).unwrap());
        moments.extend(decoded.map(|envelope| envelope.recorded_at));
    }
}
