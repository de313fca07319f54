import type { Overview } from "#server/trpc/schemas/views.ts";
import { accountFacts } from "#ui/api/account-facts.ts";
import type { Format } from "#ui/format/format.ts";
import { deriveVerdict } from "./derive-verdict.ts";
import type { Verdict } from "./verdict.ts";

const RANK: Record<Verdict["kind"], number> = { danger: 0, blind: 1, stale: 2, watch: 3, safe: 4, empty: 5 };

/** The worst first; among equals the one nearest to a liquidation. */
const byRank = (one: Verdict, other: Verdict): number =>
  RANK[one.kind] - RANK[other.kind] ||
  (one.distanceBps ?? Number.MAX_SAFE_INTEGER) - (other.distanceBps ?? Number.MAX_SAFE_INTEGER);

/** The verdict of the account that is worst off at `now` (epoch milliseconds), told by `format`; null where there is no account. */
export const worstVerdict = (overview: Overview, now: number, format: Format): Verdict | null => {
  const verdicts = overview.accounts.flatMap(({ id }) => {
    const facts = accountFacts(overview, id);
    return facts === null ? [] : [deriveVerdict(facts, now, format)];
  });
  return verdicts.toSorted(byRank)[0] ?? null;
};
