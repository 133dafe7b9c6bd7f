//! Commands that change far more rows than a commit should have, among short ones.

use greyfile_domain::streams::{History, State};
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_projector::contract::{Keeps, Rows, Table, TableInfo, View};

use crate::sample::{Writer, note, stream};
use crate::support::{MemoryLog, anew_of, assert_same, caught_up, start_as};

/// Rows of each stream: a command over ten streams has too many of them for one commit.
const ROWS: u16 = 500;
const WIDE: Table<(u16, StreamId), u32> = Table::new(1, "wide", Keeps::Head);

struct Wide;

impl View for Wide {
    fn name(&self) -> &'static str {
        "sample"
    }

    fn format(&self) -> u32 {
        1
    }

    fn tables(&self) -> Vec<TableInfo> {
        vec![WIDE.info()]
    }

    fn wants(&self, kind: StreamKind) -> bool {
        kind == StreamKind::CASE
    }

    fn rows(&self, history: &History, _: &State, out: &mut Rows) {
        let events = history.logged().len() as u32;
        (0..ROWS).for_each(|row| out.put(&WIDE, &(row, history.stream()), &events));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn short_commands_before_long_ones_are_taken_in() {
    let log = MemoryLog::new(&[]);
    let views = tempfile::tempdir().unwrap();
    let sampled = start_as(Wide, &log, views.path());
    caught_up(sampled.of("sample"), &log).await;
    // Every sixth stream is a case.
    let cases: Vec<StreamId> = (0..40).map(|n| stream(n * 6)).collect();
    let mut writer = Writer::new();
    for shorts in [1, 3, 1, 0, 7, 1] {
        for _ in 0..shorts {
            writer.command(&[(cases[0], note(5))]);
        }
        writer.command(&cases.iter().map(|case| (*case, note(5))).collect::<Vec<_>>());
    }
    log.extend(&writer.records);
    caught_up(sampled.of("sample"), &log).await;
    assert_same(&sampled.dump_of("sample"), &anew_of(Wide, &writer.records).await, "live");
}
