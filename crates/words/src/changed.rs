//! Which fields of an event a correction changed, by their names.

use fluent_bundle::FluentArgs;
use greyfile_domain::streams::Event;
use greyfile_field::Shape;
use serde_json::Value;

use crate::{Words, names};

impl Words {
    /// The names of the fields that differ between two payloads of one type, in the order of the
    /// event. Nothing that stands in them is told, and nothing that a decision wrote by itself.
    pub fn fields_changed(self, event_type: &str, was: &Value, now: &Value) -> Vec<String> {
        let owner = names::event(event_type);
        let fields = Event::shape(event_type).map_or(&[][..], Shape::fields).iter();
        let changed = fields.filter(|field| {
            let [was, now] =
                [was, now].map(|payload| payload.get(field.name).unwrap_or(&Value::Null));
            !field.decided && was != now
        });
        let name = |field: &str| {
            let known = self.formatted(&names::inner(&owner, field), &FluentArgs::new());
            known.unwrap_or_else(|| field.replace('_', " "))
        };
        changed.map(|field| name(field.name)).collect()
    }

    /// Names one after the other.
    pub fn enumerated(self, names: &[String]) -> String {
        names.join(&self.with("list-names", &[]))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Lang, Words};
    use serde_json::json;

    #[test]
    fn what_was_corrected_is_told_by_the_names_of_the_fields() {
        let was = json!({ "city": { "typed": "Multan", "code": "multan" }, "place": "Plaza 3",
            "team": ["desk-7"], "centre_count": null });
        let now = json!({ "city": { "typed": "Multan", "code": "multan" }, "place": "Plaza 4",
            "team": ["desk-7", "desk-8"] });
        let told = |lang| {
            let words = Words::of(lang).plain();
            words.enumerated(&words.fields_changed("raid.conducted", &was, &now))
        };
        assert_eq!(told(Lang::En), "Place, Team");
        assert_eq!(told(Lang::Ur), "چھاپے کی جگہ، ٹیم");
        let words = Words::of(Lang::En);
        assert!(words.fields_changed("raid.conducted", &was, &was).is_empty());
        // What the decision wrote is no correction of anybody's.
        let lodged = |catalogue| json!({ "station": "Saddar", "catalogue": catalogue });
        let changed = words.fields_changed("fir.lodged", &lodged(1), &lodged(2));
        assert!(changed.is_empty(), "{changed:?}");
    }
}
