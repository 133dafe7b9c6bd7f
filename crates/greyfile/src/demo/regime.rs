//! The regime that comes with the program, adopted.

use greyfile_domain::acts::{AdoptRegime, Body};
use greyfile_envelope::Basis;
use greyfile_words::{Lang, Words};

use super::Desk;
use crate::regime::shipped;

/// Adopts it.
pub(super) async fn adopt(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let regime = shipped(Words::of(Lang::En).plain())?;
    let recorded_at = "2025-01-01T09:30:00+05:00".parse()?;
    let adopt = Body::AdoptRegime(AdoptRegime { regime });
    desk.record("regime", recorded_at, "2025-01-01", Basis::OwnAct, adopt).await?;
    Ok(())
}
