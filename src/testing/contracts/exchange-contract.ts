import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { liquidationPrice } from "#domain/position/liquidation.ts";
import { maxAddMargin } from "#domain/position/margin.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import type { Result } from "#domain/result.ts";
import { type PriceHalfUsd, priceFromUsd, type Sats, sats, usd } from "#domain/units.ts";
import type { Exchange, ExchangeFailure, MarketData } from "#ports/exchange.ts";

/** One account, seen through three keys, on an exchange the suite can steer. Fills are at the last price, without a spread. */
export type ExchangeHarness = {
  /** A key that may trade and not withdraw. */
  readonly exchange: Exchange;
  /** A key of the same account that may only read. */
  readonly reader: Exchange;
  /** A key nobody knows. */
  readonly stranger: Exchange;
  readonly market: MarketData;
  /** The exchange's clock. */
  readonly now: () => number;
  /** Time passes and the market stands at `price`. */
  readonly movePrice: (price: PriceHalfUsd) => Promise<void> | void;
  /** What becomes of the next write: done and its answer lost, lost on the way there, or turned away for haste. */
  readonly spoilNextWrite: (how: "lose-answer" | "lose-request" | "rate-limit") => Promise<void> | void;
  /** Reads fail until the harness is gone. */
  readonly breakReads: () => Promise<void> | void;
  readonly stop: () => Promise<void> | void;
};

export type HarnessOptions = { readonly balance: Sats; readonly price: PriceHalfUsd };

const BALANCE = sats(1_000_000);
const PRICE = priceFromUsd(100_000);

