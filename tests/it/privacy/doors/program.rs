//! The command line as a door: what it is given, and what it says.

use std::io::Write;
use std::process::Stdio;

use greyfile_tests::Ran;
use serde_json::json;

use super::processes::Watch;
use super::{Came, Doors};
use crate::privacy::drawn::{self, Filled};

impl Doors {
    pub(super) fn program(
        &mut self,
        id: &str,
        on: Option<&str>,
        filled: &Filled,
        check: bool,
    ) -> Came {
        let fields = drawn::entry(filled.event).fields();
        let personal = |name: &str| fields.iter().any(|one| one.personal && one.name == name);
        let mut args: Vec<String> = ["--trace", "trace", "--trace-to"].map(str::to_owned).to_vec();
        args.extend([self.collector.clone(), "record".into(), filled.event.into()]);
        args.extend(["--fill".into(), "-".into(), "--id".into(), id.into()]);
        args.extend(on.into_iter().flat_map(|on| ["--on".to_owned(), on.to_owned()]));
        if check {
            args.push("--dry-run".into());
        }
        let mut file = String::new();
        for (name, value) in &filled.pairs {
            if personal(name) {
                file.push_str(&format!("{name:?} = {}\n", json!(value)));
            } else {
                args.extend([format!("--{name}"), value.clone()]);
            }
        }
        let mut command = self.cli.command(&args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let watch = Watch::start();
        let mut child = command.spawn().expect("the program starts");
        // It waits for its input until it was seen.
        watch.until(&format!("record\0{}", filled.event));
        let mut stdin = child.stdin.take().expect("piped");
        // One that is refused may end before it has read all.
        drop(stdin.write_all(file.as_bytes()));
        drop(stdin);
        let output = child.wait_with_output().expect("the program ends");
        let seen = watch.stop();
        let ran = Ran {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        };
        self.places.add("the list of processes", &seen);
        self.said(ran)
    }

    /// Keeps what the program said: of a failure all of it, of a success what it said of itself.
    fn said(&mut self, ran: Ran) -> Came {
        self.places.add("what the program says", &ran.stderr);
        let status = if ran.code == Some(0) { 200 } else { 422 };
        if status != 200 {
            self.places.add("an error", &ran.stdout);
        }
        Came { status, body: format!("{}\n{}", ran.stdout, ran.stderr) }
    }

    /// Gives the program a personal value as an argument. Who does so has shown it in the list of
    /// processes already; the program refuses it and repeats it nowhere.
    pub fn as_an_argument(&mut self, filled: &Filled, was: &str, now: &str) {
        let name = filled.pairs.iter().find(|(_, value)| value == was).expect("its field");
        let flag = format!("--{}", name.0);
        for lang in ["en", "ur"] {
            let args = ["--trace", "trace", "--lang", lang, "record", filled.event, &flag, now];
            let came = self.cli.run(&args);
            assert_ne!(came.code, Some(0), "{} {flag} was taken", filled.event);
            self.said(came);
        }
    }
}
