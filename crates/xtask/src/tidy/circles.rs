//! Circles of modules inside a crate: modules that cannot be read one without the others. A few that
//! belong together are fine; many in one circle are a knot.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Finding, is_test};
use super::paths::{self, module_of};
use super::tokens::{Token, tokens, without_tests};

/// Modules in one circle, at most.
const CIRCLE_MAX: usize = 5;

/// The modules of one crate: each with its file, what it hands on from others, what it names.
#[derive(Default)]
struct Crate {
    modules: BTreeMap<Vec<String>, Module>,
}

#[derive(Default)]
struct Module {
    path: String,
    /// `pub use` of something else: the name it goes by here, and where it comes from.
    handed_on: BTreeMap<String, Vec<String>>,
    /// Whatever else is named, written out.
    named: Vec<Vec<String>>,
}

/// All circles that are too large, over all sources of the workspace.
pub(super) fn check<'a>(sources: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Finding> {
    let mut crates: BTreeMap<&str, Crate> = BTreeMap::new();
    for (path, text) in sources {
        let Some((name, inside)) = path.split_once("/src/") else { continue };
        if !path.starts_with("crates/") || !inside.ends_with(".rs") || is_test(path) {
            continue;
        }
        let Some(tokens) = tokens(text) else { continue };
        let mut module = Module { path: path.to_owned(), ..Module::default() };
        // Tests may use whatever they test.
        let of = module_of(inside);
        module.read(&of, &without_tests(&tokens));
        crates.entry(name).or_default().modules.insert(of, module);
    }
    crates.into_values().flat_map(|one| one.knots()).collect()
}

impl Module {
    fn read(&mut self, name: &[String], tokens: &[Token]) {
        for (named, path) in paths::written_out(name, tokens) {
            match named.name {
                Some(name) if named.handed_on => drop(self.handed_on.insert(name, path)),
                _ => self.named.push(path),
            }
        }
    }
}

impl Crate {
    /// The module that a path leads to from a module, through what others hand on.
    fn leads_to(&self, from: &[String], path: &[String], depth: usize) -> Option<Vec<String>> {
        let (first, mut rest) = path.split_first()?;
        let mut at = if first == "crate" {
            Vec::new()
        } else {
            // A child of the module; anything else is another crate, or a local name.
            let own = [from, std::slice::from_ref(first)].concat();
            self.modules.contains_key(&own).then_some(own)?
        };
        while let Some((next, after)) = rest.split_first() {
            let down = [&at[..], std::slice::from_ref(next)].concat();
            if !self.modules.contains_key(&down) {
                let on = self.modules.get(&at).and_then(|module| module.handed_on.get(next));
                let on = on.filter(|_| depth < 8);
                return on.and_then(|on| self.leads_to(&at, on, depth + 1)).or(Some(at));
            }
            at = down;
            rest = after;
        }
        Some(at)
    }

    /// Which modules each module uses.
    fn edges(&self) -> BTreeMap<&Vec<String>, BTreeSet<Vec<String>>> {
        let of = |(name, module): (&Vec<String>, &Module)| {
            let used = module.named.iter().filter_map(|path| self.leads_to(name, path, 0));
            used.filter(|used| used != name && self.modules.contains_key(used)).collect()
        };
        self.modules.iter().map(|one| (one.0, of(one))).collect()
    }

    fn knots(&self) -> Vec<Finding> {
        let edges = self.edges();
        let reach: BTreeMap<&Vec<String>, BTreeSet<&Vec<String>>> =
            edges.keys().map(|from| (*from, reached(from, &edges))).collect();
        let mut done: BTreeSet<&Vec<String>> = BTreeSet::new();
        let mut findings = Vec::new();
        for (from, reaches) in &reach {
            let circle: Vec<&Vec<String>> =
                reaches.iter().copied().filter(|to| reach[to].contains(*from)).collect();
            if circle.len() > CIRCLE_MAX && !done.contains(*from) {
                let uses = |name: &Vec<String>| {
                    let inside = edges[name].iter().filter(|used| circle.contains(used));
                    let used: Vec<String> = inside.map(|used| told(used)).collect();
                    format!("\n    {} uses {}", told(name), used.join(", "))
                };
                let what = format!(
                    "{} modules use each other in a circle, and {CIRCLE_MAX} are the most:{}",
                    circle.len(),
                    circle.iter().map(|name| uses(name)).collect::<String>()
                );
                findings.push(Finding::new(&self.modules[*from].path, 0, what));
                done.extend(circle);
            }
        }
        findings
    }
}

/// A module's name as it is written; the crate's own for its first file.
fn told(name: &[String]) -> String {
    if name.is_empty() { "crate".to_owned() } else { name.join("::") }
}

/// The modules that are reached from one, in one step or more.
fn reached<'a>(
    from: &Vec<String>,
    edges: &'a BTreeMap<&Vec<String>, BTreeSet<Vec<String>>>,
) -> BTreeSet<&'a Vec<String>> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&Vec<String>> = edges[from].iter().collect();
    while let Some(one) = next.pop() {
        if reached.insert(one) {
            next.extend(&edges[one]);
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(sources: &[(&str, &str)]) -> Vec<String> {
        let sources = sources.iter().map(|(name, text)| (format!("crates/a/src/{name}"), *text));
        let sources: Vec<(String, &str)> = sources.collect();
        let findings = check(sources.iter().map(|(path, text)| (path.as_str(), *text)));
        findings.into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn six_modules_in_a_circle_are_found_however_they_name_each_other() {
        let six = |last: &'static str| {
            found(&[
                ("lib.rs", "mod a; mod b; mod c; mod d; mod e; mod f;"),
                ("a.rs", "use crate::b::One;"),
                ("b.rs", "use super::c;"),
                ("c.rs", "fn x() { crate::d::y() }"),
                ("d/mod.rs", "pub(crate) use inner::Thing; mod inner; use crate::{e, x::{y, z}};"),
                ("d/inner.rs", ""),
                ("e.rs", "use std::fmt; use crate::f::{self as other, Thing};"),
                ("f.rs", last),
            ])
        };
        let knot = "6 modules use each other in a circle, and 5 are the most:\n    a uses b\n    \
                    b uses c\n    c uses d\n    d uses e\n    e uses f\n    f uses a";
        assert_eq!(six("use crate::a;"), [knot]);
        // A module of another name, a type in a signature, and a module in the same file.
        assert_eq!(six("use crate as here; fn x() { here::a::y() }"), [knot]);
        assert_eq!(six("fn x(y: crate::a::Y) {}"), [knot]);
        assert_eq!(six("mod inside { use super::super::a; }"), [knot]);
        assert_eq!(six("\n#[cfg(test)]\nmod tests;\nfn x() { crate::a::y() }"), [knot]);
        assert_eq!(six("// crate::a\nconst X: &str = \"crate::a\";"), [""; 0]);
        assert_eq!(six("\n#[cfg(test)]\nmod tests { use crate::a; }"), [""; 0]);
        // A call of a child counts as one of any other module.
        let child = found(&[
            ("lib.rs", ""),
            ("a/mod.rs", "mod b; fn x() { b::y() }"),
            ("a/b.rs", "use crate::c;"),
            ("c.rs", "use crate::d;"),
            ("d.rs", "use crate::e;"),
            ("e.rs", "use crate::f;"),
            ("f.rs", "use crate::a;"),
        ]);
        assert_eq!(child.len(), 1);
        // What is handed on belongs to where it comes from.
        assert_eq!(six("use crate::d::Thing;"), [""; 0]);
    }
}
