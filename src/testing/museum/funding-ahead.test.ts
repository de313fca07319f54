import { describe, expect, test } from "vitest";
import { reEvaluate } from "#domain/automations/re-evaluate.ts";
import { receiptWords } from "#domain/notifications/receipt-words.ts";
import { fundingFee } from "#domain/position/funding.ts";
import { liquidationPrice } from "#domain/position/liquidation.ts";
import { basisPoints, priceFromUsd, rateE9, sats } from "#domain/units.ts";
import { syncAccount } from "#services/accounts/sync-account.ts";
import type { GuardWish } from "../builders/a-guard-config.ts";
import { aPosition } from "../builders/a-position.ts";
import { type Engine, openEngine } from "./open-engine.ts";

/**
 * 1,000 USD from 100,000 with 1,050 sats: liquidation at 10^11 / 1,001,050 = 99,895, which a guard of 0.1 → 0.25 % lets
 * come to 99,995. A settlement of 0.5 % takes 5,000 sats at 100,000: all there are, and the price need not move at all.
 */
const thin = aPosition({ margin: sats(1_050) });
const RATE = rateE9(5_000_000);
const HOUR = 3_600_000;

const openThin = async (wanted: GuardWish, settlesIn = 2 * HOUR) => {
  const engine = await openEngine({ trigger: basisPoints(10), target: basisPoints(25), ...wanted });
  engine.exchange.hold(thin);
  await engine.tick(100_500);
  await engine.stores.markets.noteFunding("paper", {
    fundingRate: RATE,
    fundingAt: engine.clock() + settlesIn,
  });
  const account = await engine.stores.accounts.find(engine.account.id);
  if (account === null) throw new Error("There is an account");
  await syncAccount(engine.deps, account, { at: engine.clock(), last: priceFromUsd(100_500) });
  return engine;
};

/** The settlement at a price that did not move; false where it leaves nothing. */
const settle = async ({ held, exchange }: Engine): Promise<boolean> => {
  const position = await held();
  if (position === undefined) throw new Error("It runs");
  const { side, quantity, price } = position;
  const margin = position.margin - fundingFee(side, quantity, priceFromUsd(100_000), RATE);
  if (margin <= 0) return false;
  const liquidation = liquidationPrice(side, quantity, price, sats(margin));
  exchange.hold({ ...position, margin: sats(margin), liquidation });
  return true;
};

describe("a position that funding alone would liquidate", () => {
  test("is over at the next settlement where its guard looks at the price alone", async () => {
    const engine = await openThin({});
    await engine.tick(100_000);
    expect(engine.topUps()).toEqual([]);
    expect(await settle(engine)).toBe(false);
  });

  test("outlives it at its target where its guard looks one settlement ahead", async () => {
    // 0.25 % below 100,000 is 99,750, which takes 2,507 sats; 0.5 % at 99,895 are 5,005. Less the 1,050 there are: 6,462.
    const engine = await openThin({ settlementsAhead: 1 });
    await engine.tick(100_000);
    expect(engine.topUps()).toEqual([6_462]);
    expect(await settle(engine)).toBe(true);
    // 1,050 + 6,462 − 5,000 = 2,512: 10^11 / 1,002,512 = 99,749.4.
    expect(await engine.held()).toMatchObject({ margin: 2_512, liquidation: priceFromUsd(99_749.5) });
  });

  test("is told of what would have come, and decided the same again from the receipt", async () => {
    const engine = await openThin({ settlementsAhead: 3 });
    await engine.tick(100_000);
    const [told] = await engine.stores.tradeLog.list(engine.userId, {
      limit: 1,
      beforeSeq: null,
      outcomes: null,
    });
    if (told?.facts.kind !== "margin-guard") throw new Error("The guard left a receipt");
    const { inputs, verdict } = told.facts;
    expect(verdict).toMatchObject({ rule: "inside-after-funding" });
    expect(inputs.funding).toEqual({ rate: RATE, settlesAt: engine.clock() + 2 * HOUR });
    expect(reEvaluate(told.facts)).toMatchObject({ kind: "matches" });
    expect(receiptWords(told.facts, told.outcome, "en").why).toContain(
      "Funding of the next 3 settlements brings liquidation to 100,000: it takes 15,015 sats at the most, and the guard acts before.",
    );
  });

  test.each([
    ["is of a settlement that is over", -1],
    ["is of a settlement after the next", 9 * HOUR],
  ])("is not looked ahead to on a rate that %s", async (_, settlesIn) => {
    const engine = await openThin({ settlementsAhead: 1 }, settlesIn);
    await engine.tick(100_000);
    expect(engine.topUps()).toEqual([]);
    // Inside the trigger it acts as ever, and says that it did not know.
    await engine.tick(99_990);
    const [told] = await engine.stores.tradeLog.list(engine.userId, {
      limit: 1,
      beforeSeq: null,
      outcomes: null,
    });
    if (told?.facts.kind !== "margin-guard") throw new Error("The guard left a receipt");
    expect(told.facts.inputs.funding).toBeNull();
    expect(receiptWords(told.facts, told.outcome, "en").why).toContain(
      "The next funding rate was not known, so the guard did not look ahead to it.",
    );
  });
});
