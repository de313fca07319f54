import type { IntentPlan } from "#ports/intents.ts";

/** The position an intent is about; null where it is about an order that waits or the whole account. */
export const positionOf = ({ subject }: Pick<IntentPlan, "subject">): string | null =>
  subject.kind === "position" ? subject.id : null;
