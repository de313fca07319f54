/** A network that somebody trades on, as the installation stands towards it. Ages in milliseconds; null for never. */
export type NetworkFacts = {
  readonly network: string;
  readonly tickAgeMs: number | null;
  readonly workerAgeMs: number | null;
  readonly isBreakerOpen: boolean;
};

/** `degraded` still does its part, with something missing; `off` is not a part of this installation. */
export type ComponentState = "ok" | "degraded" | "failed" | "off";

export type Component = {
  readonly name: ComponentName;
  readonly state: ComponentState;
  /** What is wrong with it, or how it stands, in English, as a log line is. */
  readonly detail: string;
  /** What the last look at it took, in milliseconds; null where nothing was asked. */
  readonly latencyMs: number | null;
};

export const COMPONENTS = [
  "database",
  "kv",
  "web",
  "workers",
  "exchange",
  "queue",
  "migrations",
  "vault",
  "canary",
] as const;

export type ComponentName = (typeof COMPONENTS)[number];

/** Everything the operator's rules are judged by, as it was measured at `at` (epoch milliseconds). */
export type OperatingFacts = {
  readonly at: number;
  readonly networks: readonly NetworkFacts[];
  readonly components: readonly Component[];
  readonly blindAccounts: number;
  /** Intents of the last day whose fate nobody knows. */
  readonly ambiguousIntents: number;
  /** How long the oldest intent is open that should have been settled; 0 where none is. */
  readonly oldestOpenIntentMs: number;
  /** How long the oldest thing waits to be told that may be told now; 0 where none does. */
  readonly oldestQueuedMs: number;
  readonly deadJobs: number;
  /** Null where no key seals. */
  readonly keyAgeDays: number | null;
  /** The highest risk of the last hour, from 0 to 1. */
  readonly highestRisk: number;
  /** Whether a chain was found broken within the last hour. */
  readonly isChainBroken: boolean;
  /** Requests of the last five minutes, and those of them that failed by our fault. */
  readonly requests: { readonly total: number; readonly failed: number };
  /** How long the certificate of our pages still holds; null where they have none, or it could not be read. */
  readonly certificateLeftMs: number | null;
  /** The free part of the disk that the installation keeps its files on, from 0 to 1; null where it keeps none. */
  readonly diskFree: number | null;
  /** How long ago protection was proven; null where nobody proves it here. */
  readonly canaryAgeMs: number | null;
};
