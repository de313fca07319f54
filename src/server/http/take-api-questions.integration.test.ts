import { once } from "node:events";
import { createServer, type RequestListener, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { PAGE_MARK } from "#domain/security/page-mark.ts";
import { aRoute } from "#testing/server/a-route.ts";
import { trpcRoute } from "../trpc/trpc-route.ts";
import { type Arrival, type Departure, watchArrivals } from "./arrivals.ts";
import { packedListener, plainListener } from "./packed-listener.ts";
import { NO_STORE } from "./security-headers.ts";
import { type ApiListeners, takeApiQuestions } from "./take-api-questions.ts";

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** A server as a framework makes it, which says that it was asked. */
const aFramework = async () => {
  const server = createServer((_, response) => response.end("the framework"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return server;
};

const ask = async (
  server: Server,
  path: string,
  method = "GET",
  headers: Readonly<Record<string, string>> = {},
) => {
  const asked = request({ port: portOf(server), host: "127.0.0.1", path, method, headers, agent: false });
  asked.end();
  const [response] = await once(asked, "response");
  const chunks: Uint8Array[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
};

const whoAnswers = async (server: Server, path: string, method = "GET"): Promise<string> =>
  (await ask(server, path, method)).body.toString();

const saying: ApiListeners = {
  questions: (_, response) => response.end("the API"),
  stream: (_, response) => response.end("the stream"),
};

const taken = async () => {
  const server = await aFramework();
  ends.push(takeApiQuestions(portOf(server), saying));
  return server;
};

test("questions to the API are taken from the framework, the first one too", async () => {
  const server = await taken();
  expect(await whoAnswers(server, "/api/trpc/overview.get")).toBe("the API");
  expect(await whoAnswers(server, "/api/trpc/overview.get,tradeLog.list?batch=1&input=%7B%7D")).toBe(
    "the API",
  );
});

test("so are live updates, apart", async () => {
  expect(await whoAnswers(await taken(), "/api/stream")).toBe("the stream");
});

test.each([
  ["POST", "/api/trpc/overview.get"],
  ["HEAD", "/api/trpc/overview.get"],
  ["OPTIONS", "/api/trpc/overview.get"],
  ["GET", "/api/trpc/"],
  ["GET", "/api/trpc/overview.get/more"],
  ["GET", "/api/trpc/%6fverview.get"],
  ["GET", "/api//trpc/overview.get"],
  ["GET", "/api/trpc/../trpc/overview.get"],
  ["GET", "/API/trpc/overview.get"],
  ["GET", "/api/health"],
  ["HEAD", "/api/stream"],
  ["POST", "/api/stream"],
  ["GET", "/api/stream/"],
  ["GET", "/api/stream?a=1"],
  ["GET", "http://127.0.0.1/api/trpc/overview.get"],
  ["GET", "/"],
])("everything else stays with it: %s %s", async (method, path) => {
  const said = method === "HEAD" ? "" : "the framework";
  expect(await whoAnswers(await taken(), path, method)).toBe(said);
});

test("a server on another port of the process keeps all that it is asked", async () => {
  const [, other] = [await taken(), await aFramework()];
  expect(await whoAnswers(other, "/api/trpc/overview.get")).toBe("the framework");
});

test("a question is answered as its route answers it, packed for whoever takes it so, and taken down", async () => {
  const server = await aFramework();
  const { send, lines, deps } = aRoute({ trader: null });
  ends.push(
    takeApiQuestions(portOf(server), {
      ...saying,
      questions: packedListener((request) => send(trpcRoute, request), deps),
    }),
  );
  const ended: unknown[] = [];
  const onEnd = ({ path, isLogged }: Arrival, { status }: Departure) =>
    void ended.push({ path, isLogged, status });
  ends.push(watchArrivals({ newId: () => "an arrival", elapsed: () => 0, onEnd }));
  const path = `/api/trpc/${Array.from({ length: 9 }, () => "overview.get").join(",")}`;
  const page = { [PAGE_MARK]: "1", "sec-fetch-site": "same-origin" };
  const plain = await ask(server, `${path}?batch=1&input=%7B%7D`, "GET", page);
  expect(plain.status).toBe(401);
  expect(plain.headers).toMatchObject({ "cache-control": NO_STORE, "x-content-type-options": "nosniff" });
  expect(plain.headers["content-encoding"]).toBeUndefined();
  const packed = await ask(server, `${path}?batch=1&input=%7B%7D`, "GET", {
    ...page,
    "accept-encoding": "gzip",
  });
  expect(packed.headers["content-encoding"]).toBe("gzip");
  expect(JSON.parse(gunzipSync(packed.body).toString())).toHaveLength(9);
  await expect.poll(() => ended).toHaveLength(2);
  expect(ended[0]).toEqual({ path, isLogged: true, status: 401 });
  expect(lines.filter((line) => JSON.stringify(line).includes("an arrival"))).toHaveLength(2);
});

test.each([
  ["gzip", true],
  ["br, GZIP;q=0.5", true],
  ["gzip;q=1.0, identity; q=0.5", true],
  ["gzip;q=0", false],
  ["gzip; q=0.0, br", false],
  ["br", false],
  ["identity", false],
])(
  "of a long answer somebody who takes %j gets one that is packed: %s, and of a short one never",
  async (takes, isPacked) => {
    const server = await aFramework();
    const { deps } = aRoute({ trader: null });
    const long = "sats ".repeat(4_000);
    const answer = async ({ url }: Request): Promise<Response> => {
      const headers = { "set-cookie": "a=1", vary: "cookie" };
      const answered = new Response(url.endsWith("long") ? long : "sats", { status: 207, headers });
      answered.headers.append("set-cookie", "b=2");
      return answered;
    };
    ends.push(takeApiQuestions(portOf(server), { ...saying, questions: packedListener(answer, deps) }));
    const of = (name: string) => ask(server, `/api/trpc/${name}`, "GET", { "accept-encoding": takes });
    const { status, headers, body } = await of("long");
    expect([status, headers["set-cookie"], headers.vary]).toEqual([
      207,
      ["a=1", "b=2"],
      "cookie, accept-encoding",
    ]);
    expect(headers["content-encoding"]).toBe(isPacked ? "gzip" : undefined);
    expect((isPacked ? gunzipSync(body) : body).toString()).toBe(long);
    const short = await of("short");
    expect([short.headers["content-encoding"], short.body.toString()]).toEqual([undefined, "sats"]);
  },
);

test.each(["a b", "[", "%", "evil.example/../x", "a:b"])("so does whoever calls us %j", async (host) => {
  const answered = await ask(await taken(), "/api/trpc/overview.get", "GET", { host });
  expect(answered.body.toString()).toBe("the framework");
});

test.each(["localhost", "127.0.0.1:3000", "[::1]:3000", "axisor.example"])("but not %j", async (host) => {
  const answered = await ask(await taken(), "/api/trpc/overview.get", "GET", { host });
  expect(answered.body.toString()).toBe("the API");
});

test("what breaks is logged and answered without a word", async () => {
  const server = await aFramework();
  const { lines, deps } = aRoute({ trader: null });
  const broken = async (): Promise<Response> => {
    throw new TypeError("it is undefined");
  };
  ends.push(
    takeApiQuestions(portOf(server), {
      ...saying,
      questions: packedListener((_: Request) => broken(), deps),
    }),
  );
  const answered = await ask(server, "/api/trpc/overview.get");
  expect([answered.status, answered.body.toString()]).toEqual([500, ""]);
  expect(lines.filter((line) => line.includes("route-failed"))).toHaveLength(1);
});

test("what breaks on its way is logged, and its reader sees that it is not whole", async () => {
  const server = await aFramework();
  const { lines, deps } = aRoute({ trader: null });
  const breaking = async (): Promise<Response> => {
    let isBegun = false;
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      if (isBegun) setTimeout(() => controller.error(new TypeError("it is undefined")), 10);
      else controller.enqueue(new TextEncoder().encode("half"));
      isBegun = true;
    };
    return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }));
  };
  ends.push(takeApiQuestions(portOf(server), { ...saying, questions: plainListener(breaking, deps) }));
  await expect(ask(server, "/api/trpc/overview.get")).rejects.toThrow("aborted");
  expect(lines.filter((line) => line.includes("route-failed"))).toHaveLength(1);
});

