import type { Locale } from "#domain/language/locale.ts";
import { eventWords, type SecuritySeverity } from "#domain/security/event-words.ts";
import type { LoggedEvent } from "#domain/security/logged-event.ts";
import type { SecurityOutcome } from "#domain/security/security-event.ts";
import { SIGNAL_WORDS } from "#domain/security/signal-words.ts";

/** An event as it is shown: in words, with what it was made of. `at` in epoch milliseconds. */
export type SecurityEventLine = {
  readonly seq: number;
  readonly at: number;
  readonly title: string;
  readonly outcome: SecurityOutcome;
  readonly severity: SecuritySeverity;
  /** The browser in words, where whoever noted the event said it. */
  readonly device: string | null;
  readonly network: string | null;
  readonly risk: number;
  /** Why it is risky, in words; the heaviest reason first. */
  readonly signals: readonly string[];
};

/** A page of events, the newest first; `nextBefore` is null on the last. */
export type SecurityEventLines<Line extends SecurityEventLine = SecurityEventLine> = {
  readonly items: readonly Line[];
  readonly nextBefore: number | null;
};

export const securityEventLine = (event: LoggedEvent, locale: Locale): SecurityEventLine => ({
  seq: event.seq,
  at: event.at,
  ...eventWords(event, locale),
  outcome: event.outcome,
  device: typeof event.facts.device === "string" ? event.facts.device : null,
  network: event.network,
  risk: event.risk,
  signals: event.signals.map((name) => SIGNAL_WORDS[locale][name]),
});
