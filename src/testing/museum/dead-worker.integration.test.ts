import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { overviewView } from "#server/views/overview-view.ts";
import { watchNetwork } from "#server/worker/watch-network.ts";
import { getOverview } from "#services/overview/get-overview.ts";
import { type Stage, startStage } from "../monitor/start-stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

test("B8 a minute after the last word of its worker, the page says that nobody but the crons watches", async () => {
  const { userId } = await stage.trader();
  const driver = async () => overviewView(await getOverview(stage.wired, { userId }), "", "en").driver;
  const dying = new AbortController();
  const dead = watchNetwork(stage.wired, { network: "paper", signal: dying.signal, onTick: () => {} });
  try {
    await vi.waitFor(async () => expect(await driver()).toBe("worker"), { timeout: 25_000, interval: 20 });
  } finally {
    dying.abort();
    await dead;
  }
  stage.wait(59_000);
  expect(await driver()).toBe("worker");
  stage.wait(1_000);
  expect(await driver()).toBe("cron");
});
