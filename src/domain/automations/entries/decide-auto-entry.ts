import { DEFAULT_LOCALE } from "../../language/locale.ts";
import { isAllowed } from "../../panic/is-allowed.ts";
import type { PanicStage } from "../../panic/panic-stage.ts";
import { type Sats, sats, type Usd } from "../../units.ts";
import { tellMistakes } from "../mistake.ts";
import type { AutoEntryConfig } from "./auto-entry.ts";
import { checkEntryFields } from "./check-entry-fields.ts";
import { draftOrder, type OrderPlace } from "./draft-order.ts";
import type { AutoEntryVerdict, EntryOrder, EntryReading, EntryRefusal } from "./entry-verdict.ts";
import { type ConditionFacts, judgeCondition } from "./judge-condition.ts";
import { MOST_ACCOUNT_QUANTITY, MOST_TRADES } from "./order-limits.ts";
import { quietUntil } from "./quiet-hours.ts";

/** Everything a verdict is taken from: one snapshot, read before deciding. */
export type AutoEntryFacts = ConditionFacts & {
  readonly config: AutoEntryConfig;
  /** The turn of the trigger that is asked about. */
  readonly epoch: number;
  /** Free sats of the account. */
  readonly balance: Sats;
  /** Open and running trades of the account, whoever made them, and their contracts. */
  readonly account: { readonly trades: number; readonly quantity: Usd };
  /** The rungs of a ladder whose orders rest unfilled at the exchange. */
  readonly resting: readonly number[];
  /** How far the panic switch is thrown on the account. */
  readonly stage: PanicStage;
};

/** What time and earlier entries forbid, whatever the market does; null where they forbid nothing. */
const standstill = (facts: AutoEntryFacts): AutoEntryVerdict | null => {
  const { config, at, entries, epoch, resting } = facts;
  const { expiresAt, quietHours } = config;
  if (expiresAt !== null && at >= expiresAt) {
    return resting.length > 0
      ? { kind: "cancel", rule: "expired", expiresAt, rungs: resting }
      : { kind: "hold", rule: "expired", expiresAt };
  }
  const mistakes = checkEntryFields(config);
  if (mistakes.length > 0)
    return { kind: "alert", rule: "misconfigured", mistakes: tellMistakes(DEFAULT_LOCALE, mistakes) };
  const until = quietHours === null ? null : quietUntil(quietHours, at);
  if (until !== null) return { kind: "hold", rule: "quiet-hours", until };
  if (config.when.kind === "ladder") return null;
  const made = entries.length;
  if (entries.some((entry) => entry.epoch === epoch)) return { kind: "hold", rule: "entered-already", made };
  return made >= config.maxEntries ? { kind: "hold", rule: "enough-entries", made } : null;
};

const placesOf = ({ config, tick }: AutoEntryFacts, reading: EntryReading): readonly OrderPlace[] => {
  const { when } = config;
  if (when.kind !== "ladder" || reading.kind !== "ladder") {
    return [{ type: "market", price: tick.last, rung: 0 }];
  }
  return when.prices.flatMap((price, rung) =>
    reading.rungs.includes(rung) ? [{ type: "limit" as const, price, rung }] : [],
  );
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** The panic switch, or the first bound the orders pass together, the account's before the trader's own; null where nothing forbids them. */
const boundPassed = (facts: AutoEntryFacts, orders: readonly EntryOrder[]): EntryRefusal | null => {
  const { account, balance, config, entries, stage } = facts;
  if (!isAllowed(stage, "entry", "open-trade")) return { kind: "alert", rule: "panic", stage };
  const spoken = sum(entries.map((entry) => entry.worstCase));
  const bounds = [
    { rule: "position-limit", needed: orders.length, left: MOST_TRADES - account.trades },
    {
      rule: "quantity-limit",
      needed: sum(orders.map((order) => order.quantity)),
      left: MOST_ACCOUNT_QUANTITY - account.quantity,
    },
    { rule: "budget", needed: sum(orders.map((order) => order.worstCase)), left: config.budget - spoken },
    { rule: "balance", needed: sum(orders.map((order) => order.cost)), left: balance },
  ] as const;
  const passed = bounds.find(({ needed, left }) => needed > left);
  return passed === undefined ? null : { kind: "alert", ...passed };
};

/** The orders an entry is made of, all or none. */
const enter = (facts: AutoEntryFacts, reading: EntryReading): AutoEntryVerdict => {
  const orders: EntryOrder[] = [];
  for (const place of placesOf(facts, reading)) {
    const draft = draftOrder(facts.config, place);
    if (draft.kind === "refused") return { ...draft, kind: "alert" };
    orders.push(draft.order);
  }
  return (
    boundPassed(facts, orders) ?? {
      kind: "enter",
      rule: reading.kind,
      orders,
      cost: sats(sum(orders.map((order) => order.cost))),
      worstCase: sats(sum(orders.map((order) => order.worstCase))),
      reading,
    }
  );
};

/**
 * Takes an automatic entry's verdict from one snapshot: whether what it waits for is there, and the orders that follow. Never
 * after it expired, in quiet hours, while the panic switch forbids it, twice in one turn of its trigger or twice on one rung; never past the budget, counted by
 * the worst case of everything it has entered, nor past the balance. A config with a mistake enters nothing.
 */
export const decideAutoEntry = (facts: AutoEntryFacts): AutoEntryVerdict => {
  const still = standstill(facts);
  if (still !== null) return still;
  const state = judgeCondition(facts);
  switch (state.kind) {
    case "unknown":
      return { kind: "hold", rule: "candles-unknown", why: state.why };
    case "taken":
      return { kind: "hold", rule: "entered-already", made: facts.entries.length };
    case "not-reached":
      return { kind: "hold", rule: "not-reached", reading: state.reading };
    case "reached":
      return enter(facts, state.reading);
  }
};
