import type { TrailingMemory } from "#domain/triggers/trailing-memory.ts";
import type { Clock } from "#ports/clock.ts";
import type { Candle, Exchanges, Network } from "#ports/exchange.ts";
import type { Log } from "#ports/log.ts";

const MINUTE_MS = 60_000;
/** The most candles of one request. A tick waits for the page it reads, so it reads one; newest first, as most triggers are young. */
const PAGE = 1_000;
/** After candles could not be read. */
const RETRY_MS = 5_000;

/** Which prices are missing from a watch's memory; times in epoch milliseconds. */
export type History = {
  /** From when on the memory reaches, but for what is missing. */
  knownFrom: number | null;
  missing: { readonly from: number; readonly to: number } | null;
  retryAt: number;
  isReading: boolean;
};

export const noHistory = (): History => ({ knownFrom: null, missing: null, retryAt: 0, isReading: false });

type Reach = {
  /** Since when the oldest trigger trails; nothing before it is kept or needed. */
  readonly oldest: number;
  /** The first tick that is in the memory. */
  readonly firstSeen: number;
  readonly lastAt: number | null;
  readonly at: number;
};

/** Marks what has to be read: what lies before the first tick, back to the oldest trigger, and more than a minute without a tick. */
export const reachBack = (history: History, { oldest, firstSeen, lastAt, at }: Reach): void => {
  const knownFrom = history.knownFrom ?? firstSeen;
  const gaps = [
    ...(history.missing === null ? [] : [history.missing]),
    ...(oldest < knownFrom ? [{ from: oldest, to: knownFrom }] : []),
    ...(lastAt !== null && at - lastAt > MINUTE_MS ? [{ from: lastAt, to: at }] : []),
  ];
  const from = Math.max(oldest, Math.min(...gaps.map((gap) => gap.from)));
  const to = Math.max(...gaps.map((gap) => gap.to));
  const isSame = from === history.missing?.from && to === history.missing.to;
  if (!isSame) history.missing = gaps.length > 0 && from <= to ? { from, to } : null;
  history.knownFrom = oldest;
};

/** A candle's high and low came at any time of its minute; its close came last, as late as we can have read it. */
const addCandle = (memory: TrailingMemory, { at, low, high, close }: Candle, readAt: number): void => {
  const by = Math.min(at + MINUTE_MS - 1, readAt);
  memory.add({ since: at, by, price: high });
  memory.add({ since: at, by, price: low });
  memory.add({ since: by, by, price: close });
};

type Deps = { readonly exchanges: Pick<Exchanges, "marketData">; readonly clock: Clock; readonly log: Log };

/** Reads the newest page of what is missing into the memory. */
export const fillHistory = async (
  deps: Deps,
  network: Network,
  history: History,
  memory: TrailingMemory,
  at: number,
): Promise<void> => {
  const { missing } = history;
  if (missing === null || history.isReading || at < history.retryAt) return;
  const from = missing.from - (missing.from % MINUTE_MS);
  history.isReading = true;
  const request = { range: "1m", limit: PAGE, from, to: missing.to } as const;
  const candles = await deps.exchanges
    .marketData(network, "exit")
    .candles(request)
    .finally(() => {
      history.isReading = false;
    });
  if (!candles.ok) {
    history.retryAt = at + RETRY_MS;
    deps.log.warn("trailing-history-unreadable", { network, kind: candles.failure.kind });
    return;
  }
  const readAt = deps.clock();
  for (const candle of candles.value) addCandle(memory, candle, readAt);
  // A gap that was found meanwhile is read anew, with this one.
  if (history.missing !== missing) return;
  const first = candles.value.at(-1)?.at ?? from;
  history.missing = candles.value.length < PAGE || first <= from ? null : { from: missing.from, to: first };
};
