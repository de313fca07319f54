import { expect, test } from "vitest";
import { crossLegs } from "#domain/automations/cross-guard/cross-step.ts";
import { sats, usd } from "#domain/units.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { aCrossGuardConfig } from "#testing/builders/a-cross-position.ts";
import { UNAVAILABLE } from "#testing/fakes/fake-faults.ts";
import { openEngine } from "#testing/museum/open-engine.ts";
import { syncAccount } from "./sync-account.ts";

const CROSS = ["futures:cross:read", "futures:cross:write"];
/** The shortest and the longest that LN Markets' accounts wait for their next reading. */
const [SOON_MS, LATE_MS] = [10_000, 600_000];

/** A trader at LN Markets whose cross position of 100 USD is so safe that its account is seldom read. */
const entered = async () => {
  const engine = await openEngine();
  const { exchange, stores, deps, clock } = engine;
  exchange.keyMay = [...exchange.keyMay, ...CROSS];
  const account: StoredAccount = { ...engine.account, network: "signet", permissions: exchange.keyMay };
  await exchange.closeTrade({ positionId: engine.position.id, signedAt: clock() });
  await exchange.depositCross({ amount: sats(90_000), signedAt: clock() });
  await exchange.crossOrder({ type: "market", side: "long", quantity: usd(100), signedAt: clock() });
  const wait = async () => {
    const known = stores.tables.accounts.get(account.id);
    if (known === undefined) throw new Error("The account is there");
    // As whoever claims it does, so that only this reading says when the next one is due.
    stores.tables.accounts.set(account.id, { ...known, nextReadAt: clock() + 15_000 });
    await syncAccount(deps, account, { at: clock(), last: engine.position.price });
    return (stores.tables.accounts.get(account.id)?.nextReadAt ?? 0) - clock();
  };
  const guard = async () => {
    const found = await stores.crossPositions.find(account.id);
    const config = aCrossGuardConfig();
    const legs = crossLegs(found?.position ?? fail("It was read"), config.steps, []);
    const { userId, id: accountId } = account;
    const common = { epoch: 0, version: 1, heldBy: null, createdAt: clock(), state: "armed" } as const;
    await stores.crossGuards.arm({ id: deps.newId(), userId, accountId, config, ...common }, legs);
  };
  return { ...engine, wait, guard, missed: { kind: "refuse", failure: UNAVAILABLE } as const };
};

const fail = (why: string): never => {
  throw new Error(why);
};

test("a cross position that is held and could not be read is asked for again at once, and then as seldom as before", async () => {
  const { exchange, wait, guard, missed } = await entered();
  expect(await wait()).toBe(LATE_MS);
  await guard();
  exchange.faults.once("crossPosition", missed);
  expect(await wait()).toBe(SOON_MS);
  expect(await wait()).toBe(LATE_MS);
});

test("one that is flat is, while a guard waits for the next", async () => {
  const { exchange, wait, guard, missed, clock } = await entered();
  await wait();
  await guard();
  await exchange.closeCross({ signedAt: clock() });
  expect(await wait()).toBe(LATE_MS);
  exchange.faults.once("crossPosition", missed);
  expect(await wait()).toBe(SOON_MS);
});

test("one that is flat and guarded by nobody is not: nothing can happen to it", async () => {
  const { exchange, wait, missed, clock } = await entered();
  await exchange.closeCross({ signedAt: clock() });
  await wait();
  exchange.faults.always("crossPosition", missed);
  expect(await wait()).toBe(LATE_MS);
});
