import { expect, it } from "vitest";
import { ChaosStopped, runChaos } from "./run-chaos.ts";

const INTENTS = 60;
const watch = { random: Math.random, say: () => {}, onProgress: () => {} };

it("acts once for each cause, loses nothing and leaves nothing open while workers are killed and the database falls", async () => {
  const report = await runChaos({ ...watch, intents: INTENTS, signal: new AbortController().signal });
  expect(report.figures).toMatchObject({ double: 0, lost: 0, open: 0 });
  expect(report.stock.conservationDifference).toBe(0);
  expect(report.lastWords).toEqual([]);
  const { recovery } = report.figures;
  expect(recovery.recovered).toBe(recovery.faults);
  expect(recovery.byKind.restart?.faults).toBe(report.figures.restarts);
  expect(recovery.medianMs).toBeLessThan(5 * 60_000);
  // How much a run tries before its deadline is the machine's to say; that it tries is not.
  expect(report.figures.kills).toBeGreaterThan(0);
  expect(report.figures.restarts).toBeGreaterThan(0);
  expect(report.stock.states.confirmed).toBeGreaterThan(0);
}, 240_000);

it("takes everything down and reports nothing when it is told to stop", async () => {
  await expect(runChaos({ ...watch, intents: INTENTS, signal: AbortSignal.abort() })).rejects.toThrow(
    ChaosStopped,
  );
}, 120_000);
