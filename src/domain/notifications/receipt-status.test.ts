import { describe, expect, it } from "vitest";
import { failureOrigin } from "./failure-origin.ts";
import { receiptStatus } from "./receipt-status.ts";

describe("a failure", () => {
  it.each([
    ["rejected", "{}", "exchange"],
    ["unauthorized", "{}", "exchange"],
    ["rate-limited", "{}", "exchange"],
    ["rate-limited", "", "ours"],
    ["unavailable", "", "ours"],
    ["outcome-unknown", "{}", null],
  ] as const)("of kind %s, answered with %j, is on the side of %s", (kind, raw, origin) => {
    expect(failureOrigin({ kind, raw })).toBe(origin);
  });
});

describe("a receipt", () => {
  it("never calls done what is not confirmed, nor failed what is not known", () => {
    for (const origin of ["ours", "exchange", null, undefined] as const) {
      expect(receiptStatus("confirmed", origin)).toBe("done");
      for (const open of ["unknown", "ambiguous"] as const)
        expect(receiptStatus(open, origin)).toBe("not-known");
    }
  });

  it("tells our error from the exchange's", () => {
    expect(receiptStatus("rejected", "exchange")).toBe("exchange-error");
    expect(receiptStatus("rejected", "ours")).toBe("our-error");
    expect(receiptStatus("not-applied", "ours")).toBe("our-error");
    // From before the side was kept: a refusal is the exchange's word, what did not arrive is on us.
    expect(receiptStatus("rejected", undefined)).toBe("exchange-error");
    expect(receiptStatus("not-applied", undefined)).toBe("our-error");
  });
});
