//! The rules, on small types made for it.

use std::collections::{BTreeMap, HashMap};

use greyfile_record::canonical::{Error, bytes};
use proptest::prelude::*;
use serde::{Serialize, Serializer};

use greyfile_domain::values::hex::to_hex;

use crate::grammar;

fn form<T: Serialize + ?Sized>(value: &T) -> String {
    let form = bytes(value).unwrap();
    grammar::read(&form).unwrap();
    to_hex(&form)
}

/// The same form, read by the grammar.
fn said<T: Serialize + ?Sized>(value: &T) -> String {
    grammar::read(&bytes(value).unwrap()).unwrap()
}

#[test]
fn an_integer_is_its_value_whatever_its_type() {
    assert_eq!(form(&5u8), "040105");
    assert!(
        [form(&5i8), form(&5u64), form(&5i128), form(&Some(5u16))].iter().all(|f| *f == "040105")
    );
    assert_eq!(form(&0i64), "0400");
    assert_eq!(form(&256u32), "04020100");
    assert_eq!(form(&-1i8), "050101");
    assert_eq!(form(&i64::MIN), "05088000000000000000");
    assert_eq!(form(&u64::MAX), "0408ffffffffffffffff");
    assert_eq!(form(&i128::MIN), format!("051080{}", "00".repeat(15)));
}

#[test]
fn every_sort_of_value_has_its_own_form() {
    struct Raw;
    impl Serialize for Raw {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_bytes(b"ab")
        }
    }
    struct Shown;
    impl Serialize for Shown {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(&format_args!("{}{}", 'a', 'b'))
        }
    }
    assert_eq!(form(&None::<u8>), "00");
    assert_eq!(form(&()), "01");
    assert_eq!(form(&[false, true]), "08000000020203");
    assert_eq!(form("ab"), "06000000026162");
    assert_eq!(form(&Shown), form("ab"));
    assert_eq!(form(&'a'), form("a"));
    assert_eq!(form(&Raw), "07000000026162");
    assert_eq!(form(&(1, "")), "08000000020401010600000000");
    assert_eq!(form(&BTreeMap::from([("b", None), ("a", Some(1))])), {
        "0900000002".to_owned() + "0000000161040101" + "000000016200"
    });
}

#[derive(Serialize, Default)]
#[serde(rename_all = "snake_case")]
enum Choice {
    #[default]
    NoContent,
    One(bool),
    Two(u8, Option<u8>),
    Fields {
        b: bool,
        a: Option<u8>,
    },
}

#[test]
fn a_variant_has_its_wire_name() {
    assert_eq!(form(&Choice::NoContent), format!("0b0000000a{}", to_hex(b"no_content")));
    assert_eq!(said(&Choice::One(false)), "#one false");
    assert_eq!(said(&Choice::Two(0, None)), "#two [0, none]");
    assert_eq!(said(&Choice::Fields { b: false, a: None }), "#fields ()");
    assert_eq!(said(&Choice::Fields { b: true, a: Some(0) }), "#fields ( \"a\": 0 \"b\": true)");
}

#[derive(Serialize, Default)]
struct Wrapped<T>(T);

#[derive(Serialize, Default)]
struct Old {
    #[serde(rename = "type")]
    kind: Choice,
    count: Option<u32>,
    sure: Option<bool>,
    list: Option<Vec<u8>>,
}

/// The same, by a newer program: other order, a bool and a list more, and a field that is optional
/// now.
#[derive(Serialize, Default)]
struct New {
    open: bool,
    wrapped: Wrapped<bool>,
    tags: Vec<u8>,
    map: BTreeMap<String, u8>,
    pair: [u8; 0],
    more: Option<Choice>,
    list: Option<Vec<u8>>,
    sure: Option<bool>,
    count: Option<u32>,
    #[serde(rename = "type")]
    kind: Option<Choice>,
}

#[test]
fn what_is_left_out_and_what_never_is() {
    let nothing = "( \"type\": #no_content)";
    assert_eq!(said(&Old::default()), nothing);
    for (old, said_of_it) in [
        (Old { count: Some(0), ..Old::default() }, "( \"count\": 0 \"type\": #no_content)"),
        (Old { sure: Some(false), ..Old::default() }, "( \"sure\": false \"type\": #no_content)"),
        (Old { list: Some(vec![]), ..Old::default() }, "( \"list\": [] \"type\": #no_content)"),
    ] {
        assert_eq!(said(&old), said_of_it);
        let new = New {
            kind: Some(old.kind),
            count: old.count,
            sure: old.sure,
            list: old.list.clone(),
            ..New::default()
        };
        let old = Old { kind: Choice::NoContent, count: new.count, sure: new.sure, list: old.list };
        assert_eq!(form(&new), form(&old), "{said_of_it}");
    }
    // Elements and entries always stand.
    assert_eq!(said(&[Old::default(), Old::default()]), format!("[{nothing}, {nothing}]"));
    assert_eq!(said(&[None::<u8>, Some(0)]), "[none, 0]");
    assert_eq!(said(&BTreeMap::from([("a", false)])), "{ \"a\": false}");
    // A number, a text or a struct is no default, whatever it says.
    #[derive(Serialize)]
    struct Zero {
        number: u8,
        text: &'static str,
        inner: Wrapped<Option<Vec<u8>>>,
        outer: New,
    }
    let zero = Zero { number: 0, text: "", inner: Wrapped(Some(vec![])), outer: New::default() };
    assert_eq!(said(&zero), "( \"inner\": [] \"number\": 0 \"outer\": () \"text\": \"\")");
}

