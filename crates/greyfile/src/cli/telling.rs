//! What the program tells of itself: its own log on standard error, and spans to a collector.

use std::io::IsTerminal;

use opentelemetry::KeyValue;
use opentelemetry::trace::TracerProvider;
use opentelemetry_otlp::{SpanExporter, WithExportConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::{Sampler, SdkTracerProvider};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::{FilterExt, Targets, filter_fn};
use tracing_subscriber::prelude::*;

use crate::told::{OrTold, Told};

/// Ends the telling: what was not sent yet is sent.
#[must_use]
pub struct Telling(SdkTracerProvider);

/// Starts it.
///
/// # Errors
/// When the collector's address is none.
pub fn start(filter: &str, collector: Option<&str>) -> anyhow::Result<Telling> {
    let provider = provider(collector)?;
    let spans = tracing_opentelemetry::layer()
        .with_tracer(provider.tracer("greyfile"))
        .with_location(false)
        .with_threads(false)
        .with_tracked_inactivity(false)
        // Not the spans of libraries, which may hold what a request held.
        .with_filter(Targets::new().with_target("greyfile", tracing::Level::INFO));
    // One line an event: spans are for the collector.
    let lines = EnvFilter::new(filter).and(filter_fn(|metadata| metadata.is_event()));
    let to_stderr = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_filter(lines);
    tracing_subscriber::registry().with(to_stderr).with(spans).init();
    Ok(Telling(provider))
}

/// Without a collector only traces go on that a request brought with it.
fn provider(collector: Option<&str>) -> anyhow::Result<SdkTracerProvider> {
    let builder = SdkTracerProvider::builder().with_resource(
        Resource::builder()
            .with_service_name("greyfile")
            .with_attributes([
                KeyValue::new("service.version", env!("CARGO_PKG_VERSION")),
                KeyValue::new("service.instance.id", std::process::id().to_string()),
            ])
            .build(),
    );
    let Some(collector) = collector else {
        let unless_asked = Sampler::ParentBased(Box::new(Sampler::AlwaysOff));
        return Ok(builder.with_sampler(unless_asked).build());
    };
    let endpoint = format!("{}/v1/traces", collector.trim_end_matches('/'));
    let exporter = SpanExporter::builder().with_http().with_endpoint(endpoint).build();
    let exporter =
        exporter.or_told(|| Told::new("collector-no-address").with("collector", collector))?;
    Ok(builder.with_batch_exporter(exporter).build())
}

impl Drop for Telling {
    fn drop(&mut self) {
        if let Err(error) = self.0.shutdown() {
            tracing::debug!(error = %error, "some spans were not sent");
        }
    }
}
