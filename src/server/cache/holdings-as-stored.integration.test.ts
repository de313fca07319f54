import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sats } from "#domain/units.ts";
import type { Wired } from "#server/wired.ts";
import { getOverview, readHoldings } from "#services/overview/get-overview.ts";
import { anAlert, aRule } from "#testing/builders/a-rule.ts";
import { enterGuardedCross } from "#testing/monitor/enter-guarded-cross.ts";
import { STAGE_KEYRING, type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { aLog } from "#testing/server/a-log.ts";
import { wire } from "../composition/wire.ts";
import { holdingsAsStored } from "./holdings-as-stored.ts";

let stage: Stage;
/** Another process on the same database: what the stage's own ports store, it only ever reads. */
let web: Wired;

const openWeb = () =>
  wire({
    databaseUrl: stage.databaseUrl,
    connections: 4,
    name: "web",
    keys: STAGE_KEYRING,
    paper: { rest: `${stage.paper.url}/v3`, stream: stage.paper.streamUrl },
    clock: () => stage.paper.now(),
    log: aLog().log,
  });

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(async () => {
  await stage.renew();
  web = openWeb();
});
afterAll(() => stage.stop());

const counted = (wired: Wired) => {
  const counts = { reads: 0 };
  const accounts = {
    ofUser: (userId: string) => {
      counts.reads += 1;
      return wired.accounts.ofUser(userId);
    },
    positionsOfUser: (userId: string) => wired.accounts.positionsOfUser(userId),
  };
  return { deps: { ...wired, accounts }, counts };
};

/** What the web shows is what a process without a memory reads. */
const look = async (deps: Parameters<typeof holdingsAsStored>[0], userId: string) => {
  const asStored = (of: string, at: number) => holdingsAsStored(deps, { userId: of, at });
  const shown = await getOverview({ ...web, asStored }, { userId });
  expect(shown).toEqual(await getOverview(stage.wired, { userId }));
  return shown;
};

describe("holdings that a web process keeps", () => {
  test("are those that another process stored, at once, whatever it stored", async () => {
    const { trader, guard } = await enterGuardedCross(stage);
    const [userId, accountId] = [trader.userId, trader.account.id];
    const { deps, counts } = counted(web);
    let read = 0;
    const expectReadAnew = async () => {
      await look(deps, userId);
      read += 1;
      expect(counts.reads).toBe(read);
      // And kept from then on, while nothing is stored.
      await look(deps, userId);
      expect(counts.reads).toBe(read);
    };
    await expectReadAnew();

    const { id } = await trader.open();
    await expectReadAnew();
    await trader.guard(id);
    await expectReadAnew();
    stage.wait(5_000);
    await trader.sync();
    await expectReadAnew();
    const [seen] = (await look(deps, userId)).accounts;
    expect(seen?.readAt).toBe(stage.paper.now());
    await trader.exchange.depositCross({ amount: sats(5_000), signedAt: stage.paper.now() });
    stage.wait(5_000);
    await trader.sync();
    await expectReadAnew();
    await stage.wired.crossGuards.pause(userId, guard.id, stage.paper.now());
    await expectReadAnew();
    await stage.wired.rules.arm(aRule({ userId, accountId }, anAlert), []);
    await expectReadAnew();
    await stage.wired.accounts.markBlind(accountId, "down", stage.paper.now(), stage.paper.now());
    await expectReadAnew();
    await web.close();
  });

  test("follow a guard that acts, and what leaves its day by time alone", async () => {
    const trader = await stage.trader();
    const { id } = await trader.open();
    await trader.guard(id);
    const { deps, counts } = counted(web);
    const before = (await look(deps, trader.userId)).guards[0];
    await stage.tick((before?.trigger?.price ?? 0) / 2);
    const acted = (await look(deps, trader.userId)).guards[0];
    expect(acted?.spending.addedInDay).toBeGreaterThan(0);
    stage.wait(7_000);
    const reads = counts.reads;
    // Kept, but its guard acted seven seconds longer ago: `look` holds it against what a fresh reading says.
    await look(deps, trader.userId);
    expect(counts.reads).toBe(reads);
    stage.wait(24 * 3_600_000);
    expect((await look(deps, trader.userId)).guards[0]?.spending.addedInDay).toBe(0);
    expect(counts.reads).toBe(reads + 1);
    await web.close();
  });

  test("are nobody else's, and never those of a moment before what was stored while they were read", async () => {
    const [trader, stranger] = [await stage.trader(), await stage.trader()];
    const { deps } = counted(web);
    const [seen, late] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = {
      ...deps,
      accounts: {
        ...deps.accounts,
        positionsOfUser: async (userId: string) => {
          const found = await web.accounts.positionsOfUser(userId);
          seen.resolve();
          await late.promise;
          return found;
        },
      },
    };
    const reading = holdingsAsStored(slow, { userId: trader.userId, at: stage.paper.now() });
    await seen.promise;
    await trader.open();
    late.resolve();
    expect((await reading).holdings.positions).toEqual([]);
    expect((await look(deps, trader.userId)).positions).toHaveLength(1);
    expect((await look(deps, stranger.userId)).positions).toEqual([]);
    await web.close();
  });

  test("come with the prices of the user's own networks, whatever else is seen", async () => {
    const { trader } = await enterGuardedCross(stage);
    await stage.sql`insert into market_ticks (network, last, at, covered_at)
      values ('paper', 200000, now(), now()), ('mainnet', 190000, now(), now())`;
    const { markets } = await web.overviewRevisions.of(trader.userId, stage.paper.now());
    expect(markets.map(({ network }) => network)).toEqual(["mainnet", "paper"]);
    expect((await look(web, trader.userId)).prices.map(({ network }) => network)).toEqual(["paper"]);
  });

  test("are read anew for nothing that is only about when an account is due", async () => {
    const trader = await stage.trader();
    const { deps, counts } = counted(web);
    await look(deps, trader.userId);
    await stage.sql`update exchange_accounts set next_read_at = next_read_at + interval '1 second'`;
    await look(deps, trader.userId);
    expect(counts.reads).toBe(1);
    expect(await readHoldings(web, { userId: trader.userId, at: stage.paper.now() })).toMatchObject({
      accounts: [{ id: trader.account.id }],
    });
    await web.close();
  });
});
