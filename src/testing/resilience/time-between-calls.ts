import type { Exchange, Exchanges, MarketData } from "#ports/exchange.ts";

type Sleeper = { readonly at: number; readonly wake: () => void };

/** Time for calls that really leave the process. */
export type TimeBetweenCalls = {
  sleep(ms: number): Promise<void>;
  /** The same exchanges, whose calls keep time from passing for as long as they do not sleep. */
  counted(exchanges: Exchanges): Exchanges;
};

/**
 * Time that passes only while every call under way sleeps, or none is: what is asked of a database or over a wire takes
 * none of it, however busy the machine. `move` brings all clocks to a time, epoch milliseconds, and is done when they show it.
 */
export const createTimeBetweenCalls = (
  now: () => number,
  move: (at: number) => Promise<void>,
): TimeBetweenCalls => {
  const sleepers: Sleeper[] = [];
  let underWay = 0;
  let isMoving = false;
  const goOn = async (): Promise<void> => {
    if (isMoving || sleepers.length < underWay) return;
    const next = sleepers.shift();
    if (next === undefined) return;
    isMoving = true;
    if (next.at > now()) await move(next.at);
    isMoving = false;
    next.wake();
    // What it woke runs before anybody else is looked at.
    setImmediate(goOn);
  };
  const count = async <T>(call: () => Promise<T>): Promise<T> => {
    underWay += 1;
    try {
      return await call();
    } finally {
      underWay -= 1;
      setImmediate(goOn);
    }
  };
  const countAll = <T extends Exchange | MarketData>(inner: T): T =>
    new Proxy(inner, {
      get: (target, verb) => {
        const call: unknown = Reflect.get(target, verb, target);
        if (typeof call !== "function") return call;
        return (...given: readonly unknown[]) => count(async () => call.apply(target, given));
      },
    });
  return {
    sleep: (ms) =>
      new Promise((wake) => {
        const at = now() + ms;
        const place = sleepers.findLastIndex((sleeper) => sleeper.at <= at) + 1;
        sleepers.splice(place, 0, { at, wake });
        setImmediate(goOn);
      }),
    counted: (exchanges) => ({
      marketData: (...asked) => countAll(exchanges.marketData(...asked)),
      withCredential: (...asked) => countAll(exchanges.withCredential(...asked)),
    }),
  };
};
