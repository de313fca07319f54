import { type Sats, sats } from "../units.ts";
import type { IsolatedCloseWay } from "./compare-ways-out.ts";
import type { AcceptWay, AddWay } from "./way-out.ts";

/** What can be done about an isolated position. */
export type IsolatedWay = AddWay | IsolatedCloseWay | AcceptWay;

/**
 * The most a way out can cost from the entry on, in sats: for what goes on running all that a liquidation takes then, its
 * fee included; for closing the fee and the loss that is realised, below 0 where more comes out than was put in. What was
 * paid before, the opening fee and the funding, is gone whichever way is taken and not in it.
 */
export const wayCost = (way: IsolatedWay): Sats =>
  way.kind === "close" ? sats(way.fee - way.pl) : way.satsAtRisk;

/** The ways by the most each can cost, the cheapest first; of two that cost the same the one that needs fewer sats at once. */
export const orderWaysOut = (ways: readonly IsolatedWay[]): readonly IsolatedWay[] =>
  ways.toSorted((one, other) => wayCost(one) - wayCost(other) || one.satsNow - other.satsNow);
