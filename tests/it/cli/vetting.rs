//! Vetting on a body's own machine: a folder with keys and a request, no data folder, no service.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use greyfile_envelope::{StreamId, StreamKind};
use greyfile_tests::{Cli, Ran};
use greyfile_vetting::{
    BodyKeys, Outcome, Party, Premises, PublicKeys, Random, Subject, request, verify,
};
use serde_json::json;
use tempfile::TempDir;

const NAME: &str = "نامعلوم فرضی";
const GROUNDS: &str = "Named in an invented enquiry. نگرانی جاری ہے۔";

/// A machine of a body: its keys, the office's public ones, and a request.
struct Machine {
    folder: TempDir,
    cli: Cli,
    subject: Subject,
}

fn subject() -> Subject {
    let id = |kind, id| StreamId::new(kind, [id; 16]);
    let party = |number, name: &str, role: &str| Party {
        id: id(StreamKind::PERSON, number),
        name: name.parse().unwrap(),
        role: role.parse().unwrap(),
        documents: vec!["CNIC 00000-0000000-0".parse().unwrap()],
    };
    Subject {
        log: id(StreamKind::LOG, 1),
        licence: id(StreamKind::LICENCE, 2),
        body: "pta".parse().unwrap(),
        round: 1,
        salt: [7; 32],
        centre: id(StreamKind::CENTRE, 3),
        centre_name: "Invented Calls (Pvt) Ltd".parse().unwrap(),
        owners: vec![party(10, "Owner Invented", "owner")],
        key_persons: vec![party(11, NAME, "director")],
        premises: vec![Premises {
            id: "main".parse().unwrap(),
            role: "main".parse().unwrap(),
            address: "Plot 1, Sector 0, Karachi".parse().unwrap(),
        }],
    }
}

impl Machine {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let cli = Cli::on(&folder.path().join("data"));
        let machine = Self { folder, cli, subject: subject() };
        for of in ["office", "body"] {
            let dir = machine.path(of);
            let made = machine.cli.run(&["vetting", "keygen", dir.to_str().unwrap()]);
            assert!(made.ok().contains("spare.key"), "{made:?}");
        }
        fs::copy(machine.path("office/public.keys"), machine.path("body/office.keys")).unwrap();
        let office = BodyKeys::from_file(&machine.read("office/secret.keys")).unwrap();
        let public = PublicKeys::from_file(&machine.read("body/public.keys")).unwrap();
        let at = "2026-09-01T10:00:00+05:00".parse().unwrap();
        let due = "2026-10-01".parse().unwrap();
        let random = &mut Random::new([4; 32]);
        let to = [public.sealing, public.spare];
        let asked = request(&machine.subject, at, due, &office, &to, random).unwrap();
        machine.write("request.txt", &asked);
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).unwrap();
    }

    /// Runs `greyfile vetting` in the folder.
    fn vetting(&self, args: &[&str], input: &str) -> Ran {
        let named = args.iter().map(|arg| match arg.strip_prefix('@') {
            Some(name) => self.path(name).to_str().unwrap().to_owned(),
            None => (*arg).to_owned(),
        });
        let named: Vec<String> = ["vetting".to_owned()].into_iter().chain(named).collect();
        let named: Vec<&str> = named.iter().map(String::as_str).collect();
        self.cli.run_with(&named, input.as_bytes())
    }

    fn sign(&self, args: &[&str], input: &str) -> Ran {
        let sign = ["sign", "@request.txt", "--key", "@body/secret.keys", "--reference", "PTA/7"];
        self.vetting(&[&sign[..], args].concat(), input)
    }

    fn verified(&self, answer: &[u8]) -> greyfile_vetting::Answer {
        let public = PublicKeys::from_file(&self.read("body/public.keys")).unwrap();
        let answer = verify(answer, &[public.key("pta".parse().unwrap()).unwrap()]).unwrap();
        assert_eq!(answer.answers(&self.subject.asked().unwrap()), Ok(()));
        answer
    }
}

fn is_for_its_owner_alone(file: &Path) {
    let mode = fs::metadata(file).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "{}: {mode:o}", file.display());
}