#[test]
fn an_option_in_an_option_keeps_its_three_values_apart() {
    let all = [None, Some(None), Some(Some(None)), Some(Some(Some(0u8)))];
    assert_eq!(all.map(|value| form(&value)), ["00", "0d00", "0d0d00", "0d0d0400"]);
    #[derive(Serialize)]
    struct Field {
        a: Option<Option<u8>>,
    }
    assert_eq!(said(&Field { a: None }), "()");
    assert_eq!(said(&Field { a: Some(None) }), "( \"a\": some none)");
}

#[test]
fn names_sort_by_their_bytes_and_not_by_their_lengths() {
    let map: HashMap<_, _> = ["b", "aa", "é", "a", "Z", ""].into_iter().map(|k| (k, ())).collect();
    assert_eq!(
        said(&map),
        "{ \"\": unit \"Z\": unit \"a\": unit \"aa\": unit \"b\": unit \"é\": unit}"
    );
}

#[test]
fn what_has_no_form_is_refused_without_a_word_of_the_value() {
    struct Twice;
    impl Serialize for Twice {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map([("b", 1), ("a", 2), ("b", 3)])
        }
    }
    struct Adjacent;
    impl Serialize for Adjacent {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map([("a", 1), ("a", 1)])
        }
    }
    struct Refuses;
    impl Serialize for Refuses {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("Zarmina Demo"))
        }
    }
    assert_eq!(bytes(&1.0), Err(Error::Float));
    assert_eq!(bytes(&[f32::NAN]), Err(Error::Float));
    assert_eq!(bytes(&BTreeMap::from([(1, 2)])), Err(Error::Key));
    assert_eq!(bytes(&BTreeMap::from([([1], 2)])), Err(Error::Key));
    assert_eq!(bytes(&Twice), Err(Error::Twice));
    assert_eq!(bytes(&Adjacent), Err(Error::Twice));
    assert_eq!(bytes(&Refuses), Err(Error::Refused));
    let told = format!("{0} {0:?}", bytes(&Refuses).unwrap_err());
    assert!(!told.contains("Zarmina"), "{told}");
}

/// A tree of everything that can be in a form.
#[derive(Debug, Clone, PartialEq)]
enum Tree {
    None,
    Unit,
    Bool(bool),
    Integer(i128),
    Text(String),
    Bytes(Vec<u8>),
    List(Vec<Tree>),
    Map(BTreeMap<String, Tree>),
    Name(&'static str),
    Variant(&'static str, Box<Tree>),
    Some(Box<Tree>),
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => to.serialize_none(),
            Self::Unit => to.serialize_unit(),
            Self::Bool(value) => to.serialize_bool(*value),
            Self::Integer(value) => to.serialize_i128(*value),
            Self::Text(value) => to.serialize_str(value),
            Self::Bytes(value) => to.serialize_bytes(value),
            Self::List(values) => to.collect_seq(values),
            Self::Map(map) => to.collect_map(map),
            Self::Name(name) => to.serialize_unit_variant("", 0, name),
            Self::Variant(name, value) => to.serialize_newtype_variant("", 0, name, value),
            Self::Some(value) => to.serialize_some(value),
        }
    }
}

/// Small, so that two of them are often nearly the same.
fn any_tree() -> impl Strategy<Value = Tree> {
    let name = || proptest::sample::select(vec!["", "a", "b", "ab"]);
    let leaf = prop_oneof![
        Just(Tree::None),
        Just(Tree::Unit),
        any::<bool>().prop_map(Tree::Bool),
        (-2i128..300).prop_map(Tree::Integer),
        "[ab]{0,2}".prop_map(Tree::Text),
        proptest::collection::vec(0u8..3, 0..3).prop_map(Tree::Bytes),
        name().prop_map(Tree::Name),
    ];
    leaf.prop_recursive(3, 12, 3, move |inner| {
        let option = prop_oneof![
            Just(Tree::None),
            // What is in a Some and no option itself is written as it is: see the grammar.
            inner.clone().prop_map(|tree| match tree {
                Tree::None | Tree::Some(_) => Tree::Some(Box::new(tree)),
                other => other,
            }),
        ];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Tree::List),
            proptest::collection::btree_map("[ab]{0,2}", inner.clone(), 0..3).prop_map(Tree::Map),
            (name(), inner).prop_map(|(name, tree)| Tree::Variant(name, Box::new(tree))),
            option,
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, ..ProptestConfig::default() })]

    #[test]
    fn two_trees_have_one_form_only_if_they_are_equal(one in any_tree(), other in any_tree()) {
        let forms = (bytes(&one).unwrap(), bytes(&other).unwrap());
        prop_assert_eq!(one == other, forms.0 == forms.1);
        // No form is the beginning of another.
        prop_assert!(one == other || !forms.0.starts_with(&forms.1));
        prop_assert_eq!(grammar::read(&forms.0).map(|_| ()), Ok(()));
    }
}
