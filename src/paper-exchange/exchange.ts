import type { PriceHalfUsd } from "#domain/units.ts";
import type { CandleHistory } from "./candles/candle-history.ts";
import { movePrice } from "./engine/move-price.ts";
import type { Fault } from "./faults/fault.ts";
import { createFaultBox, type FaultBox } from "./faults/fault-box.ts";
import type { Store } from "./store/store.ts";
import type { World } from "./world/world.ts";
import type { WorldEvent } from "./world/world-event.ts";

/** World, candles and store as one: what the servers speak to. */
export type Exchange = {
  readonly world: World;
  readonly candles: CandleHistory;
  readonly faults: FaultBox;
  /** One price at one virtual time. @throws RangeError for a time before the last one. */
  step(price: PriceHalfUsd, at: number, volume?: number): void;
  /** Real milliseconds since the last price, or since there is this exchange. */
  sinceStepMs(): number;
  /** Stores what changed, then tells the listeners what happened. */
  commit(): void;
  onEvents(listener: EventListener): void;
  onFault(listener: (fault: Fault) => void): void;
};

export type EventListener = {
  /** False while nobody would hear, which spares the work. */
  readonly listens: () => boolean;
  readonly hear: (events: readonly WorldEvent[]) => void;
};

const STEP_VOLUME = 1_000;
const SNAPSHOT_MS = 1_000;

export function createExchange(world: World, candles: CandleHistory, store: Store | null): Exchange {
  const listeners: EventListener[] = [];
  const faultListeners: ((fault: Fault) => void)[] = [];
  const faults = createFaultBox((fault) => {
    for (const listener of faultListeners) listener(fault);
  });
  let stored = performance.now();
  let stepped = stored;

  const commit = (): void => {
    if (world.changes.size > 0) {
      store?.save();
      stored = performance.now();
      world.changes.clear();
    }
    if (world.events.length === 0) return;
    const events = world.events.splice(0);
    for (const listener of listeners) if (listener.listens()) listener.hear(events);
  };

  // Held against the step before, not the clock: a running one may tick on between its reading and this line.
  let steppedAt = world.clock.now();
  const step = (price: PriceHalfUsd, at: number, volume = STEP_VOLUME): void => {
    if (at < steppedAt)
      throw new RangeError(`A price of ${at} lies before the clock, which shows ${steppedAt}`);
    steppedAt = at;
    stepped = performance.now();
    movePrice(world, price, at);
    candles.add(at, price, volume);
    if (listeners.some(({ listens }) => listens())) world.events.push({ type: "price", at, price });
    if (world.changes.size > 0 || world.events.length > 0) commit();
    // A price alone is worth a write once a second, not once a step.
    if (store !== null && performance.now() - stored >= SNAPSHOT_MS) {
      store.save();
      stored = performance.now();
    }
  };

  return {
    world,
    candles,
    faults,
    step,
    sinceStepMs: () => performance.now() - stepped,
    commit,
    onEvents: (listener) => {
      listeners.push(listener);
    },
    onFault: (listener) => {
      faultListeners.push(listener);
    },
  };
}
