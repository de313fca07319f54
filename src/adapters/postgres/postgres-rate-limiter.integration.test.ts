import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attemptCounterContract, rateLimiterContract } from "#testing/contracts/rate-limiter-contract.ts";
import { createTestDatabase } from "#testing/infra/test-database.ts";
import { type OpenDatabase, openDatabase } from "./open-database.ts";
import { createPostgresRateLimiter } from "./postgres-rate-limiter.ts";

const open = async () => {
  const database = await createTestDatabase();
  const pool = openDatabase(database.url, { max: 8, name: "limiter-test" });
  const close = async () => {
    await pool.close();
    await database.drop();
  };
  return { pool, close };
};

const openHarness = async () => {
  let now = 0;
  const { pool, close } = await open();
  return {
    limiter: createPostgresRateLimiter(pool.db, () => now),
    setTime: (at: number) => {
      now = at;
    },
    close,
  };
};

rateLimiterContract("the limiter in PostgreSQL", openHarness);
attemptCounterContract("the limiter in PostgreSQL", openHarness);

describe("the limiter in PostgreSQL", () => {
  const RULE = { name: "skew", limit: 2, windowMs: 60_000 };
  const START = 1_800_000_000_000;
  let pool: OpenDatabase;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ pool, close } = await open());
  });
  afterAll(() => close());

  const at = (now: number) => createPostgresRateLimiter(pool.db, () => now);
  const allowed = async (now: number, key: string) => {
    const answer = await at(now).take(key, RULE);
    return answer.ok && answer.value.allowed;
  };

  test("counts on where a process's clock is a second behind another's at the turn of a window", async () => {
    const turn = START + RULE.windowMs;
    const times = [turn, turn - 1_000, turn, turn - 1_000, turn];
    const answers = [];
    for (const now of times) answers.push(await allowed(now, "turn"));
    expect(answers).toEqual([true, true, false, false, false]);
  });

  test("names a wait that holds by the clock that is behind, too", async () => {
    const turn = START + RULE.windowMs;
    for (let taken = 0; taken < 2; taken++) await allowed(turn, "behind");
    const refused = await at(turn - 1_000).take("behind", RULE);
    const wait = refused.ok ? refused.value.retryAfterMs : 0;
    expect(wait).toBe(RULE.windowMs + 1_001);
    expect(await allowed(turn - 1_000 + wait, "behind")).toBe(true);
  });

  test("is not held up for ever by a clock that once was a day ahead", async () => {
    for (let taken = 0; taken < 2; taken++) await allowed(START + 86_400_000, "ahead");
    expect(await allowed(START, "ahead")).toBe(true);
  });

  test("stores nothing that tells whom it counts, and when the count means nothing any more", async () => {
    await at(START + 1).take("someone@axisor.local", RULE);
    const rows = await pool.db.$client`select * from auth_counters where window_start = ${START}`;
    expect(rows.map((row) => row.ends_at)).toContain(START + 2 * RULE.windowMs);
    expect(JSON.stringify(rows)).not.toContain("someone");
  });

  test("says so when the database cannot be asked, without repeating the key", async () => {
    const gone = openDatabase("postgres://nobody:x@127.0.0.1:1/none", { max: 1, name: "gone" });
    const limiter = createPostgresRateLimiter(gone.db, () => START);
    const answers = [
      await limiter.take("someone@axisor.local", RULE),
      await limiter.clear("someone@axisor.local", RULE),
      await limiter.giveBack("someone@axisor.local", RULE, START),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
      expect(JSON.stringify(answer)).not.toContain("someone");
    }
    await gone.close();
  });
});
