//! What the fields of the raid form are called, in the order they stand on the page: for the list
//! of what is wrong, which has to read like the form.

use super::raid_command::{Errors, WITNESSES};
use crate::kit::fields::Fields;

/// Name and label, in the form's order. A row's fields stand under their own name alone.
const FIELDS: &[(&str, &str)] = &[
    ("place", "Place"),
    ("city", "City"),
    ("date", "Day"),
    ("from", "Began"),
    ("to", "Ended"),
    ("operation", "Operation"),
    ("centre_count", "Centres found"),
    ("centre_find", "Look for a centre"),
    ("centre_name", "What the centre calls itself"),
    ("centre_address", "Where in the city the centre is"),
    ("case_choice", "Case"),
    ("case", "Case on record"),
    ("case_title", "Title of the new case"),
    ("case_agency", "Agency"),
    ("case_circle", "Circle"),
    ("authority", "Authority"),
    ("warrant_number", "Warrant number"),
    ("warrant_court", "Court"),
    ("exception_ground", "Ground for the search without a warrant"),
    ("lead_officer", "Led by"),
    ("team", "Team"),
    ("witness", "Witness"),
    ("witness_excuse", "Why there were fewer than two witnesses"),
    ("on_site", "On site"),
    ("arrested", "Arrested"),
    ("arrested_local", "Local"),
    ("arrested_foreign", "Foreign"),
    ("arrested_female", "Women"),
    ("by_nationality", "By nationality"),
    ("people", "People, one by one"),
    ("parcel", "Parcel"),
    ("cash", "Money"),
    ("actor", "Your badge or desk"),
    ("done_by", "Who did it"),
    ("basis", "Basis"),
    ("basis_by", "Reported by"),
    ("basis_source", "Source"),
    ("basis_register", "Register"),
    ("basis_number", "Number in the register"),
    ("basis_page", "Page"),
];

/// A field's label: `parcel1_imei` is that of the second parcel.
pub(super) fn label(name: &str) -> String {
    match row(name) {
        Some((kind, row, field)) => {
            format!("{} {}, {}", known(kind), row + 1, field.replace('_', " "))
        }
        None => known(name),
    }
}

/// Puts what is wrong in the order of the form.
pub(super) fn in_order(mut errors: Errors) -> Errors {
    errors.sort_by_key(|(name, _)| place(name));
    errors
}

/// The fields a refusal is about, if it is about any.
pub(super) fn fields_of(code: &str, fields: &Fields, parcels: usize) -> Vec<String> {
    // A refusal does not repeat the number it is about: each that it can be about is marked.
    let given = |names: Vec<String>| -> Vec<String> {
        names.into_iter().filter(|name| fields.given(name).is_some()).collect()
    };
    match code {
        "time.in_the_future" => vec!["date".into()],
        "stream.unknown" | "stream.not_open" | "raid.one_case" => vec!["case".into()],
        "number.imei" => given((0..parcels).map(|row| format!("parcel{row}_imei")).collect()),
        "number.cnic" | "number.synthetic_cnic" => {
            let witnesses = (0..WITNESSES).map(|row| format!("witness{row}_cnic"));
            given(witnesses.chain(["people".into()]).collect())
        }
        "reservation.taken" => {
            given((0..parcels).map(|row| format!("parcel{row}_serial")).collect())
        }
        "command.too_many_events" => vec!["people".into()],
        _ => Vec::new(),
    }
}

fn place(name: &str) -> (usize, usize) {
    let (kind, row) = row(name).map_or((name, 0), |(kind, row, _)| (kind, row));
    let at = FIELDS.iter().position(|(field, _)| *field == kind);
    (at.unwrap_or(FIELDS.len()), row)
}

fn known(name: &str) -> String {
    let found = FIELDS.iter().find(|(field, _)| *field == name);
    found.map_or_else(|| name.replace('_', " "), |(_, label)| (*label).to_owned())
}

/// The kind of a row, its number from 0, and the field in it.
fn row(name: &str) -> Option<(&str, usize, &str)> {
    let (row, field) = name.split_once('_')?;
    let digits = row.find(|c: char| c.is_ascii_digit())?;
    Some((&row[..digits], row[digits..].parse().ok()?, field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_read_like_the_form() {
        let wrong = ["actor", "parcel1_imei", "date", "parcel0_kind", "place", "unheard_of"];
        let errors = wrong.map(|name| (name.to_owned(), String::new())).to_vec();
        let labels: Vec<String> = in_order(errors).iter().map(|(name, _)| label(name)).collect();
        assert_eq!(
            labels,
            [
                "Place",
                "Day",
                "Parcel 1, kind",
                "Parcel 2, imei",
                "Your badge or desk",
                "unheard of"
            ]
        );
    }
}
