import { expect, test, vi } from "vitest";
import { createMeter } from "#adapters/prom-client/create-meter.ts";
import type { SecurityEvent } from "#domain/security/security-event.ts";
import { createFigureKeeper } from "#services/operations/create-figure-keeper.ts";
import { readScrape, valuesOf } from "#testing/operations/read-scrape.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aRoute } from "#testing/server/a-route.ts";
import type { Wired } from "../wired.ts";
import { metricsRoute } from "./metrics-route.ts";

const TOKEN = "0123456789abcdef0123456789abcdef";

const open = (token: string | null = TOKEN) => {
  const recorded: SecurityEvent[] = [];
  const { meter, scrape } = createMeter();
  const away = vi.fn(async () => Promise.reject(new Error("away")));
  const reading = {
    meter,
    operations: new Proxy({} as Wired["operations"], { get: () => away }),
    jobs: new Proxy({} as Wired["jobs"], { get: () => away }),
    openBreakers: () => [],
    clock: Date.now,
    elapsed: Date.now,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    sleep: async () => undefined,
  };
  const parts: Partial<Wired> = { scrape, figures: createFigureKeeper(reading) };
  const { composition } = aComposition({}, { metricsToken: token });
  const security = { record: async (event: SecurityEvent) => void recorded.push(event) };
  const { send, lines } = aRoute({ composition: { ...composition, security }, wired: parts as Wired });
  const ask = (authorization?: string, method = "GET") =>
    send(
      metricsRoute,
      new Request("http://localhost/api/metrics", {
        method,
        headers: authorization === undefined ? {} : { authorization },
      }),
    );
  return { ask, meter, away, lines, recorded };
};

test("the bearer of the token is told what was counted, though the database is away", async () => {
  const { ask, meter } = open();
  meter.count("trigger_hits_total", { network: "paper" }, 3);
  const response = await ask(`Bearer ${TOKEN}`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  const scrape = readScrape(await response.text());
  expect(valuesOf(scrape, "trigger_hits_total")).toEqual({ paper: 3 });
  expect(valuesOf(scrape, "component_up")).toEqual({ database: 0 });
});

test.each([
  undefined,
  "",
  "Bearer ",
  `Basic ${TOKEN}`,
  `Bearer ${TOKEN}x`,
  `Bearer ${TOKEN.slice(1)}`,
  TOKEN,
])("nobody else is, and nothing is asked for them (%s)", async (authorization) => {
  const { ask, away, lines, recorded } = open();
  const response = await ask(authorization);
  expect(response.status).toBe(401);
  expect(await response.text()).not.toContain("# TYPE");
  expect(away).not.toHaveBeenCalled();
  expect(recorded).toMatchObject([{ kind: "access-refused", facts: { path: "/api/metrics" } }]);
  expect(lines.join()).not.toContain(TOKEN.slice(1));
});

test.each([null, ""])("while no token is set nobody is (%s)", async (token) => {
  const { ask } = open(token);
  for (const authorization of [undefined, "Bearer ", "Bearer null", "Bearer undefined"]) {
    const response = await ask(authorization);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("METRICS_TOKEN");
  }
});

test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("are read only (%s)", async (method) => {
  const response = await open().ask(`Bearer ${TOKEN}`, method);
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});
