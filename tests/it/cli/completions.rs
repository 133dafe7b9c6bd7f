//! A shell completes commands, events, the names of their fields, and the codes that they offer.

use std::process::Command;

use greyfile_tests::{Cli, folder};

/// Asks a shell as the Tab key does: what its function answers for these words, the last unfinished.
const ASK: &str = r#"
source <("$1" completions bash)
COMP_WORDS=(greyfile "${@:2}")
COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
_greyfile greyfile "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}"
"#;

fn completed(words: &[&str]) -> Vec<String> {
    let there = folder::temporary();
    let program = Cli::on(there.path()).command([""; 0]).get_program().to_owned();
    let asked = Command::new("bash").args(["-c", ASK, "bash"]).arg(program).args(words).output();
    let asked = asked.expect("there is a bash");
    assert!(asked.status.success() && asked.stderr.is_empty(), "{words:?}: {asked:?}");
    String::from_utf8(asked.stdout).expect("UTF-8").lines().map(str::to_owned).collect()
}

#[test]
fn bash_completes_commands_events_fields_and_codes() {
    for (words, wanted) in [
        (&["rec"][..], "record"),
        (&["gazetteer", "imp"], "import"),
        (&["record", "exhibit.des"], "exhibit.destroyed"),
        (&["--json", "record", "exhibit.des"], "exhibit.destroyed"),
        (&["record", "exhibit.destroyed", "--ord"], "--order"),
        (&["record", "exhibit.seized", "--kind", "sim_c"], "sim_card"),
        (&["record", "exhibit.seized", "--number.g"], "--number.given.malkhana"),
        (&["explain", "exhibit.des"], "exhibit.destroyed"),
        (&["events", "--type", "exhibit.des"], "exhibit.destroyed"),
        (&["rebuild", "case"], "casefile"),
        (&["serve", "--role", "int"], "intake"),
    ] {
        let answered = completed(words);
        assert!(answered.iter().any(|one| one == wanted), "{words:?}: {answered:?}");
    }
    // Nothing is offered that the program refuses: a name is personal data, and a broker is named
    // before `record`.
    let answered = completed(&["record", "raid.witness_named", "--"]);
    assert!(answered.iter().any(|one| one == "--local"), "{answered:?}");
    assert!(!answered.iter().any(|one| one == "--name" || one == "--log"), "{answered:?}");
}

#[test]
fn every_shell_gets_its_script() {
    let there = folder::temporary();
    for (shell, says) in
        [("bash", "complete "), ("zsh", "#compdef greyfile"), ("fish", "complete ")]
    {
        let ran = Cli::on(there.path()).run(&["completions", shell]);
        assert!(ran.ok().contains(says) && ran.stdout.contains("exhibit.destroyed"), "{shell}");
    }
    assert!(folder::files(there.path()).is_empty(), "asking makes nothing");
}
