//! What following costs those who write, and whether views keep up with them.

use std::path::Path;
use std::time::{Duration, Instant};

use greyfile::simulate::Script;

use crate::cases;
use crate::figures::{Row, shown};
use crate::grown::Grown;
use crate::kit::{SEED, fdatasync, level, median, open, row, slowest};

/// How often intake is measured with and without views.
pub(crate) const TURNS: usize = 3;
/// Cases made up for each second of a sustained run: more than can be written in one.
const CASES_A_SECOND: u64 = 400;
/// How often lag is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// Intake with views beside intake without.
pub(crate) fn beside(pairs: &[(Grown, Grown)]) -> Row {
    let rate = |of: &Grown| of.events as f64 / of.written_s;
    let all = |rate: &dyn Fn(&(Grown, Grown)) -> f64| median(pairs.iter().map(rate).collect());
    row(
        &format!(
            "cases through intake with all views following, {} events, {TURNS} turns",
            pairs.first().map_or(0, |(with, _)| with.events)
        ),
        format!(
            "{:.0} events/s, {:.2} of without views",
            all(&|(with, _)| rate(with)),
            all(&|(with, without)| rate(with) / rate(without)),
        ),
        format!(
            "without views: {:.0} events/s; until every view showed them: {:.0} events/s",
            all(&|(_, without)| rate(without)),
            all(&|(with, _)| with.events as f64 / with.level_s),
        ),
        "0.5 of without views",
    )
}

/// Commands for as long as is told, with all views following.
pub(crate) async fn sustained(folder: &Path, seconds: u64) -> anyhow::Result<Vec<Row>> {
    let service = open(folder, true).await?;
    let sync = fdatasync(folder)?;
    let cases = u32::try_from(seconds * CASES_A_SECOND)?;
    let (before, time) = (service.app.log.last().await?, Duration::from_secs(seconds));
    let mut script = Script::new(SEED, cases);
    let started = Instant::now();
    let writing = cases::record(&service, &mut script, || started.elapsed() < time);
    let mut lags: Vec<(Duration, u64)> = Vec::new();
    let looking = async {
        loop {
            // The view first: what the log takes meanwhile counts as behind.
            let shown = slowest(&service).await?;
            let last = service.app.log.last().await?;
            lags.push((started.elapsed(), last.0.saturating_sub(shown.0)));
            tokio::time::sleep(LOOK).await;
        }
        #[expect(unreachable_code, reason = "says what `?` gives")]
        anyhow::Ok(())
    };
    tokio::select! {
        written = writing => written?,
        looked = looking => looked?,
    }
    let took = started.elapsed();
    let events = service.app.log.last().await?.0 - before.0;
    level(&service).await?;
    let behind = started.elapsed() - took;
    service.close().await?;
    // One look tells little: the middle and the end are a tenth of the time each.
    let lag = |from: f64| {
        let span = took.mul_f64(from)..=took.mul_f64(from + 0.1);
        let of = lags.iter().filter(|(at, _)| span.contains(at));
        let of: Vec<f64> = of.map(|(_, lag)| *lag as f64).collect();
        (median(of.clone()), of.into_iter().fold(0.0, f64::max))
    };
    let ((middle, middle_most), (end, end_most)) = (lag(0.45), lag(0.9));
    let ended = if took < time { ", when the cases ran out" } else { "" };
    Ok(vec![
        row(
            &format!("cases through intake for {:.0} s{ended}", took.as_secs_f64()),
            format!("{:.0} events/s ({events} events)", events as f64 / took.as_secs_f64()),
            format!("one write and fdatasync: {}", shown(sync)),
            "10,000 events/s",
        ),
        row(
            "events that the slowest view was behind meanwhile",
            format!(
                "in the middle {middle:.0} (at most {middle_most:.0}), \
                 at the end {end:.0} (at most {end_most:.0})"
            ),
            format!("level {:.2} s after the last command", behind.as_secs_f64()),
            "not growing",
        ),
    ])
}
