//! Rows and cells of texts that csv wrote, and of texts that nobody wrote with care.

use super::*;
use csv::{QuoteStyle, WriterBuilder};
use proptest::prelude::*;

fn cells(text: &str) -> Vec<Vec<String>> {
    rows(text, |_| false).into_iter().map(|row| row.cells).collect()
}

#[test]
fn the_separator_is_found() {
    let wanted = vec![vec!["a", "b", "c"], vec!["d", "e", "f"]];
    for separator in ["\t", ";", "؛", "|", ",", "،", " ; ", "، "] {
        let text = format!("a{separator}b{separator}c\r\nd{separator}e{separator}f\r\n");
        assert_eq!(cells(&text), wanted, "{separator:?}");
        assert_eq!(cells(&format!("\u{FEFF}{text}")), wanted, "{separator:?}");
    }
    // A separator within cells, of which the table has fewer.
    assert_eq!(cells("a;b, c;d\ne;f;g, h"), [["a", "b, c", "d"], ["e", "f", "g, h"]]);
    assert_eq!(
        cells("Chak 54, Faisalabad\tx\nMultan\ty"),
        [["Chak 54, Faisalabad", "x"], ["Multan", "y"]]
    );
    // Each line in its own way, as people type.
    assert_eq!(cells("a; b\nc، d\ne\tf\ng, h"), [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]]);
    assert_eq!(cells("one\ntwo"), [["one"], ["two"]]);
    assert!(cells("").is_empty() && cells("\n \n;;\n\t\n").is_empty());
}

#[test]
fn what_is_surely_a_value_decides_between_two_separators() {
    let known = |cell: &str| matches!(cell, "M" | "F" | "x");
    let of = |text: &str| rows(text, known).into_iter().map(|row| row.cells).collect::<Vec<_>>();
    assert_eq!(of("Demo; Zarmina,F,x"), [["Demo; Zarmina", "F", "x"]]);
    assert_eq!(of("Demo, Zarmina;F;x"), [["Demo, Zarmina", "F", "x"]]);
    assert_eq!(of("Zarmina، F, x"), [["Zarmina", "F", "x"]]);
}

#[test]
fn quotes_hold_separators_and_breaks_of_lines() {
    let text = "name,at\n\"Demo, Zarmina\",\"Chak 54,\r\nFaisalabad\"\n\"say \"\"Zari\"\"\",x";
    let read = rows(text, |_| false);
    let found: Vec<_> = read.iter().map(|row| (row.line, row.cells.clone(), row.broken)).collect();
    let cells = |one: &str, other: &str| vec![one.to_owned(), other.to_owned()];
    assert_eq!(
        found,
        [
            (1, cells("name", "at"), false),
            (2, cells("Demo, Zarmina", "Chak 54, Faisalabad"), false),
            (4, cells("say \"Zari\"", "x"), false),
        ]
    );
    // With blanks and marks between a separator and a quotation mark.
    assert_eq!(self::cells("a; \"b; c\" ;d"), [["a", "b; c", "d"]]);
    assert_eq!(self::cells("\u{200F}\"a, b\", c"), [["a, b", "c"]]);
    // Within a cell, or around its first word, they are a part of it.
    assert_eq!(self::cells("\"a\" b; c\nd; e"), [["\"a\" b", "c"], ["d", "e"]]);
    assert_eq!(
        self::cells("a \"b\" c; d\n21\" screen; e"),
        [["a \"b\" c", "d"], ["21\" screen", "e"]]
    );
}

#[test]
fn a_quotation_mark_that_is_not_closed_takes_no_other_line_with_it() {
    for (text, broken) in [
        ("\"a;b\nc;d\ne;f", &[true, false, false][..]),
        ("a;b\n\"c;d\ne;f", &[false, true, false]),
        ("\"a;b\nc;d\n\"e;f", &[true, false, true]),
        ("\"a;b\" c;d\ne;f", &[true, false]),
        ("a;\"b\nc;d", &[true, false]),
    ] {
        let read = rows(text, |_| false);
        assert_eq!(read.iter().map(|row| row.broken).collect::<Vec<_>>(), broken, "{text:?}");
        assert_eq!(read.len(), text.lines().count(), "{text:?}");
    }
}

#[test]
fn debug_output_holds_no_cell() {
    let read = rows("Zarmina;Demo", |_| false);
    assert_eq!(format!("{read:?}"), "[Row(line 1, 2 cells)]");
}

/// Letters of both scripts, blanks, quotes, breaks and every separator.
const ANY: &str = "[a-cز-ش \",;|\t،؛\n]{0,8}";
/// The same without separators.
const PLAIN: &str = "[a-cز-ش \"\n]{0,8}";

/// A table of at least two columns, none of whose rows is blank.
fn table(cell: &'static str) -> impl Strategy<Value = Vec<Vec<String>>> {
    let row = move |width| {
        prop::collection::vec(cell, width).prop_map(|mut row| {
            row[0].insert(0, 'x');
            row
        })
    };
    (2..5usize).prop_flat_map(move |width| prop::collection::vec(row(width), 1..6))
}

fn written(table: &[Vec<String>], separator: char, quotes: QuoteStyle) -> String {
    let ascii = if separator.is_ascii() { separator } else { '\u{1}' };
    let mut writer =
        WriterBuilder::new().delimiter(ascii as u8).quote_style(quotes).from_writer(Vec::new());
    table.iter().for_each(|row| writer.write_record(row).expect("it can be written"));
    let text = String::from_utf8(writer.into_inner().expect("a text")).expect("a text");
    text.replace(ascii, separator.encode_utf8(&mut [0; 4]))
}

fn separators() -> impl Strategy<Value = char> {
    prop::sample::select(vec![',', ';', '\t', '|', '،', '؛'])
}

fn cleaned(table: &[Vec<String>]) -> Vec<Vec<String>> {
    table.iter().map(|row| row.iter().map(|cell| clean(cell)).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever stands in the cells, once they are quoted.
    #[test]
    fn what_csv_writes_with_quotes_is_read_back(table in table(ANY), separator in separators()) {
        let text = written(&table, separator, QuoteStyle::Always);
        prop_assert_eq!(cells(&text), cleaned(&table), "{:?}", text);
    }

    /// Quoted where it has to be, as spreadsheets write.
    #[test]
    fn what_csv_writes_is_read_back(table in table(PLAIN), separator in separators()) {
        let text = written(&table, separator, QuoteStyle::Necessary);
        prop_assert_eq!(cells(&text), cleaned(&table), "{:?}", text);
    }

    /// No text panics, each row says its own line, and every letter comes back in some row.
    #[test]
    fn nothing_is_lost(text in "(?s).{0,60}", typed in "[ab\"\n;,\t،]{0,40}") {
        for text in [text, typed] {
            let read = rows(&text, |_| false);
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
            let of_rows: usize = read.iter().map(|row| letters(&row.text)).sum();
            prop_assert_eq!(of_rows, letters(&text));
            let in_cells: usize = read.iter().flat_map(|row| &row.cells).map(|cell| letters(cell)).sum();
            prop_assert_eq!(in_cells, letters(&text));
            prop_assert!(read.windows(2).all(|pair| pair[0].line < pair[1].line));
        }
    }
}
