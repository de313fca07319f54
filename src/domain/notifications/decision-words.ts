import type { AutoEntryVerdict } from "../automations/entries/entry-verdict.ts";
import type { Decision } from "../automations/re-evaluate.ts";
import { inBoth } from "../language/in-both.ts";
import { stopWords, whyNoExit } from "./exit-receipt-words.ts";
import type { figures } from "./figures.ts";
import type { ExitDecision, RuleDecision } from "./receipt.ts";
import { breakerDoes, entryOrderWords, refusalWords } from "./rule-receipt-words.ts";
import { verdictWords } from "./verdict-words.ts";

const WORDS = inBoth({
  en: {
    placeStop: (where: string) => `place the stop ${where}`,
    placeProfit: (price: string) => `place the take profit at ${price}`,
    takeAway: "take it away",
    close: "close the position",
    leave: "leave it as it is",
    nothing: (why: string) => `nothing: ${why}`,
    tellNothing: "tell nothing",
    tellCame: (price: string) => `tell that the price came to ${price}`,
    tellMoved: (move: string, price: string) => `tell that the price moved ${move} to ${price}`,
    equity: (equity: string, peak: string) => `equity ${equity} of a peak of ${peak}`,
    trip: (does: string, at: string) => `trip, ${does}: ${at}`,
    doubt: (at: string) => `wait for another reading: ${at} cannot be explained`,
    open: (orders: string) => `open ${orders}`,
    takeBack: (count: string) => `take ${count} orders back`,
    wait: "wait",
  },
  "pt-BR": {
    placeStop: (where) => `colocar o stop ${where}`,
    placeProfit: (price) => `colocar o take profit em ${price}`,
    takeAway: "retirá-lo",
    close: "fechar a posição",
    leave: "deixá-lo como está",
    nothing: (why) => `nada: ${why}`,
    tellNothing: "não avisar nada",
    tellCame: (price) => `avisar que o preço chegou a ${price}`,
    tellMoved: (move, price) => `avisar que o preço se moveu ${move} e chegou a ${price}`,
    equity: (equity, peak) => `patrimônio ${equity}, de um pico de ${peak}`,
    trip: (does, at) => `disparar, ${does}: ${at}`,
    doubt: (at) => `esperar outra leitura, porque isto não se explica: ${at}`,
    open: (orders) => `abrir ${orders}`,
    takeBack: (count) => `cancelar ordens: ${count}`,
    wait: "esperar",
  },
});

type Figures = ReturnType<typeof figures>;
type Of<Kind extends RuleDecision["of"]> = Extract<RuleDecision, { readonly of: Kind }>["verdict"];

const exitWords = (f: Figures, verdict: ExitDecision["verdict"]): string => {
  const words = WORDS[f.locale];
  switch (verdict.kind) {
    case "place":
      return "stop" in verdict
        ? words.placeStop(stopWords(f, verdict.stop))
        : words.placeProfit(f.priceExact(verdict.price));
    case "remove":
      return words.takeAway;
    case "close":
      return words.close;
    case "hold":
      return words.leave;
    case "alert":
      return words.nothing(whyNoExit(f.locale, verdict.rule));
  }
};

const alertWords = (f: Figures, verdict: Of<"price-alert">): string => {
  const words = WORDS[f.locale];
  if (verdict.kind === "hold") return words.tellNothing;
  return verdict.rule === "crossed"
    ? words.tellCame(f.priceExact(verdict.trigger.price))
    : words.tellMoved(f.setting(verdict.moved), f.priceExact(verdict.to.price));
};

const breakerWords = (f: Figures, verdict: Of<"drawdown-breaker">): string => {
  const words = WORDS[f.locale];
  const at = words.equity(f.sats(verdict.equity), f.sats(verdict.peak));
  switch (verdict.kind) {
    case "trip":
      return words.trip(breakerDoes(f.locale, verdict.action), at);
    case "alert":
      return words.doubt(at);
    case "hold":
      return words.nothing(at);
  }
};

const entryWords = (f: Figures, verdict: AutoEntryVerdict): string => {
  const words = WORDS[f.locale];
  switch (verdict.kind) {
    case "enter":
      return words.open(verdict.orders.map((order) => entryOrderWords(f, order)).join(", "));
    case "cancel":
      return words.takeBack(f.number(verdict.rungs.length));
    case "hold":
      return words.wait;
    case "alert":
      return words.nothing(refusalWords(f, verdict));
  }
};

/** What an automation decided, in words, as what is to be done. */
export const decisionWords = (f: Figures, decision: Decision): string => {
  switch (decision.of) {
    case "margin-guard":
    case "cross-guard":
      return verdictWords(f, decision.verdict);
    case "backstop":
    case "stop":
    case "take-profit":
      return exitWords(f, decision.verdict);
    case "price-alert":
      return alertWords(f, decision.verdict);
    case "drawdown-breaker":
      return breakerWords(f, decision.verdict);
    case "auto-entry":
      return entryWords(f, decision.verdict);
  }
};
