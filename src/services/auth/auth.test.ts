import { beforeEach, describe, expect, test } from "vitest";
import { createMemoryRateLimiter } from "#adapters/memory/create-memory-rate-limiter.ts";
import { fail } from "#domain/result.ts";
import { FakePasswordHasher } from "#testing/fakes/fake-password-hasher.ts";
import { FakeSessions } from "#testing/fakes/fake-sessions.ts";
import { FakeUsers } from "#testing/fakes/fake-users.ts";
import { logIn } from "./log-in.ts";
import { logOut } from "./log-out.ts";
import { registerUser } from "./register-user.ts";
import { resolveSession } from "./resolve-session.ts";

const PASSWORD = "correct horse battery staple";
const EMAIL = "demo@axisor.local";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let now: number;
let deps: ReturnType<typeof makeDeps>;

function makeDeps() {
  let count = 0;
  const users = new FakeUsers();
  return {
    users,
    sessions: new FakeSessions(users),
    passwords: new FakePasswordHasher(),
    limiter: createMemoryRateLimiter({ now: () => now }),
    now: () => now,
    newId: () => `user-${++count}`,
    newToken: () => `token-${++count}`,
  };
}

const register = (email = EMAIL, ip = "198.51.100.1", password = PASSWORD) =>
  registerUser(deps, { email, password, ip });
const login = (password = PASSWORD, email = EMAIL, ip = "198.51.100.1") =>
  logIn(deps, { email, password, ip });

beforeEach(() => {
  now = Date.parse("2026-11-23T12:00:00Z");
  deps = makeDeps();
});

describe("registering", () => {
  test("makes a user who can log in, however the address is spelled", async () => {
    await register("  Demo@Axisor.Local ");
    expect(await login(PASSWORD, "DEMO@axisor.local")).toMatchObject({ email: EMAIL });
  });

  test("stores a hash, never the password", async () => {
    await register();
    expect((await deps.users.findByEmail(EMAIL))?.passwordHash).toBe(`hashed:${PASSWORD}`);
  });

  test("refuses an address that has an account, in whatever spelling", async () => {
    await register();
    await expect(register("DEMO@axisor.local")).rejects.toMatchObject({ code: "conflict", field: "email" });
  });

  test.each(["aaaaaaaaaaaaaaaaaa", "passwordpassword", "12345678901234567", "demo@axisor.local1"])(
    "refuses %s, though it is long enough, and stores nothing",
    async (password) => {
      const refused = register(EMAIL, "198.51.100.1", password);
      await expect(refused).rejects.toMatchObject({ code: "bad-input", field: "password" });
      expect(await deps.users.findByEmail(EMAIL)).toBeNull();
    },
  );

  test("stops an address of the network after 20 in an hour", async () => {
    for (let index = 0; index < 20; index++) await register(`user-${index}@axisor.local`);
    await expect(register("late@axisor.local")).rejects.toMatchObject({ code: "limit-reached" });
    expect(await register("late@axisor.local", "198.51.100.2")).toBeDefined();
  });
});

describe("logging in", () => {
  beforeEach(async () => {
    await register();
  });

  test("answers a wrong password and an unknown address alike, and computes a hash for both", async () => {
    expect(await login("wrong horse battery staple")).toBeNull();
    expect(await login(PASSWORD, "nobody@axisor.local")).toBeNull();
    expect(deps.passwords.verified).toHaveLength(2);
    expect(deps.passwords.verified[1]?.hash).toBeNull();
  });

  test("looks at no more than five passwords for one address in 15 minutes, racing ones included", async () => {
    const tries = Array.from({ length: 20 }, (_, index) =>
      login(`guess number ${index} of many`, EMAIL, `198.51.100.${index}`),
    );
    const answers = await Promise.allSettled(tries);
    expect(deps.passwords.verified).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === "rejected")).toHaveLength(15);
    await expect(login()).rejects.toMatchObject({ code: "limit-reached", retryAfterMs: expect.any(Number) });
    now += 30 * MINUTE;
    expect(await login()).not.toBeNull();
  });

  test("does not hold honest logins against the address", async () => {
    for (let index = 0; index < 12; index++) expect(await login()).not.toBeNull();
  });

  test("an address of the network that tries many accounts is stopped after 100 in 15 minutes", async () => {
    for (let index = 0; index < 100; index++) await login(PASSWORD, `user-${index}@axisor.local`);
    await expect(login(PASSWORD, "other@axisor.local")).rejects.toMatchObject({ code: "limit-reached" });
  });

  test("lets nobody in while attempts cannot be counted", async () => {
    const down = {
      ...deps,
      limiter: { ...deps.limiter, take: async () => fail({ kind: "unavailable", message: "down" } as const) },
    };
    const refused = logIn(down, { email: EMAIL, password: PASSWORD, ip: "198.51.100.1" });
    await expect(refused).rejects.toMatchObject({ code: "unavailable" });
    expect(deps.passwords.verified).toHaveLength(0);
  });

  test("says when to come back while too many hashes are waiting", async () => {
    const busy = {
      ...deps.passwords,
      verify: async () => fail({ kind: "busy" } as const),
      hash: deps.passwords.hash,
    };
    const refused = logIn(
      { ...deps, passwords: busy },
      { email: EMAIL, password: PASSWORD, ip: "198.51.100.1" },
    );
    await expect(refused).rejects.toMatchObject({ code: "unavailable", retryAfterMs: 3_000 });
  });
});

describe("a session", () => {
  let token: string;
  beforeEach(async () => {
    await register();
    token = (await login())?.token ?? "";
  });
  const resolved = () => resolveSession(deps, { token });

  test("is stored as a digest only", () => {
    const stored = JSON.stringify([...deps.sessions.rows]);
    expect(stored).toMatch(/"tokenHash":"[0-9a-f]{64}"/);
    expect(stored).not.toContain(token);
  });

  test("tells who is asking until it is logged out, at once", async () => {
    expect(await resolved()).toMatchObject({ email: EMAIL });
    await logOut(deps, { token });
    expect(await resolved()).toBeNull();
  });

  test("ends 24 hours after the login however much it is used", async () => {
    for (let hour = 0; hour < 24; hour++) {
      expect(await resolved()).not.toBeNull();
      now += HOUR;
    }
    expect(await resolved()).toBeNull();
  });

  test("ends after 8 hours without use", async () => {
    now += 8 * HOUR;
    expect(await resolved()).toBeNull();
  });
});
