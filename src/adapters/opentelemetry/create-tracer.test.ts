import { randomBytes } from "node:crypto";
import { SpanStatusCode } from "@opentelemetry/api";
import { expect, onTestFinished, test } from "vitest";
import { aTracer, saidOf } from "#testing/tracing/a-tracer.ts";
import { startTraceReceiver } from "#testing/tracing/start-trace-receiver.ts";
import { createTracer } from "./create-tracer.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const PARENT = `00-${TRACE}-b7ad6b7169203331-00`;
/** As long and as varied as what we seal. */
const SECRET = randomBytes(32).toString("base64url");

test("what runs inside is a part of what is around it, also after waiting, and what runs beside it is not", async () => {
  const { tracer, ended } = aTracer();
  const pause = () => new Promise((resolve) => setTimeout(resolve, 1));
  expect(tracer.current()).toBeNull();
  await Promise.all([
    tracer.span("hit", { network: "paper" }, async () => {
      await pause();
      await tracer.span("intent", {}, async (note) => {
        await pause();
        note({ outcome: "confirmed" });
      });
    }),
    tracer.span("job", { kind: "deliver" }, pause),
  ]);
  expect(tracer.current()).toBeNull();
  const spans = new Map((await ended()).map((span) => [span.name, span]));
  const [hit, intent, job] = [spans.get("hit"), spans.get("intent"), spans.get("job")];
  expect(intent?.parentSpanContext?.spanId).toBe(hit?.spanContext().spanId);
  expect(intent?.attributes).toEqual({ outcome: "confirmed" });
  expect(intent?.spanContext().traceId).toBe(hit?.spanContext().traceId);
  expect(job?.parentSpanContext).toBeUndefined();
  expect(job?.spanContext().traceId).not.toBe(hit?.spanContext().traceId);
});

test("what is stored with a row is gone on with from it, whatever its sender wished of keeping it", async () => {
  const { tracer, ended } = aTracer();
  await tracer.span("job", {}, async () => expect(tracer.current()).toMatch(`00-${TRACE}-`), PARENT);
  const [job] = await ended();
  expect([job?.spanContext().traceId, job?.parentSpanContext?.spanId]).toEqual([TRACE, "b7ad6b7169203331"]);
});

test.each([
  "",
  "00-xyz",
  `${PARENT}; drop`,
  `00-${"0".repeat(32)}-b7ad6b7169203331-01`,
  `ff-${TRACE}-b7ad6b7169203331-01`,
  SECRET,
])("a parent that is none begins a trace of its own", async (parent) => {
  const { tracer, ended } = aTracer();
  await tracer.span("request", {}, async () => undefined, parent);
  const [request] = await ended();
  expect(request?.parentSpanContext).toBeUndefined();
  expect(request?.spanContext().traceId).not.toBe(TRACE);
});

test("what is thrown passes through and marks the span by its name; what it said stays here", async () => {
  const { tracer, ended } = aTracer();
  const broken = new TypeError(`refused: ${SECRET}`);
  await expect(tracer.span("exchange", {}, () => Promise.reject(broken))).rejects.toBe(broken);
  const [span] = await ended();
  expect(span?.status).toEqual({ code: SpanStatusCode.ERROR, message: "TypeError" });
  expect(span === undefined ? SECRET : saidOf(span)).not.toContain(SECRET);
});

test("facts of other names, and texts that nobody here wrote, stay here", async () => {
  const { tracer, ended } = aTracer();
  const facts = {
    kind: SECRET,
    outcome: "Not enough balance",
    network: "paper",
    [SECRET]: 1,
    passphrase: "x",
  };
  await tracer.span("hit", facts, async (note) => note(facts));
  const [span] = await ended();
  expect(span?.attributes).toEqual({ network: "paper" });
});

test("of ticks only those are told of that found something to do, or failed", async () => {
  const { tracer, ended } = aTracer();
  const tick = (hits: number, reconciled: number) =>
    tracer.span("tick", {}, async (note) => note({ hits, reconciled }));
  await tick(0, 0);
  await tick(1, 0);
  await tick(0, 1);
  await tracer.span("tick", {}, () => Promise.reject(new Error("gone"))).catch(() => undefined);
  expect((await ended()).map(({ attributes }) => attributes["hits"] ?? null)).toEqual([1, 0, null]);
});

test("a receiver of OTLP is told by HTTP, at its own path, of what ended before the tracer did", async () => {
  const receiver = await startTraceReceiver();
  onTestFinished(receiver.stop);
  const tracer = createTracer({ service: "axisor-worker", endpoint: `${receiver.endpoint}/` });
  await tracer.span(
    "intent",
    { intent: "018f0000-0000-7000-8000-000000000001" },
    async () => undefined,
    PARENT,
  );
  await tracer.close();
  const [got, ...more] = receiver.received;
  expect(more).toEqual([]);
  expect([got?.path, got?.type]).toEqual(["POST /v1/traces", "application/json"]);
  const told: unknown = JSON.parse(got?.body ?? "{}");
  expect(told).toMatchObject({
    resourceSpans: [
      {
        resource: { attributes: [{ key: "service.name", value: { stringValue: "axisor-worker" } }] },
        scopeSpans: [{ spans: [{ name: "intent", traceId: TRACE, parentSpanId: "b7ad6b7169203331" }] }],
      },
    ],
  });
});

test("a receiver that is not there holds nobody up and breaks nothing", async () => {
  const receiver = await startTraceReceiver();
  await receiver.stop();
  const tracer = createTracer({ service: "axisor-worker", endpoint: receiver.endpoint });
  expect(await tracer.span("hit", {}, async () => "done")).toBe("done");
  await tracer.close();
});
