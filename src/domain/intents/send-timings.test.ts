import { expect, it } from "vitest";
import { STAMP_WINDOW_MS, sendTimings } from "./send-timings.ts";

const BACK_DATED = { backDateMs: 24_000, settleMs: 8_000 };
const FRESH = { backDateMs: 0, settleMs: 35_000 };

it("back-dates on paper, and elsewhere only where the exchange was seen to take it", () => {
  expect(sendTimings("paper", null)).toEqual(BACK_DATED);
  expect(sendTimings("signet", null)).toEqual(FRESH);
  expect(sendTimings("signet", { backDatedAccepted: null })).toEqual(FRESH);
  expect(sendTimings("mainnet", { backDatedAccepted: false })).toEqual(FRESH);
  expect(sendTimings("mainnet", { backDatedAccepted: true })).toEqual(BACK_DATED);
});

it("never believes an absence while the signature may still be taken", () => {
  for (const { backDateMs, settleMs } of [BACK_DATED, FRESH]) {
    expect(settleMs).toBeGreaterThanOrEqual(STAMP_WINDOW_MS - backDateMs + 2_000);
  }
});
