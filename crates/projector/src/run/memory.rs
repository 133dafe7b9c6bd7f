//! The budget of memory, and how it is divided.

/// How the budget of all views and caches together is divided, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Memory {
    /// The whole.
    pub total: u64,
    /// For the rows of the streams: what the engine holds, and what is on its way there.
    pub histories: u64,
    /// For the rows of each view, alike.
    pub view: u64,
    /// For streams kept folded.
    pub folded: u64,
}

impl Memory {
    /// A quarter for folded streams, a quarter for the streams' rows, the rest in equal parts.
    pub(crate) fn divided(total: u64, views: usize) -> Self {
        let (folded, histories) = (total / 4, total / 4);
        let view = (total - folded - histories) / (views.max(1) as u64);
        Self { total, histories, view, folded }
    }

    /// Bytes for what sorts while views are made anew.
    pub(crate) fn sorting(&self) -> usize {
        usize::try_from(self.total / 2).unwrap_or(usize::MAX)
    }
}
