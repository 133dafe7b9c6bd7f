//! What the page says of a pasted list.

use super::*;
use greyfile_words::Lang;

fn preview(lang: Lang, list: &str) -> Preview {
    let mut fields = Fields::default();
    fields.set("people", list);
    Preview::of(Words::of(lang), &fields)
}

#[test]
fn a_person_is_told_in_the_readers_language() {
    let line = "1; Zarmina Demo; F; 24; PK; 01234-1234567-1; AB1234561; caller; arrested";
    for (lang, wanted, left) in [
        (
            Lang::En,
            ["Zarmina Demo", "female", "24", "Pakistan", "01234-1234567-1, AB1234561", "caller"],
            "column 1: serial number",
        ),
        (
            Lang::Ur,
            ["Zarmina Demo", "عورت", "24", "پاکستان", "01234-1234567-1، AB1234561", "کال کرنے والا"],
            "کالم 1: نمبر شمار",
        ),
    ] {
        let preview = preview(lang, line);
        let [line] = &preview.list[..] else { panic!("one line") };
        let Said::Person(found, left_out) = &line.said else { panic!("{:?}", line.said) };
        assert_eq!(preview.told(found), wanted);
        let told: Vec<_> = preview.left_out(line, left_out).collect();
        assert_eq!(told, [("1", left.to_owned())]);
        assert!(preview.render().unwrap().contains(left));
    }
}

#[test]
fn lines_say_what_is_wrong_with_them_in_both_languages() {
    for (line, english, urdu) in [
        ("Zarmina Demo; F", "arrested or released is missing", "یہ درج نہیں"),
        ("Zarmina Demo; 123456; arrested", "column 2: this number is no CNIC", "کالم 2: یہ عدد"),
        ("Zarmina Demo; 8.1E+12; arrested", "format the column as text", "متن (Text)"),
    ] {
        for (lang, wanted) in [(Lang::En, english), (Lang::Ur, urdu)] {
            let preview = preview(lang, line);
            let Said::Unread(unread) = &preview.list[0].said else { panic!("{line}") };
            let told = preview.wrong(unread).replace(['\u{2068}', '\u{2069}'], "");
            assert!(told.contains(wanted) && !told.contains("people-"), "{line}: {told}");
            assert!(preview.render().unwrap().contains("Zarmina Demo"));
        }
    }
}

#[test]
fn a_line_of_headings_says_what_each_column_holds() {
    for (lang, wanted) in [
        (Lang::En, ["Name", "Sex", "not read here", "Outcome"]),
        (Lang::Ur, ["نام", "جنس", "یہاں نہیں پڑھا جاتا", "گرفتار یا رہا"]),
    ] {
        let preview = preview(lang, "Name,Gender,Address,Status\nZarmina Demo,f,Multan,held");
        let Said::Headings(columns) = &preview.list[0].said else { panic!("headings") };
        let told = preview.columns(&preview.list[0], columns);
        let called: Vec<&str> = told.iter().map(|(_, called)| &**called).collect();
        assert_eq!(called, wanted);
        let html = preview.render().unwrap();
        assert!(html.contains("<bdi>Address</bdi>") && html.contains("<bdi>Multan</bdi>"));
    }
}

#[test]
fn the_sum_counts_what_became_of_them_and_what_is_not_understood() {
    let list = "A Demo; arrested\nB Demo; arrested\nC Demo; released\nD Demo; f";
    let text = |lang| {
        let html = preview(lang, list).render().unwrap();
        let sum = html.split_once("<p class=\"sum\">").unwrap().1;
        sum.split_once("</p>").unwrap().0.replace("<strong class=\"bad-text\">", "")
    };
    assert_eq!(text(Lang::En), "4 people: 2 arrested, 1 released, 1 not understood</strong>");
    assert_eq!(text(Lang::Ur), "4 افراد: 2 گرفتار، 1 رہا، ایک سطر سمجھ نہیں آئی</strong>");
    assert!(preview(Lang::En, "\n").render().unwrap().is_empty());
}
