import { UNREAD_BREAKER } from "#domain/automations/account-rule.ts";
import type { BreakerAction } from "#domain/automations/breaker/drawdown-breaker.ts";
import { basisPoints, type PriceHalfUsd, sats } from "#domain/units.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { asArmed } from "#services/account-rules/as-armed.ts";
import { NEXT_TICK } from "#services/account-rules/rule-legs.ts";
import type { LiveDeps } from "#services/monitor/take-tick.ts";
import { aSealedSecret } from "../builders/a-sealed-secret.ts";
import { BREAKER_PERMISSIONS, FakeExchange, TRADING_PERMISSIONS } from "../fakes/fake-exchange.ts";
import { FakeExchanges } from "../fakes/fake-exchanges.ts";
import { partsOf } from "../museum/open-engine.ts";
import { anAccount } from "../stores/guarded-position.ts";
import { type ModelHarness, openModelStores } from "../stores/open-model-stores.ts";
import { MixedMarket } from "./mixed-market.ts";

/** Ten bitcoin, so that the balance is a cap now and then and not the rule. */
export const DEPOSIT = 1_000_000_000;

/** Which breaker each account has, in turn; null for none. */
const BREAKERS: readonly (BreakerAction | null)[] = [null, "freeze-entries", null, "guards-only"];

/** A trader's account and the exchange behind it. */
export type MixedAccount = {
  readonly account: StoredAccount;
  readonly exchange: FakeExchange;
  /** What was kept of each trade for its closing fee, by its id, as it was seen running. */
  readonly reserves: Map<string, number>;
};

/** The product's monitor over the model of the database, and exchanges in memory, on a clock that the prices move. */
export type MixedWorld = {
  readonly stores: ModelHarness;
  readonly market: MixedMarket;
  readonly deps: LiveDeps;
  readonly accounts: readonly MixedAccount[];
  now(): number;
  /** The clock and the market go on to a price. */
  advance(at: number, price: PriceHalfUsd): void;
};

const openAccount = async (
  stores: ModelHarness,
  market: MixedMarket,
  exchanges: FakeExchanges,
  at: number,
): Promise<MixedAccount> => {
  const exchange = new FakeExchange(market, sats(DEPOSIT));
  exchange.keyMay = [...TRADING_PERMISSIONS, ...BREAKER_PERMISSIONS];
  const userId = await stores.addUser();
  const account = anAccount({
    userId,
    permissions: exchange.keyMay,
    balance: sats(DEPOSIT),
    validatedAt: at,
    createdAt: at,
  });
  await stores.accounts.add(account, aSealedSecret());
  exchanges.know(account.id, exchange);
  return { account, exchange, reserves: new Map() };
};

/** A breaker that acts once a tenth of the account is gone. */
const armBreaker = async (
  deps: LiveDeps,
  { id: accountId, userId }: StoredAccount,
  action: BreakerAction,
  at: number,
) => {
  await deps.rules.arm(
    {
      kind: "drawdown-breaker",
      config: { drop: basisPoints(1_000), action, cooldownMs: 0 },
      memory: UNREAD_BREAKER,
      ...asArmed({ id: deps.newId(), userId, accountId }, at),
    },
    NEXT_TICK,
  );
};

/** Opens a world of so many accounts at a first price; some of them with a breaker. */
export const openMixedWorld = async (
  first: { readonly at: number; readonly price: PriceHalfUsd },
  count: number,
): Promise<MixedWorld> => {
  let now = first.at;
  const clock = () => now;
  const stores = await openModelStores();
  stores.setClock(now);
  const market = new MixedMarket(first.price, clock);
  const exchanges = new FakeExchanges(market);
  const deps = partsOf(stores, exchanges, clock);
  const accounts: MixedAccount[] = [];
  for (let place = 0; place < count; place += 1) {
    const opened = await openAccount(stores, market, exchanges, now);
    accounts.push(opened);
    const action = BREAKERS[place % BREAKERS.length] ?? null;
    if (action !== null) await armBreaker(deps, opened.account, action, now);
  }
  return {
    stores,
    market,
    deps,
    accounts,
    now: clock,
    advance: (at, price) => {
      now = at;
      stores.setClock(at);
      market.see(price);
    },
  };
};
