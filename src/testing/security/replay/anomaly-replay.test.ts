import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SIGNALS } from "#domain/security/judge-risk.ts";
import type { SignalName } from "#domain/security/signal-name.ts";
import { runs } from "#testing/infra/runs.ts";
import { ATTACKS } from "./attack-story.ts";
import { everySecond, falseAlarms, noticeAttack, noticeAttacks } from "./measure-replay.ts";

const HELD_OUT = everySecond(1, ATTACKS);

const countNoticed = async (numbers: readonly number[], signals = SIGNALS): Promise<number> =>
  (await noticeAttacks(numbers, signals)).filter(({ lateMs }) => lateMs !== null).length;

test("of the attacks that no weight was tuned by, 95 % are noticed within a minute of their decisive act", async () => {
  expect(HELD_OUT).toHaveLength(30);
  const noticed = await noticeAttacks(HELD_OUT);
  const missed = noticed.filter(({ lateMs }) => lateMs === null);
  expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.05 * HELD_OUT.length);
  expect(new Set(noticed.map(({ kind }) => kind)).size).toBe(12);
  // No event shows yet what a leaked key is used for at the exchange, so the promise has to hold without those attacks.
  const seen = noticed.filter(({ kind }) => kind !== "leaked-key");
  expect(missed.filter(({ kind }) => kind !== "leaked-key").length).toBeLessThanOrEqual(0.05 * seen.length);
}, 120_000);

test("of ten thousand ordinary days, at most one in a thousand is taken for an attack", async () => {
  const days = runs(10_000);
  const alarms = await falseAlarms(0, days);
  // What is promised of ten thousand is no law of the first thousand: chance may put three more into it.
  const more = days < 10_000 ? 3 : 0;
  expect(alarms.length, JSON.stringify(alarms)).toBeLessThanOrEqual(days / 1_000 + more);
  expect(alarms.filter(({ isHeld }) => isHeld)).toEqual([]);
}, 600_000);

test("without any signal nothing is noticed: it is the signals that do it", async () => {
  const none = Object.fromEntries(Object.keys(SIGNALS).map((name) => [name, () => false]));
  expect(await countNoticed(HELD_OUT.slice(0, 8), { ...SIGNALS, ...none })).toBe(0);
});

/** What these attacks rest on; the other signals have tests of their own. */
const NEEDED: readonly (readonly [SignalName, readonly number[]])[] = [
  ["new-device", [0, 2, 4, 6, 36, 38]],
  ["new-network", [0, 2, 4, 6, 36, 38]],
  ["change-on-new-device", [0, 2, 4, 40, 42, 44]],
  ["change-after-reset", [6, 8]],
  ["guessed-password", [60, 62, 64, 120, 122, 124, 484]],
  ["guessed-factor", [158, 396, 518]],
  ["lock-taken-from-elsewhere", [50, 52, 54]],
  ["proof-from-elsewhere", [10, 12, 14, 70, 72]],
  ["change-without-proof", [10, 12, 14, 130, 132, 134]],
  ["locks-changed", [40, 42, 44, 102, 160]],
  ["factor-out-by-backup-code", [46, 48]],
  ["id-probe", [15, 16, 17, 18]],
  ["slow-id-probe", [15, 19]],
  ["decrypt-burst", [20]],
  ["honeytoken", [25]],
  ["unexplained-action", [30, 32]],
  ["unexplained-again", [30, 32]],
  ["chain-broken", [56]],
];

test.each(NEEDED)(
  "taking out %s lets attacks through that were noticed",
  async (name, numbers) => {
    const without = { ...SIGNALS, [name]: () => false };
    expect(await countNoticed(numbers, without)).toBeLessThan(await countNoticed(numbers));
  },
  120_000,
);

test("an attack is noticed or not whatever day the test is run, and however often", async () => {
  expect(await noticeAttack(7)).toEqual(await noticeAttack(7));
});

test("whoever invents the stories does not look at what they are judged by", () => {
  const folder = new URL(".", import.meta.url);
  const players = new Set(["replay-story.ts", "measure-replay.ts"]);
  const inventors = readdirSync(folder).filter((name) => !name.endsWith(".test.ts") && !players.has(name));
  expect(inventors.length).toBeGreaterThan(8);
  for (const name of inventors) {
    const imports = readFileSync(new URL(name, folder), "utf8").match(/from "[^"]+"/g) ?? [];
    expect(imports.join(), name).not.toMatch(/risk-weights|judge-risk|situation|signal/);
  }
});
