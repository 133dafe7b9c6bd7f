//! Files of keys.

use greyfile_vetting::*;

use crate::made::*;

#[test]
fn keys_are_read_as_they_were_written() {
    let (body, spare) = keys(2);
    let file = body.to_file();
    let again = BodyKeys::from_file(file.as_bytes()).unwrap();
    assert_eq!(again.public(), body.public());
    assert_eq!(*again.to_file(), *file);
    let spare_file = spare.to_file();
    assert_eq!(*SpareKey::from_file(spare_file.as_bytes()).unwrap().to_file(), *spare_file);
    let public = body.public();
    assert_eq!(PublicKeys::from_file(public.to_file().as_bytes()), Ok(public));
}

#[test]
fn other_files_of_keys_are_refused() {
    let file = body().to_file();
    let read = |text: &str| BodyKeys::from_file(text.as_bytes()).map(|_| ());
    let spare = keys(2).1.to_file();
    for (text, wanted) in [
        ("", KeyError::NotAFile),
        ("-----BEGIN PRIVATE KEY-----\n", KeyError::NotAFile),
        (spare.as_str(), KeyError::NotAFile),
        (&body().public().to_file(), KeyError::NotAFile),
        (&file.replace("keys 1", "keys 2"), KeyError::NewerFormat),
        (&file.replace("signing ", "signs "), KeyError::Value),
        (&file[..file.len() - 2], KeyError::Value),
        (&format!("{}\n", file.as_str()), KeyError::Value),
        (&file.to_uppercase().replace("GREYFILE VETTING SECRET KEYS", "x"), KeyError::NotAFile),
    ] {
        assert_eq!(read(text), Err(wanted), "{}", text.lines().next().unwrap_or_default());
    }
}

#[test]
fn a_weak_key_is_refused() {
    // The neutral point: anything at all has a signature under it.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    assert_eq!(Key::new("pta".parse().unwrap(), &neutral), Err(KeyError::Weak));
    let public = PublicKeys { signing: neutral, ..body().public() };
    assert_eq!(PublicKeys::from_file(public.to_file().as_bytes()), Err(KeyError::Weak));
    // No point at all.
    assert_eq!(Key::new("pta".parse().unwrap(), &[2; 32]), Err(KeyError::Value));
}

#[test]
fn no_secret_is_in_what_is_shown_of_keys() {
    let (body, spare) = keys(2);
    let shown = format!("{body:?} {spare:?} {:?}", Random::new([9; 32]));
    let (file, spare) = (body.to_file(), spare.to_file());
    let secret = |file: &str, line: usize| file.lines().nth(line).unwrap()[8..].to_owned();
    for secret in [secret(&file, 1), secret(&file, 2), secret(&spare, 1)] {
        assert!(!shown.contains(&secret), "{shown}");
    }
}
