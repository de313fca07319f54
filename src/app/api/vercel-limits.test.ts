import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { LIFE_MS } from "#server/live/live-route.ts";
import { ROOT } from "#testing/architecture/run-tool.ts";
import vercel from "../../../vercel.json" with { type: "json" };

const LIMITS = Object.entries(vercel.functions).flatMap(([pattern, limit]) =>
  globSync(pattern, { cwd: ROOT }).map((file) => ({ pattern, file, limit })),
);
const limitOf = (file: string) => LIMITS.find((one) => one.file === file)?.limit;

test("every limit of a function is about one that is there", () => {
  const found = new Set(LIMITS.map(({ pattern }) => pattern));
  expect([...found].sort()).toEqual(Object.keys(vercel.functions).sort());
  expect(globSync("src/app/api/crons/*/route.ts", { cwd: ROOT })).toEqual([]);
});

test("each cron may take as long as its route says", async () => {
  for (const { path } of vercel.crons) {
    const route = await import(`./cron/${path.replace("/api/cron/", "")}/route.ts`);
    expect(limitOf(`src/app${path}/route.ts`)).toEqual({ maxDuration: route.maxDuration });
  }
});

test("the stream ends by itself before the platform ends it", () => {
  expect(1_000 * (limitOf("src/app/api/stream/route.ts")?.maxDuration ?? 0)).toBeGreaterThan(LIFE_MS);
});

test("no limit names the memory, which is no longer said there", () => {
  for (const { limit } of LIMITS) expect(Object.keys(limit)).toEqual(["maxDuration"]);
});
