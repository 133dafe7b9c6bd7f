//! Answers as people read them.

mod files;
mod status;

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::called::Called;
use greyfile_domain::streams::NoteAdded;
use greyfile_domain::streams::exhibit::ExhibitNumber;
use greyfile_domain::values::count::Quantity;
use greyfile_envelope::StreamId;
use greyfile_words::{Words, id, is_sealed, unspoken};
use serde_json::{Map, Value};

use crate::door;
use crate::told::{self, Told};

pub use files::{are_whole, files};
pub use status::status;

pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

pub(super) fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(header.to_vec());
    table
}

/// The same, under headings in words.
pub(super) fn headed<const N: usize>(headings: [&str; N], words: Words) -> Table {
    table(
        &headings.map(|id| told::say(words, &format!("table-{id}"), &[])).each_ref().map(|h| &**h),
    )
}

/// How many events and flags an answer has.
fn counted(id: &'static str, answer: &Value) -> Told {
    let count = |field: &str| list(&answer[field]).len();
    Told::new(id).count("events", count("events")).count("flags", count("flags"))
}

/// What was recorded, and what it raised.
pub fn accepted(answer: &Value, words: Words) -> String {
    let mut out = vec![accepted_short(answer, words)];
    for event in list(&answer["events"]) {
        out.push(format!(
            "  {:>8}  {:<28} {}",
            text(&event["position"]),
            text(&event["type"]),
            text(&event["stream"])
        ));
    }
    for flag in list(&answer["flags"]) {
        out.push(self::flag(flag, words));
    }
    out.join("\n")
}

/// What would become of a command.
pub fn checked(answer: &Value, words: Words) -> String {
    let mut out = vec![counted("checked", answer).say(words)];
    for flag in list(&answer["flags"]) {
        out.push(self::flag(flag, words));
    }
    out.join("\n")
}

/// A flag, with whom and what it is about besides what its text speaks of.
pub fn flag(flag: &Value, words: Words) -> String {
    let args = args(flag);
    let besides = unspoken(&text(&flag["code"]), &args).map(|arg| {
        let value = serde_json::to_value(&arg.value).unwrap_or_default();
        let value = value.as_object().and_then(|value| value.values().next()).map(text);
        Told::new("flagged-besides")
            .with("field", arg.field.replace('_', " "))
            .with("value", value.unwrap_or_default())
            .say(words)
    });
    let besides: String = besides.collect();
    Told::new("flagged").with("flag", said(flag, words)).with("besides", besides).say(words)
}

/// What a flag says, with its section.
fn said(flag: &Value, words: Words) -> String {
    let said = words.flag_of(&text(&flag["code"]), &args(flag));
    format!("{said} ({})", words.section(&text(&flag["section"])))
}

/// What a flag speaks of; what only a newer program knows is left out.
fn args(flag: &Value) -> Vec<Arg> {
    list(&flag["args"]).iter().filter_map(|arg| serde_json::from_value(arg.clone()).ok()).collect()
}

/// The same in one line.
pub fn accepted_short(answer: &Value, words: Words) -> String {
    counted("recorded", answer).with("position", text(&answer["position"])).say(words)
}

/// Why nothing was recorded, in one line.
pub fn problem(answer: &Value, words: Words) -> String {
    if answer["outcome"] == "unknown" {
        return Told::new("submit-line-unknown").say(words);
    }
    let field = match &answer["field"] {
        Value::String(field) => format!("{field}: "),
        _ => String::new(),
    };
    Told::new("submit-line-refused")
        .with("field", field)
        .telling("message", door::message(answer).unwrap_or_else(|| Told::as_it_is("")))
        .with("code", text(&answer["code"]))
        .say(words)
}

/// A page of cases.
pub fn cases(page: &Value, words: Words) -> String {
    let columns = ["opened", "stage", "city", "title", "raids", "firs", "case"];
    let mut table = headed(columns, words);
    for case in list(&page["cases"]) {
        table.add_row(columns.map(|field| match field {
            "stage" => words.message(&id("stage", &text(&case[field])), &[]),
            field => text(&case[field]),
        }));
    }
    paged(&table, page, words)
}

