//! Command lines as people type them, with what is printed: `tests/scenarios/*.txt`.
//!
//! Each file runs on a fresh demonstration without a service. A line that begins with `$ ` is a
//! command line; `<<END` at its end gives it the lines up to `END` as standard input. What follows
//! is what it prints, then what it says on standard error behind `! `, then its exit code behind
//! `? ` unless it is 0. Lines that begin with `#` speak to the reader. Ids and moments follow from
//! the demonstration's seed, so nothing in what is printed is left out.

use std::fs;
use std::path::{Path, PathBuf};

use greyfile_tests::{Cli, Serve, folder, seed};

const RENEW: &str = "GREYFILE_RENEW=1 cargo test -p greyfile-tests scenarios";

#[tokio::test(flavor = "multi_thread")]
async fn command_lines_print_what_they_printed() {
    let folder = folder::temporary();
    let demonstration = folder.path().join("demonstration");
    Serve::on(&demonstration).arg("--demo").start().await.stop();
    let scenarios = scenarios();
    assert!(scenarios.len() >= 4, "{scenarios:?}");
    let mut differ = Vec::new();
    for path in scenarios {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let data = folder.path().join(&name);
        folder::copy(&demonstration, &data);
        let kept = fs::read_to_string(&path).unwrap();
        let now = play(&kept, &Cli::on(&data));
        if seed::renew() {
            fs::write(&path, &now).unwrap();
        } else if kept != now {
            differ.push(format!("{name}: {}", first_difference(&kept, &now)));
        }
    }
    assert!(
        differ.is_empty(),
        "{}\nif it was changed on purpose, renew it with: {RENEW}",
        differ.join("\n")
    );
}

fn scenarios() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let texts = folder::files(&folder).into_iter();
    texts.filter(|file| file.extension().is_some_and(|extension| extension == "txt")).collect()
}

/// The scenario's text with what its command lines print now.
fn play(text: &str, cli: &Cli) -> String {
    let mut out = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.starts_with('#') {
            // A comment stands off from what was printed before it.
            if !out.is_empty() && !out.ends_with("\n\n") && !last_is_comment(&out) {
                out.push('\n');
            }
            out.push_str(&format!("{line}\n"));
        }
        let Some(command) = line.strip_prefix("$ ") else { continue };
        out.push_str(&format!("{line}\n"));
        let (command, input) = match command.strip_suffix(" <<END") {
            Some(command) => {
                let input: Vec<&str> = lines.by_ref().take_while(|line| *line != "END").collect();
                (command, input.join("\n") + "\n")
            }
            None => (command, String::new()),
        };
        if line.ends_with("<<END") {
            out.push_str(&format!("{input}END\n"));
        }
        out.push_str(&run(command, &input, cli));
    }
    out
}

fn last_is_comment(out: &str) -> bool {
    out.lines().last().is_some_and(|line| line.starts_with('#'))
}

fn run(command: &str, input: &str, cli: &Cli) -> String {
    let words = words(command);
    let (program, args) = words.split_first().expect("a command line has words");
    assert_eq!(program, "greyfile", "{command}");
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let ran = cli.run_with(&args, input.as_bytes());
    let mut out = String::new();
    // Blanks at the end of a line show nowhere and get lost in editors.
    ran.stdout.lines().for_each(|line| out.push_str(&format!("{}\n", line.trim_end())));
    ran.stderr.lines().for_each(|line| out.push_str(&format!("! {}\n", line.trim_end())));
    if ran.code != Some(0) {
        out.push_str(&format!("? {}\n", ran.code.unwrap_or(-1)));
    }
    out
}

/// A command line's words: apart by blanks, together in single quotes.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in command.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("never empty").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn first_difference(kept: &str, now: &str) -> String {
    let (mut kept, mut now) = (kept.lines(), now.lines());
    for number in 1.. {
        match (kept.next(), now.next()) {
            (None, None) => break,
            (kept, now) if kept == now => {}
            (kept, now) => return format!("line {number}:\n  kept {kept:?}\n  now  {now:?}"),
        }
    }
    "the ends of lines".to_owned()
}
