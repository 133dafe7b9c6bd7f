//! Whatever the bytes are, nothing panics and nothing altered is taken.

use greyfile_vetting::*;
use proptest::prelude::*;

use crate::made::*;

/// Asks everything that reads bytes.
fn read_all(bytes: &[u8]) {
    let _ = verify(bytes, known());
    let _ = same(bytes, bytes);
    let _ = Request::open(bytes, body(), known());
    let _ = BodyKeys::from_file(bytes);
    let _ = SpareKey::from_file(bytes);
    let _ = PublicKeys::from_file(bytes);
    let _ = Opened::from_file(bytes);
}

/// Changes of a file: bytes set, inserted and removed, each at some place.
fn changes() -> impl Strategy<Value = Vec<(u8, prop::sample::Index, u8)>> {
    prop::collection::vec((0..3_u8, any::<prop::sample::Index>(), any::<u8>()), 1..6)
}

fn changed(bytes: &[u8], changes: &[(u8, prop::sample::Index, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (how, at, byte) in changes {
        if bytes.is_empty() {
            break;
        }
        let at = at.index(bytes.len());
        match how {
            0 => bytes[at] = *byte,
            1 => bytes.insert(at, *byte),
            _ => drop(bytes.remove(at)),
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        read_all(&bytes);
    }

    #[test]
    fn any_lines_are_read_or_refused(
        kind in prop::sample::select(vec!["request", "answer", "grounds", "secret keys"]),
        lines in prop::collection::vec("(log|body|sealed|answer|key|salt|signing) [ -~]{0,80}", 0..12),
        signature in "[0-9a-f]{128}",
    ) {
        let mut text = format!("greyfile vetting {kind} 1\n{}\n", lines.join("\n"));
        read_all(text.as_bytes());
        text.push_str(&format!("key {}\nsignature {signature}\n", body().id()));
        read_all(text.as_bytes());
    }

    /// Signed by the body itself: whatever it writes is refused, or read as what it says.
    #[test]
    fn what_is_signed_and_changed_is_refused_or_read_as_written(changes in changes()) {
        for say in [Say::Clear, Say::NotClear { grounds: None }] {
            let answer = answer_to(&subject(), say);
            let again = signed_again(body(), &answer, |head| {
                String::from_utf8_lossy(&changed(head.as_bytes(), &changes)).into_owned()
            });
            if let Ok(read) = verify(&again, known()) {
                let said = String::from_utf8(again).unwrap();
                let outcome = format!("\nanswer {}\n", read.outcome.word());
                prop_assert!(said.contains(&outcome));
                let round = format!("\nround {}\n", read.round);
                prop_assert!(said.contains(&round));
            }
        }
    }

    #[test]
    fn no_changed_answer_is_taken(changes in changes()) {
        let answer = answer_to(&subject(), Say::NotClear { grounds: Some(GROUNDS) });
        let other = changed(&answer, &changes);
        read_all(&other);
        prop_assert_eq!(verify(&other, known()).is_ok(), other == answer);
    }

    #[test]
    fn no_changed_request_is_taken(changes in changes()) {
        let request = request_of(&subject());
        let other = changed(&request, &changes);
        let office = [key_of(office(), "office")];
        prop_assert_eq!(Request::open(&other, body(), &office).is_ok(), other == request);
    }

    /// The digest names the subject, not the order in which it was put together.
    #[test]
    fn a_digest_follows_the_subject_alone(
        order in Just((0..20_usize).collect::<Vec<_>>()).prop_shuffle(),
        at in 0..20_usize,
    ) {
        let subject = large();
        let mut other = subject.clone();
        other.key_persons = order.iter().map(|at| subject.key_persons[*at].clone()).collect();
        other.premises.reverse();
        prop_assert_eq!(other.digest(), subject.digest());
        other.key_persons[at].name = "Somebody Else".parse().unwrap();
        prop_assert_ne!(other.digest(), subject.digest());
    }
}
