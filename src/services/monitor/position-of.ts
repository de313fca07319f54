import type { IntentPlan } from "#ports/intents.ts";

/** The position an order is about. @throws Error for an account: no action has that subject yet. */
export const positionOf = ({ subject }: Pick<IntentPlan, "subject">): string => {
  if (subject.kind === "position") return subject.id;
  throw new Error("An action on a whole account has no position");
};
