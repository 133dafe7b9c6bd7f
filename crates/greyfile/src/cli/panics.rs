//! A mistake in the program, told in one plain line: what happened, what it means for the data,
//! what to do. What the panic itself says may hold data, and helps nobody who reads it.

use std::panic::Location;

use axum::http::StatusCode;
use greyfile_web::Problem;
use greyfile_words::Words;
use serde_json::Value;

use crate::causes;
use crate::told::Told;

/// The engines below the log and the views. They assert on files that were altered; whoever calls
/// them catches that and tells it in words of its own.
const ENGINES: [&str; 2] = ["/redb-", "/sled-"];

/// Tells panics plainly from now on.
pub fn tell_plainly(words: Words) {
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(place).unwrap_or_default();
        if ENGINES.iter().any(|engine| place.contains(engine)) {
            tracing::debug!(panic.place = place, "a storage engine gave up on a file");
        } else {
            let told = message(&place, words);
            match super::reader::is_json_asked_for() {
                true => eprintln!("{}", as_problem(told)),
                false => eprintln!("{told}"),
            }
        }
    }));
}

fn as_problem(told: String) -> Value {
    let code = Some(Problem::PANICKED.to_owned());
    causes::problem_of(StatusCode::INTERNAL_SERVER_ERROR, code, told)
}

fn place(location: &Location<'_>) -> String {
    format!("{}:{}", location.file(), location.line())
}

fn message(place: &str, words: Words) -> String {
    // Where the program was built is nobody's affair: from the crate's own folder on.
    let place = place.rsplit_once("/crates/").map_or(place, |(_, own)| own);
    Told::new("panic").with("place", place).say(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_words::Lang;

    #[test]
    fn the_message_says_what_to_do_and_where_it_was() {
        let told = message("/home/somebody/greyfile/crates/web/src/app.rs:7", Words::of(Lang::En));
        for words in ["mistake in the program", "is safe", "send the very same one again"] {
            assert!(told.contains(words), "{told}");
        }
        assert!(told.ends_with("web/src/app.rs:7") && !told.contains("somebody"), "{told}");
    }
}
