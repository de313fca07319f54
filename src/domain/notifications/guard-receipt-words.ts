import type { GuardLimit } from "../automations/guard-bounds.ts";
import type { GuardStep } from "../automations/guard-step.ts";
import { profitAndLoss } from "../position/pl.ts";
import type { Sats } from "../units.ts";
import type { figures } from "./figures.ts";
import type { GuardReceiptFacts, ReceiptOutcome } from "./receipt.ts";

type Figures = ReturnType<typeof figures>;

/** What a bound is, as what an amount was shortened by. */
export const LIMITS: Record<GuardLimit, string> = {
  "total-cap": "the most it may add in all",
  "max-loss": "the most that may be lost on this position",
  "day-cap": "the most it may add a day",
  "account-day-cap": "the most that may be added a day on this account",
  "action-cap": "the most it may add at once",
  "shared-balance": "its share of the free balance",
  balance: "the free balance",
  reserve: "the free sats beyond the reserve you keep back",
  "leverage-one": "leverage 1, below which the exchange refuses margin",
};

/** Why a bound leaves nothing to add, as a clause that speaks of the guard as "it". */
export const limitReached = (limit: GuardLimit): string => {
  switch (limit) {
    case "leverage-one":
      return "it stands at leverage 1, where the exchange refuses more margin";
    case "shared-balance":
      return "the free sats go to positions that are nearer to liquidation";
    default:
      return `it has used up ${LIMITS[limit]}`;
  }
};

const subject = (f: Figures, { inputs: { position } }: GuardReceiptFacts): string =>
  `${position.side} ${f.quantity(position.quantity)}`;

const heldTitle = (f: Figures, facts: GuardReceiptFacts): string => {
  const { rule, needed } = facts.verdict;
  switch (rule) {
    case "past-liquidation":
      return `Guard cannot act on ${subject(f, facts)}: the price is past its liquidation.`;
    case "balance":
      return `Guard cannot fire on ${subject(f, facts)}: it needs ${f.sats(needed)} and ${f.number(facts.inputs.balance)} are free.`;
    case "inside-trigger":
    case "inside-after-funding":
      return `Guard held back on ${subject(f, facts)}.`;
    case "total-cap":
    case "max-loss":
    case "reserve":
    case "day-cap":
    case "account-day-cap":
    case "action-cap":
    case "shared-balance":
    case "leverage-one":
      return `Guard held back on ${subject(f, facts)}: ${limitReached(rule)}.`;
  }
};

const closeTitle = (f: Figures, facts: GuardReceiptFacts, outcome: ReceiptOutcome): string => {
  const about = subject(f, facts);
  switch (outcome) {
    case "confirmed":
      return `Guard closed ${about}.`;
    case "rejected":
      return `LN Markets refused to close ${about}. It still runs.`;
    case "not-applied":
      return `The order to close ${about} did not reach LN Markets. It still runs.`;
    case "ambiguous":
      return `We cannot tell whether ${about} was closed. Look at it.`;
    case "unknown":
      return `Sent the order to close ${about}, not yet confirmed.`;
    case "held":
    case "ended":
    case "blind":
    case "told":
    case "tripped":
      return heldTitle(f, facts);
  }
};

const topUpTitle = (f: Figures, facts: GuardReceiptFacts, outcome: ReceiptOutcome, added: Sats): string => {
  const amount = f.sats(added);
  const about = subject(f, facts);
  switch (outcome) {
    case "confirmed":
      return facts.liquidationAfter === null
        ? `Guard added ${amount} to ${about}. The position is gone since.`
        : `Guard added ${amount} to ${about}. Liquidation ${f.price(facts.inputs.position.liquidation)} → ${f.price(facts.liquidationAfter)}.`;
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
    case "told":
    case "tripped":
      return heldTitle(f, facts);
  }
};

