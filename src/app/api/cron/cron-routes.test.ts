import { expect, test } from "vitest";
import vercel from "../../../../vercel.json" with { type: "json" };

test.each(vercel.crons.map(({ path }) => path))(
  "%s answers GET and POST alike, and asks for the whole minute it plans with",
  async (path) => {
    const route = await import(`./${path.replace("/api/cron/", "")}/route.ts`);
    expect(route.GET).toBeTypeOf("function");
    expect(route.POST).toBe(route.GET);
    expect(route.maxDuration).toBe(60);
  },
);
