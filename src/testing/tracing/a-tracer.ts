import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import { createTracer } from "#adapters/opentelemetry/create-tracer.ts";

/** The real tracer, handing on into a list. */
export const aTracer = () => {
  const spans: ReadableSpan[] = [];
  const tracer = createTracer({
    service: "axisor-test",
    exporter: {
      export: (told, onEnd) => {
        spans.push(...told);
        onEnd({ code: 0 });
      },
      shutdown: async () => undefined,
    },
  });
  return {
    tracer,
    /** All that was traced; it traces no more after this. */
    ended: async (): Promise<readonly ReadableSpan[]> => {
      await tracer.close();
      return spans;
    },
  };
};

/** Everything that leaves with a span, as one text. */
export const saidOf = ({ name, attributes, status, events, links, resource }: ReadableSpan): string =>
  JSON.stringify({ name, attributes, status, events, links, resource: resource.attributes });
