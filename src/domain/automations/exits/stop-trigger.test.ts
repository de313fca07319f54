import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceAway } from "#testing/arbitraries/arbitrary-paid-position.ts";
import { anyFreshStop } from "#testing/arbitraries/arbitrary-stop-facts.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import {
  aStopSituation,
  breakEven,
  fixed,
  follow,
  own,
  stopAt,
  trailing,
} from "#testing/builders/a-stop-situation.ts";
import { runs } from "#testing/infra/runs.ts";
import { earningSide } from "../../triggers/trigger-side.ts";
import { priceFromUsd, priceHalfUsd } from "../../units.ts";
import { isAhead } from "./ahead.ts";
import { decideStop } from "./decide-stop.ts";
import { levelBehind } from "./native-stop.ts";
import type { StopFacts } from "./stop-facts.ts";
import { stopTrigger } from "./stop-trigger.ts";

const above = (dollars: number) => ({ side: "above", price: priceFromUsd(dollars) });

describe("the price at which to ask again", () => {
  it("is none where the exchange does all of it", () => {
    expect(stopTrigger(aStopSituation(own(fixed(95_000))))).toBeNull();
    expect(
      stopTrigger(aStopSituation({ automation: follow("basis-points", 200), ...own(trailing(200)) })),
    ).toBeNull();
    const moved = own(fixed(100_200.5));
    expect(
      stopTrigger(aStopSituation({ automation: breakEven(101_000), ...moved, last: 101_000 })),
    ).toBeNull();
  });

  it("is the activation price, and the level after which a stop moves to break-even", () => {
    expect(stopTrigger(aStopSituation({ automation: follow("basis-points", 200, 110_000) }))).toEqual(
      above(110_000),
    );
    expect(stopTrigger(aStopSituation({ automation: follow("half-usd", 2_000, 110_000) }))).toEqual(
      above(110_000),
    );
    expect(stopTrigger(aStopSituation({ automation: breakEven(101_000) }))).toEqual(above(101_000));
    const short = aStopSituation({
      automation: follow("half-usd", 2_000, 90_000),
      position: aPosition({ side: "short" }),
    });
    expect(stopTrigger(short)).toEqual({ side: "below", price: priceFromUsd(90_000) });
  });

  // 10 basis points of 99,000 are 99 USD: the stop moves when the best price is 1,000 ahead of 99,099.
  it("is the best price that moves a stop in dollars by the least step", () => {
    const standing = aStopSituation({ automation: follow("half-usd", 2_000), ...own(fixed(99_000)) });
    expect(stopTrigger(standing)).toEqual(above(100_099));
    // The step counts from the stop that is due where it may not be sent yet: 99,500 + 99.5 + 1,000.
    const due = { ...standing, last: priceFromUsd(100_500), sinceLastPlacedMs: 0 };
    expect(stopTrigger(due)).toEqual(above(100_599.5));
  });

  it("is where the exchange's trailing stop comes to lie ahead of the price that stands", () => {
    // The first price of which 98 % reach 98,500.5 is 100,510.7.
    expect(
      stopTrigger(aStopSituation({ automation: follow("basis-points", 200), standing: fixed(98_500) })),
    ).toEqual(above(100_511));
    expect(
      stopTrigger(aStopSituation({ automation: follow("basis-points", 200), standing: trailing(100) })),
    ).toBeNull();
  });

  it("is where a stop can stand that the market is past, or that would lie beyond liquidation", () => {
    expect(stopTrigger(aStopSituation({ automation: stopAt(100_000) }))).toEqual(above(100_000.5));
    expect(stopTrigger(aStopSituation({ automation: follow("half-usd", 2 * 9_091) }))).toEqual(
      above(100_000.5),
    );
  });

  it("is break-even itself where a trailing stop of somebody else's has its place", () => {
    const position = aPosition({ stopLoss: priceFromUsd(99_000) });
    const blocked = { position, standing: trailing(300), last: 101_000 };
    expect(stopTrigger(aStopSituation({ automation: breakEven(101_000), ...blocked }))).toEqual({
      side: "below",
      price: priceFromUsd(100_200.5),
    });
  });
});

/** The facts after their verdict was carried out, with no gap left to wait for. */
const carriedOut = (given: StopFacts): StopFacts => {
  const verdict = decideStop(given);
  if (verdict.kind !== "place") return given;
  const { stop } = verdict;
  const { side } = given.position;
  const level =
    stop.kind === "fixed"
      ? stop.price
      : levelBehind(side, given.last, { unit: "basis-points", value: stop.bps });
  return {
    ...given,
    standing: stop,
    placed: { stop, isOutdated: false },
    position: { ...given.position, stopLoss: level },
  };
};

/** The market has gone to `price`, and a trailing stop with it. */
const movedTo = (given: StopFacts, price: number): StopFacts => {
  const last = priceHalfUsd(price);
  const { standing, position } = given;
  if (standing?.kind !== "trailing") return { ...given, last, best: last };
  const stopLoss = levelBehind(position.side, last, { unit: "basis-points", value: standing.bps });
  return { ...given, last, best: last, position: { ...position, stopLoss } };
};

it("misses nothing on the way to profit, and asks for nothing in vain", () => {
  const anyStanding = fc.option(fc.integer({ min: 10, max: 600 }));
  fc.assert(
    fc.property(anyFreshStop, anyStanding, fc.integer({ min: 1, max: 600 }), (fresh, hand, away) => {
      const { side } = fresh.position;
      const price = hand === null ? null : priceAway(fresh.position, fresh.last, -hand);
      const start = carriedOut({ ...fresh, standing: price && { kind: "fixed", price } });
      if (decideStop(start).rule === "past-liquidation" || decideStop(start).kind === "close") return;
      const trigger = stopTrigger(start);
      const acts = (at: number): boolean => /place|close|remove/.test(decideStop(movedTo(start, at)).kind);
      const somewhere = priceAway(start.position, start.last, away);
      if (trigger === null || isAhead(side, trigger.price, somewhere)) {
        if (isAhead(side, somewhere, start.last)) expect(acts(somewhere)).toBe(false);
      }
      if (trigger === null) return;
      expect(trigger.side).toBe(earningSide(side));
      expect(isAhead(side, trigger.price, start.last)).toBe(true);
      const at = decideStop(movedTo(start, trigger.price));
      const mayYield = decideStop(start).rule === "waits-for-price";
      expect(at.rule).toMatch(mayYield ? /./ : /none-stands|tightens/);
    }),
    { numRuns: runs(5_000) },
  );
});
