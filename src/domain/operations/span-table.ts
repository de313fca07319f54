/** What a trace is made of. A list that is closed: whatever is not here is not traced. */
export const SPAN_NAMES = [
  "request",
  "tick",
  "reading",
  "hit",
  "intent",
  "exchange",
  "reconcile",
  "job",
  "delivery",
] as const;

export type SpanName = (typeof SPAN_NAMES)[number];

/**
 * What may be said of a span: kinds, counts and ids of our own that mean nothing to anybody else. Never a text that
 * somebody wrote, an amount, an address, a key, nor whose account it is.
 */
export const SPAN_FACTS = [
  "network",
  "kind",
  "intent",
  "outcome",
  "method",
  "status",
  "channel",
  "round",
  "hits",
  "reconciled",
  "done",
] as const;

export type SpanFact = (typeof SPAN_FACTS)[number];

/** Facts of a span, by name. */
export type SpanFacts = Readonly<Partial<Record<SpanFact, string | number>>>;

/** A word of ours, a number or an id: whatever is longer or of other letters was not written by us. */
const WORD = /^[\w-]{1,40}$/;

const mayLeave = (value: string | number | undefined): boolean =>
  typeof value === "number" ? Number.isFinite(value) : value !== undefined && WORD.test(value);

/** What of these facts may leave: names of the list with words, numbers and ids alone. */
export const spanFacts = (facts: SpanFacts): SpanFacts =>
  Object.fromEntries(SPAN_FACTS.filter((name) => mayLeave(facts[name])).map((name) => [name, facts[name]]));
