//! deploy/grafana: the dashboard is one, and asks for what there is.

use std::collections::BTreeSet;
use std::process::Command;

use greyfile_tests::folder;
use serde_json::{Value, json};

use super::metrics::named;
use super::{read, yaml};

/// Columns of a dashboard's grid.
const COLUMNS: u64 = 24;

fn dashboard() -> Value {
    serde_json::from_str(&read("grafana/greyfile.json")).expect("JSON")
}

/// The panels that show something.
fn panels(dashboard: &Value) -> Vec<&Value> {
    let all = dashboard["panels"].as_array().expect("panels").iter();
    all.filter(|panel| panel["type"] != "row").collect()
}

fn expressions(dashboard: &Value) -> Vec<String> {
    let targets = panels(dashboard).into_iter().flat_map(|panel| {
        let targets = panel["targets"].as_array().expect("targets");
        targets.iter().map(|target| target["expr"].as_str().expect("an expression").to_owned())
    });
    targets.collect()
}

/// The metrics it asks for.
pub fn metrics() -> BTreeSet<String> {
    expressions(&dashboard()).iter().flat_map(|expression| named(expression)).collect()
}

#[test]
fn every_panel_says_what_it_shows_and_in_what_unit() {
    let dashboard = dashboard();
    assert!(dashboard["schemaVersion"].as_u64() >= Some(39));
    let variable = &dashboard["templating"]["list"][0];
    assert_eq!(
        (&variable["name"], &variable["type"]),
        (&json!("datasource"), &json!("datasource"))
    );
    let mut titles = BTreeSet::new();
    for panel in panels(&dashboard) {
        let title = panel["title"].as_str().expect("a title");
        assert!(titles.insert(title), "two panels are called {title}");
        let said = panel["description"].as_str().unwrap_or_default();
        assert!(said.ends_with('.') && said.len() > 20, "{title}: {said}");
        let unit = panel["fieldConfig"]["defaults"]["unit"].as_str();
        assert!(unit.is_some_and(|unit| !unit.is_empty()), "{title} has no unit");
        assert_eq!(panel["datasource"]["uid"], "${datasource}", "{title}");
        let targets = panel["targets"].as_array().expect("targets");
        assert!(!targets.is_empty(), "{title} asks for nothing");
        let letters: BTreeSet<&str> =
            targets.iter().filter_map(|target| target["refId"].as_str()).collect();
        assert_eq!(letters.len(), targets.len(), "{title}: a letter each");
        for target in targets {
            assert_eq!(target["datasource"]["uid"], "${datasource}", "{title}");
        }
    }
    assert!(titles.len() > 15);
}

#[test]
fn no_panel_covers_another() {
    let dashboard = dashboard();
    let all = dashboard["panels"].as_array().unwrap();
    let ids: BTreeSet<u64> = all.iter().map(|panel| panel["id"].as_u64().unwrap()).collect();
    assert_eq!(ids.len(), all.len());
    let mut taken = BTreeSet::new();
    for panel in all {
        let side = |name: &str| panel["gridPos"][name].as_u64().expect("a place");
        let (x, y, w, h) = (side("x"), side("y"), side("w"), side("h"));
        assert!(w > 0 && h > 0 && x + w <= COLUMNS, "{}", panel["title"]);
        for cell in (x..x + w).flat_map(|x| (y..y + h).map(move |y| (x, y))) {
            assert!(taken.insert(cell), "{} covers another panel", panel["title"]);
        }
    }
}

#[test]
fn every_expression_is_one() {
    let there = folder::temporary();
    let path = there.path().join("rules.json");
    let check = |expressions: &[String]| {
        let each = expressions.iter().enumerate();
        let rules: Vec<Value> = each
            .map(|(number, expr)| json!({ "record": format!("panel:{number}"), "expr": expr }))
            .collect();
        let groups = json!({ "groups": [{ "name": "dashboard", "rules": rules }] });
        std::fs::write(&path, groups.to_string()).unwrap();
        super::run(Command::new("promtool").args(["check", "rules"]).arg(&path)).status.success()
    };
    assert!(check(&expressions(&dashboard())));
    assert!(!check(&["sum(".to_owned()]), "promtool finds what is none");
}

#[test]
fn what_provisions_it_names_the_same_kind_of_source() {
    let sources = yaml(&read("grafana/provisioning/datasources/prometheus.yaml"));
    assert_eq!(sources["datasources"][0]["type"], "prometheus");
    let providers = yaml(&read("grafana/provisioning/dashboards/greyfile.yaml"));
    assert_eq!(providers["providers"][0]["type"], "file");
}
