import { createMemoryRequestBudget } from "#adapters/memory/create-memory-request-budget.ts";
import { windowRate } from "#domain/resilience/request-buckets.ts";
import { priceFromUsd, sats } from "#domain/units.ts";
import type { Exchange, ExchangeFailure, Urgency } from "#ports/exchange.ts";
import type { Meter } from "#ports/meter.ts";
import type { RequestBudget } from "#ports/request-budget.ts";
import { createResilientExchanges } from "#services/exchange/create-resilient-exchanges.ts";
import { anOpenCredential } from "#testing/builders/an-open-credential.ts";
import { FakeExchange } from "../fakes/fake-exchange.ts";
import type { Fault } from "../fakes/fake-faults.ts";
import { FakeMarket } from "../fakes/fake-market.ts";
import { notingExchanges, type SentCall } from "./noting-exchanges.ts";
import { VirtualTime } from "./virtual-time.ts";

const RATES = { key: windowRate(4), signed: windowRate(4), public: windowRate(0.8) };

export const DOWN = { kind: "unavailable", message: "The exchange is down.", raw: "" } as const;
export const HASTY = { kind: "rate-limited", retryAfterMs: 1_000, raw: "" } as const;
export const refuse = (failure: ExchangeFailure): Fault => ({ kind: "refuse", failure });

type Options = {
  readonly budget?: RequestBudget | null;
  readonly random?: () => number;
  readonly meter?: Meter;
};

/** A venue in memory on virtual time, reached through what makes it resilient; `sent` is what got as far as the venue. */
export const openVenue = ({ budget = null, random = () => 0.5, meter }: Options = {}) => {
  const time = new VirtualTime();
  const market = new FakeMarket(priceFromUsd(100_000), time.elapsed);
  const account = new FakeExchange(market, sats(1_000_000));
  const sent: SentCall[] = [];
  const venue = { latencyMs: 0 };
  const underWay = async () => (venue.latencyMs > 0 ? time.sleep(venue.latencyMs) : undefined);
  const exchanges = createResilientExchanges({
    exchanges: notingExchanges({ market, account, sent, elapsed: time.elapsed, underWay }),
    budget,
    elapsed: time.elapsed,
    sleep: time.sleep,
    random,
    ...(meter === undefined ? {} : { meter }),
  });
  const exchange = (urgency: Urgency = "guard", key = "k1"): Exchange =>
    exchanges.withCredential("paper", anOpenCredential(key), urgency);
  const run = <T>(work: Promise<T>): Promise<T> => time.run(work);
  return { time, market, account, sent, venue, exchanges, exchange, run };
};

/** As `openVenue`, within four signed requests a second and 0.8 public ones. */
export const openVenueOnBudget = (options: Pick<Options, "meter"> = {}) => {
  let now = () => 0;
  const budget = createMemoryRequestBudget({ rates: () => RATES, now: () => now() });
  const opened = openVenue({ budget, ...options });
  now = opened.time.elapsed;
  return { ...opened, budget };
};

/** How calls ended: `ok`, or the kind of their failure. */
export const kindsOf = (answers: readonly Awaited<ReturnType<Exchange["account"]>>[]): readonly string[] =>
  answers.map((answer) => (answer.ok ? "ok" : answer.failure.kind));
