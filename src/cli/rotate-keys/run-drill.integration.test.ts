import { expect, test } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { runDrill } from "./run-drill.ts";

test("a rotation that is killed again and again, while owners write, loses nothing", async () => {
  const [rows, kills] = [runs(20_000), runs(20)];
  const report = await runDrill({ rows, kills, random: Math.random, say: () => undefined });
  expect(report).toMatchObject({ rows, undecryptable: 0, lostUpdates: 0, left: 0 });
  expect(report.kills).toBe(kills);
  expect(report.updates).toBeGreaterThan(rows / 20);
}, 300_000);
