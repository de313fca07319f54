import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Arrival, arrivalOf, type Departure, watchArrivals } from "./arrivals.ts";
import { clientIp } from "./client-ip.ts";
import { hangUpOnSlow } from "./hang-up-on-slow.ts";
import { isLoopback } from "./is-loopback.ts";
import { requestOrigin } from "./request-origin.ts";

type Ended = { readonly arrival: Arrival; readonly departure: Departure };

let ended: Ended[] = [];
let handled: { readonly method: string; readonly headers: Headers }[] = [];
let server: Server;
let port: number;
let ids = 0;

const headersOf = (raw: NodeJS.Dict<string | string[]>): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) headers.set(name, String(value));
  return headers;
};

let unwatch: () => void;

beforeAll(() => {
  unwatch = watchArrivals({
    newId: () => `arrival-${++ids}`,
    elapsed: () => 0,
    onEnd: (arrival, departure) => void ended.push({ arrival, departure }),
  });
});
afterAll(() => unwatch());
beforeEach(async () => {
  [ended, handled] = [[], []];
  server = createServer((asked, response) => {
    const headers = headersOf(asked.headers);
    handled.push({ method: asked.method ?? "", headers });
    response.statusCode = 418;
    // As the framework does to every request before a handler sees it.
    headers.set("x-forwarded-for", headers.get("x-forwarded-for") ?? "127.0.0.1");
    const isOurs = isLoopback(headers, requestOrigin(headers, null), clientIp(headers, 0));
    response.end(
      `${clientIp(headers, 0)} ${clientIp(headers, 1)} ${arrivalOf(headers)?.id ?? "none"} ${isOurs ? "ours" : "foreign"}`,
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const ask = async (path: string, method = "GET", headers: Record<string, string> = {}) => {
  const asked = request({ port, host: "127.0.0.1", path, method, headers, agent: false });
  asked.end();
  const [response] = await once(asked, "response");
  let body = "";
  for await (const chunk of response) body += chunk;
  return body;
};

describe("a request as it comes off the wire", () => {
  test("is counted for the address at the other end, whatever it says of itself", async () => {
    for (const spoof of ["1.2.3.4", "1.2.3.4, 5.6.7.8", "::1", ""]) {
      const body = await ask("/", "GET", {
        "x-forwarded-for": spoof,
        "x-real-ip": "1.2.3.4",
        forwarded: "for=1.2.3.4",
        "x-axisor-arrival": "arrival-1",
      });
      expect(body.split(" ")[0]).toBe("127.0.0.1");
    }
  });

  test("is counted for whom the proxy names that stands before us, not for what the caller put before that", async () => {
    const [, behindOne] = (await ask("/", "GET", { "x-forwarded-for": "1.2.3.4, 203.0.113.7" })).split(" ");
    expect(behindOne).toBe("203.0.113.7");
  });

  test("began on this machine unless another in between says that it was there", async () => {
    const from = async (more: Record<string, string>) =>
      (await ask("/outbox", "GET", { host: "localhost:3000", ...more })).split(" ")[3];
    expect(await from({})).toBe("ours");
    for (const name of [
      "x-forwarded-for",
      "x-forwarded-host",
      "x-forwarded-proto",
      "x-real-ip",
      "forwarded",
      "via",
    ]) {
      expect([name, await from({ [name]: "127.0.0.1" })]).toEqual([name, "foreign"]);
    }
    expect(await from({ host: "axisor.example" })).toBe("foreign");
  });

  test("keeps its own id, and cannot borrow that of another", async () => {
    const [one, other] = await Promise.all([
      ask("/", "GET", { "x-axisor-arrival": "arrival-1" }),
      ask("/", "GET", { "x-axisor-arrival": "arrival-1" }),
    ]);
    expect(one.split(" ")[2]).not.toBe(other.split(" ")[2]);
    expect(arrivalOf(new Headers({ "x-axisor-arrival": one.split(" ")[2] ?? "" }))).toBeNull();
  });

  test("is told once its answer is sent, without its query", async () => {
    await ask("/positions/p1?secret=canary");
    await expect.poll(() => ended.length).toBe(1);
    expect(ended[0]?.departure.status).toBe(418);
    expect(ended[0]?.arrival).toMatchObject({ method: "GET", path: "/positions/p1", userId: null });
    expect(JSON.stringify(ended)).not.toContain("canary");
  });

  test.each([
    ["/login", "POST", "GET"],
    ["/login", "TRACE", "GET"],
    ["/login", "HEAD", "HEAD"],
    ["/api/x", "POST", "POST"],
    ["/api/x", "TRACE", "OPTIONS"],
    ["/api/x", "PROPFIND", "OPTIONS"],
  ])("%s by %s is shown to Next as %s, and told as it was", async (path, method, shown) => {
    await ask(path, method);
    expect(handled[0]?.method).toBe(shown);
    await expect.poll(() => ended.length).toBe(1);
    expect(ended[0]?.arrival.method).toBe(method);
  });

  test("that nobody waits for is told as unanswered", async () => {
    server.removeAllListeners("request");
    const socket = connect(port, "127.0.0.1");
    socket.write("GET /slow HTTP/1.1\r\nhost: x\r\n\r\n");
    await once(server, "request");
    socket.destroy();
    await expect.poll(() => ended.length).toBe(1);
    expect(ended[0]?.departure.status).toBeNull();
  });
});

describe("whoever holds a socket", () => {
  let stop = () => undefined as unknown;
  beforeEach(() => {
    stop = hangUpOnSlow({ headMs: 40, bodyMs: 60 });
  });
  afterEach(() => stop());

  /** What came back by the time the other side hung up. */
  const untilHungUp = async (text: string, everyMs: number | null = null) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    // A byte that arrives after the other side hung up is answered by a reset: hung up on as well, and `once` would throw it.
    socket.on("error", () => undefined);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.write(text);
    const drip = everyMs === null ? undefined : setInterval(() => socket.write(" "), everyMs);
    await closed;
    clearInterval(drip);
    return answer;
  };

  test.each([
    ["nothing", "", null],
    ["half a head", "GET / HTTP/1.1\r\nhost: x\r\n", null],
    ["a head byte by byte", "GET / HTTP/1.1\r\nx: ", 5],
  ])("by sending %s is hung up on", async (_, text, everyMs) => {
    server.removeAllListeners("request");
    await untilHungUp(text, everyMs);
    expect(handled).toEqual([]);
  });

  test("by sending a body byte by byte that nobody reads is hung up on", async () => {
    server.removeAllListeners("request");
    expect(await untilHungUp("POST /login HTTP/1.1\r\nhost: x\r\ncontent-length: 90\r\n\r\n{", 5)).toBe("");
  });

  test("and sent all there was is waited on for as long as the answer takes", async () => {
    server.removeAllListeners("request");
    const socket = connect(port, "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}");
    const [, response] = await once(server, "request");
    // Another socket's end shows that the time is over which this one would have had.
    await untilHungUp("POST /login HTTP/1.1\r\nhost: x\r\ncontent-length: 90\r\n\r\n{");
    response.end("late");
    const [chunk] = await once(socket, "data");
    expect(String(chunk)).toContain("200 OK");
    socket.destroy();
  });
});
