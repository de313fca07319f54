import { openPlainCredential } from "#server/composition/credentials.ts";
import { countDoubleEffects } from "./count-double-effects.ts";
import { countMissedTriggers } from "./count-missed-triggers.ts";
import type { ReplayOptions } from "./read-replay-options.ts";
import { capOf } from "./replay-desk.ts";
import type { ReplayRun } from "./run-replay.ts";
import { tallyAccount } from "./tally-account.ts";
import { addedOf, balanceOfLedger, type OpenedTrade, tradesOfLedger } from "./trades-of-ledger.ts";

/** What a replay found. Amounts in sats, times in milliseconds. */
export type ReplayReport = {
  /** SHA-256, in hex, of the candles that were played: a report with another one is of other prices. */
  readonly candlesSha256: string;
  readonly positions: number;
  readonly notOpened: number;
  /** Opened, but the initial margin alone was all that might be lost: no guard could add to it. */
  readonly notGuarded: number;
  readonly liquidationsWithout: number;
  readonly liquidationsWith: number;
  /** Positions that are still open at the end. */
  readonly survivedWithout: number;
  readonly survivedWith: number;
  /** Which guarded positions those are, by the order in which they were opened, from 0. */
  readonly survivors: readonly number[];
  /** All that was ever added. */
  readonly satsAdded: number;
  /** The most that was added and still at stake at once. */
  readonly satsAddedAtOnce: number;
  /** Sats added for each liquidation avoided; null where none was. */
  readonly satsPerLiquidationAvoided: number | null;
  readonly feesWithout: number;
  readonly feesWith: number;
  readonly pnlWithoutSats: number;
  readonly pnlWithSats: number;
  /** How often a cap or the balance held the guard back, by its rule. */
  readonly heldBack: Readonly<Record<string, number>>;
  readonly intents: number;
  readonly refused: number;
  readonly doubleEffects: number;
  readonly missedTriggers: number;
  readonly gapped: number;
  /** What the exchange's books are off by; 0 to the sat. */
  readonly conservationDifference: number;
  readonly ticks: number;
  readonly elapsedMs: number;
};

const LOG_PAGE = 100;

/** Receipts of guards that looked and did not act, by rule. */
const heldBack = async ({ wired, desk }: ReplayRun): Promise<Readonly<Record<string, number>>> => {
  const counts: Record<string, number> = {};
  let beforeSeq: number | null = null;
  for (;;) {
    const page = await wired.tradeLog.list(desk.userId, { limit: LOG_PAGE, beforeSeq, outcomes: ["held"] });
    for (const { facts } of page) {
      if (facts.kind !== "margin-guard") continue;
      const { rule } = facts.verdict;
      counts[rule] = (counts[rule] ?? 0) + 1;
    }
    beforeSeq = page.at(-1)?.seq ?? null;
    if (page.length < LOG_PAGE) return counts;
  }
};

const openedTrades = (run: ReplayRun, options: ReplayOptions): readonly OpenedTrade[] =>
  run.desk.trades().map(({ id, side, entry, margin }) => ({
    id,
    isLong: side === "long",
    quantity: options.quantity,
    entry: entry / 2,
    margin,
    cap: capOf(options, margin) ?? Number.POSITIVE_INFINITY,
  }));

const survivorsOf = ({ desk }: ReplayRun, running: readonly { readonly id: string }[]): readonly number[] => {
  const open = new Set(running.map(({ id }) => id));
  return desk.trades().flatMap(({ id }, order) => (open.has(id) ? [order] : []));
};

/** Reads the exchange and the trade log after a run and counts what happened. */
export const reportReplay = async (run: ReplayRun, options: ReplayOptions): Promise<ReplayReport> => {
  const { wired, venue, keys, last, played } = run;
  const ledger = await venue.ledger();
  const tally = (key: (typeof keys)["guarded"]) =>
    tallyAccount(
      wired.exchanges.withCredential("paper", openPlainCredential(key)),
      key.accountId,
      ledger,
      options.balance,
      last,
    );
  const withGuard = await tally(keys.guarded);
  const without = await tally(keys.bare);
  const tried = await wired.intents.effectsOf(run.desk.guarded.id);
  const trades = tradesOfLedger(openedTrades(run, options), ledger);
  const added = addedOf(trades);
  // Held against each other by what is still open: a position that a backstop closed is not saved.
  const avoided = withGuard.running.length - without.running.length;
  const { pairs, refused } = run.desk.opened();
  const missed = countMissedTriggers({
    prices: played.prices,
    trades: trades.filter((trade) => trade.cap > 0),
    balance: balanceOfLedger(keys.guarded.accountId, ledger),
    trigger: options.trigger / 10_000,
    target: options.target / 10_000,
    dayCap: options.maxPerDay ?? Number.POSITIVE_INFINITY,
    latencyMs: options.latencyMs,
  });
  const own = ledger.filter((row) => row.accountId === keys.guarded.accountId);
  return {
    candlesSha256: run.candlesSha256,
    positions: pairs,
    notOpened: refused,
    notGuarded: trades.filter((trade) => trade.cap === 0).length,
    liquidationsWithout: without.liquidated.size,
    liquidationsWith: withGuard.liquidated.size,
    survivedWithout: without.running.length,
    survivedWith: withGuard.running.length,
    survivors: survivorsOf(run, withGuard.running),
    satsAdded: added.inAll,
    satsAddedAtOnce: added.atOnce,
    satsPerLiquidationAvoided: avoided > 0 ? Math.round(added.inAll / avoided) : null,
    feesWithout: without.fees,
    feesWith: withGuard.fees,
    pnlWithoutSats: without.profit,
    pnlWithSats: withGuard.profit,
    heldBack: await heldBack(run),
    intents: tried.length,
    refused: tried.filter((effect) => effect.state === "rejected").length,
    doubleEffects: countDoubleEffects(own, tried),
    ...missed,
    conservationDifference: await conservation(run),
    ticks: played.ticks,
    elapsedMs: run.elapsedMs,
  };
};

/** What the books are off by. @throws Error when a single book does not add up, even if the sums cancel out. */
const conservation = async ({ venue }: ReplayRun): Promise<number> => {
  const { ok, difference } = await venue.conservation();
  if (!ok && difference === 0) throw new Error("The exchange's books do not add up, though their sum does");
  return difference;
};
