//! Lists of people as they are pasted. The people are invented.

mod properties;

use greyfile_domain::values::document::Cnic;
use greyfile_words::{Lang, Words};

use super::*;

/// A line in short: name, sex, age, nationality, CNIC, passport, role, arrested or released.
fn told(person: &Person) -> String {
    let clear = |line: &Option<Personal<Line>>| {
        line.as_ref().and_then(Personal::clear).map_or("-".into(), |line| line.as_str().to_owned())
    };
    let or_dash = |text: Option<&str>| text.unwrap_or("-").to_owned();
    let cnic = person.cnic.as_ref().and_then(Personal::clear).map(Cnic::as_str);
    [
        clear(&person.name),
        or_dash(person.sex.map(Sex::word)),
        person.age.map_or("-".into(), |age| age.to_string()),
        or_dash(person.nationality.as_ref().map(Country::as_str)),
        or_dash(cnic),
        clear(&person.passport),
        or_dash(person.role.as_ref().map(Code::as_str)),
        or_dash(person.arrested.map(|arrested| if arrested { "arrested" } else { "released" })),
    ]
    .join(" | ")
}

/// What is read of a list, a text a line.
fn lines(list: &str) -> Vec<String> {
    let line = |entry: Entry| match entry.read {
        Read::Headings(columns) => format!("{columns:?}"),
        Read::Person(person, left_out) => {
            let left: Vec<String> =
                left_out.iter().map(|left| format!("{} {:?}", left.column + 1, left.why)).collect();
            let left =
                if left.is_empty() { String::new() } else { format!(" ({})", left.join(", ")) };
            told(&person) + &left
        }
        Read::Refused(Refused { column, why }) => {
            let column = column.map_or("-".into(), |column| (column + 1).to_string());
            format!("refused at {column}: {why:?}")
        }
    };
    read(list).into_iter().map(line).collect()
}

const ZARMINA: &str = "Zarmina Demo | female | - | PK | 01234-1234567-1 | - | caller | arrested";

