import { describe, expect, test, vi } from "vitest";
import { aLog } from "#testing/server/a-log.ts";
import { withCron } from "./with-cron.ts";

const SECRET = "0123456789abcdef0123456789abcdef";

function aCron(secret: string | null = SECRET) {
  const { log, lines } = aLog();
  const job = vi.fn(async (): Promise<unknown> => ({ ticks: 3 }));
  const call = (authorization?: string, method = "GET") => {
    const headers = authorization === undefined ? {} : { authorization };
    const request = new Request("http://localhost/api/cron/margin-monitor", { method, headers });
    return withCron(request, { secret, log }, job);
  };
  return { call, job, lines };
}

describe("a cron call", () => {
  test.each(["GET", "POST"])("runs the job for the bearer of the secret (%s)", async (method) => {
    const { call } = aCron();
    const response = await call(`Bearer ${SECRET}`, method);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ticks: 3 });
  });

  test.each([
    undefined,
    "",
    "Bearer",
    "Bearer ",
    "Bearer undefined",
    "Bearer null",
    `Basic ${SECRET}`,
    SECRET,
    `Bearer ${SECRET.slice(1)}`,
    `Bearer ${SECRET}x`,
  ])("is refused with %s", async (authorization) => {
    const { call, job } = aCron();
    expect((await call(authorization)).status).toBe(401);
    expect(job).not.toHaveBeenCalled();
  });

  test.each([null, ""])("is let in by nobody while no secret is set (%s)", async (secret) => {
    const { call, job } = aCron(secret);
    for (const authorization of [undefined, "Bearer ", "Bearer undefined", "Bearer null"]) {
      expect((await call(authorization)).status).toBe(503);
    }
    expect(job).not.toHaveBeenCalled();
  });

  test("tells nothing of why its job failed, but the log does", async () => {
    const { call, job, lines } = aCron();
    job.mockRejectedValue(new Error("connection to 10.0.0.5 refused"));
    const response = await call(`Bearer ${SECRET}`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("10.0.0.5");
    expect(lines.join()).toContain("10.0.0.5");
  });

  test("never writes the secret down, right or wrong", async () => {
    const { call, lines } = aCron();
    await call("Bearer wrong-secret-canary");
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain("canary");
  });
});
