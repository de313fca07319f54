import type { PriceHalfUsd } from "../../units.ts";
import { breakEvenPrice } from "../exits/break-even-price.ts";
import { stopLossLevelPrice, takeProfitLevelPrice } from "../exits/exit-level.ts";
import { levelBehind, type NativeStop, standingLevel } from "../exits/native-stop.ts";
import type { StopAutomation } from "../exits/stop-facts.ts";
import type { RuleName } from "./conflict.ts";
import { type ConflictFacts, profitByHand, stopByHand } from "./conflict-facts.ts";

/** An exit of the position and the price at which it closes it. */
export type ExitAt = { readonly name: RuleName; readonly price: PriceHalfUsd };

/**
 * A stop and where it lies, or will lie first. Not in force is one that waits for profit: a stop before the market was
 * where it begins.
 */
export type StopLevel = ExitAt & { readonly isInForce: boolean };

const levelOf = (facts: ConflictFacts, rule: StopAutomation): PriceHalfUsd | null => {
  const { position, last, feeRate } = facts;
  switch (rule.kind) {
    case "stop-loss":
      return stopLossLevelPrice(position, rule.config.level, feeRate);
    case "trailing-stop":
      return levelBehind(position.side, rule.config.activation ?? last, rule.config.distance);
    case "break-even-stop":
      return breakEvenPrice(position, rule.config.keep, feeRate);
  }
};

const isInForce = (rule: StopAutomation): boolean =>
  rule.kind === "stop-loss" || (rule.kind === "trailing-stop" && rule.config.activation === null);

const levelByHand = ({ position, last }: ConflictFacts, stop: NativeStop): readonly StopLevel[] => {
  const price = standingLevel(position, stop, last);
  return price === null ? [] : [{ name: { kind: "stop-by-hand", place: 0 }, price, isInForce: true }];
};

/** Every stop of the position that has a price, in the order of the rules; one set by hand comes last. */
export const stopLevels = (facts: ConflictFacts): readonly StopLevel[] => {
  const byHand = stopByHand(facts);
  const levels = facts.rules.flatMap((rule, place): readonly StopLevel[] => {
    if (rule.kind === "margin-guard" || rule.kind === "take-profit") return [];
    const price = levelOf(facts, rule);
    return price === null ? [] : [{ name: { kind: rule.kind, place }, price, isInForce: isInForce(rule) }];
  });
  return byHand === null ? levels : [...levels, ...levelByHand(facts, byHand)];
};

/** Every take profit of the position that has a price, likewise. */
export const profitLevels = (facts: ConflictFacts): readonly ExitAt[] => {
  const { position, feeRate, rules } = facts;
  const byHand = profitByHand(facts);
  const levels = rules.flatMap((rule, place): readonly ExitAt[] => {
    if (rule.kind !== "take-profit") return [];
    const price = takeProfitLevelPrice(position, rule.config.level, feeRate);
    return price === null ? [] : [{ name: { kind: rule.kind, place }, price }];
  });
  return byHand === null
    ? levels
    : [...levels, { name: { kind: "profit-by-hand", place: 0 }, price: byHand }];
};

/** Where each rule begins that waits for profit: the price the market must have been at first. */
export const profitStarts = ({ position, feeRate, rules }: ConflictFacts): readonly ExitAt[] =>
  rules.flatMap((rule, place): readonly ExitAt[] => {
    if (rule.kind === "break-even-stop") {
      const price = takeProfitLevelPrice(position, rule.config.after, feeRate);
      return price === null ? [] : [{ name: { kind: rule.kind, place }, price }];
    }
    if (rule.kind !== "trailing-stop" || rule.config.activation === null) return [];
    return [{ name: { kind: rule.kind, place }, price: rule.config.activation }];
  });

/** Whether a hand set it at the exchange: then it stands already, and can only be warned of. */
export const isByHand = ({ kind }: RuleName): boolean => kind === "stop-by-hand" || kind === "profit-by-hand";
