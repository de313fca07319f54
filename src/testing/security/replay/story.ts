import type { SecurityEvent } from "#domain/security/security-event.ts";

/** What happens at a moment of a story; times in epoch milliseconds. */
export type Step =
  | { readonly do: "event"; readonly event: SecurityEvent }
  /** A credential is opened, by whoever has the run of the process. */
  | { readonly do: "open"; readonly at: number; readonly accountId: string }
  /** The log is changed behind its back. */
  | { readonly do: "tamper"; readonly at: number; readonly how: "edit" | "remove" | "swap" | "cut" };

/** What led up to a story and is judged by nobody, then what happened, in order. */
export type Story = {
  readonly userId: string;
  readonly past: readonly SecurityEvent[];
  readonly steps: readonly Step[];
};

/** A story somebody attacks in. */
export type Attack = Story & {
  readonly kind: string;
  /** From the first act of the attack on; what is noticed before is another matter. */
  readonly begunAt: number;
  /** The act that costs something, or that leaves no doubt. */
  readonly decisiveAt: number;
};

export const timeOf = (step: Step): number => (step.do === "event" ? step.event.at : step.at);

export const inOrder = (steps: readonly Step[]): readonly Step[] =>
  steps.toSorted((one, other) => timeOf(one) - timeOf(other));
