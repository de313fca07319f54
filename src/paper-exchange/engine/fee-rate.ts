import { FEE_RATES, RESERVE_RATE } from "#domain/position/fees.ts";
import type { RateE9 } from "#domain/units.ts";
import type { World } from "../world/world.ts";

/** What an account pays per side. */
export function feeRateOf(world: World, accountId: string): RateE9 {
  return FEE_RATES[world.accounts.get(accountId)?.feeTier ?? 0] ?? RESERVE_RATE;
}
