import { createLnMarketsExchanges } from "#adapters/lnmarkets/create-ln-markets-exchanges.ts";
import { openDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresRequestBudget } from "#adapters/postgres/postgres-request-budget.ts";
import type { RequestRates } from "#domain/resilience/request-buckets.ts";
import { wire } from "#server/composition/wire.ts";
import type { Wired } from "#server/wired.ts";
import { createResilientExchanges } from "#services/exchange/create-resilient-exchanges.ts";
import { placeDatabaseClock } from "../infra/database-clock.ts";
import { createTimeBetweenCalls } from "../resilience/time-between-calls.ts";
import { aLog } from "../server/a-log.ts";
import { STAGE_KEYRING, type Stage } from "./start-stage.ts";

/** One request as it left, by the exchange's clock, and what it was answered with. */
export type SentRequest = { readonly at: number; readonly status: number };

/** A process on the stage that keeps within a request budget. */
export type OnBudget = {
  readonly wired: Wired;
  /** Everything that left it, oldest first. */
  readonly sent: readonly SentRequest[];
  /** Nothing happens in it for so long. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
};

/**
 * Another process on a stage, with the product's own request budget in the stage's database, full at the beginning. One
 * clock, the paper exchange's, is that of the process, of its database and of the exchange; it passes only while the
 * process waits, and `latencyMs` while a request is under way.
 */
export const openOnBudget = async (
  stage: Stage,
  { rates, latencyMs }: { readonly rates: RequestRates; readonly latencyMs: number },
): Promise<OnBudget> => {
  const { paper } = stage;
  const { url: databaseUrl, set } = await placeDatabaseClock(stage.sql, stage.databaseUrl);
  await stage.sql`truncate request_buckets`;
  await set(paper.now());
  const time = createTimeBetweenCalls(paper.now, async (at) => {
    stage.wait(at - paper.now());
    await set(at);
  });
  const sent: SentRequest[] = [];
  const noted: typeof fetch = async (...request) => {
    const at = paper.now();
    const answer = await fetch(...request);
    sent.push({ at, status: answer.status });
    if (latencyMs > 0) await time.sleep(latencyMs);
    return answer;
  };
  const urls = { rest: `${paper.url}/v3`, stream: paper.streamUrl };
  const wired = wire({
    databaseUrl,
    connections: 6,
    name: "on-budget",
    keys: STAGE_KEYRING,
    paper: urls,
    clock: paper.now,
    log: aLog().log,
    rates: () => rates,
  });
  const { db, close } = openDatabase(databaseUrl, { max: 4, name: "request-budget" });
  const startedAt = paper.now();
  const elapsed = (): number => paper.now() - startedAt;
  const exchanges = createResilientExchanges({
    exchanges: createLnMarketsExchanges({
      baseUrls: { mainnet: urls, signet: urls, paper: urls },
      now: paper.now,
      fetch: noted,
    }),
    budget: createPostgresRequestBudget(db, () => rates),
    elapsed,
    sleep: time.sleep,
    random: () => 0.5,
  });
  return {
    wired: { ...wired, elapsed, exchanges: time.counted(exchanges) },
    sent,
    pass: time.sleep,
    close: async () => {
      await wired.close();
      await close();
    },
  };
};
