//! The golden orders of `schemas/golden/order.v1.json`: another program that reads the log must
//! come to the same.

use std::collections::BTreeMap;
use std::path::Path;

use greyfile_domain::kernel::order::{Item, Order};
use greyfile_envelope::Occurred;
use serde_json::Value;

use super::Step;
use super::naive::Naive;

#[test]
fn the_golden_orders_are_as_ever() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/golden/order.v1.json");
    let text = std::fs::read_to_string(&path).expect("the golden orders");
    let scenarios: Vec<Value> = serde_json::from_str(&text).expect("a list of scenarios");
    assert!(scenarios.len() >= 15, "only {} scenarios", scenarios.len());
    let mut wrong = Vec::new();
    for scenario in &scenarios {
        let title = text_of(scenario, "title");
        let (order, naive) = orders(scenario);
        let expected: Vec<_> = list_of(scenario, "order").iter().map(Value::to_string).collect();
        for (whose, order) in [("the order", order), ("the naive order", naive)] {
            if order != expected {
                wrong.push(format!("{title}: {whose} is {}", order.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The names of the events in order, quoted, as both say it.
fn orders(scenario: &Value) -> (Vec<String>, Vec<String>) {
    let mut items: BTreeMap<&str, Item> = BTreeMap::new();
    let mut names: BTreeMap<Item, String> = BTreeMap::new();
    let mut order = Order::default();
    let mut naive = Naive::default();
    for (ordinal, step) in (0..).zip(list_of(scenario, "steps")) {
        let known = |name: &str| *items.get(name).unwrap_or_else(|| panic!("{name} is not there"));
        let step = if step.get("insert").is_some() {
            let name = text_of(step, "insert");
            assert!(items.insert(name, ordinal).is_none(), "{name} is there twice");
            names.insert(ordinal, Value::from(name).to_string());
            Step::Insert { when: when(step), opens: step.get("opens") == Some(&Value::Bool(true)) }
        } else if step.get("retime").is_some() {
            Step::Retime { item: known(text_of(step, "retime")), when: when(step) }
        } else {
            Step::Remove { item: known(text_of(step, "remove")) }
        };
        step.take(ordinal, &mut order);
        naive.take(ordinal, step);
    }
    let named = |items: &[Item]| items.iter().map(|item| names[item].clone()).collect();
    (named(&order.iter().collect::<Vec<_>>()), named(&naive.items()))
}

fn when(step: &Value) -> Occurred {
    let text = text_of(step, "at");
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn text_of<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no text {key} in {value}"))
}

fn list_of<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("no list {key} in {value}"))
}
