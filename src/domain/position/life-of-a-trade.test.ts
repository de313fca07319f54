import { expect, it } from "vitest";
import { leverageFromNumber, priceFromUsd, priceToUsd, rateE9, sats, usd } from "../units.ts";
import { FEE_RATES, feeReserve, tradingFee } from "./fees.ts";
import { fundingFee } from "./funding.ts";
import { liquidationPrice } from "./liquidation.ts";
import { leverageOf, marginFor } from "./margin.ts";
import { netProfitAndLoss, profitAndLoss } from "./pl.ts";

it("the worked life of a trade: opened, funded, topped up and closed with 88,900 sats earned", () => {
  const [quantity, price, exit] = [usd(1_000), priceFromUsd(100_000), priceFromUsd(110_000)];
  const [rate] = FEE_RATES;
  if (rate === undefined) throw new Error("there is a first tier");
  const liquidation = (margin: number) => priceToUsd(liquidationPrice("long", quantity, price, sats(margin)));

  const margin = marginFor(quantity, price, leverageFromNumber(10));
  expect([margin, liquidation(margin)]).toEqual([100_000, 90_909]);
  const reserve = feeReserve(quantity, price, liquidationPrice("long", quantity, price, margin));
  const openingFee = tradingFee(rate, quantity, price);
  const maintenance = reserve.opening + reserve.closing - openingFee;
  expect([reserve.opening, reserve.closing, openingFee, maintenance]).toEqual([1_000, 1_100, 1_000, 1_100]);
  const opened = 1_000_000 - margin - reserve.opening - reserve.closing;
  expect(opened).toBe(897_900);

  const funding = fundingFee("long", quantity, price, rateE9(100_000));
  const funded = sats(margin - funding);
  expect([funding, funded, liquidation(funded)]).toEqual([100, 99_900, 90_917.5]);
  expect(leverageOf(quantity, funded, price)).toBeCloseTo(10.01, 2);

  const topped = sats(funded + 50_000);
  expect([opened - 50_000, topped, liquidation(topped)]).toEqual([847_900, 149_900, 86_964]);
  expect(leverageOf(quantity, topped, price)).toBeCloseTo(6.6711, 4);

  const pl = profitAndLoss("long", quantity, price, exit);
  const closingFee = tradingFee(rate, quantity, exit);
  expect([pl, closingFee, maintenance - closingFee]).toEqual([90_909, 909, 191]);
  const balance = opened - 50_000 + topped + pl + maintenance - closingFee;
  expect(balance).toBe(1_088_900);
  expect(netProfitAndLoss({ pl, openingFee, closingFee, fundingPaid: funding })).toBe(balance - 1_000_000);
});
