//! The picture that is kept, and how another one differs from it. The rows of a view lie with the view,
//! in `crates/projectors/VIEW/picture/`, so that a new view touches no file of others; all else lies
//! under `tests/picture/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use greyfile_tests::{folder, seed};

use super::{Picture, ROWS};
use crate::views;

const RENEW: &str = "GREYFILE_RENEW=1 cargo test -p greyfile-tests picture";
/// Lines shown around one that differs.
const AROUND: usize = 1;
/// Lines shown of the difference of one file.
const SHOWN: usize = 30;
/// Lines that are compared one by one with as many others; beyond, they are replaced as a whole.
const COMPARED: usize = 1_500;

/// Holds a picture against the one that is kept, or keeps it.
pub(super) fn compare(of: &str, picture: &Picture) {
    if seed::renew() {
        let _ = fs::remove_dir_all(root(of));
        for (name, text) in picture {
            let path = path_of(of, name);
            fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder");
            fs::write(path, text).expect("the file is written");
        }
        return;
    }
    let differences = differences(of, picture);
    assert!(
        differences.is_empty(),
        "{} files of picture {of} differ:\n{}\nif it was changed on purpose, renew it with: {RENEW}",
        differences.len(),
        differences.join("\n")
    );
}

/// For each file that differs, in which lines.
pub(super) fn differences(of: &str, picture: &Picture) -> Vec<String> {
    let kept = kept(of);
    let names: BTreeSet<&String> = kept.keys().chain(picture.keys()).collect();
    names
        .into_iter()
        .filter_map(|name| match (kept.get(name), picture.get(name)) {
            (Some(kept), Some(now)) if kept == now => None,
            (Some(kept), Some(now)) => Some(format!("--- {name}\n{}", unified(kept, now))),
            (Some(_), None) => Some(format!("--- {name} is gone")),
            (None, _) => Some(format!("+++ {name} is new")),
        })
        .collect()
}

fn root(of: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("picture").join(of)
}

/// Where a file of a picture is kept.
fn path_of(of: &str, name: &str) -> PathBuf {
    let view = name.strip_prefix(ROWS).and_then(|file| file.strip_suffix(".txt"));
    match view.map(views::kept).filter(|folder| folder.parent().is_some_and(Path::exists)) {
        Some(folder) => folder.join(format!("{of}.txt")),
        // The store of the streams is no view.
        None => root(of).join(name),
    }
}

fn kept(of: &str) -> Picture {
    let root = root(of);
    let read = |path: &Path| fs::read_to_string(path).expect("a kept file is text");
    let below = folder::files(&root).into_iter().map(|path| {
        let name = path.strip_prefix(&root).expect("below it").to_string_lossy().into_owned();
        (name, read(&path))
    });
    let of_views = greyfile_registry::names().into_iter().filter_map(|view| {
        let path = views::kept(view).join(format!("{of}.txt"));
        path.exists().then(|| (format!("{ROWS}{view}.txt"), read(&path)))
    });
    below.chain(of_views).collect()
}

/// Lines that went with `-`, lines that came with `+`, and a line around them.
fn unified(kept: &str, now: &str) -> String {
    let (kept, now): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), now.lines().collect());
    let same = |one: &mut dyn Iterator<Item = (&&str, &&str)>| {
        one.take_while(|(kept, now)| kept == now).count()
    };
    let before = same(&mut kept.iter().zip(&now));
    let most = kept.len().min(now.len()) - before;
    let after = same(&mut kept.iter().rev().zip(now.iter().rev())).min(most);
    let lines = steps(&kept[before..kept.len() - after], &now[before..now.len() - after]);
    let lead = kept[before.saturating_sub(AROUND)..before].iter().map(|line| (' ', *line));
    let tail = kept[kept.len() - after..].iter().take(AROUND).map(|line| (' ', *line));
    let all: Vec<(char, &str)> = lead.chain(lines).chain(tail).collect();
    let near = |at: usize| {
        all[at.saturating_sub(AROUND)..all.len().min(at + AROUND + 1)]
            .iter()
            .any(|(sign, _)| *sign != ' ')
    };
    let mut shown = vec![format!("@@ line {}", before.saturating_sub(AROUND) + 1)];
    let mut apart = false;
    for (at, (sign, line)) in all.iter().enumerate() {
        if !near(at) {
            apart = true;
            continue;
        }
        if std::mem::take(&mut apart) {
            shown.push("@@".to_owned());
        }
        shown.push(format!("{sign}{}", line.chars().take(200).collect::<String>()));
    }
    if let Some(more) = shown.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        shown.truncate(SHOWN);
        shown.push(format!("… {more} more lines differ"));
    }
    shown.join("\n")
}

/// The lines of both, each with whether it stayed, went or came: as many as can stay do.
fn steps<'a>(kept: &[&'a str], now: &[&'a str]) -> Vec<(char, &'a str)> {
    if kept.len() > COMPARED || now.len() > COMPARED {
        let gone = kept.iter().map(|line| ('-', *line));
        return gone.chain(now.iter().map(|line| ('+', *line))).collect();
    }
    let wide = now.len() + 1;
    // For each pair of rests, how many lines they have in common.
    let mut common = vec![0_u16; (kept.len() + 1) * wide];
    for one in (0..kept.len()).rev() {
        for two in (0..now.len()).rev() {
            common[one * wide + two] = if kept[one] == now[two] {
                common[(one + 1) * wide + two + 1] + 1
            } else {
                common[(one + 1) * wide + two].max(common[one * wide + two + 1])
            };
        }
    }
    let (mut one, mut two, mut steps) = (0, 0, Vec::new());
    while one < kept.len() || two < now.len() {
        if one < kept.len() && two < now.len() && kept[one] == now[two] {
            steps.push((' ', kept[one]));
            (one, two) = (one + 1, two + 1);
        } else if two == now.len()
            || (one < kept.len() && common[(one + 1) * wide + two] >= common[one * wide + two + 1])
        {
            steps.push(('-', kept[one]));
            one += 1;
        } else {
            steps.push(('+', now[two]));
            two += 1;
        }
    }
    steps
}

#[test]
fn a_difference_is_shown_with_what_is_around_it() {
    let kept = "a\nb\nc\nd\ne\nf\ng\nh";
    assert_eq!(unified(kept, "a\nb\nX\nd\ne\nf\nh"), "@@ line 2\n b\n-c\n+X\n d\n@@\n f\n-g\n h");
    assert_eq!(unified("a", "a\nb"), "@@ line 1\n a\n+b");
    assert_eq!(unified("a\na", "a"), "@@ line 1\n a\n-a");
}
