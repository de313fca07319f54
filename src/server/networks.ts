import type { Network } from "#ports/exchange.ts";

/** Every network an account can be on. */
export const NETWORKS: readonly Network[] = ["mainnet", "signet", "paper"];
