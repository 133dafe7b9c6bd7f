//! How large things may be. Each is checked before something is made and after it is read.

/// Bytes of an answer file. An event keeps the whole file, and a record has at most 65,535 bytes.
pub const ANSWER_BYTES_MAX: usize = 60 * 1024;
/// Bytes of a request file.
pub const REQUEST_BYTES_MAX: usize = 512 * 1024;
/// Bytes of a file of keys.
pub const KEYS_BYTES_MAX: usize = 4 * 1024;
/// Owners and key persons of a subject, together.
pub const PERSONS_MAX: usize = 200;
/// Premises of a subject.
pub const PREMISES_MAX: usize = 100;
/// Documents of a person or firm, such as a CNIC and an NTN.
pub const DOCUMENTS_MAX: usize = 8;
/// Characters of a name, an address, a document.
pub const TEXT_CHARS_MAX: usize = 300;
/// Characters of a body's own reference.
pub const REFERENCE_CHARS_MAX: usize = 64;
/// Characters of a body's code.
pub const BODY_CHARS_MAX: usize = 32;
/// Characters of a premises' id.
pub const PREMISES_CHARS_MAX: usize = 64;
/// Public keys that one request is sealed to.
pub const RECIPIENTS_MAX: usize = 4;
/// What sealed grounds are padded to, in bytes: of a length nothing is told but its class.
pub const GROUNDS_CLASSES: &[usize] = &[4 * 1024, 16 * 1024];
/// What a sealed request is padded to, in bytes.
pub const REQUEST_CLASSES: &[usize] = &[4 * 1024, 16 * 1024, 64 * 1024];
/// Bytes of grounds. Behind them the largest class holds a length of 4 bytes and a salt of 32.
pub const GROUNDS_BYTES_MAX: usize = 16 * 1024 - 4 - 32;
