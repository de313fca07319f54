import { type IsolatedWay, wayCost } from "#domain/risk/order-ways-out.ts";
import type { AccountSurvival, Survival } from "#domain/risk/reserve-planner.ts";
import { MAX_PRICE } from "#domain/units.ts";
import type { ReservePlan } from "#services/positions/plan-reserve.ts";
import type { ReservePlanView, SurvivalView, WayOutView } from "../trpc/schemas/reserve-plan.ts";

/** At the end of the prices nothing is liquidated any more. */
const survivalView = ({ price, spent, limitedBy }: Survival): SurvivalView => ({
  price: limitedBy.rule === "end-of-prices" || price === MAX_PRICE ? null : price,
  spent,
  limitedBy: limitedBy.rule,
});

/** A single position loses one way only. */
const ofOne = ({ falling, rising }: AccountSurvival): SurvivalView | null => {
  const survival = falling ?? rising;
  return survival === null ? null : survivalView(survival);
};

const wayView = (way: IsolatedWay): WayOutView => {
  const { kind, rule, satsNow, liquidationAfter, distanceAfter } = way;
  const isNever = liquidationAfter === null || liquidationAfter === MAX_PRICE;
  return {
    kind,
    rule,
    cost: wayCost(way),
    satsNow,
    fee: way.kind === "add" ? null : way.fee,
    net: way.kind === "close" ? way.net : null,
    liquidationAfter: isNever ? null : liquidationAfter,
    distanceAfterBps: isNever ? null : distanceAfter,
  };
};

const guardView = (plan: ReservePlan["position"]): ReservePlanView["guard"] => {
  if (plan === null || plan.guard === null) return null;
  const survival = ofOne(plan.guard.survival);
  return survival === null ? null : { room: plan.guard.room, survival };
};

/** A plan as the API answers it. */
export const reservePlanView = (plan: ReservePlan, reserveSats: number): ReservePlanView => {
  const { account, last, running, survival, position } = plan;
  const { falling, rising } = survival;
  return {
    reserveSats,
    balance: account.balance,
    readAt: account.readAt === null ? null : new Date(account.readAt).toISOString(),
    last,
    position: position === null ? null : ofOne(position.survival),
    guard: guardView(position),
    account: {
      positions: running,
      falling: falling === null ? null : survivalView(falling),
      rising: rising === null ? null : survivalView(rising),
    },
    targetBps: position === null ? null : position.target,
    ways: position === null ? [] : position.ways.map(wayView),
  };
};
