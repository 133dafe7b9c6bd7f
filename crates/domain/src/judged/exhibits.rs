//! What is wrong with exhibits in the same way: one flag for those of one raid.

use greyfile_envelope::StreamId;

use super::Together;
use crate::kernel::arg::Arg;
use crate::kernel::flag::Flag;
use crate::kernel::kind::Kind;
use crate::streams::exhibit::ExhibitState;

/// Most exhibits that one flag names; the others it counts.
const NAMED_MAX: usize = 3;

/// The exhibits with which the same is wrong.
struct Alike<'a> {
    flag: Flag,
    exhibits: Vec<(StreamId, &'a ExhibitState)>,
}

/// The flags of exhibits, each with its own, put together.
pub(super) fn together<'a>(
    streams: &Together<'a>,
    flags: impl IntoIterator<Item = Flag>,
) -> Vec<Flag> {
    let mut found: Vec<Alike<'a>> = Vec::new();
    for flag in flags {
        let Some(exhibit) = streams.exhibits.get(&flag.about).copied() else { continue };
        let stream = flag.about;
        match found.iter_mut().find(|alike| alike.is(&flag, exhibit)) {
            Some(alike) => alike.exhibits.push((stream, exhibit)),
            None => found.push(Alike { flag, exhibits: vec![(stream, exhibit)] }),
        }
    }
    found.into_iter().map(Alike::flag).collect()
}

impl Alike<'_> {
    /// Whether it is the same thing, of an exhibit of the same raid.
    fn is(&self, flag: &Flag, exhibit: &ExhibitState) -> bool {
        let (_, first) = self.exhibits[0];
        let of_one_raid = first.raid().is_some() && first.raid() == exhibit.raid();
        let one = &self.flag;
        of_one_raid
            && (one.code, one.raised, &one.ended, &one.args)
                == (flag.code, flag.raised, &flag.ended, &flag.args)
    }

    /// One flag, which says of how many exhibits and names the first of them.
    fn flag(self) -> Flag {
        let Self { mut flag, exhibits } = self;
        let count = exhibits.len();
        let names = exhibits.iter().take(NAMED_MAX).filter_map(|(_, exhibit)| exhibit.called());
        flag.args.push(Arg::count("exhibits", count));
        flag.args.extend(names.map(|called| Arg::called("label", called)));
        flag.args.push(Arg::count("more", count.saturating_sub(NAMED_MAX)));
        if count > 1 {
            let (_, first) = exhibits[0];
            if let Some(raid) = first.raid() {
                flag.about = raid.stream();
            }
            flag.args.extend(exhibits.iter().map(|(stream, _)| Arg::stream("exhibit", *stream)));
        }
        flag
    }
}