#[test]
fn a_body_answers_on_a_machine_of_its_own() {
    let machine = Machine::new();
    let read = machine.vetting(&["read", "@request.txt", "--key", "@body/secret.keys"], "");
    for shown in [NAME, "Owner Invented", "Plot 1, Sector 0", "CNIC 00000", "2026-10-01"] {
        assert!(read.ok().contains(shown), "{shown}: {read:?}");
    }
    let digest = machine.subject.digest().unwrap().to_string();
    assert!(read.ok().contains(&digest));

    let clear = machine.sign(&["--clear"], "");
    assert!(clear.stderr.contains("signed: clear") && clear.stderr.contains(&digest));
    let answer = machine.verified(clear.ok().as_bytes());
    assert_eq!((answer.outcome, answer.reference.as_str()), (Outcome::Clear, "PTA/7"));

    machine.sign(&["--defer", "2026-12-31", "--to", "@deferred.txt"], "").ok();
    let answer = machine.verified(&machine.read("deferred.txt"));
    assert_eq!(answer.outcome, Outcome::Deferred { until: "2026-12-31".parse().unwrap() });
    let plain = machine.verified(machine.sign(&["--not-clear"], "").ok().as_bytes());
    assert_eq!(plain.outcome, Outcome::NotClear { grounds: None });

    let not_clear = ["--not-clear", "--grounds", "-", "--to", "@not-clear.txt"];
    let said = machine.sign(&not_clear, GROUNDS);
    assert!(said.ok().contains("sealed to this body alone"), "{said:?}");
    assert!(!format!("{said:?}").contains("enquiry"), "{said:?}");
    is_for_its_owner_alone(&machine.path("not-clear.txt"));
    machine.verified(&machine.read("not-clear.txt"));
    let whose = ["--keys", "@body/public.keys", "--body", "pta"];
    for key in ["@body/secret.keys", "@body/spare.key"] {
        let open = [&["open", "@not-clear.txt", "--key", key][..], &whose].concat();
        let opened = machine.vetting(&open, "").ok().to_owned();
        machine.write("grounds.txt", opened.as_bytes());
        let check = [&["check", "@not-clear.txt", "@grounds.txt"][..], &whose].concat();
        let checked = machine.vetting(&check, "");
        assert!(checked.ok().ends_with(&format!("{GROUNDS}\n")), "{checked:?}");
    }
    // Nothing of all this needs a record, or leaves one.
    assert!(!machine.path("data").exists());
}

#[test]
fn keys_are_for_their_owner_alone_and_never_written_over() {
    let machine = Machine::new();
    for name in ["secret.keys", "spare.key", "public.keys"] {
        is_for_its_owner_alone(&machine.path("body").join(name));
    }
    let before = machine.read("body/secret.keys");
    let again = machine.vetting(&["keygen", "@body"], "");
    assert!(again.failed().contains("is there already"), "{again:?}");
    // A folder that cannot be made, since a file lies there.
    let unmade = machine.vetting(&["keygen", "@request.txt/keys"], "");
    assert!(unmade.failed().contains("cannot be written"), "{unmade:?}");
    // The third cannot be written, so the first two are taken away again.
    fs::create_dir(machine.path("half")).unwrap();
    std::os::unix::fs::symlink("/none", machine.path("half/public.keys")).unwrap();
    machine.vetting(&["keygen", "@half"], "").failed();
    assert!(!machine.path("half/secret.keys").exists());
    assert!(!machine.path("half/spare.key").exists());
    // Of one that is missing, the others are as good as there.
    fs::remove_file(machine.path("body/secret.keys")).unwrap();
    machine.vetting(&["keygen", "@body"], "").failed();
    assert!(!machine.path("body/secret.keys").exists());
    machine.write("body/secret.keys", &before);
    assert_ne!(machine.read("office/secret.keys"), before);
}

