import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runningTrade } from "#testing/arbitraries/arbitrary-guard-facts.ts";
import { aGuardConfig, type GuardWish } from "#testing/builders/a-guard-config.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { guardFacts } from "#testing/museum/guard-facts.ts";
import { MOST_TAG } from "../intents/amount-tag.ts";
import { marginForLiquidation } from "../position/liquidation.ts";
import { basisPoints, priceFromUsd, priceHalfUsd, rateE9, type Sats, sats, usd } from "../units.ts";
import { decideMarginGuard, type MarginGuardFacts } from "./margin-guard.ts";
import { shareBalance } from "./share-balance.ts";

/**
 * Longs of 1,000 USD from 100,000 at 93,000: 10 % away is 83,700, which takes 1,194,743.1 sats less 1,000,000, so 94,744 on
 * top of the 100,000 of the one with 10x, and 69,744 on top of the 125,000 of the one with 8x.
 */
const [near, far] = [aPosition({ id: "near" }), aPosition({ id: "far", leverage: 8 })];

const hit = (
  position: MarginGuardFacts["position"],
  balance: number,
  config: GuardWish = {},
  spending: Partial<MarginGuardFacts["spending"]> = {},
): MarginGuardFacts => {
  const facts = guardFacts(93_000, { position, config: { trigger: basisPoints(900), ...config } });
  return { ...facts, balance: sats(balance), spending: { ...facts.spending, ...spending } };
};

const grantsOf = (sharers: readonly MarginGuardFacts[]) =>
  shareBalance(sharers)?.map(({ place, share }) => [place, share.granted]) ?? null;

describe("free sats for several guards", () => {
  it("are not shared where they suffice: 164,488 for 94,744 and 69,744", () => {
    expect(shareBalance([hit(far, 164_488), hit(near, 164_488)])).toBeNull();
    expect(shareBalance([hit(near, 10)])).toBeNull();
    expect(shareBalance([])).toBeNull();
  });

  it("lift the nearest to liquidation first, and then both together, whichever was hit first", () => {
    // 25,000 make the margins, and so the distances, equal; of 5,000 more each gets half.
    expect(grantsOf([hit(far, 30_000), hit(near, 30_000)])).toEqual([
      [0, 2_500],
      [1, 27_500],
    ]);
    expect(grantsOf([hit(far, 20_000), hit(near, 20_000)])).toEqual([
      [0, 0],
      [1, 20_000],
    ]);
  });

  it("are told to each with what it asked for and what the others got", () => {
    // With 127,500 sats both are liquidated at 10^11 / 1,127,500 = 88,691.8: 463.2 basis points from 93,000.
    expect(shareBalance([hit(near, 30_000), hit(far, 30_000)])).toEqual([
      {
        place: 0,
        share: {
          free: 30_000,
          asked: 94_744,
          granted: 27_500,
          others: [
            { id: "far", side: "long", quantity: 1_000, asked: 69_744, granted: 2_500, distanceAfter: 463 },
          ],
        },
      },
      {
        place: 1,
        share: {
          free: 30_000,
          asked: 69_744,
          granted: 2_500,
          others: [
            { id: "near", side: "long", quantity: 1_000, asked: 94_744, granted: 27_500, distanceAfter: 463 },
          ],
        },
      },
    ]);
  });

  it("leave alone who asks for none: it closes, rests, or is out of reach", () => {
    const closes = hit(near, 50_000, {
      steps: [{ when: { by: "price", price: near.price }, deed: { kind: "close" } }],
    });
    const rests = hit(near, 50_000, { cooldownMs: 60_000 }, { sinceLastActionMs: 1_000 });
    const waits = hit(near, 50_000, { trigger: basisPoints(10) });
    for (const other of [closes, rests, waits]) expect(shareBalance([hit(far, 50_000), other])).toBeNull();
    expect(grantsOf([closes, hit(far, 30_000), hit(near, 30_000)])?.map(([place]) => place)).toEqual([1, 2]);
  });

  it("are no more than the account's cap leaves, and no guard gets more than its own caps do", () => {
    const room = { accountRoom: sats(30_000) };
    expect(grantsOf([hit(near, 200_000, {}, room), hit(far, 200_000, {}, room)])).toEqual([
      [0, 27_500],
      [1, 2_500],
    ]);
    // 10,000 of 30,000 to the nearest, by its cap; the rest lifts the other.
    const capped = { maxPerAction: sats(10_000) };
    expect(grantsOf([hit(near, 30_000, capped), hit(far, 30_000)])).toEqual([
      [0, 10_000],
      [1, 20_000],
    ]);
  });

  it("that one of them keeps back are for the others, and it takes its turn before they do", () => {
    // 30,000, of which the nearest keeps back 20,000: it gets the 10,000 above that, the other the 20,000 below.
    expect(grantsOf([hit(far, 30_000), hit(near, 30_000, { reserve: sats(20_000) })])).toEqual([
      [1, 10_000],
      [0, 20_000],
    ]);
    // The other way round the nearest may have all, and does.
    expect(grantsOf([hit(far, 20_000, { reserve: sats(10_000) }), hit(near, 20_000)])).toEqual([
      [0, 0],
      [1, 20_000],
    ]);
  });

  it("pay the funding that is looked ahead to", () => {
    // 110 sats of one settlement come on top of the 94,744.
    const ahead = {
      ...hit(near, 100_000, { settlementsAhead: 1 }),
      funding: { rate: rateE9(100_000), settlesAt: 1 },
    };
    expect(shareBalance([ahead, hit(far, 100_000)])?.map(({ share }) => share.asked)).toEqual([
      94_854, 69_744,
    ]);
  });
});

