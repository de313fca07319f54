import type { Automations, GuardStanding } from "#ports/automations.ts";
import type { Clock } from "#ports/clock.ts";
import type { CrossGuardStanding, CrossGuards } from "#ports/cross-guards.ts";
import type { CrossPositions, StoredCross } from "#ports/cross-positions.ts";
import type { Network } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import type { Exits, PositionExits } from "#ports/exits.ts";
import type { Markets, SeenMarket } from "#ports/markets.ts";

/** What is stored of a user's accounts; their prices and the time are what they are looked at by. */
export type Holdings = {
  readonly accounts: readonly StoredAccount[];
  readonly positions: readonly StoredPosition[];
  readonly guards: readonly GuardStanding[];
  readonly cross: readonly StoredCross[];
  readonly crossGuards: readonly CrossGuardStanding[];
  readonly exits: readonly PositionExits[];
};

export type OverviewFacts = Holdings & {
  readonly prices: readonly SeenMarket[];
  readonly now: number;
};

/** What is stored of a user's accounts, with the markets they hang on, and maybe others. */
export type AsStored = { readonly holdings: Holdings; readonly markets: readonly SeenMarket[] };

export type HoldingsDeps = {
  readonly accounts: Pick<ExchangeAccounts, "ofUser" | "positionsOfUser">;
  readonly automations: Pick<Automations, "ofUser">;
  readonly exits: Pick<Exits, "ofAccounts">;
  readonly crossPositions: Pick<CrossPositions, "ofUser">;
  readonly crossGuards: Pick<CrossGuards, "ofUser">;
};

/** What is stored of a user's accounts as of `at`, in epoch milliseconds. */
export const readHoldings = async (
  deps: HoldingsDeps,
  { userId, at }: { readonly userId: string; readonly at: number },
): Promise<Holdings> => {
  const [accounts, positions, guards, cross, crossGuards] = await Promise.all([
    deps.accounts.ofUser(userId),
    deps.accounts.positionsOfUser(userId),
    deps.automations.ofUser(userId, at),
    deps.crossPositions.ofUser(userId),
    deps.crossGuards.ofUser(userId, at),
  ]);
  const exits = await deps.exits.ofAccounts(accounts.map(({ id }) => id));
  return { accounts, positions, guards, cross, crossGuards, exits };
};

type Looking = HoldingsDeps & { readonly markets: Pick<Markets, "seen"> };

const networksOf = ({ accounts }: Holdings): readonly Network[] => [
  ...new Set(accounts.map(({ network }) => network)),
];

const readAsStored = async (deps: Looking, userId: string, at: number): Promise<AsStored> => {
  const holdings = await readHoldings(deps, { userId, at });
  const seen = await Promise.all(networksOf(holdings).map((network) => deps.markets.seen(network)));
  return { holdings, markets: seen.filter((market) => market !== null) };
};

/**
 * Everything one look at the dashboard needs of a user: accounts, positions, guards and the prices they hang on. Whoever
 * keeps holdings that are still what is stored gives them as `asStored`, with the markets as they stand.
 */
export const getOverview = async (
  deps: Looking & {
    readonly clock: Clock;
    readonly asStored?: (userId: string, at: number) => Promise<AsStored>;
  },
  { userId }: { readonly userId: string },
): Promise<OverviewFacts> => {
  const now = deps.clock();
  const { holdings, markets } = await (deps.asStored?.(userId, now) ?? readAsStored(deps, userId, now));
  const networks = networksOf(holdings);
  const prices = markets.filter(({ network }) => networks.includes(network));
  return { ...holdings, prices, now };
};
