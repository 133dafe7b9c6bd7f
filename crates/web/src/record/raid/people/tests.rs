//! What the form asks of each line; how lines are read, `greyfile-tables` tests.

use super::*;
use greyfile_domain::values::Sex;

#[test]
fn each_person_of_a_raid_was_arrested_or_let_go() {
    let list =
        read("Name; Sex; Passport; Status\nLi Demo; m; G12345678; held\n\nZarmina Demo; f; ; ");
    let said: Vec<(usize, &Said)> = list.iter().map(|line| (line.number, &line.said)).collect();
    let [(1, Said::Headings(columns)), (2, Said::Person(found, left_out)), (4, last)] = &said[..]
    else {
        panic!("{said:?}")
    };
    assert_eq!(columns.len(), 4);
    assert!(left_out.is_empty() && found.arrested && found.passport.is_some());
    assert_eq!(found.sex, Some(Sex::Male));
    assert_eq!(**last, Said::Unread(Unread::OutcomeMissing));
}
