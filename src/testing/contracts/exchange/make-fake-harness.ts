import { nextFundingAt } from "#domain/position/funding.ts";
import { type PriceHalfUsd, rateE9, usd } from "#domain/units.ts";
import type { Exchanges } from "#ports/exchange.ts";
import { anOpenCredential } from "../../builders/an-open-credential.ts";
import { BREAKER_PERMISSIONS, FakeExchange, TRADING_PERMISSIONS } from "../../fakes/fake-exchange.ts";
import { FakeExchanges } from "../../fakes/fake-exchanges.ts";
import { OUTCOME_UNKNOWN, RATE_LIMITED, UNAVAILABLE } from "../../fakes/fake-faults.ts";
import { FakeMarket } from "../../fakes/fake-market.ts";
import { readingView } from "../../fakes/reading-view.ts";
import type { ExchangeHarness, HarnessOptions } from "./exchange-harness.ts";

const START = Date.UTC(2026, 0, 1);

const READS = [
  "account",
  "transfers",
  "runningTrades",
  "openTrades",
  "closedTrades",
  "canceledTrades",
  "fundingFees",
  "crossPosition",
  "crossOpenOrders",
  "crossFilledOrders",
  "crossTransfers",
  "crossFundingFees",
] as const;

/** The sixty minutes before the start, oldest first. */
const lastHour = (price: PriceHalfUsd) =>
  Array.from({ length: 60 }, (_, index) => {
    const at = START - (60 - index) * 60_000;
    return { at, open: price, high: price, low: price, close: price, volume: usd(1_000) };
  });

/** An account of the exchange in memory, as the contract wants it; `around` puts something between it and the suite. */
export const makeFakeHarness =
  (around: (exchanges: Exchanges) => Exchanges = (exchanges) => exchanges) =>
  async ({ balance, price }: HarnessOptions): Promise<ExchangeHarness> => {
    let time = START;
    const market = new FakeMarket(price, () => time);
    market.recorded = lastHour(price);
    const account = new FakeExchange(market, balance);
    account.keyMay = [...TRADING_PERMISSIONS, ...BREAKER_PERMISSIONS, "futures:cross:write"];
    const fakes = new FakeExchanges(market);
    fakes.know("trader", account);
    const exchanges = around(fakes);
    const spoiled = {
      "lose-answer": { kind: "lose-answer" },
      "lose-request": { kind: "refuse", failure: OUTCOME_UNKNOWN },
      "rate-limit": { kind: "refuse", failure: RATE_LIMITED },
    } as const;
    return {
      exchange: exchanges.withCredential("paper", anOpenCredential("trader")),
      reader: readingView(account),
      stranger: exchanges.withCredential("paper", anOpenCredential("nobody")),
      market: exchanges.marketData("paper"),
      now: () => time,
      movePrice: (to) => {
        time += 1_000;
        market.movePrice(to);
      },
      settleFunding: () => {
        time = nextFundingAt(time);
        account.settleFunding(rateE9(100_000));
      },
      transfer: (way, amount) => account.transfer(way, amount),
      spoilNext: (write, how) => account.faults.once(write, spoiled[how]),
      breakReads: () => {
        for (const read of READS) account.faults.always(read, { kind: "refuse", failure: UNAVAILABLE });
      },
      stop: () => undefined,
    };
  };
