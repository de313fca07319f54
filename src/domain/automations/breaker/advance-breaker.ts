import { advancePeak, type PeakAdvance } from "./advance-peak.ts";
import type { BreakerAccount, BreakerMemory, BreakerReading } from "./drawdown-breaker.ts";
import {
  type CountedTransfer,
  countTransfers,
  type ListedTransfer,
  mergeCounted,
  type TransferBook,
  transfersBetween,
} from "./transfer-book.ts";

/** What a breaker goes on from: its peak, and the transfers that are in it. */
export type BreakerState = { readonly breaker: BreakerMemory; readonly book: TransferBook };

/** What one reading comes to, and the transfers counted by it. */
export type BreakerAdvance = { readonly advance: PeakAdvance; readonly book: TransferBook };

/** The transfers of an account as they are listed, those that began at `since` (epoch milliseconds) or later. */
export type TransferList = { readonly listed: readonly ListedTransfer[]; readonly since: number };

const byId = ({ positions, ...rest }: BreakerAccount) => ({
  ...rest,
  positions: positions.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
});

/**
 * Whether two readings hold the same to the sat: then nothing came in or left between them, and no list has to be asked. A
 * deposit that went into a margin at once shows in that margin.
 */
export const isUntouched = (before: BreakerAccount, now: BreakerAccount): boolean =>
  JSON.stringify(byId(before)) === JSON.stringify(byId(now));

const bookAfter = (
  { book }: BreakerState,
  { tick }: Pick<BreakerReading, "tick">,
  { kind, memory }: PeakAdvance,
  rows: readonly CountedTransfer[],
): TransferBook => {
  if (kind === "doubt") return memory.doubted?.tick.at === tick.at ? { ...book, doubted: rows } : book;
  return memory.transfersCountedTo === tick.at ? { believed: rows, doubted: null } : book;
};

type Reading = Omit<BreakerReading, "transfers">;

/** Takes a reading in with one answer to what has moved the balance so far. */
const advanceBy = (
  state: BreakerState,
  reading: Reading,
  counted: readonly CountedTransfer[],
  since: number,
): BreakerAdvance => {
  const { breaker, book } = state;
  const before = book.doubted ?? book.believed;
  const { doubted } = breaker;
  const early = doubted === null ? [] : transfersBetween(book.believed, before, doubted.tick.at);
  const transfers = [...early, ...transfersBetween(before, counted, reading.tick.at)];
  const advance = advancePeak(breaker, { ...reading, transfers });
  return { advance, book: bookAfter(state, reading, advance, mergeCounted(before, counted, since)) };
};

const isExplained = ({ advance }: BreakerAdvance): boolean =>
  advance.kind === "believed" && advance.rule !== "confirmed";

/**
 * Takes a reading and the list of transfers into the peak; `list` is null where the account is untouched. What the exchange
 * says has moved the balance counts, unless only another answer explains the equity: a deposit under way may be credited
 * already, and one that is listed may not be yet. Each is counted once, whenever the equity shows it. Where no answer
 * explains the equity, the list counts as it is told.
 */
export const advanceBreaker = (
  state: BreakerState,
  reading: Reading,
  list: TransferList | null,
): BreakerAdvance => {
  if (list === null) return advanceBy(state, reading, [], Number.NEGATIVE_INFINITY);
  const { listed, since } = list;
  const before = state.book.doubted ?? state.book.believed;
  const told = advanceBy(state, reading, countTransfers(listed, before, false), since);
  if (isExplained(told)) return told;
  const early = advanceBy(state, reading, countTransfers(listed, before, true), since);
  if (isExplained(early)) return early;
  const late = advanceBy(state, reading, [], since);
  return isExplained(late) ? late : told;
};
