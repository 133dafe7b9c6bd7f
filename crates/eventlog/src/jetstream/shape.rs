//! The settings of a log's stream, and whether a stream has them.
//!
//! A stream that can drop, rewrite or number again is no log. Settings that could are looked for
//! by name, so that a message can say which one, what it is and what it must be.

use std::time::{Duration, Instant};

use async_nats::jetstream::ErrorCode;
use async_nats::jetstream::context::{CreateStreamError, CreateStreamErrorKind};
use async_nats::jetstream::stream::{
    Config, DiscardPolicy, PersistenceMode, RetentionPolicy, StorageType,
};

use super::connect::Link;
use super::error::{OpenError, with_sources};
use super::names::LogName;

/// How long servers may take to choose who creates a stream, and the time between two requests.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(250);

/// What the stream of a log is created with.
pub fn config(name: &LogName, replicas: usize) -> Config {
    Config {
        name: name.stream(),
        subjects: vec![name.subjects()],
        description: Some(
            "The record of Greyfile. Append only: see its ARCHITECTURE.md.".to_owned(),
        ),
        retention: RetentionPolicy::Limits,
        storage: StorageType::File,
        discard: DiscardPolicy::New,
        num_replicas: replicas,
        max_messages: -1,
        max_bytes: -1,
        max_messages_per_subject: -1,
        max_consumers: -1,
        max_age: Duration::ZERO,
        deny_delete: true,
        deny_purge: true,
        allow_rollup: false,
        allow_direct: true,
        allow_atomic_publish: true,
        ..Config::default()
    }
}

/// A setting that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deviation {
    /// The setting, as the broker's own tools call it.
    pub setting: &'static str,
    /// What it is.
    pub found: String,
    /// What it must be.
    pub wanted: String,
}

impl std::fmt::Display for Deviation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} is {} and must be {}", self.setting, self.found, self.wanted)
    }
}

/// What is wrong with a stream's settings for a log of this name with so many copies; nothing for
/// a sound one.
pub fn deviations(found: &Config, name: &LogName, replicas: usize) -> Vec<Deviation> {
    let mut wrong = Vec::new();
    let mut check = |setting, sound: bool, found: String, wanted: &str| {
        if !sound {
            wrong.push(Deviation { setting, found, wanted: wanted.to_owned() });
        }
    };
    let unlimited = |limit: i64| limit <= 0;
    check(
        "subjects",
        found.subjects == [name.subjects()],
        found.subjects.join(","),
        &name.subjects(),
    );
    check(
        "retention",
        found.retention == RetentionPolicy::Limits,
        format!("{:?}", found.retention).to_lowercase(),
        "limits",
    );
    check(
        "storage",
        found.storage == StorageType::File,
        format!("{:?}", found.storage).to_lowercase(),
        "file",
    );
    check(
        "discard",
        found.discard == DiscardPolicy::New,
        format!("{:?}", found.discard).to_lowercase(),
        "new",
    );
    check(
        "max_msgs",
        unlimited(found.max_messages),
        found.max_messages.to_string(),
        "-1 (no limit)",
    );
    check("max_bytes", unlimited(found.max_bytes), found.max_bytes.to_string(), "-1 (no limit)");
    check(
        "max_msgs_per_subject",
        unlimited(found.max_messages_per_subject),
        found.max_messages_per_subject.to_string(),
        "-1 (no limit)",
    );
    check("max_age", found.max_age.is_zero(), format!("{:?}", found.max_age), "0 (no limit)");
    check(
        "max_msg_size",
        found.max_message_size <= 0
            || found.max_message_size as usize >= 2 * greyfile_envelope::RECORD_LEN_MAX,
        found.max_message_size.to_string(),
        "-1 (no limit)",
    );
    check(
        "num_replicas",
        found.num_replicas >= replicas,
        found.num_replicas.to_string(),
        &format!("at least {replicas}"),
    );
    check("no_ack", !found.no_ack, "true".into(), "false");
    check("sealed", !found.sealed, "true".into(), "false");
    check("allow_rollup_hdrs", !found.allow_rollup, "true".into(), "false");
    check("deny_delete", found.deny_delete, "false".into(), "true");
    check("deny_purge", found.deny_purge, "false".into(), "true");
    check("allow_direct", found.allow_direct, "false".into(), "true");
    check("allow_atomic", found.allow_atomic_publish, "false".into(), "true");
    check("allow_msg_ttl", !found.allow_message_ttl, "true".into(), "false");
    check(
        "subject_delete_marker_ttl",
        found.subject_delete_marker_ttl.is_none_or(|ttl| ttl.is_zero()),
        format!("{:?}", found.subject_delete_marker_ttl),
        "0 (off)",
    );
    check("allow_msg_schedules", !found.allow_message_schedules, "true".into(), "false");
    check("allow_msg_counter", !found.allow_message_counter, "true".into(), "false");
    check("mirror", found.mirror.is_none(), "set".into(), "none");
    check("sources", found.sources.as_ref().is_none_or(Vec::is_empty), "set".into(), "none");
    check("subject_transform", found.subject_transform.is_none(), "set".into(), "none");
    check("republish", found.republish.is_none(), "set".into(), "none");
    check(
        "first_seq",
        found.first_sequence.is_none_or(|first| first <= 1),
        format!("{:?}", found.first_sequence),
        "1",
    );
    check(
        "persist_mode",
        !matches!(found.persist_mode, Some(PersistenceMode::Async)),
        "async".into(),
        "default",
    );
    wrong
}

