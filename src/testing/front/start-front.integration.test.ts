import { once } from "node:events";
import { createServer, get, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { findFreePort } from "#cli/infra/find-free-port.ts";
import { type Front, startFront } from "./start-front.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

type Answer = RequestListener;

/** A web that says whether it takes work, and answers everything else as the test wishes. */
const aWeb = async (answer: Answer, port = 0) => {
  const web = { isReady: true, asked: [] as string[], port, stop: async () => {} };
  const server: Server = createServer((request, response) => {
    if (request.url === "/api/health/ready") return void response.writeHead(web.isReady ? 200 : 503).end();
    web.asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  web.port = (server.address() as AddressInfo).port;
  web.stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  ends.push(web.stop);
  return web;
};

const aFront = async (...ports: readonly number[]): Promise<Front> => {
  const front = await startFront(ports);
  ends.push(front.stop);
  return front;
};

const says =
  (text: string): Answer =>
  (_, response) =>
    void response.end(text);
const hangsUp: Answer = (request) => void request.socket.destroy();

const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
};

it("asks each web in turn", async () => {
  const [one, other] = [await aWeb(says("one")), await aWeb(says("other"))];
  const front = await aFront(one.port, other.port);
  const told = [];
  for (let asked = 0; asked < 6; asked += 1) told.push(await (await fetch(front.url)).text());
  expect(new Set(told)).toEqual(new Set(["one", "other"]));
});

it("passes on what was asked and what was answered, both whole", async () => {
  const web = await aWeb(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method, url, headers } = request;
    response.writeHead(
      418,
      [
        ["x-seen", `${method} ${url} ${headers["x-mark"]} ${body}`],
        ["set-cookie", "a=1"],
        ["set-cookie", "b=2"],
      ].flat(),
    );
    response.end("short and stout");
  });
  const front = await aFront(web.port);
  const response = await fetch(`${front.url}/api/pot?n=1`, {
    method: "POST",
    body: "tea",
    headers: { "x-mark": "m" },
  });
  expect(response.status).toBe(418);
  expect(response.headers.get("x-seen")).toBe("POST /api/pot?n=1 m tea");
  expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(await response.text()).toBe("short and stout");
});

it("asks another web where one has gone, even in the middle of a question", async () => {
  const [gone, broken, whole] = [await findFreePort(), await aWeb(hangsUp), await aWeb(says("whole"))];
  const front = await aFront(gone, broken.port, whole.port);
  for (let asked = 0; asked < 6; asked += 1) {
    const response = await fetch(`${front.url}/api/trpc/overview.get`);
    expect(await response.text()).toBe("whole");
  }
  expect(front.retried()).toBeGreaterThan(0);
  expect(front.unanswered()).toBe(0);
});

it("never repeats what may have been begun and changes something", async () => {
  const [broken, whole] = [await aWeb(hangsUp), await aWeb(says("whole"))];
  const front = await aFront(broken.port, whole.port);
  const statuses = [];
  for (let asked = 0; asked < 6; asked += 1) {
    const { status } = await fetch(`${front.url}/api/trpc/positions.addMargin`, {
      method: "POST",
      body: "{}",
    });
    statuses.push(status);
  }
  // Each was sent to one web only, whatever became of it.
  expect(broken.asked.length + whole.asked.length).toBe(6);
  expect(statuses.filter((status) => status === 502)).toHaveLength(broken.asked.length);
  expect(broken.asked.length).toBeGreaterThan(0);
});

it("repeats a change that nobody can have begun, because nobody listened", async () => {
  const [gone, whole] = [await findFreePort(), await aWeb(says("whole"))];
  const front = await aFront(gone, whole.port);
  for (let asked = 0; asked < 4; asked += 1) {
    expect((await fetch(`${front.url}/api/x`, { method: "POST", body: "{}" })).status).toBe(200);
  }
  expect(whole.asked).toHaveLength(4);
});

it("sends nothing more to a web that says that it is ending", async () => {
  const [ending, staying] = [await aWeb(says("ending")), await aWeb(says("staying"))];
  const front = await aFront(ending.port, staying.port);
  await until(async () => (await (await fetch(front.url)).text()) === "ending");
  ending.isReady = false;
  // It hears of it within a look; from then on nobody is sent there.
  await until(async () => {
    const told = [await fetch(front.url), await fetch(front.url)];
    return (await Promise.all(told.map((one) => one.text()))).every((text) => text === "staying");
  });
  const before = ending.asked.length;
  for (let asked = 0; asked < 8; asked += 1) await (await fetch(front.url)).text();
  expect(ending.asked.length).toBe(before);
});

it("passes an event on before the next one comes, and ends the source when its reader leaves", async () => {
  const left = Promise.withResolvers<void>();
  const next = Promise.withResolvers<void>();
  const web = await aWeb(async (request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("data: 1\n\n");
    request.socket.once("close", () => left.resolve());
    await next.promise;
    response.write("data: 2\n\n");
  });
  const front = await aFront(web.port);
  const asked = get(`${front.url}/api/stream`);
  const [response] = await once(asked, "response");
  const heard = response.setEncoding("utf8")[Symbol.asyncIterator]();
  expect((await heard.next()).value).toBe("data: 1\n\n");
  next.resolve();
  expect((await heard.next()).value).toBe("data: 2\n\n");
  asked.destroy();
  await left.promise;
});

it("says so at once where nobody answers", async () => {
  const front = await aFront(await findFreePort(), await findFreePort());
  const response = await fetch(front.url, { signal: AbortSignal.timeout(1_000) });
  expect(response.status).toBe(502);
  expect(response.headers.get("retry-after")).toBe("1");
  expect(front.unanswered()).toBe(1);
});

it("breaks an answer off where its web goes in the middle of it", async () => {
  const web = await aWeb((request, response) => {
    response.writeHead(200, { "content-length": "10" });
    response.write("half ");
    setImmediate(() => request.socket.destroy());
  });
  const front = await aFront(web.port, await findFreePort());
  await expect(fetch(front.url).then((response) => response.text())).rejects.toThrow();
});
