//! What can be attached: files that are here, as they are.

use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::FileAttached;

use super::{Attempt, OK, attempts};
use crate::make::*;
use crate::papers::*;
use crate::world::{Act, event_of};

fn raided() -> Vec<Act> {
    vec![open("R", conducted())]
}

pub fn what_can_be_attached() -> Vec<Attempt> {
    use Refusal::{FileNotHere, FileOfOtherLength, FileOfOtherType, NotOpenYet};
    let says = |file: FileAttached| record("x", raid("R"), file);
    let not_here = |of| Err(FileNotHere { sha256: digest(of) });
    attempts! {
        "a file that is here": raided() => attach("x", raid("R"), digest(1)) => OK;
        "one that is not": raided() => attach("x", raid("R"), digest(9)) => not_here(9);
        "to a stream nobody opened": vec![] => attach("x", raid("R"), digest(1)) => Err(NotOpenYet);
        "twice": [raided(), vec![attach("a", raid("R"), digest(1))]].concat()
            => attach("x", raid("R"), digest(1)) => OK;
        "all that is to be said of it": raided() => says(file_attached()) => OK;
        "one that is not here, with all that is to be said":
            raided() => says(FileAttached { sha256: digest(9), ..file_attached() }) => not_here(9);
        "another length": raided() => says(FileAttached { bytes: 6, ..file_attached() })
            => Err(FileOfOtherLength { bytes: 5 });
        "another type, as its name says":
            raided() => says(FileAttached { media_type: line("image/png"), ..file_attached() })
            => Err(FileOfOtherType { is: line("application/pdf") });
        "the length and type of another":
            raided() => says(FileAttached { sha256: digest(2), ..file_attached() })
            => Err(FileOfOtherLength { bytes: 7 });
    }
}

pub fn what_a_correction_may_attach() -> Vec<Attempt> {
    use Refusal::{FileNotHere, FileOfOtherLength};
    let attached = || [raided(), vec![attach("a", raid("R"), digest(1))]].concat();
    let says = |file: FileAttached| correct("x", raid("R"), event_of("a", 0), file);
    let other = || FileAttached {
        sha256: digest(2),
        bytes: 7,
        media_type: line("image/jpeg"),
        ..file_attached()
    };
    let caption = || Some(line("page 2 is missing").into());
    attempts! {
        "the caption": attached() => says(FileAttached { caption: caption(), ..file_attached() }) => OK;
        "another file that is here": attached() => says(other()) => OK;
        "another that is not": attached() => says(FileAttached { sha256: digest(9), ..other() })
            => Err(FileNotHere { sha256: digest(9) });
        "another length": attached() => says(FileAttached { bytes: 8, ..file_attached() })
            => Err(FileOfOtherLength { bytes: 5 });
        "that it was attached at another time":
            attached() => retime("x", raid("R"), event_of("a", 0), "2025-07-07") => OK;
        "that it should not have been": attached() => retract("x", raid("R"), event_of("a", 0)) => OK;
    }
}
