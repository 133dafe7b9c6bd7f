//! What the program tells people at a terminal, in their language: from a code and typed arguments,
//! by the words beside the code. Logs and spans are for operators and programs, and are in English.

use std::error::Error;
use std::fmt::{self, Display};
use std::io;
use std::path::Path;
use std::sync::LazyLock;

use greyfile_domain::kernel::arg::{Arg, ArgValue};
use greyfile_words::{Book, Files, Lang, Words};
use serde_json::Value;

mod foreign;

/// The words of the program, each pair beside what it speaks of.
const ROOMS: &[Files] = &[
    Files { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") },
    Files { en: include_str!("told/words.en.ftl"), ur: include_str!("told/words.ur.ftl") },
    crate::cli::words::WORDS,
    crate::cli::words::HELP,
];

static BOOK: LazyLock<Book> = LazyLock::new(|| Book::new(ROOMS));

/// A message of the program's.
pub(crate) fn say(words: Words, id: &str, args: &[Arg]) -> String {
    BOOK.message(words.plain(), id, args)
}

/// A message of the program's, if there is one.
pub(crate) fn said(words: Words, id: &str) -> Option<String> {
    BOOK.try_message(words.plain(), id, &[])
}

/// Something to tell: which message, what it speaks of, and what it came from. As an error it is
/// shown in English; `causes::in_words` tells it in the reader's language.
#[derive(Debug)]
pub struct Told {
    id: &'static str,
    args: Vec<Arg>,
    /// Arguments that are messages themselves.
    inner: Vec<(&'static str, Told)>,
    cause: Option<anyhow::Error>,
    /// What the API said, for programs.
    problem: Option<Box<Value>>,
}

impl Told {
    /// A message.
    pub(crate) const fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new(), inner: Vec::new(), cause: None, problem: None }
    }

    /// A text as it is, such as the words of another program.
    pub(crate) fn as_it_is(text: impl Display) -> Self {
        Self::new("as-it-is").with("text", text)
    }

    /// With an argument: a name, an id, a number, as it is.
    pub(crate) fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.args.push(Arg::text(name, value.to_string()));
        self
    }

    /// With a path.
    pub(crate) fn at(self, name: &'static str, path: &Path) -> Self {
        self.with(name, path.display())
    }

    /// With a number, by which the message may choose its words.
    pub(crate) fn count(mut self, name: &'static str, number: impl TryInto<i64>) -> Self {
        self.args.push(Arg::number(name, number.try_into().unwrap_or(i64::MAX)));
        self
    }

    /// With a code, by which the message chooses its words.
    pub(crate) fn code(mut self, name: &'static str, code: &'static str) -> Self {
        self.args.push(Arg::code(name, code));
        self
    }

    /// With an argument that is a message itself.
    pub(crate) fn telling(mut self, name: &'static str, told: Self) -> Self {
        self.inner.push((name, told));
        self
    }

    /// What it came from, which is told behind it.
    pub(crate) fn because(mut self, cause: impl Into<anyhow::Error>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// With the problem of the API that it tells.
    pub(crate) fn of_problem(mut self, problem: Value) -> Self {
        self.problem = Some(Box::new(problem));
        self
    }

    /// The problem of the API that it tells, if it does.
    pub(crate) fn problem(&self) -> Option<&Value> {
        self.problem.as_deref()
    }

    /// A stable code for programs, such as `file.not_json`.
    pub(crate) fn as_code(&self) -> String {
        self.id.replacen('-', ".", 1).replace('-', "_")
    }

    /// The numbers that it speaks of, for programs.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = (String, Value)> {
        self.args.iter().filter_map(|arg| match arg.value {
            ArgValue::Number(number) => Some((arg.field.clone().into_owned(), number.into())),
            _ => None,
        })
    }

    /// In words, without what it came from.
    pub(crate) fn say(&self, words: Words) -> String {
        let inner = self.inner.iter().map(|(name, told)| Arg::text(name, told.say(words)));
        let args: Vec<Arg> = self.args.iter().cloned().chain(inner).collect();
        say(words, self.id, &args)
    }
}

