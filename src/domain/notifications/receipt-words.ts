import type { GuardLimit } from "../automations/margin-guard.ts";
import type { Locale } from "./figures.ts";
import { figures } from "./figures.ts";
import type {
  BlindReceiptFacts,
  CommandReceiptFacts,
  EndReceiptFacts,
  GuardReceiptFacts,
  ReceiptFacts,
  ReceiptOutcome,
} from "./receipt.ts";

/** A receipt in words: a title that stands alone, and the facts behind it, one line each. */
export type ReceiptWords = { readonly title: string; readonly why: readonly string[] };

type Figures = ReturnType<typeof figures>;

const LIMITS: Record<GuardLimit, string> = {
  "total-cap": "the most it may add in all",
  "day-cap": "the most it may add a day",
  "account-day-cap": "the most that may be added a day on this account",
  "action-cap": "the most it may add at once",
  balance: "the free balance",
  "leverage-one": "leverage 1, below which the exchange refuses margin",
};

/** Why a bound leaves nothing to add, as a clause that speaks of the guard as "it". */
export const limitReached = (limit: GuardLimit): string =>
  limit === "leverage-one"
    ? "it stands at leverage 1, where the exchange refuses more margin"
    : `it has used up ${LIMITS[limit]}`;

const subject = (f: Figures, facts: Exclude<ReceiptFacts, BlindReceiptFacts>): string =>
  `${facts.position.side} ${f.quantity(facts.position.quantity)}`;

const heldTitle = (f: Figures, facts: GuardReceiptFacts): string => {
  const { rule } = facts;
  switch (rule) {
    case "past-liquidation":
      return `Guard cannot act on ${subject(f, facts)}: the price is past its liquidation.`;
    case "balance":
      return `Guard cannot fire on ${subject(f, facts)}: it needs ${f.sats(facts.needed)} and ${f.number(facts.balance)} are free.`;
    case "inside-trigger":
    case "cooldown":
      return `Guard held back on ${subject(f, facts)}.`;
    case "total-cap":
    case "day-cap":
    case "account-day-cap":
    case "action-cap":
    case "leverage-one":
      return `Guard held back on ${subject(f, facts)}: ${limitReached(rule)}.`;
  }
};

const guardTitle = (f: Figures, facts: GuardReceiptFacts, outcome: ReceiptOutcome): string => {
  const amount = f.sats(facts.amount ?? 0);
  const about = subject(f, facts);
  switch (outcome) {
    case "confirmed":
      return facts.liquidationAfter === null
        ? `Guard added ${amount} to ${about}. The position is gone since.`
        : `Guard added ${amount} to ${about}. Liquidation ${f.price(facts.position.liquidation)} → ${f.price(facts.liquidationAfter)}.`;
    case "rejected":
      return `LN Markets refused ${amount} for ${about}. Nothing was added.`;
    case "not-applied":
      return `${amount} for ${about} did not reach LN Markets. Nothing was added.`;
    case "ambiguous":
      return `We cannot tell whether ${amount} reached ${about}. They count as spent.`;
    case "unknown":
      return `Sent ${amount} to ${about}, not yet confirmed.`;
    case "held":
    case "ended":
    case "blind":
      return heldTitle(f, facts);
  }
};

const guardWhy = (f: Figures, facts: GuardReceiptFacts): readonly string[] => [
  `Price ${f.price(facts.last)}, between ${f.price(facts.low)} and ${f.price(facts.high)} since the tick before.`,
  `Liquidation ${f.priceExact(facts.position.liquidation)} was ${f.distanceExact(facts.distance)} away; the guard acts within ${f.setting(facts.trigger)}.`,
  `${f.sats(facts.needed)} bring it ${f.setting(facts.target)} away; ${f.sats(facts.balance)} were free, ${f.sats(facts.addedBefore)} had been added before.`,
  ...(facts.limitedBy === null ? [] : [`The amount was shortened by ${LIMITS[facts.limitedBy]}.`]),
  ...(facts.distanceAfter === null
    ? []
    : [`Read back: liquidation is ${f.distanceExact(facts.distanceAfter)} away.`]),
  ...(facts.failure === null ? [] : [facts.failure]),
  `Open P&L ${f.satsSigned(facts.position.pl)}. If the position is liquidated later, sats added are lost too.`,
];

const endTitle = (f: Figures, facts: EndReceiptFacts): string => {
  const about = subject(f, facts);
  const price = facts.exitPrice === null ? "" : ` at ${f.price(facts.exitPrice)}`;
  switch (facts.how) {
    case "liquidated":
      return `LN Markets liquidated ${about}${price}.`;
    case "closed":
      return `${about.charAt(0).toUpperCase()}${about.slice(1)} was closed${price}.`;
  }
};

const endWhy = (f: Figures, facts: EndReceiptFacts): readonly string[] => [
  `Result ${f.satsSigned(facts.net)} after fees and funding.`,
  facts.addedInAll > 0
    ? `The guard had added ${f.sats(facts.addedInAll)} in all${facts.how === "liquidated" ? "; they are lost too" : ""}.`
    : "No guard had added margin.",
];

/** What was ordered, as the trader would say it. */
const orderWords = (f: Figures, { action, position }: CommandReceiptFacts): string => {
  switch (action.kind) {
    case "add-margin":
      return `add ${f.sats(action.amount)} to ${position.side} ${f.quantity(position.quantity)}`;
    case "close-trade":
      return `close ${position.side} ${f.quantity(position.quantity)}`;
    case "set-stop-loss":
      return `set the stop of ${position.side} ${f.quantity(position.quantity)} to ${f.priceExact(action.price)}`;
  }
};

const commandTitle = (f: Figures, facts: CommandReceiptFacts, outcome: ReceiptOutcome): string => {
  const order = orderWords(f, facts);
  switch (outcome) {
    case "confirmed":
      return `Done: ${order}.`;
    case "rejected":
      return `LN Markets refused to ${order}. Nothing was changed.`;
    case "not-applied":
      return `The order to ${order} did not reach LN Markets. Nothing was changed.`;
    case "ambiguous":
      return `We cannot tell whether LN Markets did this: ${order}. Look at the position.`;
    case "unknown":
      return `Sent the order to ${order}, not yet confirmed.`;
    case "held":
    case "ended":
    case "blind":
      return `Not done: ${order}.`;
  }
};

const commandWhy = (f: Figures, facts: CommandReceiptFacts): readonly string[] => [
  facts.by === "panic" ? "Ordered by the panic switch." : "Ordered by you.",
  `Price ${f.price(facts.last)}, liquidation ${f.priceExact(facts.position.liquidation)}, margin ${f.sats(facts.position.margin)}.`,
  ...(facts.failure === null ? [] : [facts.failure]),
];

/** Puts a receipt into the words every channel uses. A new kind of fact or outcome does not compile until it has words. */
export const receiptWords = (facts: ReceiptFacts, outcome: ReceiptOutcome, locale: Locale): ReceiptWords => {
  const f = figures(locale);
  switch (facts.kind) {
    case "margin-guard":
      return { title: guardTitle(f, facts, outcome), why: guardWhy(f, facts) };
    case "command":
      return { title: commandTitle(f, facts, outcome), why: commandWhy(f, facts) };
    case "position-ended":
      return { title: endTitle(f, facts), why: endWhy(f, facts) };
    case "account-blind":
      return {
        title: `Protection blind: ${facts.label} cannot be read.`,
        why: [facts.reason, "No guard on it can act until it can be read again. Stops at LN Markets stand."],
      };
  }
};
