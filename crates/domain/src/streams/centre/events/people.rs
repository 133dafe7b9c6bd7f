//! Who owns and runs a centre, and for whom it calls.

use greyfile_envelope::Occurred;

use crate::streams::ids::{CentreId, PersonId};
use crate::values::declare::payload;
use crate::values::personal::Personal;
use crate::values::text::{Code, Line};

payload! {
    /// Somebody runs it.
    struct KeyPersonAppointed {
        /// Who.
        person: PersonId,
        /// As what.
        #[field(codes = crate::values::vocabulary::KEY_ROLES)]
        role: Code,
    }
    /// Somebody runs it no longer.
    struct KeyPersonLeft {
        /// Who.
        person: PersonId,
        /// Why.
        #[serde(default)]
        reason: Option<Personal<Line>>,
    }
    /// These own it from now on, and nobody else.
    struct OwnershipChanged {
        /// Persons.
        #[serde(default)]
        persons: Vec<PersonId>,
        /// Firms that are on record as centres.
        #[serde(default)]
        firms: Vec<CentreId>,
        /// Others, such as a firm abroad.
        #[serde(default)]
        others: Vec<Line>,
    }
    /// It calls for a client.
    struct ClientRelationDeclared {
        /// The client: a bank, a telecom firm, a shop.
        client: Line,
        /// What it does for the client.
        #[serde(default)]
        service: Option<Line>,
        /// Until when the contract runs.
        #[serde(default)]
        until: Option<Occurred>,
    }
    /// It calls for a client no longer.
    struct ClientRelationEnded {
        /// The client.
        client: Line,
    }
}
