import { describe, expect, test } from "vitest";
import { rejected } from "#cli/sim/exchange/house.ts";
import { priceFromUsd, sats } from "#domain/units.ts";
import type { Exchange, Network, Urgency } from "#ports/exchange.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { exchangeContract } from "#testing/contracts/exchange/exchange-contract.ts";
import { makeFakeHarness } from "#testing/contracts/exchange/make-fake-harness.ts";
import { OUTCOME_UNKNOWN, UNAUTHORIZED } from "#testing/fakes/fake-faults.ts";
import { DOWN, HASTY, openVenue, openVenueOnBudget, refuse } from "#testing/resilience/open-venue.ts";
import { createResilientExchanges } from "./create-resilient-exchanges.ts";

exchangeContract(
  "an exchange made resilient",
  makeFakeHarness((exchanges) =>
    createResilientExchanges({
      exchanges,
      budget: null,
      elapsed: () => 0,
      sleep: async () => undefined,
      random: () => 0,
    }),
  ),
);

describe("a read", () => {
  test("is asked again at most twice, waiting longer each time", async () => {
    const { account, exchange, run, sent } = openVenue();
    account.faults.always("account", refuse(DOWN));
    expect(await run(exchange().account())).toMatchObject({ failure: DOWN });
    // Half of 200 ms, then half of 400 ms more.
    expect(sent.map(({ at }) => at)).toEqual([0, 100, 300]);
  });

  test("succeeds when its trouble passes", async () => {
    const { account, exchange, run } = openVenue();
    account.faults.once("account", refuse(DOWN));
    account.faults.once("account", refuse(HASTY));
    expect(await run(exchange().account())).toMatchObject({ ok: true });
  });

  test.each([
    ["took its whole time", { ...DOWN, trouble: "timed-out" } as const],
    ["cannot be read", { ...DOWN, trouble: "unreadable" } as const],
    ["refuses the key", UNAUTHORIZED],
    ["says no", rejected("no")],
    ["asks for a long pause", { ...HASTY, retryAfterMs: 2_001 }],
  ])("is not asked again when the answer %s", async (_, failure) => {
    const { account, exchange, run, sent } = openVenue();
    account.faults.always("account", refuse(failure));
    expect(await run(exchange().account())).toMatchObject({ failure });
    expect(sent).toHaveLength(1);
  });

  test("waits as long as it is told, and a little more", async () => {
    const { account, exchange, run, sent } = openVenue();
    account.faults.once("account", refuse({ ...HASTY, retryAfterMs: 2_000 }));
    await run(exchange().account());
    expect(sent.map(({ at }) => at)).toEqual([0, 2_100]);
  });
});

const WRITES: readonly (readonly [
  name: string,
  write: (exchange: Exchange) => ReturnType<Exchange["addMargin"]>,
])[] = [
  ["addMargin", (exchange) => exchange.addMargin({ positionId: "held", amount: sats(5), signedAt: 1 })],
  [
    "setStopLoss",
    (exchange) => exchange.setStopLoss({ positionId: "held", price: priceFromUsd(95_000), signedAt: 1 }),
  ],
];

