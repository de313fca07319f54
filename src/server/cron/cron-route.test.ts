import { randomBytes } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import type { SecurityEvent } from "#domain/security/security-event.ts";
import { runs } from "#testing/infra/runs.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aRoute } from "#testing/server/a-route.ts";
import type { Wired } from "../wired.ts";
import { cronRoute } from "./cron-route.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const URL_OF_CRON = "http://localhost/api/cron/margin-monitor";

function aCron(secret: string | null = SECRET, setup: Parameters<typeof aRoute>[0] = {}) {
  const recorded: SecurityEvent[] = [];
  const { composition } = aComposition({}, { cronSecret: secret });
  const security = { record: async (event: SecurityEvent) => void recorded.push(event) };
  const { send, lines } = aRoute({ composition: { ...composition, security }, ...setup });
  const job = vi.fn(async (): Promise<unknown> => ({ ticks: 3 }));
  const call = (authorization?: string, method = "GET", more: Record<string, string> = {}) => {
    const headers = { ...more, ...(authorization === undefined ? {} : { authorization }) };
    return send(
      cronRoute({ job, needsKeys: setup.wired !== undefined }),
      new Request(URL_OF_CRON, { method, headers }),
    );
  };
  return { call, job, lines, recorded };
}

/** Everything that is nearly right, and as many that are not. */
function wrongSecrets(count: number): readonly string[] {
  const near = [
    "",
    "undefined",
    "null",
    "0",
    SECRET.slice(1),
    SECRET.slice(0, -1),
    `${SECRET}x`,
    ` ${SECRET}`,
    SECRET.toUpperCase(),
    SECRET.replace("0", "\u00f8"),
    `${SECRET},${SECRET}`,
    SECRET.split("").reverse().join(""),
    "x".repeat(1_000_000),
    ...Array.from({ length: SECRET.length }, (_, at) => `${SECRET.slice(0, at)}!${SECRET.slice(at + 1)}`),
  ];
  const far = Array.from({ length: count - near.length }, (_, at) => randomBytes(at % 48).toString("hex"));
  return [...near, ...far];
}

describe("a cron call", () => {
  test.each(["GET", "POST"])("runs the job for the bearer of the secret (%s)", async (method) => {
    const { call } = aCron();
    const response = await call(`Bearer ${SECRET}`, method);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ticks: 3 });
  });

  test.each(["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])("is not made by %s", async (method) => {
    const { call, job } = aCron();
    const response = await call(`Bearer ${SECRET}`, method);
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, POST"]);
    expect(job).not.toHaveBeenCalled();
  });

  test.each([undefined, "", "Bearer", "Bearer ", `Basic ${SECRET}`, SECRET])(
    "is refused with %s",
    async (authorization) => {
      const { call, job } = aCron();
      expect((await call(authorization)).status).toBe(401);
      expect(job).not.toHaveBeenCalled();
    },
  );

  test("is refused for every wrong secret, never for being one too many", async () => {
    const { call, job } = aCron();
    const wrong = wrongSecrets(runs(10_000));
    const statuses = new Map<number, number>();
    for (const secret of wrong) {
      const { status } = await call(`Bearer ${secret}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([[401, wrong.length]]);
    expect(job).not.toHaveBeenCalled();
    expect((await call(`Bearer ${SECRET}`)).status).toBe(200);
  });

  test("is never made by a cookie, a query or a body that holds the secret", async () => {
    const { call, job } = aCron();
    const cookies = { cookie: `authorization=Bearer ${SECRET}; CRON_SECRET=${SECRET}; secret=${SECRET}` };
    expect((await call(undefined, "GET", cookies)).status).toBe(401);
    const { send } = aRoute({ composition: aComposition({}, { cronSecret: SECRET }).composition });
    for (const query of [`?secret=${SECRET}`, `?authorization=Bearer%20${SECRET}`]) {
      const asked = new Request(`${URL_OF_CRON}${query}`, { method: "POST", body: SECRET });
      expect((await send(cronRoute({ job, needsKeys: false }), asked)).status).toBe(401);
    }
    expect(job).not.toHaveBeenCalled();
  });

  test.each([null, ""])("is let in by nobody while no secret is set (%s)", async (secret) => {
    const { call, job } = aCron(secret);
    for (const authorization of [undefined, "Bearer ", "Bearer undefined", "Bearer null"]) {
      expect((await call(authorization)).status).toBe(503);
    }
    expect(job).not.toHaveBeenCalled();
  });

  test("that opens keys is refused by a process that holds none, before anything is claimed", async () => {
    const wired = new Proxy({} as Wired, { get: (_, name) => (name === "keyring" ? null : undefined) });
    const { call, job } = aCron(SECRET, { wired });
    const response = await call(`Bearer ${SECRET}`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("ROLE");
    expect(job).not.toHaveBeenCalled();
    expect((await call("Bearer wrong")).status).toBe(401);
  });

  test("tells nothing of why its job failed, but the log does", async () => {
    const { call, job, lines } = aCron();
    job.mockRejectedValue(new Error("connection to 10.0.0.5 refused"));
    const response = await call(`Bearer ${SECRET}`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("10.0.0.5");
    expect(lines.join()).toContain("10.0.0.5");
  });

  test("never writes the secret down, right or wrong, and one line for each call", async () => {
    const { call, lines } = aCron();
    await call("Bearer wrong-secret-canary");
    await call(`Bearer ${SECRET}`);
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[1] ?? "{}").fields).toMatchObject({
      job: "margin-monitor",
      actor: "cron",
      outcome: "done",
    });
    expect(lines.join()).not.toMatch(new RegExp(`canary|${SECRET}`));
  });

  test("that is refused is an event of security, but a storm of them fills no log", async () => {
    const { call, recorded } = aCron();
    for (let tries = 0; tries < 200; tries++) await call("Bearer wrong");
    expect(recorded).toHaveLength(20);
    expect(recorded[0]).toMatchObject({
      kind: "cron-refused",
      outcome: "refused",
      actor: "nobody",
      userId: null,
      facts: { path: "/api/cron/margin-monitor" },
    });
  });
});
