import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { commandArgs } from "#cli/infra/command-args.ts";
import { inheritedEnv } from "#env";
import { STAGE_KEYRING, type Stage, startStage } from "#testing/monitor/start-stage.ts";

/* The worker as its own process, on the stage's database and exchange. */
let stage: Stage;
let said: string[];
let worker: ReturnType<typeof spawn>;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(async () => {
  await stage.renew();
  said = [];
});
afterEach(() => void worker.kill("SIGKILL"));
afterAll(() => stage.stop());

const WAIT = { timeout: 20_000, interval: 20 };

const start = async (): Promise<{ readonly ended: Promise<string> }> => {
  const url = stage.paper.url;
  worker = spawn(process.execPath, commandArgs("src/cli/worker.ts"), {
    env: {
      ...inheritedEnv("production"),
      ROLE: "worker",
      DATABASE_URL: stage.databaseUrl,
      LNMARKETS_URL: `${url}/v3`,
      LNMARKETS_STREAM_URL: stage.paper.streamUrl,
      VAULT_KEYRING: STAGE_KEYRING.text,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (worker.stdout !== null) createInterface({ input: worker.stdout }).on("line", (line) => said.push(line));
  const ended = new Promise<string>((resolve) => {
    worker.once("exit", (code, signal) => resolve(signal ?? `code ${code}`));
  });
  await vi.waitFor(() => expect(said.join()).toContain('"stream-up"'), WAIT);
  return { ended };
};

test("a worker told to end does so by itself, without a complaint", async () => {
  const { ended } = await start();
  await vi.waitFor(async () => expect(await stage.wired.markets.seen("paper")).not.toBeNull(), WAIT);
  worker.kill("SIGTERM");
  expect(await ended).toBe("code 0");
  expect(said.join()).not.toContain('"worker-left-work"');
  expect(said.filter((line) => line.includes('"level":50'))).toEqual([]);
});

test("a worker told to end does so even where the exchange has stopped answering", async () => {
  const trader = await stage.trader();
  await trader.guard((await trader.open()).id);
  const { ended } = await start();
  stage.paper.faults.inject({ kind: "hang-before", times: null });
  stage.move(94_444.5);
  await stage.sql`update exchange_accounts set next_read_at = 'epoch'`;
  // Work is under way that waits for the exchange.
  await vi.waitFor(async () => {
    expect(await stage.sql`select 1 from trigger_work`).toHaveLength(1);
  }, WAIT);
  worker.kill("SIGTERM");
  expect(await ended).toBe("code 0");
  // It is still there for the next worker.
  expect(await stage.sql`select 1 from trigger_work`).toHaveLength(1);
});
