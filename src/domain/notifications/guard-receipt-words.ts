import type { GuardStep } from "../automations/guard-step.ts";
import { profitAndLoss } from "../position/pl.ts";
import type { Sats } from "../units.ts";
import type { figures } from "./figures.ts";
import { limitReached, limitWords } from "./guard-limit-words.ts";
import { GUARD_RECEIPT_WORDS } from "./guard-receipt-table.ts";
import type { GuardReceiptFacts, ReceiptOutcome } from "./receipt.ts";
import { SUBJECT_WORDS } from "./subject-words.ts";

type Figures = ReturnType<typeof figures>;

const subject = (f: Figures, { inputs: { position } }: GuardReceiptFacts): string =>
  SUBJECT_WORDS[f.locale].isolated(position.side, f.quantity(position.quantity));

const heldTitle = (f: Figures, facts: GuardReceiptFacts): string => {
  const { rule, needed } = facts.verdict;
  const words = GUARD_RECEIPT_WORDS[f.locale];
  const about = subject(f, facts);
  switch (rule) {
    case "past-liquidation":
      return words.pastLiquidation(about);
    case "balance":
      return words.tooLittle(about, f.sats(needed), f.number(facts.inputs.balance));
    case "inside-trigger":
    case "inside-after-funding":
      return words.heldBack(about);
    case "total-cap":
    case "max-loss":
    case "reserve":
    case "day-cap":
    case "account-day-cap":
    case "action-cap":
    case "shared-balance":
    case "leverage-one":
      return words.heldBackBy(about, limitReached(f.locale, rule));
  }
};

const closeTitle = (f: Figures, facts: GuardReceiptFacts, outcome: ReceiptOutcome): string => {
  const words = GUARD_RECEIPT_WORDS[f.locale];
  const about = subject(f, facts);
  switch (outcome) {
    case "confirmed":
      return words.closed(about);
    case "rejected":
      return words.closeRefused(about);
    case "not-applied":
      return words.closeLost(about);
    case "ambiguous":
      return words.closeUnclear(about);
    case "unknown":
      return words.closeSent(about);
    case "held":
    case "ended":
    case "blind":
    case "told":
    case "tripped":
      return heldTitle(f, facts);
  }
};

const topUpTitle = (f: Figures, facts: GuardReceiptFacts, outcome: ReceiptOutcome, added: Sats): string => {
  const words = GUARD_RECEIPT_WORDS[f.locale];
  const amount = f.sats(added);
  const about = subject(f, facts);
  switch (outcome) {
    case "confirmed":
      return facts.liquidationAfter === null
        ? words.addedAndGone(amount, about)
        : words.added(
            amount,
            about,
            f.price(facts.inputs.position.liquidation),
            f.price(facts.liquidationAfter),
          );
    case "rejected":
      return words.addRefused(amount, about);
    case "not-applied":
      return words.addLost(amount, about);
    case "ambiguous":
      return words.addUnclear(amount, about);
    case "unknown":
      return words.addSent(amount, about);
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
  const words = GUARD_RECEIPT_WORDS[f.locale];
  switch (when.by) {
    case "distance":
      return words.actsWithin(f.setting(when.bps));
    case "price":
      return words.actsAt(f.price(when.price));
    case "margin-used":
      return words.actsWhenLost(f.setting(when.bps));
  }
};

const deedWords = (f: Figures, { inputs, verdict }: GuardReceiptFacts, { deed }: GuardStep): string => {
  const words = GUARD_RECEIPT_WORDS[f.locale];
  switch (deed.kind) {
    case "add-margin":
      return words.satsBring(
        f.sats(verdict.needed),
        f.setting(deed.target),
        f.sats(inputs.balance),
        f.sats(inputs.spending.addedInAll),
      );
    case "close":
      return words.closesThere;
  }
};

/** Profit and loss of the position when its guard decided, in sats: sats added are never told without it. */
export const openProfit = ({ inputs: { position, tick } }: GuardReceiptFacts): Sats =>
  profitAndLoss(position.side, position.quantity, position.price, tick.last);

/** What looking ahead to funding says; nothing where the guard does not look ahead, or funding takes nothing. */
const fundingWords = (f: Figures, { inputs, verdict: { drift } }: GuardReceiptFacts): readonly string[] => {
  const words = GUARD_RECEIPT_WORDS[f.locale];
  if (drift !== undefined)
    return [words.drift(drift.settlements, f.priceExact(drift.liquidation), f.sats(drift.fees))];
  return inputs.funding === null ? [words.noFunding] : [];
};

/** Why a guard got less than it asked for; nothing where free sats sufficed for everybody. */
const shareWords = (f: Figures, { inputs: { share } }: GuardReceiptFacts): readonly string[] =>
  share === undefined
    ? []
    : [
        GUARD_RECEIPT_WORDS[f.locale].shared(
          f.sats(share.free),
          share.others.length + 1,
          f.number(share.granted),
          f.sats(share.asked),
        ),
      ];

/** What a guard's verdict was made from, one line each. */
export const guardWhy = (f: Figures, facts: GuardReceiptFacts): readonly string[] => {
  const { inputs, verdict } = facts;
  const { position, tick, config } = inputs;
  const words = GUARD_RECEIPT_WORDS[f.locale];
  const step = config.steps[verdict.step];
  const limit = verdict.kind === "add-margin" ? verdict.limitedBy : null;
  return [
    words.prices(f.price(tick.last), f.price(tick.low), f.price(tick.high)),
    ...(step === undefined
      ? []
      : [
          words.stood(
            f.priceExact(position.liquidation),
            f.distanceExact(verdict.distance),
            whenWords(f, step),
          ),
          deedWords(f, facts, step),
        ]),
    ...fundingWords(f, facts),
    ...shareWords(f, facts),
    ...(limit === null ? [] : [words.amountShortened(limitWords(f.locale, limit))]),
    ...(facts.distanceAfter === null ? [] : [words.readBack(f.distanceExact(facts.distanceAfter))]),
    ...(facts.failure === null ? [] : [facts.failure]),
    words.profit(f.satsSigned(openProfit(facts))),
  ];
};
