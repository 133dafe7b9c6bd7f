//! Grounds: for the body alone, of a length that tells nothing, and bound for ever.

use greyfile_vetting::limits::{GROUNDS_BYTES_MAX, GROUNDS_CLASSES};
use greyfile_vetting::*;

use crate::made::*;

fn answer() -> Answer {
    let bytes = answer_to(&subject(), Say::NotClear { grounds: Some(GROUNDS) });
    verify(&bytes, known()).unwrap()
}

#[test]
fn the_body_and_its_spare_open_them_and_nobody_else() {
    let answer = answer();
    let opened = answer.open(body()).unwrap();
    assert_eq!(opened.grounds[..], *GROUNDS);
    assert_eq!(answer.open_with_spare(&keys(2).1).unwrap(), opened);
    for other in [1, 3, 9] {
        let (keys, spare) = keys(other);
        assert_eq!(answer.open(&keys), Err(VerifyError::OtherRecipient));
        assert_eq!(answer.open_with_spare(&spare), Err(VerifyError::OtherRecipient));
    }
    let clear = verify(&answer_to(&subject(), Say::Clear), known()).unwrap();
    assert_eq!(clear.open(body()), Err(VerifyError::NoGrounds));
}

#[test]
fn a_judge_checks_what_the_body_opens() {
    let answer = answer();
    let file = answer.open(body()).unwrap().to_file();
    let shown = Opened::from_file(file.as_bytes()).unwrap();
    assert_eq!(answer.check(&shown), Ok(()));

    let mut other = shown.clone();
    other.grounds[0] ^= 1;
    assert_eq!(answer.check(&other), Err(VerifyError::Commitment));
    let mut salted = shown.clone();
    salted.salt[31] ^= 1;
    assert_eq!(answer.check(&salted), Err(VerifyError::Commitment));
    let mut longer = shown.clone();
    longer.grounds.push(0);
    assert_eq!(answer.check(&longer), Err(VerifyError::Commitment));
    // The same grounds in another round are another commitment.
    let later = Answer { round: 2, ..answer.clone() };
    assert_eq!(later.check(&shown), Err(VerifyError::Commitment));
    let elsewhere = Answer { body: "pta".parse().unwrap(), ..answer };
    assert_eq!(elsewhere.check(&shown), Err(VerifyError::Commitment));
}

#[test]
fn sealed_grounds_of_another_answer_are_refused() {
    let bytes = answer_to(&subject(), Say::NotClear { grounds: Some(GROUNDS) });
    let second = Subject { round: 2, ..subject() };
    let other = answer_to(&second, Say::NotClear { grounds: Some(b"other") });
    let lines = |bytes: &[u8], name: &str| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let lines = text.lines().filter(|line| line.starts_with(name));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    let sealed = |head: String| head.replace(&lines(&bytes, "sealed "), &lines(&other, "sealed "));
    let moved = verify(&signed_again(body(), &bytes, sealed), known()).unwrap();
    assert_eq!(moved.open(body()), Err(VerifyError::Sealed));
    // With its commitment too, which then is not what the sealed bytes are bound to.
    let both = |head: String| {
        sealed(head).replace(&lines(&bytes, "commitment "), &lines(&other, "commitment "))
    };
    let moved = verify(&signed_again(body(), &bytes, both), known()).unwrap();
    assert_eq!(moved.open(body()), Err(VerifyError::Sealed));
}

#[test]
fn what_is_sealed_but_not_to_two_keys_in_a_class_is_refused() {
    let bytes = answer_to(&subject(), Say::NotClear { grounds: Some(GROUNDS) });
    let text = String::from_utf8(bytes.clone()).unwrap();
    let sealed: Vec<_> = text.lines().filter(|line| line.starts_with("sealed ")).collect();
    let (one, other) = (format!("{}\n", sealed[0]), format!("{}\n", sealed[1]));
    let refused = |change: &dyn Fn(String) -> String, line, why| {
        let again = signed_again(body(), &bytes, change);
        let wanted = Err(VerifyError::Malformed { line, why });
        assert_eq!(verify(&again, known()).map(|_| ()), wanted);
    };
    refused(&|head| head.replace(&other, ""), 9, Broken::Field);
    refused(&|head| head.replace(&other, &one), 10, Broken::Value);
    refused(&|head| head.replace(&one, &one.repeat(2)), 11, Broken::Field);
    // 3 bytes shorter: of no class.
    let shorter = format!("{}\n", &sealed[1][..sealed[1].len() - 4]);
    refused(&|head| head.replace(&other, &shorter), 10, Broken::Value);
}

#[test]
fn of_their_length_nothing_is_told_but_a_class() {
    let len = |grounds: usize| {
        let grounds = vec![b'g'; grounds];
        answer_to(&subject(), Say::NotClear { grounds: Some(&grounds) }).len()
    };
    let class = GROUNDS_CLASSES[0] - 36;
    let [small, large] = [len(1), len(class + 1)];
    assert!(small < large);
    for grounds in [2, 100, 1000, class] {
        assert_eq!(len(grounds), small, "{grounds}");
    }
    assert_eq!(len(GROUNDS_BYTES_MAX), large);
}

#[test]
fn grounds_that_are_none_or_too_long_are_refused() {
    let request = opened(&request_of(&subject()));
    let refused = MakeError::Grounds { max: GROUNDS_BYTES_MAX };
    for grounds in [vec![], vec![0; GROUNDS_BYTES_MAX + 1]] {
        let say = Say::NotClear { grounds: Some(&grounds) };
        let random = &mut Random::new([5; 32]);
        let made = sign(&request, say, "I/1".parse().unwrap(), body(), random);
        assert_eq!(made, Err(refused.clone()));
    }
}

#[test]
fn nothing_of_them_stands_in_the_answer() {
    let bytes = answer_to(&subject(), Say::NotClear { grounds: Some(GROUNDS) });
    let other = {
        let request = opened(&request_of(&subject()));
        let say = Say::NotClear { grounds: Some(GROUNDS) };
        let random = &mut Random::new([6; 32]);
        sign(&request, say, "I/2026/7".parse().unwrap(), body(), random).unwrap()
    };
    // Other randomness, another salt: equal grounds do not show as equal.
    let commitment = |bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        text.lines().find(|line| line.starts_with("commitment")).unwrap().to_owned()
    };
    assert_ne!(commitment(&bytes), commitment(&other));
    let needle = data_encoding::BASE64.encode(&GROUNDS[..30]);
    assert!(!String::from_utf8(bytes).unwrap().contains(&needle));
}
