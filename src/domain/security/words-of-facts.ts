import type { Locale } from "../language/locale.ts";
import { EVENT_WORDS } from "./event-table.ts";
import type { EventFacts } from "./security-event.ts";
import { signalWords } from "./signal-words.ts";

/** Parts of sentences that an event's facts give; each is null or general where a fact is missing. */
export const textOf = (facts: EventFacts, name: string): string | null => {
  const value = facts[name];
  return typeof value === "string" && value !== "" ? value : null;
};

export const numberOf = (facts: EventFacts, name: string): number => {
  const value = facts[name];
  return typeof value === "number" ? value : 0;
};

const named = (words: Readonly<Record<string, string>>, name: string | null): string | null =>
  Object.entries(words).find(([known]) => known === name)?.[1] ?? null;

/** How it was done; null where nobody said, or where it is no method. */
export const methodOf = (facts: EventFacts, locale: Locale): string | null =>
  named(EVENT_WORDS[locale].methods, textOf(facts, "method"));

/** The stage of the panic switch; as it was noted where it has no name any more. */
export const stageOf = (facts: EventFacts, locale: Locale): string | null => {
  const stage = textOf(facts, "stage");
  return named(EVENT_WORDS[locale].stages, stage) ?? stage;
};

export const key = (facts: EventFacts, locale: Locale): string => {
  const label = textOf(facts, "label");
  const words = EVENT_WORDS[locale];
  return label === null ? words.aKey : words.theKey(label);
};

/** The alert about an event: what happened, as it was told then, and why that is unusual. */
export const alertTitle = (facts: EventFacts, locale: Locale): string => {
  const words = EVENT_WORDS[locale];
  const own = locale === "en" ? null : textOf(facts, `title.${locale}`);
  // Alerts of old have their title in English alone.
  const title = own ?? textOf(facts, "title") ?? words.unusual;
  const reasons = signalWords((textOf(facts, "signals") ?? "").split(" "), locale).join("; ");
  return reasons === "" ? title : words.because(title, reasons);
};
