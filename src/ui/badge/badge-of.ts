import type { Overview } from "#server/trpc/schemas/views.ts";
import { accountFacts } from "#ui/api/account-facts.ts";
import { atRiskOf, judgePosition } from "#ui/verdict/derive-verdict.ts";
import type { Verdict } from "#ui/verdict/verdict.ts";

/** What the app's icon carries: how many positions are in danger, a mark without a number, or nothing. */
export type Badge = number | "flag" | null;

const inDanger = (overview: Overview): number =>
  overview.accounts
    .flatMap(({ id }) => {
      const facts = accountFacts(overview, id);
      if (facts === null || facts.price === null) return [];
      const { last } = facts.price;
      return atRiskOf(facts).map((position) => judgePosition(position, last));
    })
    .filter(({ kind }) => kind === "danger").length;

/**
 * The badge that goes with `verdict`, the one the tab's title tells: the number of positions in danger where it says Danger,
 * a flag where nobody knows how things stand, and nothing where all is calm or there is nothing to judge.
 */
export const badgeOf = (overview: Overview | null, verdict: Verdict | null): Badge => {
  if (overview === null || verdict === null) return null;
  if (verdict.kind === "danger") return inDanger(overview);
  return verdict.kind === "stale" || verdict.kind === "blind" ? "flag" : null;
};
