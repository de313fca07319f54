import type { EventFacts, SecurityEvent } from "./security-event.ts";

/** Longer words are cut: a fact names something, it does not hold it. */
const LONGEST = 200;
const MOST_FACTS = 20;

/** A stored text never differs from what was hashed: without NUL and half characters, which the database cannot hold. */
const storableText = (text: string): string =>
  text.slice(0, LONGEST).toWellFormed().replaceAll("\u0000", "\ufffd");

const storableValue = (value: EventFacts[string]): EventFacts[string] => {
  if (typeof value === "string") return storableText(value);
  if (typeof value !== "number") return value;
  // Minus zero comes back as zero, and what is no number as nothing.
  return Number.isFinite(value) ? value + 0 : null;
};

/**
 * The event as it can be kept and read back unchanged: facts cut to a length and a number, texts well formed, the time in
 * whole milliseconds. What somebody typed may stand in a fact, and must not be able to keep the event from being written.
 */
export const storableEvent = (event: SecurityEvent): SecurityEvent => ({
  at: Math.trunc(event.at),
  kind: event.kind,
  outcome: event.outcome,
  userId: event.userId,
  actor: event.actor,
  sessionId: event.sessionId,
  deviceId: event.deviceId,
  network: event.network === null ? null : storableText(event.network),
  facts: Object.fromEntries(
    Object.entries(event.facts)
      .slice(0, MOST_FACTS)
      .map(([name, value]) => [storableText(name), storableValue(value)]),
  ),
});