/// The first line of each is the case of a report; the others are like it.
#[test]
fn case_10_a_pasted_list_is_read_or_refused_with_the_cause() {
    for (list, wanted) in [
        // A byte order mark.
        ("\u{FEFF}Zarmina Demo; F; PK; 01234-1234567-1; caller; arrested", &[ZARMINA][..]),
        ("\u{FEFF}\"Zarmina Demo\",F,PK,01234-1234567-1,caller,arrested", &[ZARMINA]),
        (
            "\u{FEFF}نام\tجنس\tگرفتار یا رہا\r\nزرمینہ فرضی\tعورت\tگرفتار\r\n",
            &["[Name, Sex, Outcome]", "زرمینہ فرضی | female | - | - | - | - | - | arrested"],
        ),
        // Quotes, separators and a break of the line inside them.
        (
            "\"Demo, Zarmina\",F,arrested",
            &["Demo, Zarmina | female | - | - | - | - | - | arrested"],
        ),
        (
            "\"Demo;\nZarmina\";F;arrested",
            &["Demo; Zarmina | female | - | - | - | - | - | arrested"],
        ),
        (
            "Name,Address,Status\n\"Demo, Zarmina\",\"Chak 54,\nFaisalabad\",released",
            &[
                "[Name, Other, Outcome]",
                "Demo, Zarmina | - | - | - | - | - | - | released (2 OtherColumn)",
            ],
        ),
        (
            "\"Zarmina Demo; F; arrested\nLi Demo; M; arrested",
            &["refused at -: Quotes", "Li Demo | male | - | - | - | - | - | arrested"],
        ),
        // What a spreadsheet made of a number.
        ("Zarmina Demo; 8.12341E+12; arrested", &["refused at 2: Ruined"]),
        ("8.12341E+12; F; arrested", &["refused at 1: Ruined"]),
        (
            "Name\tCNIC\tStatus\nZarmina Demo\t########\tarrested",
            &["[Name, Cnic, Outcome]", "refused at 2: Ruined"],
        ),
        (
            "Name\tAge\tStatus\n1.2E+1\t24\tarrested",
            &["[Name, Age, Outcome]", "refused at 1: Ruined"],
        ),
        // Marks of direction and joiners around a number and in it.
        ("Zarmina Demo; \u{200E}01234-1234567-1\u{200F}; F; PK; caller; arrested", &[ZARMINA]),
        ("Zarmina Demo; 01234\u{200C}-1234567\u{200D}-1; F; PK; caller; arrested", &[ZARMINA]),
        (
            "\u{202B}Zarmina Demo\u{202C}; \u{2066}01234 1234567 1\u{2069}; F; PK; caller; arrested",
            &[ZARMINA],
        ),
        ("Zarmina Demo; ۰۱۲۳۴-۱۲۳۴۵۶۷-۱; F; PK; caller; arrested", &[ZARMINA]),
        ("Zarmina Demo; ٠١٢٣٤١٢٣٤٥٦٧١; F; PK; caller; arrested", &[ZARMINA]),
        // A serial number first.
        (
            "1; Zarmina Demo; F; arrested\n2; Li Demo; M; released",
            &[
                "Zarmina Demo | female | - | - | - | - | - | arrested (1 Serial)",
                "Li Demo | male | - | - | - | - | - | released (1 Serial)",
            ],
        ),
        (
            "7. Zarmina Demo, F, arrested",
            &["Zarmina Demo | female | - | - | - | - | - | arrested (1 Serial)"],
        ),
        (
            "۱۲) زرمینہ فرضی، عورت، رہا",
            &["زرمینہ فرضی | female | - | - | - | - | - | released (1 Serial)"],
        ),
        (
            "S.No,Name,Status\n41,Zarmina Demo,arrested",
            &[
                "[Serial, Name, Outcome]",
                "Zarmina Demo | - | - | - | - | - | - | arrested (1 Serial)",
            ],
        ),
        ("24; Zarmina Demo; arrested", &["refused at 1: SerialOrAge"]),
        // Ages that go up by one are no places in the list.
        (
            "24; Zarmina Demo; arrested\n25; Li Demo; released",
            &["refused at 1: SerialOrAge", "refused at 1: SerialOrAge"],
        ),
        // An age.
        (
            "Zarmina Demo; 24; F; arrested",
            &["Zarmina Demo | female | 24 | - | - | - | - | arrested"],
        ),
        ("24 years; Zarmina Demo; arrested", &["Zarmina Demo | - | 24 | - | - | - | - | arrested"]),
        (
            "3; Zarmina Demo; ۲۴ سال; arrested",
            &["Zarmina Demo | - | 24 | - | - | - | - | arrested (1 Serial)"],
        ),
        ("Zarmina Demo; 240; arrested", &["refused at 2: Number"]),
        (
            "Name,Age,Status\nZarmina Demo,about 24,arrested",
            &["[Name, Age, Outcome]", "refused at 2: Age"],
        ),
        // Codes, short forms, passports.
        ("Li Demo; M; UK; arrested", &["Li Demo | male | - | GB | - | - | - | arrested"]),
        (
            "Li Demo; M; US; G12345678; arrested",
            &["Li Demo | male | - | US | - | G12345678 | - | arrested"],
        ),
        ("Li Demo; M; U.A.E.; arrested", &["Li Demo | male | - | AE | - | - | - | arrested"]),
        (
            "Li Demo; M; CHN; e 12345678; arrested",
            &["Li Demo | male | - | CN | - | E12345678 | - | arrested"],
        ),
        (
            "Name,Country,Passport,Status\nLi Demo,cn,123456789,held",
            &[
                "[Name, Nationality, Passport, Outcome]",
                "Li Demo | - | - | CN | - | 123456789 | - | arrested",
            ],
        ),
        (
            "Name,Nationality,Status\nLi Demo,Atlantis,held",
            &["[Name, Nationality, Outcome]", "refused at 2: Nationality"],
        ),
        // A joiner behind a known word.
        (
            "زرمینہ فرضی؛ عورت\u{200C}؛ پاکستانی\u{200D}؛ گرفتار\u{200C}",
            &["زرمینہ فرضی | female | - | PK | - | - | - | arrested"],
        ),
        (
            "زرمینہ فرضی؛ كال كرنے والا؛ رها",
            &["زرمینہ فرضی | - | - | - | - | - | caller | released"],
        ),
    ] {
        assert_eq!(lines(list), wanted, "{list:?}");
    }
}

#[test]
fn a_number_is_never_a_name() {
    for (list, wanted) in [
        ("Zarmina2 Demo; arrested", "refused at 1: NameDigits"),
        ("12345; arrested", "refused at 1: Number"),
        ("Name; Status\n01234-1234567-1; arrested", "refused at 1: NameDigits"),
        ("½; arrested", "refused at 1: NameDigits"),
        ("+92 300 0000001; arrested", "refused at 1: NameDigits"),
        ("Zarmina Demo; 03000000001; arrested", "refused at 2: Number"),
    ] {
        assert_eq!(lines(list).last().map(String::as_str), Some(wanted), "{list:?}");
    }
}

#[test]
fn what_can_be_two_things_is_refused_unless_the_list_tells() {
    for (list, wanted) in [
        // Chad and Georgia are names of people as well.
        ("Chad; m; Nigeria; arrested", &["refused at 3: Twice(Nationality)"][..]),
        ("Victim; witness; arrested", &["refused at 2: Twice(Role)"]),
        ("Zarmina Demo; F; M; arrested", &["refused at 3: Twice(Sex)"]),
        ("Zarmina Demo; held; let go", &["refused at 3: Twice(Outcome)"]),
        ("Zarmina Demo; whatever; arrested", &["refused at 2: NotUnderstood"]),
        (
            "Name; Nationality; Status\nChad; Nigeria; arrested",
            &["[Name, Nationality, Outcome]", "Chad | - | - | NG | - | - | - | arrested"],
        ),
        (
            "Zarmina Demo; PK; held\nBilal Demo; PK; held\nChad; NG; held",
            &[
                "Zarmina Demo | - | - | PK | - | - | - | arrested",
                "Bilal Demo | - | - | PK | - | - | - | arrested",
                "Chad | - | - | NG | - | - | - | arrested",
            ],
        ),
        // A part that says itself what it is.
        (
            "Name: Chad; Nationality: Nigeria; عمر: 24; CNIC No: 01234-1234567-1; arrested",
            &["Chad | - | 24 | NG | 01234-1234567-1 | - | - | arrested"],
        ),
    ] {
        assert_eq!(lines(list), wanted, "{list:?}");
    }
}

