import { type CrossStep, crossLiquidationOf, isHeld } from "#domain/automations/cross-guard/cross-step.ts";
import {
  type CrossVanishOutcome,
  ifCrossVanishes,
} from "#domain/automations/cross-guard/if-cross-vanishes.ts";
import { whyCrossCannotFire } from "#domain/automations/cross-guard/why-cross-cannot-fire.ts";
import type { Locale } from "#domain/language/locale.ts";
import { crossAtPrice } from "#domain/position/at-price.ts";
import { type CrossOrderSeen, crossOrderEffects } from "#domain/position/cross-order-effects.ts";
import { sats } from "#domain/units.ts";
import type { CrossGuardStanding } from "#ports/cross-guards.ts";
import type { StoredCross } from "#ports/cross-positions.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { SeenMarket } from "#ports/markets.ts";
import type {
  CrossConfigView,
  CrossGuardView,
  CrossOrderView,
  CrossVanishView,
  CrossView,
} from "../trpc/schemas/cross.ts";

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const stepView = ({ when, deed }: CrossStep): CrossConfigView["steps"][number] => ({
  when,
  deed: deed.kind === "close" ? deed : { kind: deed.kind, targetBps: deed.target },
});

/** A cross guard as the API answers it, with the reason it could not fire now. */
export const crossGuardView = (
  guard: CrossGuardStanding,
  cross: StoredCross | null,
  account: StoredAccount | undefined,
  price: SeenMarket | undefined,
  locale: Locale,
): CrossGuardView => ({
  id: guard.id,
  accountId: guard.accountId,
  state: guard.state,
  config: {
    steps: guard.config.steps.map(stepView),
    maxTotalSats: guard.config.maxTotal ?? 0,
    maxPerActionSats: guard.config.maxPerAction,
    maxPerDaySats: guard.config.maxPerDay,
    maxLossSats: guard.config.maxLoss,
    maxReduceUsd: guard.config.maxReduce,
    reserveSats: guard.config.reserve,
    cooldownSeconds: Math.round(guard.config.cooldownMs / 1_000),
  },
  triggerPrice: guard.trigger?.price ?? null,
  addedInAll: guard.spending.addedInAll,
  addedToday: guard.spending.addedInDay,
  accountRoom: guard.spending.accountRoom ?? null,
  doneSteps: [...(guard.spending.doneSteps ?? [])],
  cannotFire: whyCrossCannotFire(
    {
      state: guard.state,
      isKeyAccepted: account?.status === "active",
      blindReason: account?.blindReason ?? cross?.blindReason ?? null,
      position: cross?.position ?? null,
      last: price?.last ?? null,
      balance: account?.balance ?? null,
      spending: guard.spending,
      config: guard.config,
    },
    locale,
  ),
  createdAt: new Date(guard.createdAt).toISOString(),
});

/** Nothing is known of what never was read. */
const UNREAD = {
  side: null,
  quantity: 0,
  margin: 0,
  leverage: 1,
  entryPriceE4: null,
  liquidation: null,
  runningMargin: 0,
  maintenanceMargin: 0,
  pl: 0,
  totalPl: 0,
  fundingPaid: 0,
  tradingFees: 0,
  distanceBps: null,
  ifWeVanish: null,
};

const orderView = ({ id, side, quantity, price, effect }: CrossOrderSeen): CrossOrderView => ({
  id,
  side,
  quantity,
  price,
  effect,
});

const vanishView = ({ liquidation, reducing, adding }: CrossVanishOutcome): CrossVanishView => ({
  liquidation,
  reducing: reducing.map(orderView),
  adding: adding.map(orderView),
});

/** Nobody reads what waits where there is neither a position nor a guard, so what was read before tells nothing. */
const ordersOf = (
  { position, orders, ordersReadAt }: StoredCross,
  guard: CrossGuardStanding | undefined,
): Pick<CrossView, "orders" | "ordersReadAt"> => {
  const isTold = position !== null && orders !== null && (isHeld(position) || guard !== undefined);
  if (!isTold) return { orders: null, ordersReadAt: null };
  return { orders: crossOrderEffects(position, orders).map(orderView), ordersReadAt: iso(ordersReadAt) };
};

const figuresOf = ({ position, orders }: StoredCross, price: SeenMarket | undefined) => {
  if (position === null) return UNREAD;
  const { id: _, entryPrice, initialMargin: __, updatedAt: ___, ...figures } = position;
  const told = { ...figures, entryPriceE4: entryPrice, distanceBps: null, ifWeVanish: null };
  if (!isHeld(position)) return told;
  const { side, quantity } = position;
  const liquidation = crossLiquidationOf(position);
  const ifWeVanish = vanishView(ifCrossVanishes(position, orders ?? []));
  if (price === undefined) return { ...told, liquidation, ifWeVanish };
  const at = crossAtPrice({ side, quantity, entryPrice: position.entryPrice, liquidation }, price.last);
  const totalPl = sats(position.totalPl - position.pl + at.pl);
  return { ...told, liquidation, ifWeVanish, ...at, totalPl };
};

/** The cross margin of an account as the API answers it; its result at the last price where one was seen. */
export const crossView = (
  cross: StoredCross,
  guard: CrossGuardStanding | undefined,
  account: StoredAccount | undefined,
  price: SeenMarket | undefined,
  locale: Locale,
): CrossView => ({
  accountId: cross.accountId,
  ...figuresOf(cross, price),
  ...ordersOf(cross, guard),
  readAt: iso(cross.readAt),
  blindSince: iso(cross.blindSince),
  blindReason: cross.blindReason,
  guard: guard === undefined ? null : crossGuardView(guard, cross, account, price, locale),
});
