//! A real browser: Chromium, driven through chromedriver as a person would.

use std::fmt;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::str::FromStr;
use std::time::{Duration, Instant};

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use reqwest::{Method, Url};
use serde_json::{Map, Value, json};

/// How long a page may take to become what it should.
const PATIENCE: Duration = Duration::from_secs(15);
/// How Chromium is started, an argument a line; `cargo xtask screenshot` starts it so too.
const ARGUMENTS: &str = include_str!("chromium.args");
/// How often one looks.
const LOOK: Duration = Duration::from_millis(25);

/// A browser with one window and nothing remembered. Dropping it closes it.
pub struct Browser {
    client: Client,
    _driver: Driver,
}

impl fmt::Debug for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Browser").finish_non_exhaustive()
    }
}

impl Browser {
    /// Starts Chromium.
    pub async fn start() -> Self {
        Self::start_with(&json!({ "browser": "ALL" })).await
    }

    /// Starts Chromium so that it also remembers what it asked for, which is slower.
    pub async fn start_watched() -> Self {
        Self::start_with(&json!({ "browser": "ALL", "performance": "ALL" })).await
    }

    async fn start_with(logs: &Value) -> Self {
        let mut driver = Driver::start();
        let address = format!("http://127.0.0.1:{}/", driver.port);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let started = builder.capabilities(capabilities(logs)).connect(&address).await;
        let client = started.unwrap_or_else(|error| panic!("Chromium did not start: {error}"));
        driver.session = client.session_id().await.expect("the driver answers");
        Self { client, _driver: driver }
    }

    /// Opens an address and waits until it is loaded.
    pub async fn goto(&self, address: &str) {
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// Goes back, as with the browser's own button.
    pub async fn back(&self) {
        self.client.back().await.expect("the browser goes back");
    }

    /// The address shown.
    pub async fn address(&self) -> Url {
        self.client.current_url().await.expect("a page is shown")
    }

    /// Runs a script in the page; what it returns.
    pub async fn run(&self, script: &str) -> Value {
        self.run_with(script, Vec::new()).await
    }

    /// Runs a script with arguments.
    pub async fn run_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        let ran = self.client.execute(script, arguments).await;
        ran.unwrap_or_else(|error| panic!("{error}\nin: {script}"))
    }

    /// Waits until a script returns something true; what it returned.
    pub async fn until(&self, script: &str) -> Value {
        self.within(PATIENCE, script).await
    }