/** What guards decide one after another, each from the balance and the room that the ones before it left. */
const playInTurn = (all: readonly MarginGuardFacts[], isShared: boolean) => {
  const turns = isShared ? shareBalance(all) : null;
  const order = turns ?? all.map((_, place) => ({ place, share: undefined }));
  let spent = 0;
  return order.flatMap(({ place, share }) => {
    const facts = all[place];
    if (facts === undefined) return [];
    const { accountRoom: room } = facts.spending;
    const left = room === undefined ? {} : { accountRoom: sats(room - spent) };
    const now = {
      ...facts,
      balance: sats(facts.balance - spent),
      spending: { ...facts.spending, ...left },
      ...(share === undefined ? {} : { share }),
    };
    const verdict = decideMarginGuard(now);
    const amount = verdict.kind === "add-margin" ? verdict.amount : 0;
    spent += amount;
    return [{ place, facts: now, verdict, amount, share }];
  });
};

const LAST = priceFromUsd(93_000);

/** A position whose liquidation is 10 to 800 basis points from 93,000, and a guard that acts within 900, under any caps. */
const anyHit = fc
  .record({
    side: fc.constantFrom("long" as const, "short" as const),
    quantity: fc.integer({ min: 1, max: 100_000 }).map(usd),
    entry: fc.integer({ min: 1, max: 3_000 }),
    away: fc.integer({ min: 10, max: 800 }),
    wider: fc.integer({ min: 20, max: 2_000 }),
    cap: fc.option(fc.integer({ min: 1, max: 300 })),
    cooldownMs: fc.constantFrom(0, 0, 0, 60_000),
    isDrifting: fc.boolean(),
  })
  .map(({ side, quantity, entry, away, wider, cap, cooldownMs, isDrifting }): MarginGuardFacts => {
    const sign = side === "long" ? 1 : -1;
    const price = priceHalfUsd(Math.round(LAST * (1 + (sign * entry) / 10_000)));
    const liquidation = priceHalfUsd(Math.round(LAST * (1 - (sign * away) / 10_000)));
    const margin = sats(Math.max(1, marginForLiquidation(side, quantity, price, liquidation)));
    const config = aGuardConfig({
      trigger: basisPoints(900),
      target: basisPoints(900 + wider),
      maxPerAction: cap === null ? null : sats(Math.max(1, Math.floor((margin * cap) / 100))),
      cooldownMs,
      ...(isDrifting ? { settlementsAhead: 3 } : {}),
    });
    return {
      position: runningTrade({ side, quantity, price, margin }),
      tick: { low: LAST, high: LAST, last: LAST, at: 0 },
      balance: sats(10 ** 12),
      spending: {
        addedInAll: sats(0),
        addedInDay: sats(0),
        sinceLastActionMs: cooldownMs === 0 ? null : 1_000,
      },
      config,
      tag: sats(0),
      ...(isDrifting ? { funding: { rate: rateE9(100_000), settlesAt: 1 } } : {}),
    };
  });

const amountOf = (facts: MarginGuardFacts): number => {
  const verdict = decideMarginGuard(facts);
  return verdict.kind === "add-margin" ? verdict.amount : 0;
};

