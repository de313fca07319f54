import type { AlertCondition } from "../automations/alerts/price-alert.ts";
import type { BreakerAction } from "../automations/breaker/drawdown-breaker.ts";
import type { EntryOrder, EntryRefusal } from "../automations/entries/entry-verdict.ts";
import type { PriceHalfUsd } from "../units.ts";
import { spanWords } from "./clock-words.ts";
import type { figures } from "./figures.ts";
import type { ReceiptOutcome, RuleDecision, RuleReceiptFacts } from "./receipt.ts";

type Figures = ReturnType<typeof figures>;
type Of<Kind extends RuleDecision["of"]> = Extract<RuleDecision, { readonly of: Kind }>;

/** The price a rule decided at; null where it looked at none. */
export const rulePrice = ({ decision }: RuleReceiptFacts): PriceHalfUsd | null => {
  switch (decision.of) {
    case "price-alert":
    case "auto-entry":
      return decision.inputs.tick.last;
    case "drawdown-breaker":
      return null;
  }
};

const alertTitle = (f: Figures, { inputs, verdict }: Of<"price-alert">): string => {
  if (verdict.kind === "hold") return `The price is at ${f.price(inputs.tick.last)}.`;
  switch (verdict.rule) {
    case "crossed":
      return `Bitcoin ${verdict.trigger.side === "above" ? "rose" : "fell"} to ${f.priceExact(verdict.trigger.price)}.`;
    case "moved-up":
    case "moved-down":
      return `Bitcoin ${verdict.rule === "moved-up" ? "rose" : "fell"} ${f.setting(verdict.moved)} to ${f.price(verdict.to.price)}.`;
  }
};

/** What an alert watches for, in words. */
export const alertWatches = (f: Figures, when: AlertCondition): string => {
  if (when.kind === "crossing") return `the price gets to ${f.priceExact(when.price)}`;
  const moves = { up: "rises", down: "falls", either: "moves" }[when.direction];
  return `the price ${moves} ${f.setting(when.bps)} within ${spanWords(when.withinMs)}`;
};

const alertWhy = (f: Figures, { inputs, verdict }: Of<"price-alert">): readonly string[] => [
  `You asked to be told when ${alertWatches(f, inputs.config.when)}.`,
  ...("from" in verdict ? [`It came from ${f.price(verdict.from.price)}.`] : []),
  `The price was ${f.price(inputs.tick.last)} then.`,
];

/** What a breaker does, in words. */
export const breakerDoes: Record<BreakerAction, string> = {
  "freeze-entries": "no new entries",
  "guards-only": "guards only",
  flatten: "every position is closed",
};

const breakerTitle = (f: Figures, { verdict }: Of<"drawdown-breaker">, failure: string | null): string => {
  if (failure !== null) return "The account breaker cannot read what it needs: it does not protect now.";
  switch (verdict.kind) {
    case "trip":
      return `Account breaker tripped at ${f.distanceExact(verdict.drawdown)} below the peak: ${breakerDoes[verdict.action]}.`;
    case "alert":
      return "The account's equity jumped by more than can be explained. The breaker waits for another reading.";
    case "hold":
      return `The account stands ${f.distanceExact(verdict.drawdown)} below its peak.`;
  }
};

const breakerWhy = (f: Figures, { inputs, verdict }: Of<"drawdown-breaker">): readonly string[] => [
  `Equity ${f.sats(verdict.equity)}, peak ${f.sats(verdict.peak)}, set to ${f.setting(inputs.config.drop)}.`,
  ...(verdict.kind === "alert"
    ? [
        `Positions, market and transfers explain ${f.sats(verdict.explained.least)} to ${f.sats(verdict.explained.most)}.`,
      ]
    : []),
];

/** Why an entry that was due was not made, in words. */
export const refusalWords = (f: Figures, verdict: EntryRefusal): string => {
  switch (verdict.rule) {
    case "misconfigured":
      return verdict.mistakes[0]?.message ?? "Its settings do not fit together.";
    case "too-small":
      return "The size is less than one contract of 1 USD.";
    case "too-large":
      return "The size is more than one order takes.";
    case "stop-loss":
      return `At ${f.priceExact(verdict.price)} its stop would not lie between the entry and liquidation.`;
    case "take-profit":
      return `At ${f.priceExact(verdict.price)} its take profit would not lie on the earning side.`;
    case "panic":
      return "The panic switch is thrown: nothing is opened until you step it down.";
    case "position-limit":
      return `LN Markets takes ${f.number(verdict.left)} more trades; it needs ${f.number(verdict.needed)}.`;
    case "quantity-limit":
      return `LN Markets takes ${f.quantity(verdict.left)} more contracts; it needs ${f.quantity(verdict.needed)}.`;
    case "budget":
      return `It could lose ${f.sats(verdict.needed)} more, and its budget leaves ${f.sats(verdict.left)}.`;
    case "balance":
      return `It needs ${f.sats(verdict.needed)}, and ${f.sats(verdict.left)} are free.`;
  }
};