    /// Waits no longer than this until a script returns something true; what it returned.
    pub async fn within(&self, patience: Duration, script: &str) -> Value {
        let started = Instant::now();
        loop {
            // Between two pages there is none to run it in.
            let found = self.client.execute(script, Vec::new()).await;
            match &found {
                Ok(Value::Null | Value::Bool(false)) | Err(_) => {}
                Ok(found) => return found.clone(),
            }
            if started.elapsed() > patience {
                let shown = self.client.execute("return document.body.innerText", Vec::new()).await;
                let address = self.client.current_url().await.map(String::from);
                panic!("after {patience:?}: {found:?}, for: {script}\nat {address:?}:\n{shown:?}");
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// The text a reader sees in the element that a CSS selector finds.
    pub async fn text(&self, selector: &str) -> String {
        let element = self.client.find(Locator::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector}: {error}"));
        element.text().await.expect("the element is still there")
    }

    /// Clicks on the element that a CSS selector finds. A live page puts new elements in the place of
    /// old ones as events come, so one that is not there, or goes while it is clicked, is waited for.
    pub async fn click(&self, selector: &str) {
        let started = Instant::now();
        loop {
            let clicked = match self.client.find(Locator::Css(selector)).await {
                Ok(element) => element.click().await,
                Err(error) => Err(error),
            };
            match clicked {
                Ok(()) => return,
                Err(error) if started.elapsed() > PATIENCE => panic!("{selector}: {error}"),
                Err(_) => tokio::time::sleep(LOOK).await,
            }
        }
    }

    /// Types into the field of this name, as a paste would: in place of what stood there.
    pub async fn fill(&self, name: &str, text: &str) {
        // Times are typed in the order of the machine's locale; set, they are the same anywhere.
        let script = "const field = document.getElementsByName(arguments[0])[0];
            if (field.type === 'time') { field.value = arguments[1]; return false; }
            field.focus();
            field.select();
            return document.activeElement === field;";
        if self.run_with(script, vec![json!(name), json!(text)]).await == true {
            self.devtools("Input.insertText", json!({ "text": text })).await;
        }
        let typed = "return document.getElementsByName(arguments[0])[0].value";
        assert_eq!(self.run_with(typed, vec![json!(name)]).await, text, "typed into {name}");
    }

    /// Chooses a file of this machine in the field of this name.
    ///
    /// # Panics
    /// When there is no such field.
    pub async fn choose(&self, name: &str, file: &std::path::Path) {
        let field = self.client.find(Locator::Css(&format!("input[name={name:?}]"))).await;
        let field = field.unwrap_or_else(|error| panic!("{name}: {error}"));
        let file = file.to_str().expect("a path in UTF-8");
        field.send_keys(file).await.unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// Presses Enter in the field of this name.
    pub async fn enter(&self, name: &str) {
        self.enter_on(&format!("[name={name:?}]")).await;
    }

    /// Presses Enter on what a CSS selector finds first, which must take the focus.
    pub async fn enter_on(&self, selector: &str) {
        let script = "const found = document.querySelector(arguments[0]);
            found?.focus();
            return !!found && document.activeElement === found;";
        let focused = self.run_with(script, vec![json!(selector)]).await;
        assert_eq!(focused, true, "{selector} takes the focus");
        for kind in ["keyDown", "keyUp"] {
            let key = json!({ "type": kind, "key": "Enter", "code": "Enter", "text": "\r", "windowsVirtualKeyCode": 13 });
            self.devtools("Input.dispatchKeyEvent", key).await;
        }
    }

    /// Makes the window this wide and high.
    pub async fn resize(&self, width: u32, height: u32) {
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Asks for the `light` or the `dark` colours.
    pub async fn colours(&self, scheme: &str) {
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [feature] })).await;
    }

    /// What the console said since it was last asked: errors and warnings of scripts, of the
    /// network and of the content security policy.
    pub async fn console(&self) -> Vec<String> {
        let entries = self.log("browser").await.into_iter();
        let loud = |entry: &Value| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING"));
        entries.filter(loud).map(|entry| entry["message"].to_string()).collect()
    }

    /// Every address asked for since this was last asked, if the browser was started watched.
    pub async fn asked_for(&self) -> Vec<String> {
        let entries = self.log("performance").await.into_iter();
        let messages = entries.filter_map(|entry| {
            let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let sent = message["message"]["method"] == "Network.requestWillBeSent";
            let address = message.pointer("/message/params/request/url")?.as_str()?.to_owned();
            sent.then_some(address)
        });
        messages.collect()
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.issue("se/log", json!({ "type": kind })).await;
        entries.as_array().cloned().unwrap_or_default()
    }

    async fn devtools(&self, command: &str, params: Value) -> Value {
        self.issue("goog/cdp/execute", json!({ "cmd": command, "params": params })).await
    }

    async fn issue(&self, path: &'static str, body: Value) -> Value {
        let told = body.to_string();
        let answer = self.client.issue_cmd(Own { path, body: told.clone() }).await;
        answer.unwrap_or_else(|error| panic!("{path} {told}: {error}"))
    }
}

fn capabilities(logs: &Value) -> Map<String, Value> {
    // A click lands where the page is, not where it is scrolling to.
    let still = "--force-prefers-reduced-motion";
    let arguments: Vec<&str> = ARGUMENTS.lines().chain([still]).collect();
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "args": arguments },
        "goog:loggingPrefs": logs,
    });
    capabilities.as_object().cloned().unwrap_or_default()
}

/// A command of chromedriver's own.
#[derive(Debug)]
struct Own {
    path: &'static str,
    body: String,
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, <Url as FromStr>::Err> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.clone()))
    }
}

/// chromedriver, which gives every session a profile of its own and takes it away again.
struct Driver {
    child: Child,
    port: u16,
    session: Option<String>,
}

impl Driver {
    fn start() -> Self {
        const TRIES: usize = 5;
        const MISSING: &str = "the tests of the pages need Chromium and its driver: run `cargo \
             xtask test`, or `apt-get install chromium chromium-driver`";
        // It takes a free port of one protocol and then wants the same of the other, which somebody
        // else may have: it then ends without a word of its port.
        (0..TRIES).find_map(|_| Self::once(MISSING)).unwrap_or_else(|| {
            panic!("chromedriver did not say which port it listens on; {MISSING}")
        })
    }

    fn once(missing: &str) -> Option<Self> {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{missing} ({error})"));
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
        });
        // Reads on, so that the driver never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        if port.is_none() {
            let _ = child.kill();
            let _ = child.wait();
        }
        Some(Self { child, port: port?, session: None })
    }

    /// Ends the session, and with it Chromium, without a runtime: tests may be panicking.
    fn end_session(&self) -> std::io::Result<()> {
        let Some(session) = &self.session else { return Ok(()) };
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let host = format!("127.0.0.1:{}", self.port);
        write!(
            stream,
            "DELETE /session/{session} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )?;
        // It answers once Chromium is gone.
        stream.read(&mut [0; 256]).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.end_session();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
