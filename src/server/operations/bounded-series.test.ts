import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createMeter } from "#adapters/prom-client/create-meter.ts";
import { ROUTE_LABELS } from "#domain/operations/route-label.ts";
import type { ExchangeFailure, Network, Urgency } from "#ports/exchange.ts";
import { takeDownCall, takeDownWait } from "#services/exchange/take-down-call.ts";
import { type ReadScrape, readScrape } from "#testing/operations/read-scrape.ts";
import { takeDownRequest } from "./take-down-request.ts";

const MOST_SERIES = 5_000;

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", ""];
const STATUSES = [null, 101, 200, 304, 404, 500];
const NETWORKS = ["mainnet", "signet", "paper"] as const satisfies readonly Network[];
const URGENCIES = ["write", "exit", "guard", "entry", "sync", "screen"] as const satisfies readonly (
  | Urgency
  | "write"
)[];
const ENDS = [
  "ok",
  "rejected",
  "unauthorized",
  "rate-limited",
  "unavailable",
  "outcome-unknown",
] as const satisfies readonly ("ok" | ExchangeFailure["kind"])[];

/** What no label may hold: an id, an address, a number that tells somebody from somebody else, a path as it was asked for. */
const TELLING = [/[0-9a-f]{8}-[0-9a-f]{4}/i, /@/, /\d{4,}/, /[?&=%]/, /\.(com|php)/, /hunter2/, /.{41,}/];

const tellingLabels = ({ series }: ReadScrape): readonly string[] =>
  series
    // The runtime's own, such as its version.
    .filter(({ name }) => !/^(nodejs|process)_/.test(name))
    .flatMap(({ labels }) => Object.values(labels))
    .filter((value) => TELLING.some((pattern) => pattern.test(value)));

const anyPath = (at: number): string => {
  const id = randomUUID();
  const paths = [
    `/positions/${id}`,
    `/positions/${id}/guard`,
    `/accounts/${id}/history`,
    `/api/trpc/positions.get,${id}`,
    `/api/auth/${id}@example.com`,
    `/${id}.php`,
    `/trader-${at}@example.com`,
    `/_next/static/${id}.js`,
    `/api/${id}?password=hunter2`,
    `/${"a".repeat(at % 300)}`,
  ];
  return paths[at % paths.length] ?? "/";
};

test("requests for 20,000 different addresses make as few series as there are routes, and tell of nobody", async () => {
  const { meter, scrape } = createMeter();
  for (let at = 0; at < 20_000; at += 1) {
    const method = METHODS[at % METHODS.length] ?? `METHOD${at}`;
    takeDownRequest(meter, { method, path: anyPath(at) }, { status: 100 + (at % 500), ms: at % 70 });
  }
  const read = readScrape(await scrape.text());
  const routes = new Set(
    read.series.map(({ labels }) => labels.route).filter((route) => route !== undefined),
  );
  expect([...routes].toSorted()).toEqual([
    "/accounts/[id]/history",
    "/api/auth/[...nextauth]",
    "/api/trpc/[trpc]",
    "/positions/[id]",
    "/positions/[id]/guard",
    "file",
    "other",
  ]);
  expect(read.series.length).toBeLessThanOrEqual(MOST_SERIES);
  expect(tellingLabels(read)).toEqual([]);
});

test("every label with every value it can have is less than 5,000 series", async () => {
  const { meter, scrape } = createMeter();
  for (const label of [...ROUTE_LABELS, "/sw.js", "/nothing/here"]) {
    const path = label.replaceAll(/\[[^\]]+\]/g, "x");
    for (const method of METHODS) {
      for (const status of STATUSES) takeDownRequest(meter, { method, path }, { status, ms: 1 });
    }
  }
  for (const network of NETWORKS) {
    for (const urgency of URGENCIES) {
      const wish = { network, urgency, key: "a digest of a key 4711" };
      for (const end of [...ENDS, "held-back", "defect"] as const) takeDownCall(meter, wish, { end, ms: 1 });
      takeDownWait(meter, wish, 1);
    }
    meter.time("tick_duration_seconds", 1, { network });
    meter.time("tick_lateness_seconds", 1, { network });
    meter.time("trigger_to_effect_seconds", 1, { network });
  }
  const read = readScrape(await scrape.text());
  expect(read.series.length).toBeGreaterThan(1_500);
  // What is not walked through here has a dozen values each: kinds of jobs, states, components, channels, namespaces.
  expect(read.series.length).toBeLessThanOrEqual(MOST_SERIES - 1_000);
  expect(tellingLabels(read)).toEqual([]);
});

test("a path that is a label is seen", async () => {
  const { meter, scrape } = createMeter();
  const path = `/positions/${randomUUID()}`;
  meter.count("http_requests_total", { route: path, method: "GET", status: "2xx" });
  expect(tellingLabels(readScrape(await scrape.text()))).toEqual([path]);
});
