import { expect, test } from "vitest";
import { ok } from "#domain/result.ts";
import type { Exchange } from "#ports/exchange.ts";
import { onExchange, openEngine } from "./open-engine.ts";

/** The trade as it is listed, whatever was asked of it. */
const asItWas = async (exchange: Exchange, positionId: string) => {
  const trades = await exchange.runningTrades();
  const found = trades.ok ? trades.value.find(({ id }) => id === positionId) : undefined;
  if (found === undefined) throw new Error("There is no such trade");
  return ok(found);
};

test("B7 a success that shows the position as it was is not done: it is told as unknown, and only reading settles it", async () => {
  const engine = await openEngine();
  const hollow = onExchange(engine.deps, (exchange) => ({
    ...exchange,
    addMargin: ({ positionId }) => asItWas(exchange, positionId),
  }));
  await engine.tick(94_444.5, hollow);
  expect([await engine.outcomes(), (await engine.held())?.margin]).toEqual([["unknown"], 100_000]);
  engine.pass(60_000);
  await engine.tick(94_444.5);
  expect(await engine.outcomes()).toEqual(["unknown", "not-applied", "confirmed"]);
  expect(engine.topUps()).toEqual([76_471]);
});

test("B4 a top-up that neither the answer nor the list shows yet is not made a second time", async () => {
  const engine = await openEngine();
  const late = onExchange(engine.deps, (exchange) => ({
    ...exchange,
    addMargin: async (request) => {
      const before = await asItWas(exchange, request.positionId);
      await exchange.addMargin(request);
      engine.exchange.faults.always("runningTrades", { kind: "stale" });
      return before;
    },
  }));
  await engine.tick(94_444.5, late);
  engine.pass(1_000);
  await engine.tick(94_444.5, late);
  engine.exchange.faults.heal();
  engine.pass(60_000);
  await engine.tick(94_444.5);
  expect([await engine.outcomes(), engine.topUps()]).toEqual([["unknown", "confirmed"], [76_471]]);
});
