import type { AccountRule } from "#domain/automations/account-rule.ts";
import type { AutoEntryConfig, MadeEntry } from "#domain/automations/entries/auto-entry.ts";
import type { Leg } from "#domain/automations/guard-step.ts";
import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import type { StoredGuard } from "./automations.ts";
import type { NewReceipt } from "./trade-log.ts";
import type { LegRearm, TriggerWork } from "./triggers.ts";

/** A rule as stored. `epoch` counts the effects tried for it, `version` the settings it has had. Times in epoch milliseconds. */
export type StoredRule = AccountRule & {
  readonly id: string;
  readonly userId: string;
  readonly accountId: string;
  readonly state: "armed" | "paused" | "ended";
  readonly epoch: number;
  readonly version: number;
  /** Counts its looks: what a look comes to is written only where nobody else looked since. */
  readonly looks: number;
  /** The rule it was last held back by; null when nothing does. */
  readonly heldBy: string | null;
  readonly createdAt: number;
};

/** A rule as it was armed by certain settings. */
export type RuleVersion = Pick<StoredRule, "id" | "version">;

/** Who guards a position with nobody at a screen: the entry that opened it, or the plan as the caller knows it. */
export type GuardMaker = { readonly by: "entry" } | ({ readonly by: "plan" } & RuleVersion);

/** What one look at a rule comes to, written in one transaction. */
export type RuleLook = {
  readonly rule: StoredRule;
  /** The trigger work that led to the look and ends with it; null for a look from a reading. */
  readonly work: TriggerWork | null;
  readonly memory: StoredRule["memory"];
  /** `ended` for one that has done all it ever will. */
  readonly state: "armed" | "ended";
  readonly heldBy: string | null;
  /** What it waits for; none where only a change or a reading brings the next look. */
  readonly legs: readonly LegRearm[];
  readonly receipt: NewReceipt | null;
  readonly at: number;
};

/** An entry a rule made, or may have, with the intent its order is named after. */
export type StoredEntry = MadeEntry & { readonly intentId: string };

/** A position that carries the name of an intent. */
export type NamedPosition = { readonly positionId: string; readonly intentId: string };

/** A position that an entry opened and on which no guard ever stood, with the settings it was opened by. */
export type OpenedEntry = NamedPosition & {
  readonly ruleId: string;
  readonly userId: string;
  readonly config: AutoEntryConfig;
};

export interface AccountRules {
  /**
   * Arms a rule: a new one, or one that stands, as another version of it where its settings differ, with the memory given,
   * but for a breaker that watches: that keeps its own.
   * Null where it is not this user's or has ended, where the account has as many of its kind as it may, or where it is a
   * breaker that tripped and rests. `from` says whose settings these are where nobody wrote them anew.
   */
  arm(rule: StoredRule, legs: readonly LegRearm[], from?: ArmedFrom): Promise<StoredRule | null>;
  /** Pauses: waits for nothing any more. Null when it is not this user's or has ended. */
  pause(userId: string, ruleId: string, at: number): Promise<StoredRule | null>;
  /** Ends a rule for good. Null when it is not this user's or has ended, or is a breaker that tripped and rests. */
  end(userId: string, ruleId: string, at: number): Promise<StoredRule | null>;
  find(ruleId: string): Promise<StoredRule | null>;
  /** Every rule of a user that has not ended, oldest first. */
  ofUser(userId: string): Promise<readonly StoredRule[]>;
  /** Every armed rule of an account, oldest first. */
  ofAccount(accountId: string): Promise<readonly StoredRule[]>;
  /**
   * Writes what a look came to. False, with nothing written, where the rule was paused, armed anew or looked at by
   * somebody else since, or the work is no longer ours: their look counts.
   */
  settle(look: RuleLook): Promise<boolean>;
  /**
   * The entries of a rule, oldest first, under whatever settings: what is planned, sent, confirmed or ended in doubt counts,
   * what was refused or never left does not.
   */
  entriesOf(ruleId: string): Promise<readonly StoredEntry[]>;
  /** As `entriesOf` for each of these rules, asked for at once; a rule without any is left out. */
  entriesOfEach(ruleIds: readonly string[]): Promise<ReadonlyMap<string, readonly StoredEntry[]>>;
  /**
   * Armed rules of an account that wait for no price and no time, and have neither work nor an intent under way: whatever
   * they waited for was dropped, and nothing brings their next look by itself.
   */
  asleep(accountId: string): Promise<readonly StoredRule[]>;
  /** Those of an account's positions that an entry of ours opened and on which no guard ever stood, whatever became of it. */
  unguarded(accountId: string, named: readonly NamedPosition[]): Promise<readonly OpenedEntry[]>;
  /** Those of an account's positions on which no guard ever stood, in the order given. */
  neverGuarded(accountId: string, positionIds: readonly string[]): Promise<readonly string[]>;
  /**
   * Arms the first guard of a position. False, with nothing written, where one stands or ever stood: it was the trader's to
   * change; and where the plan that makes it is not armed any more, or by settings that it has no longer.
   */
  guardFirst(guard: StoredGuard, legs: readonly Leg[], maker: GuardMaker): Promise<boolean>;
}
