import type { Sats } from "#domain/units.ts";
import type { KeyPermissions } from "#ports/exchange.ts";
import type { Edge } from "./find-edge.ts";

/** What came of one question: an answer, no question, or a question that was not settled. */
export type Told<T> =
  | { readonly kind: "seen"; readonly value: T }
  | { readonly kind: "not-asked"; readonly why: string }
  | { readonly kind: "unclear"; readonly why: string };

export type ClockSeen = {
  /** The exchange's clock less ours, in milliseconds. */
  readonly offsetMs: number;
  readonly roundTripMs: number;
};

/** How far from the exchange's clock a signed read is taken, each way, in milliseconds. */
export type StampsSeen = { readonly back: Edge; readonly ahead: Edge; readonly roundTripMs: number };

export type LimitSeen = {
  /** Requests that were answered before the first that was not. */
  readonly passed: number;
  readonly withinMs: number;
  /** Null where none was refused. */
  readonly refusal: {
    readonly retryAfterMs: number;
    /** Whether one request passed after waiting that long. */
    readonly isHonest: boolean;
  } | null;
  readonly headers: Readonly<Record<string, string>>;
};

export type KeySeen = {
  readonly authenticate: KeyPermissions;
  readonly whoami: KeyPermissions;
  /** Why the topic of isolated trades was refused; null when it was granted. */
  readonly refusal: string | null;
};

/** What adding `amount` changed, each after less before, in sats. */
export type AddMarginSeen = {
  readonly amount: Sats;
  readonly balance: Sats;
  readonly margin: Sats;
  readonly maintenanceMargin: Sats;
};

/** `words`: what the exchange said to a request it refused. */
export type StampedWriteSeen = { readonly isTaken: boolean; readonly words: string };

export type ReplaySeen = {
  readonly outcome: "carried-out-twice" | "answered-without-effect" | "refused";
  readonly words: string;
};

export type ReadAfterWriteSeen = {
  readonly rounds: number;
  /** In how many of them the first read showed the write. */
  readonly shown: number;
  /** The longest time from a write's answer to the read that showed it; null where one never did. */
  readonly slowestMs: number | null;
};

export type ClientIdSeen = {
  readonly outcome: "opened-a-second" | "refused" | "gave-the-first-again";
  readonly words: string;
};

/** Events of the private stream by what they followed. */
export type EventsSeen = {
  readonly opening: readonly string[];
  readonly addingMargin: readonly string[];
  readonly closing: readonly string[];
};

export type Observations = {
  readonly clock: Told<ClockSeen>;
  readonly stamps: Told<StampsSeen>;
  readonly keyLimit: Told<LimitSeen>;
  readonly publicLimit: Told<LimitSeen>;
  readonly key: Told<KeySeen>;
  readonly addMargin: Told<AddMarginSeen>;
  readonly backDated: Told<StampedWriteSeen>;
  readonly ahead: Told<StampedWriteSeen>;
  readonly replay: Told<ReplaySeen>;
  readonly readAfterWrite: Told<ReadAfterWriteSeen>;
  readonly clientId: Told<ClientIdSeen>;
  readonly events: Told<EventsSeen>;
};
