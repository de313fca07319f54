import type { PriceHalfUsd, Sats, Usd } from "../../units.ts";

/**
 * What a conflict can be between: automations of the trader's, exits set by hand at the exchange, and what the exchange
 * itself does. `guard-step` is a step of the guard on the position, `margin-guard` a whole guard, `cross-guard` the one on
 * the cross position and `cross-step` a step of that. `action-cap` is the most the former may add at once, `cross-add-cap`
 * and `cross-reduce-cap` what the latter may add and close at once; `cross-order` is what waits on the cross margin.
 */
export type RuleKind =
  | "guard-step"
  | "margin-guard"
  | "cross-guard"
  | "cross-step"
  | "cross-add-cap"
  | "cross-reduce-cap"
  | "cross-order"
  | "action-cap"
  | "stop-loss"
  | "trailing-stop"
  | "break-even-stop"
  | "take-profit"
  | "backstop"
  | "stop-by-hand"
  | "profit-by-hand"
  | "entry"
  | "alert"
  | "breaker"
  | "liquidation"
  | "fees";

/**
 * Which rule it is. `place` counts from 0: a step in its ladder, an exit among the rules of the position, an entry or alert
 * among those of the account; of margin guards 0 is the one on the position, and n the n-th of the others.
 */
export type RuleName = { readonly kind: RuleKind; readonly place: number };

/** `refuse`: what is asked for cannot be meant. `warn`: it can be meant, and costs or protects other than it looks. */
export type Severity = "refuse" | "warn";

type Between<Kind extends string, Numbers> = {
  readonly kind: Kind;
  readonly severity: Severity;
  readonly rules: readonly [RuleName, RuleName];
  /** Where they meet; null where no price matters. */
  readonly at: PriceHalfUsd | null;
  /** Prices the market goes through, from the last one on, until the conflict shows. */
  readonly path: readonly PriceHalfUsd[];
  readonly numbers: Numbers;
};

/** A stop that liquidation comes before. */
type BeyondLiquidation = Between<
  "stop-beyond-liquidation",
  { readonly stop: PriceHalfUsd; readonly liquidation: PriceHalfUsd }
>;
/** The second rule closes the position before the price gets to the first. */
type NeverActs = Between<"never-acts", { readonly waitsFor: PriceHalfUsd; readonly closesAt: PriceHalfUsd }>;
/** The breaker closes everything before the step acts. */
type BreakerFirst = Between<
  "breaker-first",
  { readonly waitsFor: PriceHalfUsd; readonly closesAt: PriceHalfUsd }
>;
/** A take profit that leaves nothing net; `breakEven` is where something is left, null for nowhere. */
type InsideFees = Between<"inside-fees", { readonly net: Sats; readonly breakEven: PriceHalfUsd | null }>;
/** The market is not between stop and take profit. */
type WrongSides = Between<
  "wrong-sides",
  { readonly stop: PriceHalfUsd; readonly profit: PriceHalfUsd; readonly last: PriceHalfUsd }
>;
/** Two rules for what there is one of. */
type OneSlot = Between<"one-slot", { readonly level: PriceHalfUsd | null }>;
/** Each guard alone could be paid, both together cannot; sats each has asked for by then. */
type SameSats = Between<"same-sats", { readonly own: Sats; readonly other: Sats; readonly available: Sats }>;
/** What an entry may lose at most leaves less than guards count on. */
type EntryTakesReserve = Between<
  "entry-takes-reserve",
  { readonly worstCase: Sats; readonly reserved: Sats; readonly balance: Sats }
>;
/** Acts again, in one move, before the price is where once should have been enough; `times` and sats added by then. */
type ActsAgain = Between<"acts-again", { readonly times: number; readonly added: Sats }>;
/** Each takes the other's stop away, at one price. */
type UndoesStop = Between<"undoes-stop", { readonly level: PriceHalfUsd }>;
/** The first asks for a stop that the second's trailing stop leaves no place for. */
type BlocksSlot = Between<"blocks-slot", { readonly level: PriceHalfUsd }>;
/** Margin added in a move at whose end the position is closed, though liquidation as it was before was never reached. */
type AddedInVain = Between<
  "added-in-vain",
  { readonly added: Sats; readonly closedAt: PriceHalfUsd; readonly liquidation: PriceHalfUsd }
>;
/** What was to keep a profit closes at a net loss, on a path without a gap. */
type ProfitLost = Between<
  "profit-lost",
  { readonly best: PriceHalfUsd; readonly closedAt: PriceHalfUsd; readonly net: Sats }
>;
/** Closed and opened again in one move, at a price that fees make worse than having stayed; `lost` by it, in sats. */
type Reopens = Between<
  "reopens",
  { readonly closedAt: PriceHalfUsd; readonly openedAt: PriceHalfUsd; readonly lost: Sats }
>;

/** Orders that make the cross position larger before the step acts; `liquidation` is where they leave it. */
type OrderAdds = Between<
  "order-adds",
  {
    readonly orders: number;
    readonly quantity: Usd;
    readonly fillsAt: PriceHalfUsd;
    readonly waitsFor: PriceHalfUsd;
    readonly liquidation: PriceHalfUsd;
  }
>;

/** Two rules that get in each other's way, with the numbers that say so. */
export type Conflict =
  | BeyondLiquidation
  | NeverActs
  | BreakerFirst
  | InsideFees
  | WrongSides
  | OneSlot
  | SameSats
  | EntryTakesReserve
  | ActsAgain
  | UndoesStop
  | BlocksSlot
  | AddedInVain
  | ProfitLost
  | Reopens
  | OrderAdds;

/** Whether two names are of one rule. */
export const isSameRule = (one: RuleName, other: RuleName): boolean =>
  one.kind === other.kind && one.place === other.place;
