import { randomUUID } from "node:crypto";
import { createMemoryRequestBudget } from "#adapters/memory/create-memory-request-budget.ts";
import { simVault } from "#cli/sim/sim-vault.ts";
import { noTracer } from "#domain/operations/no-tracer.ts";
import { type RequestRates, windowRate } from "#domain/resilience/request-buckets.ts";
import { basisPoints, priceFromUsd, sats, usd } from "#domain/units.ts";
import { createMinuteCandles } from "#services/account-rules/create-minute-candles.ts";
import { createResilientExchanges } from "#services/exchange/create-resilient-exchanges.ts";
import type { PanicOrder } from "#services/panic/panic-order.ts";
import { throwSwitch } from "#services/panic/throw-switch.ts";
import type { RunDeps } from "#services/panic/work-panic-run.ts";
import { workPanicRuns } from "#services/panic/work-panic-runs.ts";
import { aPosition } from "../builders/a-position.ts";
import { aSealedSecret } from "../builders/a-sealed-secret.ts";
import { FakeExchange } from "../fakes/fake-exchange.ts";
import { FakeExchanges } from "../fakes/fake-exchanges.ts";
import { FakeMarket } from "../fakes/fake-market.ts";
import { createFakePanic, createFakePanicLinks } from "../fakes/fake-panic.ts";
import { FakeSecurityRecorder } from "../fakes/fake-security-recorder.ts";
import { VirtualTime } from "../resilience/virtual-time.ts";
import { aLog } from "../server/a-log.ts";
import { anAccount, aReading, aTick, NOW } from "../stores/guarded-position.ts";
import { openModelStores } from "../stores/open-model-stores.ts";

/** What one address may ask of the exchange. */
export const RATES: RequestRates = { key: windowRate(4), signed: windowRate(4), public: windowRate(0.8) };

/** `count` longs of growing leverage, 100 USD each: the last is the nearest to its liquidation. */
const longsOf = (count: number) =>
  Array.from({ length: count }, (_, place) =>
    aPosition({ id: `p${place}`, quantity: usd(100), leverage: 5 + place }),
  );

/**
 * A trader with open positions, the model of the database, an exchange in memory and the product's own request budget, on
 * a clock that passes only while everybody waits.
 */
export const openPanicDesk = async (count: number, options: { readonly latencyMs?: number } = {}) => {
  const time = new VirtualTime();
  const clock = () => NOW + time.elapsed();
  const stores = await openModelStores();
  const positions = longsOf(count);
  const market = new FakeMarket(priceFromUsd(100_000), clock);
  const exchange = new FakeExchange(market, sats(1_000_000));
  for (const position of positions) exchange.hold(position);
  const userId = await stores.addUser();
  const account = anAccount({ userId });
  await stores.accounts.add(account, aSealedSecret());
  await stores.accounts.storeReading(aReading(account.id, positions));
  await stores.triggers.match("paper", aTick(100_000), 1, 0);
  const exchanges = new FakeExchanges(market);
  exchanges.know(account.id, exchange);
  const { log } = aLog();
  const security = new FakeSecurityRecorder();
  const shredded: string[] = [];
  const budget = createMemoryRequestBudget({ rates: () => RATES, now: time.elapsed });
  const deps: RunDeps = {
    ...stores,
    panic: createFakePanic(stores.panic, clock),
    panicLinks: createFakePanicLinks(),
    trailing: { match: async () => [] },
    minutes: createMinuteCandles({ exchanges, log }),
    vault: simVault,
    exchanges: createResilientExchanges({
      exchanges: {
        marketData: (network) => exchanges.marketData(network),
        withCredential: (network, credential) => {
          const inner = exchanges.withCredential(network, credential);
          return new Proxy(inner, {
            get: (target, verb) => {
              const call: unknown = Reflect.get(target, verb, target);
              if (typeof call !== "function") return call;
              return async (...given: readonly unknown[]) => {
                const answer: unknown = await call.apply(target, given);
                if (options.latencyMs !== undefined) await time.sleep(options.latencyMs);
                return answer;
              };
            },
          });
        },
      },
      budget,
      elapsed: time.elapsed,
      sleep: time.sleep,
      random: () => 0.5,
    }),
    clock,
    elapsed: time.elapsed,
    stampClock: { now: clock, measure: async () => true, refuse: () => undefined },
    newId: randomUUID,
    newToken: randomUUID,
    tagOf: () => sats(0),
    signedRate: () => RATES.signed,
    requestRates: () => RATES,
    tracer: noTracer,
    log,
    security,
    mails: { write: async () => undefined },
    users: { find: async () => null },
    accountKeys: { noteValidation: async () => undefined },
    secrets: {
      remove: async (subjectId) => {
        shredded.push(subjectId);
        return true;
      },
    },
  };
  const order = (wanted: Partial<PanicOrder> = {}): PanicOrder => ({
    userId,
    accountId: null,
    stage: "flatten",
    share: basisPoints(0),
    panicId: randomUUID(),
    by: "trader",
    ...wanted,
  });
  return {
    ...{ time, clock, stores, market, exchange, userId, account, deps, order, security, shredded },
    throwIt: (thrown: PanicOrder) => throwSwitch(deps, thrown),
    work: () => time.run(workPanicRuns(deps)),
    /** Nothing happens for so long. */
    pass: (ms: number) => time.run(time.sleep(ms)),
    running: async (): Promise<readonly string[]> => {
      const trades = await exchange.runningTrades();
      return trades.ok ? trades.value.map(({ id }) => id) : [];
    },
    progress: async (thrown: PanicOrder) => {
      const [run] = await deps.panic.progress(userId, thrown.panicId);
      return run;
    },
    /** Positions that a close was received for, in the order it came. */
    closes: () =>
      exchange.received.flatMap(({ call, request }) =>
        call === "closeTrade" && "positionId" in request ? [String(request.positionId)] : [],
      ),
  };
};
