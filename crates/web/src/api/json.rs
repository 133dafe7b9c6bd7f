//! JSON in: refused with the field at fault named, and never with what the field held.

use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::Problem;
use super::strict::Json;
use crate::guard::BODY_LEN_MAX;

/// A body, or why it did not come whole.
pub(crate) type Received = Result<Bytes, BytesRejection>;

/// Reads a JSON body.
pub(crate) fn read<T: DeserializeOwned>(headers: &HeaderMap, body: Received) -> Result<T, Problem> {
    let body = body.map_err(|_| {
        let text = format!(
            "the body is longer than {BODY_LEN_MAX} bytes, or was cut off; nothing was recorded; \
             send it in parts"
        );
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "request.too_long", text)
    })?;
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let json = content_type.is_some_and(|value| {
        let essence = value.split(';').next().unwrap_or_default().trim();
        essence.eq_ignore_ascii_case("application/json")
    });
    if !json {
        // A form of another site cannot send this type without asking first.
        let text =
            "send JSON, with the header Content-Type: application/json; nothing was recorded";
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "request.not_json", text));
    }
    parse(&body).map_err(|(field, message)| {
        let text = format!("{message}; nothing was recorded");
        let problem = Problem::new(StatusCode::BAD_REQUEST, "request.bad_json", text);
        match field {
            Some(field) => problem.at(field),
            None => problem,
        }
    })
}

/// Parses JSON; on failure the field at fault and what is wrong with it.
pub(crate) fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, (Option<String>, String)> {
    let read = || serde_json::from_slice::<Json<'_>>(body);
    let json =
        read().map_err(|error| (None, without_values(&format!("this is not JSON: {error}"))))?;
    // Keeping the path to each field costs a third of a long body's reading. It is needed only
    // where something is wrong, so the body is read a second time then.
    let json = match T::deserialize(json) {
        Ok(value) => return Ok(value),
        Err(_) => read().map_err(|error| (None, error.to_string()))?,
    };
    serde_path_to_error::deserialize(json).map_err(|error| {
        // A question mark stands where a field has no name.
        let field = error.path().to_string();
        let field = field.trim_end_matches('?').trim_end_matches('.').to_owned();
        let message = without_values(&error.inner().to_string());
        (Some(field).filter(|field| !field.is_empty()), message)
    })
}

/// After these words a value stands in backticks; elsewhere the names of fields do.
const BEFORE_VALUES: [&str; 5] =
    ["integer `", "floating point `", "boolean `", "character `", "unknown variant `"];

