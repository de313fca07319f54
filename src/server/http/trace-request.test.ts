import { expect, test } from "vitest";
import { aRoute } from "#testing/server/a-route.ts";
import { aTracer, saidOf } from "#testing/tracing/a-tracer.ts";
import type { Route } from "./route.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";

const ROUTE: Route = {
  limit: "cron",
  methods: ["POST"],
  body: null,
  answer: async () => new Response("done", { status: 202 }),
};

const ask = async (headers: Record<string, string>, method = "POST", route = ROUTE) => {
  const traced = aTracer();
  const { send, lines } = aRoute({ deps: { tracer: traced.tracer } });
  await send(route, new Request("http://localhost/api/thing?token=word", { method, headers }));
  const [span, ...more] = await traced.ended();
  if (span === undefined || more.length > 0) throw new Error("Not one span");
  return { span, trace: span.spanContext().traceId, line: JSON.parse(lines.at(-1) ?? "{}").fields };
};

test("a request is a part of the trace that its caller names, and its line in the log names it too", async () => {
  const { span, trace, line } = await ask({ traceparent: `00-${TRACE}-b7ad6b7169203331-00` });
  expect([trace, line.trace]).toEqual([TRACE, TRACE]);
  expect(span.attributes).toEqual({ kind: "cron", method: "POST", status: 202 });
  expect(saidOf(span)).not.toMatch(/word|thing/);
});

test.each(["", "x".repeat(10_000), `00-${TRACE}-b7ad6b7169203331-01-more`, `01-${"0".repeat(32)}-1-01`])(
  "a header that names none begins a trace of its own",
  async (traceparent) => {
    const { span, trace, line } = await ask({ traceparent });
    expect(trace).not.toBe(TRACE);
    expect(span.parentSpanContext).toBeUndefined();
    expect(line.trace).toBe(trace);
  },
);

test("a request that is refused, or whose route fails, is one too", async () => {
  expect((await ask({}, "GET")).span.attributes["status"]).toBe(405);
  const broken = { ...ROUTE, answer: () => Promise.reject(new Error("a word of a secret")) };
  const { span } = await ask({}, "POST", broken);
  expect(span.attributes["status"]).toBe(500);
  expect(saidOf(span)).not.toContain("secret");
});
