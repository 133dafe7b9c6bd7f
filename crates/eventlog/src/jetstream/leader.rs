//! Whether a server that answers as the stream's leader still leads it.
//!
//! A leader that is cut off from the other servers does not know it. It goes on answering from what
//! it has, for up to 20 seconds, while after 4 the others may have elected another that takes
//! events. It cannot acknowledge anything meanwhile, since that takes a majority; but "this stream
//! ends there", "there is no such record" and "the stream ends here" need nobody else, and are then
//! the truth of a while ago. Such an answer must not become a refusal or a halt.
//!
//! What a leader says of itself tells when it last heard from each of the others. A server that
//! answered the leader has not, until then, helped to elect another. So a leader that heard from a
//! majority after a question was asked had, at that moment, everything acknowledged before it
//! ([`Since`]). And until followers begin an election, which is 4 seconds after they last heard
//! from their leader, nobody else can lead ([`RECENT`]).

use std::time::Duration;

use async_nats::jetstream::stream::Info;
use tokio::time::Instant;

/// A leader that heard from a majority so lately leads for certain if whoever is cut off is cut
/// off from all the others. Otherwise a server that both reach can have elected another meanwhile,
/// and the old one learns of it with its next heartbeat, within a second.
const RECENT: Duration = Duration::from_secs(3);

/// How certain it must be that no other server leads.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Since {
    /// The leader heard from a majority a moment ago: enough where a stale answer makes somebody
    /// look again, or is met by an expectation.
    Recently,
    /// The leader heard from a majority after this moment: for what nobody looks at again. Without
    /// writes it takes until the next heartbeat, which comes every second.
    Moment(Instant),
}

/// Who leads, as the leader itself says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Led {
    /// When the leader had last heard from a majority, at the earliest.
    heard: Option<Instant>,
    asked: Instant,
}

impl Led {
    /// From what was answered to a question asked then.
    pub(crate) fn of(info: &Info, asked: Instant) -> Self {
        let heard = heard_ago(info).and_then(|ago| asked.checked_sub(ago));
        Self { heard, asked }
    }

    pub(crate) fn is_certain(&self, since: Since) -> bool {
        self.heard.is_some_and(|heard| match since {
            Since::Recently => heard + RECENT >= self.asked,
            Since::Moment(moment) => heard >= moment,
        })
    }
}

/// How long ago a leader had heard from a majority, itself among them; `None` if whoever answers
/// does not lead.
fn heard_ago(info: &Info) -> Option<Duration> {
    let copies = info.config.num_replicas;
    if copies < 2 {
        return Some(Duration::ZERO);
    }
    let cluster = info.cluster.as_ref()?;
    let leader = cluster.leader.as_ref().filter(|name| !name.is_empty())?;
    // A server lists the others. One that lists the leader is not it.
    if cluster.replicas.iter().any(|peer| peer.name == *leader) {
        return None;
    }
    // One that was never heard of is listed without a time.
    let mut ago: Vec<Duration> =
        cluster.replicas.iter().map(|peer| peer.active).filter(|ago| !ago.is_zero()).collect();
    ago.sort_unstable();
    let others = copies.max(cluster.replicas.len() + 1) / 2;
    ago.get(others - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn info(copies: usize, leader: &str, others: &[(&str, u64)]) -> Info {
        let replicas: Vec<_> = others
            .iter()
            .map(|(name, ms)| {
                serde_json::json!({ "name": name, "current": true, "active": ms * 1_000_000 })
            })
            .collect();
        serde_json::from_value(serde_json::json!({
            "config": {
                "name": "s", "retention": "limits", "storage": "file", "discard": "new",
                "num_replicas": copies, "max_consumers": -1, "max_msgs": -1, "max_bytes": -1,
                "max_age": 0, "max_msgs_per_subject": -1,
            },
            "created": "2026-01-01T00:00:00Z",
            "state": {
                "messages": 0, "bytes": 0, "first_seq": 0, "first_ts": "2026-01-01T00:00:00Z",
                "last_seq": 0, "last_ts": "2026-01-01T00:00:00Z", "consumer_count": 0,
            },
            "cluster": { "leader": leader, "replicas": replicas },
        }))
        .expect("an answer")
    }

    #[test]
    fn a_majority_is_the_leader_and_those_it_heard() {
        let ms = |ms| Some(Duration::from_millis(ms));
        assert_eq!(heard_ago(&info(1, "a", &[])), ms(0));
        assert_eq!(heard_ago(&info(3, "a", &[("b", 900), ("c", 20_000)])), ms(900));
        assert_eq!(heard_ago(&info(3, "a", &[("b", 9_000), ("c", 8_000)])), ms(8_000));
        let five = [("b", 1), ("c", 2), ("d", 3_000), ("e", 4_000)];
        assert_eq!(heard_ago(&info(5, "a", &five)), ms(2));
        // Not all are listed, or one was never heard of.
        assert_eq!(heard_ago(&info(5, "a", &five[..1])), None);
        assert_eq!(heard_ago(&info(3, "a", &[("b", 0), ("c", 7_000)])), ms(7_000));
        // Nobody leads, or another does.
        assert_eq!(heard_ago(&info(3, "", &[("b", 1), ("c", 1)])), None);
        assert_eq!(heard_ago(&info(3, "b", &[("b", 1), ("c", 1)])), None);
    }

    #[test]
    fn certain_is_what_a_majority_confirmed_after_the_question() {
        let asked = Instant::now() + Duration::from_secs(60);
        let led = |ms| Led::of(&info(3, "a", &[("b", ms), ("c", 60_000)]), asked);
        let before = Since::Moment(asked - Duration::from_millis(500));
        assert!(led(400).is_certain(before) && !led(600).is_certain(before));
        assert!(led(2_900).is_certain(Since::Recently) && !led(3_100).is_certain(Since::Recently));
    }
}