const value = <T>(answer: Result<T, ExchangeFailure>): T => {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.failure)}`);
  return answer.value;
};

const failure = <T>(answer: Result<T, ExchangeFailure>): ExchangeFailure => {
  if (answer.ok) throw new Error(`Expected a failure, got ${JSON.stringify(answer.value)}`);
  return answer.failure;
};

/** What every exchange adapter and its fake guarantee; numbers from the worked life of a trade, without funding. */
export const exchangeContract = (
  name: string,
  makeHarness: (options: HarnessOptions) => Promise<ExchangeHarness>,
): void => {
  describe(`${name} keeps the exchange's contract:`, () => {
    let harness: ExchangeHarness;
    let exchange: Exchange;
    const open = async (side: "long" | "short" = "long", leverage = 10) =>
      value(await exchange.openTrade({ side, quantity: usd(1_000), leverage, signedAt: harness.now() }));
    const add = (positionId: string, amount: number) =>
      exchange.addMargin({ positionId, amount: sats(amount), signedAt: harness.now() });
    const close = (positionId: string) => exchange.closeTrade({ positionId, signedAt: harness.now() });
    const balance = async () => value(await exchange.account()).balance;
    const running = async () => value(await exchange.runningTrades());

    beforeEach(async () => {
      harness = await makeHarness({ balance: BALANCE, price: PRICE });
      exchange = harness.exchange;
    });

    afterEach(async () => {
      await harness.stop();
    });

    describe("reading", () => {
      test("a new account has its balance and no trade", async () => {
        const account = value(await exchange.account());
        expect(account).toMatchObject({ balance: BALANCE, feeTier: 0 });
        expect(account.exchangeUserId).not.toBe("");
        expect(await running()).toEqual([]);
        expect(value(await exchange.closedTrades({ limit: 10 }))).toEqual([]);
      });

      test("the market tells price, time and the next funding", async () => {
        await harness.movePrice(priceFromUsd(99_999.5));
        const ticker = value(await harness.market.ticker());
        expect(ticker.last).toBe(priceFromUsd(99_999.5));
        expect(ticker.fundingAt % 28_800_000).toBe(0);
        expect(value(await harness.market.serverTime())).toBe(harness.now());
      });

      test("candles come newest first, within the times asked for and no more than asked for", async () => {
        const [from, to] = [harness.now() - 3_600_000, harness.now()];
        const candles = value(await harness.market.candles({ range: "1m", limit: 10, from, to }));
        const times = candles.map(({ at }) => at);
        expect(times).toHaveLength(10);
        expect(times).toEqual(times.toSorted((a, b) => b - a));
        expect(times.every((at) => at >= from && at <= to && at % 60_000 === 0)).toBe(true);
        expect(candles.every(({ low, high }) => low <= high)).toBe(true);
      });

      test("candles without bounds are the newest there are", async () => {
        const [newest] = value(await harness.market.candles({ range: "1m", limit: 1 }));
        expect(harness.now() - (newest?.at ?? 0)).toBeLessThanOrEqual(60_000);
      });

      test("a trade's profit follows the last price, rounded down", async () => {
        await open("long");
        await open("short");
        await harness.movePrice(priceFromUsd(103_000.5));
        const marks = new Map((await running()).map(({ side, pl }) => [side, pl]));
        const mark = (side: "long" | "short") =>
          profitAndLoss(side, usd(1_000), PRICE, priceFromUsd(103_000.5));
        expect(marks).toEqual(
          new Map([
            ["long", mark("long")],
            ["short", mark("short")],
          ]),
        );
      });

      test("could not read is never an empty list", async () => {
        await open();
        await harness.breakReads();
        expect(failure(await exchange.runningTrades()).kind).toBe("unavailable");
        expect(failure(await exchange.account()).kind).toBe("unavailable");
      });
    });

    describe("opening", () => {
      test("takes margin and both reserves from the balance", async () => {
        const trade = await open();
        expect(trade).toMatchObject({
          side: "long",
          quantity: 1_000,
          price: PRICE,
          entryPrice: PRICE,
          margin: 100_000,
          entryMargin: 100_000,
          liquidation: priceFromUsd(90_909),
          maintenanceMargin: 1_100,
          openingFee: 1_000,
          fundingPaid: 0,
          stopLoss: null,
          takeProfit: null,
        });
        expect(await balance()).toBe(897_900);
        expect(await running()).toEqual([trade]);
      });

      test("a short's liquidation lies above", async () => {
        expect((await open("short")).liquidation).toBe(priceFromUsd(111_111));
      });

      test.each([
        ["leverage over 100", { leverage: 101, quantity: usd(1_000) }],
        ["leverage below 1", { leverage: 0.5, quantity: usd(1_000) }],
        ["no quantity", { leverage: 10, quantity: usd(0) }],
        ["more quantity than allowed", { leverage: 100, quantity: usd(500_001) }],
        ["more than the balance pays", { leverage: 1, quantity: usd(10_000) }],
      ])("%s is rejected and costs nothing", async (_, order) => {
        const answer = await exchange.openTrade({ side: "long", ...order, signedAt: harness.now() });
        expect(failure(answer).kind).toBe("rejected");
        expect(await balance()).toBe(BALANCE);
        expect(await running()).toEqual([]);
      });
    });

    describe("adding margin", () => {
      test.each(["long", "short"] as const)(
        "moves the liquidation of a %s away and nothing else",
        async (side) => {
          const before = await open(side);
          const left = await balance();
          const after = value(await add(before.id, 50_000));
          const liquidation = liquidationPrice(side, usd(1_000), PRICE, sats(150_000));
          expect(after).toEqual({ ...before, margin: 150_000, liquidation });
          expect(await balance()).toBe(left - 50_000);
          expect(await running()).toEqual([after]);
        },
      );

      test("reaches the sat: 76,471 put a 10x long's liquidation at 85,000", async () => {
        const { id } = await open();
        expect(value(await add(id, 76_471)).liquidation).toBe(priceFromUsd(85_000));
      });

      test("may go down to leverage 1 and not beyond", async () => {
        const { id, quantity, price, margin } = await open("long", 3);
        const most = maxAddMargin(quantity, price, margin);
        expect(failure(await add(id, most + 1)).kind).toBe("rejected");
        await add(id, 1);
        expect(failure(await add(id, most)).kind).toBe("rejected");
      });

      test("what the balance cannot pay is rejected and moves nothing", async () => {
        const first = await open("long", 100);
        const second = await open("long", 2);
        const left = await balance();
        expect(failure(await add(first.id, left + 1)).kind).toBe("rejected");
        expect(await balance()).toBe(left);
        expect(new Set(await running())).toEqual(new Set([first, second]));
      });

      test("whose time has passed before it leaves is dropped, and moves nothing", async () => {
        const before = await open();
        const left = await balance();
        const request = { positionId: before.id, amount: sats(1_000), signedAt: harness.now() };
        const answer = await exchange.addMargin({ ...request, mayLeave: () => false });
        expect(failure(answer).kind).toBe("unavailable");
        expect(await balance()).toBe(left);
        expect(await running()).toEqual([before]);
      });

      test("to a trade that is not ours is rejected", async () => {
        const answer = await add("00000000-0000-4000-8000-000000000000", 1_000);
        expect(failure(answer)).toMatchObject({ kind: "rejected", status: 400 });
        expect(await balance()).toBe(BALANCE);
      });
    });

    describe("closing", () => {
      test("pays margin, profit and the unused reserve", async () => {
        const { id } = await open();
        await add(id, 50_000);
        await harness.movePrice(priceFromUsd(110_000));
        const closed = value(await close(id));
        expect(closed).toMatchObject({
          id,
          exitPrice: priceFromUsd(110_000),
          pl: 90_909,
          openingFee: 1_000,
          closingFee: 909,
          fundingPaid: 0,
          canceled: false,
        });
        expect(await balance()).toBe(1_000_000 + 90_909 - 1_000 - 909);
        expect(await running()).toEqual([]);
        expect(value(await exchange.closedTrades({ limit: 10 }))).toEqual([closed]);
      });

      test("twice is rejected and pays once", async () => {
        const { id } = await open();
        await close(id);
        const left = await balance();
        expect(failure(await close(id)).kind).toBe("rejected");
        expect(await balance()).toBe(left);
      });

      test("the list of closed trades is newest first and as long as asked", async () => {
        const ids = [(await open()).id, (await open()).id, (await open()).id];
        for (const [index, id] of ids.entries()) {
          await harness.movePrice(priceFromUsd(100_000 + index));
          await close(id);
        }
        const listed = value(await exchange.closedTrades({ limit: 2 }));
        expect(listed.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 2));
      });

      test("at liquidation the margin is gone and the other trades stay", async () => {
        const doomed = await open("long", 10);
        const safe = await open("short", 10);
        await harness.movePrice(priceFromUsd(90_909.5));
        expect(await running()).toHaveLength(2);
        const before = await balance();
        await harness.movePrice(priceFromUsd(90_909));
        expect((await running()).map(({ id }) => id)).toEqual([safe.id]);
        const [liquidated] = value(await exchange.closedTrades({ limit: 1 }));
        expect(liquidated).toMatchObject({ id: doomed.id, exitPrice: priceFromUsd(90_909), canceled: false });
        expect(await balance()).toBeLessThanOrEqual(before + 2);
      });
    });

    describe("when the wire fails", () => {
      test("a lost answer is an unknown outcome, and reading shows it happened", async () => {
        const { id } = await open();
        await harness.spoilNextWrite("lose-answer");
        expect(failure(await add(id, 50_000)).kind).toBe("outcome-unknown");
        expect((await running()).map(({ margin }) => margin)).toEqual([150_000]);
        expect(await balance()).toBe(847_900);
      });

      test("a lost request is an unknown outcome too, and reading shows it did not happen", async () => {
        const { id } = await open();
        await harness.spoilNextWrite("lose-request");
        expect(failure(await add(id, 50_000)).kind).toBe("outcome-unknown");
        expect((await running()).map(({ margin }) => margin)).toEqual([100_000]);
      });

      test("a call too many is told to wait and does nothing", async () => {
        const { id } = await open();
        await harness.spoilNextWrite("rate-limit");
        const refused = failure(await add(id, 50_000));
        expect(refused.kind === "rate-limited" && refused.retryAfterMs > 0).toBe(true);
        expect((await running()).map(({ margin }) => margin)).toEqual([100_000]);
      });
    });

    describe("keys", () => {
      test("a key that trades says so, and does not say it withdraws", async () => {
        const permissions = value(await exchange.permissions());
        expect(permissions).toEqual(expect.arrayContaining(["account:read", "futures:isolated:write"]));
        expect(permissions.filter((permission) => permission.includes("withdraw"))).toEqual([]);
      });

      test("a key that reads sees the account and cannot move a sat", async () => {
        const { id } = await open();
        expect(value(await harness.reader.runningTrades())).toHaveLength(1);
        expect(value(await harness.reader.permissions())).not.toContain("futures:isolated:write");
        const { now } = harness;
        const tries = [
          await harness.reader.addMargin({ positionId: id, amount: sats(1), signedAt: now() }),
          await harness.reader.closeTrade({ positionId: id, signedAt: now() }),
          await harness.reader.openTrade({ side: "long", quantity: usd(1), leverage: 10, signedAt: now() }),
        ];
        expect(tries.map((answer) => failure<unknown>(answer).kind)).toEqual(Array(3).fill("unauthorized"));
        expect(await balance()).toBe(897_900);
      });

      test("a key nobody knows is refused everywhere", async () => {
        const { stranger, now } = harness;
        const tries = [
          await stranger.account(),
          await stranger.runningTrades(),
          await stranger.closedTrades({ limit: 1 }),
          await stranger.permissions(),
          await stranger.addMargin({ positionId: "x", amount: sats(1), signedAt: now() }),
        ];
        expect(tries.map((answer) => failure<unknown>(answer).kind)).toEqual(Array(5).fill("unauthorized"));
      });
    });
  });
};
