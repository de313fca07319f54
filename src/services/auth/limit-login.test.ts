import { beforeEach, describe, expect, test } from "vitest";
import { createMemoryRateLimiter } from "#adapters/memory/create-memory-rate-limiter.ts";
import { fail } from "#domain/result.ts";
import { limitLogin } from "./limit-login.ts";

const EMAIL = "owner@axisor.local";
const DEVICE = "018f0000-0000-7000-8000-00000000000d";

let now: number;
let deps: Parameters<typeof limitLogin>[0];
beforeEach(() => {
  now = Date.parse("2026-11-23T12:00:00Z");
  deps = { limiter: createMemoryRateLimiter({ now: () => now }) };
});

const attempt = (network = "198.51.100.1", deviceId: string | null = null, email = EMAIL) =>
  limitLogin(deps, { email, network, deviceId });
const isStopped = { code: "limit-reached", retryAfterMs: expect.any(Number) };

/** Everything a thousand networks can try. */
const storm = async (tries = 1_000) => {
  const answers = await Promise.allSettled(
    Array.from({ length: tries }, (_, at) => attempt(`10.${at >> 8}.${at & 255}.1`)),
  );
  return answers.filter(({ status }) => status === "fulfilled").length;
};

describe("attempts to log in", () => {
  test("from a thousand networks for one address are looked at five times in a quarter of an hour", async () => {
    expect(await storm()).toBe(5);
  });

  test("of a known device go on while strangers storm the address, even from its own network", async () => {
    await storm();
    for (let tries = 0; tries < 200; tries++) await attempt("198.51.100.1").catch(() => undefined);
    const forgive = await attempt("198.51.100.1", DEVICE);
    await forgive();
    await expect(attempt("203.0.113.9", null)).rejects.toMatchObject(isStopped);
  });

  test("of a known device are counted by themselves, and stop nobody else", async () => {
    for (let tries = 0; tries < 5; tries++) await attempt("198.51.100.1", DEVICE);
    await expect(attempt("203.0.113.2", DEVICE)).rejects.toMatchObject(isStopped);
    expect(await attempt("198.51.100.1", "another device")).toBeDefined();
    expect(await attempt()).toBeDefined();
  });

  test("of a device count for the address it is known for, not for others", async () => {
    for (let tries = 0; tries < 5; tries++) await attempt("198.51.100.1", DEVICE, "other@axisor.local");
    expect(await attempt("198.51.100.1", DEVICE)).toBeDefined();
  });

  test("that were honest are forgotten, those of others are not", async () => {
    for (let tries = 0; tries < 4; tries++) await attempt("198.51.100.1", DEVICE);
    for (let tries = 0; tries < 4; tries++) await attempt();
    const forgive = await attempt("198.51.100.1", DEVICE);
    await forgive();
    expect(await attempt("198.51.100.1", DEVICE)).toBeDefined();
    expect(await attempt()).toBeDefined();
    await expect(attempt()).rejects.toMatchObject(isStopped);
  });

  test("are let through exactly after the wait that was named", async () => {
    for (let tries = 0; tries < 5; tries++) await attempt();
    const refused = await attempt().catch((error: unknown) => error);
    now += Number(Reflect.get(Object(refused), "retryAfterMs"));
    expect(await attempt()).toBeDefined();
  });

  test("are let through by nobody who cannot count", async () => {
    const down = { take: async () => fail({ kind: "unavailable", message: "down" } as const) };
    deps = { limiter: { ...deps.limiter, ...down } };
    await expect(attempt("198.51.100.1", DEVICE)).rejects.toMatchObject({ code: "unavailable" });
  });
});
