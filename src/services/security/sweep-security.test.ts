import { beforeEach, expect, test } from "vitest";
import { NO_RISK } from "#domain/security/judge-risk.ts";
import type { SecurityEventKind } from "#domain/security/security-event.ts";
import { aSecurityEvent } from "#testing/builders/a-security-event.ts";
import { openSecurityDesk, type SecurityDesk } from "#testing/security/open-security-desk.ts";
import { sweepSecurity } from "./sweep-security.ts";

const HOUR = 3_600_000;

let desk: SecurityDesk;
let userId: string;

beforeEach(async () => {
  desk = await openSecurityDesk();
  userId = await desk.addTrader();
});

const countOf = (kind: SecurityEventKind) => desk.events().filter((event) => event.kind === kind).length;
const sweep = async (seen: Parameters<typeof sweepSecurity>[1] = null) => sweepSecurity(desk.deps, seen);

test("a sweep finds nothing where nothing is, and goes on from where it was", async () => {
  await desk.record({ userId });
  const { memory, ...report } = await sweep();
  expect(report).toEqual({ isBroken: false, bursts: 0, finished: 0 });
  expect(memory.end.seq).toBe(1);
  expect(await sweep(memory)).toEqual({ memory, ...report });
});

test("a sweep notes a chain that was changed by hand, tells it, and repeats itself once an hour only", async () => {
  for (let at = 0; at < 5; at += 1) await desk.record({ userId });
  const row = desk.securityLog.rows.get(3);
  if (row === undefined) throw new Error("There is no third event");
  desk.securityLog.rows.set(3, { ...row, event: { ...row.event, network: "192.0.2.1" } });
  for (let at = 0; at < 4; at += 1) {
    expect(await sweep()).toMatchObject({ isBroken: true });
    desk.pass(30_000);
  }
  expect(countOf("chain-broken")).toBe(1);
  expect(desk.events()[5]).toMatchObject({ facts: { seq: 3, fault: "changed" }, risk: 0.99 });
  expect(desk.lines.filter((line) => line.includes('"event":"security-alert"'))).toHaveLength(1);
  desk.pass(HOUR);
  await sweep();
  expect(countOf("chain-broken")).toBe(2);
});

test("a sweep notices that the log ends before where it was seen whole", async () => {
  for (let at = 0; at < 5; at += 1) await desk.record({ userId });
  const { memory } = await sweep();
  const row = desk.securityLog.rows.get(4);
  desk.securityLog.rows.delete(5);
  desk.securityLog.end = { seq: 4, hash: row?.hash ?? "" };
  expect(await sweep()).toMatchObject({ isBroken: false });
  expect(await sweep(memory)).toMatchObject({ isBroken: true });
});

test("sweeps come round to whatever was changed, however old it is", async () => {
  for (let at = 0; at < 5_500; at += 1)
    await desk.securityLog.append(aSecurityEvent({ userId: null }), () => NO_RISK);
  let { memory } = await sweep();
  const change = (seq: number) => {
    const row = desk.securityLog.rows.get(seq);
    if (row !== undefined) desk.securityLog.rows.set(seq, { ...row, hash: "0".repeat(64) });
  };
  const brokenAt: number[] = [];
  const goOn = async (rounds: number) => {
    for (let round = 0; round < rounds; round += 1) {
      desk.pass(30_000);
      const report = await sweep(memory);
      memory = report.memory;
    }
    brokenAt.push(
      ...desk
        .events()
        .filter(({ kind }) => kind === "chain-broken")
        .map(({ facts }) => Number(facts.seq)),
    );
  };
  await goOn(6);
  expect(brokenAt).toEqual([]);
  for (const seq of [5, 2_000, 3_001, 5_499]) change(seq);
  await goOn(6);
  expect(brokenAt.toSorted((one, other) => one - other)).toEqual([5, 2_000, 3_001, 5_499]);
});

test("sweeps without a memory come round to it as well, by the clock", async () => {
  for (let at = 0; at < 9_000; at += 1)
    await desk.securityLog.append(aSecurityEvent({ userId: null }), () => NO_RISK);
  for (const seq of [5, 4_001, 7_999]) {
    const row = desk.securityLog.rows.get(seq);
    if (row !== undefined) desk.securityLog.rows.set(seq, { ...row, hash: "0".repeat(64) });
  }
  for (let round = 0; round < 4; round += 1) {
    await sweep();
    desk.pass(30_000);
  }
  const seqs = desk
    .events()
    .filter(({ kind }) => kind === "chain-broken")
    .map(({ facts }) => facts.seq);
  expect(new Set(seqs)).toEqual(new Set([5, 4_001, 7_999]));
});

test("a sweep tells of credentials opened far too often, by account and in all, once while it goes on", async () => {
  const open = (times: number, accountId: string) => {
    for (let at = 0; at < times; at += 1) desk.openings.note({ userId, accountId, at: desk.deps.clock() });
  };
  open(300, "one");
  expect(await sweep()).toMatchObject({ bursts: 0 });
  open(1, "two");
  expect(await sweep()).toMatchObject({ bursts: 1 });
  open(1, "one");
  expect(await sweep()).toMatchObject({ bursts: 1 });
  expect(await sweep()).toMatchObject({ bursts: 0 });
  expect(desk.events().filter(({ kind }) => kind === "decrypt-burst")).toMatchObject([
    { userId: null, risk: 0.85, facts: { opened: 301, usual: 60 } },
    { userId, risk: 0.85, facts: { opened: 301, usual: 60, accountId: "one" } },
  ]);
  expect(desk.mails.rows).toHaveLength(1);
});
