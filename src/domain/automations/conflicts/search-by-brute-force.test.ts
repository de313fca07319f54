import fc from "fast-check";
import { expect, it } from "vitest";
import { anyRuleSet } from "#testing/arbitraries/arbitrary-rule-set.ts";
import { playByHand } from "#testing/arbitraries/play-by-hand.ts";
import { guardRule, quietFacts } from "#testing/arbitraries/quiet-facts.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { basisPoints, priceHalfUsd, sats, usd } from "../../units.ts";
import type { Conflict } from "./conflict.ts";
import { findConflicts } from "./find-conflicts.ts";
import { searchPaths } from "./search-paths.ts";
import { settingOf } from "./setting.ts";

/** The player by hand leaves the backstop out. */
const withoutBackstop = anyRuleSet.map((facts) => ({ ...facts, isBackstopOptedOut: true }));

/** Its guard tops up by less and less, at the end by single sats, each of which is four half dollars of its price. */
const smallPosition = quietFacts(
  aPosition({ quantity: usd(4_513), price: priceHalfUsd(1_985_596), margin: sats(15_724) }),
  {
    balance: sats(15_724),
    isBackstopOptedOut: true,
    rules: [
      guardRule({
        steps: [
          {
            when: { by: "margin-used", bps: basisPoints(6_200) },
            deed: { kind: "add-margin", target: basisPoints(201) },
          },
        ],
      }),
    ],
  },
);

const SHOWN_BY_PATHS: readonly Conflict["kind"][] = [
  "acts-again",
  "blocks-slot",
  "added-in-vain",
  "profit-lost",
  "reopens",
];

it("finds no conflict only where nothing bad happens on any of the paths it tried, whoever plays them", () => {
  fc.assert(
    fc.property(withoutBackstop, (facts) => {
      const found = new Set(findConflicts(facts).map(({ kind }) => kind));
      const missed = searchPaths(settingOf(facts)).flatMap(({ play: { path, hasGap } }) =>
        playByHand(facts, path, { hasGap, slack: 2 }).filter((kind) => !found.has(kind)),
      );
      expect(missed).toEqual([]);
    }),
    { numRuns: runs(200), examples: [[smallPosition]] },
  );
});

it("shows each conflict on a path on which whoever plays it sees it too", () => {
  fc.assert(
    fc.property(withoutBackstop, (facts) => {
      for (const { kind, path } of findConflicts(facts)) {
        if (!SHOWN_BY_PATHS.includes(kind)) continue;
        const seen = [true, false].flatMap((hasGap) => playByHand(facts, path, { hasGap, slack: -2 }));
        expect(seen).toContain(kind);
      }
    }),
    { numRuns: runs(1_000) },
  );
});

it("plays a bounded number of moves and prices, whatever the rules are", () => {
  fc.assert(
    fc.property(anyRuleSet, (facts) => {
      const plays = searchPaths(settingOf(facts)).map(({ play }) => play);
      expect(plays.length).toBeLessThanOrEqual(111);
      for (const { path } of plays) expect(path.length).toBeLessThanOrEqual(1 + 3 * 22);
    }),
    { numRuns: runs(300) },
  );
});
