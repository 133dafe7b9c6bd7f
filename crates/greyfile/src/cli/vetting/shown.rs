//! A request as the body's officer reads it.

use greyfile_vetting::{Party, Premises, Request, Say, Text};
use greyfile_words::Words;
use serde_json::{Value, json};

use crate::told::Told;

/// For programs.
pub(super) fn as_json(request: &Request) -> Value {
    let subject = &request.subject;
    let party = |party: &Party| {
        let documents: Vec<_> = party.documents.iter().map(Text::as_str).collect();
        json!({
            "id": party.id, "name": party.name.as_str(), "role": party.role.as_str(),
            "documents": documents,
        })
    };
    let premises = |one: &Premises| {
        json!({
            "id": one.id.as_str(), "role": one.role.as_str(), "address": one.address.as_str(),
        })
    };
    json!({
        "log": subject.log,
        "licence": subject.licence,
        "body": subject.body.as_str(),
        "round": subject.round,
        "digest": request.digest.to_string(),
        "asked": request.asked.to_string(),
        "due": request.due.to_string(),
        "office_key": request.office.to_string(),
        "centre": { "id": subject.centre, "name": subject.centre_name.as_str() },
        "owners": subject.owners.iter().map(party).collect::<Vec<_>>(),
        "key_persons": subject.key_persons.iter().map(party).collect::<Vec<_>>(),
        "premises": subject.premises.iter().map(premises).collect::<Vec<_>>(),
    })
}

/// For people.
pub(super) fn request(request: &Request, words: Words) -> String {
    let subject = &request.subject;
    let head = Told::new("vetting-asked")
        .with("body", &subject.body)
        .with("licence", subject.licence)
        .with("round", subject.round)
        .with("centre", subject.centre_name.as_str())
        .with("asked", request.asked)
        .with("due", request.due)
        .with("digest", request.digest);
    let mut lines = vec![head.say(words)];
    let heading = |id| format!("\n{}", Told::new(id).say(words));
    let parties = [
        (heading("vetting-owners"), &subject.owners),
        (heading("vetting-key-persons"), &subject.key_persons),
    ];
    for (heading, parties) in parties {
        lines.push(heading);
        for party in parties {
            let documents =
                party.documents.iter().map(|document| format!("; {}", document.as_str()));
            let documents: String = documents.collect();
            let (name, role) = (party.name.as_str(), party.role.as_str());
            lines.push(format!("- {name}; {role}{documents}; {}", party.id));
        }
    }
    lines.push(heading("vetting-premises"));
    for one in &subject.premises {
        lines.push(format!("- {}; {}; {}", one.address.as_str(), one.role.as_str(), one.id));
    }
    lines.join("\n")
}

/// What was signed.
pub(super) fn signed(request: &Request, say: Say<'_>) -> Told {
    let code = match say {
        Say::Clear => "clear",
        Say::NotClear { grounds: None } => "not-clear",
        Say::NotClear { grounds: Some(_) } => "grounds",
        Say::Defer { .. } => "deferred",
    };
    let subject = &request.subject;
    let persons = subject.owners.len() + subject.key_persons.len();
    Told::new("vetting-signed")
        .code("answer", code)
        .with("licence", subject.licence)
        .with("round", subject.round)
        .count("persons", persons)
        .count("premises", subject.premises.len())
        .with("digest", request.digest)
}
