import { crossLiquidationOf } from "../automations/cross-guard/cross-step.ts";
import type { CrossGuardVerdict } from "../automations/cross-guard/cross-verdict.ts";
import { inBoth } from "../language/in-both.ts";
import type { Locale } from "../language/locale.ts";
import { crossResult } from "../risk/cross-changes.ts";
import type { Sats } from "../units.ts";
import type { figures } from "./figures.ts";
import { limitReached, limitWords } from "./guard-limit-words.ts";
import { GUARD_RECEIPT_WORDS } from "./guard-receipt-table.ts";
import { whenWords } from "./guard-receipt-words.ts";
import type { CrossGuardReceiptFacts, ReceiptOutcome } from "./receipt.ts";
import { SUBJECT_WORDS } from "./subject-words.ts";

const WORDS = inBoth({
  en: {
    move: (amount: string, about: string) => `move ${amount} into the margin of ${about}`,
    reduce: (part: string, about: string) => `close ${part} of ${about}`,
    close: (about: string) => `close ${about}`,
    moved: (amount: string, about: string, became: string) =>
      `Guard moved ${amount} into the margin of ${about}.${became}`,
    reduced: (part: string, about: string, became: string) => `Guard closed ${part} of ${about}.${became}`,
    closed: (about: string, became: string) => `Guard closed ${about}.${became}`,
    flat: " It is flat.",
    liquidation: (before: string, after: string) => ` Liquidation ${before} → ${after}.`,
    refused: (order: string) => `LN Markets refused to ${order}. Nothing was changed.`,
    lost: (order: string) => `The order to ${order} did not reach LN Markets. Nothing was changed.`,
    unclear: (order: string) =>
      `We cannot tell whether LN Markets did this: ${order}. Look at your cross margin.`,
    sent: (order: string) => `Sent the order to ${order}, not yet confirmed.`,
    limits: {
      "reduce-cap": "the most it may close at once",
      "order-size": "the largest order LN Markets takes",
    },
  },
  "pt-BR": {
    move: (amount, about) => `mover ${amount} para a margem da ${about}`,
    reduce: (part, about) => `fechar ${part} da ${about}`,
    close: (about) => `fechar a ${about}`,
    moved: (amount, about, became) => `O guardião moveu ${amount} para a margem da ${about}.${became}`,
    reduced: (part, about, became) => `O guardião fechou ${part} da ${about}.${became}`,
    closed: (about, became) => `O guardião fechou a ${about}.${became}`,
    flat: " Ela está zerada.",
    liquidation: (before, after) => ` Liquidação ${before} → ${after}.`,
    refused: (order) => `A LN Markets recusou ${order}. Nada mudou.`,
    lost: (order) => `A ordem de ${order} não chegou à LN Markets. Nada mudou.`,
    unclear: (order) => `Não sabemos se a LN Markets fez isto: ${order}. Veja a sua margem cross.`,
    sent: (order) => `Enviado, ainda não confirmado: ${order}.`,
    limits: {
      "reduce-cap": "o máximo que ele pode fechar de uma vez",
      "order-size": "a maior ordem que a LN Markets aceita",
    },
  },
});

type Figures = ReturnType<typeof figures>;
type Facts = CrossGuardReceiptFacts;

const subject = (f: Figures, { inputs: { position } }: Facts): string =>
  SUBJECT_WORDS[f.locale].cross(position.side, f.quantity(position.quantity));

const heldTitle = (f: Figures, facts: Facts): string => {
  const { rule, needed } = facts.verdict;
  const words = GUARD_RECEIPT_WORDS[f.locale];
  const about = subject(f, facts);
  switch (rule) {
    case "past-liquidation":
      return words.pastLiquidation(about);
    case "no-help":
      return words.noHelp(about);
    case "balance":
      return words.tooLittle(about, f.sats(needed), f.number(facts.inputs.balance));
    case "inside-trigger":
    case "only-closing":
      return words.heldBack(about);
    default:
      return words.heldBackBy(about, limitReached(f.locale, rule));
  }
};

