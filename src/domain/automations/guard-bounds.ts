import type { IsolatedPosition } from "../position/isolated-position.ts";
import { maxAddMargin } from "../position/margin.ts";
import { type BasisPoints, type Sats, sats } from "../units.ts";

/** What a guard may spend, in sats. A null cap is no cap. */
export type GuardCaps = {
  /** Most it may add in all to this position. */
  readonly maxTotal: Sats | null;
  readonly maxPerAction: Sats | null;
  readonly maxPerDay: Sats | null;
  /**
   * The most that may be lost on the position: its margin, whoever added it, and the funding it paid. Past it the guard
   * stops adding. Fees come on top, out of the reserve that the exchange took at the order.
   */
  readonly maxLoss: Sats | null;
  /** Free sats that stay free. */
  readonly reserve: Sats;
};

/** What the guard has spent on the position so far; sats reserved for open intents count as spent. */
export type GuardSpending = {
  readonly addedInAll: Sats;
  /** In the last 24 hours. */
  readonly addedInDay: Sats;
  /** Milliseconds since its last action on the position; null before the first. */
  readonly sinceLastActionMs: number | null;
  /** What the account's cap per day leaves for all its guards together; absent where the account has none. */
  readonly accountRoom?: Sats;
  /** Steps that acted, by their place in the ladder as it is configured; absent where none did. */
  readonly doneSteps?: readonly number[];
};

/** What a guard has spent that was never armed before. */
export const NOTHING_SPENT: GuardSpending = {
  addedInAll: sats(0),
  addedInDay: sats(0),
  sinceLastActionMs: null,
};

/** Which bound shortened a top-up. */
export type GuardLimit =
  | "total-cap"
  | "max-loss"
  | "day-cap"
  | "account-day-cap"
  | "action-cap"
  | "shared-balance"
  | "balance"
  | "reserve"
  | "leverage-one";

/** The bounds of whatever holds margin; leverage 1 is one of an isolated trade alone. */
export type CapLimit = Exclude<GuardLimit, "leverage-one">;

export type Bound<Limit extends GuardLimit = GuardLimit> = { readonly limit: Limit; readonly room: Sats };

/** A position whose guard wanted some of the same free sats; amounts in sats, distance once it has what it got. */
export type SharingPosition = Pick<IsolatedPosition, "id" | "side" | "quantity"> & {
  readonly asked: Sats;
  readonly granted: Sats;
  readonly distanceAfter: BasisPoints;
};

/** What a guard gets where the free sats do not suffice for all that were hit at once, and what the others get. */
export type BalanceShare = {
  /** Free sats there were for all of them, beyond what is kept back and within the account's cap. */
  readonly free: Sats;
  /** What this guard would add if nobody else wanted any. */
  readonly asked: Sats;
  readonly granted: Sats;
  readonly others: readonly SharingPosition[];
};

/** What bounds a top-up: the position, the free sats, what was spent, and the caps. */
export type BoundFacts = {
  readonly position: IsolatedPosition;
  readonly balance: Sats;
  readonly spending: GuardSpending;
  readonly caps: GuardCaps;
  /** What it gets of free sats that do not suffice for every guard; absent where they do. */
  readonly share?: BalanceShare;
};

/** What is lost if the position is liquidated as it stands: its margin and the funding it paid out of it; received funding is gone to the balance. */
export const atStake = ({ margin, fundingPaid }: Pick<IsolatedPosition, "margin" | "fundingPaid">): Sats =>
  sats(margin + Math.max(0, fundingPaid));

/** What bounds a top-up of whatever holds margin; `atStake` is what would be lost as it stands. */
export type CapFacts = Omit<BoundFacts, "position"> & { readonly atStake: Sats };

type Spending = { readonly cap: number | null | undefined; readonly used: number };

const boundBy = <Limit extends GuardLimit>(limit: Limit, { cap, used }: Spending): readonly Bound<Limit>[] =>
  cap === null || cap === undefined ? [] : [{ limit, room: sats(cap - used) }];

/** Only where the free sats do not suffice for every guard is its share a bound. */
const shareBound = ({ share }: CapFacts): readonly Bound<"shared-balance">[] =>
  share !== undefined && share.granted < share.asked
    ? boundBy("shared-balance", { cap: share.granted, used: 0 })
    : [];

/** Every bound that is not of one action, in the order in which ties are named. */
const lastingBounds = (facts: CapFacts): readonly Bound<CapLimit>[] => {
  const { caps, spending, balance } = facts;
  return [
    ...boundBy("total-cap", { cap: caps.maxTotal, used: spending.addedInAll }),
    ...boundBy("max-loss", { cap: caps.maxLoss, used: facts.atStake }),
    ...boundBy("day-cap", { cap: caps.maxPerDay, used: spending.addedInDay }),
    ...boundBy("account-day-cap", { cap: spending.accountRoom, used: 0 }),
    ...shareBound(facts),
    ...boundBy(caps.reserve > 0 ? "reserve" : "balance", { cap: balance, used: caps.reserve }),
  ];
};

const actionBound = ({ maxPerAction }: GuardCaps): readonly Bound<"action-cap">[] =>
  boundBy("action-cap", { cap: maxPerAction, used: 0 });

/** Every bound on what is added next to whatever has a stake, in the order in which ties are named. */
export const capBounds = (facts: CapFacts): readonly Bound<CapLimit>[] => [
  ...lastingBounds(facts),
  ...actionBound(facts.caps),
];

/** The same of an isolated trade, which leverage 1 bounds too. */
export const boundsOf = ({ position, ...facts }: BoundFacts): readonly Bound[] => [
  ...lastingBounds({ ...facts, atStake: atStake(position) }),
  { limit: "leverage-one", room: maxAddMargin(position.quantity, position.price, position.margin) },
  ...actionBound(facts.caps),
];

/** The bound that leaves least; of several that leave the same the first is named. */
export const tightest = <Limit extends GuardLimit>(bounds: readonly Bound<Limit>[]): Bound<Limit> | null =>
  bounds.reduce<Bound<Limit> | null>(
    (least, bound) => (least === null || bound.room < least.room ? bound : least),
    null,
  );