impl Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Words::of(Lang::En)))
    }
}

impl Error for Told {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_ref().map(|cause| &**cause as &(dyn Error + 'static))
    }
}

/// An error of a type of its own that is told by a message.
pub(crate) trait Tells {
    /// Its message.
    fn told(&self) -> Told;
}

/// Says what did not work, before why.
pub(crate) trait OrTold<T> {
    /// With this message before the cause.
    fn or_told(self, told: impl FnOnce() -> Told) -> anyhow::Result<T>;
}

impl<T, E: Into<anyhow::Error>> OrTold<T> for Result<T, E> {
    fn or_told(self, told: impl FnOnce() -> Told) -> anyhow::Result<T> {
        self.map_err(|cause| told().because(cause).into())
    }
}

impl<T> OrTold<T> for Option<T> {
    fn or_told(self, told: impl FnOnce() -> Told) -> anyhow::Result<T> {
        self.ok_or_else(|| told().into())
    }
}

/// An error of the operating system.
pub(crate) fn of_system(error: &io::Error) -> Told {
    use io::ErrorKind;
    let id = match error.kind() {
        ErrorKind::NotFound => "io-not-found",
        ErrorKind::PermissionDenied => "io-permission",
        ErrorKind::AlreadyExists => "io-exists",
        ErrorKind::NotADirectory => "io-not-a-folder",
        ErrorKind::IsADirectory => "io-a-folder",
        ErrorKind::StorageFull => "io-full",
        ErrorKind::ReadOnlyFilesystem => "io-read-only",
        ErrorKind::AddrInUse => "io-address-in-use",
        ErrorKind::ConnectionRefused => "io-refused",
        _ => return Told::new("another-says").with("text", error),
    };
    match error.raw_os_error() {
        Some(code) => Told::new(id).count("code", code),
        None => Told::new("another-says").with("text", error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Both languages say the same things of the same things.
    #[test]
    fn the_program_says_everything_in_both_languages() {
        let of = |lang| BOOK.messages(lang).collect::<BTreeMap<_, _>>();
        let (english, urdu) = (of(Lang::En), of(Lang::Ur));
        assert!(!english.is_empty());
        for (id, arguments) in &english {
            assert_eq!(urdu.get(id), Some(arguments), "{id}");
        }
        assert_eq!(english.len(), urdu.len());
    }

    /// Every source file of the program, without its tests.
    fn sources(folder: &Path, out: &mut String) {
        for entry in std::fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                sources(&path, out);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let text = std::fs::read_to_string(&path).expect("it can be read");
                out.push_str(text.split("#[cfg(test)]").next().unwrap_or_default());
            }
        }
    }

    #[test]
    fn every_message_is_told_somewhere_and_nothing_else_is() {
        let mut source = String::new();
        sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut source);
        for lang in Lang::ALL {
            assert_eq!(BOOK.faults(lang), [""; 0], "{lang:?}");
        }
        let there: Vec<&str> = BOOK.messages(Lang::En).map(|(id, _)| id).collect();
        for id in &there {
            let made = ["cli", "holds-"].iter().any(|of| id.starts_with(of));
            let heading = id.strip_prefix("table-").unwrap_or(id);
            assert!(made || source.contains(&format!("\"{heading}\"")), "nobody tells {id}");
        }
        for told in source.split("Told::new(\"").skip(1) {
            let id = told.split('"').next().unwrap_or_default();
            assert!(there.contains(&id), "there is no message {id}");
        }
    }

    #[test]
    fn the_systems_own_words_are_ours_in_english() {
        for code in [1, 2, 13, 17, 20, 21, 28, 30, 98, 111] {
            let error = io::Error::from_raw_os_error(code);
            assert_eq!(of_system(&error).to_string(), error.to_string());
        }
    }
}
