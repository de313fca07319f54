import fc from "fast-check";
import { expect, it } from "vitest";
import { runningTrade } from "#testing/arbitraries/arbitrary-guard-facts.ts";
import { anySide } from "#testing/arbitraries/arbitrary-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { basisPoints, MAX_PRICE, type PriceHalfUsd, priceHalfUsd, rateE9, sats, usd } from "../../units.ts";
import { decideStop, type StopVerdict } from "./decide-stop.ts";
import type { ExitLevel } from "./exit-level.ts";
import type { NativeStop } from "./native-stop.ts";
import type { StopAutomation, StopFacts } from "./stop-facts.ts";

/** The same situation seen in a mirror: prices on the other side of `SUM`, the other side of the contract. */
const SUM = 400_000;
const mirrored = (price: PriceHalfUsd): PriceHalfUsd => priceHalfUsd(SUM - price);
const mirroredStop = (stop: NativeStop): NativeStop =>
  stop.kind === "fixed" ? { kind: "fixed", price: mirrored(stop.price) } : stop;

const mirror = (given: StopFacts): StopFacts => {
  const { automation, position, standing, placed } = given;
  const { side, liquidation } = position;
  const level = (config: ExitLevel): ExitLevel =>
    config.by === "price" ? { by: "price", price: mirrored(config.price) } : config;
  const turned: StopAutomation =
    automation.kind === "stop-loss"
      ? { kind: "stop-loss", config: { level: level(automation.config.level) } }
      : automation.kind === "trailing-stop"
        ? {
            kind: "trailing-stop",
            config: {
              ...automation.config,
              activation: automation.config.activation && mirrored(automation.config.activation),
            },
          }
        : automation;
  return {
    ...given,
    automation: turned,
    position: {
      ...position,
      side: side === "long" ? "short" : "long",
      liquidation: liquidation === MAX_PRICE ? MAX_PRICE : mirrored(liquidation),
    },
    standing: standing && mirroredStop(standing),
    placed: placed && { ...placed, stop: mirroredStop(placed.stop) },
    last: mirrored(given.last),
    best: given.best && mirrored(given.best),
  };
};

/** A verdict with its prices turned: whatever of it is a price lies on the other side. */
const mirrorVerdict = (verdict: StopVerdict): unknown =>
  JSON.parse(JSON.stringify(verdict), (key, value) =>
    typeof value === "number" && key !== "waitMs" && key !== "bps" ? SUM - value : value,
  );

it("decides for a short what it decides for a long seen in a mirror", () => {
  const near = (least: number, most: number) => fc.integer({ min: least, max: most }).map(priceHalfUsd);
  const anyPriced = fc.oneof(
    near(180_000, 220_000).map(
      (price): StopAutomation => ({ kind: "stop-loss", config: { level: { by: "price", price } } }),
    ),
    fc
      .record({ value: fc.integer({ min: 1, max: 20_000 }), activation: fc.option(near(195_000, 215_000)) })
      .map(
        ({ value, activation }): StopAutomation => ({
          kind: "trailing-stop",
          config: { distance: { unit: "half-usd", value }, activation },
        }),
      ),
  );
  const anyFacts = fc
    .record({
      automation: anyPriced,
      side: anySide,
      stop: fc.option(near(185_000, 205_000)),
      isOwn: fc.boolean(),
      isOutdated: fc.boolean(),
      last: near(190_000, 210_000),
      best: fc.option(near(190_000, 215_000)),
      since: fc.option(fc.integer({ min: 0, max: 10_000 })),
    })
    .map(({ automation, side, stop, isOwn, isOutdated, last, best, since }): StopFacts => {
      const standing: NativeStop | null = stop === null ? null : { kind: "fixed", price: stop };
      return {
        automation,
        position: runningTrade({
          side,
          quantity: usd(1_000),
          price: priceHalfUsd(SUM / 2),
          margin: sats(90_000),
        }),
        standing,
        placed: isOwn && standing !== null ? { stop: standing, isOutdated } : null,
        last,
        best,
        feeRate: rateE9(1_000_000),
        sinceLastPlacedMs: since,
        requestBudget: { leastGapMs: 5_000, leastStepBps: basisPoints(0) },
      };
    });
  fc.assert(
    fc.property(anyFacts, (given) => {
      expect(decideStop(mirror(given))).toEqual(mirrorVerdict(decideStop(given)));
    }),
    { numRuns: runs(10_000) },
  );
});
