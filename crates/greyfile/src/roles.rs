//! What a process does: take commands, serve pages, or both.

use clap::ValueEnum;
use futures_util::future::BoxFuture;
use greyfile_domain::acts::Command;
use greyfile_web::{Answer, Problem, Submit};

use crate::backup::Backups;
use crate::folder::Founding;
use crate::told::Told;

/// Something a process does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Role {
    /// Takes commands: decides, and appends to the log. Needs the log's secret.
    Intake,
    /// Serves pages and reads, from views of its own.
    Web,
}

/// What a process is to do with a log.
#[derive(Debug, Clone)]
pub struct Duties {
    /// Where commands go.
    pub commands: Commands,
    /// Whether it has views, and so serves pages.
    pub views: bool,
    /// Bytes that all views and caches together may take in memory.
    pub memory: u64,
    /// Views that it does without, by name.
    pub without: Vec<String>,
    /// Where it puts copies of the log.
    pub backups: Backups,
    /// Somebody's word that the machine's clock is right, however far it is ahead of the log.
    pub clock_is_right: bool,
}

/// Where a process's commands go.
#[derive(Debug, Clone)]
pub enum Commands {
    /// They are decided here. Where there is no log yet it may be founded.
    Here(Founding),
    /// They are sent on to the intakes at these addresses.
    To(Vec<String>),
    /// They are not taken.
    Nowhere,
}

impl Duties {
    /// Everything in one process.
    pub const fn all(founding: Founding) -> Self {
        Self::of(Commands::Here(founding))
    }

    /// Showing what is on record, and no more.
    pub const fn reading() -> Self {
        Self::of(Commands::Nowhere)
    }

    /// With every view, and the usual memory.
    const fn of(commands: Commands) -> Self {
        let without = Vec::new();
        let memory = greyfile_projector::Options::MEMORY;
        Self {
            commands,
            views: true,
            memory,
            without,
            backups: Backups::Nowhere,
            clock_is_right: false,
        }
    }
}

/// Takes no command.
pub(crate) struct ReadOnly;

impl Submit for ReadOnly {
    fn submit<'a>(&'a self, _: &'a Command) -> BoxFuture<'a, Result<Answer, Problem>> {
        Box::pin(async { Err(takes_none()) })
    }

    fn check<'a>(&'a self, _: &'a Command) -> BoxFuture<'a, Result<Answer, Problem>> {
        Box::pin(async { Err(takes_none()) })
    }

    fn decides(&self) -> bool {
        false
    }
}

fn takes_none() -> Problem {
    Problem::unavailable("intake.none", Told::new("problem-intake-none").to_string())
}
