import type { AnnouncedFunding } from "#domain/automations/look-ahead.ts";
import { amountTag } from "#domain/intents/amount-tag.ts";
import type { GuardReceiptFacts } from "#domain/notifications/receipt.ts";
import { nextFundingAt } from "#domain/position/funding.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd, Sats } from "#domain/units.ts";
import type { GuardStanding } from "#ports/automations.ts";
import type { Exchange } from "#ports/exchange.ts";
import { type SyncDeps, syncAccount } from "#services/accounts/sync-account.ts";
import { runTick } from "#services/monitor/run-tick.ts";
import type { LiveDeps } from "#services/monitor/take-tick.ts";
import { FakeExchange } from "../fakes/fake-exchange.ts";
import { FakeMarket } from "../fakes/fake-market.ts";
import { addGuarded, aReading } from "../stores/guarded-position.ts";
import { type ModelHarness, openModelStores } from "../stores/open-model-stores.ts";
import type { Scene } from "./guard-scene.ts";
import { partsOf } from "./open-engine.ts";
import { paperAccount } from "./paper-account.ts";

/** A time no settlement falls on while a scene plays for less than hours: past the one that made it. */
const SCENE_START = Date.UTC(2026, 0, 1, 9, 30);

/** Where a scene is played: the price can be moved there, and what was done is on its own books. */
export type Venue = {
  readonly exchange: Exchange;
  move(price: PriceHalfUsd, at: number): void;
  /** Sats of every top-up, oldest first. */
  topUps(): readonly number[];
  /** How often the position was closed by order. */
  closes(): number;
};

const fakeVenue = ({ position, balance, last }: Scene): Venue => {
  const market = new FakeMarket(last, () => 0);
  const exchange = new FakeExchange(market, balance);
  exchange.hold(position);
  const calls = (wanted: string) => exchange.received.filter(({ call }) => call === wanted);
  return {
    exchange,
    move: (price) => market.movePrice(price),
    topUps: () =>
      calls("addMargin").flatMap(({ request }) => ("amount" in request ? [Number(request.amount)] : [])),
    closes: () => calls("closeTrade").length,
  };
};

/** What the paper exchange did by our orders, on its own books; what is done by hand there carries no stamp of ours. */
const paperVenue = ({ paper, accountId }: Scene): Venue => {
  const account = paperAccount(paper.world, accountId);
  let closes = 0;
  return {
    exchange: {
      ...account,
      closeTrade: async (request) => {
        const closed = await account.closeTrade(request);
        if (closed.ok) closes += 1;
        return closed;
      },
    },
    move: (price, at) => paper.step(price, at),
    topUps: () =>
      paper.world.ledger.rows
        .filter(({ kind, signedAt }) => kind === "add-margin" && signedAt !== null)
        .map(({ amount }) => Number(amount)),
    closes: () => closes,
  };
};

export const VENUES = { fake: fakeVenue, paper: paperVenue } as const;

/** Lets the funding rate of a scene be known; before the first tick there is no market to know it of. */
const announce = async (
  { triggers, markets }: ModelHarness,
  { last, rate }: Scene,
  at: number,
): Promise<AnnouncedFunding | null> => {
  if (rate === null) return null;
  await triggers.match("paper", { low: last, high: last, last, at }, 1, 1);
  const settlesAt = nextFundingAt(at);
  await markets.noteFunding("paper", { fundingRate: rate, fundingAt: settlesAt });
  return { rate, settlesAt };
};

/** A scene with its guard armed, watched by the product's own monitor. */
export const openScene = async (scene: Scene, venueOf: (scene: Scene) => Venue) => {
  let now = SCENE_START;
  const clock = () => now;
  const venue = venueOf(scene);
  const stores = await openModelStores();
  stores.setClock(now);
  const announced = await announce(stores, scene, now);
  const { userId, account, guards } = await addGuarded(stores, [scene.position], { config: scene.config });
  // A guard is armed by what is known of funding, as by any reading of its account.
  if (announced !== null) await stores.accounts.storeReading(aReading(account.id, [scene.position], now));
  const exchanges = {
    marketData: () => new FakeMarket(scene.last, clock),
    withCredential: () => venue.exchange,
  };
  const deps: LiveDeps & SyncDeps = { ...partsOf(stores, exchanges, clock), tagOf: amountTag };
  const [guard] = guards;
  if (guard === undefined) throw new Error("A scene has a guard");
  const see = (last: PriceHalfUsd, wick: Partial<Pick<Tick, "low" | "high">> = {}, parts = deps) =>
    runTick(parts, "paper", { low: last, high: last, ...wick, last, at: now });
  return {
    ...venue,
    deps,
    stores,
    account,
    guardId: guard.id,
    /** What is known of funding. */
    funding: announced,
    clock,
    pass: (ms: number) => {
      now += ms;
      stores.setClock(now);
    },
    /** The monitor sees the market where it stands, and what it touched since it last looked. */
    see,
    /** The market comes to a price, and the monitor sees it there. */
    tick: (last: PriceHalfUsd, parts = deps) => {
      venue.move(last, now);
      return see(last, {}, parts);
    },
    sync: async (last: PriceHalfUsd) => {
      const stored = await stores.accounts.find(account.id);
      return stored === null ? "unreadable" : syncAccount(deps, stored, { at: now, last });
    },
    standing: async (): Promise<GuardStanding> => {
      const standing = await stores.automations.standing(guard.id, now);
      if (standing === null) throw new Error("The guard is gone");
      return standing;
    },
    /** The position and the free sats as the exchange tells them; no position where it is over. */
    seen: async (): Promise<{ readonly position: IsolatedPosition | undefined; readonly balance: Sats }> => {
      const [trades, money] = await Promise.all([venue.exchange.runningTrades(), venue.exchange.account()]);
      if (!trades.ok || !money.ok) throw new Error("This exchange always answers");
      return {
        position: trades.value.find(({ id }) => id === scene.position.id),
        balance: money.value.balance,
      };
    },
    /** What the guard wrote down, oldest first. */
    receipts: async () => {
      const rows = await stores.tradeLog.list(userId, { limit: 1_000, beforeSeq: null, outcomes: null });
      return rows
        .toReversed()
        .flatMap(({ facts, outcome, intentId }) =>
          facts.kind === "margin-guard"
            ? [{ facts: facts satisfies GuardReceiptFacts, outcome, intentId }]
            : [],
        );
    },
  };
};

export type OpenScene = Awaited<ReturnType<typeof openScene>>;
