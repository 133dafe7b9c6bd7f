//! Answers as people read them.

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::called::Called;
use greyfile_domain::streams::NoteAdded;
use greyfile_domain::streams::exhibit::ExhibitNumber;
use greyfile_domain::values::count::Quantity;
use greyfile_envelope::StreamId;
use greyfile_words::{Words, is_sealed, unspoken};
use serde_json::{Map, Value};

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

/// What was recorded, and what it raised.
pub fn accepted(answer: &Value, words: Words) -> String {
    let mut out = vec![accepted_short(answer)];
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
    let events = list(&answer["events"]).len();
    let mut out = vec![format!(
        "nothing was recorded; {} would be",
        if events == 1 { "1 event".into() } else { format!("{events} events") }
    )];
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
        format!("; {} {}", arg.field.replace('_', " "), value.unwrap_or_default())
    });
    format!("  flagged: {}{}", said(flag, words), besides.collect::<String>())
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
pub fn accepted_short(answer: &Value) -> String {
    let events = list(&answer["events"]).len();
    let flags = match list(&answer["flags"]).len() {
        0 => String::new(),
        1 => ", 1 flag".into(),
        count => format!(", {count} flags"),
    };
    format!(
        "recorded {} up to position {}{flags}",
        if events == 1 { "1 event".into() } else { format!("{events} events") },
        text(&answer["position"])
    )
}

/// Why nothing was recorded, in one line.
pub fn problem(answer: &Value) -> String {
    if answer["outcome"] == "unknown" {
        return "not known whether recorded; send the very same line again".into();
    }
    let field = match &answer["field"] {
        Value::String(field) => format!("{field}: "),
        _ => String::new(),
    };
    format!("refused: {field}{} [{}]", text(&answer["message"]), text(&answer["code"]))
}

/// A page of cases.
pub fn cases(page: &Value) -> String {
    let mut table = table(&["opened", "stage", "city", "title", "raids", "FIRs", "case"]);
    for case in list(&page["cases"]) {
        table.add_row(
            ["opened", "stage", "city", "title", "raids", "firs", "case"]
                .map(|field| text(&case[field])),
        );
    }
    match &page["next"] {
        Value::String(next) => format!("{table}\nmore: --after {next}"),
        _ => table.to_string(),
    }
}

