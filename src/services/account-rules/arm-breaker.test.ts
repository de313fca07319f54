import { expect, test } from "vitest";
import type { BreakerAction } from "#domain/automations/breaker/drawdown-breaker.ts";
import { basisPoints } from "#domain/units.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { BREAKER_PERMISSIONS } from "#testing/fakes/fake-exchange.ts";
import { FakeSecurityRecorder } from "#testing/fakes/fake-security-recorder.ts";
import { openEngine } from "#testing/museum/open-engine.ts";
import { recordPrice } from "#testing/museum/record-price.ts";
import { armBreaker } from "./arm-breaker.ts";
import { getBreaker } from "./get-breaker.ts";
import { stopBreaker } from "./stop-breaker.ts";

const HOUR = 3_600_000;
const VISITOR = { network: "198.51.100.7", userAgent: null, deviceToken: null, party: null };

const opened = async () => {
  const engine = await openEngine();
  engine.exchange.keyMay = [...engine.exchange.keyMay, ...BREAKER_PERMISSIONS];
  const { stores, userId, clock } = engine;
  const account = { accountId: engine.account.id };
  const known = { ...engine.account, permissions: engine.exchange.keyMay };
  let may: readonly string[] = known.permissions;
  const accounts = {
    find: async (id: string) => (id === known.id ? { ...known, permissions: may } : null),
  };
  const security = new FakeSecurityRecorder();
  const { rules } = stores;
  const { newId, markets } = engine.deps;
  const deps = { accounts, rules, security, clock, newId, markets };
  const acting = (steppedUpAt: number | null = null, as = userId) => ({
    ...anActiveSession({ userId: as, steppedUpAt }),
    visitor: VISITOR,
  });
  const config = (drop: number, action: BreakerAction = "guards-only", cooldownMs = HOUR) => ({
    drop: basisPoints(drop),
    action,
    cooldownMs,
  });
  const tickAt = async (dollars: number) => {
    engine.pass(60_000);
    recordPrice(engine, dollars);
    await engine.tick(dollars);
  };
  return {
    ...engine,
    security,
    acting,
    tickAt,
    narrow: (scopes: readonly string[]) => {
      may = scopes;
    },
    arm: (settings: ReturnType<typeof config>, by = acting()) =>
      armBreaker(deps, by, { ...account, config: settings }),
    stop: (as = userId) => stopBreaker(deps, { ...account, userId: as }),
    get: (as = userId) => getBreaker(deps, { ...account, userId: as }),
    config,
  };
};

test("it is armed from the next reading on, and shows the price at which it trips", async () => {
  const { arm, get, config, tickAt, security } = await opened();
  expect(await get()).toBeNull();
  await arm(config(500));
  expect(await get()).toMatchObject({ breaker: { memory: { breaker: null } }, triggers: null });
  await tickAt(100_000);
  // As in the look at it: 1,100,099 at 100,000, and 5 % below that at 94,791.
  expect(await get()).toMatchObject({
    breaker: { memory: { breaker: { peak: 1_100_099 } } },
    triggers: { below: { price: 2 * 94_791 }, above: null },
  });
  expect(security.told()).toEqual(["automation-armed allowed"]);
});

test("a change while it watches keeps the peak, so that a drawdown is not forgotten by it", async () => {
  const { arm, get, config, tickAt } = await opened();
  const first = await arm(config(500));
  await tickAt(100_000);
  await tickAt(97_000);
  expect((await arm(config(400))).id).toBe(first.id);
  expect((await get())?.breaker.memory.breaker?.peak).toBe(1_100_099);
});

test("what lets the account lose more takes a fresh factor, and what lets it lose less never", async () => {
  const { arm, config, acting, clock } = await opened();
  await arm(config(500));
  for (const looser of [config(501), config(500, "freeze-entries"), config(500, "guards-only", 0)]) {
    await expect(arm(looser)).rejects.toMatchObject({ code: "forbidden", reason: "step-up" });
    await arm(looser, acting(clock()));
    await arm(config(500));
  }
  await arm(config(400, "flatten", 2 * HOUR));
});

test("after a trip it is armed again only when its cooldown is over, and stopping it is no way around that", async () => {
  const { arm, get, stop, config, tickAt, pass } = await opened();
  await arm(config(500));
  await tickAt(100_000);
  await tickAt(94_000);
  expect((await get())?.breaker.memory.trippedAt).not.toBeNull();
  await stop();
  await expect(arm(config(500))).rejects.toMatchObject({ code: "limit-reached", retryAfterMs: HOUR });
  pass(HOUR);
  expect((await arm(config(500))).memory).toMatchObject({ breaker: null, trippedAt: null });
});

test("one that was stopped waits for no price and begins with a fresh peak", async () => {
  const { arm, get, stop, config, tickAt, stores } = await opened();
  await arm(config(500));
  await tickAt(100_000);
  await stop();
  expect((await get())?.triggers).toBeNull();
  await tickAt(90_950);
  expect(await stores.panic.standing((await arm(config(500))).userId)).toEqual([]);
  await tickAt(97_000);
  expect((await get())?.breaker.memory.breaker?.peak).toBeLessThan(1_100_099);
});

test("a key that may not read what an equity is made of is refused, and told which reading is missing", async () => {
  const { arm, config, narrow } = await opened();
  narrow(["account:read", "futures:isolated:read", "futures:isolated:write", "futures:cross:read"]);
  await expect(arm(config(500))).rejects.toMatchObject({
    code: "bad-input",
    field: "accountId",
    message: expect.stringContaining("may not read deposits and withdrawals"),
  });
  narrow(["account:*", "futures:*"]);
  await arm(config(500));
});

test("each setting that is wrong is refused by its name", async () => {
  const { arm, config } = await opened();
  await expect(arm(config(99))).rejects.toMatchObject({ code: "bad-input", field: "drop" });
  await expect(arm(config(500, "flatten", 8 * 24 * HOUR))).rejects.toMatchObject({
    code: "bad-input",
    field: "cooldownMs",
  });
});

test("somebody else's account is as if it were not there", async () => {
  const { arm, get, stop, config, acting } = await opened();
  await arm(config(500));
  await expect(arm(config(500), acting(null, "somebody"))).rejects.toMatchObject({ code: "not-found" });
  await expect(get("somebody")).rejects.toMatchObject({ code: "not-found" });
  await expect(stop("somebody")).rejects.toMatchObject({ code: "not-found" });
});
