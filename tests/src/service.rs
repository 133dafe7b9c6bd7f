//! The service as a process: started, stopped, killed.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::cli::{Cli, Ran};
use crate::http::Http;
use crate::program::greyfile;

/// How long a service may take to start, or to end.
const PATIENCE: Duration = Duration::from_secs(60);

/// How to start the service.
#[derive(Debug, Clone)]
pub struct Serve {
    program: PathBuf,
    data: PathBuf,
    listen: String,
    args: Vec<String>,
    env: Vec<(String, String)>,
    uid: Option<u32>,
    through: Vec<String>,
}

impl Serve {
    /// On this data folder, on a free port.
    pub fn on(data: &Path) -> Self {
        Self {
            program: greyfile(),
            data: data.to_owned(),
            listen: "127.0.0.1:0".to_owned(),
            args: Vec::new(),
            env: Vec::new(),
            uid: None,
            through: Vec::new(),
        }
    }

    /// With one more argument.
    #[must_use]
    pub fn arg(mut self, arg: impl Into<String>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// With more arguments.
    #[must_use]
    pub fn args(self, args: impl IntoIterator<Item = impl Into<String>>) -> Self {
        args.into_iter().fold(self, Self::arg)
    }

    /// With one more argument of a list.
    #[must_use]
    #[allow(clippy::ptr_arg, reason = "to be handed to a fold over strings")]
    pub fn arg_of(self, arg: &String) -> Self {
        self.arg(arg)
    }

    /// With one more variable of the environment.
    #[must_use]
    pub fn env(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.env.push((name.into(), value.into()));
        self
    }

    /// On this address.
    #[must_use]
    pub fn listen(self, listen: impl Into<String>) -> Self {
        Self { listen: listen.into(), ..self }
    }

    /// As this user, with this copy of the program, which the user can reach.
    #[must_use]
    pub fn user(self, uid: u32, program: PathBuf) -> Self {
        Self { uid: Some(uid), program, ..self }
    }

    /// Through another program, which is given the command line of this one.
    #[must_use]
    pub fn through(self, program: &[String]) -> Self {
        Self { through: program.to_owned(), ..self }
    }

    fn spawn(&self) -> Child {
        let mut command = match self.through.split_first() {
            Some((program, args)) => {
                let mut command = Command::new(program);
                command.args(args).arg(&self.program);
                command
            }
            None => Command::new(&self.program),
        };
        command.arg("serve").arg("--data").arg(&self.data).args(["--listen", &self.listen]);
        command.args(&self.args).env_remove("GREYFILE_LOG").env_remove("GREYFILE_TRACE");
        command.envs(self.env.iter().cloned());
        if let Some(uid) = self.uid {
            command.uid(uid).gid(uid).current_dir("/");
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the program starts")
    }

    /// Starts it and waits until it listens and its views can be read.
    ///
    /// # Panics
    /// When it does not come up.
    pub async fn start(self) -> Service {
        let service = self.start_unready();
        service.http.ready().await;
        service
    }

    /// Starts it and waits until it listens.
    ///
    /// # Panics
    /// When it ends instead.
    pub fn start_unready(self) -> Service {
        self.attempt().unwrap_or_else(|ran| panic!("the service did not come up: {ran:#?}"))
    }

    /// Starts it and waits until its port is bound, which is before its log is open.
    ///
    /// # Panics
    /// When it ends instead, or does not say where it listens.
    pub fn start_opening(self) -> Service {
        let mut child = self.spawn();
        let said = Said::of(child.stderr.take().expect("piped"));
        let stdout = child.stdout.take().expect("piped");
        let reader = thread::spawn(move || BufReader::new(stdout).lines().for_each(drop));
        let started = Instant::now();
        let base = loop {
            let text = said.text();
            let line = text.lines().find(|line| line.starts_with("Opening the log"));
            let base =
                line.and_then(|line| line.split(' ').find(|word| word.starts_with("http://")));
            if let Some(base) = base {
                break base.to_owned();
            }
            assert!(started.elapsed() < PATIENCE, "it does not say where it listens: {text}");
            if child.try_wait().expect("a child can be waited for").is_some() {
                panic!("the service ended: {}", said.whole());
            }
            thread::sleep(Duration::from_millis(1));
        };
        let http = Http::new(&base);
        Service { child, data: self.data, http, said, reader: Some(reader) }
    }

    /// Starts it again and again until it listens, as who keeps services running does: a broker
    /// whose servers were cut off may need longer than one start waits for it.
    ///
    /// # Panics
    /// When it still ends after so long.
    pub fn start_in(self, patience: Duration) -> Service {
        let give_up = Instant::now() + patience;
        loop {
            match self.clone().attempt() {
                Ok(service) => return service,
                Err(ran) if Instant::now() > give_up => {
                    panic!("the service did not come up: {ran:#?}")
                }
                Err(_) => {}
            }
        }
    }

    /// Starts it and waits until it ends, as it does when it cannot come up.
    ///
    /// # Panics
    /// When it comes up.
    pub fn fail(self) -> Ran {
        match self.attempt() {
            Ok(service) => panic!("the service came up instead of failing:\n{}", service.said()),
            Err(ran) => ran,
        }
    }

    /// Starts it and waits until it listens, or has ended.
    ///
    /// # Errors
    /// When it ended: with what it said.
    ///
    /// # Panics
    /// When it does neither.
    pub fn attempt(self) -> Result<Service, Ran> {
        let mut child = self.spawn();
        let said = Said::of(child.stderr.take().expect("piped"));
        let stdout = child.stdout.take().expect("piped");
        let (send, first) = mpsc::channel();
        let reader = thread::spawn(move || {
            let mut lines = BufReader::new(stdout).lines();
            let _ = send.send(lines.next());
            // Reads on, so that the service never waits for a reader.
            lines.for_each(drop);
        });
        let line = first.recv_timeout(PATIENCE);
        let line = line.ok().flatten().and_then(Result::ok).unwrap_or_default();
        if let Some(base) = line.strip_prefix("Greyfile serves ") {
            let http = Http::new(base);
            return Ok(Service { child, data: self.data, http, said, reader: Some(reader) });
        }
        let status = wait(&mut child).unwrap_or_else(|| {
            let _ = child.kill();
            let _ = child.wait();
            panic!("the service neither came up nor ended; it said:\n{}", said.text())
        });
        Err(Ran { code: status.code(), stdout: line, stderr: said.whole() })
    }
}

/// A running service. Dropping it kills it.
#[derive(Debug)]
pub struct Service {
    child: Child,
    data: PathBuf,
    /// A client of it.
    pub http: Http,
    said: Said,
    reader: Option<thread::JoinHandle<()>>,
}

impl Service {
    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Its data folder.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The command line on its data folder.
    pub fn cli(&self) -> Cli {
        Cli::on(&self.data)
    }

    /// What it has said on standard error so far.
    pub fn said(&self) -> String {
        self.said.text()
    }

    /// Asks it to stop (SIGTERM) and waits; what it had said.
    ///
    /// # Panics
    /// When it does not stop, or not cleanly.
    pub fn stop(mut self) -> String {
        self.signal(Signal::TERM);
        let status = wait(&mut self.child);
        let said = self.said.whole();
        assert_eq!(
            status.and_then(|status| status.code()),
            Some(0),
            "it stopped uncleanly:\n{said}"
        );
        said
    }

    /// Kills it (SIGKILL) and waits until it is gone.
    pub fn kill(mut self) {
        self.end();
    }

    /// Sends a signal.
    pub fn signal(&self, signal: Signal) {
        let pid = Pid::from_child(&self.child);
        kill_process(pid, signal).expect("the service takes signals");
    }

    fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.end();
        if thread::panicking() {
            println!("the service had said:\n{}", self.said.text());
        }
    }
}

/// Waits for the end of a process, with patience; `None` when it ran out.
fn wait(child: &mut Child) -> Option<ExitStatus> {
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            return Some(status);
        }
        thread::sleep(Duration::from_millis(5));
    }
    None
}

/// Standard error as it comes.
#[derive(Debug)]
struct Said {
    text: Arc<Mutex<String>>,
    reader: Mutex<Option<thread::JoinHandle<()>>>,
}

impl Said {
    fn of(stderr: ChildStderr) -> Self {
        let text = Arc::new(Mutex::new(String::new()));
        let kept = Arc::clone(&text);
        let reader = thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                let mut text = kept.lock().unwrap_or_else(PoisonError::into_inner);
                text.push_str(&line);
                text.push('\n');
            }
        });
        Self { text, reader: Mutex::new(Some(reader)) }
    }

    fn text(&self) -> String {
        self.text.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// All of it, once the process has ended.
    fn whole(&self) -> String {
        if let Some(reader) = self.reader.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = reader.join();
        }
        self.text()
    }
}
