import type { Overview } from "#server/trpc/schemas/views.ts";
import type { AccountFacts } from "#ui/verdict/verdict.ts";

/** One account with the price, the positions and the cross margin that belong to it. */
export const accountFacts = (overview: Overview, accountId: string): AccountFacts | null => {
  const account = overview.accounts.find(({ id }) => id === accountId);
  if (account === undefined) return null;
  return {
    account,
    price: overview.prices.find(({ network }) => network === account.network) ?? null,
    positions: overview.positions.filter((position) => position.accountId === accountId),
    cross: overview.cross.find((cross) => cross.accountId === accountId) ?? null,
    lastTickAt: overview.lastTickAt,
  };
};
