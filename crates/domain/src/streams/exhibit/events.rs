//! Exhibits: an item, or a parcel of many with a list, and whose hands it went through.

use greyfile_envelope::Hand;

use crate::streams::ids::RaidId;
use crate::streams::payload::events;
use crate::values::count::Quantity;
use crate::values::declare::{payload, words};
use crate::values::document::Imei;
use crate::values::hex::Sha256Hex;
use crate::values::personal::Personal;
use crate::values::place::Place;
use crate::values::text::{Code, Line, PlaceCode, Prose};

words! {
    /// The exhibit's number in a malkhana's register (Register XIX, Police Rules 22.16).
    enum ExhibitNumber {
        /// As given.
        Given {
            /// Which malkhana.
            malkhana: Place,
            /// The station or circle whose store it is; absent where the gazetteer names none. The
            /// decision writes it, whatever is sent.
            #[serde(default)]
            #[field(decided)]
            station: Option<PlaceCode>,
            /// The register's year.
            year: u16,
            /// The number in it.
            serial: u32,
        },
        /// Not given yet; it has to follow.
        Pending,
    }
}

payload! {
    /// It was seized.
    struct Seized {
        /// In which raid, if in one.
        #[serde(default)]
        raid: Option<RaidId>,
        /// What it is, such as `phone`.
        #[field(codes = crate::values::vocabulary::EQUIPMENT)]
        kind: Code,
        /// How many.
        quantity: Quantity,
        /// What it looks like.
        #[serde(default)]
        description: Option<Personal<Line>>,
        /// Its number.
        number: ExhibitNumber,
        /// The entry in the daily diary (roznamcha) that speaks of it.
        #[serde(default)]
        diary: Option<Line>,
        /// Where exactly it was found.
        #[serde(default)]
        place: Option<Personal<Line>>,
        /// Who holds it.
        holder: Hand,
        /// A single phone's IMEI.
        #[serde(default)]
        imei: Option<Personal<Imei>>,
    }
    /// The list of a parcel's items was added.
    struct ListAdded {
        /// SHA-256 of the list.
        sha256: Sha256Hex,
        /// How many items it names.
        items: u32,
    }
    /// It was sealed.
    struct Sealed {
        /// The seal's mark.
        seal: Line,
    }
    /// Its seal was broken.
    struct SealBroken {
        /// The seal's mark.
        seal: Line,
        /// Why; absent when nobody explained it.
        #[serde(default)]
        why: Option<Personal<Line>>,
    }
    /// It came into a malkhana.
    struct Deposited {
        /// Which one; it holds the exhibit from now on.
        malkhana: Hand,
        /// Who brought it; absent when the source does not say.
        #[serde(default)]
        from: Option<Hand>,
        /// Its number there, if it got one now.
        #[serde(default)]
        number: Option<ExhibitNumber>,
        /// On which shelf.
        #[serde(default)]
        shelf: Option<Line>,
    }
    /// It changed hands.
    struct CustodyTransferred {
        /// Who gave it.
        from: Hand,
        /// Who took it.
        to: Hand,
        /// What for.
        purpose: Personal<Line>,
        /// The mark of the seal it travelled under.
        #[serde(default)]
        seal: Option<Line>,
        /// The road certificate (rahdari).
        #[serde(default)]
        road_certificate: Option<Line>,
    }
    /// It was examined.
    struct Examined {
        /// Who examined it.
        by: Hand,
        /// In which laboratory; absent when it was examined where it lies.
        #[serde(default)]
        laboratory: Option<Line>,
        /// The number of the report.
        #[serde(default)]
        report: Option<Line>,
        /// What was found.
        #[serde(default)]
        finding: Option<Personal<Prose>>,
    }
    /// It was destroyed.
    struct Destroyed {
        /// On whose order.
        order: Line,
        /// The second person, without whom nothing is destroyed.
        #[serde(default)]
        second: Option<Hand>,
    }
}

events! {
    /// What can happen to an exhibit.
    ExhibitEvent as ExhibitType {
        /// It was seized.
        Seized = "exhibit.seized" v 1,
        /// Its list was added.
        ListAdded = "exhibit.list_added" v 1,
        /// It was sealed.
        Sealed = "exhibit.sealed" v 1,
        /// Its seal was broken.
        SealBroken = "exhibit.seal_broken" v 1,
        /// It came into a malkhana.
        Deposited = "exhibit.deposited" v 1,
        /// It changed hands.
        CustodyTransferred = "exhibit.custody_transferred" v 1,
        /// It was destroyed.
        Destroyed = "exhibit.destroyed" v 1,
        /// It was examined.
        Examined = "exhibit.examined" v 1,
    }
}
