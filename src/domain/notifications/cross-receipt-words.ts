import { crossLiquidationOf } from "../automations/cross-guard/cross-step.ts";
import type { CrossGuardVerdict, ReduceLimit } from "../automations/cross-guard/cross-verdict.ts";
import { crossResult } from "../risk/cross-changes.ts";
import type { Sats } from "../units.ts";
import type { figures } from "./figures.ts";
import { LIMITS, limitReached, whenWords } from "./guard-receipt-words.ts";
import type { CrossGuardReceiptFacts, ReceiptOutcome } from "./receipt.ts";

type Figures = ReturnType<typeof figures>;
type Facts = CrossGuardReceiptFacts;

const subject = (f: Figures, { inputs: { position } }: Facts): string =>
  `the cross position, ${position.side} ${f.quantity(position.quantity)}`;

const heldTitle = (f: Figures, facts: Facts): string => {
  const { rule, needed } = facts.verdict;
  const about = subject(f, facts);
  switch (rule) {
    case "past-liquidation":
      return `Guard cannot act on ${about}: the price is past its liquidation.`;
    case "no-help":
      return `Guard cannot act on ${about}: closing as much as it may would bring liquidation nearer.`;
    case "balance":
      return `Guard cannot fire on ${about}: it needs ${f.sats(needed)} and ${f.number(facts.inputs.balance)} are free.`;
    case "inside-trigger":
    case "only-closing":
      return `Guard held back on ${about}.`;
    default:
      return `Guard held back on ${about}: ${limitReached(rule)}.`;
  }
};

/** What the guard set out to do: done, refused, and as an order. */
type Deed = { readonly done: string; readonly order: string };

const deedOf = (f: Figures, facts: Facts): Deed => {
  const { verdict } = facts;
  const about = subject(f, facts);
  switch (verdict.kind) {
    case "add-margin": {
      const amount = f.sats(verdict.amount);
      return {
        done: `moved ${amount} into the margin of ${about}`,
        order: `move ${amount} into the margin of ${about}`,
      };
    }
    case "reduce": {
      const part = f.quantity(verdict.quantity);
      return { done: `closed ${part} of ${about}`, order: `close ${part} of ${about}` };
    }
    case "close":
    case "alert":
      return { done: `closed ${about}`, order: `close ${about}` };
  }
};

const movedWords = (f: Figures, { inputs, after }: Facts): string => {
  if (after === null) return "";
  if (after.side === null || after.liquidation === null) return " It is flat.";
  return ` Liquidation ${f.price(crossLiquidationOf(inputs.position))} → ${f.price(after.liquidation)}.`;
};

/** What came of a cross guard's verdict, in one sentence or two; it never sounds done where that was not seen. */
export const crossGuardTitle = (f: Figures, facts: Facts, outcome: ReceiptOutcome): string => {
  const { done, order } = deedOf(f, facts);
  switch (outcome) {
    case "confirmed":
      return `Guard ${done}.${movedWords(f, facts)}`;
    case "rejected":
      return `LN Markets refused to ${order}. Nothing was changed.`;
    case "not-applied":
      return `The order to ${order} did not reach LN Markets. Nothing was changed.`;
    case "ambiguous":
      return `We cannot tell whether LN Markets did this: ${order}. Look at your cross margin.`;
    case "unknown":
      return `Sent the order to ${order}, not yet confirmed.`;
    case "held":
    case "ended":
    case "blind":
    case "told":
    case "tripped":
      return heldTitle(f, facts);
  }
};

const REDUCE_LIMITS: Record<ReduceLimit, string> = {
  "reduce-cap": "the most it may close at once",
  "order-size": "the largest order LN Markets takes",
};

/** Which bound shortens what a cross guard does, after "shortened by"; null where none does. */
export const shortenedWords = (verdict: CrossGuardVerdict): string | null => {
  if (verdict.kind === "add-margin" && verdict.limitedBy !== null) return LIMITS[verdict.limitedBy];
  if (verdict.kind === "reduce" && verdict.limitedBy !== null) return REDUCE_LIMITS[verdict.limitedBy];
  return null;
};

const shortened = ({ verdict }: Facts): readonly string[] => {
  const by = shortenedWords(verdict);
  if (by !== null) return [`The ${verdict.kind === "reduce" ? "order" : "amount"} was shortened by ${by}.`];
  return verdict.rule === "only-closing"
    ? ["Only closing every contract would have reached the target, so the position was to be closed."]
    : [];
};

const stepWords = (f: Figures, { inputs, verdict }: Facts): readonly string[] => {
  const step = inputs.config.steps[verdict.step];
  if (step === undefined) return [];
  const liquidation = f.priceExact(crossLiquidationOf(inputs.position));
  const { deed } = step;
  const asks = {
    "add-margin": `${f.sats(verdict.needed)} bring it`,
    reduce: `Closing ${f.quantity(verdict.contracts)} brings it`,
  };
  return [
    `Liquidation ${liquidation} was ${f.distanceExact(verdict.distance)} away; the guard ${whenWords(f, step)}.`,
    deed.kind === "close"
      ? "There it closes the position."
      : `${asks[deed.kind]} ${f.setting(deed.target)} away; ${f.sats(inputs.balance)} were free, ${f.sats(inputs.spending.addedInAll)} had been added before.`,
  ];
};

/** Profit and loss of the position at the price of the decision, in sats. */
export const crossProfit = ({ inputs: { position, tick } }: Facts): Sats =>
  crossResult(position.side, position.quantity, position.entryPrice, tick.last);

/** What a cross guard's verdict was made from, one line each. */
export const crossGuardWhy = (f: Figures, facts: Facts): readonly string[] => {
  const { tick } = facts.inputs;
  return [
    `Price ${f.price(tick.last)}, between ${f.price(tick.low)} and ${f.price(tick.high)} since the tick before.`,
    ...stepWords(f, facts),
    ...shortened(facts),
    ...(facts.distanceAfter === null
      ? []
      : [`Read back: liquidation is ${f.distanceExact(facts.distanceAfter)} away.`]),
    ...(facts.failure === null ? [] : [facts.failure]),
    `Open P&L ${f.satsSigned(crossProfit(facts))}. If the position is liquidated later, all of the cross margin is lost.`,
  ];
};
