import type { AlertCondition } from "../automations/alerts/price-alert.ts";
import type { BreakerAction } from "../automations/breaker/drawdown-breaker.ts";
import type { EntryOrder, EntryRefusal } from "../automations/entries/entry-verdict.ts";
import type { Locale } from "../language/locale.ts";
import type { PriceHalfUsd } from "../units.ts";
import { spanWords } from "./clock-words.ts";
import type { figures } from "./figures.ts";
import type { ReceiptOutcome, RuleDecision, RuleReceiptFacts } from "./receipt.ts";
import { RULE_RECEIPT_WORDS } from "./rule-receipt-table.ts";

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
  const words = RULE_RECEIPT_WORDS[f.locale];
  if (verdict.kind === "hold") return words.priceAt(f.price(inputs.tick.last));
  switch (verdict.rule) {
    case "crossed": {
      const price = f.priceExact(verdict.trigger.price);
      return verdict.trigger.side === "above" ? words.roseTo(price) : words.fellTo(price);
    }
    case "moved-up":
      return words.roseBy(f.setting(verdict.moved), f.price(verdict.to.price));
    case "moved-down":
      return words.fellBy(f.setting(verdict.moved), f.price(verdict.to.price));
  }
};

/** What an alert watches for, in words. */
export const alertWatches = (f: Figures, when: AlertCondition): string => {
  const words = RULE_RECEIPT_WORDS[f.locale];
  if (when.kind === "crossing") return words.getsTo(f.priceExact(when.price));
  return words.moves[when.direction](f.setting(when.bps), spanWords(f.locale, when.withinMs));
};

const alertWhy = (f: Figures, { inputs, verdict }: Of<"price-alert">): readonly string[] => {
  const words = RULE_RECEIPT_WORDS[f.locale];
  return [
    words.askedFor(alertWatches(f, inputs.config.when)),
    ...("from" in verdict ? [words.cameFrom(f.price(verdict.from.price))] : []),
    words.priceWas(f.price(inputs.tick.last)),
  ];
};

/** What a breaker does, in words. */
export const breakerDoes = (locale: Locale, action: BreakerAction): string =>
  RULE_RECEIPT_WORDS[locale].breakerDoes[action];

const breakerTitle = (f: Figures, { verdict }: Of<"drawdown-breaker">, failure: string | null): string => {
  const words = RULE_RECEIPT_WORDS[f.locale];
  if (failure !== null) return words.cannotRead;
  switch (verdict.kind) {
    case "trip":
      return words.tripped(f.distanceExact(verdict.drawdown), breakerDoes(f.locale, verdict.action));
    case "alert":
      return words.doubts;
    case "hold":
      return words.stands(f.distanceExact(verdict.drawdown));
  }
};

const breakerWhy = (f: Figures, { inputs, verdict }: Of<"drawdown-breaker">): readonly string[] => {
  const words = RULE_RECEIPT_WORDS[f.locale];
  return [
    words.equity(f.sats(verdict.equity), f.sats(verdict.peak), f.setting(inputs.config.drop)),
    ...(verdict.kind === "alert"
      ? [words.explained(f.sats(verdict.explained.least), f.sats(verdict.explained.most))]
      : []),
  ];
};

/** Why an entry that was due was not made, in words. */
export const refusalWords = (f: Figures, verdict: EntryRefusal): string => {
  const words = RULE_RECEIPT_WORDS[f.locale].refusal;
  switch (verdict.rule) {
    case "misconfigured":
      return verdict.mistakes[0]?.message ?? words.misconfigured;
    case "too-small":
      return words.tooSmall;
    case "too-large":
      return words.tooLarge;
    case "stop-loss":
      return words.stopLoss(f.priceExact(verdict.price));
    case "take-profit":
      return words.takeProfit(f.priceExact(verdict.price));
    case "panic":
      return words.panic;
    case "position-limit":
      return words.positionLimit(f.number(verdict.left), f.number(verdict.needed));
    case "quantity-limit":
      return words.quantityLimit(f.quantity(verdict.left), f.quantity(verdict.needed));
    case "budget":
      return words.budget(f.sats(verdict.needed), f.sats(verdict.left));
    case "balance":
      return words.balance(f.sats(verdict.needed), f.sats(verdict.left));
  }
};

/** One order of an entry, in words. */
export const entryOrderWords = (f: Figures, { side, quantity, price }: EntryOrder): string => {
  const words = RULE_RECEIPT_WORDS[f.locale];
  return price === null
    ? words.atMarket(side, f.quantity(quantity))
    : words.atPrice(side, f.quantity(quantity), f.priceExact(price));
};

/** The order a receipt tells of; null where it tells of none. */
const orderOf = ({ decision, rung = 0 }: RuleReceiptFacts): EntryOrder | null => {
  const { verdict } = decision;
  if (decision.of !== "auto-entry" || verdict.kind !== "enter" || !("orders" in verdict)) return null;
  return verdict.orders.find((one) => one.rung === rung) ?? verdict.orders[0] ?? null;
};

const enterTitle = (f: Figures, facts: RuleReceiptFacts, outcome: ReceiptOutcome): string => {
  const words = RULE_RECEIPT_WORDS[f.locale];
  const told = orderOf(facts);
  const order = told === null ? words.anOrder : entryOrderWords(f, told);
  switch (outcome) {
    case "confirmed":
      // A limit order that was taken waits: what it opens is read later.
      return told === null || told.price === null ? words.opened(order) : words.placed(order);
    case "rejected":
      return words.refused(order);
    case "not-applied":
      return words.lost(order);
    case "ambiguous":
      return words.unclear(order);
    case "unknown":
      return words.sent(order);
    case "held":
    case "ended":
    case "blind":
    case "told":
    case "tripped":
      return words.notOpened(order);
  }
};

const entryTitle = (f: Figures, facts: RuleReceiptFacts, outcome: ReceiptOutcome): string => {
  const { decision } = facts;
  const words = RULE_RECEIPT_WORDS[f.locale];
  if (decision.of !== "auto-entry") return words.autoEntry;
  const { verdict } = decision;
  switch (verdict.kind) {
    case "enter":
      return enterTitle(f, facts, outcome);
    case "cancel":
      return outcome === "confirmed" ? words.expired : words.expiredLeft;
    case "alert":
      return words.didNotEnter(refusalWords(f, verdict));
    case "hold":
      return words.waits;
  }
};

const entryWhy = (f: Figures, { inputs, verdict }: Of<"auto-entry">): readonly string[] => {
  const words = RULE_RECEIPT_WORDS[f.locale];
  return [
    words.entryRead(f.price(inputs.tick.last), f.sats(inputs.balance), f.number(inputs.entries.length)),
    ...(verdict.kind === "enter" ? [words.costs(f.sats(verdict.cost), f.sats(verdict.worstCase))] : []),
  ];
};

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
