//! Filters whose value nothing can have: told as mistakes, and not answered with an empty list.

use std::collections::BTreeSet;

use greyfile_domain::values::Wanted;
use greyfile_domain::values::same::plain;
use greyfile_domain::values::vocabulary::AGENCIES;
use greyfile_projector::{ReadError, Reader};

use super::{BY_AGENCY, BY_CITY, COUNTS, Filter, TYPED};

/// A filter whose value nothing can have.
#[derive(Debug, Clone, PartialEq)]
pub struct UnknownValue {
    /// The filter.
    pub field: &'static str,
    /// The values that there are, at most [`KNOWN_MAX`].
    pub known: Vec<String>,
}

/// Most values of a filter that are named where one is asked for that there is not.
pub const KNOWN_MAX: usize = 100;

impl UnknownValue {
    /// The filter of these cases whose value nothing can have, if there is one: a city that is in no
    /// gazetteer and on no case, an agency that neither the vocabulary nor a case has.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub fn among(reader: &Reader<'_>, filter: &Filter) -> Result<Option<Self>, ReadError> {
        let given = |text: &Option<String>| {
            text.as_deref().filter(|text| !text.trim().is_empty()).map(plain)
        };
        if let Some(agency) = given(&filter.agency) {
            let mut known: BTreeSet<String> = AGENCIES.iter().map(|code| plain(code)).collect();
            reader.known_keys(&COUNTS, &BY_AGENCY, |(_, agency): (u8, String)| {
                known.insert(agency);
            })?;
            if !known.contains(&agency) {
                return Ok(Some(Self::new("agency", known)));
            }
        }
        let Some(city) = &filter.city else { return Ok(None) };
        city_unknown(reader, city, |known| {
            reader.known_keys(&COUNTS, &BY_CITY, |(_, city): (u8, String)| {
                known.extend(city.strip_prefix(TYPED).map(str::to_owned));
            })
        })
    }

    fn new(field: &'static str, known: BTreeSet<String>) -> Self {
        let known = known.into_iter().filter(|one| !one.is_empty()).take(KNOWN_MAX).collect();
        Self { field, known }
    }
}

/// The cities that can be asked for, where this one is none of them; `typed` adds those that are on
/// record and in no gazetteer, as they compare.
fn city_unknown(
    reader: &Reader<'_>,
    city: &str,
    typed: impl FnOnce(&mut BTreeSet<String>) -> Result<(), ReadError>,
) -> Result<Option<UnknownValue>, ReadError> {
    let gazetteer = reader.gazetteer()?;
    if city.trim().is_empty() || gazetteer.asked(city, Wanted::City).is_some() {
        return Ok(None);
    }
    let mut on_record = BTreeSet::new();
    typed(&mut on_record)?;
    if on_record.contains(&plain(city)) {
        return Ok(None);
    }
    let codes = gazetteer.entries().map(|entry| &entry.code);
    let codes = codes.filter(|code| gazetteer.has(code, Wanted::City)).map(ToString::to_string);
    Ok(Some(UnknownValue::new("city", codes.chain(on_record).collect())))
}
