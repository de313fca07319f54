import {
  decideWhyNot,
  type HeldBy,
  type PastMinute,
  WHY_NOT_DAYS,
  type WhyNot,
} from "#domain/notifications/why-not.ts";
import type { Exchanges, Network } from "#ports/exchange.ts";
import type { GuardHistory } from "#ports/guard-history.ts";
import type { StoredReceipt, TradeLog } from "#ports/trade-log.ts";
import { failureInWords } from "../accounts/note-unreadable.ts";
import { AppError } from "../app-error.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export type WhyNotDeps = {
  readonly tradeLog: Pick<TradeLog, "ofAutomation">;
  readonly guardHistory: GuardHistory;
  readonly exchanges: Pick<Exchanges, "marketData">;
};

/** `at` is any moment of the minute asked about, `now` that of the question; epoch milliseconds. */
export type WhyNotRequest = {
  readonly userId: string;
  readonly automationId: string;
  readonly at: number;
  readonly now: number;
};

/** What happened in the minute that begins at `from`: something, of which there is a receipt, or nothing, and why. */
export type WhyNotAnswer = { readonly from: number } & (
  | { readonly kind: "receipt"; readonly receipt: StoredReceipt }
  | { readonly kind: "nothing"; readonly whyNot: WhyNot }
);

type Minute = { readonly from: number; readonly to: number };

const minuteOf = (at: number): Minute => {
  const from = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  return { from, to: from + MINUTE_MS };
};

/** @throws AppError bad-input where the minute is not over, or too long ago. */
const refuseUnknown = ({ from, to }: Minute, now: number): void => {
  if (to > now) throw new AppError("bad-input", "Choose a minute that is over.", { field: "at" });
  if (now - from > WHY_NOT_DAYS * DAY_MS) {
    const why = `What positions were is kept for ${WHY_NOT_DAYS} days. Choose a later minute.`;
    throw new AppError("bad-input", why, { field: "at" });
  }
};

const heldBy = (
  receipt: StoredReceipt | undefined,
): { readonly rule: HeldBy; readonly at: number } | null => {
  if (receipt?.outcome !== "held" || receipt.facts.kind !== "margin-guard") return null;
  const { verdict } = receipt.facts;
  return verdict.kind === "alert" ? { rule: verdict.rule, at: receipt.at } : null;
};

/** The prices of a minute; null where the exchange has none. @throws AppError unavailable when it cannot be asked. */
const candleOf = async (deps: WhyNotDeps, network: Network, from: number): Promise<PastMinute["candle"]> => {
  const to = from + MINUTE_MS - 1;
  const candles = await deps.exchanges.marketData(network).candles({ range: "1m", limit: 2, from, to });
  if (!candles.ok) {
    throw new AppError("unavailable", failureInWords(candles.failure), { retryAfterMs: 2_000 });
  }
  return candles.value.find(({ at }) => at === from) ?? null;
};

/**
 * Tells why a guard did nothing in a past minute, or shows the receipt of what it did. The decision is taken anew by the
 * settings of then, over the whole minute, from the position as it was then; the exchange is asked for prices only where
 * nothing else explains it.
 * @throws AppError not-found when the guard is not this user's, bad-input for a minute that cannot be asked about.
 */
export const whyNot = async (deps: WhyNotDeps, request: WhyNotRequest): Promise<WhyNotAnswer> => {
  const { userId, automationId } = request;
  const { from, to } = minuteOf(request.at);
  const { tradeLog, guardHistory } = deps;
  const past = await guardHistory.find(userId, automationId, { from, to });
  if (past === null) throw new AppError("not-found", "This guard does not exist.");
  refuseUnknown({ from, to }, request.now);
  const [receipt] = await tradeLog.ofAutomation(userId, automationId, { from, to, limit: 1 });
  if (receipt !== undefined) return { kind: "receipt", from, receipt };
  const [before] = await tradeLog.ofAutomation(userId, automationId, { from: 0, to: from, limit: 1 });
  const minute: PastMinute = { ...past, from, to, held: heldBy(before), candle: null };
  const early = decideWhyNot(minute);
  if (early.rule !== "price-unknown") return { kind: "nothing", from, whyNot: early };
  const candle = await candleOf(deps, past.network, from);
  return { kind: "nothing", from, whyNot: decideWhyNot({ ...minute, candle }) };
};