#[test]
fn what_cannot_be_signed_is_refused_and_nothing_is_written() {
    let machine = Machine::new();
    let request = machine.read("request.txt");
    let text = String::from_utf8(request.clone()).unwrap();
    machine.write("cut.txt", &request[..request.len() / 2]);
    machine.write("altered.txt", text.replacen("body pta", "body pto", 1).as_bytes());
    machine.write("newer.txt", text.replacen("request 1", "request 2", 1).as_bytes());
    machine.write("crlf.txt", text.replace('\n', "\r\n").as_bytes());
    machine.write("letter.txt", b"Dear Sir");
    machine.write("answer.txt", machine.sign(&["--clear"], "").ok().as_bytes());
    // Of a gigabyte that is no file of vetting, half a megabyte is read.
    fs::File::create(machine.path("huge.txt")).unwrap().set_len(1 << 30).unwrap();
    let before = fs::read_dir(machine.folder.path()).unwrap().count();

    let asked = |request: &str, key: &str, args: &[&str]| {
        let to = ["sign", request, "--key", key, "--to", "@to.txt", "--reference"];
        ([&to[..], args].concat()).iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>()
    };
    let own = "@body/secret.keys";
    let clear = ["R/1", "--clear"];
    let long = "r".repeat(65);
    for (args, code, input) in [
        (asked("@cut.txt", own, &clear), "vetting.cut_short", ""),
        (asked("@altered.txt", own, &clear), "vetting.signature", ""),
        (asked("@newer.txt", own, &clear), "vetting.newer_format", ""),
        (asked("@crlf.txt", own, &clear), "vetting.line_ends", ""),
        (asked("@letter.txt", own, &clear), "vetting.not_a_file", ""),
        (asked("@answer.txt", own, &clear), "vetting.other_kind", ""),
        (asked("@huge.txt", own, &clear), "vetting.too_large", ""),
        (asked("@none.txt", own, &clear), "vetting.unread", ""),
        (asked("@request.txt", "@body/spare.key", &clear), "vetting.only_spare", ""),
        (asked("@request.txt", "@body/public.keys", &clear), "vetting.no_keys", ""),
        (asked("@request.txt", "@office/secret.keys", &clear), "vetting.no_office", ""),
        (
            asked("@request.txt", own, &["R/1", "--clear", "--office", "@body/public.keys"]),
            "vetting.key_unknown",
            "",
        ),
        (
            asked(
                "@request.txt",
                "@office/secret.keys",
                &["R/1", "--clear", "--office", "@office/public.keys"],
            ),
            "vetting.other_recipient",
            "",
        ),
        (asked("@request.txt", own, &[&long, "--clear"]), "vetting.no_reference", ""),
        (asked("@request.txt", own, &["R/1", "--defer", "soon"]), "vetting.no_day", ""),
        (asked("@request.txt", own, &["R/1", "--defer", "2026-08-31"]), "vetting.until", ""),
        (
            asked("@request.txt", own, &["R/1", "--not-clear", "--grounds", "-"]),
            "vetting.grounds",
            " \n",
        ),
        (
            asked("@request.txt", own, &["R/1", "--not-clear", "--grounds", GROUNDS]),
            "vetting.grounds_typed",
            "",
        ),
    ] {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let began = Instant::now();
        let said = machine.vetting(&args, input);
        assert!(said.failed().contains("nothing was"), "{code}: {said:?}");
        assert!(began.elapsed() < Duration::from_secs(5), "{code}");
        assert!(!said.stderr.contains("enquiry"), "{said:?}");
        let said = machine.vetting(&[&args[..], &["--json"]].concat(), input);
        let problem: serde_json::Value = said.failed().parse().unwrap();
        assert_eq!((&problem["code"], &problem["status"]), (&json!(code), &json!(400)));
    }
    // Two answers at once, or none, are a wrong command line.
    for args in [
        &["--clear", "--not-clear"][..],
        &[],
        &["--clear", "--grounds", "-"],
        &["--defer", "2026-12-31", "--grounds", "-"],
    ] {
        assert_eq!(machine.sign(args, GROUNDS).code, Some(2), "{args:?}");
    }
    assert_eq!(fs::read_dir(machine.folder.path()).unwrap().count(), before);
    // What is there stays.
    machine.write("to.txt", b"mine");
    let there = machine.sign(&["--clear", "--to", "@to.txt"], "");
    assert!(there.failed().contains("is there already"), "{there:?}");
    assert_eq!(machine.read("to.txt"), b"mine");
}

#[test]
fn what_a_judge_is_shown_is_compared_with_the_answer() {
    let machine = Machine::new();
    let whose = ["--keys", "@body/public.keys", "--body", "pta"];
    let open = |answer: &str, key: &str| {
        machine.vetting(&[&["open", answer, "--key", key][..], &whose].concat(), "")
    };
    let check = |grounds: &str| {
        machine.vetting(&[&["check", "@answer.txt", grounds][..], &whose].concat(), "")
    };
    for (name, grounds) in [("@answer.txt", GROUNDS), ("@other.txt", "Other grounds")] {
        machine.sign(&["--not-clear", "--grounds", "-", "--to", name], grounds).ok();
        let opened = open(name, "@body/secret.keys").ok().to_owned();
        machine.write(&format!("opened-{}", &name[1..]), opened.as_bytes());
    }
    check("@opened-answer.txt").ok();
    // Genuine grounds of another answer, and no file of grounds at all.
    let other = check("@opened-other.txt");
    assert!(other.failed().contains("does not hold the grounds"), "{other:?}");
    assert!(check("@answer.txt").failed().contains("is an answer, and a file of opened"));
    let office = open("@answer.txt", "@office/secret.keys");
    assert!(office.failed().contains("sealed to other keys"), "{office:?}");
    machine.write("clear.txt", machine.sign(&["--clear"], "").ok().as_bytes());
    assert!(open("@clear.txt", "@body/spare.key").failed().contains("there are no grounds"));
    let wrong = ["--keys", "@body/public.keys", "--body", "nccia"];
    let wrong = [&["check", "@answer.txt", "@opened-answer.txt"][..], &wrong].concat();
    assert!(machine.vetting(&wrong, "").failed().contains("another body's"));
}
