import { describe, expect, test } from "vitest";
import { sats } from "#domain/units.ts";
import type { Urgency } from "#ports/exchange.ts";
import { kindsOf, openVenue, openVenueOnBudget } from "#testing/resilience/open-venue.ts";

const fullestSecond = (times: readonly number[]) =>
  Math.max(...times.map((start) => times.filter((at) => at >= start && at <= start + 1_000).length));

describe("when more want to ask than may", () => {
  const URGENCIES: readonly Urgency[] = ["guard", "exit", "entry", "sync", "screen"];

  test("no second ever sees more than four requests of an address, and one of the public", async () => {
    const { exchange, exchanges, run, sent, time } = openVenueOnBudget();
    const keepAsking = async (ask: () => Promise<unknown>, pauseMs: number) => {
      while (time.elapsed() < 120_000) {
        await ask();
        await time.sleep(pauseMs);
      }
    };
    const loops = URGENCIES.flatMap((urgency, place) => [
      keepAsking(() => exchange(urgency, `k${place}`).account(), 130 + 70 * place),
      keepAsking(() => exchange(urgency, `k${place}`).runningTrades(), 210 + 30 * place),
      keepAsking(() => exchanges.marketData("paper", urgency).serverTime(), 300),
    ]);
    await run(Promise.all(loops));
    const signed = sent.filter(({ key }) => key !== "").map(({ at }) => at);
    const publicly = sent.filter(({ key }) => key === "").map(({ at }) => at);
    expect([fullestSecond(signed), fullestSecond(publicly)]).toEqual([4, 1]);
    // 3.6 a second for two minutes: what the buckets promise is also used.
    expect(signed.length).toBeGreaterThan(420);
  });

  test("the most urgent are served first, in order", async () => {
    const { exchange, run, sent } = openVenueOnBudget();
    const asking = URGENCIES.toReversed().map((urgency, place) => exchange(urgency, `k${place}`).account());
    await run(Promise.all(asking));
    // The screen asked first, of full buckets; the others by urgency.
    expect(sent.map(({ urgency }) => urgency)).toEqual(["screen", "guard", "exit", "entry", "sync"]);
  });

  test("those who will not get a place in time are told so, unsent, and guards still get theirs", async () => {
    const { exchange, run, sent } = openVenueOnBudget();
    const ask = (urgency: Urgency) =>
      Promise.all(Array.from({ length: 12 }, (_, place) => exchange(urgency, `k${place}`).account()));
    const [guards, screens] = await run(Promise.all([ask("guard"), ask("screen")]));
    expect(new Set(kindsOf(guards ?? []))).toEqual(new Set(["ok"]));
    expect(kindsOf(screens ?? []).filter((kind) => kind === "rate-limited").length).toBeGreaterThanOrEqual(
      11,
    );
    expect(sent.slice(0, 12).every(({ urgency }) => urgency === "guard")).toBe(true);
  });

  test("a budget that is down holds everything back, and says that nothing was sent", async () => {
    const down = async () => {
      throw new Error("the database is gone");
    };
    const { exchange, run, sent } = openVenue({ budget: { take: down, pause: down } });
    const answers = await run(
      Promise.all([
        exchange().account(),
        exchange().addMargin({ positionId: "held", amount: sats(5), signedAt: 1 }),
      ]),
    );
    for (const answer of answers) {
      expect(answer).toMatchObject({
        failure: { kind: "unavailable", message: expect.stringContaining("nothing was sent") },
      });
    }
    expect(sent).toEqual([]);
  });
});
