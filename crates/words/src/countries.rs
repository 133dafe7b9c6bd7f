//! Countries by the names that people use, in either language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::FluentArgs;
use greyfile_domain::values::same::plain;

use crate::{Lang, bundle};

/// Before a country's code, in the id of its message.
const ID: &str = "country-";

static CODES: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let of = |lang| {
        let messages = bundle::of(lang);
        messages.messages().filter_map(move |(id, _)| {
            let name = messages.format(id, &FluentArgs::new());
            Some((plain(&name.filter(|_| id.starts_with(ID))?), id.strip_prefix(ID)?))
        })
    };
    Lang::ALL.into_iter().flat_map(of).collect()
});

/// The codes of all countries that have a name.
pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
    bundle::of(Lang::En).messages().filter_map(|(id, _)| id.strip_prefix(ID))
}

/// The code of a country that is called so in English or in Urdu.
pub fn country_of(name: &str) -> Option<&'static str> {
    CODES.get(&plain(name)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_its_names() {
        for (name, code) in [
            ("China", Some("CN")),
            ("  china", Some("CN")),
            ("چین", Some("CN")),
            ("نائیجیریا", Some("NG")),
            ("South Africa", Some("ZA")),
            ("CN", None),
            ("", None),
        ] {
            assert_eq!(country_of(name), code, "{name}");
        }
    }
}
