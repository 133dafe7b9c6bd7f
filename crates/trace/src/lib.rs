//! Joins the spans of one command across processes and the broker: what is put into a request's or
//! a message's `traceparent` here is the parent of the spans made there.
//!
//! Only what is sampled travels. Where nobody collects spans and no request brings a context of its
//! own, no header is written and no record on the broker grows.

use greyfile_eventlog::TraceParent;
use opentelemetry::trace::{SpanContext, SpanId, TraceContextExt, TraceFlags, TraceId, TraceState};
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt;

/// The header that carries it (W3C Trace Context).
pub const HEADER: &str = "traceparent";

/// The context that what follows from the current span has to carry, if its trace is collected.
pub fn current() -> Option<TraceParent> {
    let context = Span::current().context();
    let span = context.span();
    let span = span.span_context();
    if !span.is_valid() || !span.is_sampled() {
        return None;
    }
    let flags = span.trace_flags().to_u8();
    format!("00-{}-{}-{flags:02x}", span.trace_id(), span.span_id()).parse().ok()
}

/// Makes a span that was just created the child of what the context names.
pub fn follow(span: &Span, parent: &TraceParent) {
    let (trace, parent_span, flags) = parent.parts();
    let (Ok(trace), Ok(parent_span), Ok(flags)) =
        (TraceId::from_hex(trace), SpanId::from_hex(parent_span), u8::from_str_radix(flags, 16))
    else {
        return;
    };
    let flags = TraceFlags::new(flags);
    let context = SpanContext::new(trace, parent_span, flags, true, TraceState::default());
    // Where no layer collects spans there is nothing to join.
    let _ = span.set_parent(opentelemetry::Context::new().with_remote_span_context(context));
}

/// The id of the current trace as logs show it, if it is collected.
pub fn id() -> Option<String> {
    current().map(|parent| parent.parts().0.to_owned())
}

#[cfg(test)]
mod tests {
    use opentelemetry::trace::TracerProvider;
    use opentelemetry_sdk::trace::{Sampler, SdkTracerProvider};
    use tracing::info_span;
    use tracing_subscriber::prelude::*;

    use super::*;

    const CALLER: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    fn with_sampler<T>(sampler: Sampler, run: impl FnOnce() -> T) -> T {
        let provider = SdkTracerProvider::builder().with_sampler(sampler).build();
        let layer = tracing_opentelemetry::layer().with_tracer(provider.tracer("test"));
        tracing::subscriber::with_default(tracing_subscriber::registry().with(layer), run)
    }

    #[test]
    fn a_trace_goes_on_with_another_span() {
        with_sampler(Sampler::AlwaysOn, || {
            let span = info_span!("received");
            follow(&span, &CALLER.parse().unwrap());
            let here = span.in_scope(current).unwrap();
            let (trace, parent, flags) = here.parts();
            assert_eq!((trace, flags), ("4bf92f3577b34da6a3ce929d0e0e4736", "01"));
            assert_ne!(parent, "00f067aa0ba902b7");
            assert_eq!(span.in_scope(id).as_deref(), Some(trace));
        });
    }

    #[test]
    fn what_nobody_collects_leaves_no_trace() {
        let from_nowhere = || info_span!("received").in_scope(current);
        assert_eq!(from_nowhere(), None, "without a layer");
        let unless_asked = Sampler::ParentBased(Box::new(Sampler::AlwaysOff));
        with_sampler(unless_asked, || {
            assert_eq!(from_nowhere(), None);
            let span = info_span!("received");
            follow(&span, &CALLER.parse().unwrap());
            assert!(span.in_scope(current).is_some(), "a caller's trace goes on");
            let span = info_span!("received");
            follow(&span, &CALLER.replace("-01", "-00").parse().unwrap());
            assert_eq!(span.in_scope(current), None, "unless the caller does not collect it");
        });
    }
}
