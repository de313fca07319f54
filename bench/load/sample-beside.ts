import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresIntents } from "#adapters/postgres/postgres-intents.ts";
import { createPostgresSessions } from "#adapters/postgres/postgres-sessions.ts";
import { storeQuietTick } from "#adapters/postgres/store-quiet-tick.ts";
import { priceHalfUsd } from "#domain/units.ts";
import { timeOf } from "../rounds.ts";

/** Enough for a 99th percentile of a minute, and about a tenth of what the servers have to do. */
export const OFTEN_MS = 50;
/** Whoever looks for how many are carried does not add to what they do. */
export const SELDOM_MS = 1_000;
/** Far from every guard, and before every tick that is stored: it looks through everything and writes nothing. */
const QUIET = { low: priceHalfUsd(200_000), high: priceHalfUsd(200_000), last: priceHalfUsd(200_000), at: 0 };

export type Beside = {
  readonly databaseUrl: string;
  readonly webPort: number;
  readonly accountId: string;
  readonly tokenHash: string;
  /** How long from one time all of it was asked to the next. */
  readonly everyMs: number;
};

type Work = "triggers" | "intents" | "session" | "ready";

export type BesideTimes = Readonly<Record<Work, readonly number[]>> & {
  /** How often the web process said that it is not ready. */
  readonly unready: number;
};

/**
 * Asks what the product may not wait for, over a connection of its own, until the signal; and a web process whether it is
 * ready, for which that takes a connection of its own pool.
 */
export const sampleBeside = async (beside: Beside, signal: AbortSignal): Promise<BesideTimes> => {
  const { db, close } = openDatabase(beside.databaseUrl, { max: 1, name: "bench-beside" });
  const [sessions, intents] = [createPostgresSessions(db), createPostgresIntents(db)];
  let unready = 0;
  const ready = async (): Promise<void> => {
    const answer = await fetch(`http://127.0.0.1:${beside.webPort}/api/health/ready`);
    await answer.arrayBuffer();
    if (!answer.ok) unready += 1;
  };
  const works = {
    triggers: () => storeQuietTick(db, "paper", QUIET),
    intents: () => intents.effectsOf(beside.accountId),
    session: () => sessions.use({ tokenHash: beside.tokenHash, at: Date.now() }),
    ready,
  };
  const times: Record<Work, number[]> = { triggers: [], intents: [], session: [], ready: [] };
  try {
    // What is asked first is planned first.
    for (const work of Object.values(works)) await work();
    while (!signal.aborted) {
      for (const name of ["triggers", "intents", "session", "ready"] as const)
        times[name].push(await timeOf(works[name]));
      await sleep(beside.everyMs);
    }
    return { ...times, unready };
  } finally {
    await close();
  }
};
