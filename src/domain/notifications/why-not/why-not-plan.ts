import type { Minute, PastPlan } from "./past-minute.ts";
import { type StandingReason, standingReason, type Undone, undone } from "./standing.ts";

/** Why a plan armed no guard in a minute; `count` is of the positions that ran, or of what was armed or left. */
export type PlanReason =
  | StandingReason
  | ({ readonly of: "guard-plan"; readonly count: number } & (
      | { readonly rule: "guards-armed" | "no-positions" | "all-guarded" }
      | Undone<never>
    ));

/** Tells why a guard plan armed no guard in a minute: it waits for no price, only for a position on which no guard ever stood. */
export const decideWhyNotPlan = (minute: Minute<PastPlan>): PlanReason => {
  const { config, running, unguarded, armed } = minute;
  const stands = standingReason({ ...minute, isMade: config !== null });
  if (stands !== null) return stands;
  const of = "guard-plan";
  if (armed > 0) return { of, rule: "guards-armed", count: armed };
  if (running === 0) return { of, rule: "no-positions", count: 0 };
  if (unguarded === 0) return { of, rule: "all-guarded", count: running };
  return { of, count: unguarded, ...undone<never>(minute, { doer: "guard", action: null }, null) };
};
