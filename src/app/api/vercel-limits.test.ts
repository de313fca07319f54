import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { FUNCTION_LIFE_MS } from "#server/live/stream-life.ts";
import { ROOT } from "#testing/architecture/run-tool.ts";
import vercel from "../../../vercel.json" with { type: "json" };

const LIMITS = Object.entries(vercel.functions).flatMap(([pattern, limit]) =>
  globSync(pattern, { cwd: ROOT }).map((file) => ({ pattern, file, limit })),
);
const limitOf = (file: string) => LIMITS.find((one) => one.file === file)?.limit;

// That each route says the same itself is held beside the crons: it takes loading all of them.
test("every limit of a function is about one that is there", () => {
  const found = new Set(LIMITS.map(({ pattern }) => pattern));
  expect([...found].sort()).toEqual(Object.keys(vercel.functions).sort());
});

test("each cron may take the whole minute that its route asks for", () => {
  for (const { path } of vercel.crons)
    expect(limitOf(`src/app${path}/route.ts`)).toEqual({ maxDuration: 60 });
});

test("the stream ends by itself before the platform ends it", () => {
  expect(1_000 * (limitOf("src/app/api/stream/route.ts")?.maxDuration ?? 0)).toBeGreaterThan(
    FUNCTION_LIFE_MS,
  );
});

test("no limit names the memory, which is no longer said there", () => {
  for (const { limit } of LIMITS) expect(Object.keys(limit)).toEqual(["maxDuration"]);
});
