//! What the words of events, fields and choices are called.
//!
//! | of | id |
//! |---|---|
//! | the event `exhibit.custody_transferred` | `exhibit-custody-transferred`; `.about` says what it records, `.line` what one says on a timeline |
//! | its field `road_certificate` | `exhibit-custody-transferred--road_certificate`; `.hint` where the label does not say all |
//! | the type `ExhibitNumber` | `exhibit-number`; a field or a choice of it `exhibit-number--pending` |
//! | `licence.show_cause_issued`, which other kinds of stream have too | `proceeding-show-cause-issued` |
//! | a field of a choice | `exhibit-number--given--serial` |
//! | the code `sim_card` | `code--sim_card` |

use greyfile_domain::streams::Event;
use greyfile_field::{Holds, Info, Shape};

/// The id of a type of event. What several kinds of stream share has one text for all of them.
pub fn event(event_type: &str) -> String {
    match event_type.split_once('.') {
        Some((_, name)) if Event::is_shared(event_type) => {
            format!("proceeding-{}", name.replace('_', "-"))
        }
        _ => event_type.replace(['.', '_'], "-"),
    }
}

/// The id of a type, from its name in the program.
pub fn of_type(name: &str) -> String {
    let mut id = String::new();
    for (at, letter) in name.char_indices() {
        if letter.is_uppercase() && at > 0 {
            id.push('-');
        }
        id.extend(letter.to_lowercase());
    }
    id
}

/// The id of a field or a choice, from that of what it belongs to.
pub fn inner(owner: &str, name: &str) -> String {
    format!("{owner}--{name}")
}

/// The id of a code.
pub fn code(code: &str) -> String {
    inner("code", code)
}

/// Every id that the events and their fields ask for, in the order of the events; the types of
/// fields once each.
pub fn all() -> Vec<String> {
    let mut walk = Walk::default();
    for (event_type, _) in Event::types() {
        let id = event(event_type);
        if walk.ids.contains(&id) {
            continue;
        }
        walk.ids.push(id.clone());
        let fields = Event::shape(event_type).map_or(&[][..], Shape::fields);
        walk.fields(&id, fields);
    }
    while let Some(shape) = walk.types.pop() {
        walk.of_type(shape);
    }
    walk.ids
}

#[derive(Default)]
struct Walk {
    ids: Vec<String>,
    types: Vec<&'static Shape>,
    seen: Vec<String>,
}

impl Walk {
    fn fields(&mut self, owner: &str, fields: &'static [Info]) {
        for field in fields {
            self.ids.push(inner(owner, field.name));
            self.ids.extend(field.codes.iter().map(|one| code(one)));
            self.inside(field.shape);
        }
    }

    /// Remembers the types that a shape is made of.
    fn inside(&mut self, shape: &'static Shape) {
        match shape {
            Shape::Optional(inner) | Shape::List(inner) | Shape::Personal(inner) => {
                self.inside(inner);
            }
            Shape::Group(_) | Shape::Choice(_) => self.types.push(shape),
            Shape::Text(_) | Shape::Number { .. } | Shape::YesNo | Shape::Place | Shape::Event => {}
        }
    }

    fn of_type(&mut self, shape: &'static Shape) {
        let name = match shape {
            Shape::Group(group) => group.name,
            Shape::Choice(choice) => choice.name,
            _ => return,
        };
        let id = of_type(name);
        if self.seen.contains(&id) {
            return;
        }
        self.seen.push(id.clone());
        self.ids.push(id.clone());
        match shape {
            Shape::Group(group) => self.fields(&id, group.fields),
            Shape::Choice(choice) => {
                for variant in choice.variants {
                    let id = inner(&id, variant.name);
                    self.ids.push(id.clone());
                    match &variant.holds {
                        Holds::Nothing => {}
                        Holds::One(shape) => self.inside(shape),
                        Holds::Fields(fields) => self.fields(&id, fields),
                    }
                }
            }
            _ => {}
        }
    }
}
