//! The view of names: streams by the words of their names, other names, numbers and addresses, for the
//! pickers. It keeps keyed tokens, so that its files hold no clear text: whoever has them and not the
//! key can neither read a name nor try one.
//!
//! A word is found by any part of it of three letters or more, and by its first two; a number of five
//! digits or more as a whole and by its last four. What the tokens point at is held against the words
//! themselves before it is shown, since letters can stand elsewhere in a name.

mod find;
mod token;

use std::collections::BTreeSet;

use greyfile_domain::streams::{History, State};
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_projector::contract::{Keeps, Newest, Rows, Table, TableInfo, View};

pub use find::{Found, find};
pub use token::TokenKey;

use token::Token;

/// A stream of a kind with a token, the newest first; the stream again, since a row's key ends with
/// the stream it is of.
type ByToken = (StreamKind, Token, Newest<[u8; 16]>, StreamId);

/// Streams by token.
const STREAMS: Table<ByToken, ()> = Table::new(1, "streams", Keeps::Head);

/// The view of names, under a key.
#[derive(Clone)]
pub struct Names {
    key: TokenKey,
}

impl Names {
    /// The view, with tokens under this key.
    pub const fn new(key: TokenKey) -> Self {
        Self { key }
    }
}

impl View for Names {
    fn name(&self) -> &'static str {
        "names"
    }

    fn format(&self) -> u32 {
        3
    }

    fn variant(&self) -> u32 {
        // Another key makes other tokens.
        self.key.check()
    }

    fn tables(&self) -> Vec<TableInfo> {
        vec![STREAMS.info()]
    }

    fn wants(&self, kind: StreamKind) -> bool {
        !matches!(kind, StreamKind::LOG | StreamKind::FIGURE | StreamKind::GAZETTEER)
    }

    fn rows(&self, history: &History, state: &State, out: &mut Rows) {
        let stream = history.stream();
        let texts = state.sought();
        let parts: BTreeSet<String> = texts.iter().flat_map(|text| token::parts(text)).collect();
        for part in parts {
            let token = self.key.token(&part);
            out.put(&STREAMS, &(stream.kind, token, Newest(stream.id), stream), &());
        }
    }
}