/** One order of an entry, in words. */
export const entryOrderWords = (f: Figures, { side, quantity, price }: EntryOrder): string =>
  `a ${side} of ${f.quantity(quantity)} ${price === null ? "at the market" : `at ${f.priceExact(price)}`}`;

/** The order a receipt tells of; null where it tells of none. */
const orderOf = ({ decision, rung = 0 }: RuleReceiptFacts): EntryOrder | null => {
  const { verdict } = decision;
  if (decision.of !== "auto-entry" || verdict.kind !== "enter" || !("orders" in verdict)) return null;
  return verdict.orders.find((one) => one.rung === rung) ?? verdict.orders[0] ?? null;
};

const enterTitle = (f: Figures, facts: RuleReceiptFacts, outcome: ReceiptOutcome): string => {
  const told = orderOf(facts);
  const order = told === null ? "an order" : entryOrderWords(f, told);
  switch (outcome) {
    case "confirmed":
      // A limit order that was taken waits: what it opens is read later.
      return told === null || told.price === null
        ? `Auto entry opened ${order}.`
        : `Auto entry placed the order for ${order}.`;
    case "rejected":
      return `LN Markets refused ${order}. Nothing was opened.`;
    case "not-applied":
      return `The order for ${order} did not reach LN Markets. Nothing was opened.`;
    case "ambiguous":
      return `We cannot tell whether ${order} was opened. Look at LN Markets.`;
    case "unknown":
      return `Sent the order for ${order}, not yet confirmed.`;
    case "held":
    case "ended":
    case "blind":
    case "told":
    case "tripped":
      return `Auto entry did not open ${order}.`;
  }
};

const entryTitle = (f: Figures, facts: RuleReceiptFacts, outcome: ReceiptOutcome): string => {
  const { decision } = facts;
  if (decision.of !== "auto-entry") return "Auto entry";
  const { verdict } = decision;
  switch (verdict.kind) {
    case "enter":
      return enterTitle(f, facts, outcome);
    case "cancel":
      return outcome === "confirmed"
        ? "Auto entry expired and took an order back."
        : "Auto entry expired; an order of it may still wait at LN Markets.";
    case "alert":
      return `Auto entry was due and did not enter. ${refusalWords(f, verdict)}`;
    case "hold":
      return "Auto entry waits.";
  }
};

const entryWhy = (f: Figures, { inputs, verdict }: Of<"auto-entry">): readonly string[] => [
  `Price ${f.price(inputs.tick.last)}, free ${f.sats(inputs.balance)}, ${f.number(inputs.entries.length)} entries before.`,
  ...(verdict.kind === "enter"
    ? [
        `It costs at most ${f.sats(verdict.cost)} and can lose at most ${f.sats(verdict.worstCase)}, guard included.`,
      ]
    : []),
];

/** What came of a rule's verdict, in one sentence or two. */
export const ruleTitle = (f: Figures, facts: RuleReceiptFacts, outcome: ReceiptOutcome): string => {
  const { decision } = facts;
  switch (decision.of) {
    case "price-alert":
      return alertTitle(f, decision);
    case "drawdown-breaker":
      return breakerTitle(f, decision, facts.failure);
    case "auto-entry":
      return entryTitle(f, facts, outcome);
  }
};

const decidedBy = (f: Figures, decision: RuleDecision): readonly string[] => {
  switch (decision.of) {
    case "price-alert":
      return alertWhy(f, decision);
    case "drawdown-breaker":
      return breakerWhy(f, decision);
    case "auto-entry":
      return entryWhy(f, decision);
  }
};

/** What a rule's verdict was made from, one line each. */
export const ruleWhy = (f: Figures, { decision, failure }: RuleReceiptFacts): readonly string[] => [
  ...decidedBy(f, decision),
  ...(failure === null ? [] : [failure]),
];
