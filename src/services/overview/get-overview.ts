import type { PriceHalfUsd } from "#domain/units.ts";
import type { Automations, GuardStanding } from "#ports/automations.ts";
import type { Clock } from "#ports/clock.ts";
import type { Network } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import type { Triggers } from "#ports/triggers.ts";

/** The last price of a network and when it was seen, epoch milliseconds. */
export type SeenPrice = { readonly network: Network; readonly last: PriceHalfUsd; readonly at: number };

export type OverviewFacts = {
  readonly accounts: readonly StoredAccount[];
  readonly positions: readonly StoredPosition[];
  readonly guards: readonly GuardStanding[];
  readonly prices: readonly SeenPrice[];
  readonly now: number;
};

/** Everything one look at the dashboard needs of a user: accounts, positions, guards and the prices they hang on. */
export const getOverview = async (
  deps: {
    readonly accounts: ExchangeAccounts;
    readonly automations: Automations;
    readonly triggers: Triggers;
    readonly clock: Clock;
  },
  request: { readonly userId: string },
): Promise<OverviewFacts> => {
  const now = deps.clock();
  const [accounts, positions, guards] = await Promise.all([
    deps.accounts.ofUser(request.userId),
    deps.accounts.positionsOfUser(request.userId),
    deps.automations.ofUser(request.userId, now),
  ]);
  const networks = [...new Set(accounts.map((account) => account.network))];
  const ticks = await Promise.all(networks.map((network) => deps.triggers.lastTick(network)));
  const prices = networks.flatMap((network, index) => {
    const tick = ticks[index];
    return tick === null || tick === undefined ? [] : [{ network, ...tick }];
  });
  return { accounts, positions, guards, prices, now };
};
