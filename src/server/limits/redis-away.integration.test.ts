import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { createMemoryRateLimiter } from "#adapters/memory/create-memory-rate-limiter.ts";
import { type OpenDatabase, openDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresRateLimiter } from "#adapters/postgres/postgres-rate-limiter.ts";
import { createUpstashRateLimiter } from "#adapters/upstash/create-upstash-rate-limiter.ts";
import { readRouteTable } from "#cli/matrix/read-route-table.ts";
import { limitLogin } from "#services/auth/limit-login.ts";
import { withBreaker } from "#services/limits/with-breaker.ts";
import { anActiveSession, LOGIN_TIME } from "#testing/builders/a-session.ts";
import { createTestDatabase } from "#testing/infra/test-database.ts";
import {
  BRIDGE_FAULTS,
  type BridgeFault,
  type RedisBridge,
  startRedisBridge,
} from "#testing/redis/start-redis-bridge.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aRoute } from "#testing/server/a-route.ts";
import { API_ORIGIN, callOf, PROCEDURES } from "#testing/server/procedure-examples.ts";
import { trpcRoute } from "../trpc/trpc-route.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const REPLICAS = 4;
const ROUTES = await readRouteTable();

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: OpenDatabase;
let bridge: RedisBridge;
let elapsed: number;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = openDatabase(database.url, { max: 4, name: "redis-away" });
});
afterAll(async () => {
  await pool.close();
  await database.drop();
});
beforeEach(async () => {
  // No window of a counter turns while a test counts.
  vi.useFakeTimers({ toFake: ["Date"], now: LOGIN_TIME });
  bridge = await startRedisBridge(inject("redisUrl"));
  elapsed = 0;
});
afterEach(async () => {
  vi.useRealTimers();
  await bridge.stop();
});

const aTrader = () => anActiveSession({ role: "operator", steppedUpAt: LOGIN_TIME, hasSecondFactor: true });

/** One process of the product on a real Redis and a real database, used by a trader nobody has counted before. */
function aProduct(trader = aTrader()) {
  const base = aComposition({}, { cronSecret: SECRET, metricsToken: SECRET, replicas: REPLICAS });
  const redis = createUpstashRateLimiter({ url: bridge.url, token: bridge.token });
  const limiters = {
    shared: withBreaker(redis, () => elapsed),
    local: createMemoryRateLimiter({ now: Date.now }),
    auth: createPostgresRateLimiter(pool.db, Date.now),
  };
  const { send, lines } = aRoute({ composition: { ...base.composition, limiters }, trader });
  const call = (path: string) => {
    const procedure = PROCEDURES.find((one) => one.path === path);
    if (procedure === undefined) throw new Error(`there is no ${path}`);
    return send(trpcRoute, callOf(procedure));
  };
  /** How many of so many calls reach their service, and the statuses of the others. */
  const times = async (path: string, count: number) => {
    const before = base.asked.length;
    const refused = new Set<number>();
    for (let made = 0; made < count; made++) {
      const reached = base.asked.length;
      const { status } = await call(path);
      if (base.asked.length === reached) refused.add(status);
    }
    return { reached: base.asked.length - before, refused: [...refused] };
  };
  return { send, call, times, lines, limiters };
}

const one = (limit: string) => {
  const path = PROCEDURES.find((procedure) => procedure.limit === limit && procedure.isMutation)?.path;
  if (path === undefined) throw new Error(`nothing is limited as ${limit}`);
  return path;
};
const RAISE = one("raise");
const LOWER = one("lower");
const AUTH = "credentials.connect";

/** Faults in which it says nothing that can be taken for an answer. */
const AWAY = BRIDGE_FAULTS.filter((fault) => fault !== "yes" && fault !== "no");