/** Two to four guards of one account, some of them marked, beside free sats that suffice or do not. */
const anyHits = fc
  .record({
    parts: fc.array(
      fc.record({
        facts: anyHit,
        reserve: fc.constantFrom(0, 0, 5, 40),
        tag: fc.integer({ min: 0, max: MOST_TAG }),
      }),
      { minLength: 2, maxLength: 4 },
    ),
    share: fc.integer({ min: 0, max: 150 }),
    room: fc.option(fc.integer({ min: 0, max: 150 }), { freq: 3 }),
  })
  .map(({ parts, share, room }) => {
    const need = parts.reduce((sum, { facts }) => sum + amountOf(facts), 0);
    const part = (percent: number): Sats => sats(Math.floor((need * percent) / 100));
    return parts.map(
      ({ facts, reserve, tag }, at): MarginGuardFacts => ({
        ...facts,
        position: { ...facts.position, id: `trade-${at}` },
        balance: part(share),
        spending: { ...facts.spending, ...(room === null ? {} : { accountRoom: part(room) }) },
        config: { ...facts.config, reserve: part(reserve) },
        tag: sats(tag),
      }),
    );
  });

/** Whether more than one asks for sats where nothing that is shared bounds it. */
const areSeveral = (hits: readonly MarginGuardFacts[]): boolean =>
  hits.filter((facts) => {
    const { accountRoom: _, ...spending } = facts.spending;
    const config = { ...facts.config, reserve: sats(0) };
    return amountOf({ ...facts, balance: sats(10 ** 12), spending, config }) > 0;
  }).length > 1;

/** What a guard adds by its own caps alone, where nothing that is shared runs short. */
const amountOfItsOwn = ({
  spending: { accountRoom: _, ...spending },
  ...facts
}: MarginGuardFacts): number => {
  const config = { ...facts.config, reserve: sats(0) };
  const verdict = decideMarginGuard({ ...facts, config, spending, balance: sats(10 ** 15) });
  return verdict.kind === "add-margin" ? verdict.amount : 0;
};

describe("guards that share", () => {
  it("decide as if there were no others where everybody gets all it asks for", () => {
    fc.assert(
      fc.property(anyHits, (hits) => {
        if (!areSeveral(hits) || shareBalance(hits) !== null) return;
        const shared = playInTurn(hits, true);
        expect(shared).toEqual(playInTurn(hits, false));
        for (const { verdict, facts } of shared) {
          // But for the marks, which nobody knows before, no bound of what is shared cuts anything short.
          if (verdict.kind !== "add-margin" || verdict.limitedBy === null) continue;
          if (["balance", "reserve", "account-day-cap"].includes(verdict.limitedBy))
            expect(amountOfItsOwn(facts) - verdict.amount).toBeLessThanOrEqual(hits.length * MOST_TAG);
        }
      }),
      { numRuns: runs(3_000) },
    );
  });

  it("never pass the free sats, what anybody keeps back, the account's cap, a cap of theirs or their share", () => {
    fc.assert(
      fc.property(anyHits, (hits) => {
        const turns = playInTurn(hits, true);
        let spent = 0;
        for (const { place, facts, amount, share } of turns) {
          spent += amount;
          if (amount === 0) continue;
          const { balance, spending, config } = hits[place] ?? facts;
          expect(facts.balance - amount).toBeGreaterThanOrEqual(facts.config.reserve);
          expect(spent).toBeLessThanOrEqual(spending.accountRoom ?? Number.MAX_SAFE_INTEGER);
          expect(spent).toBeLessThanOrEqual(balance);
          expect(amount).toBeLessThanOrEqual(config.maxPerAction ?? Number.MAX_SAFE_INTEGER);
          if (share !== undefined && share.granted < share.asked)
            expect(amount).toBeLessThanOrEqual(share.granted);
        }
      }),
      { numRuns: runs(3_000) },
    );
  });

  it("are granted no more in all than there is for each of them and all that keep back more", () => {
    fc.assert(
      fc.property(anyHits, (hits) => {
        const turns = shareBalance(hits) ?? [];
        for (const { place } of turns) {
          const own = hits[place];
          if (own === undefined) continue;
          const granted = turns.reduce(
            (sum, turn) =>
              sum + ((hits[turn.place]?.config.reserve ?? 0) >= own.config.reserve ? turn.share.granted : 0),
            0,
          );
          const free = Math.max(
            0,
            Math.min(own.balance - own.config.reserve, own.spending.accountRoom ?? 10 ** 15),
          );
          expect(granted).toBeLessThanOrEqual(free);
        }
      }),
      { numRuns: runs(3_000) },
    );
  });

  it("each get what they would in any other order of the hits", () => {
    let shared = 0;
    fc.assert(
      fc.property(anyHits, (hits) => {
        const granted = (all: readonly MarginGuardFacts[]) =>
          new Map(shareBalance(all)?.map(({ place, share }) => [all[place]?.position.id, share.granted]));
        const turned = hits.toReversed();
        const [one, other] = [granted(hits), granted(turned)];
        if (one.size === 0 || other.size === 0) return;
        shared += 1;
        expect(other).toEqual(one);
      }),
      { numRuns: runs(2_000) },
    );
    expect(shared).toBeGreaterThan(0);
  });
});
