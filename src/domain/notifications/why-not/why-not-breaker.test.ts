import { describe, expect, it } from "vitest";
import { aPastMinute, aRuleReceipt, asText, clock } from "#testing/builders/a-past-minute.ts";
import { startBreaker } from "../../automations/breaker/drawdown-breaker.ts";
import { basisPoints, priceFromUsd, rateE9, sats } from "../../units.ts";
import type { Minute, PastBreaker, PastReceipt } from "./past-minute.ts";
import { decideWhyNotBreaker } from "./why-not-breaker.ts";
import { whyNotWords } from "./why-not-words.ts";

const CONFIG = { drop: basisPoints(2_000), action: "freeze-entries", cooldownMs: 0 } as const;

const aMinute = (wanted: Partial<Minute<PastBreaker>> = {}): Minute<PastBreaker> => ({
  ...aPastMinute,
  kind: "drawdown-breaker",
  config: CONFIG,
  market: null,
  ...wanted,
});

const last = priceFromUsd(100_000);
const memory = startBreaker({
  tick: { low: last, high: last, last, at: 0 },
  account: {
    balance: sats(1_000_000),
    lockedInOrders: sats(0),
    positions: [],
    cross: null,
    feeRate: rateE9(1_000_000),
  },
  transfers: [],
});

const receipt = (at: number, outcome: "tripped" | "held", failure: string | null = null): PastReceipt => {
  const numbers = { equity: sats(800_000), peak: sats(1_000_000), drawdown: basisPoints(2_000) };
  const advance = { kind: "believed", rule: "explained", memory, equity: sats(800_000) } as const;
  const verdict =
    outcome === "tripped"
      ? ({ kind: "trip", rule: "drawdown", action: "freeze-entries", ...numbers } as const)
      : ({
          kind: "alert",
          rule: "doubtful-equity",
          explained: { least: sats(1), most: sats(2) },
          ...numbers,
        } as const);
  const inputs = { config: CONFIG, isTripped: false, advance };
  return aRuleReceipt(at, outcome, { of: "drawdown-breaker", inputs, verdict }, failure);
};

const words = (minute: Minute<PastBreaker>): string =>
  asText(
    whyNotWords(decideWhyNotBreaker(minute), minute.from, "en", {
      kind: "drawdown-breaker",
      panic: minute.panic,
      isRestKept: minute.isRestKept,
    }),
  );

describe("why an account breaker threw nothing in a minute", () => {
  it("is not made up where nothing is kept of what the account was worth", () => {
    expect(words(aMinute())).toBe(
      "It waits until the account is worth 20 % less than its peak. What the account was worth in that minute is not kept, and nothing tells how far it was from that.",
    );
  });

  it("is that it had tripped, until it was armed again", () => {
    const before = [receipt(clock(13, 0), "tripped")];
    expect(words(aMinute({ before }))).toBe(
      "It had tripped at 13:00: equity 800,000 sats, 20.00 % below a peak of 1,000,000 sats. It does nothing more until it is armed again.",
    );
    expect(decideWhyNotBreaker(aMinute({ before, armedAt: clock(13, 30) }))).toMatchObject({
      rule: "equity-not-kept",
      told: null,
    });
  });

  it("is told with what it last doubted, or could not read", () => {
    expect(words(aMinute({ before: [receipt(clock(13, 0), "held")] }))).toContain(
      "At 13:00 it doubted what it read",
    );
    expect(words(aMinute({ before: [receipt(clock(13, 0), "held", "No.")] }))).toContain(
      "At 13:00 it could not read what it needs",
    );
  });

  it("is that it was not armed yet, paused, or blind", () => {
    expect(words(aMinute({ config: null }))).toBe("This account breaker was not armed yet.");
    const blind = { since: clock(14, 0), until: null, reason: null };
    expect(words(aMinute({ blind }))).toContain("no account breaker on it could act");
  });
});
