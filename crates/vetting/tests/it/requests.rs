//! Requests: signed by an office, sealed to a body.

use greyfile_vetting::limits::{RECIPIENTS_MAX, REQUEST_BYTES_MAX};
use greyfile_vetting::*;

use crate::made::*;

fn open(bytes: &[u8]) -> Result<Request, VerifyError> {
    Request::open(bytes, body(), &[key_of(office(), "office")])
}

#[test]
fn what_was_asked_is_what_is_opened() {
    let request = open(&request_of(&subject())).unwrap();
    let mut subject = subject();
    assert_eq!(request.digest, subject.digest().unwrap());
    subject.key_persons.sort_by_key(|party| party.id.to_string());
    subject.premises.sort_by_key(|one| one.id.to_string());
    assert_eq!(request.subject, subject);
    assert_eq!((request.asked, request.due), (at(), day("2026-10-01")));
    assert_eq!(request.office, office().id());
}

#[test]
fn nobody_else_reads_a_name_in_it() {
    let bytes = request_of(&subject());
    let text = String::from_utf8(bytes.clone()).unwrap();
    for hidden in ["Invented", "licence-", "person-", "00000-"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    let offices = [key_of(office(), "office")];
    let other = Request::open(&bytes, &keys(3).0, &offices);
    assert_eq!(other, Err(VerifyError::OtherRecipient));
}

#[test]
fn the_number_of_those_asked_about_does_not_show() {
    assert_eq!(request_of(&subject()).len(), request_of(&large()).len());
}

#[test]
fn a_request_that_no_trusted_office_signed_is_refused() {
    let bytes = request_of(&subject());
    let unknown = Err(VerifyError::KeyUnknown(office().id()));
    assert_eq!(Request::open(&bytes, body(), known()), unknown);
    // Signed again by another office, which cannot open what it signs: it is bound to the first.
    let stolen = signed_again(&keys(3).0, &bytes, |head| head);
    assert_eq!(Request::open(&stolen, body(), known()), Err(VerifyError::Sealed));
    let moved = signed_again(office(), &bytes, |head| head.replace("log-0104", "log-0105"));
    assert_eq!(open(&moved), Err(VerifyError::Sealed));
    let moved = signed_again(office(), &bytes, |head| head.replace("body i", "body x"));
    assert_eq!(open(&moved), Err(VerifyError::Sealed));
    let answer = answer_to(&subject(), Say::Clear);
    let kinds = VerifyError::OtherKind { found: Kind::Answer, wanted: Kind::Request };
    assert_eq!(open(&answer), Err(kinds));
    let long = vec![b' '; REQUEST_BYTES_MAX + 1];
    assert_eq!(open(&long), Err(VerifyError::TooLarge { max: REQUEST_BYTES_MAX }));
}

#[test]
fn a_request_that_makes_no_sense_is_not_made() {
    let to = [body().public().sealing];
    let make = |subject: &Subject, to: &[SealingKey]| {
        request(subject, at(), day("2026-10-01"), office(), to, &mut Random::new([4; 32]))
    };
    let with = |change: &dyn Fn(&mut Subject)| {
        let mut subject = subject();
        change(&mut subject);
        make(&subject, &to)
    };
    assert_eq!(with(&|subject| subject.round = 0), Err(MakeError::Round));
    assert_eq!(with(&|subject| subject.owners.clear()), Err(MakeError::NoOwner));
    let twice = |subject: &mut Subject| subject.owners.push(party(10, "Another", "owner"));
    assert_eq!(with(&twice), Err(MakeError::Twice));
    let twice = |subject: &mut Subject| subject.premises.push(premises("main"));
    assert_eq!(with(&twice), Err(MakeError::Twice));
    let documents = |subject: &mut Subject| {
        let document = "CNIC 00000-0000000-0".parse().unwrap();
        subject.owners[0].documents = vec![document; 9];
    };
    assert_eq!(with(&documents), Err(MakeError::TooMuch));
    // Each list within its limit, and together more than the largest class.
    let long = |subject: &mut Subject| {
        subject.premises = (0..100).map(|id| premises(&format!("p{id}"))).collect();
        for one in &mut subject.premises {
            one.address = "ک".repeat(300).parse().unwrap();
            one.role = "ک".repeat(300).parse().unwrap();
        }
    };
    assert_eq!(with(&long), Err(MakeError::TooMuch));
    let recipients = MakeError::Recipients { max: RECIPIENTS_MAX };
    assert_eq!(make(&subject(), &[]), Err(recipients.clone()));
    assert_eq!(make(&subject(), &[to[0]; RECIPIENTS_MAX + 1]), Err(recipients));
    // A point of small order: everybody could open what is sealed to it.
    assert_eq!(make(&subject(), &[SealingKey([0; 32])]), Err(MakeError::Key));
    // Somebody may own the centre and work there.
    assert!(with(&|subject| subject.key_persons.push(subject.owners[0].clone())).is_ok());
}

#[test]
fn texts_that_hide_something_are_refused() {
    for (text, wanted) in [
        ("", TextError::Blank),
        (" a", TextError::Blank),
        ("a\nb", TextError::Hidden),
        ("a\u{202e}b", TextError::Hidden),
        (&"a".repeat(65), TextError::TooLong(64)),
    ] {
        assert_eq!(text.parse::<Text<64>>().unwrap_err(), wanted, "{text:?}");
    }
    assert!("ک".repeat(64).parse::<Text<64>>().is_ok());
    for code in ["", "NCCIA", "a b", "-a", "ی", &"a".repeat(33)] {
        assert!(code.parse::<BodyCode>().is_err(), "{code}");
    }
    assert!("pta-2".parse::<BodyCode>().is_ok());
}
