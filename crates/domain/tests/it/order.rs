//! The order of a stream: what always holds, and the golden orders that other programs check
//! themselves against.

mod golden;
mod naive;
mod properties;

use greyfile_domain::kernel::order::{Item, Order};
use greyfile_envelope::Occurred;

/// One record of a history, as far as the order goes. Its ordinal is the item it inserts.
#[derive(Debug, Clone, Copy)]
enum Step {
    Insert { when: Occurred, opens: bool },
    Retime { item: Item, when: Occurred },
    Remove { item: Item },
}

impl Step {
    /// The lowest place that changed.
    fn take(self, ordinal: Item, order: &mut Order) -> Option<usize> {
        match self {
            Self::Insert { when, opens } => Some(order.insert(ordinal, when, opens)),
            Self::Retime { item, when } => order.retime(item, when),
            Self::Remove { item } => order.remove(item),
        }
    }
}
