import { expect, test } from "vitest";
import type { AutoEntryConfig } from "#domain/automations/entries/auto-entry.ts";
import { priceFromUsd, sats } from "#domain/units.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { anAutoEntry } from "#testing/builders/an-auto-entry.ts";
import { FakeSecurityRecorder } from "#testing/fakes/fake-security-recorder.ts";
import { openEngine } from "#testing/museum/open-engine.ts";
import { recordPrice } from "#testing/museum/record-price.ts";
import { armEntryByTrader } from "./arm-entry-by-trader.ts";
import { listEntries } from "./list-entries.ts";
import { previewEntry } from "./preview-entry.ts";
import { pauseEntry, stopEntry } from "./stop-entry.ts";

const VISITOR = { network: "198.51.100.7", userAgent: null, deviceToken: null, party: null };

const opened = async () => {
  const engine = await openEngine();
  const { stores, userId, clock } = engine;
  const accountId = engine.account.id;
  const security = new FakeSecurityRecorder();
  const { newId, markets } = engine.deps;
  const deps = { accounts: stores.accounts, rules: stores.rules, security, clock, newId, markets };
  const acting = (steppedUpAt: number | null, as: string) => ({
    ...anActiveSession({ userId: as, steppedUpAt }),
    visitor: VISITOR,
  });
  engine.pass(60_000);
  recordPrice(engine, 110_000);
  await engine.tick(110_000);
  return {
    security,
    arm: (
      changes: Partial<AutoEntryConfig> = {},
      {
        id = null,
        as = userId,
        steppedUpAt = clock(),
      }: { id?: string | null; as?: string; steppedUpAt?: number | null } = {},
    ) => armEntryByTrader(deps, acting(steppedUpAt, as), { accountId, id, config: anAutoEntry(changes) }),
    preview: (changes: Partial<AutoEntryConfig> = {}, as = userId) =>
      previewEntry(deps, { userId: as, accountId, config: anAutoEntry(changes) }),
    pause: (id: string, as = userId) => pauseEntry(deps, { userId: as, id }),
    stop: (id: string, as = userId) => stopEntry(deps, { userId: as, id }),
    list: async (as = userId) =>
      (await listEntries(deps, as)).map(({ entry, made }) => [entry.state, entry.version, made.length]),
  };
};

test("it is armed, changed, paused, resumed and stopped, and each is what is listed", async () => {
  const { arm, pause, stop, list, security } = await opened();
  const { id } = await arm();
  expect(await list()).toEqual([["armed", 1, 0]]);
  expect(security.events).toMatchObject([{ kind: "automation-armed" }]);
  await arm({ when: { kind: "crossing", price: priceFromUsd(99_000), from: "above" } }, { id });
  expect(await list()).toEqual([["armed", 2, 0]]);
  await pause(id);
  expect(await list()).toEqual([["paused", 2, 0]]);
  await arm({ when: { kind: "crossing", price: priceFromUsd(99_000), from: "above" } }, { id });
  expect(await list()).toEqual([["armed", 2, 0]]);
  expect(await stop(id)).toBe(true);
  expect(await list()).toEqual([]);
  await expect(pause(id)).rejects.toMatchObject({ code: "not-found" });
});

test("whose worst case passes its budget is refused at that field, and nothing is kept", async () => {
  const { arm, preview, list } = await opened();
  const seen = await preview({ budget: sats(1) });
  expect(seen.worstCase).toBeGreaterThan(1);
  expect(seen.mistakes.map(({ field }) => field)).toEqual(["budget"]);
  await expect(arm({ budget: sats(1) })).rejects.toMatchObject({
    code: "bad-input",
    field: "budget",
  });
  expect(await list()).toEqual([]);
});

test("a budget of the previewed worst case to the sat is enough", async () => {
  const { arm, preview, list } = await opened();
  const { worstCase } = await preview();
  await arm({ budget: worstCase });
  expect(await list()).toEqual([["armed", 1, 0]]);
  await expect(arm({ budget: sats(worstCase - 1) })).rejects.toMatchObject({ code: "bad-input" });
});

test("it takes a fresh factor, and nothing of it is for anybody else", async () => {
  const { arm, preview, pause, stop, list } = await opened();
  await expect(arm({}, { steppedUpAt: null })).rejects.toMatchObject({ code: "forbidden" });
  expect(await list()).toEqual([]);
  const { id } = await arm();
  await expect(preview({}, "somebody")).rejects.toMatchObject({ code: "not-found" });
  await expect(arm({}, { as: "somebody" })).rejects.toMatchObject({ code: "not-found" });
  await expect(pause(id, "somebody")).rejects.toMatchObject({ code: "not-found" });
  await expect(stop(id, "somebody")).rejects.toMatchObject({ code: "not-found" });
  expect(await list()).toEqual([["armed", 1, 0]]);
  expect(await list("somebody")).toEqual([]);
});
