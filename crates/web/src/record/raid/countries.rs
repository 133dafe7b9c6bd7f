//! Countries as people write them in lists: a code, a name in either language, or the word for its
//! people.

use greyfile_words::{Lang, Words, country_of};

/// What people of a country are called, and countries under other names, in small letters.
pub(crate) const PEOPLES: &[(&str, &str)] = &[
    ("afghan", "AF"),
    ("bangladeshi", "BD"),
    ("british", "GB"),
    ("burmese", "MM"),
    ("chinese", "CN"),
    ("ethiopian", "ET"),
    ("filipino", "PH"),
    ("filipina", "PH"),
    ("ghanaian", "GH"),
    ("indian", "IN"),
    ("indonesian", "ID"),
    ("iranian", "IR"),
    ("kenyan", "KE"),
    ("malaysian", "MY"),
    ("nepalese", "NP"),
    ("nepali", "NP"),
    ("nigerian", "NG"),
    ("pakistani", "PK"),
    ("russian", "RU"),
    ("south african", "ZA"),
    ("sri lankan", "LK"),
    ("taiwanese", "TW"),
    ("tanzanian", "TZ"),
    ("thai", "TH"),
    ("turkish", "TR"),
    ("ugandan", "UG"),
    ("uzbek", "UZ"),
    ("vietnamese", "VN"),
    ("zimbabwean", "ZW"),
    ("افغان", "AF"),
    ("افغانی", "AF"),
    ("بنگلہ دیش", "BD"),
    ("بنگلہ دیشی", "BD"),
    ("چین", "CN"),
    ("چینی", "CN"),
    ("سری لنکن", "LK"),
    ("فلپائنی", "PH"),
    ("نائیجیریا", "NG"),
    ("نائیجیرین", "NG"),
    ("پاکستان", "PK"),
    ("پاکستانی", "PK"),
    ("ترکی", "TR"),
];

/// The code of a country given as a code in capitals, a name, or the word for its people.
pub(crate) fn code_of(text: &str) -> Option<&str> {
    let text = text.trim();
    let small = text.to_lowercase();
    let people = || PEOPLES.iter().find(|(people, _)| *people == small).map(|(_, code)| *code);
    country_of(text).or_else(people).or_else(|| {
        // A code is known where it has a name.
        (Words::of(Lang::En).plain().country(text) != text).then_some(text)
    })
}
