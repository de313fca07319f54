import { SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace";

/** A tick that found nothing to do: there are four a second of them, and none tells anything. */
const isIdle = ({ name, attributes, status }: ReadableSpan): boolean =>
  name === "tick" &&
  attributes["hits"] === 0 &&
  attributes["reconciled"] === 0 &&
  status.code !== SpanStatusCode.ERROR;

/** The same exporter, which hears of no tick that did nothing. */
export const withoutIdleTicks = (exporter: SpanExporter): SpanExporter => ({
  export: (spans, onEnd) => {
    const told = spans.filter((span) => !isIdle(span));
    if (told.length === 0) return onEnd({ code: 0 });
    exporter.export(told, onEnd);
  },
  shutdown: () => exporter.shutdown(),
  ...(exporter.forceFlush === undefined
    ? {}
    : { forceFlush: (...options) => exporter.forceFlush?.(...options) ?? Promise.resolve() }),
});
