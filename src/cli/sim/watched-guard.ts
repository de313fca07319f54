import { decideCrossGuard } from "#domain/automations/cross-guard/cross-guard.ts";
import {
  crossGuardTrigger,
  crossLegs,
  crossLiquidationOf,
  isHeld,
} from "#domain/automations/cross-guard/cross-step.ts";
import type { GuardCaps } from "#domain/automations/guard-bounds.ts";
import { guardTrigger } from "#domain/automations/guard-step.ts";
import { decideMarginGuard } from "#domain/automations/margin-guard.ts";
import type { Tick, TriggerPrice } from "#domain/triggers/trigger.ts";
import { type PriceHalfUsd, type Sats, sats } from "#domain/units.ts";
import type { GuardStanding, StoredGuard } from "#ports/automations.ts";
import type { CrossGuardStanding, StoredCrossGuard } from "#ports/cross-guards.ts";
import type { Network } from "#ports/exchange.ts";
import { crossTarget } from "./exchange/account-state.ts";
import type { SimExchange } from "./exchange/create-sim-exchange.ts";
import type { ModelStores } from "./model/create-model-stores.ts";

/** A guard of a simulated world: of an isolated position, or of the cross position of an account. */
export type WatchedGuard = StoredGuard | StoredCrossGuard;

/** The same with what it has spent. */
export type WatchedStanding = GuardStanding | CrossGuardStanding;

export const isOfPosition = <T extends WatchedGuard>(guard: T): guard is Extract<T, StoredGuard> =>
  "positionId" in guard;

/** What a guard stands on, as the exchange names it. */
export const guardTarget = (guard: WatchedGuard): string =>
  isOfPosition(guard) ? guard.positionId : crossTarget(guard.accountId);

/** What a guard guards by the exchange's own truth, and where it acts first. */
export type Guarded = {
  readonly margin: Sats;
  readonly liquidation: PriceHalfUsd;
  readonly trigger: TriggerPrice;
};

/** Null where there is nothing to guard, or no price at which it acts. */
export const guardedOf = (exchange: SimExchange, guard: WatchedGuard): Guarded | null => {
  const state = exchange.stateOf(guard.accountId);
  if (isOfPosition(guard)) {
    const position = state.running.find(({ id }) => id === guard.positionId);
    const trigger = position && guardTrigger(position, guard.config.steps);
    return position && trigger ? { ...position, trigger } : null;
  }
  const { position } = state.cross;
  const trigger = crossGuardTrigger(position, guard.config.steps);
  if (!isHeld(position) || trigger === null) return null;
  return { margin: position.margin, liquidation: crossLiquidationOf(position), trigger };
};

/** Whether a guard would act on what the exchange holds now, with what it has spent and the balance there is. */
export const wouldAct = (exchange: SimExchange, guard: WatchedStanding, tick: Tick): boolean => {
  const { running, cross, balance } = exchange.stateOf(guard.accountId);
  const facts = { tick, balance, spending: guard.spending, tag: sats(0) };
  if ("positionId" in guard) {
    const position = running.find(({ id }) => id === guard.positionId);
    if (position === undefined) return false;
    return decideMarginGuard({ ...facts, position, config: guard.config }).kind === "add-margin";
  }
  if (!isHeld(cross.position)) return false;
  const { kind } = decideCrossGuard({ ...facts, position: cross.position, config: guard.config });
  return kind !== "hold" && kind !== "alert";
};

type Database = { readonly stores: Pick<ModelStores, "automations" | "crossGuards" | "crossPositions"> };

/** A guard as the database has it now. */
export const standingOf = (
  { stores, now }: Database & { readonly now: () => number },
  guard: WatchedGuard,
): Promise<WatchedStanding | null> =>
  isOfPosition(guard)
    ? stores.automations.standing(guard.id, now())
    : stores.crossGuards.standing(guard.id, now());

/** The trader arms a guard anew, with other caps: an isolated one where it waits, a cross one where its position has it wait. */
export const armAnew = async (
  { stores, network }: Database & { readonly network: Network },
  guard: WatchedGuard,
  caps: Partial<GuardCaps>,
  { side, price }: TriggerPrice,
): Promise<void> => {
  if (isOfPosition(guard)) {
    const config = { ...guard.config, ...caps };
    const legs = [{ leg: 0, trigger: { side, price } }];
    await stores.automations.arm({ ...guard, config, state: "armed" }, network, legs);
    return;
  }
  const config = { ...guard.config, ...caps };
  const position = (await stores.crossPositions.find(guard.accountId))?.position ?? null;
  const legs = position === null ? [] : crossLegs(position, config.steps, []);
  await stores.crossGuards.arm({ ...guard, config, state: "armed" }, legs);
};
