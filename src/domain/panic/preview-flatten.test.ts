import fc from "fast-check";
import { expect, test } from "vitest";
import { anyPrice, anyQuantity, anySide } from "#testing/arbitraries/arbitrary-position.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { priceFromUsd, priceHalfUsd, rateE9, sats, usd } from "../units.ts";
import { previewFlatten } from "./preview-flatten.ts";

const TENTH_PERCENT = rateE9(1_000_000);

test("a long is sold at the bid and a short bought at the ask, each with its fee and result", () => {
  const long = aPosition({ id: "long" });
  const short = aPosition({
    id: "short",
    side: "short",
    quantity: usd(500),
    price: priceFromUsd(90_000),
    fundingPaid: sats(70),
  });
  const quote = { bid: priceFromUsd(95_000), ask: priceFromUsd(100_000) };
  const { closes, fee, net } = previewFlatten([long, short], quote, TENTH_PERCENT);
  // Long: 1,000·1e8·(1/100,000 − 1/95,000) = −52,631.6, down to −52,632; fee 0.1 % of 1,052,631.6 = 1,052.
  // −52,632 − 1,000 (opening) − 1,052 = −54,684.
  expect(closes.find(({ id }) => id === "long")).toEqual({
    id: "long",
    exit: quote.bid,
    fee: sats(1_052),
    gross: sats(-52_632),
    net: sats(-54_684),
  });
  // Short: 500·1e8·(1/100,000 − 1/90,000) = −55,555.6, down to −55,556; fee 0.1 % of 500,000 = 500.
  // −55,556 − 1,000 − 500 − 70 = −57,126.
  expect(closes.find(({ id }) => id === "short")).toMatchObject({ exit: quote.ask, fee: 500, net: -57_126 });
  expect([fee, net]).toEqual([1_552, -111_810]);
});

test("nothing to close costs nothing", () => {
  const quote = { bid: priceFromUsd(95_000), ask: priceFromUsd(95_000) };
  expect(previewFlatten([], quote, TENTH_PERCENT)).toEqual({ closes: [], fee: 0, net: 0 });
});

test("a wider market never makes closing look better", () => {
  const anyHeld = fc
    .record({ side: anySide, quantity: anyQuantity, price: anyPrice })
    .map((wanted) => aPosition(wanted));
  fc.assert(
    fc.property(anyHeld, anyPrice, fc.integer({ min: 0, max: 1_000 }), (position, bid, spread) => {
      const result = (ask: number) =>
        previewFlatten([position], { bid, ask: priceHalfUsd(ask) }, TENTH_PERCENT).net;
      // The gross result falls by more than the fee can: a thousandth of what a short buys back.
      expect(result(bid + spread)).toBeLessThanOrEqual(result(bid) + 1);
    }),
    { numRuns: runs(2_000) },
  );
});
