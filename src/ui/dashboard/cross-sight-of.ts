import { crossAtRisk } from "#ui/positions/cross-at-risk.ts";
import { crossReadingOf } from "#ui/verdict/cross-sight.ts";
import { judgePosition } from "#ui/verdict/derive-verdict.ts";
import { readingsOf } from "#ui/verdict/reading-age.ts";
import type { AccountFacts } from "#ui/verdict/verdict.ts";
import { type Sight, sightFor } from "./sight.ts";

/** The sight of the cross margin: its own reading beside the price and the proof that guards run. */
export const crossSightOf = (facts: AccountFacts, now: number): Sight => {
  const { account, cross, price } = facts;
  const net = cross === null ? null : crossAtRisk(cross);
  const [priced, , proof] = readingsOf(facts, now);
  const read = crossReadingOf(facts, now);
  const kind = net === null || price === null ? "safe" : judgePosition(net, price.last).kind;
  return sightFor(kind, { account, readings: read === null ? [priced, proof] : [priced, proof, read], now });
};
