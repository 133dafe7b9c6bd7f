//! Who reads what the program says, as far as that has to be known before the command line is read:
//! for its help, and for what is wrong with it.

use greyfile_words::{Lang, Words};

/// The words of the terminal: of `--lang`, wherever it stands, else as the environment says. They
/// are needed before the command line is read, for its help and for what is wrong with it.
pub fn words() -> Words {
    // One that is no text is told by the parser, which repeats nothing of it.
    let args = std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned());
    let mut args = args.take_while(|arg| arg != "--");
    let mut named = None;
    while let Some(arg) = args.next() {
        match arg.strip_prefix("--lang") {
            Some("") => named = args.next(),
            Some(value) => named = value.strip_prefix('=').map(str::to_owned).or(named),
            None => {}
        }
    }
    let named = named.and_then(|lang| lang.parse::<Lang>().ok());
    let lang = named.unwrap_or_else(|| Lang::of_terminal(|name| std::env::var(name).ok()));
    Words::of(lang).plain()
}

/// Whether JSON is wanted, wherever that stands. It is needed before the command line is read, for
/// what is wrong with it.
pub(super) fn is_json_asked_for() -> bool {
    std::env::args_os().skip(1).take_while(|arg| arg != "--").any(|arg| arg == "--json")
}
