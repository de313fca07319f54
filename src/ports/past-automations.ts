import type { AccountRuleKind } from "#domain/automations/account-rule.ts";
import type { AlertCondition } from "#domain/automations/alerts/price-alert.ts";
import type { AutoEntryConfig } from "#domain/automations/entries/auto-entry.ts";
import type { ExitKind } from "#domain/automations/exits/exit-rule.ts";
import type { PastAutomation } from "#domain/notifications/why-not/past-minute.ts";
import type { Side } from "#domain/position/side.ts";
import type { PriceHalfUsd, Usd } from "#domain/units.ts";
import type { Network } from "./exchange.ts";

/** An automation of any kind as it stood in a stretch of time that is over. */
export type FoundPast = { readonly network: Network; readonly past: PastAutomation };

/** An automation that can be asked about, and what tells it from the others. */
export type AskableAutomation = {
  readonly id: string;
  readonly kind: "margin-guard" | "cross-guard" | ExitKind | AccountRuleKind;
  readonly hasEnded: boolean;
  /** The name of its account. */
  readonly label: string;
  /** What it stands on; null for one of a whole account. */
  readonly position: { readonly side: Side; readonly quantity: Usd; readonly entry: PriceHalfUsd } | null;
  /** What an alert or an entry waits for; null for any other. */
  readonly waits:
    | { readonly for: "alert"; readonly when: AlertCondition }
    | ({ readonly for: "entry" } & Pick<AutoEntryConfig, "side" | "when">)
    | null;
};

/** What automations and their positions were in the past. */
export interface PastAutomations {
  /** A user's automation, deleted or not, in the stretch from `from` until before `to`; null when it is not theirs. */
  find(
    userId: string,
    automationId: string,
    stretch: { readonly from: number; readonly to: number },
  ): Promise<FoundPast | null>;
  /**
   * A user's automations that stand, and those that ended at `since` or later, deleted ones too: those that stand first,
   * of each the newest first, at most `limit`. Epoch milliseconds.
   */
  askable(userId: string, since: number, limit: number): Promise<readonly AskableAutomation[]>;
}
