import { describe, expect, it } from "vitest";
import { aPastMarket, aPastMinute, aPastReceipt, asText, clock } from "#testing/builders/a-past-minute.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import {
  aStopSituation,
  breakEven,
  fixed,
  follow,
  stopAt,
  trailing,
} from "#testing/builders/a-stop-situation.ts";
import type { StopVerdict } from "../../automations/exits/decide-stop.ts";
import type { ExitRule } from "../../automations/exits/exit-rule.ts";
import type { NativeStop } from "../../automations/exits/native-stop.ts";
import { addWithin } from "../../automations/guard-step.ts";
import { basisPoints, priceFromUsd } from "../../units.ts";
import type { ReceiptOutcome } from "../receipt.ts";
import type { Minute, PastExit, PastReceipt } from "./past-minute.ts";
import { decideWhyNotExit } from "./why-not-exit.ts";
import { whyNotWords } from "./why-not-words.ts";

/** An exit of the long of 1,000 USD from 100,000 with liquidation at 90,909, in a minute between 96,000 and 97,000. */
const aMinute = (rule: ExitRule, wanted: Partial<Minute<PastExit>> = {}): Minute<PastExit> => ({
  ...aPastMinute,
  kind: "exit",
  now: rule.kind,
  rule,
  version: 1,
  guard: null,
  position: aPosition(),
  positionEndedAt: null,
  market: aPastMarket(96_000, 97_000),
  ...wanted,
});

const stopReceipt = (verdict: StopVerdict, outcome: ReceiptOutcome = "confirmed"): PastReceipt =>
  aPastReceipt(clock(13, 40), outcome, {
    kind: "exit",
    exit: "stop-loss",
    version: 1,
    decision: { of: "stop", inputs: aStopSituation(), verdict },
    failure: null,
  });

/** What was placed at 13:40. */
const placed = (stop: NativeStop, level: number, outcome?: ReceiptOutcome): PastReceipt =>
  stopReceipt(
    { kind: "place", rule: "none-stands", stop, level: priceFromUsd(level), standing: null },
    outcome,
  );

const stops = (dollars: number) => ({ position: aPosition({ stopLoss: priceFromUsd(dollars) }) });

const TAKE_PROFIT: ExitRule = {
  kind: "take-profit",
  config: { level: { by: "price", price: priceFromUsd(110_000) } },
};

const takeProfitPlaced = aPastReceipt(clock(13, 40), "confirmed", {
  kind: "exit",
  exit: "take-profit",
  version: 1,
  decision: {
    of: "take-profit",
    inputs: { ...aStopSituation(), config: TAKE_PROFIT.config, placed: null },
    verdict: { kind: "place", rule: "none-stands", price: priceFromUsd(110_000), standing: null },
  },
  failure: null,
});

const ruleOf = (minute: Minute<PastExit>): string => decideWhyNotExit(minute).rule;
const words = (minute: Minute<PastExit>): string => {
  const { panic, isRestKept, now: kind } = minute;
  return asText(whyNotWords(decideWhyNotExit(minute), minute.from, "en", { kind, panic, isRestKept }));
};

