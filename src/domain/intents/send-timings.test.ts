import { expect, it } from "vitest";
import { sendTimings } from "./send-timings.ts";

const seen = (backDatedAccepted: boolean | null, stampWindowMs: number | null) =>
  sendTimings("signet", { backDatedAccepted, stampWindowMs });

it("stamps fresh and waits out the whole window where nobody has looked", () => {
  expect(sendTimings("mainnet", null)).toEqual({ backDateMs: 0, settleMs: 35_000 });
  expect(seen(null, null)).toEqual({ backDateMs: 0, settleMs: 35_000 });
  expect(seen(false, 30_000)).toEqual({ backDateMs: 0, settleMs: 35_000 });
});

it("back-dates on the paper exchange, and where that was seen to be taken within a window", () => {
  expect(sendTimings("paper", null)).toEqual({ backDateMs: 24_000, settleMs: 8_000 });
  expect(seen(true, 30_000)).toEqual({ backDateMs: 24_000, settleMs: 8_000 });
});

it("waits longer where signatures were seen to live longer", () => {
  // A window of 60 s leaves a signature 36 s after 24 s of back-dating, and 2 s for clocks; a fresh one lives 60, and 5.
  expect(seen(true, 60_000)).toEqual({ backDateMs: 24_000, settleMs: 38_000 });
  expect(seen(false, 60_000)).toEqual({ backDateMs: 0, settleMs: 65_000 });
});

it("never back-dates where no window would end the signature", () => {
  expect(seen(true, null)).toEqual({ backDateMs: 0, settleMs: 35_000 });
  expect(seen(true, 600_000)).toEqual({ backDateMs: 0, settleMs: 35_000 });
});
