//! Which room of `domain` may use which: values know nobody, the kernel names no stream, no stream
//! names another but by id, and nobody but `acts` and `judged` looks into several. And in `web`, what
//! pages are made of knows no page.

use super::Finding;

/// Where the rooms are.
const DOMAIN: &str = "crates/domain/src/";

/// A room, and the rooms that it may use besides itself.
const ROOMS: &[(&str, &[&str])] = &[
    ("values", &[]),
    ("kernel", &["values"]),
    ("streams", &["values", "kernel"]),
    ("acts", &["values", "kernel", "streams"]),
    ("judged", &["values", "kernel", "streams"]),
];

/// What one stream may use of the room of streams: ids, and how events are declared.
const OF_STREAMS: &[&str] = &["ids", "payload"];

/// Where the rooms of the pages are.
const WEB: &str = "crates/web/src/";

/// The rooms of `web`, and which others each may not use: what pages are made of knows no page.
const WEB_ROOMS: &[(&str, &[&str])] = &[
    ("api", PAGES),
    ("boards", &["log", "record", "streams"]),
    ("door", PAGES),
    ("kit", PAGES),
    ("log", &["boards", "streams"]),
    ("record", &["boards", "streams"]),
    ("sight", PAGES),
    ("streams", &["boards"]),
];
/// The rooms that hold pages. What is special leans on what is general, not the other way.
const PAGES: &[&str] = &["boards", "log", "record", "streams"];
/// What lies in no room of `web`: what ties the rooms together, and the files they are served with.
const WEB_FRAME: &[&str] = &["app.rs", "assets.rs", "lib.rs", "pages.rs", "submit.rs"];

pub(super) fn check(path: &str, text: &str) -> Vec<Finding> {
    if let Some(inside) = path.strip_prefix(WEB) {
        return check_web(path, inside, text);
    }
    let Some(inside) = path.strip_prefix(DOMAIN) else { return Vec::new() };
    let Some((room, rest)) = inside.split_once('/') else { return Vec::new() };
    let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        return vec![Finding::new(path, 0, "lies in no room of domain that tidy knows")];
    };
    let stream = rest.split_once('/').map(|(stream, _)| stream).filter(|_| room == "streams");
    let mut findings = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !is_comment(line)) {
        // Which room they lead to is not seen on the line.
        for hidden in ["crate::{", "super::super"] {
            if line.contains(hidden) {
                let what = format!("write a path from `crate::` on, one a line, not `{hidden}`");
                findings.push(Finding::new(path, at + 1, what));
            }
        }
        for used in line.split("crate::").skip(1) {
            let mut names = used.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            let (first, second) = (names.next().unwrap_or(""), names.nth(1).unwrap_or(""));
            let known = ROOMS.iter().any(|(name, _)| *name == first);
            if known && first != room && !allowed.contains(&first) {
                let what = format!("`{room}` may not use `{first}`");
                findings.push(Finding::new(path, at + 1, what));
            }
            let own = stream.is_none_or(|stream| stream == second);
            if first == "streams" && !own && !OF_STREAMS.contains(&second) {
                let what = format!("a stream names another only by id, not `streams::{second}`");
                findings.push(Finding::new(path, at + 1, what));
            }
        }
    }
    findings
}

fn check_web(path: &str, inside: &str, text: &str) -> Vec<Finding> {
    let Some((room, rest)) = inside.split_once('/') else {
        let known = WEB_FRAME.contains(&inside);
        let lost = Finding::new(path, 0, "lies in no room of web");
        return if known { Vec::new() } else { vec![lost] };
    };
    let Some((_, barred)) = WEB_ROOMS.iter().find(|(name, _)| *name == room) else {
        return vec![Finding::new(path, 0, "lies in no room of web that tidy knows")];
    };
    let folder = rest.split_once('/').map(|(folder, _)| folder);
    let mut findings = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !is_comment(line)) {
        for used in line.split("crate::").skip(1) {
            let mut names = used.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            let (first, second) = (names.next().unwrap_or(""), names.nth(1).unwrap_or(""));
            if barred.contains(&first) {
                let what = format!("`{room}` may not use `{first}`");
                findings.push(Finding::new(path, at + 1, what));
            }
            // A board or a stream's page may use its own folder only.
            let apart = matches!(room, "boards" | "streams") && first == room;
            if apart && folder.is_some_and(|folder| folder != second) {
                let what = format!("a page uses no other page, not `{first}::{second}`");
                findings.push(Finding::new(path, at + 1, what));
            }
        }
    }
    findings
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&format!("{DOMAIN}{path}"), text).len()
    }

    #[test]
    fn rooms_use_what_is_below_them_only() {
        for (path, line, wrong) in [
            ("values/money.rs", "use crate::values::same;", false),
            ("values/money.rs", "use crate::kernel::flag::Flag;", true),
            ("kernel/draft.rs", "use crate::values::text::Line;", false),
            ("kernel/draft.rs", "use crate::streams::Event;", true),
            ("kernel/draft.rs", "// as crate::streams does", false),
            ("streams/fir/rules.rs", "use crate::kernel::kind::Kind;", false),
            ("streams/fir/rules.rs", "use crate::streams::ids::RaidId;", false),
            ("streams/fir/rules.rs", "use crate::streams::fir::Lodged;", false),
            ("streams/fir/rules.rs", "use crate::streams::raid::Conducted;", true),
            ("streams/fir/rules.rs", "use crate::streams::Event;", true),
            ("streams/fir/rules.rs", "use crate::judged::Together;", true),
            ("streams/fir/rules.rs", "use crate::{streams::raid::Conducted};", true),
            ("streams/fir/rules.rs", "use super::super::raid::Conducted;", true),
            ("streams/mod.rs", "use crate::streams::raid::Conducted;", false),
            ("judged/firs.rs", "use crate::streams::fir::FirState;", false),
            ("judged/firs.rs", "use crate::acts::Command;", true),
            ("acts/open.rs", "use crate::judged::Together;", true),
            ("attic/old.rs", "", true),
        ] {
            assert_eq!(found(path, line) > 0, wrong, "{path}: {line}");
        }
    }

    #[test]
    fn what_pages_are_made_of_knows_no_page_and_a_page_no_other() {
        for (path, line, wrong) in [
            ("kit/table.rs", "use crate::boards::deadlines::Page;", true),
            ("kit/table.rs", "use crate::record::form;", true),
            ("record/mend.rs", "    crate::streams::case::note()", true),
            ("record/mend.rs", "// as crate::streams::case does", false),
            ("record/mend.rs", "use crate::kit::page::Asked;", false),
            ("streams/case/file.rs", "use crate::log::acts;", false),
            ("streams/case/file.rs", "use crate::streams::case::WORDS;", false),
            ("streams/case/file.rs", "use crate::streams::licence::Page;", true),
            ("boards/register/mod.rs", "use crate::boards::deadlines::Due;", true),
            ("boards/mod.rs", "use crate::boards::deadlines;", false),
            ("lib.rs", "use crate::streams;", false),
            ("pages/status.rs", "", true),
            ("status.rs", "", true),
        ] {
            assert_eq!(!check(&format!("{WEB}{path}"), line).is_empty(), wrong, "{path}: {line}");
        }
    }
}
