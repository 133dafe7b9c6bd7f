//! The language of the command line: that of `--lang`, else the terminal's.

use greyfile_tests::Cli;

use crate::support::production;

#[tokio::test(flavor = "multi_thread")]
async fn a_terminal_is_told_refusals_in_its_own_language() {
    let (_folder, service) = production().await;
    let cli = service.cli();
    let note = "fir-01JZMK5V3QW0Y8T4D2N6R9XABC";
    let note = ["submit", "--actor", "a", "--occurred", "2025", "--on", note, "--note", "x"];
    let told = |cli: &Cli, variables: &[(&str, &str)], lang: &[&str]| {
        let mut command = cli.command([lang, &note].concat());
        command.env_remove("LC_ALL").envs(variables.iter().copied());
        let output = command.output().expect("the program runs");
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    let (urdu, english) = ("کچھ درج نہیں کیا گیا", "nothing was recorded");
    for (variables, lang, words) in [
        (&[("LANG", "ur_PK.UTF-8")][..], &[][..], urdu),
        (&[("LANG", "en_GB.UTF-8"), ("LC_MESSAGES", "ur_PK")], &[], urdu),
        (&[("LANG", "ur_PK.UTF-8"), ("LC_ALL", "C.UTF-8")], &[], english),
        (&[("LANG", "ur_PK.UTF-8")], &["--lang", "en"], english),
        (&[("LANG", "C")], &["--lang", "ur"], urdu),
    ] {
        let said = told(&cli, variables, lang);
        assert!(said.contains(words), "{variables:?} {lang:?}: {said}");
    }
}
