import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { Tick } from "../../triggers/trigger.ts";
import { type PriceHalfUsd, type Sats, sats } from "../../units.ts";
import { furtherAhead } from "../exits/ahead.ts";
import { levelBehind, type NativeStop, type StopAt, standingLevel } from "../exits/native-stop.ts";
import type { GuardLimit, GuardSpending } from "../guard-bounds.ts";
import type { RuleName } from "./conflict.ts";
import { stopByHand } from "./conflict-facts.ts";
import type { Setting } from "./setting.ts";

/** The exchange's stop slot: what stands, where it lies, and whose it is. */
export type Slot = StopAt & { readonly owner: RuleName };

/** What happened in a played market, at the price at `place` in its path. */
export type Move = { readonly place: number } & (
  | {
      readonly kind: "added";
      readonly by: RuleName;
      readonly amount: Sats;
      readonly limitedBy: GuardLimit | null;
      readonly price: PriceHalfUsd;
      /** Before it. */
      readonly liquidation: PriceHalfUsd;
      /** Where the step would act next had it added all it needed; null where nowhere. */
      readonly holdsTo: PriceHalfUsd | null;
    }
  | {
      readonly kind: "stop-moved";
      readonly by: RuleName;
      readonly isPlaced: boolean;
      /** Of the stop that was placed, or taken off. */
      readonly level: PriceHalfUsd;
    }
  | {
      readonly kind: "blocked";
      readonly by: RuleName;
      readonly owner: RuleName;
      readonly level: PriceHalfUsd;
    }
  | { readonly kind: "closed"; readonly by: RuleName; readonly price: PriceHalfUsd; readonly net: Sats }
  | { readonly kind: "entered"; readonly by: RuleName; readonly price: PriceHalfUsd; readonly lost: Sats }
);

/** A position and its rules in a played market, between two prices. */
export type Play = {
  readonly position: IsolatedPosition;
  readonly last: PriceHalfUsd;
  /** The best price since the start. */
  readonly best: PriceHalfUsd;
  readonly balance: Sats;
  readonly spending: GuardSpending;
  readonly slot: Slot | null;
  /** What each stop automation placed last, by its place among the rules. */
  readonly placed: readonly (NativeStop | null)[];
  readonly isClosed: boolean;
  readonly hasGap: boolean;
  /** Every price since the start. */
  readonly path: readonly PriceHalfUsd[];
  /** What happened since the market last turned. */
  readonly moves: readonly Move[];
};

type WithoutPlace<T> = T extends unknown ? Omit<T, "place"> : never;

/** A tick that stands at one price: a played market is looked at price by price. */
export const tickAt = (price: PriceHalfUsd): Tick => ({ low: price, high: price, last: price, at: 0 });

/** The play with one thing more that happened at its last price. */
export const noteMove = (play: Play, move: WithoutPlace<Move>): readonly Move[] => [
  ...play.moves,
  { ...move, place: play.path.length - 1 },
];

/** Where a stop lies once the exchange has it; null where it would lie at no price. */
export const slotWith = (play: Play, stop: NativeStop, owner: RuleName): Slot | null => {
  const level =
    stop.kind === "fixed"
      ? stop.price
      : levelBehind(play.position.side, play.last, { unit: "basis-points", value: stop.bps });
  return level === null ? null : { stop, level, owner };
};

/** What stands in the slot at the last price: a trailing stop follows the best price and never goes back. */
export const followedSlot = (play: Play): Slot | null => {
  const { slot, position } = play;
  if (slot === null || slot.stop.kind === "fixed") return slot;
  const moved = slotWith(play, slot.stop, slot.owner);
  return moved === null ? slot : { ...slot, level: furtherAhead(position.side, slot.level, moved.level) };
};

/** The market at the last price with nothing in the slot but what a hand set: ours is placed at once. */
export const startPlay = ({ facts, guard }: Setting): Play => {
  const { position, last, balance, rules } = facts;
  const byHand = stopByHand(facts);
  const level = standingLevel(position, byHand, last);
  const owner = { kind: "stop-by-hand", place: 0 } as const;
  return {
    position,
    last,
    best: last,
    balance,
    spending: guard?.spending ?? { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null },
    slot: byHand === null || level === null ? null : { stop: byHand, level, owner },
    placed: rules.map(() => null),
    isClosed: false,
    hasGap: false,
    path: [last],
    moves: [],
  };
};

/** What a rule does at the last price: it closes the position, or something else after which the play is another one. */
export type Deed =
  | { readonly kind: "closes"; readonly by: RuleName }
  | { readonly kind: "goes-on"; readonly play: Play };
