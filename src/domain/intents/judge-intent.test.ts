import { describe, expect, it } from "vitest";
import { aPosition } from "#testing/builders/a-position.ts";
import { priceFromUsd, sats } from "../units.ts";
import type { IntentAction } from "./action.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { type IntentEvidence, judgeIntent } from "./judge-intent.ts";

const LATE = { readIssuedAt: 10_000, settleUntil: 10_000 };
const EARLY = { readIssuedAt: 9_999, settleUntil: 10_000 };

const seen = (
  balance: number,
  margin: number | null,
  rest: { funding?: number; stop?: number } = {},
): Evidence => ({
  balance: sats(balance),
  position:
    margin === null
      ? null
      : evidenceOf(
          aPosition({
            margin: sats(margin),
            fundingPaid: sats(rest.funding ?? 0),
            stopLoss: rest.stop === undefined ? null : priceFromUsd(rest.stop),
          }),
        ),
});

const before = seen(500_000, 100_000);
const addMargin: IntentAction = { kind: "add-margin", amount: sats(76_517) };
const judge = (now: Evidence, when = LATE, action: IntentAction = addMargin, was = before) =>
  judgeIntent({ action, before: was, now, ...when } satisfies IntentEvidence);

describe("a top-up of 76,517 sats on a margin of 100,000", () => {
  it("has happened where the margin shows it, however early", () => {
    expect(judge(seen(423_483, 176_517), EARLY)).toBe("confirmed");
  });

  it("has not happened where nothing changed, but only once its signature ran out", () => {
    expect(judge(before, EARLY)).toBe("too-early");
    expect(judge(before)).toBe("not-applied");
  });

  it("is told apart from funding that came out of the margin meanwhile", () => {
    // 1,000 sats of funding: 176,517 − 1,000, and 100,000 − 1,000.
    expect(judge(seen(423_483, 175_517, { funding: 1_000 }))).toBe("confirmed");
    expect(judge(seen(500_000, 99_000, { funding: 1_000 }))).toBe("not-applied");
  });

  it("is told apart from funding that was received into the balance", () => {
    expect(judge(seen(424_483, 176_517, { funding: -1_000 }))).toBe("confirmed");
    expect(judge(seen(501_000, 100_000, { funding: -1_000 }))).toBe("not-applied");
  });

  it("is unclear where another hand added something else", () => {
    expect(judge(seen(490_000, 110_000), EARLY)).toBe("too-early");
    expect(judge(seen(490_000, 110_000))).toBe("ambiguous");
    expect(judge(seen(413_483, 186_517))).toBe("ambiguous");
  });

  it("is told by the balance where the position is gone", () => {
    expect(judge(seen(423_483, null), EARLY)).toBe("confirmed");
    expect(judge(seen(500_000, null))).toBe("not-applied");
    expect(judge(seen(612_000, null))).toBe("ambiguous");
  });
});

describe("what is absolute", () => {
  it("closing has happened where the position is gone, whoever did it", () => {
    expect(judge(seen(600_000, null), EARLY, { kind: "close-trade" })).toBe("confirmed");
    expect(judge(before, EARLY, { kind: "close-trade" })).toBe("too-early");
    expect(judge(before, LATE, { kind: "close-trade" })).toBe("not-applied");
  });
});
