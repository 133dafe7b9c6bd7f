//! The service's status, as a terminal shows it.

use greyfile_words::Words;
use serde_json::Value;

use super::{list, said_in_lines, text};
use crate::told::Told;

/// The service's status.
pub fn status(status: &Value, words: Words) -> String {
    let purpose = if status["purpose"] == "demo" { "demo" } else { "production" };
    let mut lines = vec![
        Told::new("status-log")
            .with("log", text(&status["log"]))
            .code("purpose", purpose)
            .with("founded", text(&status["founded_at"])),
        Told::new("status-last").with("position", text(&status["position"])),
    ];
    if let Value::String(why) = &status["halted"] {
        lines.push(Told::new("status-halted").with("why", why));
    }
    let stopped = &status["stopped"];
    if !stopped.is_null() {
        lines.push(
            Told::new("status-stopped")
                .with("since", text(&stopped["since"]))
                .with("message", text(&stopped["message"])),
        );
    }
    if let aside @ [_, ..] = list(&status["set_aside"]) {
        let positions: Vec<String> = aside.iter().map(|one| one["position"].to_string()).collect();
        lines.push(Told::new("status-set-aside").with("positions", positions.join(", ")));
    }
    if status["checks_seals"] == false {
        lines.push(Told::new("status-seals-unchecked"));
    }
    let clock = &status["clock"];
    if !clock.is_null() {
        lines.push(Told::new("status-clock").with("message", text(&clock["message"])));
        let ahead = &clock["ahead"];
        if !ahead.is_null() {
            lines.push(
                Told::new("status-ahead")
                    .with("from", text(&ahead["from"]))
                    .with("to", text(&ahead["to"]))
                    .with("now", text(&ahead["now"]))
                    .with("recorded", text(&ahead["recorded_at"])),
            );
        }
    }
    for view in list(&status["views"]) {
        let told = Told::new("status-view")
            .with("view", text(&view["view"]))
            .with("position", text(&view["position"]))
            .with("state", text(&view["state"]))
            .with("built", text(&view["built"]));
        lines.push(told);
    }
    said_in_lines(&lines, words)
}
