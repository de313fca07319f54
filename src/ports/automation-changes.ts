import type { Leg } from "#domain/automations/guard-step.ts";
import type { ArmedFrom, ChangeKind, ChangeMaker } from "#domain/automations/history/automation-change.ts";
import type { AutomationSettings } from "#domain/automations/history/automation-settings.ts";
import type { StoredGuard } from "./automations.ts";
import type { StoredCrossGuard } from "./cross-guards.ts";
import type { StoredExit } from "./exits.ts";

/** What automations whose history is told stand on: a position or, with null for its id, the cross position of the account. */
export type AutomationSubject = { readonly accountId: string; readonly positionId: string | null };

/** An automation of any kind, as far as its history goes. Times in epoch milliseconds. */
export type KnownAutomation = {
  readonly id: string;
  readonly userId: string;
  readonly accountId: string;
  /** Null for the guard of the cross position. */
  readonly positionId: string | null;
  readonly state: "armed" | "paused" | "ended";
  readonly version: number;
  /** As they are now. */
  readonly settings: AutomationSettings;
};

/** One change of an automation, with the settings that were in force after it and, where it changed them, before. */
export type StoredChange = {
  /** Grows with every change. */
  readonly id: number;
  readonly automationId: string;
  readonly at: number;
  readonly kind: ChangeKind;
  readonly by: ChangeMaker;
  readonly version: number;
  readonly fromVersion: number | null;
  readonly settings: AutomationSettings;
  /** Those of the version before; null for the first. */
  readonly before: AutomationSettings | null;
};

/** An automation that is ready to be armed, checked against its position. */
export type ReadyToArm =
  | { readonly of: "guard"; readonly guard: StoredGuard; readonly legs: readonly Leg[] }
  | { readonly of: "cross"; readonly guard: StoredCrossGuard; readonly legs: readonly Leg[] }
  | { readonly of: "exit"; readonly exit: StoredExit };

/** What was done to automations, by whom and when; and what is done to all kinds of them alike. */
export interface AutomationChanges {
  /** The automations that ever stood on a user's position, or the cross one, in the order they were made. */
  onSubject(userId: string, on: AutomationSubject): Promise<readonly KnownAutomation[]>;
  /** Those of an account that have not ended, on every position and the cross one. */
  ofAccount(userId: string, accountId: string): Promise<readonly KnownAutomation[]>;
  /** A user's automation; null when it is not theirs. */
  find(userId: string, automationId: string): Promise<KnownAutomation | null>;
  /** Its settings of a version; null where there is no such version. */
  settingsOf(automationId: string, version: number): Promise<AutomationSettings | null>;
  /** The changes on a user's position, or the cross one, newest first; `before` is the id of a change, which is left out with all after it. */
  list(
    userId: string,
    query: AutomationSubject & { readonly limit: number; readonly before: number | null },
  ): Promise<readonly StoredChange[]>;
  /** Arms all of them in one transaction, or none. */
  armAll(ready: readonly ReadyToArm[], from: ArmedFrom): Promise<readonly KnownAutomation[]>;
  /** Ends a user's automation and what it waits for; false when it is not theirs or has ended already. */
  delete(userId: string, automationId: string, at: number): Promise<boolean>;
}