/// A table with what is to be said of the page that it is.
fn paged(table: &Table, page: &Value, words: Words) -> String {
    let moved = (page["moved"] == true).then(|| Told::new("more-moved").say(words));
    let next = page["next"].as_str().map(|next| Told::new("more-cases").with("next", next));
    let lines = [Some(table.to_string()), moved, next.map(|next| next.say(words))];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The events behind a number.
pub fn behind(page: &Value, words: Words) -> String {
    let columns = ["first", "last", "city", "measure", "number", "position", "stream"];
    let mut table = headed(columns, words);
    for one in list(&page["behind"]) {
        table.add_row(columns.map(|field| match field {
            "city" => text(one["city"].get("typed").unwrap_or(&one["city"])),
            "measure" => words.measure(&text(&one[field])),
            field => text(&one[field]),
        }));
    }
    paged(&table, page, words)
}

/// A case file.
pub fn casefile(file: &Value, words: Words) -> String {
    let case = &file["case"];
    let opened = Told::new("case-opened")
        .with("agency", words.code_of(&text(&case["agency"])))
        .with("city", text(&case["city"]))
        .with("at", text(&case["opened"]))
        .with("case", text(&case["case"]));
    let stage = words.message(&id("stage", &text(&case["stage"])), &[]);
    let mut out = vec![format!("{} [{stage}]", text(&case["title"])), opened.say(words)];
    let part = |id: &'static str| Told::new(id).say(words);
    let flags = list(&file["flags"]);
    if !flags.is_empty() {
        out.push(format!("\n{}", Told::new("case-flags").count("count", flags.len()).say(words)));
        for flag in flags {
            let ended = match &flag["ended"] {
                Value::Object(ended) => {
                    let how = words.ended_of(&text(&ended["how"]));
                    let ended =
                        Told::new("case-ended").with("how", how).with("at", text(&ended["at"]));
                    format!(" — {}", ended.say(words))
                }
                _ => String::new(),
            };
            out.push(format!("  {}{ended}", said(flag, words)));
        }
    }
    let clocks = list(&file["clocks"]);
    if !clocks.is_empty() {
        let mut rows = headed(["clock", "section", "due", "met", "verdict"], words);
        for clock in clocks {
            let [code, section, due, met, verdict] =
                ["code", "section", "due", "met", "verdict"].map(|field| text(&clock[field]));
            let (what, section) = (words.due_of(&code), words.section(&section));
            rows.add_row([what, section, due, met, words.verdict_of(&verdict)]);
        }
        out.push(format!("\n{}\n{rows}", part("case-clocks")));
    }
    let exhibits = list(&file["exhibits"]);
    if !exhibits.is_empty() {
        let mut rows = headed(["exhibit", "quantity", "exhibit-number", "holder"], words);
        for exhibit in exhibits {
            rows.add_row([
                words.code_of(&text(&exhibit["kind"])),
                words.value::<Quantity>(&exhibit["quantity"]),
                words.value::<ExhibitNumber>(&exhibit["number"]),
                text(&exhibit["holder"]),
            ]);
        }
        out.push(format!("\n{}\n{rows}", part("case-exhibits")));
    }
    let mut rows = headed(["happened", "recorded", "gap", "what", "position"], words);
    let naming = |stream: StreamId| called(&file["names"][stream.to_string()], words);
    for entry in list(&file["timeline"]) {
        let event_type = text(&entry["type"]);
        let mut what = words.line_of(&event_type, &entry["payload"], &naming);
        if event_type == NoteAdded::TYPE {
            what = format!("{what}: {}", note(&entry["payload"], words));
        }
        if let Value::Object(corrected) = &entry["corrected"] {
            let was = words.line_of(&event_type, &corrected["was"], &naming);
            let fields = words.fields_changed(&event_type, &corrected["was"], &entry["payload"]);
            // Most fields are in no line: then the line is the same as before.
            let same = was == what && !fields.is_empty();
            if !fields.is_empty() {
                let fields = words.enumerated(&fields);
                let told = Told::new("case-corrected").with("fields", fields).say(words);
                what = format!("{what}\n({told})");
            }
            if !same {
                what = format!("{what}\n({})", Told::new("case-was").with("was", was).say(words));
            }
        }
        if entry["retracted"].is_object() {
            what = format!("{what}\n({})", part("case-retracted"));
        }
        rows.add_row([
            text(&entry["occurred_at"]),
            text(&entry["recorded_at"]),
            entry["gap_hours"].as_i64().map_or_else(String::new, |hours| words.span(hours)),
            what,
            text(&entry["position"]),
        ]);
    }
    out.push(format!("\n{}\n{rows}", part("case-timeline")));
    out.join("\n")
}

/// What a stream of a case file is called.
fn called(name: &Value, words: Words) -> Option<String> {
    let called: Called = serde_json::from_value(name.clone()).ok()?;
    Some(words.called(&called))
}

/// A note's own words, and where they come from.
fn note(payload: &Value, words: Words) -> String {
    let read = |value: &Value| match is_sealed(value) {
        true => words.message("value-sealed", &[]),
        false => text(value),
    };
    match &payload["source"] {
        Value::Null => read(&payload["text"]),
        source => format!("{} ({})", read(&payload["text"]), read(source)),
    }
}

/// Totals of a range.
pub fn operations(answer: &Value, words: Words) -> String {
    let range = &answer["range"];
    let mut totals = headed(["measure", "number"], words);
    if let Value::Object(map) = &answer["totals"] {
        for (measure, number) in map {
            totals.add_row([words.measure(measure), text(number)]);
        }
    }
    let columns = ["city", "raids", "arrests", "local", "foreign", "women", "firs"];
    let mut cities = headed(columns, words);
    for row in list(&answer["cities"]) {
        let number = |measure: &str| text(&row["numbers"][measure]);
        cities.add_row([
            text(&row["city"]),
            number("raids"),
            number("arrests"),
            number("arrests_local"),
            number("arrests_foreign"),
            number("arrests_female"),
            number("firs"),
        ]);
    }
    let range =
        Told::new("range").with("from", text(&range["from"])).with("to", text(&range["to"]));
    let mut out = format!("{}\n{totals}\n\n{cities}", range.say(words));
    let mut add = |told: Told, before: &str| {
        out.push_str(before);
        out.push_str(&told.say(words));
    };
    let overlapping = list(&answer["overlapping"]);
    let nothing = |of: &Value| of.as_object().is_none_or(Map::is_empty);
    if nothing(&answer["totals"]) && overlapping.is_empty() {
        add(Told::new("operations-nothing"), "\n\n");
    }
    if !overlapping.is_empty() {
        add(Told::new("operations-outside"), "\n\n");
        for row in overlapping {
            let told = Told::new("operations-outside-row")
                .with("first", text(&row["first"]))
                .with("last", text(&row["last"]))
                .with("city", text(&row["city"]))
                .with("numbers", &row["numbers"]);
            add(told, "\n  ");
        }
    }
    out
}

/// An event in one line, or what stands there and is none.
pub fn event(event: &Value, words: Words) -> String {
    if event["type"].is_null() {
        let aside = match &event["set_aside_by"] {
            Value::Null => "no".to_owned(),
            by => by.to_string(),
        };
        return Told::new("log-not-intakes")
            .with("position", text(&event["position"]))
            .with("why", text(&event["why"]))
            .with("bytes", text(&event["bytes"]))
            .with("sha256", text(&event["sha256"]))
            .with("aside", aside)
            .say(words);
    }
    let happened = Told::new("happened").with("at", text(&event["occurred_at"]));
    format!(
        "{:>8}  {}  {:<28} {}  {}",
        text(&event["position"]),
        text(&event["recorded_at"]),
        text(&event["type"]),
        text(&event["stream"]),
        happened.say(words)
    )
}

/// What was copied.
pub fn backup(answer: &Value, words: Words) -> String {
    let done = Told::new("backup-done")
        .with("position", text(&answer["position"]))
        .with("to", text(&answer["to"]));
    let digest = Told::new("backup-digest").with("digest", text(&answer["digest"]));
    let files = files::copied(answer);
    let lines = [done, digest].into_iter().chain(files).chain([Told::new("backup-keys")]);
    said_in_lines(&lines.collect::<Vec<_>>(), words)
}

/// A view that is as it would be, were it made anew.
pub fn view_checked(answer: &Value, words: Words) -> String {
    let same = Told::new("views-checked")
        .with("view", text(&answer["view"]))
        .with("same", text(&answer["same"]));
    said_in_lines(&[same], words)
}

/// A log that was moved.
pub fn migrated(answer: &Value, words: Words) -> String {
    let done = Told::new("migrate-done")
        .with("position", text(&answer["position"]))
        .with("digest", text(&answer["digest"]));
    let next = Told::new("migrate-next").with("to", text(&answer["to"]));
    said_in_lines(&[done, next], words)
}

/// A stream that was created.
pub fn stream(answer: &Value, words: Words) -> String {
    let copies = answer["replicas"].as_i64().unwrap_or(1);
    let told = Told::new("stream-created").with("stream", text(&answer["stream"]));
    told.count("copies", copies).say(words)
}

/// What was made up.
pub fn simulated(done: &Value, words: Words) -> String {
    let names = ["cases", "commands", "events", "seconds", "seed"];
    let told = names
        .into_iter()
        .fold(Told::new("simulated"), |told, name| told.with(name, text(&done[name])));
    told.with("rate", text(&done["events_per_second"])).say(words)
}

fn said_in_lines(lines: &[Told], words: Words) -> String {
    lines.iter().map(|told| told.say(words)).collect::<Vec<_>>().join("\n")
}
