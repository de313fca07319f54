import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPositions, isLiquidationAt } from "#testing/arbitraries/arbitrary-account.ts";
import { anyPrice } from "#testing/arbitraries/arbitrary-position.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { maxAddMargin } from "../position/margin.ts";
import type { Side } from "../position/side.ts";
import {
  MAX_PRICE,
  MIN_PRICE,
  type PriceHalfUsd,
  priceFromUsd,
  priceHalfUsd,
  type Sats,
  sats,
  usd,
} from "../units.ts";
import { countedMargin, liquidationWith, type MarginBasis } from "./counted-margin.ts";
import { type GuardRooms, satsToSurvive, survivalOfAccount, survivalPrice } from "./reserve-planner.ts";

const MANY = { numRuns: runs(2_000) };
const anySats = fc
  .oneof(fc.integer({ min: 0, max: 10 ** 6 }), fc.integer({ min: 0, max: 10 ** 10 }))
  .map(sats);

const A = aPosition({ id: "a" });
const B = aPosition({ id: "b", quantity: usd(2_000), price: priceFromUsd(90_000) });

describe("the survival of one position", () => {
  it("is its liquidation after adding the sats", () => {
    expect(survivalPrice(A, sats(0))).toBe(priceFromUsd(90_909));
    expect(survivalPrice(A, sats(76_471))).toBe(priceFromUsd(85_000));
    expect(survivalPrice({ ...A, side: "short", liquidation: priceFromUsd(111_111) }, sats(50_000))).toBe(
      priceFromUsd(117_647),
    );
  });

  it("ends where leverage is 1: at half the price for a long, never for a short", () => {
    expect(survivalPrice(A, sats(10 ** 9))).toBe(priceFromUsd(50_000));
    expect(survivalPrice(aPosition({ side: "short" }), sats(10 ** 9))).toBe(MAX_PRICE);
  });

  it("never comes nearer with more sats, and a balance below zero adds nothing", () => {
    fc.assert(
      fc.property(anyPositions, anySats, anySats, ([position = A], one, more) => {
        const [less, after] = [survivalPrice(position, one), survivalPrice(position, sats(one + more))];
        expect(position.side === "long" ? after <= less : after >= less).toBe(true);
        expect(survivalPrice(position, sats(-more))).toBe(survivalPrice(position, sats(0)));
      }),
      MANY,
    );
  });
});

describe("the survival of an account", () => {
  it("with 200,000 sats two longs survive to 80,119", () => {
    // a: 10^11 / 80,119 = 1,248,143.4, less 1,000,000 and 100,000 → 148,144
    // b: 2·10^11 · (1/80,119 − 1/90,000) = 274,064.6, less 222,223 → 51,842; together 199,986
    // At 80,118.5 they need 148,152 and 51,858: 200,010 together.
    expect(survivalOfAccount([B, A], sats(200_000))).toEqual({
      falling: {
        price: priceFromUsd(80_119),
        spent: 199_986,
        shares: [
          { id: "a", sats: 148_144 },
          { id: "b", sats: 51_842 },
        ],
        limitedBy: { rule: "balance", missing: 10 },
      },
      rising: null,
    });
  });

  it("never goes past the exchange's own figure for nothing, not even by a step of rounding", () => {
    const rounded = aPosition({ liquidation: priceFromUsd(90_909.5) });
    expect(survivalOfAccount([rounded], sats(0)).falling?.price).toBe(priceFromUsd(90_909.5));
    expect(survivalOfAccount([rounded], sats(10)).falling?.price).toBe(priceFromUsd(90_908.5));
  });

  it("gives nothing to a position that lives longer without it", () => {
    // Until 81,818 only a needs sats: 10^11 / 85,000 → 176,471 in all.
    expect(survivalOfAccount([A, B], sats(76_471)).falling).toMatchObject({
      price: priceFromUsd(85_000),
      shares: [
        { id: "a", sats: 76_471 },
        { id: "b", sats: 0 },
      ],
    });
  });

  it("names what ends it: leverage of 1, a guard's cap, or the end of the prices there are", () => {
    const short = aPosition({ id: "s", side: "short" });
    const plenty = survivalOfAccount([A, short], sats(10 ** 9));
    expect(plenty.falling).toMatchObject({
      price: priceFromUsd(50_000),
      limitedBy: { rule: "leverage-one", id: "a" },
    });
    expect(plenty.rising).toMatchObject({ price: MAX_PRICE, limitedBy: { rule: "end-of-prices" } });
    // 10^11 / 1,110,000 = 90,090.1, so the next step towards the market
    const capped = survivalOfAccount([A, B], sats(10 ** 9), new Map([["a", sats(10_000)]]));
    expect(capped.falling).toMatchObject({
      price: priceFromUsd(90_090.5),
      limitedBy: { rule: "guard-cap", id: "a" },
    });
  });

  it("asks longs about a fall and shorts about a rise, and nobody where nobody loses", () => {
    expect(survivalOfAccount([], sats(1))).toEqual({ falling: null, rising: null });
    expect(survivalOfAccount([aPosition({ side: "short" })], sats(-1))).toMatchObject({
      falling: null,
      rising: { price: priceFromUsd(111_111), spent: 0 },
    });
  });
});

