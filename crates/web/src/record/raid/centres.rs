//! The centres a raid found: chosen among those on record, or put on record from the same form.

use crate::sight::Sight;
use greyfile_casefile::{Casefile, CentreSummary, centres};
use greyfile_domain::acts::{Body, Command, Open};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::centre::Registered;
use greyfile_domain::streams::ids::CentreId;
use greyfile_envelope::{CommandId, Position, StreamKind};
use greyfile_words::Words;

use super::command::Form;
use super::slip::{Slip, Slips};
use crate::api::Problem;
use crate::kit::fields::Fields;
use crate::kit::text::say;

/// Most centres offered at once; more are found by their words.
const OFFERED_MAX: usize = 10;

/// A centre that can be ticked.
pub(super) struct Offer {
    /// Its id.
    pub(super) id: String,
    /// What it is called.
    pub(super) name: String,
    /// Where it is.
    pub(super) place: String,
    /// Whether it is ticked.
    pub(super) ticked: bool,
}

/// What the form offers.
#[derive(Default)]
pub(super) struct Offers {
    /// The centres that can be ticked.
    pub(super) list: Vec<Offer>,
    /// How many are on record in all.
    pub(super) on_record: usize,
    /// Whether words were looked for.
    pub(super) looked: bool,
}

/// Centres that are looked through for words in their names.
const CENTRES_MAX: usize = 2_000;

/// The centres to choose from: those ticked, then those that the words or the city point at, or
/// the latest.
///
/// # Errors
/// When the view cannot be read.
pub(super) async fn offers(
    sight: &Sight,
    fields: &Fields,
    words: Words,
) -> Result<Offers, Problem> {
    let all = sight.read(Casefile, move |reader| centres(reader, CENTRES_MAX)).await?;
    Ok(choose(&all, fields, words))
}

fn choose(all: &[CentreSummary], fields: &Fields, words: Words) -> Offers {
    let ticked: Vec<&str> = fields.all("centre").collect();
    let looked = fields.text("centre_find").to_lowercase();
    let city = fields.text("city").to_lowercase();
    let fits = |centre: &CentreSummary| {
        let texts = [centre.name.as_deref().unwrap_or_default(), &centre.city, &centre.address];
        let text = texts.join(" ").to_lowercase();
        match looked.is_empty() {
            false => looked.split_whitespace().all(|word| text.contains(word)),
            true => city.is_empty() || centre.city.to_lowercase() == city,
        }
    };
    let offer = |centre: &CentreSummary| {
        let id = centre.centre.to_string();
        let place = [Arg::text("address", &centre.address), Arg::text("city", &centre.city)];
        let nameless = || say(words, "raid-centre-nameless", &[]);
        Offer {
            name: centre.name.clone().unwrap_or_else(nameless),
            place: say(words, "raid-centre-at", &place),
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
        looked: !looked.is_empty(),
    }
}

/// The centre's own command: it is a stream of its own, on record before the raid names it.
///
/// # Errors
/// What is wrong with each field.
pub(super) fn command(id: CommandId, fields: &Fields) -> Result<Command, Slips> {
    let mut form = Form::new(fields);
    let name = form.line("centre_name");
    let address = form.needed_line("centre_address");
    let city = form.needed_line("city");
    let frame = form.frame(id);
    match (address, city, frame) {
        (Some(address), Some(city), Some(frame)) if form.slips.is_empty() => Ok(Command {
            body: Body::Open(Open {
                events: vec![
                    Registered {
                        name,
                        city: city.into(),
                        address,
                        kind: None,
                        calls: None,
                        seats: None,
                    }
                    .into(),
                ],
            }),
            ..frame
        }),
        _ => Err(form.slips),
    }
}

/// The centre that such a command put on record.
pub(super) fn registered(command: &Command) -> CentreId {
    CentreId::of(command.opened(StreamKind::CENTRE, 0)).unwrap_or(CentreId([0; 16]))
}

/// The ticked centres, for the raid's own command.
pub(super) fn ticked(form: &mut Form<'_>) -> Vec<CentreId> {
    let mut list = Vec::new();
    for text in form.fields.all("centre") {
        match text.parse::<CentreId>() {
            Ok(centre) if !list.contains(&centre) => list.push(centre),
            Ok(_) => {}
            Err(error) => form.wrong("centre", error),
        }
    }
    let begun = |name: &str| form.fields.given(name).is_some();
    if begun("centre_name") || begun("centre_address") {
        form.wrong("centre_address", Slip::Centre);
    }
    list
}

/// A position far enough to show the centre that was just put on record.
pub(super) async fn shown(sight: &Sight, position: Position) {
    sight.shows(&Casefile, Some(position)).await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_words::Lang;

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
            let offers = choose(&all, &Fields::new(pairs.collect()), Words::of(Lang::En));
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
