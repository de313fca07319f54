import type { NativeStop } from "../automations/exits/native-stop.ts";
import type { Locale } from "../language/locale.ts";
import { profitAndLoss } from "../position/pl.ts";
import type { Sats } from "../units.ts";
import { EXIT_RECEIPT_WORDS } from "./exit-receipt-table.ts";
import type { figures } from "./figures.ts";
import type { ExitDecision, ExitReceiptFacts, ReceiptOutcome } from "./receipt.ts";
import { SUBJECT_WORDS } from "./subject-words.ts";

type Figures = ReturnType<typeof figures>;
type Verdict = ExitDecision["verdict"];

const subject = (f: Figures, { decision: { inputs } }: ExitReceiptFacts): string =>
  SUBJECT_WORDS[f.locale].isolated(inputs.position.side, f.quantity(inputs.position.quantity));

/** Where a stop stands, in words. */
export const stopWords = (f: Figures, stop: NativeStop): string => {
  const words = EXIT_RECEIPT_WORDS[f.locale];
  return stop.kind === "fixed" ? words.at(f.priceExact(stop.price)) : words.behindBest(f.setting(stop.bps));
};

/** Where a verdict wants the exit; null for one that places nothing. */
const wantedWords = (f: Figures, verdict: Verdict): string | null => {
  if (verdict.kind !== "place") return null;
  return "stop" in verdict
    ? stopWords(f, verdict.stop)
    : EXIT_RECEIPT_WORDS[f.locale].at(f.priceExact(verdict.price));
};

const placeTitle = (f: Figures, facts: ExitReceiptFacts, outcome: ReceiptOutcome, where: string): string => {
  const words = EXIT_RECEIPT_WORDS[f.locale];
  const [name, about] = [words.names[facts.exit], subject(f, facts)];
  switch (outcome) {
    case "confirmed":
      return words.stands(name, about, where);
    case "rejected":
      return words.refused(name, about, where);
    case "not-applied":
      return words.lost(name, about, where);
    case "ambiguous":
      return words.unclear(name, about, where);
    case "unknown":
      return words.sent(name, about, where);
    case "held":
    case "ended":
    case "blind":
    case "told":
    case "tripped":
      return words.notPlaced(name, about, where);
  }
};

const removeTitle = (f: Figures, facts: ExitReceiptFacts, outcome: ReceiptOutcome): string => {
  const words = EXIT_RECEIPT_WORDS[f.locale];
  const [name, about] = [words.names[facts.exit], subject(f, facts)];
  switch (outcome) {
    case "confirmed":
      return words.removed(name, about);
    case "unknown":
      return words.removeSent(name, about);
    case "ambiguous":
      return words.removeUnclear(name, about);
    case "rejected":
    case "not-applied":
    case "held":
    case "ended":
    case "blind":
    case "told":
    case "tripped":
      return words.notRemoved(name, about);
  }
};

const closeTitle = (f: Figures, facts: ExitReceiptFacts, outcome: ReceiptOutcome): string => {
  const words = EXIT_RECEIPT_WORDS[f.locale];
  const [name, about] = [words.names[facts.exit], subject(f, facts)];
  switch (outcome) {
    case "confirmed":
      return words.closed(name, about);
    case "unknown":
      return words.closeSent(name, about);
    case "ambiguous":
      return words.closeUnclear(about);
    case "rejected":
    case "not-applied":
    case "held":
    case "ended":
    case "blind":
    case "told":
    case "tripped":
      return words.notClosed(name, about);
  }
};

/** Why an exit cannot stand where it belongs, after its name and the position's. */
export const whyNoExit = (
  locale: Locale,
  rule: Extract<Verdict, { readonly kind: "alert" }>["rule"],
): string => {
  const { whyNot } = EXIT_RECEIPT_WORDS[locale];
  switch (rule) {
    case "no-such-price":
      return whyNot.noSuchPrice;
    case "past-liquidation":
      return whyNot.pastLiquidation;
    case "past-stop":
      return whyNot.pastStop;
    case "beyond-liquidation":
    case "stop-beyond-liquidation":
      return whyNot.beyondLiquidation;
    case "trailing-stands":
      return whyNot.trailingStands;
    case "no-room":
      return whyNot.noRoom;
    case "past-backstop":
      return whyNot.pastBackstop;
  }
};

/** What came of an exit's verdict, in one sentence or two. */
export const exitTitle = (f: Figures, facts: ExitReceiptFacts, outcome: ReceiptOutcome): string => {
  const { verdict } = facts.decision;
  const words = EXIT_RECEIPT_WORDS[f.locale];
  switch (verdict.kind) {
    case "place":
      return placeTitle(f, facts, outcome, wantedWords(f, verdict) ?? "");
    case "remove":
      return removeTitle(f, facts, outcome);
    case "close":
      return closeTitle(f, facts, outcome);
    case "alert":
      return words.doesNotStand(
        words.names[facts.exit],
        subject(f, facts),
        whyNoExit(f.locale, verdict.rule),
      );
    case "hold":
      return words.stays(words.names[facts.exit], subject(f, facts));
  }
};

/** Profit and loss of the position when its exit decided, in sats. */
export const exitProfit = ({ decision: { inputs } }: ExitReceiptFacts): Sats => {
  const { side, quantity, price } = inputs.position;
  return profitAndLoss(side, quantity, price, inputs.last);
};

const followsWords = (locale: Locale, rule: string): readonly string[] =>
  Object.entries(EXIT_RECEIPT_WORDS[locale].follows).flatMap(([name, words]) =>
    name === rule ? [words] : [],
  );

/** What an exit's verdict was made from, one line each. */
export const exitWhy = (f: Figures, facts: ExitReceiptFacts): readonly string[] => {
  const { inputs, verdict } = facts.decision;
  const { position, last } = inputs;
  const words = EXIT_RECEIPT_WORDS[f.locale];
  const before = facts.exit === "take-profit" ? position.takeProfit : position.stopLoss;
  return [
    words.read(f.price(last), f.priceExact(position.liquidation), f.sats(position.margin)),
    ...followsWords(f.locale, verdict.rule),
    ...(before === null ? [] : [words.stood(f.priceExact(before))]),
    ...(facts.failure === null ? [] : [facts.failure]),
  ];
};