/// Takes the value out of a message such as `invalid type: string "…", expected u32`: it may be a
/// name or a CNIC sent in the wrong field.
pub(crate) fn without_values(message: &str) -> String {
    let message = BEFORE_VALUES.iter().fold(message.to_owned(), |message, words| {
        let Some(start) = message.find(words) else { return message };
        let (before, value) =
            (&message[..start + words.len() - 2], &message[start + words.len()..]);
        // A backtick of the value's own is not followed by a comma, or too much is left out.
        format!("{before}{}", value.find("`, ").map_or("", |end| &value[end + 1..]))
    });
    let mut out = String::new();
    let mut rest = message.as_str();
    while let Some(start) = rest.find('"') {
        out.push_str(rest[..start].trim_end());
        // The end of a quoted value: the next quote that is not escaped.
        let mut escaped = false;
        let end = rest[start + 1..].find(|c| {
            let closes = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            closes
        });
        match end {
            Some(end) => rest = &rest[start + 1 + end + 1..],
            None => rest = "",
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_domain::acts::{Body, Command};

    #[test]
    fn the_field_is_named_and_its_value_is_not() {
        let body = br#"{"id":"01JZMK5V3QW0Y8T4D2N6R9XABC","actor":"a","occurred_at":"2025-07-08",
            "do":{"conduct_raid":{"raid":{"city":"x","place":"y","authority":"not_stated",
            "centre_count":"01234-1234567-1"}}}}"#;
        let (field, message) = parse::<Command>(body).unwrap_err();
        assert_eq!(field.as_deref(), Some("do.conduct_raid.raid.centre_count"));
        assert!(!message.contains("01234"), "{message}");
        assert!(message.contains("expected u32"), "{message}");
    }

    #[test]
    fn values_in_backticks_are_not_told_either() {
        for (value, left) in [
            ("3520212345679", "invalid type: integer, expected"),
            ("35202.5", "invalid type: floating point, expected"),
            ("true", "invalid type: boolean, expected"),
        ] {
            let body = format!(r#"{{"id":"01JZMK5V3QW0Y8T4D2N6R9XABC","actor":{value}}}"#);
            let (field, message) = parse::<Command>(body.as_bytes()).unwrap_err();
            assert_eq!(field.as_deref(), Some("actor"));
            assert!(message.starts_with(left), "{message}");
            assert!(!message.contains(value), "{message}");
        }
        for name in ["Ali Khan", "Ali `Khan", "Ali \\\"Khan"] {
            let (_, message) = parse::<Body>(format!("\"{name}\"").as_bytes()).unwrap_err();
            assert!(message.starts_with("unknown variant, expected one of `open`"), "{message}");
            assert!(!message.contains("Khan"), "{message}");
        }
    }

    #[test]
    fn a_list_never_passes_for_named_fields() {
        let note = r#"["case-01JZMK5V3QW0Y8T4D2N6R9XABC","x",null]"#;
        for (body, wanted) in [
            (r#"["01JZMK5V3QW0Y8T4D2N6R9XABC","a"]"#.to_owned(), None),
            (
                format!(r#"{{"id":"01JZMK5V3QW0Y8T4D2N6R9XABC","actor":"a","occurred_at":"2025","do":{{"note":{note}}}}}"#),
                Some("do.note"),
            ),
            (
                r#"{"do":{"seize":{"raid":"raid-01JZMK5V3QW0Y8T4D2N6R9XABC","parcels":[{"kind":"phone","quantity":[]}]}}}"#.to_owned(),
                Some("do.seize.parcels[0].quantity"),
            ),
            (r#"{"basis":{"press":["Dawn"]}}"#.to_owned(), Some("basis.press")),
        ] {
            let (field, message) = parse::<Command>(body.as_bytes()).unwrap_err();
            assert_eq!(field.as_deref(), wanted, "{body}");
            assert_eq!(
                message,
                "fields with names are wanted here (a JSON object, {…}), not a list"
            );
        }
        // What is a list stays one.
        let command = br#"{"do":{"open_case":{"case":{"title":"x","agency":"nccia","city":"y"},
            "raids":["raid-01JZMK5V3QW0Y8T4D2N6R9XABC"],"firs":[]}}}"#;
        let (_, message) = parse::<Command>(command).unwrap_err();
        assert!(message.contains("missing field `id`"), "{message}");
    }

    #[test]
    fn a_field_given_twice_is_refused() {
        let (_, message) = parse::<Command>(br#"{"actor":"a","actor":"b"}"#).unwrap_err();
        assert!(message.contains("duplicate field `actor`"), "{message}");
    }

    #[test]
    fn personal_data_in_a_wrong_form_is_told_plainly() {
        let body = br#"{"do":{"note":{"on":"case-01JZMK5V3QW0Y8T4D2N6R9XABC","text":5}}}"#;
        let (field, message) = parse::<Command>(body).unwrap_err();
        assert_eq!(field.as_deref(), Some("do.note.text"));
        assert_eq!(
            message,
            "invalid type: integer, expected a text, or an object with sealed data"
        );
    }

    #[test]
    fn unknown_fields_and_trailing_text_are_refused() {
        let (field, message) = parse::<Command>(br#"{"hello":1}"#).unwrap_err();
        assert!(message.contains("unknown field `hello`"), "{message} {field:?}");
        assert!(parse::<u32>(b"1 2").is_err());
        assert!(parse::<u32>(b"").is_err());
    }
}
