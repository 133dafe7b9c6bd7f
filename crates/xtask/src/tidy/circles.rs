//! Circles of modules inside a crate: modules that cannot be read one without the others. A few that
//! belong together are fine; many in one circle are a knot.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::tokens::{Kind, Token, tokens};

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
    /// Whatever else is named, as written.
    named: Vec<Vec<String>>,
}

/// All circles that are too large, over all sources of the workspace.
pub(super) fn check<'a>(sources: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Finding> {
    let mut crates: BTreeMap<&str, Crate> = BTreeMap::new();
    for (path, text) in sources {
        let Some((name, inside)) = path.split_once("/src/") else { continue };
        let is_test = inside.ends_with("tests.rs") || inside.contains("/tests/");
        if !path.starts_with("crates/") || !inside.ends_with(".rs") || is_test {
            continue;
        }
        // Tests stand at the end of a file, and may use whatever they test.
        let code = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
        let Some(tokens) = tokens(code) else { continue };
        let mut module = Module { path: path.to_owned(), ..Module::default() };
        module.read(&tokens);
        crates.entry(name).or_default().modules.insert(module_of(inside), module);
    }
    crates.into_values().flat_map(|one| one.knots()).collect()
}

/// The module that a file below `src` is.
fn module_of(inside: &str) -> Vec<String> {
    let plain = inside.strip_suffix(".rs").unwrap_or(inside);
    let mut parts: Vec<String> = plain.split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

impl Module {
    fn read(&mut self, tokens: &[Token]) {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let begins = token.kind == Kind::Word
                && matches!(token.text.as_str(), "crate" | "super" | "self" | "use")
                && !(at > 0 && tokens[at - 1].is(":"));
            if !begins {
                at += 1;
                continue;
            }
            let is_use = token.is("use");
            let handed_on =
                is_use && at > 0 && (tokens[at - 1].is("pub") || tokens[at - 1].is(")"));
            let mut found: Vec<(String, Vec<String>)> = Vec::new();
            at = tree(tokens, at + usize::from(is_use), &mut Vec::new(), &mut found);
            // `pub(crate)` is no path, and neither is `self` alone.
            let goes_on = tokens.get(at).is_some_and(|next| next.is(":"));
            let alone = |path: &[String]| path.len() == 1 && !goes_on;
            for (name, path) in found.into_iter().filter(|(_, path)| is_use || !alone(path)) {
                if handed_on {
                    self.handed_on.insert(name, path);
                } else {
                    self.named.push(path);
                }
            }
        }
    }
}

/// Reads `a::b`, or `a::{b, c::d as e}`, from a token on; gives every path with the name it goes by.
/// The answer is the token after it.
fn tree(
    tokens: &[Token],
    mut at: usize,
    before: &mut Vec<String>,
    found: &mut Vec<(String, Vec<String>)>,
) -> usize {
    let depth = before.len();
    while let Some(token) = tokens.get(at) {
        if token.is("{") {
            at += 1;
            while tokens.get(at).is_some_and(|token| !token.is("}")) {
                let from = at;
                at = tree(tokens, at, before, found);
                at += usize::from(tokens.get(at).is_some_and(|token| token.is(",")));
                // Something else than a path, in a macro: let it go.
                at = at.max(from + 1);
            }
            before.truncate(depth);
            return at + 1;
        }
        if token.kind != Kind::Word {
            break;
        }
        before.push(token.text.clone());
        at += 1;
        let goes_on = |from: usize| {
            [from, from + 1].iter().all(|at| tokens.get(*at).is_some_and(|token| token.is(":")))
                && tokens.get(from + 2).is_some_and(|next| next.kind == Kind::Word || next.is("{"))
        };
        if !goes_on(at) {
            break;
        }
        at += 2;
    }
    let path = before.clone();
    let mut name = path.last().cloned().unwrap_or_default();
    if tokens.get(at).is_some_and(|token| token.is("as")) {
        name = tokens.get(at + 1).map(|token| token.text.clone()).unwrap_or_default();
        at += 2;
    }
    found.push((name, path));
    before.truncate(depth);
    at
}

impl Crate {
    /// The module that a path leads to from a module, through what others hand on.
    fn leads_to(&self, from: &[String], path: &[String], depth: usize) -> Option<Vec<String>> {
        let (first, mut rest) = path.split_first()?;
        let mut at = match first.as_str() {
            "crate" => Vec::new(),
            "self" => from.to_vec(),
            "super" => from.split_last()?.1.to_vec(),
            child => {
                // A child of the module; anything else is another crate, or a local name.
                let own = [from, &[child.to_owned()]].concat();
                self.modules.contains_key(&own).then_some(own)?
            }
        };
        while let Some((next, after)) = rest.split_first() {
            if next == "super" {
                at.pop();
            } else {
                let down = [&at[..], std::slice::from_ref(next)].concat();
                if !self.modules.contains_key(&down) {
                    let on = self.modules.get(&at).and_then(|module| module.handed_on.get(next));
                    let on = on.filter(|_| depth < 8);
                    return on.and_then(|on| self.leads_to(&at, on, depth + 1)).or(Some(at));
                }
                at = down;
            }
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
        assert_eq!(six("// crate::a\nconst X: &str = \"crate::a\";"), [""; 0]);
        assert_eq!(six("\n#[cfg(test)]\nmod tests { use crate::a; }"), [""; 0]);
        // What is handed on belongs to where it comes from.
        assert_eq!(six("use crate::d::Thing;"), [""; 0]);
    }
}
