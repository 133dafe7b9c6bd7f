//! What is read of a pasted list.

use super::*;
use crate::sight::Sees;

fn one(line: &str) -> Result<Found, Unread> {
    let mut list = read(line);
    assert_eq!(list.len(), 1, "{line}");
    list.remove(0).person
}

#[test]
fn order_and_separators_do_not_matter() {
    let wanted = one("Zarmina Demo; F; PK; 01234-1234567-1; caller; arrested").unwrap();
    assert_eq!(
        Sees::ANYONE.personal(wanted.name.as_ref().unwrap()).clear().unwrap().as_str(),
        "Zarmina Demo"
    );
    assert_eq!(
        Sees::ANYONE.personal(wanted.cnic.as_ref().unwrap()).clear().unwrap().as_str(),
        "01234-1234567-1"
    );
    assert_eq!((wanted.sex, wanted.arrested), (Some(Sex::Female), true));
    assert_eq!(wanted.nationality.as_ref().unwrap().as_str(), "PK");
    assert_eq!(wanted.role.as_ref().unwrap().as_str(), "caller");
    for line in [
        "arrested\tcaller\t0123412345671\tZarmina Demo\tpakistani\tfemale",
        "Zarmina Demo, 01234-1234567-1, woman, Pakistan, Caller, held",
        "Zarmina Demo، عورت، پاکستانی، ۰۱۲۳۴-۱۲۳۴۵۶۷-۱، caller، گرفتار",
        "Zarmina Demo، عورت، پاکستان، ۰۱۲۳۴-۱۲۳۴۵۶۷-۱، caller، گرفتار",
    ] {
        assert_eq!(one(line).unwrap(), wanted, "{line}");
    }
}

#[test]
fn what_is_not_known_is_left_out() {
    let found = one("-; m; CN; ; ; released").unwrap();
    assert!(found.name.is_none() && found.cnic.is_none() && found.role.is_none());
    assert_eq!((found.sex, found.arrested), (Some(Sex::Male), false));
    assert_eq!(read("name; sex; status\n\nزرمینہ; f; arrested\n").len(), 1);
}

#[test]
fn countries_have_their_urdu_names() {
    for (urdu, country) in
        [("پاکستان", "PK"), ("چین", "CN"), ("نائیجیریا", "NG"), ("بنگلہ دیش", "BD")]
    {
        let found = one(&format!("-; {urdu}; arrested")).unwrap();
        assert_eq!(found.nationality.unwrap().as_str(), country, "{urdu}");
    }
}

#[test]
fn lines_say_what_is_wrong_with_them() {
    for (line, unread) in [
        ("Zarmina Demo; F", Unread::OutcomeMissing),
        ("Zarmina Demo; F; M; arrested", Unread::Twice(Part::Sex)),
        ("Zarmina Demo; F; arrested; released", Unread::Twice(Part::Outcome)),
        ("Zarmina Demo; whatever; arrested", Unread::Cell("whatever".into())),
    ] {
        assert_eq!(one(line).unwrap_err(), unread, "{line}");
    }
    assert!(matches!(one("Zarmina Demo; 12; arrested"), Err(Unread::Value(_))));
    assert!(matches!(one("Zarmina \u{202e}Demo; arrested"), Err(Unread::Name(_))));
}
