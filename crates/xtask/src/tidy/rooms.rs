//! Which room of `domain` may use which: values know nobody, the kernel names no stream, no stream
//! names another but by id, and nobody but `acts` and `judged` looks into several. And in `web`, what
//! pages are made of knows no page, and no page knows another.

use std::collections::BTreeSet;

use super::finding::Finding;
use super::paths::{Named, module_of, written_out};
use super::tokens::tokens;

/// Where the rooms are.
const DOMAIN: &str = "crates/domain/src/";

/// What several kinds of stream have in common. Of streams it knows the ids.
const PROCEEDINGS: &str = "proceedings";

/// A room, and the rooms that it may use besides itself.
const ROOMS: &[(&str, &[&str])] = &[
    ("values", &[]),
    ("kernel", &["values"]),
    (PROCEEDINGS, &["values", "kernel"]),
    ("streams", &["values", "kernel", PROCEEDINGS]),
    ("acts", &["values", "kernel", PROCEEDINGS, "streams"]),
    ("judged", &["values", "kernel", PROCEEDINGS, "streams"]),
];
/// What lies in no room: what ties the rooms together, and the tests of that.
const DOMAIN_FRAME: &[&str] = &["lib.rs", "tests.rs"];

/// What one stream may use of the room of streams: ids, and how events are declared.
const OF_STREAMS: &[&str] = &["ids", "payload"];
/// What lies in the room of streams and is no stream.
const STREAMS_FRAME: &[&str] = &["mod.rs", "payload.rs"];

/// Where the rooms of the pages are.
const WEB: &str = "crates/web/src/";
/// The list of all pages.
pub(super) const PAGES_LIST: &str = "crates/web/src/pages.rs";

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
/// The rooms in which a page is a folder, and everything lies in one.
const FOLDERS: &[&str] = &["boards", "streams"];
/// What lies in no room of `web`: what ties the rooms together, and the files they are served with.
const WEB_FRAME: &[&str] =
    &["app.rs", "assets.rs", "lib.rs", "pages.rs", "submit.rs", "watch.rs", "words.rs"];

/// The modules that are pages, each with its room.
pub(super) type Pages = BTreeSet<(String, String)>;

/// The pages that the list of pages leads to.
pub(super) fn pages(list: &str) -> Pages {
    let paths = written_out(&module_of("pages.rs"), &tokens(list).unwrap_or_default());
    let of_one = |path: &[String]| match path {
        // What stands behind is what the page does.
        [_, room, page, _, ..] if PAGES.contains(&room.as_str()) => {
            Some((room.clone(), page.clone()))
        }
        _ => None,
    };
    paths.iter().filter_map(|(_, path)| of_one(path)).collect()
}

