//! A form before a reader: what is on record for it, and how its fields are filled and read.

use greyfile_tests::{make, seed};
use serde_json::json;

use super::Desk;

/// A raid on record of which the desk holds one exhibit and knows one person.
pub(super) struct Scene {
    pub(super) case: String,
    pub(super) exhibit: String,
    pub(super) person: String,
    pub(super) fir: String,
}

pub(super) async fn scene(desk: &Desk, serial: u32) -> Scene {
    let mut rng = seed::rng(&format!("form {serial}"));
    let mut raid = make::command(
        &mut rng,
        json!({ "conduct_raid": {
            "new_case": { "title": "Form", "agency": "nccia", "city": "Multan" },
            "raid": { "city": "Multan", "place": "Plaza 3", "authority": "not_stated" },
            "people": [{ "sex": "female", "nationality": "CN", "arrested": true }],
            "parcels": [{
                "kind": "phone", "quantity": { "count": 12 }, "holder": "desk-7",
                "number": { "given": { "malkhana": "Saddar", "year": 2025, "serial": serial } },
            }],
        } }),
    );
    raid["occurred_at"] = "2025-07-08T05:00".into();
    let answer = desk.service.http.accept(&raid).await;
    let [case, exhibit, person] = ["case", "exhibit", "person"].map(|of| make::stream(&answer, of));
    let lodged = desk.service.http.accept(&make::fir(&mut rng, &case, "Form", serial)).await;
    Scene { case, exhibit, person, fir: make::stream(&lodged, "fir") }
}

/// Types into a field as a person does, so that what listens to it hears of it.
pub(super) const TYPE: &str = "const at = document.getElementsByName(arguments[0])[0]; at.value = arguments[1]; \
     at.dispatchEvent(new Event('input', { bubbles: true })); return true";

/// What stands in a field.
pub(super) const VALUE: &str = "return document.getElementsByName(arguments[0])[0].value";

/// What stands beside a picker: what the thing is called that was picked in it.
pub(super) const CALLED: &str = "const at = document.getElementById(`${arguments[0]}-called`); \
     return at.hidden ? '' : at.querySelector('bdi').textContent";

/// Presses Check and waits until the form says that it was checked.
pub(super) async fn check(desk: &Desk) {
    let press =
        "document.body.dataset.before = 1; document.querySelector('button[value=check]').click()";
    desk.browser.run(press).await;
    let checked = "return !document.body.dataset.before && \
                   !!document.querySelector('.notice[role=status]:not(#kept)')";
    desk.browser.until(checked).await;
}
