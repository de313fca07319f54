import { expect, it } from "vitest";
import { aPosition } from "#testing/builders/a-position.ts";
import { basisPoints, MAX_PRICE, priceFromUsd, rateE9, sats } from "../../units.ts";
import { ifWeVanish } from "./if-we-vanish.ts";

const TENTH = rateE9(1_000_000);
const long = aPosition({ fundingPaid: sats(100) });
const fixed = (dollars: number) => ({ kind: "fixed", price: priceFromUsd(dollars) }) as const;

// At 95,000: 1,000,000 − 1,052,631.6 = −52,632 gross, closing fee 1,052, opening fee 1,000, funding 100.
it("ends at the stop, net of both fees and the funding paid", () => {
  expect(ifWeVanish(long, fixed(95_000), TENTH)).toEqual({
    by: "stop",
    price: priceFromUsd(95_000),
    net: -54_784,
  });
});

// The whole margin of 100,000, the closing fee at 90,909 of 1,100, the opening fee and the funding.
it("ends at liquidation with the whole margin lost where no stop lies before it", () => {
  const lost = { by: "liquidation", price: priceFromUsd(90_909), net: -102_200 };
  expect(ifWeVanish(long, null, TENTH)).toEqual(lost);
  expect(ifWeVanish(long, fixed(90_909), TENTH)).toEqual(lost);
});

it("ends where a trailing stop lies at this moment, and promises nothing of one that lies nobody knows where", () => {
  const trailing = { kind: "trailing", bps: basisPoints(500) } as const;
  const trailed = { ...long, stopLoss: priceFromUsd(95_000) };
  expect(ifWeVanish(trailed, trailing, TENTH)).toMatchObject({ by: "stop", net: -54_784 });
  expect(ifWeVanish(long, trailing, TENTH)?.by).toBe("liquidation");
});

it("never ends a short that cannot be liquidated and has no stop", () => {
  const covered = aPosition({ side: "short", margin: sats(1_000_000) });
  expect(covered.liquidation).toBe(MAX_PRICE);
  expect(ifWeVanish(covered, null, TENTH)).toBeNull();
  expect(ifWeVanish(covered, fixed(120_000), TENTH)?.by).toBe("stop");
});
