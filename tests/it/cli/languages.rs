//! The language of the command line: that of `--lang`, else the terminal's.

use greyfile_tests::Cli;

use crate::support::production;

#[tokio::test(flavor = "multi_thread")]
async fn a_terminal_is_told_refusals_in_its_own_language() {
    let (folder, service) = production().await;
    let cli = service.cli();
    let on = "fir-01JZMK5V3QW0Y8T4D2N6R9XABC";
    let text = folder.path().join("note.txt");
    std::fs::write(&text, "x").expect("a file");
    let text = text.to_str().expect("UTF-8");
    let note = ["submit", "--actor", "a", "--occurred", "2025", "--on", on, "--note", text];
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

/// Runs of three English words and more, besides what is typed so in every language: codes, ids,
/// flags, paths, what stands between backquotes or brackets, what begins with the program's name, and
/// what another program said, which is quoted.
fn english(said: &str) -> Vec<String> {
    let mut found = Vec::new();
    let own = said.split('«').map(|part| part.split_once('»').map_or(part, |(_, own)| own));
    let said: String = own.collect();
    for part in said.split(['\n', '`', '[', ']', '│', '┆']) {
        let mut run: Vec<&str> = Vec::new();
        for typed in part.split_whitespace().chain(["."]) {
            let word = typed.trim_matches(['(', ')', ',', ';', ':', '\'', '"', '.']);
            let plain = |c: char| c.is_ascii_alphabetic() || c == '\'';
            let is_word = !word.is_empty() && word.chars().all(plain);
            if is_word && word.contains(char::is_lowercase) {
                run.push(word);
            }
            // Codes stand with commas between them.
            if !is_word || typed.ends_with(',') {
                if run.len() > 2 && run[0] != "greyfile" {
                    found.push(run.join(" "));
                }
                run.clear();
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_a_terminal_shows_is_in_its_language() {
    let (folder, service) = production().await;
    let cli = service.cli();
    let nothing = Cli::on(&folder.path().join("nothing"));
    let bound = service.http.json("/api/status").await;
    assert_eq!(bound["position"], 1);
    let note = ["submit", "--actor", "a", "--occurred", "2025"];
    let opened = r#"{"case":{"enquiry_opened":{"title":"تفتیش","agency":"nccia","city":"لاہور"}}}"#;
    let file = folder.path().join("اندراج.json");
    std::fs::write(&file, opened).expect("a file");
    let opened = file.to_str().expect("UTF-8");
    let settings = folder.path().join("ترتیبات.toml");
    std::fs::write(&settings, "lisen = 1").expect("a file");
    let settings = settings.to_str().expect("UTF-8");
    let keys = folder.path().join("کلیدیں");
    let secret = keys.join("secret.keys");
    let (keys, secret) = (keys.to_str().expect("UTF-8"), secret.to_str().expect("UTF-8"));
    let vetting = |name: &str| format!("{}/../schemas/vetting/{name}", env!("CARGO_MANIFEST_DIR"));
    let [request, kept, office] = &["request.txt", "body.secret", "office.keys"].map(vetting);
    let sign = ["vetting", "sign", request, "--key", kept, "--office", office, "--reference", "1"];
    let mut left = Vec::new();
    for (cli, args, code) in [
        (&cli, &["--help"][..], 0),
        (&cli, &["serve", "--help"], 0),
        (&cli, &["submit", "--help"], 0),
        (&cli, &["gazetteer", "import", "--help"], 0),
        (&cli, &["help", "case"], 0),
        (&cli, &["record", "exhibit.seized", "--help"], 0),
        (&cli, &["explain"], 0),
        (&cli, &["explain", "exhibit.seized"], 0),
        (&cli, &["case", "list"], 0),
        (&cli, &["operations", "--from", "2020-01-01", "--to", "2020-01-02"], 0),
        (&cli, &[&note[..], &["--event", opened]].concat(), 0),
        (&cli, &["events"], 0),
        (&cli, &["gazetteer", "unmatched"], 0),
        (&cli, &["gazetteer", "import", "--shipped", "--actor", "a"], 0),
        (&cli, &["gazetteer", "import", "/none.csv", "--actor", "a"], 1),
        (&cli, &["simulate"], 1),
        (&cli, &note, 1),
        (&cli, &["submit", "/none.json"], 1),
        (&cli, &["record", "exhibit.nothing"], 1),
        (&cli, &["record", "exhibit.sealed", "--sael", "x"], 1),
        (&cli, &["record", "raid.witness_named", "--name", "x"], 1),
        (&cli, &["record", "exhibit.sealed"], 1),
        (&cli, &["vetting", "--help"], 0),
        (&cli, &["vetting", "sign", "--help"], 0),
        (&cli, &["vetting", "keygen", keys], 0),
        (&cli, &["vetting", "keygen", keys], 1),
        (&cli, &["vetting", "read", settings, "--key", secret], 1),
        (&cli, &["vetting", "read", request, "--key", secret, "--office", office], 1),
        (&cli, &[&sign[..], &["--clear"]].concat(), 0),
        (&cli, &[&sign[..], &["--defer", "x"]].concat(), 1),
        (&cli, &sign, 2),
        (&cli, &["stream", "create"], 1),
        (&cli, &["nonsense"], 2),
        (&cli, &["serve", "--listen", "x"], 2),
        (&cli, &["simulate", "--cases", "many"], 2),
        (&cli, &["--config", settings, "status"], 1),
        (&cli, &["--config", "/none.toml", "status"], 1),
        (&nothing, &["status"], 1),
        (&nothing, &["serve"], 1),
        (&nothing, &["serve", "--listen", "10.0.0.1:80"], 1),
        (&nothing, &["serve", "--intake", "x", "--role", "intake"], 1),
        (&nothing, &["--log", "nats://127.0.0.1:1", "status"], 1),
    ] {
        let mut command = cli.command([&["--lang", "ur"], args].concat());
        let output = command.output().expect("the program runs");
        assert_eq!(output.status.code(), Some(code), "{args:?}: {output:?}");
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).expect("UTF-8");
        assert!(said.contains(|c| ('\u{600}'..='\u{6FF}').contains(&c)), "{args:?}: {said}");
        left.extend(english(&said).into_iter().map(|words| format!("{args:?}: {words}")));
    }
    assert_eq!(left, [""; 0]);
}