#[test]
fn columns_are_read_by_their_headings_in_either_language() {
    let english = "Sr. No.\tName\tFather's Name\tAge\tGender\tNationality\tCNIC/Passport\tRole\tArrested\n\
        1\tZarmina Demo\tBilal Demo\t24\tFemale\tPakistani\t01234-1234567-1\tCaller\tYes\n\
        2\tLi Demo\t\t31\tM\tChina\tG12345678\tfloor manager\tno\n\
        3\tunknown\tn/a\t-\tx\t\t\t\tyes\n\
        4\tOne Demo\t\t\t\t\t\t\tyes\tmoved";
    assert_eq!(
        lines(english),
        [
            "[Serial, Name, Other, Age, Sex, Nationality, Document, Role, Arrested]",
            "Zarmina Demo | female | 24 | PK | 01234-1234567-1 | - | caller | arrested (1 Serial, 3 OtherColumn)",
            "Li Demo | male | 31 | CN | - | G12345678 | floor_manager | released (1 Serial)",
            "- | other | - | - | - | - | - | arrested (1 Serial, 2 NotKnown, 3 OtherColumn)",
            "refused at 10: TooManyCells",
        ]
    );
    let urdu = "نمبر شمار،نام،ولدیت،عمر،جنس،قومیت،شناختی کارڈ نمبر،کردار،حیثیت\n\
        ۱،زرمینہ فرضی،بلال فرضی،۲۴،عورت،پاکستانی،۰۱۲۳۴-۱۲۳۴۵۶۷-۱،کال کرنے والا،گرفتار";
    assert_eq!(
        lines(urdu)[1],
        "زرمینہ فرضی | female | 24 | PK | 01234-1234567-1 | - | caller | arrested (1 Serial, 3 OtherColumn)"
    );
    // Two columns for one thing.
    let both = "Name,Age,Arrested,Released\nZarmina Demo,24,yes,no\nLi Demo,,no,yes\n\
        One Demo,,yes,\nTwo Demo,,yes,yes";
    assert_eq!(
        lines(both)[1..],
        [
            "Zarmina Demo | - | 24 | - | - | - | - | arrested",
            "Li Demo | - | - | - | - | - | - | released",
            "One Demo | - | - | - | - | - | - | arrested",
            "refused at 4: Twice(Outcome)",
        ]
    );
    // Two tables below each other, and a title above.
    let two = "Persons found\nName,Status\nZarmina Demo,held\nStatus,Name\nlet go,Li Demo";
    assert_eq!(
        lines(two),
        [
            "Persons found | - | - | - | - | - | - | -",
            "[Name, Outcome]",
            "Zarmina Demo | - | - | - | - | - | - | arrested",
            "[Outcome, Name]",
            "Li Demo | - | - | - | - | - | - | released",
        ]
    );
}

#[test]
fn what_is_wrong_is_told_with_its_column_in_both_languages_and_repeats_nothing() {
    for (list, english, urdu) in [
        (
            "Zarmina Demo; 8.12341E+12; arrested",
            "column 2: the spreadsheet shortened",
            "کالم 2: اسپریڈ شیٹ",
        ),
        (
            "Zarmina Demo; whatever; arrested",
            "column 2: this is not understood",
            "کالم 2: یہ سمجھ نہیں آیا",
        ),
        ("Zarmina Demo; F; M; arrested", "column 3: the sex is given twice", "کالم 3: جنس دو بار"),
        (
            "Zarmina \u{202e}Demo; arrested",
            "column 1: the name: it holds the invisible",
            "کالم 1: نام: ",
        ),
        ("\"Zarmina Demo; arrested", "a quotation mark", "واوین"),
    ] {
        let [entry] = &read(list)[..] else { panic!("{list}") };
        let Read::Refused(refused) = &entry.read else { panic!("{list}") };
        for (lang, wanted) in [(Lang::En, english), (Lang::Ur, urdu)] {
            let told = refused.told(Words::of(lang).plain());
            assert!(told.starts_with(wanted) && !told.contains("table-"), "{told}");
            for cell in ["Zarmina", "8.12341", "whatever"] {
                assert!(!told.contains(cell) && !format!("{entry:?}").contains(cell), "{told}");
            }
        }
    }
    // Debug output ends in logs: it tells no name, number or passport of who was understood either.
    let entries = read("Zarmina Demo; 01234-1234567-1; G12345678; arrested");
    let debug = format!("{entries:?}");
    assert!(!["Zarmina", "1234567", "G123"].iter().any(|part| debug.contains(part)), "{debug}");
}
