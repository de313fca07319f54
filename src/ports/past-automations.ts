import type { NamedAutomation } from "#domain/notifications/why-not/askable-words.ts";
import type { PastAutomation } from "#domain/notifications/why-not/past-minute.ts";
import type { Network } from "./exchange.ts";

/** An automation of any kind as it stood in a stretch of time that is over. */
export type FoundPast = { readonly network: Network; readonly past: PastAutomation };

/** An automation that can be asked about, and what tells it from the others. */
export type AskableAutomation = NamedAutomation & { readonly id: string; readonly hasEnded: boolean };

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
