/**
 * The life of an intent, one planned effect at the exchange:
 * planned → sent → confirmed | rejected | not-applied | ambiguous, or planned → superseded.
 * `sent` also means "unknown": it may have happened. Only reading the exchange settles it, never time alone.
 */
export type IntentState =
  | "planned"
  | "sent"
  | "confirmed"
  | "rejected"
  | "not-applied"
  | "ambiguous"
  | "superseded";

/** States that still bind money: their amount counts against every cap. */
export const BINDING_STATES = [
  "planned",
  "sent",
  "confirmed",
  "ambiguous",
] as const satisfies readonly IntentState[];

/** States an intent never leaves. */
export const FINAL_STATES = [
  "confirmed",
  "rejected",
  "not-applied",
  "ambiguous",
  "superseded",
] as const satisfies readonly IntentState[];

const STEPS: Record<IntentState, readonly IntentState[]> = {
  planned: ["sent", "superseded"],
  sent: ["confirmed", "rejected", "not-applied", "ambiguous"],
  confirmed: [],
  rejected: [],
  "not-applied": [],
  ambiguous: [],
  superseded: [],
};

/** Whether an intent may go from one state to another; every transition in the store is checked against this. */
export const canStep = (from: IntentState, to: IntentState): boolean => STEPS[from].includes(to);
