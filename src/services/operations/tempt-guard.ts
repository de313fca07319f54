import type { CanaryStep } from "#domain/operations/judge-proof.ts";
import { cashInToDistance } from "#domain/position/cash-in-to-distance.ts";
import { fail, ok, type Result } from "#domain/result.ts";
import { basisPoints, type Sats } from "#domain/units.ts";
import { syncAccount } from "../accounts/sync-account.ts";
import type { CanaryDeps } from "./canary-deps.ts";
import type { EquippedCanary } from "./equip-canary.ts";
import { withPaperAccount } from "./with-paper-account.ts";

/** A percent inside the guard's trigger: the price may move a little before the next tick. */
const INSIDE = basisPoints(1_900);

/**
 * Takes margin out by hand until the guard has to act, and has the account read, as it is for everybody. What happens then is
 * the next tick's. Answers the margin that the exchange shows before anything is added.
 */
export const temptGuard = async (
  deps: CanaryDeps,
  { account, positionId }: Pick<EquippedCanary, "account" | "positionId">,
): Promise<Result<Sats, CanaryStep>> => {
  const seen = await deps.markets.seen("paper");
  if (seen === null) return fail("price");
  const taken = await withPaperAccount(deps, account, async (exchange): Promise<Result<Sats, CanaryStep>> => {
    const running = await exchange.runningTrades();
    if (!running.ok) return fail("exchange");
    const held = running.value.find(({ id }) => id === positionId);
    const signedAt = deps.stampClock.now("paper");
    if (held === undefined || signedAt === null) return fail("position");
    const amount = cashInToDistance(held, seen.last, INSIDE);
    // The price came near by itself: the guard acts on that.
    if (amount === 0) return ok(held.margin);
    const left = await exchange.cashIn({ positionId, amount, signedAt: Math.trunc(signedAt) });
    return left.ok ? ok(left.value.margin) : fail("cash-in");
  });
  if (!taken.ok) return taken;
  const read = await syncAccount(deps, account, { at: deps.clock(), last: seen.last });
  return read === "read" ? taken : fail("reading");
};