describe("why an exit did nothing in a minute", () => {
  it("is that its stop stood at the exchange, since when, and how near the price came", () => {
    const minute = aMinute(stopAt(95_000), { ...stops(95_000), before: [placed(fixed(95_000), 95_000)] });
    // (96,000 − 95,000) / 96,000 = 1.04 %.
    expect(words(minute)).toBe(
      "At 14:03 the price was between 96,000 and 97,000. It stood at LN Markets at 95,000 since 13:40. LN Markets holds it and closes the position there by itself, so there was nothing for Axisor to do. The price came no nearer than 1.04 %.",
    );
    expect(asText(whyNotWords(decideWhyNotExit(minute), minute.from, "pt-BR"))).toContain(
      "Ele estava na LN Markets em 95.000 desde as 13:40. A LN Markets o guarda e fecha a posição ali por si, então não havia nada para a Axisor fazer. O preço não chegou a menos de 1,04 % dali.",
    );
    const met = words({ ...minute, market: aPastMarket(94_900, 97_000) });
    expect(met).toContain("The price was there in this minute.");
  });

  it("is that its stop stood, even where the price fell past liquidation in one minute", () => {
    const before = [placed(fixed(95_000), 95_000)];
    const minute = aMinute(stopAt(95_000), { ...stops(95_000), before, market: aPastMarket(90_000, 97_000) });
    expect(ruleOf(minute)).toBe("in-place");
  });

  it("is not that it stood where LN Markets refused it", () => {
    const before = [placed(fixed(95_000), 95_000, "rejected")];
    const minute = aMinute(stopAt(95_000), { before });
    expect(decideWhyNotExit(minute)).toMatchObject({ rule: "unexplained", placed: null });
    expect(words(minute)).toContain("By its rules it had to place its stop at 95,000");
  });

  it("is that a break-even stop waits for its price", () => {
    const minute = aMinute(breakEven(105_000), { market: aPastMarket(103_000, 104_000) });
    // (105,000 − 104,000) / 104,000 = 0.96 %.
    expect(words(minute)).toContain(
      "It waits until the price is at 105,000, and moves no stop before. The price came no nearer than 0.96 %.",
    );
    expect(ruleOf({ ...minute, market: aPastMarket(103_000, 105_000) })).toBe("unexplained");
  });

  it("is that a stop that follows by 2,000 USD moves by 0.1 % at the least: 98 USD at 98,000", () => {
    const rule = follow("half-usd", 4_000);
    const minute = aMinute(rule, { ...stops(98_000), before: [placed(fixed(98_000), 98_000)] });
    expect(words({ ...minute, market: aPastMarket(99_000, 100_090) })).toContain(
      "Its stop at 98,000 would have moved by less than 0.1 %",
    );
    const further = { ...minute, market: aPastMarket(99_000, 101_000) };
    expect(ruleOf(further)).toBe("unexplained");
    expect(words(further)).toContain("By its rules it had to place its stop at 99,000");
    expect(words({ ...further, panic: "guards-only" })).toContain("The panic switch stood at guards only");
    expect(ruleOf({ ...further, panic: "freeze" })).toBe("unexplained");
  });

  it("is that the exchange trails it, and lay where it was last read", () => {
    const before = [placed(trailing(200), 95_060)];
    const minute = aMinute(follow("basis-points", 200), { ...stops(95_060), before });
    expect(words(minute)).toContain(
      "It stood at LN Markets 2 % behind the best price since 13:40, and lay at 95,060 as last read.",
    );
  });

  it("is that it could not stand, or was held back before for that", () => {
    // 90,000 lies beyond liquidation at 90,909.
    const minute = aMinute(stopAt(90_000));
    expect(words(minute)).toContain("It could not stand: it lies beyond liquidation");
    const level = priceFromUsd(90_000);
    const told = stopReceipt({ kind: "alert", rule: "beyond-liquidation", level, standing: null }, "held");
    expect(decideWhyNotExit({ ...minute, before: [told] })).toMatchObject({
      rule: "held-before",
      by: "beyond-liquidation",
      since: clock(13, 40),
    });
  });

  it("is that its take profit stood", () => {
    const minute = aMinute(TAKE_PROFIT, {
      before: [takeProfitPlaced],
      market: aPastMarket(105_000, 106_000),
    });
    // (110,000 − 106,000) / 106,000 = 3.77 %.
    expect(words(minute)).toContain("at 110,000 since 13:40");
    expect(words(minute)).toContain("no nearer than 3.77 %");
    expect(ruleOf({ ...minute, before: [] })).toBe("unexplained");
    expect(
      ruleOf({ ...minute, before: [], position: aPosition({ takeProfit: priceFromUsd(110_000) }) }),
    ).toBe("in-place");
  });

  it("is that its backstop stood before liquidation, yields to another stop, or was not wanted", () => {
    const rule: ExitRule = { kind: "backstop", config: { isWanted: true } };
    // 10 of 10,000 of 90,909 before it, in half dollars: 181,818 + 181 = 90,999.5.
    const guard = { steps: [addWithin(basisPoints(500), basisPoints(1_000))], done: [] };
    const before = [placed(fixed(90_999.5), 90_999.5)];
    const minute = aMinute(rule, { ...stops(90_999.5), guard, before });
    expect(words(minute)).toContain("It stood at LN Markets at 90,999.5 since 13:40");
    // A guard within 0.2 % acts from 181,818 / 0.998 = 182,183 on: a quarter of the way there is 91 half dollars.
    const near = { steps: [addWithin(basisPoints(20), basisPoints(1_000))], done: [] };
    expect(words({ ...minute, guard: near })).toContain("it had to place its backstop at 90,954.5");
    expect(words({ ...minute, ...stops(95_500) })).toContain("Another stop stood in its place at 95,500");
    expect(
      ruleOf({ ...minute, rule: { kind: "backstop", config: { isWanted: false } }, ...stops(95_500) }),
    ).toBe("opted-out");
    expect(ruleOf({ ...minute, position: aPosition(), before: [] })).toBe("unexplained");
  });

  it.each<[string, Partial<Minute<PastExit>>, string]>([
    ["it was not armed yet", { rule: null }, "This stop loss was not armed yet."],
    [
      "it was paused",
      { rest: { state: "paused", since: 0, until: null } },
      "This stop loss was paused then.",
    ],
    [
      "it had ended",
      { rest: { state: "ended", since: 0, until: null } },
      "This stop loss had ended by then.",
    ],
    ["its position was over", { positionEndedAt: 0 }, "The position was over since 00:00"],
    [
      "the account was blind",
      { blind: { since: 0, until: null, reason: null } },
      "no stop loss on it could act",
    ],
    ["its position was not read", { position: null }, "was not read, or is not kept"],
    ["the price is not known", { market: null }, "LN Markets has no price of that minute."],
    [
      "nothing kept tells of a pause",
      { isRestKept: false },
      "Whether this stop loss was paused then is not kept.",
    ],
  ])("is that %s", (_, wanted, told) => {
    expect(words(aMinute(stopAt(95_000), wanted))).toContain(told);
  });
});
