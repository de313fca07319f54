import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deliveryDepsOf } from "#server/told/delivery-deps-of.ts";
import { aDoer } from "#testing/builders/a-session.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { startWebhookReceiver } from "#testing/told/start-webhook-receiver.ts";
import { aTracer, saidOf } from "#testing/tracing/a-tracer.ts";
import { setWebhook } from "./set-webhook.ts";
import { workNotifications } from "./work-notifications.ts";

const traced = aTracer();
let receiver: Awaited<ReturnType<typeof startWebhookReceiver>>;
let stage: Stage;

beforeAll(async () => {
  receiver = await startWebhookReceiver();
  const wiring = { tracer: traced.tracer, telling: { webhookHosts: [receiver.host] } };
  stage = await startStage({ wiring });
});
afterAll(async () => {
  await stage.stop();
  await receiver.stop();
});

/** Its own name and those of what it is a part of, innermost first; only across the queue there is no span between. */
const wayOf = (span: ReadableSpan, spans: readonly ReadableSpan[]): readonly string[] => {
  const parent = spans.find((other) => other.spanContext().spanId === span.parentSpanContext?.spanId);
  return [span.name, ...(parent === undefined ? [] : wayOf(parent, spans))];
};

/** Everybody's secrets of this test, as they were made. */
const secretsOf = (keys: readonly object[]): readonly string[] =>
  keys.flatMap((key) =>
    Object.values(key).filter((value) => typeof value === "string" && value.length >= 10),
  );

test("one trace goes from the tick through the effect and the row of the job to what the trader is told, and holds no secret", async () => {
  const keys: object[] = [];
  const createKey = stage.paper.createKey.bind(stage.paper);
  Object.assign(stage.paper, {
    createKey: (...args: Parameters<typeof createKey>) => {
      const key = createKey(...args);
      keys.push(key);
      return key;
    },
  });
  const trader = await stage.trader();
  const { userId } = trader;
  const { secret } = await setWebhook(stage.wired, aDoer(userId), receiver.url);
  const { id } = await trader.open();
  await trader.guard(id);
  expect(await stage.tick(95_400)).toMatchObject({ hits: 1, confirmed: 1 });

  const [row] = await stage.sql`select id, traceparent from outbox where outcome = 'confirmed'`;
  const deps = deliveryDepsOf(stage.wired);
  await deps.deliveries.spread(10, deps.clock(), deps.means);
  const jobs =
    await stage.sql`select data->>'traceparent' as traceparent from pgboss.job where name = 'deliver'`;
  expect(jobs.map(({ traceparent }) => traceparent)).toEqual([row?.["traceparent"]]);
  while ((await workNotifications(deps)) > 0);
  expect(receiver.payloads()).toHaveLength(1);

  const spans = await traced.ended();
  const trace = String(row?.["traceparent"]).split("-")[1];
  const mine = spans.filter((span) => span.spanContext().traceId === trace);
  const told = mine.find(({ name }) => name === "delivery");
  const effect = mine.find(({ name }) => name === "exchange");
  expect(told === undefined ? [] : wayOf(told, mine)).toEqual(["delivery", "job", "intent", "hit", "tick"]);
  expect(effect === undefined ? [] : wayOf(effect, mine)).toEqual(["exchange", "intent", "hit", "tick"]);
  expect(told?.attributes).toEqual({ channel: "webhook", round: 1, outcome: "sent" });
  expect(effect?.attributes).toEqual({ network: "paper", kind: "add-margin", outcome: "ok" });

  const secrets = [secret, receiver.url, trader.account.id, userId, ...secretsOf(keys)];
  expect(secrets.length).toBeGreaterThanOrEqual(7);
  const said = spans.map(saidOf).join("\n");
  expect(secrets.filter((one) => said.includes(one))).toEqual([]);
});
