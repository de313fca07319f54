import { describe, expect, it } from "vitest";
import { aPastMarket, aPastMinute, aRuleReceipt, asText, clock } from "#testing/builders/a-past-minute.ts";
import type { AlertRepeat, PriceAlertConfig } from "../../automations/alerts/price-alert.ts";
import { basisPoints, priceFromUsd } from "../../units.ts";
import type { Minute, PastAlert, PastReceipt } from "./past-minute.ts";
import { decideWhyNotAlert } from "./why-not-alert.ts";
import { whyNotWords } from "./why-not-words.ts";

const HALF_HOUR = 30 * 60_000;
const EVERY_TIME: AlertRepeat = { kind: "every-time", restMs: HALF_HOUR };

const crossing = (repeat: AlertRepeat = { kind: "once" }): PriceAlertConfig => ({
  when: { kind: "crossing", price: priceFromUsd(105_000) },
  repeat,
});

/** 3 % up within an hour. */
const RISE: PriceAlertConfig = {
  when: { kind: "move", bps: basisPoints(300), withinMs: 2 * HALF_HOUR, direction: "up" },
  repeat: EVERY_TIME,
};

/** An alert in a minute that opens at 100,000. */
const aMinute = (config: PriceAlertConfig, wanted: Partial<Minute<PastAlert>> = {}): Minute<PastAlert> => ({
  ...aPastMinute,
  kind: "price-alert",
  config,
  market: aPastMarket(99_500, 104_000, { open: 100_000 }),
  ...wanted,
});

/** It told at a time and a price. */
const told = (at: number, dollars: number, config = crossing()): PastReceipt => {
  const last = priceFromUsd(dollars);
  const tick = { low: last, high: last, last, at };
  const memory = { seen: { at: 0, price: priceFromUsd(100_000) }, told: null };
  const trigger = { side: "above", price: priceFromUsd(105_000) } as const;
  return aRuleReceipt(at, "told", {
    of: "price-alert",
    inputs: { config, memory, tick, samples: [] },
    verdict: { kind: "notify", rule: "crossed", trigger, last },
  });
};

const ruleOf = (minute: Minute<PastAlert>): string => decideWhyNotAlert(minute).rule;
const words = (minute: Minute<PastAlert>): string =>
  asText(
    whyNotWords(decideWhyNotAlert(minute), minute.from, "en", {
      kind: "price-alert",
      panic: minute.panic,
      isRestKept: minute.isRestKept,
    }),
  );

describe("why a price alert told nothing in a minute", () => {
  it("is that the price did not get there, and how near it came", () => {
    // (105,000 − 104,000) / 104,000 = 0.96 %.
    expect(words(aMinute(crossing()))).toBe(
      "At 14:03 the price was between 99,500 and 104,000. It tells when the price gets to 105,000. The price came no nearer than 0.96 %.",
    );
    const reached = aMinute(crossing(), { market: aPastMarket(99_500, 105_000, { open: 100_000 }) });
    expect(words(reached)).toContain("By its rules it had to tell that the price gets to 105,000");
  });

  it("is that it had told once, and whether it was armed anew since", () => {
    const minute = aMinute(crossing(), { before: [told(clock(13, 0), 105_000)] });
    expect(words(minute)).toBe("It tells once, and had told at 13:00, of which there is a receipt.");
    expect(ruleOf({ ...minute, rest: { state: "ended", since: clock(13, 0), until: null } })).toBe(
      "told-already",
    );
    expect(ruleOf({ ...minute, armedAt: clock(13, 30) })).toBe("not-reached");
  });

  it("is that it rests after it told: from 13:50 for half an hour", () => {
    const before = [told(clock(13, 50), 105_000)];
    const market = aPastMarket(104_000, 106_000, { open: 104_000 });
    expect(words(aMinute(crossing(EVERY_TIME), { before, market }))).toContain("rests until 14:20");
    const earlier = [told(clock(13, 20), 105_000)];
    expect(ruleOf(aMinute(crossing(EVERY_TIME), { before: earlier, market }))).toBe("unexplained");
  });

  it("is that the price has not left again what was told of", () => {
    const before = [told(clock(13, 20), 105_000)];
    const market = aPastMarket(104_000, 105_000);
    expect(words(aMinute(crossing(EVERY_TIME), { before, market }))).toContain(
      "waits until the price has left it",
    );
  });

  it("is that the price made no such move: 3 % over 100,000 is 103,000", () => {
    const [low, high] = [priceFromUsd(100_000), priceFromUsd(101_000)];
    const samples = [{ from: clock(13, 30), at: clock(13, 31), low, high }];
    const short = aPastMarket(101_000, 102_999.5, { open: 101_000, samples });
    expect(words(aMinute(RISE, { market: short }))).toContain(
      "It tells when the price rises 3 % within 1 hour. In the 1 hour before it had been between 100,000 and 101,000",
    );
    const whole = aPastMarket(101_000, 103_000, { open: 101_000, samples });
    expect(ruleOf(aMinute(RISE, { market: whole }))).toBe("unexplained");
  });

  it("is no blind account, which keeps no alert from telling, and no panic switch", () => {
    const minute = aMinute(crossing(), { blind: { since: 0, until: null, reason: null }, panic: "flatten" });
    expect(ruleOf(minute)).toBe("not-reached");
    expect(words(minute)).not.toContain("panic");
  });

  it("is that it was not armed yet, or paused", () => {
    expect(words({ ...aMinute(crossing()), config: null })).toBe("This price alert was not armed yet.");
    const rest = { state: "paused", since: 0, until: null } as const;
    expect(words(aMinute(crossing(), { rest }))).toBe("This price alert was paused then.");
  });
});
