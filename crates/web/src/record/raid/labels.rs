//! What the fields of the raid form are called, in the order they stand on the page: for the list
//! of what is wrong, which has to read like the form.

use greyfile_domain::kernel::arg::Arg;
use greyfile_words::Words;

use super::command::WITNESSES;
use crate::kit::fields::Fields;
use crate::kit::text::say;

/// The name of each field and the message that it is called by, in the form's order. A row's fields
/// stand under their own name alone.
const FIELDS: &[(&str, &str)] = &[
    ("place", "raid-place"),
    ("city", "raid-city"),
    ("date", "raid-date"),
    ("from", "raid-from"),
    ("to", "raid-to"),
    ("operation", "raid-operation"),
    ("centre_count", "raid-centre-count"),
    ("centre", "raid-centres"),
    ("centre_find", "raid-centre-find"),
    ("centre_name", "raid-centre-name.alone"),
    ("centre_address", "raid-centre-address.alone"),
    ("case_choice", "raid-case-choice"),
    ("case", "raid-case.alone"),
    ("case_title", "raid-case-title"),
    ("case_agency", "raid-case-agency"),
    ("case_circle", "raid-case-circle"),
    ("authority", "raid-authority"),
    ("warrant_number", "raid-warrant-number"),
    ("warrant_court", "raid-warrant-court"),
    ("exception_ground", "raid-exception-ground"),
    ("lead_officer", "raid-lead-officer"),
    ("team", "raid-team"),
    ("witness", "raid-witness"),
    ("witness_excuse", "raid-witness-excuse.alone"),
    ("on_site", "raid-on-site"),
    ("arrested", "raid-arrested"),
    ("arrested_local", "raid-arrested-local"),
    ("arrested_foreign", "raid-arrested-foreign"),
    ("arrested_female", "raid-arrested-female"),
    ("by_nationality", "raid-by-nationality"),
    ("people", "raid-people"),
    ("parcel", "raid-parcel"),
    ("cash", "raid-cash"),
    ("actor", "raid-actor"),
    ("done_by", "raid-done-by"),
    ("basis", "raid-basis"),
    ("basis_by", "raid-basis-by"),
    ("basis_source", "raid-basis-source"),
    ("basis_register", "raid-basis-register"),
    ("basis_number", "raid-basis-number.alone"),
    ("basis_page", "raid-basis-page"),
];

/// A field's label: `parcel1_imei` is that of the second parcel.
pub(super) fn label(words: Words, name: &str) -> String {
    let (kind, row, field) = match row(name) {
        Some(found) => found,
        None => return known(name).map_or_else(|| name.to_owned(), |id| say(words, id, &[])),
    };
    let row = Arg::count("row", row + 1);
    let row = say(words, known(kind).unwrap_or("raid-parcel"), &[row]);
    let field = say(words, &format!("raid-{kind}-{}", field.replace('_', "-")), &[]);
    say(words, "raid-of-row", &[Arg::text("row", row), Arg::text("field", field)])
}

/// Fields that take personal data, a row's under their own name alone: the ones whose values the
/// record seals, and the words that a centre is looked for by.
const PERSONAL: [&str; 10] = [
    "centre_find",
    "case_title",
    "exception_ground",
    "witness_name",
    "witness_cnic",
    "witness_excuse",
    "people",
    "parcel_description",
    "parcel_found_at",
    "parcel_imei",
];

/// Whether a field takes personal data.
pub(super) fn is_personal(name: &str) -> bool {
    let whole = match row(name) {
        Some((kind, _, field)) => format!("{kind}_{field}"),
        None => name.to_owned(),
    };
    PERSONAL.contains(&whole.as_str())
}

/// Puts what is wrong in the order of the form.
pub(super) fn in_order<T>(mut errors: Vec<(String, T)>) -> Vec<(String, T)> {
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

/// The message that a field is called by.
fn known(name: &str) -> Option<&'static str> {
    FIELDS.iter().find(|(field, _)| *field == name).map(|(_, id)| *id)
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
    use greyfile_words::Lang;

    #[test]
    fn errors_read_like_the_form() {
        let wrong = ["actor", "parcel1_imei", "date", "parcel0_found_at", "place", "unheard_of"];
        let errors = in_order(wrong.map(|name| (name.to_owned(), ())).to_vec());
        for (lang, wanted) in [
            (
                Lang::En,
                [
                    "Place",
                    "Day",
                    "Parcel 1, Found where",
                    "Parcel 2, IMEI",
                    "Your badge or desk",
                    "unheard_of",
                ],
            ),
            (
                Lang::Ur,
                [
                    "چھاپے کی جگہ",
                    "تاریخ",
                    "پارسل 1، جائے برآمدگی",
                    "پارسل 2، آئی ایم ای آئی نمبر",
                    "آپ کا بیج نمبر یا ڈیسک",
                    "unheard_of",
                ],
            ),
        ] {
            let words = Words::of(lang).plain();
            let labels = errors.iter().map(|(name, ())| label(words, name));
            assert_eq!(labels.collect::<Vec<_>>(), wanted);
        }
    }

    #[test]
    fn every_field_is_called_something_in_both_languages() {
        let row = |(kind, part): &(&str, &str)| format!("{kind}0_{part}");
        let parcels = super::super::seized::PARCEL.map(|part| ("parcel", part));
        let others = [("witness", "name"), ("witness", "cnic"), ("cash", "amount")];
        let rows = parcels.iter().chain(&others).chain(&[("cash", "currency")]).map(row);
        let alone = FIELDS.iter().map(|(name, _)| (*name).to_owned());
        for name in
            alone.filter(|name| !matches!(&**name, "witness" | "parcel" | "cash")).chain(rows)
        {
            let told = Lang::ALL.map(|lang| label(Words::of(lang).plain(), &name));
            assert!(told.iter().all(|label| !label.contains("raid-")), "{name}: {told:?}");
            assert_ne!(told[0], told[1], "{name}");
        }
    }
}