pub(super) fn check(path: &str, text: &str, pages: &Pages) -> Vec<Finding> {
    let inside = |place| path.strip_prefix(place);
    let Some((crate_name, inside)) =
        inside(DOMAIN).map(|rest| ("domain", rest)).or_else(|| Some(("web", inside(WEB)?)))
    else {
        return Vec::new();
    };
    let module = module_of(inside);
    let is_domain = crate_name == "domain";
    let frame = if is_domain { DOMAIN_FRAME } else { WEB_FRAME };
    if frame.contains(&inside) {
        return Vec::new();
    }
    let (room, rest) = inside.split_once('/').unwrap_or_default();
    let lost = |what: String| vec![Finding::new(path, 0, what)];
    let rooms = if is_domain { ROOMS } else { WEB_ROOMS };
    if !rooms.iter().any(|(name, _)| *name == room) {
        return lost(format!("lies in no room of {crate_name} that tidy knows"));
    }
    let in_folder = rest.contains('/');
    let of_streams = is_domain && room == "streams";
    if (of_streams && !in_folder && !STREAMS_FRAME.contains(&rest))
        || (!is_domain && FOLDERS.contains(&room) && !in_folder && rest != "mod.rs")
    {
        return lost(format!("lies in no folder of `{room}`"));
    }
    // The first file of a room ties its own together.
    let ties = rest == "mod.rs";
    let second = module.get(1).map(String::as_str).filter(|_| !ties);
    let mut findings = Vec::new();
    for (Named { line, .. }, used) in written_out(&module, &tokens(text).unwrap_or_default()) {
        let mut words = used.iter().map(String::as_str);
        if words.next() != Some("crate") {
            continue;
        }
        let (first, next) = (words.next().unwrap_or("*"), words.next());
        let mut find = |what: String| findings.push(Finding::new(path, line, what));
        if first == "*" && used.len() > 1 {
            find("everything of a crate is in all rooms: name what is meant".to_owned());
        } else if is_domain {
            let allowed = rooms.iter().find(|(name, _)| *name == room).map_or(&[][..], |one| one.1);
            let known = rooms.iter().any(|(name, _)| *name == first);
            let by_id = room == PROCEEDINGS && first == "streams" && next == Some("ids");
            if known && first != room && !allowed.contains(&first) && !by_id {
                find(format!("`{room}` may not use `{first}`"));
            }
            // How events are declared makes one of any stream's.
            let declares = second == Some("payload");
            let fine = |next: &str| {
                second == Some(next) || OF_STREAMS.contains(&next) || (declares && next == "Event")
            };
            if of_streams && second.is_some() && first == room && !next.is_none_or(fine) {
                let next = next.unwrap_or_default();
                find(format!("a stream names another only by id, not `streams::{next}`"));
            }
        } else {
            let barred = rooms.iter().find(|(name, _)| *name == room).map_or(&[][..], |one| one.1);
            if barred.contains(&first) {
                find(format!("`{room}` may not use `{first}`"));
            }
            let Some(next) = next.filter(|_| !ties && PAGES.contains(&room)) else { continue };
            let own = first == room && second == Some(next);
            let folder = FOLDERS.contains(&first) && first == room;
            if !own && (folder || pages.contains(&(first.to_owned(), next.to_owned()))) {
                find(format!("a page uses no other page, not `{first}::{next}`"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&format!("{DOMAIN}{path}"), text, &Pages::new()).len()
    }

    #[test]
    fn rooms_use_what_is_below_them_only() {
        for (path, line, wrong) in [
            ("values/money.rs", "use crate::values::same;", false),
            ("values/money.rs", "use crate::kernel::flag::Flag;", true),
            ("values/money.rs", "fn x(flag: crate::kernel::flag::Flag) {}", true),
            ("values/money.rs", "use crate::*;", true),
            ("kernel/draft.rs", "use crate::values::text::Line;", false),
            ("kernel/draft.rs", "use crate::streams::Event;", true),
            ("kernel/draft.rs", "use crate as here; fn x() { here::streams::y() }", true),
            ("kernel/draft.rs", "// as crate::streams does", false),
            ("kernel/mod.rs", "use super::streams::Event;", true),
            ("kernel/mod.rs", "use self::flag::Flag;", false),
            ("streams/fir/rules.rs", "use crate::kernel::kind::Kind;", false),
            ("streams/fir/rules.rs", "use crate::streams::ids::RaidId;", false),
            ("streams/fir/rules.rs", "use crate::streams::fir::Lodged;", false),
            ("streams/fir/rules.rs", "use super::*;", false),
            ("streams/fir/rules.rs", "use crate::streams::raid::Conducted;", true),
            ("streams/fir/rules.rs", "use crate::streams::Event;", true),
            ("streams/fir/rules.rs", "use crate::streams::*;", true),
            ("streams/fir/rules.rs", "use crate::judged::Together;", true),
            ("streams/fir/rules.rs", "use crate::{streams::raid::Conducted};", true),
            ("streams/fir/rules.rs", "use super::super::raid::Conducted;", true),
            ("streams/fir/mod.rs", "use super::raid::Conducted;", true),
            ("streams/fir/mod.rs", "mod x { use super::super::raid::Conducted; }", true),
            ("streams/fir/mod.rs", "use super::ids::RaidId;", false),
            ("streams/payload.rs", "use super::raid::Conducted;", true),
            ("streams/payload.rs", "impl From<$x> for crate::streams::Event {}", false),
            ("streams/mod.rs", "use crate::streams::raid::Conducted;", false),
            ("streams/fine.rs", "", true),
            ("streams/fir/rules.rs", "use crate::proceedings::Proposed;", false),
            ("proceedings/state.rs", "use crate::kernel::history::Moment;", false),
            ("proceedings/events.rs", "use crate::streams::ids::LicenceId;", false),
            ("proceedings/state.rs", "use crate::streams::licence::LicenceState;", true),
            ("kernel/draft.rs", "use crate::proceedings::Proposed;", true),
            ("judged/firs.rs", "use crate::streams::fir::FirState;", false),
            ("judged/firs.rs", "use crate::acts::Command;", true),
            ("acts/open.rs", "use crate::judged::Together;", true),
            ("attic/old.rs", "", true),
            ("shared.rs", "", true),
            ("lib.rs", "use crate::streams::Event;", false),
        ] {
            assert_eq!(found(path, line) > 0, wrong, "{path}: {line}");
        }
    }

    #[test]
    fn what_pages_are_made_of_knows_no_page_and_a_page_no_other() {
        let list = "use crate::boards::{deadlines, registers}; use crate::log; use crate::record::raid;
            static PAGES: &[Page] = &[page(\"/\", || get(deadlines::get)), registers::get, raid::get,
            log::event::get, log::events::get, crate::record::mend::post, crate::streams::case::get];";
        let pages = pages(list);
        let told: Vec<String> = pages.iter().map(|(room, page)| format!("{room}/{page}")).collect();
        assert_eq!(
            told,
            [
                "boards/deadlines",
                "boards/registers",
                "log/event",
                "log/events",
                "record/mend",
                "record/raid",
                "streams/case",
            ]
        );
        for (path, line, wrong) in [
            ("kit/table.rs", "use crate::boards::deadlines::Page;", true),
            ("kit/table.rs", "use crate::record::form;", true),
            ("kit/mod.rs", "use super::boards::deadlines::Page;", true),
            ("kit/table.rs", "use super::super::boards::deadlines::Page;", true),
            ("record/mend.rs", "    fn x() { crate::streams::case::note() }", true),
            ("record/mend.rs", "// as crate::streams::case does", false),
            ("record/mend.rs", "use crate::kit::page::Asked;", false),
            ("record/mend.rs", "use super::form::Sheet;", false),
            ("record/mend.rs", "use super::raid::slip::Slip;", true),
            ("record/form.rs", "use super::mend::Way;", true),
            ("record/raid/slip.rs", "use crate::record::raid::people;", false),
            ("record/raid/slip.rs", "use crate::record::value;", false),
            ("record/raid/slip.rs", "use crate::record::mend::Way;", true),
            ("record/mod.rs", "pub(crate) use mend::Way;", false),
            ("log/event.rs", "use super::events::Row;", true),
            ("log/event.rs", "use super::marks::Mark;", false),
            ("log/event.rs", "use crate::{boards::deadlines, kit};", true),
            ("streams/case/file.rs", "use crate::log::acts;", false),
            ("streams/case/file.rs", "use crate::log::event::acts;", true),
            ("streams/case/file.rs", "use crate::streams::case::WORDS;", false),
            ("streams/case/file.rs", "use crate::streams::licence::Page;", true),
            ("boards/registers/mod.rs", "use crate::boards::deadlines::Due;", true),
            ("boards/registers/mod.rs", "use super::deadlines::Page;", true),
            ("boards/registers/mod.rs", "use crate::{boards::deadlines::Page, kit};", true),
            ("boards/registers/mod.rs", "use super::super::streams::case::Page;", true),
            ("boards/mod.rs", "use crate::boards::deadlines;", false),
            ("boards/mod.rs", "use crate::streams::case;", true),
            ("boards/shared.rs", "", true),
            ("streams/shared.rs", "", true),
            ("lib.rs", "use crate::streams;", false),
            ("pages/status.rs", "", true),
            ("status.rs", "", true),
        ] {
            let found = check(&format!("{WEB}{path}"), line, &pages);
            assert_eq!(!found.is_empty(), wrong, "{path}: {line}");
        }
    }
}
