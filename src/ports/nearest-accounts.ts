import type { PriceHalfUsd } from "#domain/units.ts";
import type { Network } from "./exchange.ts";

export interface NearestAccounts {
  /**
   * Ids of active accounts whose automations would act or whose positions would be liquidated first if the price moved
   * from `last`, the nearest first, each once, at most `limit`: those with an armed trigger before those with none.
   */
  nearest(network: Network, last: PriceHalfUsd, limit: number): Promise<readonly string[]>;
}
