import type { TriggerPrice } from "../../triggers/trigger.ts";
import { isAhead } from "../exits/ahead.ts";
import type { StopAutomation } from "../exits/stop-facts.ts";
import type { RuleName } from "./conflict.ts";
import { type ConflictFacts, guardOf, type SpendingGuard } from "./conflict-facts.ts";
import { type ExitAt, profitLevels } from "./exit-levels.ts";
import { flattensAt } from "./find-idle-rules.ts";

/** A stop automation of the position. */
export type StopRule = { readonly name: RuleName; readonly automation: StopAutomation };

/** A price at which an automatic entry of the position's own side opens another; from both sides for a limit order. */
export type EntryAt = ExitAt & { readonly from: "below" | "above" | "both" };

/** What stays as it is in every played market. */
export type Setting = {
  readonly facts: ConflictFacts;
  readonly guard: SpendingGuard | null;
  readonly stops: readonly StopRule[];
  /** The take profit that is reached first. */
  readonly takeProfit: ExitAt | null;
  /** Where the breaker closes the position: a top-up moves sats within the account and leaves that where it is. */
  readonly breaker: TriggerPrice | null;
  readonly entries: readonly EntryAt[];
};

const firstProfit = (facts: ConflictFacts): ExitAt | null => {
  const { side } = facts.position;
  const [first] = profitLevels(facts)
    .filter(({ price }) => isAhead(side, price, facts.last))
    .toSorted((one, other) => (isAhead(side, other.price, one.price) ? -1 : 1));
  return first ?? null;
};

const stopRules = ({ rules }: ConflictFacts): readonly StopRule[] =>
  rules.flatMap((rule, place): readonly StopRule[] =>
    rule.kind === "margin-guard" || rule.kind === "take-profit"
      ? []
      : [{ name: { kind: rule.kind, place }, automation: rule }],
  );

/** Entries that wait for a price; what an indicator or a dip brings no price tells. */
const entriesAt = ({ entries, position }: ConflictFacts): readonly EntryAt[] =>
  entries.flatMap(({ config, made }, place): readonly EntryAt[] => {
    const { when, side, maxEntries } = config;
    const name = { kind: "entry", place } as const;
    if (side !== position.side) return [];
    if (when.kind === "ladder")
      return when.prices.flatMap((price, rung): readonly EntryAt[] =>
        made.some((entry) => entry.rung === rung) ? [] : [{ name, price, from: "both" }],
      );
    if (when.kind !== "crossing" || made.length >= maxEntries) return [];
    return [{ name, price: when.price, from: when.from }];
  });

/** Gathers once what every played market needs. */
export const settingOf = (facts: ConflictFacts): Setting => ({
  facts,
  guard: guardOf(facts),
  stops: stopRules(facts),
  takeProfit: firstProfit(facts),
  breaker: flattensAt(facts),
  entries: entriesAt(facts),
});
