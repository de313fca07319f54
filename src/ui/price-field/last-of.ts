import type { AccountView, Overview } from "#server/trpc/schemas/views.ts";

/** The last price of an account's market, in half dollars; null before any was seen. */
export const lastOf = (overview: Overview, { network }: Pick<AccountView, "network">): number | null =>
  overview.prices.find((price) => price.network === network)?.last ?? null;