describe.each(AWAY)("while Redis is away (%s)", (fault) => {
  beforeEach(() => {
    bridge.fault = fault;
  });

  test("attempts to be somebody are counted as ever", async () => {
    const { times, limiters } = aProduct();
    expect(await times(AUTH, 62)).toEqual({ reached: 60, refused: [429] });
    const attempts = Array.from({ length: 20 }, (_, at) =>
      limitLogin(limiters.auth, {
        account: `${fault}@axisor.local`,
        network: `10.0.${at}.1`,
        deviceId: null,
      }),
    );
    const answers = await Promise.allSettled(attempts);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    expect(bridge.asked).toBe(0);
  });

  test("what may raise a risk waits, and says for how long", async () => {
    const { times, call } = aProduct();
    expect(await times(RAISE, 40)).toEqual({ reached: 0, refused: [503] });
    const response = await aProduct().call(RAISE);
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await response.json()).toMatchObject({ error: { data: { retryAfter: 5 } } });
    expect((await call(LOWER)).status).not.toBe(503);
  });

  test("what lowers a risk goes on, up to the whole limit", async () => {
    expect(await aProduct().times(LOWER, 125)).toEqual({ reached: 120, refused: [429] });
  });

  test("what reads goes on, up to this process's share", async () => {
    expect(await aProduct().times("overview.get", 305)).toEqual({
      reached: 1_200 / REPLICAS,
      refused: [429],
    });
  });

  test("schedules and probes notice nothing, and ask it nothing", async () => {
    const { send } = aProduct();
    for (const { path, route, params } of ROUTES.filter(({ route: { limit } }) =>
      /cron|health/.test(limit),
    )) {
      const answering = { ...route, answer: async () => new Response("done") };
      const headers = { authorization: `Bearer ${SECRET}` };
      expect((await send(answering, new Request(`${API_ORIGIN}${path}`, { headers }), params)).status).toBe(
        200,
      );
    }
    expect(bridge.asked).toBe(0);
  });

  test("it is asked once in five seconds, whoever calls, and by all again when it is back", async () => {
    const { call } = aProduct();
    for (let calls = 0; calls < 20; calls++) await call("overview.get");
    // The library asks a second time where a script is not known yet.
    expect(bridge.asked).toBeLessThanOrEqual(2);
    const once = bridge.asked;
    elapsed += 4_999;
    await call(RAISE);
    expect(bridge.asked).toBe(once);
    bridge.fault = null;
    elapsed += 1;
    expect((await call(RAISE)).status).not.toBe(503);
    await call("overview.get");
    expect(bridge.asked).toBeGreaterThan(once + 1);
  });
});

describe("while Redis lies", () => {
  const passes = async (fault: BridgeFault, path: string, count: number) => {
    bridge.fault = fault;
    return await aProduct().times(path, count);
  };

  test("and says yes to everybody, no more passes here than the whole limit", async () => {
    expect(await passes("yes", RAISE, 35)).toEqual({ reached: 30, refused: [429] });
    expect(await passes("yes", LOWER, 125)).toEqual({ reached: 120, refused: [429] });
    expect(await passes("yes", AUTH, 62)).toEqual({ reached: 60, refused: [429] });
  });

  test("and says no to everybody, nobody is kept from stopping us or from looking", async () => {
    expect(await passes("no", RAISE, 3)).toEqual({ reached: 0, refused: [429] });
    expect(await passes("no", LOWER, 35)).toEqual({ reached: 120 / REPLICAS, refused: [429] });
    expect(await passes("no", "overview.get", 305)).toEqual({ reached: 1_200 / REPLICAS, refused: [429] });
    expect(await passes("no", AUTH, 62)).toEqual({ reached: 60, refused: [429] });
  });
});

describe("while Redis is there", () => {
  test("two processes hold one trader to what both of them saw", async () => {
    const trader = anActiveSession();
    const [here, there] = [aProduct(trader), aProduct(trader)];
    expect(await here.times(RAISE, 20)).toEqual({ reached: 20, refused: [] });
    expect(await there.times(RAISE, 20)).toEqual({ reached: 10, refused: [429] });
    expect(await here.times(RAISE, 1)).toEqual({ reached: 0, refused: [429] });
    expect(await aProduct().times(RAISE, 20)).toEqual({ reached: 20, refused: [] });
  });
});
