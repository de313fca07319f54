import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanStatusCode,
  TraceFlags,
  trace,
} from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { parseTraceParent } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  type SpanExporter,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { spanFacts } from "#domain/operations/span-table.ts";
import type { OpenTracer } from "#ports/tracer.ts";
import { withoutIdleTicks } from "./without-idle-ticks.ts";

/** What is told by now is there within seconds of a crash. */
const HAND_ON_EVERY_MS = 1_000;
/** A receiver that hangs holds back what comes after it, and nothing else. */
const HAND_ON_MS = 5_000;

/** Where spans go: an OTLP receiver over HTTP, its path left out, or whatever takes them in a test. */
export type TracerOptions = { readonly service: string } & (
  | { readonly endpoint: string }
  | { readonly exporter: SpanExporter }
);

const exporterOf = (options: TracerOptions): SpanExporter =>
  "exporter" in options
    ? options.exporter
    : new OTLPTraceExporter({
        url: `${options.endpoint.replace(/\/+$/, "")}/v1/traces`,
        timeoutMillis: HAND_ON_MS,
      });

const writtenOf = ({ traceId, spanId }: SpanContext): string => `00-${traceId}-${spanId}-01`;

/** What an error is called; what it says can hold anything. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");

/** A span that says what is ours to say, whatever it is given. */
const noteOn = (span: Span) => (facts: Parameters<typeof spanFacts>[0]) => {
  span.setAttributes(spanFacts(facts));
};

/**
 * Traces through OpenTelemetry, by parts of its own: nothing is registered for the whole process, so no library, the
 * framework among them, adds spans that we did not write. Every trace is kept, whatever a caller's `traceparent` asks for.
 */
export const createTracer = (options: TracerOptions): OpenTracer => {
  const contexts = new AsyncLocalStorageContextManager().enable();
  const exporter = withoutIdleTicks(exporterOf(options));
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": options.service }),
    sampler: new AlwaysOnSampler(),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter,
        scheduledDelayMillis: HAND_ON_EVERY_MS,
        exportTimeoutMillis: HAND_ON_MS,
      }),
    ],
  });
  const tracer = provider.getTracer("axisor");
  const contextOf = (parent: string | null): Context => {
    const known = parent === null ? null : parseTraceParent(parent);
    if (known === null) return contexts.active();
    const isRemote = true;
    return trace.setSpanContext(ROOT_CONTEXT, { ...known, isRemote, traceFlags: TraceFlags.SAMPLED });
  };
  return {
    span: async (name, facts, work, parent = null) => {
      const context = contextOf(parent);
      const span = tracer.startSpan(name, { attributes: spanFacts(facts) }, context);
      try {
        return await contexts.with(trace.setSpan(context, span), () => work(noteOn(span)));
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: nameOf(error) });
        throw error;
      } finally {
        span.end();
      }
    },
    current: () => {
      const span = trace.getSpanContext(contexts.active());
      return span === undefined ? null : writtenOf(span);
    },
    // What nobody took is lost: a trace is worth no failure of what it tells of.
    close: () => provider.shutdown().catch(() => undefined),
  };
};