describe.each(WRITES)("a write (%s)", (name, write) => {
  const call = name === "addMargin" ? "addMargin" : "setStopLoss";

  test.each([DOWN, OUTCOME_UNKNOWN, HASTY, UNAUTHORIZED, rejected("no")])(
    "is sent once, whatever happens: $kind",
    async (failure) => {
      const { account, exchange, run, sent } = openVenue();
      account.faults.always(call, refuse(failure));
      expect(await run(write(exchange()))).toMatchObject({ failure });
      expect(sent).toHaveLength(1);
    },
  );

  test("does not leave while the exchange is not answering, not even as a probe", async () => {
    const { account, exchange, run, sent, time } = openVenue();
    account.faults.always("account", refuse(DOWN));
    for (let read = 0; read < 4; read += 1) await run(exchange().account());
    const before = sent.length;
    await run(time.sleep(60_000));
    expect(await run(write(exchange()))).toMatchObject({
      failure: { kind: "unavailable", message: expect.stringContaining("nothing was sent") },
    });
    expect(sent).toHaveLength(before);
  });

  test("overtakes every read that waits, even a guard's", async () => {
    const { account, exchange, run, sent } = openVenueOnBudget();
    account.hold(aPosition({ id: "held" }));
    const reads = Array.from({ length: 8 }, () => exchange("guard").account());
    await run(Promise.all([...reads, write(exchange("screen"))]));
    expect(sent.slice(0, 2).map((request) => request.call)).toEqual(["account", call]);
  });

  test("waits for the budget a moment only, and is then not sent", async () => {
    const { budget, exchange, run, sent, time } = openVenueOnBudget();
    await budget.pause({ network: "paper", key: "k1" }, 2_000);
    expect(await run(write(exchange()))).toMatchObject({
      failure: { kind: "rate-limited", retryAfterMs: 2_000 },
    });
    expect([sent.length, time.elapsed()]).toEqual([0, 0]);
  });
});

describe("an exchange that asks one key to wait", () => {
  test("is not asked by it before that, and by others all the while", async () => {
    const { account, exchange, run, sent, time } = openVenueOnBudget();
    account.faults.once("account", refuse({ ...HASTY, retryAfterMs: 30_000 }));
    expect(await run(exchange("guard", "k1").account())).toMatchObject({ failure: { retryAfterMs: 30_000 } });
    const again = await run(exchange("guard", "k1").account());
    expect(again).toMatchObject({ failure: { kind: "rate-limited" } });
    expect(await run(exchange("guard", "k2").account())).toMatchObject({ ok: true });
    await run(time.sleep(30_000));
    expect(await run(exchange("guard", "k1").account())).toMatchObject({ ok: true });
    expect(sent.map(({ key }) => key)).toEqual(["k1", "k2", "k1"]);
  });
});

describe("the public price", () => {
  const tickers = (stage: ReturnType<typeof openVenue>, network: Network, ...urgencies: readonly Urgency[]) =>
    urgencies.map((urgency) => stage.exchanges.marketData(network, urgency).ticker());

  test("is read once for all who ask at once, on each network, and anew for the next", async () => {
    const stage = openVenue();
    await stage.run(Promise.all(tickers(stage, "paper", "sync", "sync", "screen")));
    expect(stage.sent).toHaveLength(1);
    await stage.run(Promise.all([...tickers(stage, "paper", "sync"), ...tickers(stage, "signet", "sync")]));
    expect(stage.sent).toHaveLength(3);
  });

  test("does not make a guard wait with a screen's patience", async () => {
    const stage = openVenueOnBudget();
    await stage.budget.pause({ network: "paper", key: null }, 3_000);
    const [screen, guard] = await stage.run(Promise.all(tickers(stage, "paper", "screen", "guard")));
    expect(screen).toMatchObject({ failure: { kind: "rate-limited" } });
    expect(guard).toMatchObject({ ok: true });
  });

  test("of a failed flight is not kept", async () => {
    const stage = openVenue();
    stage.market.faults.once("ticker", refuse(rejected("no")));
    const [first] = await stage.run(Promise.all(tickers(stage, "paper", "sync")));
    const [second] = await stage.run(Promise.all(tickers(stage, "paper", "sync")));
    expect([first?.ok, second?.ok]).toEqual([false, true]);
  });
});

test("the exchange's time means the middle of the call, however long it waited to leave", async () => {
  const { budget, exchanges, run, time, venue } = openVenueOnBudget();
  venue.latencyMs = 200;
  await budget.pause({ network: "paper", key: null }, 1_000);
  const begun = time.elapsed();
  const answer = await run(exchanges.marketData("paper", "guard").serverTime());
  // The clocks are one: read as it was sent, the time is half a flight old, as without any waiting.
  expect(answer.ok && answer.value - (begun + time.elapsed()) / 2).toBe(-100);
});
