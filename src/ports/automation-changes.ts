import type { Leg } from "#domain/automations/guard-step.ts";
import type { ArmedFrom, ChangeKind, ChangeMaker } from "#domain/automations/history/automation-change.ts";
import type { AutomationSettings } from "#domain/automations/history/automation-settings.ts";
import type { Subject } from "#domain/automations/history/subject.ts";
import type { StoredRule } from "./account-rules.ts";
import type { StoredGuard } from "./automations.ts";
import type { StoredCrossGuard } from "./cross-guards.ts";
import type { StoredExit } from "./exits.ts";
import type { LegRearm } from "./triggers.ts";

/** What automations stand on, of one account. */
export type AutomationSubject = { readonly accountId: string; readonly subject: Subject };

/** An automation of any kind, as far as its history goes. Times in epoch milliseconds. */
export type KnownAutomation = AutomationSubject & {
  readonly id: string;
  readonly userId: string;
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
  | { readonly of: "exit"; readonly exit: StoredExit }
  | { readonly of: "rule"; readonly rule: StoredRule; readonly legs: readonly LegRearm[] };

/** What was done to automations, by whom and when; and what is done to all kinds of them alike. */
export interface AutomationChanges {
  /** The automations of a user's that stand on a subject, in the order they were made. */
  onSubject(userId: string, on: AutomationSubject): Promise<readonly KnownAutomation[]>;
  /** Those of an account that have not ended, whatever they stand on. */
  ofAccount(userId: string, accountId: string): Promise<readonly KnownAutomation[]>;
  /** A user's automation; null when it is not theirs. */
  find(userId: string, automationId: string): Promise<KnownAutomation | null>;
  /** Its settings of a version; null where there is no such version. */
  settingsOf(automationId: string, version: number): Promise<AutomationSettings | null>;
  /** The changes of a user's automations on a subject, ended ones too, newest first; `before` is the id of a change, which is left out with all after it. */
  list(
    userId: string,
    query: AutomationSubject & { readonly limit: number; readonly before: number | null },
  ): Promise<readonly StoredChange[]>;
  /** Arms all of them in one transaction; null, with nothing armed, where one found no place any more. */
  armAll(ready: readonly ReadyToArm[], from: ArmedFrom): Promise<readonly KnownAutomation[] | null>;
  /** Ends a user's automation and what it waits for; false when it is not theirs or has ended already. */
  delete(userId: string, automationId: string, at: number): Promise<boolean>;
}
