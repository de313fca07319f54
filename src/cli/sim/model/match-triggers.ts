import type { TrailingDistance } from "#domain/triggers/trailing.ts";
import { isReached, type Tick } from "#domain/triggers/trigger.ts";
import { type PriceHalfUsd, priceHalfUsd } from "#domain/units.ts";
import type { Network } from "#ports/exchange.ts";
import type { Triggers, TriggerWork } from "#ports/triggers.ts";
import { isFree } from "./model-intents.ts";
import type { TriggerRow, WorkRow } from "./model-rows.ts";
import { firstOf, type ModelTables } from "./model-tables.ts";
import { isPriced, type PricedTrigger, triggerKey } from "./trigger-rows.ts";
import { endWork } from "./write-triggers.ts";

type Match = Awaited<ReturnType<Triggers["match"]>>;

const noteTick = (
  tables: ModelTables,
  network: Network,
  { last, at, knownSince }: Tick,
  hasMore: boolean,
): void => {
  const seen = tables.markets.get(network);
  if (seen === undefined) {
    const unseen = { workerSeenAt: null, fundingRate: null, fundingAt: null };
    tables.markets.set(network, { network, last, at, coveredAt: at, ...unseen });
    return;
  }
  const isWhole = !hasMore && (knownSince === undefined || knownSince <= seen.coveredAt);
  tables.markets.set(network, {
    ...seen,
    ...(seen.at <= at ? { last, at } : {}),
    coveredAt: isWhole ? Math.max(seen.coveredAt, at) : seen.coveredAt,
  });
};

/** Triggers a tick has to do with: armed ones that it reaches, by side, and those whose waiting time is over. */
const sift = (tables: ModelTables, network: Network, tick: Tick) => {
  const below: PricedTrigger[] = [];
  const above: PricedTrigger[] = [];
  const ready: TriggerRow[] = [];
  for (const row of tables.triggers.values()) {
    if (row.network !== network) continue;
    if (!row.armed) {
      if (row.rearmAt !== null && row.rearmAt <= tick.at) ready.push(row);
    } else if (isPriced(row) && isReached(row, tick)) (row.side === "below" ? below : above).push(row);
  }
  return { below, above, ready };
};

/** Of those whose time is over: whether the tick reaches it too. One that trails has no price. */
const isDue = (row: TriggerRow, tick: Tick): boolean => isPriced(row) && isReached(row, tick);

const takeOver = (
  tables: ModelTables,
  network: Network,
  tick: Tick,
  limit: number,
  leaseUntil: number,
): readonly WorkRow[] => {
  const now = tables.clock();
  const due: WorkRow[] = [];
  for (const row of tables.work.values()) {
    if (row.trigger.network === network && isFree(tables, row, now)) due.push(row);
  }
  return firstOf(due, limit, (one, other) => one.leaseUntil - other.leaseUntil).map((row) => {
    const low = priceHalfUsd(Math.min(tick.low, row.low));
    const high = priceHalfUsd(Math.max(tick.high, row.high));
    tables.last.work += 1;
    const taken = { ...row, id: tables.last.work, low, high, leaseUntil };
    tables.work.delete(row.id);
    tables.work.set(taken.id, taken);
    tables.workOf.set(row.trigger.automationId, taken.id);
    return taken;
  });
};

/** A price that starts the trailing is reached: from this tick on its trigger trails, on the other side, and gives no work. */
const startTrailing = (
  tables: ModelTables,
  row: TriggerRow,
  distance: TrailingDistance,
  { at }: Tick,
): void => {
  const side = row.side === "below" ? "above" : "below";
  const trailing = { distance, since: at };
  tables.triggers.set(triggerKey(row), { ...row, side, price: null, trailing, armed: true, rearmAt: null });
};

/** Turns a trigger into work; null where its automation has work already. */
export const hitTrigger = (
  tables: ModelTables,
  row: TriggerRow,
  tick: Pick<Tick, "low" | "high">,
  leaseUntil: number,
): WorkRow | null => {
  const { automationId } = row;
  tables.triggers.delete(triggerKey(row));
  if (tables.workOf.has(automationId)) return null;
  tables.last.work += 1;
  const { low, high } = tick;
  const trigger = { ...row, armed: false, rearmAt: null };
  const work = { id: tables.last.work, trigger, low, high, leaseUntil };
  tables.work.set(work.id, work);
  tables.workOf.set(automationId, work.id);
  if (tables.defects.workEndsBeforePlan) endWork(tables, work.id);
  return work;
};

const liquidationOf = (tables: ModelTables, automationId: string): PriceHalfUsd | null => {
  const cross = tables.crossGuards.get(automationId)?.guard;
  if (cross !== undefined)
    return tables.crossPositions.get(cross.accountId)?.stored.position?.liquidation ?? null;
  const on = tables.automations.get(automationId)?.guard ?? tables.exits.get(automationId);
  if (on === undefined) return null;
  return tables.positions.get(on.accountId)?.get(on.positionId)?.stored.liquidation ?? null;
};

/** A row of work as it is handed out. */
export const workOfRow = (tables: ModelTables, { id, trigger, low, high }: WorkRow): TriggerWork => ({
  id,
  triggerId: trigger.id,
  automationId: trigger.automationId,
  accountId: trigger.accountId,
  low,
  high,
  isOfAccount: tables.rules.has(trigger.automationId),
  liquidation: liquidationOf(tables, trigger.automationId),
});

const hasUnsettled = (tables: ModelTables): boolean => {
  const now = tables.clock();
  for (const id of tables.openIntents) {
    const row = tables.intents.get(id);
    if (row !== undefined && isFree(tables, row, now)) return true;
  }
  return false;
};

/**
 * One tick over all triggers of a network. Everything is looked up before anything is written, as in one statement: work
 * written here is not taken over here.
 */
export const matchTriggers = (
  tables: ModelTables,
  network: Network,
  tick: Tick,
  limit: number,
  leaseMs: number,
): Match => {
  const leaseUntil = tables.clock() + leaseMs;
  const { below, above, ready } = sift(tables, network, tick);
  const waited = firstOf(ready, limit, (one, other) => (one.rearmAt ?? 0) - (other.rearmAt ?? 0));
  const taken = takeOver(tables, network, tick, limit, leaseUntil);
  const reached = [
    ...firstOf(below, limit, (one, other) => other.price - one.price),
    ...firstOf(above, limit, (one, other) => one.price - other.price),
    ...waited.filter((row) => isDue(row, tick)),
  ];
  for (const row of waited) {
    if (!isDue(row, tick)) tables.triggers.set(triggerKey(row), { ...row, armed: true, rearmAt: null });
  }
  // Of several prices of one automation the first of its ladder stands for them all.
  const inLadder = reached.toSorted((one, other) => one.leg - other.leg);
  const fresh = inLadder.flatMap((row) => {
    if (row.trailing === null) return hitTrigger(tables, row, tick, leaseUntil) ?? [];
    startTrailing(tables, row, row.trailing.distance, tick);
    return [];
  });
  const work = [...fresh, ...taken].map((row) => workOfRow(tables, row));
  const hasMore = Math.max(below.length, above.length, waited.length, taken.length) >= limit;
  noteTick(tables, network, tick, hasMore);
  return { work, hasMore, hasUnsettled: hasUnsettled(tables) };
};
