//! Attempts: an answer file, and what is said of it.

use greyfile_envelope::StreamKind;
use greyfile_vetting::limits::ANSWER_BYTES_MAX;
use greyfile_vetting::*;

use crate::made::*;

fn clear() -> Vec<u8> {
    answer_to(&subject(), Say::Clear)
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn what_was_signed_is_what_is_read() {
    let subject = subject();
    let asked = subject.asked().unwrap();
    let until = day("2026-11-30");
    for (say, word) in [
        (Say::Clear, "clear"),
        (Say::NotClear { grounds: None }, "not-clear"),
        (Say::NotClear { grounds: Some(GROUNDS) }, "not-clear"),
        (Say::Defer { until }, "deferred"),
    ] {
        let answer = verify(&answer_to(&subject, say), known()).unwrap();
        assert_eq!(answer.outcome.word(), word);
        assert_eq!(answer.reference.as_str(), "I/2026/7");
        assert_eq!(answer.key, body().id());
        assert_eq!(answer.digest, subject.digest().unwrap());
        assert_eq!(answer.answers(&asked), Ok(()));
        match (say, &answer.outcome) {
            (Say::Defer { until }, Outcome::Deferred { until: read }) => assert_eq!(until, *read),
            (Say::NotClear { grounds }, Outcome::NotClear { grounds: read }) => {
                assert_eq!(grounds.is_some(), read.is_some());
            }
            (Say::Clear, Outcome::Clear) => {}
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn every_way_to_be_wrong_has_its_error() {
    use VerifyError as E;
    let clear = clear();
    let whole = text(clear.clone());
    let changed = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        whole.replacen(from, to, 1).into_bytes()
    };
    let again = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        signed_again(body(), &clear, |head| head.replacen(from, to, 1))
    };
    let cut = |len: usize| clear[..len].to_vec();
    let malformed = |line, why| E::Malformed { line, why };
    let other = keys(9).0;
    let unknown = E::KeyUnknown(other.id());
    let of_pta = signed_again(&keys(3).0, &clear, |head| head);
    let newer = E::NewerFormat { found: 2, known: 1 };
    let kinds = E::OtherKind { found: Kind::Request, wanted: Kind::Answer };
    let last = clear.len() - 1;
    let first_digit = whole.rfind("signature ").unwrap() + 10;
    let mut wrong_signature = clear.clone();
    wrong_signature[first_digit] = if clear[first_digit] == b'0' { b'1' } else { b'0' };
    let person = format!("person {}\n", stream(StreamKind::PERSON, 11));

    let attempts: Vec<(&str, Vec<u8>, VerifyError)> = vec![
        ("a picture", vec![0x89, b'P', b'N', b'G'], E::NotAFile),
        ("another text", b"Dear Sir,\nclear.\n".to_vec(), E::NotAFile),
        ("a word too many", changed("answer 1\n", "answer 1 \n"), E::NotAFile),
        ("the format in another way", changed("answer 1\n", "answer 01\n"), E::NotAFile),
        ("a kind that does not exist", changed("vetting answer", "vetting letter"), E::NotAFile),
        ("the request sent back", request_of(&subject()), kinds),
        ("nothing", vec![], E::CutShort),
        ("the first bytes", cut(5), E::CutShort),
        ("the first line", cut(26), E::CutShort),
        ("half", cut(clear.len() / 2), E::CutShort),
        ("without the last line", cut(whole.rfind("signature").unwrap()), E::CutShort),
        ("without the last digit", cut(last - 1), E::CutShort),
        ("without the last line feed", cut(last), E::CutShort),
        ("a line feed too many", [&clear[..], b"\n"].concat(), E::CutShort),
        ("twice", [&clear[..], &clear[..]].concat(), E::Signature),
        ("other line ends", whole.replace('\n', "\r\n").into_bytes(), E::LineEnds),
        ("too large", vec![b'a'; ANSWER_BYTES_MAX + 1], E::TooLarge { max: ANSWER_BYTES_MAX }),
        ("newer", changed("answer 1\n", "answer 2\n"), newer.clone()),
        ("newer, and signed so", again("answer 1\n", "answer 2\n"), newer),
        ("a key that nobody named", signed_again(&other, &clear, |head| head), unknown),
        ("the key of PTA", of_pta, E::KeyOfAnother(keys(3).0.id())),
        ("the answer changed", changed("answer clear", "answer not-clear"), E::Signature),
        ("the round changed", changed("round 1", "round 2"), E::Signature),
        ("the reference changed", changed("I/2026/7", "I/2026/8"), E::Signature),
        ("a person left out", changed(&person, ""), E::Signature),
        ("the signature changed", wrong_signature, E::Signature),
        // What only the signer can do.
        ("another answer", again("answer clear", "answer maybe"), malformed(7, Broken::Value)),
        ("a field left out", again("round 1\n", ""), malformed(5, Broken::Field)),
        ("a field too many", again("answer c", "note 1\nanswer c"), malformed(7, Broken::Field)),
        ("a round 0", again("round 1", "round 0"), malformed(5, Broken::Value)),
        ("a round with a zero", again("round 1", "round 01"), malformed(5, Broken::Writing)),
        ("a round with a sign", again("round 1", "round +1"), malformed(5, Broken::Writing)),
        ("a lower-case id", again("log-01040G2", "log-01040g2"), malformed(2, Broken::Writing)),
        ("a hidden character", again("I/2026/7", "I/2026\u{202e}/7"), malformed(8, Broken::Value)),
        ("an empty reference", again("I/2026/7", ""), malformed(8, Broken::Value)),
        ("a line end inside", again("round 1\n", "round 1\r\n"), malformed(5, Broken::Value)),
        ("a person twice", again(&person, &person.repeat(2)), malformed(12, Broken::Writing)),
        (
            "no commitment",
            again("answer clear\n", "answer not-clear\nsealed a\n"),
            malformed(8, Broken::Field),
        ),
        (
            "a deferral without a day",
            again("answer clear", "answer deferred"),
            malformed(8, Broken::Field),
        ),
    ];
    for (what, bytes, wanted) in attempts {
        assert_eq!(verify(&bytes, known()).map(|_| ()), Err(wanted), "{what}");
    }
    let mut not_text = clear.clone();
    not_text[whole.find("I/2026").unwrap()] = 0xFF;
    assert_eq!(verify(&not_text, known()).map(|_| ()), Err(E::Signature));
    assert_eq!(verify(&clear, &[]).map(|_| ()), Err(E::KeyUnknown(body().id())));
}

#[test]
fn every_prefix_of_an_answer_is_cut_short() {
    let answer = answer_to(&subject(), Say::NotClear { grounds: Some(GROUNDS) });
    // The long lines of sealed bytes by steps.
    let lens =
        (0..2000).chain((2000..answer.len()).step_by(97)).chain(answer.len() - 300..answer.len());
    for len in lens {
        assert_eq!(verify(&answer[..len], known()), Err(VerifyError::CutShort), "{len}");
    }
}

#[test]
fn an_answer_is_to_one_request() {
    use VerifyError as E;
    let asked = subject().asked().unwrap();
    let answer = verify(&clear(), known()).unwrap();
    let not_clear = answer_to(&subject(), Say::NotClear { grounds: None });
    let not_clear = verify(&not_clear, known()).unwrap();
    let licence = stream(StreamKind::LICENCE, 99);
    let persons = |ids: &[u8]| ids.iter().map(|id| stream(StreamKind::PERSON, *id)).collect();
    let with = |change: &dyn Fn(&mut Asked)| {
        let mut asked = asked.clone();
        change(&mut asked);
        asked
    };
    let attempts: Vec<(Asked, VerifyError)> = vec![
        (with(&|asked| asked.log = stream(StreamKind::LOG, 9)), E::OtherLog),
        (with(&|asked| asked.licence = licence), E::OtherLicence),
        (with(&|asked| asked.body = "pta".parse().unwrap()), E::OtherBody),
        (with(&|asked| asked.round = 2), E::OtherRound { answered: 1, asked: 2 }),
        (with(&|asked| asked.digest = Digest([0; 32])), E::OtherDigest),
        (with(&|asked| asked.owners = persons(&[10, 13])), E::CoversLess { count: 1 }),
        (with(&|asked| asked.key_persons = persons(&[11, 12, 14])), E::CoversLess { count: 1 }),
        (with(&|asked| asked.premises.push("b-3".parse().unwrap())), E::CoversLess { count: 1 }),
        (with(&|asked| asked.key_persons = persons(&[11])), E::CoversOther { count: 1 }),
        (with(&|asked| asked.premises.clear()), E::CoversOther { count: 2 }),
        // An owner is not covered by being a key person.
        (with(&|asked| asked.owners = persons(&[11])), E::CoversOther { count: 1 }),
    ];
    for (asked, wanted) in &attempts {
        assert_eq!(answer.answers(asked), Err(wanted.clone()), "{asked:?}");
        let less = matches!(wanted, E::CoversLess { .. });
        // Who does not clear may do so for one of many.
        assert_eq!(not_clear.answers(asked).is_ok(), less, "{asked:?}");
    }
}

#[test]
fn nobody_defers_to_a_day_before_the_request() {
    let request = opened(&request_of(&subject()));
    let defer = |until| {
        let say = Say::Defer { until: day(until) };
        sign(&request, say, "I/1".parse().unwrap(), body(), &mut Random::new([5; 32]))
    };
    assert_eq!(defer("2026-08-31"), Err(MakeError::Until));
    assert!(defer("2026-09-01").is_ok());
}

#[test]
fn a_stale_round_is_found_and_counts_for_its_round() {
    let first = subject();
    let second = Subject { round: 2, salt: [8; 32], ..subject() };
    let asked = [first.asked().unwrap(), second.asked().unwrap()];
    let stale = verify(&answer_to(&first, Say::Clear), known()).unwrap();
    let current = verify(&answer_to(&second, Say::Clear), known()).unwrap();
    assert_eq!(stale.find(&asked), Ok(Found { asked: &asked[0], is_stale: true }));
    assert_eq!(current.find(&asked), Ok(Found { asked: &asked[1], is_stale: false }));
    assert_eq!(stale.find(&asked[..1]), Ok(Found { asked: &asked[0], is_stale: false }));
    let never = VerifyError::OtherRound { answered: 2, asked: 1 };
    assert_eq!(current.find(&asked[..1]), Err(never));
    assert_eq!(current.find(&[]), Err(VerifyError::NotAsked));
}

#[test]
fn what_is_identical_is_the_same_and_two_answers_are_not() {
    let answer = clear();
    assert_eq!(same(&answer, &clear()), Ok(true));
    let other = answer_to(&subject(), Say::NotClear { grounds: None });
    assert_eq!(same(&answer, &other), Ok(false));
    let reference = signed_again(body(), &answer, |head| head.replace("I/2026/7", "I/2026/8"));
    assert!(verify(&reference, known()).is_ok());
    assert_eq!(same(&answer, &reference), Ok(false));
    assert_eq!(same(&answer, b"x"), Err(VerifyError::NotAFile));
}

#[test]
fn a_signature_has_one_form() {
    // The same signature with the order of the group added to its second half, which a lax check takes.
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let answer = text(clear());
    let (head, signature) = answer.rsplit_once("signature ").unwrap();
    let mut bytes = data_encoding::HEXLOWER.decode(signature.trim().as_bytes()).unwrap();
    let mut carry = 0;
    for (byte, add) in bytes[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        (*byte, carry) = (sum as u8, sum >> 8);
    }
    let again = format!("{head}signature {}\n", data_encoding::HEXLOWER.encode(&bytes));
    assert_eq!(verify(again.as_bytes(), known()), Err(VerifyError::Signature));
}

#[test]
fn the_largest_answer_fits_and_one_more_is_refused() {
    let mut largest = subject();
    largest.owners = (0..100).map(|id| party(id, "Invented", "owner")).collect();
    largest.key_persons = (100..200).map(|id| party(id, "Invented", "manager")).collect();
    largest.premises = (0..100).map(|id| premises(&format!("{id:0>64}"))).collect();
    let grounds = vec![b'g'; limits::GROUNDS_BYTES_MAX];
    let answer = answer_to(&largest, Say::NotClear { grounds: Some(&grounds) });
    assert!(answer.len() <= ANSWER_BYTES_MAX, "{}", answer.len());
    let read = verify(&answer, known()).unwrap();
    assert_eq!(read.open(body()).unwrap().grounds[..], grounds);

    let mut more = largest.clone();
    more.key_persons.push(party(200, "Invented", "manager"));
    assert_eq!(more.digest(), Err(MakeError::TooMuch));
    let mut more = largest;
    more.premises.push(premises("one-more"));
    assert_eq!(more.digest(), Err(MakeError::TooMuch));
}

#[test]
fn an_error_tells_nothing_of_what_the_file_says() {
    let answer =
        signed_again(body(), &clear(), |head| head.replace("I/2026/7", "I/\u{202e}secret"));
    let error = verify(&answer, known()).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
    let subject = format!("{:?} {:?}", subject(), opened(&request_of(&subject())));
    assert!(!subject.contains("Invented") && !subject.contains("00000-"), "{subject}");
}
