//! What views and caches may take in memory, and what the process takes.

use greyfile_projector::Memory;
use serde::Serialize;

use crate::App;

/// What views and caches may take in memory, and what the process takes, in bytes.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(crate) struct MemoryStatus {
    /// What all views and caches together may take.
    pub(crate) budget: u64,
    /// Of it, for streams kept folded.
    pub(crate) folded: u64,
    /// Of it, for the rows of the streams.
    pub(crate) histories: u64,
    /// Of it, for the rows of each view.
    pub(crate) view: u64,
    /// What the whole process has resident; absent where the system does not say.
    pub(crate) resident: Option<u64>,
}

impl MemoryStatus {
    /// Of a process that has views.
    pub(crate) fn of(app: &App) -> Option<Self> {
        let Memory { total: budget, folded, histories, view } = *app.views.as_ref()?.memory();
        Some(Self { budget, folded, histories, view, resident: resident() })
    }
}

/// What this process has resident, in bytes, as Linux tells it.
pub(crate) fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? << 10)
}
