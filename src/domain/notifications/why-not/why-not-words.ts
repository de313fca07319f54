import type { Locale } from "../../language/locale.ts";
import type { PanicStage } from "../../panic/panic-stage.ts";
import { STANDING_WORDS } from "./standing-table.ts";
import { panicWords } from "./standing-words.ts";
import type { kindThen, WhyNot } from "./why-not.ts";
import { whyNotAlertWords } from "./why-not-alert-words.ts";
import { whyNotBreakerWords } from "./why-not-breaker-words.ts";
import { whyNotCrossWords } from "./why-not-cross-guard-words.ts";
import { whyNotEntryWords } from "./why-not-entry-words.ts";
import { whyNotExitWords } from "./why-not-exit-words.ts";
import { whyNotGuardWords } from "./why-not-guard-words.ts";
import { whyNotPlanWords } from "./why-not-plan-words.ts";

/** What is asked about, and what is to be said beside the reason. */
export type Asking = {
  readonly kind: ReturnType<typeof kindThen>;
  readonly panic: PanicStage;
  readonly isRestKept: boolean;
};

const reasonWords = (whyNot: WhyNot, from: number, locale: Locale, noun: string): readonly string[] => {
  if (!("of" in whyNot)) return whyNotGuardWords(whyNot, from, locale, noun);
  switch (whyNot.of) {
    case "exit":
      return whyNotExitWords(whyNot, from, locale);
    case "cross-guard":
      return whyNotCrossWords(whyNot, from, locale);
    case "price-alert":
      return whyNotAlertWords(whyNot, from, locale);
    case "auto-entry":
      return whyNotEntryWords(whyNot, from, locale);
    case "drawdown-breaker":
      return whyNotBreakerWords(whyNot, from, locale);
    case "guard-plan":
      return whyNotPlanWords(whyNot, from, locale);
  }
};

/** Reasons that say of themselves when it did not stand, or that the panic switch held it. */
const WHOLE: ReadonlySet<WhyNot["rule"]> = new Set([
  "not-armed-yet",
  "position-over",
  "over",
  "paused",
  "panic",
]);

/** What an alert tells and a breaker throws, the panic switch never holds. */
const UNHELD: ReadonlySet<Asking["kind"]> = new Set(["price-alert", "drawdown-breaker", "guard-plan"]);

/**
 * Why an automation did nothing in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC.
 * Besides the reason it says where the panic switch stood, and that a pause would not have been taken down.
 */
export const whyNotWords = (
  whyNot: WhyNot,
  from: number,
  locale: Locale,
  { kind, panic, isRestKept }: Asking = { kind: "margin-guard", panic: "calm", isRestKept: true },
): readonly string[] => {
  const words = STANDING_WORDS[locale];
  const isWhole = WHOLE.has(whyNot.rule);
  const isHeld = !isWhole && panic !== "calm" && !UNHELD.has(kind);
  return [
    ...reasonWords(whyNot, from, locale, words.nouns[kind]),
    ...(isHeld ? [words.allTheWhile(panicWords(locale, panic))] : []),
    ...(isWhole || isRestKept ? [] : [words.restUnknown(words.nouns[kind])]),
  ];
};
