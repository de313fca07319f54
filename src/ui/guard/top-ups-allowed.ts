import type { GuardLimit } from "#domain/automations/guard-bounds.ts";
import { type GuardCase, previewGuard, spentBy } from "./guard-preview.ts";

/** How far the limits carry in one long move against the position. */
export type TopUpsAllowed = {
  readonly count: number;
  readonly total: number;
  /** The liquidation that is left when nothing more may be added, in half dollars. */
  readonly liquidation: number;
  /** The limit that ends it; null when none did. */
  readonly endedBy: GuardLimit | null;
  /** True when it did not end within the steps tried: the limits are not what ends it. */
  readonly isOpen: boolean;
};

const MOST_STEPS = 200;

/**
 * Plays the guard against a price that falls (or rises) through trigger after trigger within one day, until a limit, the
 * free sats or the exchange stop it. The same decision as the live guard at every step; cooldown is left out.
 */
export const topUpsAllowed = (facts: GuardCase): TopUpsAllowed => {
  const { config, funding } = facts;
  let { position, balance, last } = facts;
  let count = 0;
  let total = 0;
  let endedBy: GuardLimit | null = null;
  const before = spentBy(position.guard);
  while (count < MOST_STEPS) {
    const spent = { inAll: before.inAll + total, today: before.today + total };
    const preview = previewGuard({ position, config, last, balance, funding }, spent);
    if (preview?.verdict.kind === "alert" && preview.verdict.rule !== "past-liquidation")
      endedBy = preview.verdict.rule;
    if (preview === null || preview.verdict.kind !== "add-margin") break;
    const { amount, liquidationAfter } = preview.verdict;
    count += 1;
    total += amount;
    balance = balance === null ? null : balance - amount;
    last = preview.firesNow ? last : preview.trigger.price;
    position = { ...position, margin: position.margin + amount, liquidation: liquidationAfter };
  }
  return { count, total, liquidation: position.liquidation, endedBy, isOpen: count === MOST_STEPS };
};
