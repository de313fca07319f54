import type { AutoEntryVerdict } from "../automations/entries/entry-verdict.ts";
import type { Decision } from "../automations/re-evaluate.ts";
import { stopWords, whyNoExit } from "./exit-receipt-words.ts";
import type { figures } from "./figures.ts";
import type { ExitDecision, RuleDecision } from "./receipt.ts";
import { breakerDoes, entryOrderWords, refusalWords } from "./rule-receipt-words.ts";
import { verdictWords } from "./verdict-words.ts";

type Figures = ReturnType<typeof figures>;
type Of<Kind extends RuleDecision["of"]> = Extract<RuleDecision, { readonly of: Kind }>["verdict"];

const exitWords = (f: Figures, verdict: ExitDecision["verdict"]): string => {
  switch (verdict.kind) {
    case "place":
      return "stop" in verdict
        ? `place the stop ${stopWords(f, verdict.stop)}`
        : `place the take profit at ${f.priceExact(verdict.price)}`;
    case "remove":
      return "take it away";
    case "close":
      return "close the position";
    case "hold":
      return "leave it as it is";
    case "alert":
      return `nothing: ${whyNoExit(verdict.rule)}`;
  }
};

const alertWords = (f: Figures, verdict: Of<"price-alert">): string => {
  if (verdict.kind === "hold") return "tell nothing";
  return verdict.rule === "crossed"
    ? `tell that the price came to ${f.priceExact(verdict.trigger.price)}`
    : `tell that the price moved ${f.setting(verdict.moved)} to ${f.priceExact(verdict.to.price)}`;
};

const breakerWords = (f: Figures, verdict: Of<"drawdown-breaker">): string => {
  const at = `equity ${f.sats(verdict.equity)} of a peak of ${f.sats(verdict.peak)}`;
  switch (verdict.kind) {
    case "trip":
      return `trip, ${breakerDoes[verdict.action]}: ${at}`;
    case "alert":
      return `wait for another reading: ${at} cannot be explained`;
    case "hold":
      return `nothing: ${at}`;
  }
};

const entryWords = (f: Figures, verdict: AutoEntryVerdict): string => {
  switch (verdict.kind) {
    case "enter":
      return `open ${verdict.orders.map((order) => entryOrderWords(f, order)).join(", ")}`;
    case "cancel":
      return `take ${f.number(verdict.rungs.length)} orders back`;
    case "hold":
      return "wait";
    case "alert":
      return `nothing: ${refusalWords(f, verdict)}`;
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
