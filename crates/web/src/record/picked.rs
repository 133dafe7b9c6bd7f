//! What is picked in a form is an id; beside it stands what the thing is called.

use greyfile_envelope::StreamId;
use greyfile_words::Words;

use super::inputs::Input;
use super::value::stream_in;
use crate::api::Problem;
use crate::kit::fields::Fields;
use crate::sight::Sight;

/// Tells at each field that names a stream what that stream is called.
///
/// # Errors
/// When the view cannot be read.
pub(super) async fn tell(
    sight: &Sight,
    words: Words,
    inputs: &mut [Input],
    fields: &Fields,
) -> Result<(), Problem> {
    let picked: Vec<(usize, StreamId)> = inputs
        .iter()
        .enumerate()
        .filter(|(_, input)| input.kind == "stream")
        .filter_map(|(at, input)| Some((at, stream_in(fields.text(&input.name))?)))
        .collect();
    let streams = picked.iter().map(|(_, stream)| *stream).collect();
    let names = sight.names(streams, words).await?;
    for (at, stream) in picked {
        inputs[at].called = names.get(&stream).cloned().unwrap_or_default();
    }
    Ok(())
}
