//! The centres a raid found: chosen among those on record, or put on record from the same form.

use std::sync::Arc;

use greyfile_casefile::{Casefile, CentreSummary, centres};
use greyfile_domain::acts::{Body, Command, Open};
use greyfile_domain::streams::centre::Registered;
use greyfile_domain::streams::ids::CentreId;
use greyfile_envelope::{CommandId, Position, StreamKind};

use super::raid_command::{Errors, Form};
use crate::api::Problem;
use greyfile_projector::Views;

use crate::app::shows;
use crate::kit::fields::Fields;
use crate::kit::text::InEnglish;
use crate::sight::reading;

/// Most centres offered at once; more are found by their words.
const OFFERED_MAX: usize = 10;

/// A centre that can be ticked.
pub(crate) struct Offer {
    /// Its id.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) place: String,
    /// Whether it is ticked.
    pub(crate) ticked: bool,
}

/// What the form offers.
#[derive(Default)]
pub(crate) struct Offers {
    /// The centres that can be ticked.
    pub(crate) list: Vec<Offer>,
    /// How many are on record in all.
    pub(crate) on_record: usize,
    /// Whether words were looked for.
    pub(crate) looked: bool,
}

/// Centres that are looked through for words in their names.
const CENTRES_MAX: usize = 2_000;

/// The centres to choose from: those ticked, then those that the words or the city point at, or
/// the latest.
///
/// # Errors
/// When the view cannot be read.
pub(crate) async fn offers(views: &Arc<Views>, fields: &Fields) -> Result<Offers, Problem> {
    let all = reading(views, |views| views.read(&Casefile, |reader| centres(reader, CENTRES_MAX)))
        .await?;
    Ok(choose(&all, fields))
}

fn choose(all: &[CentreSummary], fields: &Fields) -> Offers {
    let ticked: Vec<&str> = fields.all("centre").collect();
    let words = fields.text("centre_find").to_lowercase();
    let city = fields.text("city").to_lowercase();
    let fits = |centre: &CentreSummary| {
        let texts = [centre.name.as_deref().unwrap_or_default(), &centre.city, &centre.address];
        let text = texts.join(" ").to_lowercase();
        match words.is_empty() {
            false => words.split_whitespace().all(|word| text.contains(word)),
            true => city.is_empty() || centre.city.to_lowercase() == city,
        }
    };
    let offer = |centre: &CentreSummary| {
        let id = centre.centre.to_string();
        Offer {
            name: centre.name.clone().unwrap_or_else(|| "name not known".into()),
            place: format!("{}, {}", centre.address, centre.city),
            ticked: ticked.contains(&id.as_str()),
            id,
        }
    };
    let (mut list, rest): (Vec<_>, Vec<_>) =
        all.iter().map(|centre| (offer(centre), fits(centre))).partition(|(one, _)| one.ticked);
    let room = OFFERED_MAX.saturating_sub(list.len());
    list.extend(rest.into_iter().filter(|(_, fits)| *fits).take(room));
    Offers {
        list: list.into_iter().map(|(offer, _)| offer).collect(),
        on_record: all.len(),
        looked: !words.is_empty(),
    }
}

/// The centre's own command: it is a stream of its own, on record before the raid names it.
///
/// # Errors
/// What is wrong with each field.
pub(crate) fn command(id: CommandId, fields: &Fields) -> Result<Command, Errors> {
    let mut form = Form::new(fields);
    let name = form.line("centre_name");
    let address = form.needed_line("centre_address");
    let city = form.needed_line("city");
    let frame = form.frame(id);
    match (address, city, frame) {
        (Some(address), Some(city), Some(frame)) if form.errors.is_empty() => Ok(Command {
            body: Body::Open(Open {
                events: vec![Registered { name, city: city.into(), address }.into()],
            }),
            ..frame
        }),
        _ => Err(form.errors),
    }
}

/// The centre that such a command put on record.
pub(crate) fn registered(command: &Command) -> CentreId {
    CentreId::of(command.opened(StreamKind::CENTRE, 0)).unwrap_or(CentreId([0; 16]))
}

/// The ticked centres, for the raid's own command.
pub(crate) fn ticked(form: &mut Form<'_>) -> Vec<CentreId> {
    let mut list = Vec::new();
    for text in form.fields.all("centre") {
        match text.parse::<CentreId>() {
            Ok(centre) if !list.contains(&centre) => list.push(centre),
            Ok(_) => {}
            Err(error) => form.wrong("centre", error.in_english()),
        }
    }
    let begun = |name: &str| form.fields.given(name).is_some();
    if begun("centre_name") || begun("centre_address") {
        form.wrong(
            "centre_address",
            "this centre is not on record yet: press \u{201c}Put it on record\u{201d}, or clear both fields",
        );
    }
    list
}

/// A position far enough to show the centre that was just put on record.
pub(crate) async fn shown(views: &Views, position: Position) {
    shows(views, &Casefile, Some(position)).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn centre(index: u8, name: &str, city: &str) -> CentreSummary {
        CentreSummary {
            centre: CentreId([index; 16]),
            name: Some(name.into()),
            city: city.into(),
            address: "Block 7".into(),
            position: Position(index.into()),
        }
    }

    #[test]
    fn the_city_and_words_choose_and_what_is_ticked_stays() {
        let all = [
            centre(1, "Alpha", "Lahore"),
            centre(2, "Beta", "Multan"),
            centre(3, "بیٹا", "Multan"),
        ];
        let shown = |pairs: &[(&str, &str)]| -> Vec<(String, bool)> {
            let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            let offers = choose(&all, &Fields::new(pairs.collect()));
            offers.list.into_iter().map(|one| (one.name, one.ticked)).collect()
        };
        assert_eq!(shown(&[]).len(), 3);
        assert_eq!(shown(&[("city", "multan")]).len(), 2);
        assert_eq!(
            shown(&[("city", "multan"), ("centre_find", "alpha")]),
            [("Alpha".into(), false)]
        );
        let ticked = CentreId([1; 16]).to_string();
        assert_eq!(shown(&[("centre", &ticked), ("city", "Multan")])[0], ("Alpha".into(), true));
    }
}