/** What the guard set out to do, as an order. */
const orderOf = (f: Figures, facts: Facts): string => {
  const { verdict } = facts;
  const words = WORDS[f.locale];
  const about = subject(f, facts);
  switch (verdict.kind) {
    case "add-margin":
      return words.move(f.sats(verdict.amount), about);
    case "reduce":
      return words.reduce(f.quantity(verdict.quantity), about);
    case "close":
    case "alert":
      return words.close(about);
  }
};

const becameWords = (f: Figures, { inputs, after }: Facts): string => {
  if (after === null) return "";
  const words = WORDS[f.locale];
  if (after.side === null || after.liquidation === null) return words.flat;
  return words.liquidation(f.price(crossLiquidationOf(inputs.position)), f.price(after.liquidation));
};

const doneTitle = (f: Figures, facts: Facts): string => {
  const { verdict } = facts;
  const words = WORDS[f.locale];
  const [about, became] = [subject(f, facts), becameWords(f, facts)];
  switch (verdict.kind) {
    case "add-margin":
      return words.moved(f.sats(verdict.amount), about, became);
    case "reduce":
      return words.reduced(f.quantity(verdict.quantity), about, became);
    case "close":
    case "alert":
      return words.closed(about, became);
  }
};

/** What came of a cross guard's verdict, in one sentence or two; it never sounds done where that was not seen. */
export const crossGuardTitle = (f: Figures, facts: Facts, outcome: ReceiptOutcome): string => {
  const words = WORDS[f.locale];
  const order = orderOf(f, facts);
  switch (outcome) {
    case "confirmed":
      return doneTitle(f, facts);
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
      return heldTitle(f, facts);
  }
};

/** Which bound shortens what a cross guard does, after "shortened by"; null where none does. */
export const shortenedWords = (locale: Locale, verdict: CrossGuardVerdict): string | null => {
  if (verdict.kind === "add-margin" && verdict.limitedBy !== null)
    return limitWords(locale, verdict.limitedBy);
  if (verdict.kind === "reduce" && verdict.limitedBy !== null) return WORDS[locale].limits[verdict.limitedBy];
  return null;
};

const shortened = (locale: Locale, { verdict }: Facts): readonly string[] => {
  const words = GUARD_RECEIPT_WORDS[locale];
  const by = shortenedWords(locale, verdict);
  if (by !== null) return [verdict.kind === "reduce" ? words.orderShortened(by) : words.amountShortened(by)];
  return verdict.rule === "only-closing" ? [words.onlyClosing] : [];
};

const stepWords = (f: Figures, { inputs, verdict }: Facts): readonly string[] => {
  const step = inputs.config.steps[verdict.step];
  if (step === undefined) return [];
  const words = GUARD_RECEIPT_WORDS[f.locale];
  const { deed } = step;
  const liquidation = f.priceExact(crossLiquidationOf(inputs.position));
  const stood = words.stood(liquidation, f.distanceExact(verdict.distance), whenWords(f, step));
  if (deed.kind === "close") return [stood, words.closesThere];
  const [free, before] = [f.sats(inputs.balance), f.sats(inputs.spending.addedInAll)];
  const target = f.setting(deed.target);
  return [
    stood,
    deed.kind === "add-margin"
      ? words.satsBring(f.sats(verdict.needed), target, free, before)
      : words.closingBrings(f.quantity(verdict.contracts), target, free, before),
  ];
};

/** Profit and loss of the position at the price of the decision, in sats. */
export const crossProfit = ({ inputs: { position, tick } }: Facts): Sats =>
  crossResult(position.side, position.quantity, position.entryPrice, tick.last);

/** What a cross guard's verdict was made from, one line each. */
export const crossGuardWhy = (f: Figures, facts: Facts): readonly string[] => {
  const { tick } = facts.inputs;
  const words = GUARD_RECEIPT_WORDS[f.locale];
  return [
    words.prices(f.price(tick.last), f.price(tick.low), f.price(tick.high)),
    ...stepWords(f, facts),
    ...shortened(f.locale, facts),
    ...(facts.distanceAfter === null ? [] : [words.readBack(f.distanceExact(facts.distanceAfter))]),
    ...(facts.failure === null ? [] : [facts.failure]),
    words.crossProfit(f.satsSigned(crossProfit(facts))),
  ];
};
