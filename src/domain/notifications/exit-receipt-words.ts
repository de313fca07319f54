import type { ExitKind } from "../automations/exits/exit-rule.ts";
import type { NativeStop } from "../automations/exits/native-stop.ts";
import { profitAndLoss } from "../position/pl.ts";
import type { PriceHalfUsd, Sats } from "../units.ts";
import type { figures } from "./figures.ts";
import type { ExitDecision, ExitReceiptFacts, ReceiptOutcome } from "./receipt.ts";

type Figures = ReturnType<typeof figures>;
type Verdict = ExitDecision["verdict"];

const NAMES: Record<ExitKind, string> = {
  backstop: "Backstop",
  "stop-loss": "Stop loss",
  "trailing-stop": "Trailing stop",
  "break-even-stop": "Break-even stop",
  "take-profit": "Take profit",
};

const LOWER: Record<ExitKind, string> = {
  backstop: "backstop",
  "stop-loss": "stop loss",
  "trailing-stop": "trailing stop",
  "break-even-stop": "break-even stop",
  "take-profit": "take profit",
};

const subject = (f: Figures, { decision: { inputs } }: ExitReceiptFacts): string =>
  `${inputs.position.side} ${f.quantity(inputs.position.quantity)}`;

/** Where a stop stands, in words. */
export const stopWords = (f: Figures, stop: NativeStop): string =>
  stop.kind === "fixed" ? `at ${f.priceExact(stop.price)}` : `${f.setting(stop.bps)} behind the best price`;

/** Where a verdict wants the exit; null for one that places nothing. */
const wantedWords = (f: Figures, verdict: Verdict): string | null => {
  if (verdict.kind !== "place") return null;
  return "stop" in verdict ? stopWords(f, verdict.stop) : `at ${f.priceExact(verdict.price)}`;
};

const placeTitle = (f: Figures, facts: ExitReceiptFacts, outcome: ReceiptOutcome, where: string): string => {
  const [name, about] = [NAMES[facts.exit], subject(f, facts)];
  switch (outcome) {
    case "confirmed":
      return `${name} of ${about} stands ${where}.`;
    case "rejected":
      return `LN Markets refused the ${LOWER[facts.exit]} of ${about} ${where}. What stood before stands.`;
    case "not-applied":
      return `The ${LOWER[facts.exit]} of ${about} ${where} did not reach LN Markets. What stood before stands.`;
    case "ambiguous":
      return `We cannot tell whether the ${LOWER[facts.exit]} of ${about} stands ${where}. Look at the position.`;
    case "unknown":
      return `Sent the ${LOWER[facts.exit]} of ${about} ${where}, not yet confirmed.`;
    case "held":
    case "ended":
    case "blind":
    case "told":
    case "tripped":
      return `${name} of ${about} was not placed ${where}.`;
  }
};

const removeTitle = (f: Figures, facts: ExitReceiptFacts, outcome: ReceiptOutcome): string => {
  const about = `the ${LOWER[facts.exit]} of ${subject(f, facts)}`;
  switch (outcome) {
    case "confirmed":
      return `Took ${about} away.`;
    case "unknown":
      return `Sent the order to take ${about} away, not yet confirmed.`;
    case "ambiguous":
      return `We cannot tell whether ${about} is gone. Look at the position.`;
    case "rejected":
    case "not-applied":
    case "held":
    case "ended":
    case "blind":
    case "told":
    case "tripped":
      return `It was not possible to take ${about} away. It stands.`;
  }
};

const closeTitle = (f: Figures, facts: ExitReceiptFacts, outcome: ReceiptOutcome): string => {
  const [name, about] = [NAMES[facts.exit], subject(f, facts)];
  switch (outcome) {
    case "confirmed":
      return `${name} closed ${about}.`;
    case "unknown":
      return `${name} sent the order to close ${about}, not yet confirmed.`;
    case "ambiguous":
      return `We cannot tell whether ${about} was closed. Look at it.`;
    case "rejected":
    case "not-applied":
    case "held":
    case "ended":
    case "blind":
    case "told":
    case "tripped":
      return `${name} could not close ${about}. It still runs.`;
  }
};

/** Why an exit cannot stand where it belongs, after its name and the position's. */
export const whyNoExit = (rule: Extract<Verdict, { readonly kind: "alert" }>["rule"]): string => {
  switch (rule) {
    case "no-such-price":
      return "no price does what it is set to. Change its settings.";
    case "past-liquidation":
      return "the price is past its liquidation.";
    case "past-stop":
      return "the price fell through it before it could stand. Close the position, or set another one.";
    case "beyond-liquidation":
    case "stop-beyond-liquidation":
      return "it lies beyond liquidation and would never fire. Move it nearer to the market.";
    case "trailing-stands":
      return "a trailing stop stands in its place. Take that away first.";
    case "no-room":
      return "no price lies between liquidation and the guard's trigger.";
    case "past-backstop":
      return "the price is between it and liquidation already.";
  }
};

/** What came of an exit's verdict, in one sentence or two. */
export const exitTitle = (f: Figures, facts: ExitReceiptFacts, outcome: ReceiptOutcome): string => {
  const { verdict } = facts.decision;
  switch (verdict.kind) {
    case "place":
      return placeTitle(f, facts, outcome, wantedWords(f, verdict) ?? "");
    case "remove":
      return removeTitle(f, facts, outcome);
    case "close":
      return closeTitle(f, facts, outcome);
    case "alert":
      return `${NAMES[facts.exit]} of ${subject(f, facts)} does not stand: ${whyNoExit(verdict.rule)}`;
    case "hold":
      return `${NAMES[facts.exit]} of ${subject(f, facts)} stays as it is.`;
  }
};

/** Profit and loss of the position when its exit decided, in sats. */
export const exitProfit = ({ decision: { inputs } }: ExitReceiptFacts): Sats => {
  const { side, quantity, price } = inputs.position;
  return profitAndLoss(side, quantity, price, inputs.last);
};

const FOLLOWS: Partial<Record<string, string>> = {
  "none-stands": "None stood before.",
  "follows-liquidation": "It follows liquidation.",
  "follows-level": "It follows fees and funding.",
  tightens: "It is tighter than the one before.",
  "settings-changed": "Its settings changed.",
  "opted-out": "You wanted none.",
  "never-liquidated": "The position can not be liquidated any more.",
  "beyond-liquidation": "Liquidation has overtaken it.",
  "past-stop": "The price went through it before it could stand.",
  "past-profit": "The price is there already.",
};

const standingWords = (f: Figures, price: PriceHalfUsd | null): readonly string[] =>
  price === null ? [] : [`Before it stood at ${f.priceExact(price)}.`];

/** What an exit's verdict was made from, one line each. */
export const exitWhy = (f: Figures, facts: ExitReceiptFacts): readonly string[] => {
  const { inputs, verdict } = facts.decision;
  const { position, last } = inputs;
  const why = FOLLOWS[verdict.rule];
  const before = facts.exit === "take-profit" ? position.takeProfit : position.stopLoss;
  return [
    `Price ${f.price(last)}, liquidation ${f.priceExact(position.liquidation)}, margin ${f.sats(position.margin)}.`,
    ...(why === undefined ? [] : [why]),
    ...standingWords(f, before),
    ...(facts.failure === null ? [] : [facts.failure]),
  ];
};
