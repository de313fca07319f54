import { roomForTopUp } from "#domain/automations/conflicts/guard-room.ts";
import type { GuardStep } from "#domain/automations/guard-step.ts";
import { saidBy } from "#domain/language/in-both.ts";
import { FEE_RATES } from "#domain/position/fees.ts";
import { compareWaysOut } from "#domain/risk/compare-ways-out.ts";
import { type IsolatedWay, orderWaysOut } from "#domain/risk/order-ways-out.ts";
import { type AccountSurvival, survivalOfAccount } from "#domain/risk/reserve-planner.ts";
import { type BasisPoints, basisPoints, type PriceHalfUsd, rateE9, type Sats } from "#domain/units.ts";
import type { Automations, GuardStanding } from "#ports/automations.ts";
import type { Clock } from "#ports/clock.ts";
import type { ExchangeAccounts, StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import type { Markets } from "#ports/markets.ts";
import { AppError } from "../app-error.ts";
import { AUTOMATION_REFUSALS } from "../automations/automation-refusals.ts";
import { findReadable } from "../automations/find-armable.ts";

export type PlanDeps = {
  readonly accounts: ExchangeAccounts;
  readonly automations: Pick<Automations, "ofUser">;
  readonly markets: Pick<Markets, "seen">;
  readonly clock: Clock;
};

export type PlanRequest = {
  readonly userId: string;
  readonly accountId: string;
  /** Null for the account as a whole. */
  readonly positionId: string | null;
  readonly reserve: Sats;
};

/** A position's part of a plan: all of the reserve on it, what its guard may add of it, and the ways out by cost. */
export type PositionPlan = {
  readonly position: StoredPosition;
  readonly survival: AccountSurvival;
  readonly guard: { readonly room: Sats; readonly survival: AccountSurvival } | null;
  readonly target: BasisPoints;
  readonly ways: readonly IsolatedWay[];
};

/** How far a reserve carries; `last` is null before any price was seen. */
export type ReservePlan = {
  readonly account: StoredAccount;
  readonly last: PriceHalfUsd | null;
  readonly running: number;
  readonly survival: AccountSurvival;
  readonly position: PositionPlan | null;
};

/** The dearest tier, as everywhere: a way out is never told cheaper than it is. */
const FEE_RATE = FEE_RATES[0] ?? rateE9(1_000_000);

/** The distance that adding is reckoned to where no guard says one. */
const USUAL_TARGET = basisPoints(1_000);

/** The farthest that the guard's own steps would bring liquidation. */
const targetOf = (steps: readonly GuardStep[]): BasisPoints =>
  steps.reduce<BasisPoints | null>(
    (farthest, { deed }) =>
      deed.kind === "add-margin" && deed.target > (farthest ?? 0) ? deed.target : farthest,
    null,
  ) ?? USUAL_TARGET;

/** What the guard's caps in total leave; those per top-up and per day only say how soon. */
const roomOf = ({ config, spending }: GuardStanding, position: StoredPosition): Sats =>
  roomForTopUp(position, { config: { ...config, maxPerAction: null, maxPerDay: null }, spending });

const planOf = (
  position: StoredPosition,
  guard: GuardStanding | null,
  last: PriceHalfUsd | null,
  reserve: Sats,
): PositionPlan => {
  const room = guard === null ? null : roomOf(guard, position);
  const target = targetOf(guard?.config.steps ?? []);
  return {
    position,
    survival: survivalOfAccount([position], reserve),
    guard:
      room === null
        ? null
        : { room, survival: survivalOfAccount([position], reserve, new Map([[position.id, room]])) },
    target,
    ways:
      last === null
        ? []
        : orderWaysOut(compareWaysOut({ position, last, exit: last, target, feeRate: FEE_RATE })),
  };
};

/**
 * How far a reserve carries a position, or all positions of an account, and what else can be done about it by what it
 * costs. From the account as it was last read; closing is reckoned at the last price, and what the spread takes comes on
 * top. Funding to come is left out.
 * @throws AppError not-found for an account or position that is not this trader's · unavailable while the account cannot be
 * read: a plan from old figures would be believed.
 */
export const planReserve = async (deps: PlanDeps, request: PlanRequest): Promise<ReservePlan> => {
  const { userId, positionId, reserve } = request;
  const account = await findReadable(deps, request);
  const [positions, guards, market] = await Promise.all([
    deps.accounts.positionsOf(account.id),
    deps.automations.ofUser(userId, deps.clock()),
    deps.markets.seen(account.network),
  ]);
  const position = positions.find(({ id }) => id === positionId) ?? null;
  if (position === null && positionId !== null) {
    throw new AppError(
      "not-found",
      saidBy(AUTOMATION_REFUSALS, ({ notRunning }) => notRunning),
    );
  }
  const guard = guards.find(
    (one) => one.accountId === account.id && one.positionId === positionId && one.state === "armed",
  );
  const last = market?.last ?? null;
  return {
    account,
    last,
    running: positions.length,
    survival: survivalOfAccount(positions, reserve),
    position: position === null ? null : planOf(position, guard ?? null, last, reserve),
  };
};
