import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_PRICE, MIN_PRICE } from "#domain/units.ts";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { runs } from "#testing/infra/runs.ts";
import { aCrossView } from "#testing/views/a-cross-view.ts";
import { ACCOUNT_ID, ago, anAccount, aPositionView, aPrice } from "#testing/views/an-overview.ts";
import { withPrice } from "./with-price.ts";

const ELSEWHERE = "99999999-9999-4999-8999-999999999999";

const overview = (change: Partial<Overview> = {}): Overview => ({
  accounts: [anAccount(), anAccount({ id: ELSEWHERE, network: "signet" })],
  prices: [aPrice(), aPrice({ network: "signet", last: 100_000 })],
  positions: [aPositionView(), aPositionView({ id: "there", accountId: ELSEWHERE })],
  cross: [aCrossView()],
  lastTickAt: ago(1_000),
  protection: null,
  driver: "worker",
  lastKnownAt: null,
  now: ago(0),
  ...change,
});

const told = (last: number, change = {}) => ({
  ...aPrice({ last, readAt: ago(-1_000) }),
  now: ago(-1_000),
  ...change,
});

describe("an overview at a newer price", () => {
  it("shows what follows from it, and nothing else of it changes", () => {
    const before = overview();
    const after = withPrice(before, told(140_000));
    const [position, there] = after.positions;
    // 2,500 · (1/71,200 − 1/70,000) · 10⁸ = −60,192.6 sats, rounded down; (70,000 − 59,943) / 70,000 = 14.367 %.
    expect(position).toMatchObject({ pl: -60_193, distanceBps: 1_436 });
    expect({ ...position, pl: 0, distanceBps: 0 }).toEqual({ ...before.positions[0], pl: 0, distanceBps: 0 });
    expect(there).toBe(before.positions[1]);
    expect(after.prices[1]).toBe(before.prices[1]);
    expect(after).toMatchObject({ now: ago(-1_000), lastTickAt: ago(-1_000), accounts: before.accounts });
    const [cross] = after.cross;
    expect(cross?.totalPl).toBe(
      (before.cross[0]?.totalPl ?? 0) - (before.cross[0]?.pl ?? 0) + (cross?.pl ?? 0),
    );
    expect(cross?.pl).not.toBe(before.cross[0]?.pl);
  });

  it("is the same one where it shows a newer price already, or nothing of that market", () => {
    const before = overview();
    expect(withPrice(before, told(140_000, { readAt: ago(1_000) }))).toBe(before);
    expect(withPrice(before, told(140_000, { network: "mainnet" }))).toBe(before);
    expect(withPrice(before, told(140_000)).accounts[0]?.id).toBe(ACCOUNT_ID);
  });

  it("comes to the same by any way of the price", () => {
    const anyPrice = fc.integer({ min: MIN_PRICE, max: MAX_PRICE });
    fc.assert(
      fc.property(fc.array(anyPrice, { minLength: 1, maxLength: 5 }), (way) => {
        const at = (place: number) => ago(-1_000 * (place + 1));
        const step = (now: Overview, last: number, place: number) =>
          withPrice(now, told(last, { readAt: at(place), now: at(place) }));
        const walked = way.reduce(step, overview());
        const jumped = step(overview(), way.at(-1) ?? 0, way.length - 1);
        expect(walked).toEqual(jumped);
      }),
      { numRuns: runs(1_000) },
    );
  });
});
