//! Events as they stand in the log, a line each.

use serde_json::Value;

use super::output::out;
use super::show;
use crate::door::Door;

/// Events, and what stands between them that is no event, by position.
fn in_order<'a>(events: &'a [Value], others: Option<&'a Vec<Value>>) -> Vec<&'a Value> {
    let mut all: Vec<&Value> = events.iter().chain(others.into_iter().flatten()).collect();
    all.sort_by_key(|one| one["position"].as_u64());
    all
}

/// Prints events page by page, as JSON Lines or one line each.
pub(super) async fn print(
    door: &Door,
    filter: Vec<(&str, String)>,
    from: u64,
    limit: u64,
    json: bool,
) -> anyhow::Result<()> {
    const PAGE: u64 = 500;
    let (mut next, mut left) = (Some(from), limit);
    while let Some(from) = next.filter(|_| left > 0) {
        let mut query = filter.clone();
        query.push(("from", from.to_string()));
        query.push(("limit", left.min(PAGE).to_string()));
        let page = door.get("/api/events", &query).await?;
        let events = page["events"].as_array().map_or(&[][..], Vec::as_slice);
        for event in in_order(events, page["not_intakes"].as_array()) {
            if json {
                out(&event.to_string())?;
            } else {
                out(&show::event(event, door.words()))?;
            }
        }
        let others = page["not_intakes"].as_array().map_or(0, Vec::len);
        left -= ((events.len() + others) as u64).min(left);
        next = page["next"].as_u64();
    }
    Ok(())
}
