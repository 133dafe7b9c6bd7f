//! The page of the raid form.

use super::*;
use crate::kit::page::Banner;
use crate::record::raid::slip::Slip;
use greyfile_envelope::Position;
use greyfile_words::Lang;

fn page_in(lang: Lang, pairs: &[(&str, &str)]) -> Page {
    let mut fields = Fields::default();
    pairs.iter().for_each(|(name, value)| fields.set(name, *value));
    let words = Words::of(lang);
    let chrome = Chrome {
        title: say(words, "raid-title", &[]),
        nav: "raid",
        banner: Banner::default(),
        fragment: false,
        here: "/raids/new".into(),
        view: "",
        position: Position::ZERO,
        words,
        switches: true,
        bare: false,
    };
    Page::within(chrome, CommandId::from_bytes([7; 16]), fields)
}

fn page(pairs: &[(&str, &str)]) -> Page {
    page_in(Lang::En, pairs)
}

#[test]
fn what_was_typed_comes_back_with_the_message_at_its_field() {
    let mut page = page(&[("city", "فیصل آباد"), ("people", "Zarmina Demo; f")]);
    page.errors.push(("city".into(), "it is too long".into()));
    let html = page.render().unwrap();
    assert!(html.contains("value=\"فیصل آباد\"") && html.contains("Zarmina Demo; f</textarea>"));
    assert!(html.contains("id=\"city-error\">it is too long") && html.contains("aria-invalid"));
    assert!(html.contains("arrested or released is missing"));
}

#[test]
fn a_refusal_is_told_where_it_can_be_about() {
    let page = page(&[("parcel1_serial", "14/2025"), ("witness2_cnic", "01234-1234567-1")]);
    let at = |code: &str| labels::fields_of(code, &page.fields, page.parcels);
    assert_eq!(at("reservation.taken"), ["parcel1_serial"]);
    assert_eq!(at("number.synthetic_cnic"), ["witness2_cnic"]);
    assert!(at("command.other_body").is_empty());
}

#[test]
fn an_unknown_outcome_is_never_called_a_failure() {
    let mut page = page(&[("city", "Multan")]);
    page.sent = Sent::Unknown;
    let html = page.render().unwrap();
    assert!(html.contains("It is not known whether this raid was recorded"));
    assert!(html.contains("Send the same raid again") && !html.contains("Nothing was recorded"));
    assert!(html.contains(&format!("name=\"id\" value=\"{}\"", CommandId::from_bytes([7; 16]))));
}

#[test]
fn what_was_checked_says_beside_the_button_how_much_it_makes() {
    let mut page = page(&[]);
    assert!(!page.render().unwrap().contains("one command may make"));
    page.sent = Sent::Checked(6);
    let html = page.render().unwrap();
    let (size, button) = (html.find("makes 6 records"), html.find("class=\"actions\""));
    assert!(size.is_some() && size < button);
}

#[test]
fn a_pasted_list_is_never_markup() {
    let html = page(&[("people", "<img src=x>; f; arrested")]).render().unwrap();
    assert!(!html.contains("<img"));
}

#[test]
fn the_form_speaks_both_languages() {
    // What the page holds besides that begins so.
    let own = ["raid-page", "raid-form", "people-read", "people-hint"];
    let shown = [("parcel0_kind", "phone"), ("people", "Zarmina Demo; f\nB Demo; m; arrested")];
    for (lang, dir, legend, needed) in [
        (Lang::En, "ltr", "Parcels seized", "this is needed"),
        (Lang::Ur, "rtl", "قبضے میں لیے گئے پارسل", "یہ لازمی ہے"),
    ] {
        let mut page = page_in(lang, &shown);
        let slips =
            vec![("city".to_owned(), Slip::Needed), ("parcel0_imei".into(), Slip::ImeiOfOne)];
        page.look_at(&slips, "raid-to-mend");
        for sent in [page.sent.clone(), Sent::Unknown, Sent::Checked(3)] {
            page.sent = sent;
            let mut html = page.render().unwrap();
            assert!(html.contains(&format!("dir=\"{dir}\"")) && html.contains(legend));
            assert!(html.contains(&format!("id=\"city-error\">{needed}")));
            for own in own {
                html = html.replace(own, "");
            }
            for id in ["raid-", "people-", "record-"] {
                let around =
                    html.find(id).map(|at| html[at..].chars().take(60).collect::<String>());
                assert_eq!(around, None, "a message is missing");
            }
        }
    }
}

/// Numbers, ids and dates run from left to right on an Urdu page as well.
#[test]
fn figures_keep_their_direction() {
    let html = page_in(Lang::Ur, &[]).render().unwrap();
    for name in ["date", "witness0_cnic", "arrested", "parcel0_imei", "parcel0_serial"] {
        let at = html.find(&format!("<input id=\"{name}\"")).unwrap();
        let field = html[at..].split_once('>').unwrap().0;
        assert!(field.contains("dir=\"ltr\""), "{field}");
    }
}