describe("the sats to survive", () => {
  it("are the sum of what each position needs", () => {
    expect(satsToSurvive([A, B], priceFromUsd(80_119))).toMatchObject({ kind: "possible", sats: 199_986 });
  });

  it("are none to be had where a position cannot be carried that far", () => {
    expect(satsToSurvive([A, B], priceFromUsd(49_999))).toEqual({
      kind: "impossible",
      rule: "leverage-one",
      id: "a",
      // 10^11 / 49,999 = 2,000,040.0008, less 1,100,000
      needed: 900_041,
      room: 900_000,
    });
  });
});

/** Whether all of one side live to `price`, found by trial: each gets the least sats that the exact formula asks for. */
const isSurvivable = (
  positions: readonly MarginBasis[],
  price: PriceHalfUsd,
  available: Sats,
  rooms: GuardRooms,
) => {
  let spent = 0;
  for (const position of positions) {
    const { side, liquidation } = position;
    if (side === "long" ? liquidation <= price : liquidation >= price) continue;
    const counted = countedMargin(position);
    const most = Math.min(
      rooms.get(position.id) ?? Number.MAX_SAFE_INTEGER,
      maxAddMargin(position.quantity, position.price, position.margin),
    );
    if (!isLiquidationAt(position, counted + most, price)) return false;
    if (most === 0) return false;
    let [low, high] = [1, most];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (isLiquidationAt(position, counted + middle, price)) high = middle;
      else low = middle + 1;
    }
    spent += low;
  }
  return spent <= available;
};

describe("planner and trial agree", () => {
  const anyRooms = fc.array(fc.option(anySats, { freq: 2 }), { minLength: 5, maxLength: 5 });
  const roomsOf = (caps: readonly (Sats | null)[]): GuardRooms =>
    new Map(caps.flatMap((cap, at) => (cap === null ? [] : [[`trade-${at + 1}`, cap] as const])));

  it("to the step: every price up to the planned one is survived, and none of those beyond", () => {
    fc.assert(
      fc.property(anyPositions, anySats, anyRooms, (positions, available, caps) => {
        const rooms = roomsOf(caps);
        const survival = survivalOfAccount(positions, available, rooms);
        for (const side of ["long", "short"] satisfies Side[]) {
          const planned = side === "long" ? survival.falling : survival.rising;
          const losing = positions.filter((position) => position.side === side);
          expect(planned === null).toBe(losing.length === 0);
          if (planned === null) continue;
          for (const beyond of [-1_000, -20, -2, -1, 0, 1, 2, 3, 20, 1_000]) {
            const price = planned.price + (side === "long" ? -beyond : beyond);
            if (price < MIN_PRICE || price > MAX_PRICE) continue;
            const found = isSurvivable(losing, priceHalfUsd(price), available, rooms);
            expect(found).toBe(beyond <= 0);
          }
        }
      }),
      MANY,
    );
  });

  it("the sats to survive to a planned price are what the plan spends, and its shares keep everybody alive", () => {
    fc.assert(
      fc.property(anyPositions, anySats, (positions, available) => {
        const longs = positions.filter(({ side }) => side === "long");
        const { falling } = survivalOfAccount(longs, available);
        if (falling === null) return;
        expect(falling.spent).toBeLessThanOrEqual(available);
        expect(satsToSurvive(longs, falling.price)).toMatchObject({
          sats: falling.spent,
          shares: falling.shares,
        });
        for (const { id, sats: amount } of falling.shares) {
          const position = longs.find((long) => long.id === id) ?? A;
          expect(liquidationWith(position, amount)).toBeLessThanOrEqual(falling.price);
        }
      }),
      MANY,
    );
  });

  it("an account of one survives to its own survival price, or to one step before it where that is rounded", () => {
    fc.assert(
      fc.property(anyPositions, anySats, ([position = A], available) => {
        const { falling, rising } = survivalOfAccount([position], available);
        const alone = survivalPrice(position, available);
        const early = position.side === "long" ? (falling?.price ?? 0) - alone : alone - (rising?.price ?? 0);
        expect([0, 1]).toContain(early);
      }),
      MANY,
    );
  });

  it("more sats never bring it nearer, and one more position never takes it farther", () => {
    fc.assert(
      fc.property(anyPositions, anySats, anySats, (positions, one, more) => {
        const less = survivalOfAccount(positions, one);
        const rich = survivalOfAccount(positions, sats(one + more));
        const fewer = survivalOfAccount(positions.slice(1), one);
        expect(rich.falling?.price ?? 0).toBeLessThanOrEqual(less.falling?.price ?? 0);
        expect(rich.rising?.price ?? 0).toBeGreaterThanOrEqual(less.rising?.price ?? 0);
        expect(fewer.falling?.price ?? 0).toBeLessThanOrEqual(less.falling?.price ?? 0);
        expect(fewer.rising?.price ?? MAX_PRICE).toBeGreaterThanOrEqual(less.rising?.price ?? 0);
      }),
      MANY,
    );
  });

  it("sats for a nearer price never exceed those for a farther one", () => {
    fc.assert(
      fc.property(anyPositions, anyPrice, anyPrice, (positions, a, b) => {
        const longs = positions.filter(({ side }) => side === "long");
        const [farther, nearer] = a < b ? [a, b] : [b, a];
        const [more, less] = [satsToSurvive(longs, farther), satsToSurvive(longs, nearer)];
        if (more.kind === "impossible") return;
        expect(less.kind === "possible" && less.sats <= more.sats).toBe(true);
      }),
      MANY,
    );
  });
});
