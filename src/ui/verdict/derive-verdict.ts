import { type Freshness, freshnessOfBlind, worstFreshness } from "#domain/verdict/judge-freshness.ts";
import { byRisk, judgePosition as judgeByDomain } from "#domain/verdict/judge-position.ts";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { crossAtRisk } from "#ui/positions/cross-at-risk.ts";
import { type AtRisk, asLiquidatable } from "#ui/positions/position-risk.ts";
import { positionNameInline } from "#ui/positions/position-ruler.ts";
import { crossReadingOf } from "./cross-sight.ts";
import { type Reading, readingsOf } from "./reading-age.ts";
import { blindWords, staleWords } from "./sight-words.ts";
import type { AccountFacts, Judged, Verdict } from "./verdict.ts";
import { VERDICT_WORDS, type VerdictTable } from "./verdict-table.ts";
import { dangerWords, safeWords, watchWords } from "./verdict-words.ts";

/** A position with the verdict on it alone, at the last price. */
export const judgePosition = <P extends AtRisk>(position: P, last: number): Judged<P> => ({
  position,
  ...judgeByDomain(asLiquidatable(position), last),
});

/** What is known of the account itself: blind when the server says so, for a minute and more. */
export const sightOf = (account: AccountView, readings: readonly Reading[], now: number): Freshness => {
  const blindMs = account.blindSince === null ? null : now - Date.parse(account.blindSince);
  return worstFreshness([...readings.map(({ freshness }) => freshness), freshnessOfBlind(blindMs)]);
};

const emptyVerdict = (words: VerdictTable): Verdict => ({
  kind: "empty",
  word: words.word.empty,
  lede: words.emptyLede,
  sub: `${words.thenGuard} ${words.nothingAtRisk}`,
  distanceBps: null,
});

const outOfReach = (words: VerdictTable): Verdict => ({
  kind: "safe",
  word: words.word.safe,
  lede: words.outOfReach,
  sub: null,
  distanceBps: null,
});

/** Every reading that the verdict on an account stands on; the cross margin last, where it is asked for. */
export const allReadingsOf = (facts: AccountFacts, now: number): readonly Reading[] => {
  const cross = crossReadingOf(facts, now);
  return [...readingsOf(facts, now), ...(cross === null ? [] : [cross])];
};

/** Everything of an account that can be liquidated: its isolated positions, and the cross one where there is one. */
export const atRiskOf = ({
  positions,
  cross,
}: Pick<AccountFacts, "positions" | "cross">): readonly AtRisk[] => {
  const net = cross === null ? null : crossAtRisk(cross);
  return net === null ? positions : [...positions, net];
};

/** A calm verdict on an account of which a part is not seen says so, and calls nothing safe that it does not see. */
const withUnseen = (words: VerdictTable, verdict: Verdict, isUnseen: boolean): Verdict => {
  if (!isUnseen) return verdict;
  const sub = verdict.kind === "empty" ? words.thenGuard : verdict.sub;
  return { ...verdict, sub: sub === null ? words.crossUnseen : `${sub} ${words.crossUnseen}` };
};

/**
 * The verdict on one account, in the language of `format`: the worst of its positions, the cross one among them. Not
 * current and Blind override Safe and Watch; they never hide a Danger.
 */
export const deriveVerdict = (facts: AccountFacts, now: number, format: Format): Verdict => {
  const { account, price } = facts;
  const words = VERDICT_WORDS[format.locale];
  const readings = allReadingsOf(facts, now);
  const isUnseen = !readings.some(({ kind }) => kind === "cross");
  const sight = sightOf(account, readings, now);
  const judged = price === null ? [] : atRiskOf(facts).map((position) => judgePosition(position, price.last));
  const worst = [...judged].sort(byRisk)[0] ?? null;
  const nearest = judged.reduce<Judged | null>(
    (least, next) =>
      next.distanceBps !== null && (least?.distanceBps == null || next.distanceBps < least.distanceBps)
        ? next
        : least,
    null,
  );
  const distanceBps = nearest?.distanceBps ?? null;
  const named = { facts, judged, format, now, name: (p: AtRisk) => positionNameInline(p, format) };
  if (worst?.kind === "danger")
    return { kind: "danger", distanceBps, ...dangerWords(worst, readings, named) };
  if (sight === "blind") return { kind: "blind", distanceBps: null, ...blindWords(readings, named) };
  if (sight === "stale") return { kind: "stale", distanceBps: null, ...staleWords(readings, named) };
  const calm = (): Verdict => {
    if (worst === null) return emptyVerdict(words);
    if (nearest === null) return outOfReach(words);
    return worst.kind === "watch"
      ? { kind: "watch", distanceBps, ...watchWords(worst, nearest, named) }
      : { kind: "safe", distanceBps, ...safeWords(nearest, named) };
  };
  return withUnseen(words, calm(), isUnseen);
};
