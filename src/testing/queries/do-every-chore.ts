import type { CronTime } from "#server/cron/cron-time.ts";
import { runMaintenance } from "#server/cron/maintenance.ts";
import { runMarginMonitor } from "#server/cron/margin-monitor.ts";
import { runNotify } from "#server/cron/notify.ts";
import { runReconcile } from "#server/cron/reconcile.ts";
import { runRotateKeys } from "#server/cron/rotate-keys.ts";
import { runSyncPositions } from "#server/cron/sync-positions.ts";
import { runWatchSecurity } from "#server/cron/watch-security.ts";
import { createHeart } from "#server/operations/create-heart.ts";
import { answerQuestion } from "#services/worker-requests/answer-question.ts";
import { createRemoteDesk } from "#services/worker-requests/create-remote-desk.ts";
import type { Question } from "#services/worker-requests/question.ts";
import { serveRequests } from "#services/worker-requests/serve-requests.ts";
import { enterGuardedLong } from "../monitor/enter-guarded-long.ts";
import type { Trader } from "../monitor/enter-trader.ts";
import type { Stage } from "../monitor/start-stage.ts";
import { doWithoutDatabase } from "./do-without-database.ts";

const ADD_MARGIN = { method: "POST", path: "/futures/isolated/trade/add-margin" };

/** One round of each cron. */
const CRONS: Readonly<Record<string, (wired: Stage["wired"], time: CronTime) => Promise<unknown>>> = {
  "margin-monitor": runMarginMonitor,
  "sync-positions": runSyncPositions,
  reconcile: runReconcile,
  notify: runNotify,
  "rotate-keys": runRotateKeys,
  "watch-security": runWatchSecurity,
  maintenance: runMaintenance,
};

export const CHORES: readonly string[] = Object.keys(CRONS);

/** A process without keys asks, and one that has them answers. */
const answerOne = async (wired: Stage["wired"], { userId, account }: Trader): Promise<void> => {
  const requests = wired.workerRequests;
  const facts = { accountId: account.id };
  const asked = createRemoteDesk({ ...wired, requests }).ask({
    kind: "refresh-account",
    userId,
    facts,
    secret: null,
  });
  const answer = (question: Question) => answerQuestion(wired, question);
  const serve = async (): Promise<void> => {
    while ((await serveRequests({ ...wired, requests, answer })) === 0);
  };
  await Promise.all([asked, serve()]);
};

/** What a worker does besides the crons: says that it lives, looks who is near, and answers who has no keys. */
const doAsWorker = async (stage: Stage, trader: Trader): Promise<void> => {
  const { wired } = stage;
  const heart = createHeart(wired, { role: "worker", version: "test" });
  await heart.beat();
  await wired.markets.noteWorker("paper", wired.clock());
  const ticker = await wired.exchanges.marketData("paper").ticker();
  if (ticker.ok) await wired.markets.noteFunding("paper", ticker.value);
  const seen = await wired.markets.seen("paper");
  if (seen !== null) await wired.nearestAccounts.nearest("paper", seen.last, 10);
  await wired.figures.refresh();
  await answerOne(stage.wired, trader);
  await doWithoutDatabase(stage);
  await heart.stop();
};

/**
 * Everything that happens without anybody asking: a guard that acts, an effect whose outcome is not known and is found out, a
 * position that ends, what is told of it, and one round of each cron.
 */
export const doEveryChore = async (stage: Stage): Promise<void> => {
  const { wired } = stage;
  const time = (): CronTime => ({
    clock: () => stage.paper.now(),
    sleep: async () => undefined,
    lastStartMs: 0,
    endMs: 60_000,
  });
  const { trader, id } = await enterGuardedLong(stage);
  const hurt = await enterGuardedLong(stage);
  stage.paper.faults.inject({ kind: "act-then-drop", ...ADD_MARGIN });
  await stage.tick(94_444.5);
  await stage.expireLeases();
  for (const run of Object.values(CRONS)) await run(wired, time());
  await trader.close(id);
  await trader.sync();
  await doAsWorker(stage, hurt.trader);
  stage.wait(30 * 60_000);
  for (const run of Object.values(CRONS)) await run(wired, time());
};
