import { describe, expect, it } from "vitest";
import { aPosition } from "#testing/builders/a-position.ts";
import type { OnPosition } from "../intents/action.ts";
import { basisPoints, priceFromUsd, rateE9, sats, usd } from "../units.ts";
import { type PositionFacts, previewOnPosition } from "./preview-action.ts";

/* A long of 1,000 USD from 100,000 with 100,000 sats; fees 0.1 %, so 1,000 sats were paid and 1,100 are set aside. */
const facts = (last: number, wanted: Partial<PositionFacts> = {}): PositionFacts => ({
  position: aPosition(),
  balance: sats(500_000),
  last: priceFromUsd(last),
  exit: priceFromUsd(last),
  feeRate: rateE9(1_000_000),
  ...wanted,
});
const preview = (action: OnPosition, about: PositionFacts) => previewOnPosition(action, about);

describe("a preview", () => {
  it("of 76,471 sats added moves liquidation from 90,909 to 85,000", () => {
    // 1 / (1/100,000 + 176,471 / (1,000 · 10⁸)) = 85,000.
    expect(preview({ kind: "add-margin", amount: sats(76_471) }, facts(95_000))).toMatchObject({
      balanceChange: -76_471,
      margin: 176_471,
      liquidation: priceFromUsd(85_000),
    });
  });

  it("of a close names what comes back and what remains after all fees", () => {
    // 10⁸·1,000·(1/100,000 − 1/110,000) = 90,909; the fee at 110,000 is 909: 100,000 + 90,909 + 1,100 − 909 = 191,100.
    expect(preview({ kind: "close-trade" }, facts(110_000))).toMatchObject({
      balanceChange: 191_100,
      fee: 909,
      result: 90_909 - 1_000 - 909,
      liquidation: null,
    });
  });

  it("of a close past liquidation takes nothing more than there was", () => {
    expect(preview({ kind: "close-trade" }, facts(80_000))).toMatchObject({ balanceChange: 0 });
  });

  it("of 40,000 sats of profit taken out brings liquidation up to 94,339.5, and tells that a stop behind it is lost", () => {
    const cashIn = { kind: "cash-in", amount: sats(40_000) } as const;
    const at = (stop: number) => facts(110_000, { position: aPosition({ stopLoss: priceFromUsd(stop) }) });
    expect(preview(cashIn, at(95_000))).toMatchObject({
      balanceChange: 40_000,
      margin: 100_000,
      liquidation: priceFromUsd(94_339.5),
      stopLoss: priceFromUsd(95_000),
    });
    expect(preview(cashIn, at(94_000))).toMatchObject({ stopLoss: null });
  });

  it("of an exit tells what it brings in at its own price", () => {
    // 10⁸·1,000·(1/100,000 − 1/92,000) = −86,956.5, rounded down; the fee at 92,000 is 1,086.
    expect(preview({ kind: "set-stop-loss", price: priceFromUsd(92_000) }, facts(95_000))).toMatchObject({
      result: -86_957 - 1_000 - 1_086,
      stopLoss: priceFromUsd(92_000),
    });
    expect(preview({ kind: "set-trailing-stop", distance: basisPoints(200) }, facts(95_000))).toMatchObject({
      stopLoss: priceFromUsd(93_100),
    });
  });

  it.each<[OnPosition, string]>([
    [{ kind: "add-margin", amount: sats(500_001) }, "balance"],
    [{ kind: "add-margin", amount: sats(900_001) }, "leverage-one"],
    [{ kind: "cash-in", amount: sats(99_999) }, "too-much"],
    [{ kind: "set-stop-loss", price: priceFromUsd(95_000) }, "wrong-side"],
    [{ kind: "set-stop-loss", price: priceFromUsd(90_909) }, "past-liquidation"],
    [{ kind: "set-trailing-stop", distance: basisPoints(9) }, "distance"],
    [{ kind: "set-trailing-stop", distance: basisPoints(1_000) }, "past-liquidation"],
    [{ kind: "set-take-profit", price: priceFromUsd(95_000) }, "wrong-side"],
  ])("names why it would be refused: %o by %s", (action, rule) => {
    expect(preview(action, facts(95_000))).toMatchObject({ kind: "refused", rule });
  });

  it("refuses exits that would change places", () => {
    const position = aPosition({ stopLoss: priceFromUsd(97_000), takeProfit: priceFromUsd(97_500) });
    const about = facts(96_000, { position, exit: priceFromUsd(98_000) });
    const past = { kind: "refused", rule: "past-each-other" };
    expect(preview({ kind: "set-stop-loss", price: priceFromUsd(97_500) }, about)).toMatchObject(past);
    const low = facts(96_000, { position });
    expect(preview({ kind: "set-take-profit", price: priceFromUsd(97_000) }, low)).toMatchObject(past);
  });

  it("touches nothing else of the position", () => {
    const position = aPosition({ quantity: usd(1_000), takeProfit: priceFromUsd(120_000) });
    expect(preview({ kind: "remove-stop-loss" }, facts(95_000, { position }))).toMatchObject({
      balanceChange: 0,
      fee: 0,
      margin: position.margin,
      liquidation: position.liquidation,
      takeProfit: position.takeProfit,
    });
  });
});
