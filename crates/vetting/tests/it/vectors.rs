//! Vectors that a program of a stranger can follow: schemas/vetting, as docs/vetting.md says.

use std::path::PathBuf;

use data_encoding::HEXLOWER;
use greyfile_vetting::*;
use serde_json::{Value, json};

use crate::made::*;

fn path(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/vetting")).join(name)
}

/// Compares with what is kept, or keeps it.
fn is_kept(name: &str, bytes: &[u8]) {
    if std::env::var_os("GREYFILE_RENEW").is_some() {
        std::fs::create_dir_all(path("")).unwrap();
        std::fs::write(path(name), bytes).unwrap();
    }
    let kept = std::fs::read(path(name)).unwrap_or_default();
    assert!(kept == bytes, "{name} has changed: a shipped format never does");
}

fn made() -> Value {
    let subject = subject();
    let request = opened(&request_of(&subject));
    let party = |party: &Party| {
        let documents: Vec<_> = party.documents.iter().map(Text::as_str).collect();
        let id = party.id.to_string();
        json!({ "id": id, "name": party.name.as_str(), "role": party.role.as_str(),
            "documents": documents })
    };
    let premises = |one: &Premises| {
        json!({ "id": one.id.as_str(), "role": one.role.as_str(),
            "address": one.address.as_str() })
    };
    let not_clear = answer_to(&subject, Say::NotClear { grounds: Some(GROUNDS) });
    let not_clear = verify(&not_clear, known()).unwrap();
    let opened = not_clear.open(body()).unwrap();
    let Outcome::NotClear { grounds: Some(grounds) } = &not_clear.outcome else { panic!() };
    let subject = request.subject;
    json!({
        "subject": {
            "log": subject.log.to_string(),
            "licence": subject.licence.to_string(),
            "body": subject.body.as_str(),
            "round": subject.round,
            "salt": HEXLOWER.encode(&subject.salt),
            "centre": subject.centre.to_string(),
            "centre_name": subject.centre_name.as_str(),
            "owners": subject.owners.iter().map(party).collect::<Vec<_>>(),
            "key_persons": subject.key_persons.iter().map(party).collect::<Vec<_>>(),
            "premises": subject.premises.iter().map(premises).collect::<Vec<_>>(),
        },
        "digest": request.digest.to_string(),
        "asked": request.asked.to_string(),
        "due": request.due.to_string(),
        "office_key": request.office.to_string(),
        "body_key": body().id().to_string(),
        "grounds": {
            "text": str::from_utf8(&opened.grounds).unwrap(),
            "salt": HEXLOWER.encode(&opened.salt),
            "commitment": grounds.commitment.to_string(),
        },
    })
}

#[test]
fn the_bytes_are_those_that_are_kept() {
    let subject = subject();
    let answer = |say| answer_to(&subject, say);
    let not_clear = answer(Say::NotClear { grounds: Some(GROUNDS) });
    let shown = verify(&not_clear, known()).unwrap().open(body()).unwrap().to_file();
    let json = format!("{:#}\n", made());
    let (body, spare) = keys(2);
    for (name, bytes) in [
        ("vectors.json", json.as_bytes()),
        ("office.secret", office().to_file().as_bytes()),
        ("office.keys", office().public().to_file().as_bytes()),
        ("body.secret", body.to_file().as_bytes()),
        ("body.spare", spare.to_file().as_bytes()),
        ("body.keys", body.public().to_file().as_bytes()),
        ("request.txt", &request_of(&subject)),
        ("clear.txt", &answer(Say::Clear)),
        ("deferred.txt", &answer(Say::Defer { until: day("2026-11-30") })),
        ("not-clear.txt", &not_clear),
        ("grounds.txt", shown.as_bytes()),
    ] {
        is_kept(name, bytes);
    }
}

/// Not what is made today is read, but what was made once.
#[test]
fn what_is_kept_is_read() {
    let read = |name| std::fs::read(path(name)).unwrap();
    let body = BodyKeys::from_file(&read("body.secret")).unwrap();
    let office = PublicKeys::from_file(&read("office.keys")).unwrap();
    let offices = [office.key("office".parse().unwrap()).unwrap()];
    let request = Request::open(&read("request.txt"), &body, &offices).unwrap();
    let asked = request.subject.asked().unwrap();
    let keys = PublicKeys::from_file(&read("body.keys")).unwrap();
    let keys = [keys.key("intelligence".parse().unwrap()).unwrap()];
    for (name, word) in
        [("clear.txt", "clear"), ("deferred.txt", "deferred"), ("not-clear.txt", "not-clear")]
    {
        let answer = verify(&read(name), &keys).unwrap();
        assert_eq!((answer.outcome.word(), answer.answers(&asked)), (word, Ok(())));
    }
    let answer = verify(&read("not-clear.txt"), &keys).unwrap();
    let shown = Opened::from_file(&read("grounds.txt")).unwrap();
    assert_eq!(answer.check(&shown), Ok(()));
    let spare = SpareKey::from_file(&read("body.spare")).unwrap();
    assert_eq!(answer.open_with_spare(&spare).unwrap(), shown);
}
