import { describe, expect, test } from "vitest";
import { aRoute } from "#testing/server/a-route.ts";
import type { Route } from "./route.ts";
import { createStreamPlaces, LEFT_ALONE_MS, STREAMS_PER_CALLER } from "./stream-places.ts";

/** A route that streams for as long as it is read, and what became of each of its sources. */
function streaming() {
  const sources: { end(): void; fail(): void; isLeft: boolean }[] = [];
  const route: Route = {
    limit: "read",
    methods: ["GET"],
    body: null,
    answer: async () => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode(": hello\n\n"));
          sources.push({
            end: () => controller.close(),
            fail: () => controller.error(new Error("the source broke")),
            isLeft: false,
          });
        },
        cancel: () => {
          const source = sources.at(-1);
          if (source !== undefined) source.isLeft = true;
        },
      });
      return new Response(body, { headers: { "content-type": "text/event-stream; charset=utf-8" } });
    },
  };
  return { route, sources };
}

const from = (network: string) =>
  new Request("http://localhost:3000/api/thing", { headers: { "x-forwarded-for": network } });

/** As many streams as one caller may have, all open. */
async function full() {
  const { route, sources } = streaming();
  const clock = { now: 0 };
  const { send, deps } = aRoute({
    deps: { streams: createStreamPlaces(STREAMS_PER_CALLER, () => clock.now) },
  });
  const ask = () => send(route, from("203.0.113.7"));
  const open: Response[] = [];
  while (open.length < STREAMS_PER_CALLER) open.push(await ask());
  return { route, sources, send, deps, ask, open, clock };
}

describe("streams that a caller has open", () => {
  test("all end when the process does, each with its source, and their places are free", async () => {
    const { deps, ask, open, sources } = await full();
    const heard = Promise.all(open.map((response) => response.text()));
    await new Promise(setImmediate);
    deps.streams.endAll();
    expect(await heard).toEqual(open.map(() => ": hello\n\n"));
    expect(sources.at(-1)?.isLeft).toBe(true);
    expect((await ask()).status).toBe(200);
  });

  test("are as many as there are places, and one more is refused with the wait and ended at its source", async () => {
    const { ask, open, sources } = await full();
    expect(open.map(({ status }) => status)).toEqual(Array.from(open, () => 200));
    const refused = await ask();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(await refused.json()).toMatchObject({
      error: { data: { code: "TOO_MANY_REQUESTS", retryAfter: 60 } },
    });
    expect(sources.at(-1)?.isLeft).toBe(true);
  });

  test("give way to a new one where they have been there for long, the oldest first and one for one", async () => {
    const { ask, open, clock } = await full();
    const heard = open.map(async (response) => {
      await response.text();
    });
    const isOver = open.map(() => false);
    for (const [at, over] of heard.entries()) void over.then(() => (isOver[at] = true));
    const overOf = async () => {
      await new Promise(setImmediate);
      return isOver.filter(Boolean).length;
    };
    clock.now = LEFT_ALONE_MS - 1;
    expect([(await ask()).status, await overOf()]).toEqual([429, 0]);
    clock.now = LEFT_ALONE_MS;
    expect([(await ask()).status, await overOf(), isOver[0]]).toEqual([200, 1, true]);
    for (let more = 1; more < STREAMS_PER_CALLER; more += 1) expect((await ask()).status).toBe(200);
    expect(await overOf()).toBe(STREAMS_PER_CALLER);
    // Those that came instead have their time as well.
    expect((await ask()).status).toBe(429);
  });

  test("are counted for that caller alone", async () => {
    const { route, send } = await full();
    const other = await send(route, from("198.51.100.9"));
    expect(other.status).toBe(200);
  });

  test.each([
    ["its reader leaves", async ({ open }: Awaited<ReturnType<typeof full>>) => open[0]?.body?.cancel()],
    [
      "its reader leaves while it waits for more",
      async ({ open }: Awaited<ReturnType<typeof full>>) => {
        const reader = open[0]?.body?.getReader();
        await reader?.read();
        const waiting = reader?.read();
        await reader?.cancel();
        await waiting;
        reader?.releaseLock();
      },
    ],
    [
      "it was read to its end",
      async ({ open, sources }: Awaited<ReturnType<typeof full>>) => {
        sources[0]?.end();
        expect(await open[0]?.text()).toBe(": hello\n\n");
      },
    ],
    [
      "its source breaks",
      async ({ open, sources }: Awaited<ReturnType<typeof full>>) => {
        sources[0]?.fail();
        await expect(open[0]?.text()).rejects.toThrow("the source broke");
      },
    ],
  ])("give one place back, and no more, when %s", async (_, end) => {
    const streams = await full();
    await end(streams);
    await streams.open[0]?.body?.cancel().catch(() => undefined);
    expect((await streams.ask()).status).toBe(200);
    expect((await streams.ask()).status).toBe(429);
  });

  test("take no place when only their headers are asked for", async () => {
    const { route, sources } = streaming();
    const { send } = aRoute({ deps: { streams: createStreamPlaces(1) } });
    const both: Route = { ...route, methods: ["GET", "HEAD"] };
    const headers = { "x-forwarded-for": "203.0.113.7" };
    await send(both, new Request("http://localhost:3000/api/thing", { method: "HEAD", headers }));
    expect(sources.at(-1)?.isLeft).toBe(true);
    expect((await send(both, from("203.0.113.7"))).status).toBe(200);
  });

  test("never count an answer that ends by itself", async () => {
    const { send } = aRoute({ deps: { streams: createStreamPlaces(0) } });
    const plain: Route = {
      limit: "read",
      methods: ["GET"],
      body: null,
      answer: async () => new Response("read"),
    };
    expect((await send(plain, from("203.0.113.7"))).status).toBe(200);
  });
});
