import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { Part } from "../bench.ts";
import { atMost } from "../figure.ts";
import type { Desk } from "./open-desk.ts";

/** How long a trader looks at a page before the next. */
const LOOK_MS = 10_000;
const PATHS = [
  "/dashboard",
  "/activity",
  "/dashboard",
  "/automations",
  "/security",
  "/dashboard",
  "/automations/entries",
  "/settings",
  "/activity",
  "/dashboard",
] as const;

const RATIO = `requests of the API in ten navigations of ${LOOK_MS / 1_000} s / with worker, cache and stream turned off`;
const ON = "reference: requests of the API with all of them";
const OFF = "reference: requests of the API with none of them";
const ON_OF = (path: string) => `reference: requests with all of them on ${path}`;

const SEEN = [...new Set(PATHS)];

type Counted = { readonly all: number; readonly byPath: ReadonlyMap<string, number> };

const count = async (page: Page): Promise<Counted> => {
  const byPath = new Map<string, number>();
  let path = "";
  page.context().on("request", (request) => {
    if (!new URL(request.url()).pathname.startsWith("/api/")) return;
    byPath.set(path, (byPath.get(path) ?? 0) + 1);
  });
  for (path of PATHS) {
    await page.goto(path);
    await sleep(LOOK_MS);
  }
  return { all: [...byPath.values()].reduce((sum, one) => sum + one, 0), byPath };
};

/** What a session asks of the server, each page opened whole. */
export const session: Part<Desk> = {
  title: "session",
  figures: [
    { name: RATIO, unit: "x", target: atMost(0.4) },
    { name: ON, unit: "requests", target: null },
    { name: OFF, unit: "requests", target: null },
    ...SEEN.map((path) => ({ name: ON_OF(path), unit: "requests", target: null })),
  ],
  measure: async ({ enter }) => {
    const whole = await enter();
    // Its worker takes its place before the session begins, as in any but the very first.
    await whole.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const on = await count(whole);
    await whole.context().close();
    const bare = await enter({ serviceWorkers: "block" });
    await bare.context().route("**/api/stream", (route) => route.abort());
    const off = await count(bare);
    await bare.context().close();
    return {
      [RATIO]: on.all / off.all,
      [ON]: on.all,
      [OFF]: off.all,
      ...Object.fromEntries(SEEN.map((path) => [ON_OF(path), on.byPath.get(path) ?? 0])),
    };
  },
};
