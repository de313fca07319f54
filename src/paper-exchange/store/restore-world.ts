import type { CandleHistory } from "../candles/candle-history.ts";
import { type Kept, restore, type World } from "../world/world.ts";
import type { Stored } from "./sqlite-store.ts";

type Stamped = {
  readonly closedAt?: number | null;
  readonly filledAt?: number | null;
  readonly canceledAt?: number | null;
};

/** When something came to its end, for lists that are kept in that order. */
const endOf = (body: object): number => {
  const { closedAt, filledAt, canceledAt } = body as Stamped;
  return closedAt ?? canceledAt ?? filledAt ?? 0;
};

/** Puts a stored state into a fresh world. */
export function restoreWorld(world: World, candles: CandleHistory, stored: Stored): void {
  const inOrder = stored.kept
    .map((item, index) => ({ ...item, index, ended: endOf(item.body) }))
    .sort((a, b) => a.ended - b.ended || a.index - b.index);
  for (const { kind, body } of inOrder) restoreOne(world, kind, body);
  world.ledger.restore(stored.ledger);
  world.ids = stored.snapshot.ids;
  for (const candle of stored.minutes) candles.addMinute(candle);
}

function restoreOne<K extends keyof Kept>(world: World, kind: K, body: Kept[K]): void {
  restore(world, kind, body);
}
