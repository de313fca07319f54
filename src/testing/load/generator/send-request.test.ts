import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createWire, sendRequest } from "./send-request.ts";

const USER = { cookie: "session=1", address: "10.0.0.1" };

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A server that answers the first request of a connection, and closes it on the next one. */
const open = async () => {
  server = createServer((_, response) => response.end("well"));
  server.on("connection", (socket) => {
    let requests = 0;
    socket.on("data", () => {
      requests += 1;
      if (requests > 1) socket.resetAndDestroy();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const agent = createWire(port);
  return (path: string) => sendRequest(agent, port, path, USER);
};

test("a request that meets a connection closed for idleness is sent again on another one", async () => {
  const ask = await open();
  expect((await ask("/first")).status).toBe(200);
  const second = await ask("/second");
  expect([second.status, second.text()]).toEqual([200, "well"]);
});

test("one that is broken off later than that is not sent again, and not answered", async () => {
  let requests = 0;
  server = createServer((request, response) => {
    requests += 1;
    if (requests === 1) response.end("well");
    else setTimeout(() => request.socket.resetAndDestroy(), 150);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const agent = createWire(port);
  expect((await sendRequest(agent, port, "/", USER)).status).toBe(200);
  expect((await sendRequest(agent, port, "/", USER)).status).toBeNull();
  expect(requests).toBe(2);
});

test("one that breaks on a connection of its own is not answered", async () => {
  server = createServer((request) => request.socket.resetAndDestroy());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  expect(await sendRequest(createWire(port), port, "/", USER)).toMatchObject({ status: null });
});
