//! What every door has to refuse, and what is for the rules to refuse.

use reqwest::Method;
use serde_json::{Value, json};

use super::{Doors, Way, command};
use crate::privacy::drawn::{Draw, Filled};

impl Doors {
    /// Sends what has to be refused. Where a value stands that no command can hold, the API gets it
    /// in a command that was right, in the place of `was`.
    pub async fn refused(
        &mut self,
        way: Way,
        id: &str,
        on: Option<&str>,
        filled: &Filled,
        was: &str,
        now: &str,
    ) {
        let came = match way {
            Way::Api => {
                let mut right = filled.clone();
                for (name, value) in &mut right.pairs {
                    if value == now && !now.is_empty() {
                        *value = was.to_owned();
                    }
                    if name == "occurred_at" {
                        *value = "2025-07-10".into();
                    }
                }
                let mut command = command(id, on, &right);
                replace(&mut command, &json!(was), &json!(now));
                if now.is_empty() {
                    let typed = filled.pairs.iter().find(|(name, _)| name == "occurred_at");
                    command["occurred_at"] = json!(typed.expect("when").1);
                }
                self.post_json("/api/commands", &command).await
            }
            _ => self.through(way, id, on, filled, false).await,
        };
        assert!(came.status >= 400, "{} {way:?} was taken: {}", filled.event, came.body);
    }

    /// Sends the API a command with something else in the place of a value, and one that is cut off
    /// there.
    pub async fn refused_json(
        &mut self,
        id: &str,
        on: Option<&str>,
        filled: &Filled,
        was: &str,
        now: &Value,
    ) {
        let mut command = command(id, on, filled);
        replace(&mut command, &json!(was), now);
        let came = self.post_json("/api/commands", &command).await;
        assert!(came.status >= 400, "{} was taken: {}", filled.event, came.body);
        let whole = command.to_string();
        let ends = whole.find(&now.to_string()).expect("it stands there") + now.to_string().len();
        let cut = whole.as_bytes()[..ends - 1].to_vec();
        let came = self.send(Method::POST, "/api/commands", "application/json", cut).await;
        assert!(came.status >= 400, "{} was taken: {}", filled.event, came.body);
    }

    /// Records the same in another stream, as another command. Whether it may be is for the rules.
    pub async fn again_elsewhere(&mut self, draw: &mut Draw, filled: &Filled) {
        let on = self.on(draw, filled.event).await;
        let command = command(&draw.id(), on.as_deref(), filled);
        self.post_json("/api/commands", &command).await;
    }
}

/// Puts a value in the place of another, wherever it stands.
fn replace(json: &mut Value, was: &Value, now: &Value) {
    if json == was {
        *json = now.clone();
        return;
    }
    match json {
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, was, now)),
        Value::Object(map) => map.values_mut().for_each(|value| replace(value, was, now)),
        _ => {}
    }
}
