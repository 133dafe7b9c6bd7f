//! One command's trace, from the caller through two processes and the broker into the views.

use greyfile_tests::cli::Cli;
use greyfile_tests::service::Serve;
use greyfile_tests::{folder, make, seed};
use opentelemetry_proto::tonic::common::v1::{KeyValue, any_value};
use opentelemetry_proto::tonic::trace::v1::Span;
use reqwest::Method;

use super::{broker, serve, with_stream};
use crate::collector::{Collector, hex};

fn attribute<'a>(span: &'a Span, name: &str) -> Option<&'a any_value::Value> {
    let named = span.attributes.iter().find(|KeyValue { key, .. }| key == name)?;
    named.value.as_ref()?.value.as_ref()
}

/// The one span of this name whose parent is another.
fn child<'a>(spans: &'a [Span], parent: &[u8], name: &str) -> &'a Span {
    let mut found = spans.iter().filter(|span| span.parent_span_id == parent && span.name == name);
    match (found.next(), found.next()) {
        (Some(span), None) => span,
        _ => panic!("not one {name} under {}: {spans:#?}", hex(parent)),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_is_one_trace_from_the_caller_to_the_views() {
    let folders = [folder::temporary(), folder::temporary()];
    let nats = with_stream(&Cli::on(folders[0].path()));
    let broker = broker(&nats);
    let collector = Collector::start().await;
    let intake = serve(folders[0].path(), &broker).args(["--role", "intake", "--demo"]);
    let intake = collector.serve(intake).start().await;
    let web = serve(folders[1].path(), &broker).args(["--role", "web", "--intake"]);
    let web = collector.serve(web.arg(intake.http.base())).start().await;

    let mut rng = seed::rng("a_command_is_one_trace_from_the_caller_to_the_views");
    let trace = format!("{:032x}", rng.u128(1..));
    let caller = format!("00-{trace}-00f067aa0ba902b7-01");
    let command = make::enquiry(&mut rng, "Zarmina Demo's enquiry", "Multan");
    let request = web.http.request(Method::POST, "/api/commands").json(&command);
    web.http.send(request.header("traceparent", &caller)).await.ok();

    let spans = collector.trace(&trace, 6).await;
    let at_web = child(&spans, &[0x00, 0xf0, 0x67, 0xaa, 0x0b, 0xa9, 0x02, 0xb7], POST_COMMANDS);
    let at_intake = child(&spans, &at_web.span_id, POST_COMMANDS);
    let decided = child(&spans, &at_intake.span_id, "command");
    child(&spans, &decided.span_id, "append");
    // And behind the broker, in the other process, each view that has taken it in.
    let viewed: Vec<&any_value::Value> = spans
        .iter()
        .filter(|span| span.name == "view" && span.parent_span_id == decided.span_id)
        .filter_map(|span| attribute(span, "view.name"))
        .collect();
    assert_eq!(viewed.len(), greyfile_registry::names().len(), "{spans:#?}");
    assert_ne!(viewed[0], viewed[1]);
    // What is told of a command is its id, and nothing it holds.
    let told = format!("{spans:?}");
    assert!(told.contains(command["id"].as_str().unwrap()));
    assert!(!told.contains("Zarmina"), "{told}");
    for service in [web, intake] {
        let said = service.stop();
        assert!(said.contains(&format!("trace.id=\"{trace}\"")), "{said}");
    }
}

const POST_COMMANDS: &str = "POST /api/commands";

#[tokio::test]
async fn a_record_carries_a_trace_only_when_somebody_collects_it() {
    let data = folder::temporary();
    let nats = with_stream(&Cli::on(data.path()));
    let service = serve(data.path(), &broker(&nats)).arg("--demo").start().await;
    let mut rng = seed::rng("a_record_carries_a_trace_only_when_somebody_collects_it");
    let mut positions = Vec::new();
    let caller = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    for traceparent in [None, Some("nonsense"), Some(caller), Some(&*caller.replace("-01", "-00"))]
    {
        let command = make::enquiry(&mut rng, "Traced?", "Multan");
        let mut request = service.http.request(Method::POST, "/api/commands").json(&command);
        if let Some(traceparent) = traceparent {
            request = request.header("traceparent", traceparent);
        }
        let answer = service.http.send(request).await.ok();
        positions.push(answer["position"].as_u64().unwrap());
    }
    let jetstream = async_nats::jetstream::new(nats.link().await.client().clone());
    let stream = jetstream.get_stream("grey-record").await.unwrap();
    let mut carried = Vec::new();
    for position in positions {
        let message = stream.get_raw_message(position).await.unwrap();
        carried.push(message.headers.get("traceparent").map(ToString::to_string));
    }
    let trace = carried[2].as_deref().expect("the sampled one");
    assert!(trace.starts_with("00-4bf92f3577b34da6a3ce929d0e0e4736-"), "{trace}");
    assert!(!trace.contains("00f067aa0ba902b7"), "its own span, not the caller's: {trace}");
    assert_eq!([&carried[0], &carried[1], &carried[3]], [&None, &None, &None]);
    service.stop();
}

#[test]
fn a_collector_that_is_none_is_named() {
    let data = folder::temporary();
    let ran = Serve::on(data.path()).args(["--demo", "--trace-to", "not an address"]).fail();
    assert!(ran.stderr.contains("--trace-to not an address"), "{}", ran.stderr);
    assert!(ran.stderr.contains("http://127.0.0.1:4318"), "{}", ran.stderr);
}