/// A case file.
pub fn casefile(file: &Value, words: Words) -> String {
    let case = &file["case"];
    let mut out = vec![
        format!("{} [{}]", text(&case["title"]), text(&case["stage"])),
        format!(
            "{}, {}, opened {}; {}",
            text(&case["agency"]),
            text(&case["city"]),
            text(&case["opened"]),
            text(&case["case"])
        ),
    ];
    let flags = list(&file["flags"]);
    if !flags.is_empty() {
        out.push(format!("\nFlags ({})", flags.len()));
        for flag in flags {
            let ended = match &flag["ended"] {
                Value::Object(ended) => {
                    let how = words.ended_of(&text(&ended["how"]));
                    format!(" — ended: {how} {}", text(&ended["at"]))
                }
                _ => String::new(),
            };
            out.push(format!("  {}{ended}", said(flag, words)));
        }
    }
    let clocks = list(&file["clocks"]);
    if !clocks.is_empty() {
        let mut rows = table(&["clock", "section", "due", "met", "verdict"]);
        for clock in clocks {
            let [code, section, due, met, verdict] =
                ["code", "section", "due", "met", "verdict"].map(|field| text(&clock[field]));
            let (what, section) = (words.due_of(&code), words.section(&section));
            rows.add_row([what, section, due, met, words.verdict_of(&verdict)]);
        }
        out.push(format!("\nClocks\n{rows}"));
    }
    let exhibits = list(&file["exhibits"]);
    if !exhibits.is_empty() {
        let mut rows = table(&["exhibit", "quantity", "number", "holder"]);
        for exhibit in exhibits {
            rows.add_row([
                words.code_of(&text(&exhibit["kind"])),
                words.value::<Quantity>(&exhibit["quantity"]),
                words.value::<ExhibitNumber>(&exhibit["number"]),
                text(&exhibit["holder"]),
            ]);
        }
        out.push(format!("\nExhibits\n{rows}"));
    }
    let mut rows = table(&["happened", "recorded", "gap", "what", "position"]);
    let naming = |stream: StreamId| called(&file["names"][stream.to_string()], words);
    for entry in list(&file["timeline"]) {
        let event_type = text(&entry["type"]);
        let mut what = words.line_of(&event_type, &entry["payload"], &naming);
        if event_type == NoteAdded::TYPE {
            what = format!("{what}: {}", note(&entry["payload"], words));
        }
        if let Value::Object(corrected) = &entry["corrected"] {
            let was = words.line_of(&event_type, &corrected["was"], &naming);
            what = format!("{what}\n(was: {was})");
        }
        if entry["retracted"].is_object() {
            what = format!("{what}\n(retracted)");
        }
        rows.add_row([
            text(&entry["occurred_at"]),
            text(&entry["recorded_at"]),
            entry["gap_hours"].as_i64().map_or_else(String::new, |hours| words.span(hours)),
            what,
            text(&entry["position"]),
        ]);
    }
    out.push(format!("\nTimeline\n{rows}"));
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
pub fn operations(answer: &Value) -> String {
    let range = &answer["range"];
    let mut totals = table(&["measure", "number"]);
    if let Value::Object(map) = &answer["totals"] {
        for (measure, number) in map {
            totals.add_row([measure.clone(), text(number)]);
        }
    }
    let mut cities = table(&["city", "raids", "arrests", "local", "foreign", "women", "FIRs"]);
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
    let mut out =
        format!("{} to {}\n{totals}\n\n{cities}", text(&range["from"]), text(&range["to"]));
    let overlapping = list(&answer["overlapping"]);
    let nothing = |of: &Value| of.as_object().is_none_or(Map::is_empty);
    if nothing(&answer["totals"]) && overlapping.is_empty() {
        out.push_str("\n\nNothing is on record for these days; give others with --from and --to.");
    }
    if !overlapping.is_empty() {
        out.push_str("\n\nNot in the sums, since it may lie outside:");
        for row in overlapping {
            out.push_str(&format!(
                "\n  {} to {}, {}: {}",
                text(&row["first"]),
                text(&row["last"]),
                text(&row["city"]),
                row["numbers"]
            ));
        }
    }
    out
}

/// An event in one line.
pub fn event(event: &Value) -> String {
    format!(
        "{:>8}  {}  {:<28} {}  happened {}",
        text(&event["position"]),
        text(&event["recorded_at"]),
        text(&event["type"]),
        text(&event["stream"]),
        text(&event["occurred_at"])
    )
}

/// The service's status.
pub fn status(status: &Value) -> String {
    let mut out = format!(
        "{} ({}), founded {}\nlast position {}",
        text(&status["log"]),
        text(&status["purpose"]),
        text(&status["founded_at"]),
        text(&status["position"])
    );
    if let Value::String(why) = &status["halted"] {
        out.push_str(&format!("\nTHE LOG TAKES NO MORE EVENTS: {why}"));
    }
    for view in list(&status["views"]) {
        out.push_str(&format!(
            "\nview {} at position {}: {} (built because {})",
            text(&view["view"]),
            text(&view["position"]),
            text(&view["state"]),
            text(&view["built"])
        ));
    }
    out
}

/// What was copied.
pub fn backup(answer: &Value) -> String {
    format!(
        "copied up to position {} and compared: {}\nthe keys are not in the copy; keep them apart",
        text(&answer["position"]),
        text(&answer["to"])
    )
}

/// A log that was moved.
pub fn migrated(answer: &Value) -> String {
    format!(
        "moved up to position {} and compared record by record (SHA-256 {})\nserve it from {}; \
         keep the old one until you have looked at it, and never serve both",
        text(&answer["position"]),
        text(&answer["digest"]),
        text(&answer["to"])
    )
}

/// A stream that was created.
pub fn stream(answer: &Value) -> String {
    let copies = match answer["replicas"].as_u64() {
        Some(1) => "one copy".to_owned(),
        _ => format!("{} copies", text(&answer["replicas"])),
    };
    format!(
        "the stream {} is there, {copies}; found the log in it with `greyfile serve --found` or \
         `greyfile serve --demo`",
        text(&answer["stream"])
    )
}

/// What was made up.
pub fn simulated(done: &Value) -> String {
    format!(
        "{} cases, {} commands, {} events in {} s ({} events/s); seed {}",
        text(&done["cases"]),
        text(&done["commands"]),
        text(&done["events"]),
        text(&done["seconds"]),
        text(&done["events_per_second"]),
        text(&done["seed"])
    )
}
