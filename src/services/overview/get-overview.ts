import type { Automations, GuardStanding } from "#ports/automations.ts";
import type { Clock } from "#ports/clock.ts";
import type { CrossGuardStanding, CrossGuards } from "#ports/cross-guards.ts";
import type { CrossPositions, StoredCross } from "#ports/cross-positions.ts";
import type { ExchangeAccounts, StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import type { Exits, PositionExits } from "#ports/exits.ts";
import type { Markets, SeenMarket } from "#ports/markets.ts";

export type OverviewFacts = {
  readonly accounts: readonly StoredAccount[];
  readonly positions: readonly StoredPosition[];
  readonly guards: readonly GuardStanding[];
  readonly cross: readonly StoredCross[];
  readonly crossGuards: readonly CrossGuardStanding[];
  readonly exits: readonly PositionExits[];
  readonly prices: readonly SeenMarket[];
  readonly now: number;
};

/** Everything one look at the dashboard needs of a user: accounts, positions, guards and the prices they hang on. */
export const getOverview = async (
  deps: {
    readonly accounts: ExchangeAccounts;
    readonly automations: Automations;
    readonly exits: Pick<Exits, "ofAccount">;
    readonly crossPositions: Pick<CrossPositions, "ofUser">;
    readonly crossGuards: Pick<CrossGuards, "ofUser">;
    readonly markets: Markets;
    readonly clock: Clock;
  },
  request: { readonly userId: string },
): Promise<OverviewFacts> => {
  const now = deps.clock();
  const [accounts, positions, guards, cross, crossGuards] = await Promise.all([
    deps.accounts.ofUser(request.userId),
    deps.accounts.positionsOfUser(request.userId),
    deps.automations.ofUser(request.userId, now),
    deps.crossPositions.ofUser(request.userId),
    deps.crossGuards.ofUser(request.userId, now),
  ]);
  const exits = (await Promise.all(accounts.map(({ id }) => deps.exits.ofAccount(id)))).flat();
  const networks = [...new Set(accounts.map((account) => account.network))];
  const seen = await Promise.all(networks.map((network) => deps.markets.seen(network)));
  const prices = seen.filter((market) => market !== null);
  return { accounts, positions, guards, cross, crossGuards, exits, prices, now };
};