pub(crate) fn listed(deviations: &[Deviation]) -> String {
    let texts: Vec<String> = deviations.iter().map(ToString::to_string).collect();
    texts.join("; ")
}

/// Whether the servers have nobody yet who could answer, as when they have just started.
fn is_too_early(error: &CreateStreamError) -> bool {
    match error.kind() {
        CreateStreamErrorKind::TimedOut => true,
        CreateStreamErrorKind::JetStream(error) => match error.error_code() {
            ErrorCode::CLUSTER_NOT_AVAILABLE => true,
            // Whoever leads does not count those in that came just now. Where there are too few at all,
            // it says something else, and waiting is of no use.
            ErrorCode::CLUSTER_NO_PEERS => error.to_string().contains("peer offline"),
            _ => false,
        },
        _ => false,
    }
}

pub(crate) async fn create(link: &Link, name: &LogName, replicas: usize) -> Result<(), OpenError> {
    // The server would take the same settings again without a word; people should be told.
    if link.jetstream.get_stream(name.stream()).await.is_ok() {
        return Err(OpenError::Exists { stream: name.stream() });
    }
    let give_up = Instant::now() + PATIENCE;
    let created = loop {
        match link.jetstream.create_stream(config(name, replicas)).await {
            // Servers that have just started choose who leads first. What was taken without an answer
            // is taken again: the same settings twice are one stream.
            Err(error) if is_too_early(&error) && Instant::now() < give_up => {
                tokio::time::sleep(PAUSE).await;
            }
            created => break created,
        }
    };
    match created {
        Ok(stream) => {
            let wrong = deviations(&stream.cached_info().config, name, replicas);
            if wrong.is_empty() {
                return Ok(());
            }
            Err(OpenError::Shape { stream: name.stream(), deviations: listed(&wrong) })
        }
        Err(error) if is_too_early(&error) => {
            Err(OpenError::NotToldOf { stream: name.stream(), waited: PATIENCE })
        }
        Err(error) => Err(OpenError::Refused(with_sources(&error))),
    }
}

#[cfg(test)]
mod tests {
    use async_nats::jetstream::stream::{Republish, Source};

    use super::*;

    type Spoil = fn(&mut Config);

    #[test]
    fn every_setting_that_could_lose_an_event_is_named() {
        let name = LogName::default();
        assert_eq!(deviations(&config(&name, 3), &name, 3), []);
        let table: &[(&str, Spoil)] = &[
            ("subjects", |config| config.subjects.push("grey.other.*.*".into())),
            ("subjects", |config| config.subjects = vec!["grey.record.raid.*".into()]),
            ("retention", |config| config.retention = RetentionPolicy::WorkQueue),
            ("retention", |config| config.retention = RetentionPolicy::Interest),
            ("storage", |config| config.storage = StorageType::Memory),
            ("discard", |config| config.discard = DiscardPolicy::Old),
            ("max_msgs", |config| config.max_messages = 10),
            ("max_bytes", |config| config.max_bytes = 10),
            ("max_msgs_per_subject", |config| config.max_messages_per_subject = 1),
            ("max_age", |config| config.max_age = Duration::from_secs(1)),
            ("max_msg_size", |config| config.max_message_size = 1_000),
            ("num_replicas", |config| config.num_replicas = 1),
            ("no_ack", |config| config.no_ack = true),
            ("sealed", |config| config.sealed = true),
            ("allow_rollup_hdrs", |config| config.allow_rollup = true),
            ("deny_delete", |config| config.deny_delete = false),
            ("deny_purge", |config| config.deny_purge = false),
            ("allow_direct", |config| config.allow_direct = false),
            ("allow_atomic", |config| config.allow_atomic_publish = false),
            ("allow_msg_ttl", |config| config.allow_message_ttl = true),
            ("subject_delete_marker_ttl", |config| {
                config.subject_delete_marker_ttl = Some(Duration::from_secs(1));
            }),
            ("allow_msg_schedules", |config| config.allow_message_schedules = true),
            ("allow_msg_counter", |config| config.allow_message_counter = true),
            ("mirror", |config| config.mirror = Some(Source::default())),
            ("sources", |config| config.sources = Some(vec![Source::default()])),
            ("republish", |config| {
                config.republish = Some(Republish {
                    source: ">".into(),
                    destination: "elsewhere.>".into(),
                    headers_only: false,
                });
            }),
            ("first_seq", |config| config.first_sequence = Some(7)),
            ("persist_mode", |config| config.persist_mode = Some(PersistenceMode::Async)),
        ];
        for (setting, spoil) in table {
            let mut spoilt = config(&name, 3);
            spoil(&mut spoilt);
            let wrong = deviations(&spoilt, &name, 3);
            let named: Vec<_> = wrong.iter().map(|one| one.setting).collect();
            assert_eq!(named, [*setting]);
        }
        let other: LogName = "access".parse().unwrap();
        assert_eq!(deviations(&config(&name, 3), &other, 3)[0].setting, "subjects");
    }
}
