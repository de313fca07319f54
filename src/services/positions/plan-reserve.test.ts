import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { priceFromUsd, sats, usd } from "#domain/units.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { openEngine } from "#testing/museum/open-engine.ts";
import { aReading } from "#testing/stores/guarded-position.ts";
import { planReserve } from "./plan-reserve.ts";

/** The long of `aPosition`, liquidated at 90,909, with a guard that may add 150,000 sats in all. */
const atDesk = async () => {
  const engine = await openEngine({ maxTotal: sats(150_000) });
  const { accounts, automations, markets } = engine.stores;
  const deps = { accounts, automations, markets, clock: engine.clock };
  const on = { userId: engine.userId, accountId: engine.account.id };
  const plan = (reserve: number, positionId: string | null = engine.position.id) =>
    planReserve(deps, { ...on, positionId, reserve: sats(reserve) });
  return { engine, deps, on, plan };
};

describe("a plan of a reserve", () => {
  test("tells how far all of it carries a position, and how far what its guard may add", async () => {
    const { engine, plan } = await atDesk();
    await engine.tick(100_000);
    const { position, last } = await plan(200_000);
    expect(last).toBe(priceFromUsd(100_000));
    // 10^11 / (10^6 + 300,000) = 76,923.08, rounded towards the market; with 250,000 it is 80,000.
    expect(position?.survival).toMatchObject({
      falling: { price: priceFromUsd(76_923.5), limitedBy: { rule: "balance" } },
      rising: null,
    });
    expect(position?.guard).toMatchObject({
      room: 150_000,
      survival: {
        falling: { price: priceFromUsd(80_000), spent: 150_000, limitedBy: { rule: "guard-cap" } },
      },
    });
  });

  test("offers the ways out by what they can cost, to the distance its guard aims at", async () => {
    const { engine, plan } = await atDesk();
    await engine.tick(100_000);
    const { position } = await plan(200_000);
    expect(position?.target).toBe(1_000);
    expect(position?.ways.map(({ kind }) => kind)).toEqual(["close", "accept", "add"]);
    await engine.stores.automations.pauseAllOf(engine.userId, engine.clock());
    expect((await plan(200_000)).position?.guard).toBeNull();
  });

  test("shares it among all positions of the account, each way the market can go", async () => {
    const { engine, plan } = await atDesk();
    const short = aPosition({ id: "short", side: "short", quantity: usd(500) });
    engine.pass(1_000);
    await engine.stores.accounts.storeReading(
      aReading(engine.account.id, [engine.position, aPosition({ id: "twin" }), short], engine.clock()),
    );
    const { survival, running, position } = await plan(200_000, null);
    expect(position).toBeNull();
    expect(running).toBe(3);
    // Two longs share: 100,000 each, 10^11 / 1,200,000 = 83,333.33. The short of half the size has all of it:
    // 5·10^10 / (500,000 − 250,000) = 200,000.
    expect(survival.falling?.price).toBe(priceFromUsd(83_333.5));
    expect(survival.rising?.price).toBe(priceFromUsd(200_000));
  });

  test("says how far before any price was seen, and what ways there are only after", async () => {
    const { plan } = await atDesk();
    const { position, last } = await plan(0);
    expect(last).toBeNull();
    expect(position?.ways).toEqual([]);
    expect(position?.survival.falling?.price).toBe(priceFromUsd(90_909));
  });

  test("is refused for a position of somebody else's, and while the account is blind", async () => {
    const { engine, deps, on, plan } = await atDesk();
    const foreign = { ...on, userId: randomUUID(), positionId: engine.position.id, reserve: sats(1) };
    await expect(planReserve(deps, foreign)).rejects.toMatchObject({ code: "not-found" });
    await expect(plan(1, "other")).rejects.toMatchObject({ code: "not-found" });
    await engine.stores.accounts.markBlind(on.accountId, "down", engine.clock() + 1, 0);
    await expect(plan(1)).rejects.toMatchObject({ code: "unavailable" });
    await expect(plan(1, null)).rejects.toMatchObject({ code: "unavailable" });
  });
});
