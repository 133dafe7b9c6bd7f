//! The messages' description: kept in schemas/, and true of what a broker really holds.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use futures_util::StreamExt;
use greyfile_envelope::{Envelope, RECORD_LEN_MAX, StreamKind};
use greyfile_eventlog::jetstream::{HEADERS, LogName};
use greyfile_tests::cli::Cli;
use greyfile_tests::folder::{self, repository};
use greyfile_tests::service::Serve;
use greyfile_tests::{make, seed};
use reqwest::Method;

use super::{broker, with_stream};

const RENEW: &str = "GREYFILE_RENEW=1 cargo test -p greyfile-tests asyncapi";

/// The description, from the code.
fn document() -> String {
    let name = LogName::default();
    let subject = name.subjects().replacen('*', "{kind}", 1).replacen('*', "{id}", 1);
    let stream = name.stream();
    let mut text = format!(
        "# Written by a test from the code; renew it with: {RENEW}\n\
         asyncapi: 3.0.0\n\
         info:\n  \
           title: The log of Greyfile on NATS JetStream\n  \
           version: {}\n  \
           description: >-\n    \
             One stream of the broker holds one log: a position is a sequence, each stream of the log a\n    \
             subject, each record a message. Only intake publishes; a publish without the headers below would be\n    \
             unguarded. Records are read with direct gets and ordered consumers. To follow the log, read the\n    \
             sequences from 1 on, one after the other: none is missing, deleted or changed, ever.\n    \
             Several records of one command are published at once; the place in each record says how many there\n    \
             are, so that a reader can wait for the last. A login that may read is enough: the user auditor of\n    \
             deploy/nats, with a certificate of the agency where TLS is on. layout.json says what the bytes of a\n    \
             record are; what it does not know was written by a newer Greyfile.\n\
         servers:\n  \
           broker:\n    \
             host: '{{host}}:4222'\n    \
             protocol: nats\n    \
             description: Any server of the cluster (nats-server 2.12 or newer, with JetStream).\n    \
             variables:\n      \
               host:\n        \
                 description: As the agency named it.\n        \
                 default: 127.0.0.1\n\
         defaultContentType: application/vnd.greyfile.record\n\
         channels:\n  \
           streams:\n    \
             address: {subject}\n    \
             description: The records of one stream of the log, in the broker's stream {stream}.\n    \
             parameters:\n      \
               kind:\n        \
                 description: The kind of stream.\n        \
                 enum:\n",
        env!("CARGO_PKG_VERSION"),
    );
    for kind in StreamKind::ALL {
        let _ = writeln!(text, "          - {kind}");
    }
    text.push_str(
        "      id:\n        description: Its id, a ULID.\n    messages:\n      record:\n        \
         $ref: '#/components/messages/record'\n\
         operations:\n  record:\n    action: send\n    channel:\n      $ref: '#/channels/streams'\n    \
         summary: Intake records events; several together go as an atomic batch.\n  \
         follow:\n    action: receive\n    channel:\n      $ref: '#/channels/streams'\n    \
         summary: Views and auditors follow the whole log, in order.\n\
         components:\n  messages:\n    record:\n      summary: One event.\n      headers:\n        \
         type: object\n        additionalProperties: false\n        properties:\n",
    );
    for (header, meaning) in HEADERS {
        let _ = writeln!(
            text,
            "          {header}:\n            type: string\n            description: {meaning}"
        );
    }
    let _ = write!(
        text,
        "      payload:\n        type: string\n        format: binary\n        \
         maxLength: {RECORD_LEN_MAX}\n        description: >-\n          \
         Format {}: layout.json has the envelope and each payload in the order of their bytes.\n          \
         Anything longer, shorter or of another format is refused. golden/ holds bytes of every\n          \
         version, with what they mean.\n        x-layout: layout.json\n        x-events:\n",
        greyfile_envelope::FORMAT
    );
    for (event_type, version) in greyfile_record::versions() {
        let _ = writeln!(
            text,
            "          - name: {event_type}\n            version: {version}\n            \
             schema: events/{event_type}.v{version}.json"
        );
    }
    text
}

#[test]
fn the_asyncapi_description_is_the_one_in_schemas() {
    let path = repository().join("schemas/asyncapi.yaml");
    let document = document();
    if seed::renew() {
        fs::write(&path, &document).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == document,
        "{} is not what the code says; renew it with: {RENEW}",
        path.display()
    );
    for (event_type, version) in greyfile_record::versions() {
        let schema = repository().join(format!("schemas/events/{event_type}.v{version}.json"));
        assert!(schema.is_file(), "{}", schema.display());
    }
}

#[tokio::test]
async fn the_asyncapi_description_is_true_of_what_a_broker_holds() {
    let data = folder::temporary();
    let nats = with_stream(&Cli::on(data.path()));
    let serve = broker(&nats).iter().fold(Serve::on(data.path()), Serve::arg_of);
    let service = serve.arg("--demo").start().await;
    // One with every header: a command that belongs to a trace.
    let mut rng = seed::rng("the_asyncapi_description_is_true_of_what_a_broker_holds");
    let command = make::enquiry(&mut rng, "Traced", "Multan");
    let traced = service.http.request(Method::POST, "/api/commands").json(&command);
    let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    service.http.send(traced.header("traceparent", trace)).await.ok();
    service.stop();
    let name = LogName::default();
    let jetstream = async_nats::jetstream::new(nats.link().await.client().clone());
    let stream = jetstream.get_stream(name.stream()).await.unwrap();
    let last = stream.cached_info().state.last_sequence;
    let config = async_nats::jetstream::consumer::push::OrderedConfig {
        deliver_subject: jetstream.client().new_inbox(),
        ..Default::default()
    };
    let mut messages = stream.create_consumer(config).await.unwrap().messages().await.unwrap();
    let known: BTreeSet<&str> = HEADERS.iter().map(|(header, _)| *header).collect();
    let (mut used, mut guarded) = (BTreeSet::new(), BTreeSet::new());
    for position in 1..=last {
        let message = messages.next().await.unwrap().unwrap();
        let headers = message.headers.clone().unwrap_or_default();
        for (header, _) in headers.iter() {
            let header = header.to_string();
            assert!(known.contains(header.as_str()), "position {position}: {header}");
            used.insert(header);
        }
        let envelope = Envelope::decode(&message.payload).unwrap();
        assert_eq!(message.subject.as_str(), name.subject(envelope.stream));
        // The first record of a stream in a batch is guarded; those behind it follow from it.
        if headers.get("Nats-Expected-Last-Subject-Sequence").is_some() || position == 1 {
            guarded.insert(envelope.stream);
        }
        assert!(guarded.contains(&envelope.stream), "position {position} is unguarded");
    }
    assert_eq!(used.len(), HEADERS.len(), "{used:?}");
}
