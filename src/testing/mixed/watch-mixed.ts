import type { TriggerRow } from "#cli/sim/model/model-rows.ts";
import { triggerKey } from "#cli/sim/model/trigger-rows.ts";
import { isReached, type Tick } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { MixedWorld } from "./mixed-world.ts";
import type { Opened } from "./opened.ts";

/** What the world did that it must never do, in words, as many as there were. */
export type Violations = string[];

const MOST_TOLD = 1_000;

const tell = (violations: Violations, words: string): void => {
  if (violations.length < MOST_TOLD) violations.push(words);
};

/** The armed triggers that a tick reaches, by brute force over all of them, before it is worked. */
export const dueTriggers = ({ stores }: MixedWorld, tick: Tick): readonly TriggerRow[] => {
  const due: TriggerRow[] = [];
  for (const row of stores.tables.triggers.values()) if (row.armed && isReached(row, tick)) due.push(row);
  return due;
};

/** A trigger that was reached and lies there after the tick as it lay before was missed. */
export const findMissed = (
  { stores, now }: MixedWorld,
  due: readonly TriggerRow[],
  violations: Violations,
): void => {
  for (const row of due) {
    if (stores.tables.triggers.get(triggerKey(row)) !== row) continue;
    tell(violations, `missed: automation ${row.automationId} leg ${row.leg} at ${now()}`);
  }
};

/** Notes what is kept of every running trade for its closing fee: a closed one does not tell any more. */
export const noteReserves = ({ accounts }: MixedWorld): void => {
  for (const { exchange, reserves } of accounts)
    for (const { id, maintenanceMargin } of exchange.running) reserves.set(id, maintenanceMargin);
};

/** Where the stops of traders stood last. */
export type KnownStops = Map<string, PriceHalfUsd>;

/** A trader's stop that moved away from the market was loosened, and one that is gone while its position runs was taken. */
export const findLoosened = (
  { accounts, now }: MixedWorld,
  { stopped }: Opened,
  known: KnownStops,
  violations: Violations,
): void => {
  for (const { account, exchange } of accounts) {
    for (const { id: positionId, side, stopLoss } of exchange.running) {
      const id = `${account.id} ${positionId}`;
      if (!stopped.has(id)) continue;
      const before = known.get(id);
      if (stopLoss === null) {
        if (before !== undefined) tell(violations, `taken: the stop of ${id} at ${now()}`);
        known.delete(id);
        continue;
      }
      const isLooser = before !== undefined && (side === "long" ? stopLoss < before : stopLoss > before);
      if (isLooser) tell(violations, `loosened: ${id} from ${before} to ${stopLoss} at ${now()}`);
      known.set(id, stopLoss);
    }
  }
};
