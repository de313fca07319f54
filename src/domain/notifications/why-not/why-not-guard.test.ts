import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyGuardFacts } from "#testing/arbitraries/arbitrary-guard-facts.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { reachedStep } from "../../automations/guard-step.ts";
import { basisPoints, priceFromUsd, sats } from "../../units.ts";
import { decideWhyNotGuard, type GuardMinute } from "./why-not-guard.ts";
import { whyNotWords } from "./why-not-words.ts";

/** 14:03 on the first day. */
const FROM = (14 * 60 + 3) * 60_000;

const prices = (low: number, high: number) => ({ low: priceFromUsd(low), high: priceFromUsd(high) });

/** The long of 1,000 USD from 100,000 with liquidation at 90,909 and a guard that acts within 5 %: at 95,693.5. */
const aMinute = (wanted: Partial<GuardMinute> = {}): GuardMinute => ({
  from: FROM,
  to: FROM + 60_000,
  config: aGuardConfig(),
  rest: null,
  armedAt: 0,
  panic: "calm",
  position: aPosition(),
  positionEndedAt: null,
  spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null, doneSteps: [] },
  blind: null,
  held: null,
  candle: prices(96_800, 97_300),
  ...wanted,
});

const words = (minute: GuardMinute): string =>
  whyNotWords(decideWhyNotGuard(minute), minute.from, "en").join(" ").replaceAll("\u202f", " ");

describe("why a guard did nothing in a minute", () => {
  it("is that the price did not reach it, told with the prices, the distance and the rule", () => {
    // (96,800 − 90,909) / 96,800 = 6.08 % at the lowest price of the minute.
    expect(words(aMinute())).toBe(
      "At 14:03 the price was between 96,800 and 97,300; liquidation was 6.08 % away and the guard acts within 5 %. " +
        "The price did not reach it, so there was nothing to do.",
    );
  });

  it("is told in Portuguese", () => {
    const told = whyNotWords(decideWhyNotGuard(aMinute()), aMinute().from, "pt-BR");
    expect(told.join(" ").replaceAll("\u202f", " ")).toBe(
      "Às 14:03 o preço esteve entre 96.800 e 97.300; a liquidação estava a 6,08 %, e o guardião age a 5 % ou menos. " +
        "O preço não chegou lá, então não havia nada a fazer.",
    );
  });

  it("is that it had acted a moment before", () => {
    const spending = { ...aMinute().spending, sinceLastActionMs: 1_000 };
    const minute = aMinute({
      candle: prices(94_444.5, 97_000),
      spending,
      config: aGuardConfig({ cooldownMs: 5_000 }),
    });
    expect(decideWhyNotGuard(minute)).toMatchObject({ rule: "cooldown", verdict: { distance: 374 } });
  });

  it("is what it was held back by before, where the trader was told of that", () => {
    const minute = aMinute({
      candle: prices(94_444.5, 97_000),
      held: { rule: "balance", at: FROM - 5 * 60_000 },
    });
    expect(decideWhyNotGuard(minute)).toMatchObject({ rule: "held-before", by: "balance" });
    expect(words(minute)).toContain("It was held back since 13:58, of which there is a receipt");
  });

  it("is not made up where nothing that is kept says it", () => {
    const minute = aMinute({ candle: prices(94_444.5, 97_000) });
    expect(decideWhyNotGuard(minute)).toMatchObject({ rule: "unexplained", verdict: { amount: 76_471 } });
    expect(words(minute)).toContain("By its rules it had to add 76,471 sats");
  });

  it.each<[string, Partial<GuardMinute>, string]>([
    ["it was not armed yet", { config: null }, "not-armed-yet"],
    ["it was paused", { rest: { state: "paused", since: FROM, until: FROM + 60_000 } }, "paused"],
    ["it had ended", { rest: { state: "ended", since: FROM - 1, until: null } }, "over"],
    [
      "its position was over",
      { positionEndedAt: FROM, rest: { state: "ended", since: FROM, until: null } },
      "position-over",
    ],
    ["the account was blind", { blind: { since: FROM, until: null, reason: "No answer." } }, "blind"],
    ["the position was not read", { position: null }, "position-unread"],
    ["the price is not known", { candle: null }, "price-unknown"],
  ])("is that %s, whatever the price was", (_, wanted, rule) => {
    expect(decideWhyNotGuard(aMinute({ candle: prices(80_000, 97_000), ...wanted })).rule).toBe(rule);
    expect(words(aMinute(wanted))).not.toBe("");
  });

  it("is the panic switch where that lets no margin be added, and never where the guard closes", () => {
    const minute = aMinute({ candle: prices(94_444.5, 97_000), panic: "flatten" });
    expect(decideWhyNotGuard(minute)).toMatchObject({ rule: "panic", stage: "flatten" });
    expect(words(minute)).toContain(
      "By its rules it had to add 76,471 sats, liquidation → 85,000. The panic switch stood at closing everything",
    );
    const closing = aGuardConfig({
      steps: [{ when: { by: "distance", bps: basisPoints(500) }, deed: { kind: "close" } }],
    });
    expect(decideWhyNotGuard({ ...minute, config: closing }).rule).toBe("unexplained");
    expect(decideWhyNotGuard({ ...minute, panic: "guards-only" }).rule).toBe("unexplained");
  });

  it("is that it was armed within the minute, where its rules asked for something", () => {
    const minute = aMinute({ candle: prices(94_444.5, 97_000), armedAt: FROM + 20_000 });
    expect(words(minute)).toContain(
      "It was armed at 14:03, so it stood armed in a part of this minute only.",
    );
  });

  it("is not a state that began after the minute did", () => {
    expect(decideWhyNotGuard(aMinute({ rest: { state: "paused", since: FROM + 1, until: null } })).rule).toBe(
      "outside-trigger",
    );
    expect(decideWhyNotGuard(aMinute({ positionEndedAt: FROM + 1 })).rule).toBe("outside-trigger");
  });

  it("is a pause in a part of the minute only where its rules asked for something, and says from when to when", () => {
    const rest = { state: "paused", since: FROM - 60_000, until: FROM + 30_000 } as const;
    const minute = aMinute({ candle: prices(94_444.5, 97_000), rest });
    expect(decideWhyNotGuard(minute)).toMatchObject({ rule: "paused-in-part", rest });
    expect(words(minute)).toContain(
      "It was paused since 14:02 and armed again at 14:03, so it stood armed in a part of this minute only.",
    );
    expect(decideWhyNotGuard(aMinute({ rest })).rule).toBe("outside-trigger");
  });

  it("never says that the price did not reach a guard which it reached, of any position and side", () => {
    fc.assert(
      fc.property(anyGuardFacts, ({ position, tick, spending, config }) => {
        const candle = { low: tick.low, high: tick.high };
        const { rule } = decideWhyNotGuard(aMinute({ position, spending, config, candle }));
        const isReached = reachedStep(position, config.steps, [], tick) !== null;
        expect(rule === "outside-trigger" && isReached).toBe(false);
        if (!isReached) expect(["outside-trigger", "unexplained"]).toContain(rule);
      }),
      { numRuns: runs(3_000) },
    );
  });
});
