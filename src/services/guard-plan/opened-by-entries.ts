import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import { namedPositions } from "../account-rules/named-positions.ts";

/**
 * Those of an account's positions that automatic entries opened and on which no guard ever stood: whether they are guarded,
 * their entry says, and its budget was reckoned by that.
 */
export const openedByEntries = async (
  deps: { readonly rules: Pick<AccountRules, "unguarded"> },
  accountId: string,
  positions: readonly Pick<IsolatedPosition, "id" | "clientId">[],
): Promise<ReadonlySet<string>> => {
  const opened = await deps.rules.unguarded(accountId, namedPositions(positions));
  return new Set(opened.map(({ positionId }) => positionId));
};
