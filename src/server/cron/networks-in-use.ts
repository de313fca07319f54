import type { Network } from "#ports/exchange.ts";
import { NETWORKS } from "../networks.ts";
import type { Wired } from "../wired.ts";

/** Networks somebody has an account on: the others are left alone. */
export const networksInUse = async (wired: Pick<Wired, "accounts">): Promise<readonly Network[]> => {
  const inUse = await Promise.all(NETWORKS.map((network) => wired.accounts.hasAny(network)));
  return NETWORKS.filter((_, at) => inUse[at]);
};
