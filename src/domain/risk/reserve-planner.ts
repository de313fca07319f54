import { maxAddMargin } from "../position/margin.ts";
import type { Side } from "../position/side.ts";
import { MAX_PRICE, MIN_PRICE, type PriceHalfUsd, priceHalfUsd, type Sats, sats } from "../units.ts";
import {
  isBeyond,
  liquidationWith,
  type MarginBasis,
  type MarginRoom,
  roomForMargin,
  satsToLiquidation,
} from "./counted-margin.ts";
import { leastWhere } from "./least-where.ts";

/** What the caps of its guard leave for each position, in sats, by the position's id. No entry is no cap. */
export type GuardRooms = ReadonlyMap<string, Sats>;

/** Sats for one position. */
export type Share = { readonly id: string; readonly sats: Sats };

/** Why an account does not survive one price step more; `missing` is what that step would take on top, in sats. */
export type SurvivalLimit =
  | { readonly rule: "balance"; readonly missing: Sats }
  | { readonly rule: MarginRoom["rule"]; readonly id: string }
  | { readonly rule: "end-of-prices" };

/**
 * How far the positions of one side survive: the market may come up to `price`, and only there is the first of them
 * liquidated. MAX_PRICE for shorts means never. `spent` and `shares` are the sats that takes.
 */
export type Survival = {
  readonly price: PriceHalfUsd;
  readonly spent: Sats;
  readonly shares: readonly Share[];
  readonly limitedBy: SurvivalLimit;
};

/** Both ways a market can go. Null where no position loses that way. */
export type AccountSurvival = { readonly falling: Survival | null; readonly rising: Survival | null };

/** What it takes to survive to a price, or the first position by id that cannot. Amounts in sats. */
export type SatsToSurvive =
  | {
      readonly kind: "possible";
      readonly rule: "within-room";
      readonly sats: Sats;
      readonly shares: readonly Share[];
    }
  | {
      readonly kind: "impossible";
      readonly rule: MarginRoom["rule"];
      readonly id: string;
      readonly needed: Sats;
      readonly room: Sats;
    };

type Demand = { readonly id: string; readonly needed: Sats; readonly room: MarginRoom };

/** At least a sat for what lies beyond the exchange's own figure, if only by rounding: no plan goes past what it says. */
const satsToPrice = (position: MarginBasis, price: PriceHalfUsd): Sats =>
  isBeyond(position.side, price, position.liquidation)
    ? sats(Math.max(1, satsToLiquidation(position, price)))
    : sats(0);

/** What each position needs for its liquidation to be at `price` or beyond it, by id. */
const demandsAt = (
  positions: readonly MarginBasis[],
  price: PriceHalfUsd,
  rooms: GuardRooms,
): readonly Demand[] =>
  [...positions]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map((position) => ({
      id: position.id,
      needed: satsToPrice(position, price),
      room: roomForMargin(position, rooms.get(position.id) ?? null),
    }));

const isBeyondRoom = ({ needed, room }: Demand): boolean => needed > room.sats;

const sumOf = (demands: readonly Demand[]): Sats =>
  sats(demands.reduce((sum, { needed }) => sum + needed, 0));

const sharesOf = (demands: readonly Demand[]): readonly Share[] =>
  demands.map(({ id, needed }) => ({ id, sats: needed }));

/**
 * The liquidation of one position after adding as much of `available` sats as leverage of 1 allows. To the nearest half
 * dollar, as the exchange shows it; more sats never bring it nearer.
 */
export const survivalPrice = (position: MarginBasis, available: Sats): PriceHalfUsd => {
  const room = maxAddMargin(position.quantity, position.price, position.margin);
  return liquidationWith(position, sats(Math.max(0, Math.min(available, room))));
};

/**
 * Sats that bring the liquidation of every position to `price` or beyond it: the price at which the first is liquidated.
 * Who wants to outlive a price asks for one step beyond it. The sum of what each needs, rounded up for each.
 */
export const satsToSurvive = (
  positions: readonly MarginBasis[],
  price: PriceHalfUsd,
  rooms: GuardRooms = new Map(),
): SatsToSurvive => {
  const demands = demandsAt(positions, price, rooms);
  const over = demands.find(isBeyondRoom);
  return over === undefined
    ? { kind: "possible", rule: "within-room", sats: sumOf(demands), shares: sharesOf(demands) }
    : { kind: "impossible", rule: over.room.rule, id: over.id, needed: over.needed, room: over.room.sats };
};

/** The price that lies `steps` half dollars from the end of the prices at which no position of this side is liquidated. */
const priceAfter = (side: Side, steps: bigint): PriceHalfUsd =>
  priceHalfUsd(side === "long" ? MAX_PRICE - Number(steps) : MIN_PRICE + Number(steps));

const limitOf = (further: readonly Demand[], available: Sats): SurvivalLimit => {
  const over = further.find(isBeyondRoom);
  return over === undefined
    ? { rule: "balance", missing: sats(sumOf(further) - available) }
    : { rule: over.room.rule, id: over.id };
};

/** What each needs grows with every step away from the market, so the last step that can be paid for is found by bisection. */
const survivalOfSide = (
  side: Side,
  positions: readonly MarginBasis[],
  available: Sats,
  rooms: GuardRooms,
): Survival | null => {
  const losing = positions.filter((position) => position.side === side);
  if (losing.length === 0) return null;
  const after = (steps: bigint) => demandsAt(losing, priceAfter(side, steps), rooms);
  const isTooFar = (steps: bigint): boolean => {
    const demands = after(steps);
    return demands.some(isBeyondRoom) || sumOf(demands) > available;
  };
  const end = BigInt(MAX_PRICE - MIN_PRICE);
  const steps = leastWhere(1n, end + 1n, isTooFar) - 1n;
  const demands = after(steps);
  return {
    price: priceAfter(side, steps),
    spent: sumOf(demands),
    shares: sharesOf(demands),
    limitedBy: steps === end ? { rule: "end-of-prices" } : limitOf(after(steps + 1n), available),
  };
};

/**
 * The farthest price to which no position is liquidated when `available` sats are added where and when they are needed:
 * for a falling market that is a question to the longs, for a rising one to the shorts, and each may have all the sats. A
 * market that first falls and then rises gives back nothing that was added meanwhile; this does not look at paths.
 * Exact on the half-dollar grid and rounded towards the market, so it never promises a step too much. Funding is left out.
 */
export const survivalOfAccount = (
  positions: readonly MarginBasis[],
  available: Sats,
  rooms: GuardRooms = new Map(),
): AccountSurvival => {
  const spendable = sats(Math.max(0, available));
  return {
    falling: survivalOfSide("long", positions, spendable, rooms),
    rising: survivalOfSide("short", positions, spendable, rooms),
  };
};
