import type { Cache } from "#ports/cache.ts";
import type { OverviewRevisions } from "#ports/overview-revisions.ts";
import {
  type AsStored,
  type Holdings,
  type HoldingsDeps,
  readHoldings,
} from "#services/overview/get-overview.ts";
import { HOLDINGS, type KeptHoldings } from "./cache-spaces.ts";

const later = <T extends { readonly spending: { readonly sinceLastActionMs: number | null } }>(
  guard: T,
  ms: number,
): T => {
  const { sinceLastActionMs } = guard.spending;
  if (sinceLastActionMs === null) return guard;
  return { ...guard, spending: { ...guard.spending, sinceLastActionMs: sinceLastActionMs + ms } };
};

/** The only thing of holdings that goes on by itself: how long ago a guard acted. */
const asOf = ({ at, holdings }: KeptHoldings, now: number): Holdings => ({
  ...holdings,
  guards: holdings.guards.map((guard) => later(guard, now - at)),
  crossGuards: holdings.crossGuards.map((guard) => later(guard, now - at)),
});

/**
 * What is stored of a user's accounts as of `at`, and of the markets: kept from an earlier look where one question says that
 * nothing of the accounts was written since, by whatever process, and read anew otherwise. The revision is asked for before
 * anything is read: what is written meanwhile is in holdings that the next look does not find.
 */
export const holdingsAsStored = async (
  deps: HoldingsDeps & { readonly ownCache: Cache; readonly overviewRevisions: OverviewRevisions },
  { userId, at }: { readonly userId: string; readonly at: number },
): Promise<AsStored> => {
  const { revision, markets } = await deps.overviewRevisions.of(userId, at);
  const kept = await deps.ownCache.through(HOLDINGS, `${userId}/${revision}`, [], async () => ({
    at,
    holdings: await readHoldings(deps, { userId, at }),
  }));
  return { holdings: asOf(kept, at), markets };
};
