import { setTimeout as sleep } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { freshKeyring } from "#adapters/sodium/create-keyring.ts";
import { startThrowawayPostgres } from "#cli/infra/postgres/start-throwaway-postgres.ts";
import { ROUTE_LABELS } from "#domain/operations/route-label.ts";
import { migrateDatabase } from "#server/composition/migrations.ts";
import { wire } from "#server/composition/wire.ts";
import { serveMetrics } from "#server/operations/serve-metrics.ts";
import { takeDownRequest } from "#server/operations/take-down-request.ts";
import type { Wired } from "#server/wired.ts";
import { readScrape, valuesOf } from "#testing/operations/read-scrape.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import type { Part, Values } from "../bench.ts";
import { fillTriggers } from "../engine/fill-triggers.ts";
import { atMost } from "../figure.ts";

const USERS = 10_000;
const TRIGGERS = 30_000;
/** Ten a user and day is what a day of falling prices brings; thirty days of it lie there. */
const INTENTS = 300_000;
const SCRAPES = 60;
/** Far closer than any scraper asks, and far enough that each asks the database anew. */
const BETWEEN_MS = 300;
const TOKEN = "a token of no consequence, 32 long";
const NOWHERE = { rest: "http://127.0.0.1:9/v3", stream: "ws://127.0.0.1:9/v1" };
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

const of = (what: string) => `a scrape at ${USERS.toLocaleString("en")} users: ${what}`;

/** Users of whom each has a session of the last fortnight, and what their guards wait for and did. */
const seed = async (sql: Sql): Promise<void> => {
  await fillTriggers(sql, TRIGGERS);
  await sql`insert into users (id, email, password_hash, created_at)
    select gen_random_uuid(), 'user-' || n || '@axisor.local', 'none', now()
    from generate_series(1, ${USERS}::int - (select count(*)::int from users)) n`;
  await sql`insert into exchange_accounts (id, user_id, network, label, exchange_user_id, key_last_four, permissions,
      credential_revision, status, balance, next_read_at, created_at)
    select gen_random_uuid(), id, 'paper', 'bench', 'bench-' || id, '0000', '{}', 1, 'active', 1000000,
      now() + interval '1 day', now()
    from users u where not exists (select from exchange_accounts a where a.user_id = u.id)`;
  await sql`insert into sessions (token_hash, user_id, created_at, last_seen_at, expires_at, idle_ms)
    select md5(id::text), id, now() - interval '20 days', now() - random() * interval '14 days',
      now() + interval '20 days', 86400000 from users`;
  await sql`insert into trade_intents (id, user_id, account_id, cause_kind, cause_id, subject, epoch, action, amount, details,
      state, before, facts, lease_until, planned_at, done_at)
    select gen_random_uuid(), a.user_id, a.id, 'manual', gen_random_uuid(), 'account', 0, 'add-margin', 1000, '{}',
      (array['confirmed', 'confirmed', 'rejected', 'superseded', 'ambiguous'])[1 + n % 5], '{}', '{}', now(),
      now() - random() * interval '30 days', now()
    from generate_series(1, ${INTENTS}::int) n
    join (select id, user_id, row_number() over () as at from exchange_accounts) a on a.at = 1 + n % ${USERS}::int`;
  await sql`vacuum analyze`;
};

/** As a process counts that has answered everything there is to ask of it. */
const answerAll = ({ meter }: Wired): void => {
  for (const label of ROUTE_LABELS) {
    const path = label.replaceAll(/\[[^\]]+\]/g, "x");
    for (const method of ["GET", "HEAD", "POST", "PUT"]) {
      for (const status of [200, 304, 404, 500]) takeDownRequest(meter, { method, path }, { status, ms: 20 });
    }
  }
};

const share = (times: readonly number[], part: number): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * part)] ?? Number.NaN;

const scrapeOften = async (wired: Wired): Promise<Values> => {
  const { composition } = aComposition({}, { metricsToken: TOKEN });
  const served = await serveMetrics({ ...composition, wired }, { host: "127.0.0.1", port: 0, log: QUIET });
  const [times, ages]: [number[], number[]] = [[], []];
  let text = "";
  try {
    for (let count = 0; count < SCRAPES; count += 1) {
      const begun = performance.now();
      const response = await fetch(`http://127.0.0.1:${served.port}/metrics`, {
        headers: { authorization: `Bearer ${TOKEN}` },
      });
      text = await response.text();
      times.push(performance.now() - begun);
      ages.push(valuesOf(readScrape(text), "figures_age_seconds")[""] ?? Number.NaN);
      await sleep(BETWEEN_MS);
    }
  } finally {
    await served.close();
  }
  const { series } = readScrape(text);
  const users = series.find(({ name, labels }) => name === "active_users_total" && labels.within === "7d");
  // A scrape that could not ask the database is fast.
  if (users === undefined || users.value < USERS / 4) throw new Error("the database was not asked");
  return {
    [of("time, median")]: share(times, 0.5),
    [of("time, 95th percentile")]: share(times, 0.95),
    [of("age of its figures, at most")]: Math.max(...ages) * 1_000,
    [of("series")]: series.length,
  };
};

const measure = async (): Promise<Values> => {
  const server = await startThrowawayPostgres();
  try {
    await migrateDatabase(server.url);
    const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
    await seed(sql);
    await sql.end();
    const wired = wire({
      databaseUrl: server.url,
      connections: 5,
      name: "bench-scrape",
      keys: await freshKeyring(Date.now()),
      paper: NOWHERE,
      clock: Date.now,
      log: QUIET,
    });
    try {
      answerAll(wired);
      return await scrapeOften(wired);
    } finally {
      await wired.close();
    }
  } finally {
    await server.stop();
  }
};

export const scrape: Part<null> = {
  title: "scraping",
  figures: [
    { name: of("time, median"), unit: "ms", target: null },
    { name: of("time, 95th percentile"), unit: "ms", target: atMost(100) },
    // The figures of the scrape before, at the worst: then the database took longer than a scrape waits.
    { name: of("age of its figures, at most"), unit: "ms", target: atMost(1_000) },
    { name: of("series"), unit: "series", target: atMost(5_000) },
  ],
  measure,
};
