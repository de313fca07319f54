import type { AlertView } from "#server/trpc/schemas/alerts.ts";

/**
 * Whether an alert that is armed anew with the same content is the same alert. It is while it neither rests nor has told: an
 * alert is what it waits for and how often, and both are handed back whole. One that rests would be woken, and one that
 * told on a date would no longer say so. What the price did in the seconds between is not told, since nobody watched. The
 * history is not rewritten: it says that one was ended or paused and what was armed after it.
 */
export const isWholeAgain = ({ state, toldAt, restsUntil }: AlertView): boolean =>
  state === "armed" && toldAt === null && restsUntil === null;
