import fc from "fast-check";
import type { ConflictFacts, PositionRule } from "#domain/automations/conflicts/conflict-facts.ts";
import { addWithin, type GuardStep } from "#domain/automations/guard-step.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { basisPoints, leverageFromNumber, sats } from "#domain/units.ts";
import { anyFeeRate, anyPaidPosition, priceAway } from "./arbitrary-paid-position.ts";
import {
  breakEvenRule,
  guardRule,
  onWay,
  profitRule,
  quietFacts,
  stopRule,
  trailingRule,
} from "./quiet-facts.ts";

const anyStep = (position: IsolatedPosition): fc.Arbitrary<GuardStep> =>
  fc
    .record({
      way: fc.integer({ min: 5, max: 98 }),
      trigger: fc.integer({ min: 20, max: 800 }),
      wider: fc.integer({ min: 20, max: 800 }),
      kind: fc.constantFrom("distance", "distance", "price", "margin-used", "close"),
    })
    .map(({ way, trigger, wider, kind }): GuardStep => {
      const target = basisPoints(trigger + wider);
      const price = onWay(position, way);
      if (kind === "close") return { when: { by: "price", price }, deed: { kind: "close" } };
      if (kind === "price") return { when: { by: "price", price }, deed: { kind: "add-margin", target } };
      if (kind === "margin-used")
        return {
          when: { by: "margin-used", bps: basisPoints(way * 100) },
          deed: { kind: "add-margin", target },
        };
      return addWithin(basisPoints(trigger), target);
    });

const anyGuard = (position: IsolatedPosition): fc.Arbitrary<PositionRule> =>
  fc
    .record({
      steps: fc.array(anyStep(position), { minLength: 1, maxLength: 3 }),
      total: fc.option(fc.integer({ min: 10, max: 300 })),
      atOnce: fc.option(fc.integer({ min: 5, max: 100 }), { freq: 2 }),
      cooldownMs: fc.constantFrom(0, 60_000),
    })
    .map(({ steps, total, atOnce, cooldownMs }) => {
      const part = (percent: number | null) =>
        percent === null ? null : sats(Math.ceil((position.margin * percent) / 100));
      return guardRule({ steps, maxTotal: part(total), maxPerAction: part(atOnce), cooldownMs });
    });

const anyGain = fc.integer({ min: 10, max: 600 });

const anyExitRule = (position: IsolatedPosition): fc.Arbitrary<PositionRule> => {
  const gained = (bps: number) => priceAway(position, position.price, bps);
  return fc.oneof(
    fc.integer({ min: 5, max: 98 }).map((percent) => stopRule(onWay(position, percent))),
    anyGain.map((bps) => profitRule(gained(bps))),
    anyGain.map((bps) => breakEvenRule(gained(bps))),
    fc
      .tuple(fc.integer({ min: 20, max: 600 }), fc.option(anyGain))
      .map(([bps, after]) => trailingRule(bps, after === null ? null : gained(after))),
  );
};

const anyEntry = (position: IsolatedPosition): fc.Arbitrary<ConflictFacts["entries"][number]> =>
  fc
    .record({ bps: fc.integer({ min: -600, max: 600 }), from: fc.constantFrom("above", "below") })
    .map(({ bps, from }) => ({
      config: {
        side: position.side,
        leverage: leverageFromNumber(10),
        when: { kind: "crossing", price: priceAway(position, position.price, bps), from },
        size: { by: "margin", sats: sats(1_000) },
        guard: null,
        stopLoss: null,
        takeProfit: null,
        budget: sats(1_000_000),
        expiresAt: null,
        quietHours: null,
        maxEntries: 1,
      },
      made: [],
    }));

/**
 * A position of either side with up to five rules of any kind, one of each, some of them set by hand, and perhaps an entry;
 * the market near its basis. Many are at peace, and as many are not.
 */
export const anyRuleSet: fc.Arbitrary<ConflictFacts> = anyPaidPosition
  .filter(({ price, liquidation, margin }) => {
    const away = Math.abs(price - liquidation) / price;
    return away > 0.01 && away < 0.6 && margin > 1_000 && price > 10_000;
  })
  .chain((position) =>
    fc
      .record({
        guard: fc.option(anyGuard(position), { freq: 3 }),
        exits: fc.uniqueArray(anyExitRule(position), { maxLength: 4, selector: ({ kind }) => kind }),
        byHand: fc.option(fc.integer({ min: 5, max: 95 }), { freq: 2 }),
        entries: fc.array(anyEntry(position), { maxLength: 1 }),
        away: fc.integer({ min: -30, max: 60 }),
        balance: fc.integer({ min: 0, max: 5 }),
        feeRate: anyFeeRate,
        isBackstopOptedOut: fc.boolean(),
      })
      .map(({ guard, exits, byHand, away, balance, ...changes }) =>
        quietFacts(
          { ...position, stopLoss: byHand === null ? null : onWay(position, byHand) },
          {
            ...changes,
            last: priceAway(position, position.price, away),
            balance: sats(balance * position.margin),
            rules: guard === null ? exits : [guard, ...exits],
          },
        ),
      ),
  );
