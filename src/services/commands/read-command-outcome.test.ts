import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { sats } from "#domain/units.ts";
import { openEngine } from "#testing/museum/open-engine.ts";
import { giveCommand } from "./order-command.ts";
import { readCommandOutcome } from "./read-command-outcome.ts";

const enter = async () => {
  const engine = await openEngine();
  const { userId, account } = engine;
  const request = engine.request({ kind: "add-margin", amount: sats(5_000) });
  const { commandId } = request;
  const asked = { userId, accountId: account.id, commandId };
  const read = (wanted: Partial<typeof asked> = {}) =>
    readCommandOutcome(engine.deps, { ...asked, ...wanted });
  return { engine, request, read };
};

test("a command is over only once it was read back, and what stays unclear is over as unknown", async () => {
  const { engine, request, read } = await enter();
  await giveCommand(engine.deps, request);
  const positionId = engine.position.id;
  expect(await read()).toMatchObject([
    { outcome: "confirmed", isOver: true, positionId, receipt: { outcome: "confirmed" } },
  ]);
  const seen = [];
  for (const state of ["planned", "sent", "ambiguous", "rejected"] as const) {
    await engine.stores.behind.setIntents(state);
    seen.push(...(await read()).map(({ outcome, isOver }) => [outcome, isOver]));
  }
  expect(seen).toEqual([
    ["under-way", false],
    ["unknown", false],
    ["unknown", true],
    ["rejected", true],
  ]);
});

test("a command that was never planned is not there, and somebody else's account neither", async () => {
  const { engine, request, read } = await enter();
  expect(await read()).toEqual([]);
  await giveCommand(engine.deps, request);
  expect(await read({ commandId: randomUUID() })).toEqual([]);
  await expect(read({ userId: randomUUID() })).rejects.toMatchObject({ code: "not-found" });
});
