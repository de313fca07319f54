import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sats } from "#domain/units.ts";
import { anAlert, aRule } from "#testing/builders/a-rule.ts";
import { aSession } from "#testing/builders/a-session.ts";
import { enterGuardedCross } from "#testing/monitor/enter-guarded-cross.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const markOf = async (userId: string): Promise<string> => {
  const known = (await stage.wired.overviewMarks.of([userId])).get(userId);
  if (known === undefined) throw new Error("Every user has a mark");
  return known.mark;
};

test("a mark changes with whatever an overview shows, and with nothing of anybody else", async () => {
  const [{ trader, guard }, stranger] = [await enterGuardedCross(stage), await stage.trader()];
  const [userId, accountId] = [trader.userId, trader.account.id];
  const marks: string[] = [await markOf(userId)];
  const note = async () => void marks.push(await markOf(userId));
  expect(await markOf(userId)).toBe(marks[0]);

  const { id } = await trader.open();
  await note();
  await trader.guard(id);
  await note();
  stage.wait(5_000);
  await trader.sync();
  await note();
  await trader.exchange.depositCross({ amount: sats(5_000), signedAt: stage.paper.now() });
  stage.wait(5_000);
  await trader.sync();
  await note();
  await stage.wired.crossGuards.pause(userId, guard.id, stage.paper.now());
  await note();
  await stage.wired.rules.arm(aRule({ userId, accountId }, anAlert), []);
  await note();
  await stage.wired.accounts.markBlind(accountId, "down", stage.paper.now(), stage.paper.now());
  await note();
  const thrown = { userId, accountId: null, stage: "freeze", by: "trader", at: stage.paper.now() } as const;
  expect(await stage.wired.panic.raise(thrown)).toBe(true);
  await note();
  const session = aSession(userId);
  expect(await stage.wired.sessions.create(session, session.createdAt)).toBe(true);
  await note();
  expect(await stage.wired.sessions.endOne(userId, session.id)).toBe(true);
  marks.push(`${await markOf(userId)} again`);
  expect(marks.at(-1)).toBe(`${marks.at(-3)} again`);
  expect(new Set(marks).size).toBe(marks.length);

  await stranger.open();
  expect(await markOf(userId)).toBe(marks.at(-3));
});

test("a mark names the sessions that are there, and none of anybody else", async () => {
  const [one, other] = [await stage.trader(), await stage.trader()];
  const sessionsOf = async (userId: string) =>
    (await stage.wired.overviewMarks.of([userId, other.userId])).get(userId)?.sessions;
  const before = await sessionsOf(one.userId);
  const [first, second] = [aSession(one.userId), aSession(one.userId)];
  for (const session of [first, second]) await stage.wired.sessions.create(session, session.createdAt);
  expect((await sessionsOf(one.userId))?.toSorted()).toEqual(
    [...(before ?? []), first.id, second.id].toSorted(),
  );
  await stage.wired.sessions.endOne(one.userId, first.id);
  expect((await sessionsOf(one.userId))?.toSorted()).toEqual([...(before ?? []), second.id].toSorted());
  expect(await sessionsOf(randomUUID())).toEqual([]);
});

test("marks of many are one question, and of nobody none", async () => {
  const [one, other] = [await stage.trader(), await stage.trader()];
  const nobody = randomUUID();
  const marks = await stage.wired.overviewMarks.of([one.userId, other.userId, nobody]);
  expect(new Set([...marks.values()].map(({ mark }) => mark)).size).toBe(3);
  expect(await stage.wired.overviewMarks.of([])).toEqual(new Map());
});
