import { saidBy } from "#domain/language/in-both.ts";
import type { Minute } from "#domain/notifications/why-not/past-minute.ts";
import { decideWhyNot, kindThen, WHY_NOT_DAYS, type WhyNot } from "#domain/notifications/why-not/why-not.ts";
import type { Asking } from "#domain/notifications/why-not/why-not-words.ts";
import type { Network } from "#ports/exchange.ts";
import type { PastAutomations } from "#ports/past-automations.ts";
import type { StoredReceipt, TradeLog } from "#ports/trade-log.ts";
import { AppError } from "../app-error.ts";
import { type PastMarketDeps, readPastMarket } from "./read-past-market.ts";
import { TRADE_LOG_REFUSALS } from "./trade-log-refusals.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What stands of an exit is told by the last receipts that placed or took away, and between them are few others. */
const RECEIPTS_BEFORE = 50;

export type WhyNotDeps = PastMarketDeps & {
  readonly tradeLog: Pick<TradeLog, "ofAutomation">;
  readonly pastAutomations: Pick<PastAutomations, "find">;
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
  | { readonly kind: "nothing"; readonly whyNot: WhyNot; readonly asking: Asking }
);

type Stretch = Pick<Minute, "from" | "to">;

const minuteOf = (at: number): Stretch => {
  const from = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  return { from, to: from + MINUTE_MS };
};

/** @throws AppError bad-input where the minute is not over, or too long ago. */
const refuseUnknown = ({ from, to }: Stretch, now: number): void => {
  if (to > now)
    throw new AppError(
      "bad-input",
      saidBy(TRADE_LOG_REFUSALS, ({ notOver }) => notOver),
      { field: "at" },
    );
  if (now - from > WHY_NOT_DAYS * DAY_MS) {
    const why = saidBy(TRADE_LOG_REFUSALS, ({ tooLongAgo }) => tooLongAgo(WHY_NOT_DAYS));
    throw new AppError("bad-input", why, { field: "at" });
  }
};

/** The exchange is asked for prices only where nothing else explains it. */
const decide = async (deps: WhyNotDeps, network: Network, minute: Minute): Promise<WhyNot> => {
  const early = decideWhyNot(minute);
  if (early.rule !== "price-unknown") return early;
  const market = await readPastMarket(deps, network, minute);
  return decideWhyNot({ ...minute, market });
};

/**
 * Tells why an automation did nothing in a past minute, or shows the receipt of what it did. The decision is taken anew by
 * the settings of then, over the whole minute, from what is kept of then: what is not kept is not made up.
 * @throws AppError not-found when the automation is not this user's, bad-input for a minute that cannot be asked about,
 *   unavailable when the exchange does not tell its prices.
 */
export const whyNot = async (deps: WhyNotDeps, request: WhyNotRequest): Promise<WhyNotAnswer> => {
  const { userId, automationId } = request;
  const { from, to } = minuteOf(request.at);
  const { tradeLog, pastAutomations } = deps;
  const found = await pastAutomations.find(userId, automationId, { from, to });
  if (found === null)
    throw new AppError(
      "not-found",
      saidBy(TRADE_LOG_REFUSALS, ({ noAutomation }) => noAutomation),
    );
  refuseUnknown({ from, to }, request.now);
  const [receipt] = await tradeLog.ofAutomation(userId, automationId, { from, to, limit: 1 });
  if (receipt !== undefined) return { kind: "receipt", from, receipt };
  const earlier = { from: 0, to: from, limit: RECEIPTS_BEFORE };
  const before = await tradeLog.ofAutomation(userId, automationId, earlier);
  const { network, past } = found;
  const reason = await decide(deps, network, { ...past, from, to, before, market: null });
  const { panic, isRestKept } = past;
  return { kind: "nothing", from, whyNot: reason, asking: { kind: kindThen(past), panic, isRestKept } };
};