/** What came of a guard's verdict, in one sentence or two. */
export const guardTitle = (f: Figures, facts: GuardReceiptFacts, outcome: ReceiptOutcome): string => {
  switch (facts.verdict.kind) {
    case "add-margin":
      return topUpTitle(f, facts, outcome, facts.verdict.amount);
    case "close":
      return closeTitle(f, facts, outcome);
    case "alert":
      return heldTitle(f, facts);
  }
};

/** What a step of a guard waits for, as a clause after "the guard". */
export const whenWords = (f: Figures, { when }: Pick<GuardStep, "when">): string => {
  switch (when.by) {
    case "distance":
      return `acts within ${f.setting(when.bps)}`;
    case "price":
      return `acts at ${f.price(when.price)}`;
    case "margin-used":
      return `acts when ${f.setting(when.bps)} of the margin is lost`;
  }
};

const deedWords = (f: Figures, { inputs, verdict }: GuardReceiptFacts, { deed }: GuardStep): string => {
  switch (deed.kind) {
    case "add-margin":
      return `${f.sats(verdict.needed)} bring it ${f.setting(deed.target)} away; ${f.sats(inputs.balance)} were free, ${f.sats(inputs.spending.addedInAll)} had been added before.`;
    case "close":
      return "There it closes the position.";
  }
};

/** Profit and loss of the position when its guard decided, in sats: sats added are never told without it. */
export const openProfit = ({ inputs: { position, tick } }: GuardReceiptFacts): Sats =>
  profitAndLoss(position.side, position.quantity, position.price, tick.last);

const settlementsWords = (settlements: number): string =>
  settlements === 1 ? "the next settlement" : `the next ${settlements} settlements`;

/** What looking ahead to funding says; nothing where the guard does not look ahead, or funding takes nothing. */
const fundingWords = (f: Figures, { inputs, verdict: { drift } }: GuardReceiptFacts): readonly string[] => {
  if (drift !== undefined) {
    const of = `Funding of ${settlementsWords(drift.settlements)} brings liquidation to ${f.priceExact(drift.liquidation)}`;
    return [`${of}: it takes ${f.sats(drift.fees)} at the most, and the guard acts before.`];
  }
  return inputs.funding === null
    ? ["The next funding rate was not known, so the guard did not look ahead to it."]
    : [];
};

/** Why a guard got less than it asked for; nothing where free sats sufficed for everybody. */
const shareWords = (f: Figures, { inputs: { share } }: GuardReceiptFacts): readonly string[] =>
  share === undefined
    ? []
    : [
        `${f.sats(share.free)} were free for ${share.others.length + 1} positions hit at once, and the nearest to liquidation comes first: this one got ${f.number(share.granted)} of the ${f.sats(share.asked)} it asked for.`,
      ];

/** What a guard's verdict was made from, one line each. */
export const guardWhy = (f: Figures, facts: GuardReceiptFacts): readonly string[] => {
  const { inputs, verdict } = facts;
  const { position, tick, config } = inputs;
  const step = config.steps[verdict.step];
  const limit = verdict.kind === "add-margin" ? verdict.limitedBy : null;
  return [
    `Price ${f.price(tick.last)}, between ${f.price(tick.low)} and ${f.price(tick.high)} since the tick before.`,
    ...(step === undefined
      ? []
      : [
          `Liquidation ${f.priceExact(position.liquidation)} was ${f.distanceExact(verdict.distance)} away; the guard ${whenWords(f, step)}.`,
          deedWords(f, facts, step),
        ]),
    ...fundingWords(f, facts),
    ...shareWords(f, facts),
    ...(limit === null ? [] : [`The amount was shortened by ${LIMITS[limit]}.`]),
    ...(facts.distanceAfter === null
      ? []
      : [`Read back: liquidation is ${f.distanceExact(facts.distanceAfter)} away.`]),
    ...(facts.failure === null ? [] : [facts.failure]),
    `Open P&L ${f.satsSigned(openProfit(facts))}. If the position is liquidated later, sats added are lost too.`,
  ];
};
