import { describe, expect, it } from "vitest";
import { sats } from "../units.ts";
import { judgeAddMargin } from "./judge-add-margin.ts";

const evidence = {
  amount: sats(76_471),
  marginBefore: sats(100_000),
  marginNow: sats(100_000) as ReturnType<typeof sats> | null,
  readIssuedAt: 10_000,
  settleUntil: 8_000,
};

describe("judging an add-margin whose outcome is unknown", () => {
  it("believes at once that it happened when the margin grew by exactly the amount", () => {
    expect(judgeAddMargin({ ...evidence, marginNow: sats(176_471), readIssuedAt: 0 })).toBe("confirmed");
  });

  it("does not believe that nothing happened while the exchange may still act", () => {
    expect(judgeAddMargin({ ...evidence, readIssuedAt: 7_999 })).toBe("too-early");
  });

  it("believes that nothing happened from a read issued after the signature ran out", () => {
    expect(judgeAddMargin(evidence)).toBe("not-applied");
  });

  it("keeps the budget bound when the margin is explained by neither, or the trade is gone", () => {
    expect(judgeAddMargin({ ...evidence, marginNow: sats(99_900) })).toBe("ambiguous");
    expect(judgeAddMargin({ ...evidence, marginNow: null })).toBe("ambiguous");
  });
});
