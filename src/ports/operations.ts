import type { AlertChange, StandingAlert } from "#domain/operations/follow-alerts.ts";
import type { Component, OperatingFacts } from "#domain/operations/operating-facts.ts";

/** A process of this installation, as it says itself. Times in epoch milliseconds. */
export type Heartbeat = {
  /** Of the process, for as long as it lives. */
  readonly id: string;
  readonly role: "web" | "worker" | "all";
  readonly version: string;
  readonly startedAt: number;
  readonly seenAt: number;
};

/** A component with since when it is in its state, and when it was last looked at. */
export type StandingComponent = Component & { readonly since: number; readonly seenAt: number };

/** An alert as the history has it; `clearedAt` is null while it stands. */
export type AlertLine = StandingAlert & { readonly id: string; readonly clearedAt: number | null };

/** What of `OperatingFacts` the database knows. */
export type StoredFacts = Pick<
  OperatingFacts,
  | "blindAccounts"
  | "ambiguousIntents"
  | "oldestOpenIntentMs"
  | "oldestQueuedMs"
  | "deadJobs"
  | "keyAgeDays"
  | "highestRisk"
  | "isChainBroken"
  | "canaryAgeMs"
> & {
  readonly networks: ReadonlyArray<Omit<OperatingFacts["networks"][number], "isBreakerOpen">>;
  /** The part that is taken of the connections the server gives, by us and by everybody else, from 0 to 1. */
  readonly connectionsTaken: number;
};

/** Counts for the metrics, by the label that tells them apart. */
export type Figures = {
  readonly activeUsers: Readonly<Record<"5m" | "1d" | "7d", number>>;
  /** By network. */
  readonly triggersArmed: Readonly<Record<string, number>>;
  /** Of the last day, by state. */
  readonly intents: Readonly<Record<string, number>>;
  /** To the database, by what they do. */
  readonly connections: Readonly<Record<string, number>>;
};

/** How the installation stands, for whoever runs it. */
export interface Operations {
  /** One statement that changes nothing; rejects where the database does not answer. */
  ping(): Promise<void>;
  /** How many migrations this database has seen. */
  migrations(): Promise<number>;
  /** A process says that it lives; written by the work itself, so it cannot claim more. */
  beat(heartbeat: Heartbeat): Promise<void>;
  /** It says that it ends. */
  leave(id: string): Promise<void>;
  /** Processes that were seen since. */
  living(since: number): Promise<readonly Heartbeat[]>;
  facts(at: number): Promise<StoredFacts>;
  figures(at: number): Promise<Figures>;
  /** Keeps how components stand, and answers since when. */
  note(components: readonly Component[], at: number): Promise<readonly StandingComponent[]>;
  /** How they stood when they were last looked at, and when that was; null before the first look. */
  lastNoted(): Promise<{ readonly components: readonly StandingComponent[]; readonly at: number } | null>;
  /**
   * Changes standing alerts by what `follow` makes of them, in one transaction, and puts what is told of it into the outbox of
   * everybody who runs the installation. Null while another process does.
   */
  follow(
    follow: (standing: readonly StandingAlert[]) => readonly AlertChange[],
    at: number,
  ): Promise<readonly AlertChange[] | null>;
  /** Every alert that stands, the newest first. */
  standing(): Promise<readonly AlertLine[]>;
  /** The newest, at most `limit`, strictly before `before`, a line's id, where it is given. */
  alerts(query: { readonly limit: number; readonly before: string | null }): Promise<readonly AlertLine[]>;
  /** Nobody is told of it until then. False where it does not stand. */
  silence(id: string, until: number | null): Promise<boolean>;
}
