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
    let line = "Zarmina Demo; F; PK; 01234-1234567-1; caller; arrested";
    for (lang, wanted) in [
        (Lang::En, ["Zarmina Demo", "female", "Pakistan", "01234-1234567-1", "caller"]),
        (Lang::Ur, ["Zarmina Demo", "عورت", "پاکستان", "01234-1234567-1", "کال کرنے والا"]),
    ] {
        let preview = preview(lang, line);
        assert_eq!(preview.told(&preview.list[0]), wanted);
    }
}

#[test]
fn lines_say_what_is_wrong_with_them_in_both_languages() {
    for (line, english, urdu) in [
        ("Zarmina Demo; F", "arrested or released is missing", "یہ درج نہیں"),
        ("Zarmina Demo; 12; arrested", "a CNIC is written", "شناختی کارڈ نمبر"),
        ("Zarmina Demo; F; M; arrested", "the sex is given twice", "جنس دو بار"),
        ("Zarmina Demo; held; let go", "arrested or released is given twice", "رہا دو بار"),
        ("Zarmina \u{202e}Demo; arrested", "the name: it holds the invisible", "نام: "),
        ("Zarmina Demo; whatever; arrested", "“whatever” is not understood", "سمجھ نہیں آیا"),
    ] {
        for (lang, wanted) in [(Lang::En, english), (Lang::Ur, urdu)] {
            let preview = preview(lang, line);
            let told = preview.error(&preview.list[0]);
            assert!(told.contains(wanted) && !told.contains("people-"), "{line}: {told}");
        }
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