test("a whole answer that nobody waits for any more breaks nothing", async () => {
  const server = await aFramework();
  const { lines, deps } = aRoute({ trader: null });
  const [asked, left] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const answered = Promise.withResolvers<void>();
  const answer = async (): Promise<Response> => {
    asked.resolve();
    await left.promise;
    setTimeout(answered.resolve, 50);
    return new Response("sats ".repeat(4_000), { headers: { "content-length": "20000" } });
  };
  const listener = packedListener(answer, deps);
  const questions: RequestListener = (request, response) => {
    response.once("close", left.resolve);
    listener(request, response);
  };
  ends.push(takeApiQuestions(portOf(server), { ...saying, questions }));
  const headers = { "accept-encoding": "gzip" };
  const path = "/api/trpc/overview.get";
  const reader = request({ port: portOf(server), host: "127.0.0.1", path, agent: false, headers });
  reader.on("error", () => undefined);
  reader.end();
  await asked.promise;
  reader.destroy();
  await answered.promise;
  expect(lines).toEqual([]);
  expect(gunzipSync((await ask(server, path, "GET", headers)).body)).toHaveLength(20_000);
});

test.each(["before its answer is there", "while it is read"])(
  "whoever hangs up %s leaves nothing going on",
  async (when) => {
    const server = await aFramework();
    const { lines, deps } = aRoute({ trader: null });
    const cancelled = Promise.withResolvers<void>();
    const [asked, left] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const endless = (): Response => {
      const pull = (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
        controller.enqueue(new TextEncoder().encode(": still here\n"));
        return new Promise((resolve) => void setTimeout(resolve, 5));
      };
      return new Response(new ReadableStream({ pull, cancel: () => cancelled.resolve() }));
    };
    const answer = async (): Promise<Response> => {
      asked.resolve();
      if (when === "before its answer is there") await left.promise;
      return endless();
    };
    const listener = plainListener(answer, deps);
    const stream: RequestListener = (request, response) => {
      response.once("close", left.resolve);
      listener(request, response);
    };
    ends.push(takeApiQuestions(portOf(server), { ...saying, stream }));
    const [path, agent] = ["/api/stream", false as const];
    const reader = request({ port: portOf(server), host: "127.0.0.1", path, agent });
    reader.on("error", () => undefined);
    reader.end();
    await (when === "while it is read" ? once(reader, "response") : asked.promise);
    reader.destroy();
    await cancelled.promise;
    expect(lines).toEqual([]);
  },
);
