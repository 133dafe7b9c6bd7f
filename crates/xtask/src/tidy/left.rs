//! Sentences that are still in the code, where none belongs.

/// Files that still hold sentences, and which. The list only shrinks: a sentence that is gone has to go
/// from here, and none is added.
pub(super) const LEFT: &[(&str, &str)] = &[
    // Why a log cannot be served, which the command line tells.
    (
        "crates/intake/src/founding.rs",
        "the log is empty: it was never founded, or its content is gone; restore \
         the last backup",
    ),
    (
        "crates/intake/src/founding.rs",
        "position 1 is not the log's founding ({0}); this is not a greyfile log, \
         or it is damaged",
    ),
    // What the index of command ids says of its files: to the program's log, and as the cause of
    // what is told.
    (
        "crates/intake/src/index/error.rs",
        "another process uses the index of command ids in {}; nothing was \
         changed; stop that process, or give this one a data folder of its own",
    ),
    (
        "crates/intake/src/index/error.rs",
        "the index of command ids cannot be read or written at {}: {source}; the \
         log was not touched and nothing is lost; free space on the disk, or \
         mend the disk, and start again; the folder of the index may be deleted: \
         it is made again from the log",
    ),
    (
        "crates/intake/src/index/error.rs",
        "a part of the index of command ids was found damaged and dropped; the \
         log is not touched; the index holds everything up to position {kept} \
         and is to be fed again from there",
    ),
    (
        "crates/intake/src/index/error.rs",
        "the index of command ids was given position {given} where {expected} is \
         next; nothing was taken in; feed it from position {expected}",
    ),
    ("crates/intake/src/index/folder.rs", "what comes before it is missing"),
    ("crates/intake/src/index/layout.rs", "it does not begin like a segment"),
    ("crates/intake/src/index/layout.rs", "it has a format that is not known here"),
    ("crates/intake/src/index/layout.rs", "the checksum of its header does not match"),
    ("crates/intake/src/index/layout.rs", "it covers no positions that a log can have"),
    ("crates/intake/src/index/segment.rs", "the system cannot read it"),
    ("crates/intake/src/index/segment.rs", "it is cut short"),
    ("crates/intake/src/index/segment.rs", "it belongs to another log"),
    ("crates/intake/src/index/segment.rs", "its name does not say what it covers"),
    ("crates/intake/src/index/segment.rs", "it does not have the length that its header says"),
    ("crates/intake/src/index/segment.rs", "the checksum of its content does not match"),
    ("crates/intake/src/index/segment.rs", "it was cut short while in use"),
    ("crates/intake/src/index/segment.rs", "the disk does not give it any more"),
    (
        "crates/intake/src/index/segment.rs",
        "the checksum of one of its pages does not match any more",
    ),
    // Its rules are for ever, and so are its bytes.
    (
        "crates/domain/src/values/same/normal1.rs",
        "it holds U+{0:04X}, which is no character of Unicode 14.0.0, so it \
         cannot be compared reliably with other entries; nothing was recorded; \
         write it without this character",
    ),
    // Words of the description of a field, by which an example is chosen.
    ("crates/greyfile/src/cli/record/example.rs", "number of a document"),
    ("crates/web/src/record/entry.rs", "yes or no"),
    ("crates/web/src/record/entry.rs", "number of a document"),
    // For the program's log: the command line has words of its own for it.
    (
        "crates/web/src/door/names.rs",
        "write the address as people type it, without a path: \
         https://grey.example",
    ),
    // What browsers read: headers, and a template without a word.
    ("crates/web/src/assets.rs", "public, max-age=31536000, immutable"),
    (
        "crates/web/src/door/guard.rs",
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src \
         'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; \
         frame-src 'self'; frame-ancestors 'self'; base-uri 'none'",
    ),
    ("crates/web/src/kit/lang.rs", "{COOKIE}={}; Path=/; Max-Age={KEPT_S}; SameSite=Lax; HttpOnly"),
    ("crates/web/src/kit/page.rs", "HX-Request, Cookie, Accept-Language"),
    (
        "crates/web/src/record/find.rs",
        "{% for (value, words) in found %}<option value=\\\"{{ value }}\\\">{{ \
         words }}</option>{% endfor %}",
    ),
];
