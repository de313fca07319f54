import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchedSocket } from "./watched-socket.ts";

const SILENT_MS = 5_000;

let client: Socket;
let peer: Socket;
const server = createServer();

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  client = watchedSocket("127.0.0.1", (server.address() as AddressInfo).port, SILENT_MS);
  [peer] = await once(server, "connection");
  client.write("asked");
  await once(peer, "data");
});

afterEach(() => {
  client.destroy();
  peer.destroy();
  server.close();
  vi.useRealTimers();
});

test("a server that says nothing to what it was asked is given up after that time, and not before", async () => {
  vi.advanceTimersByTime(SILENT_MS - 1);
  client.write("and asked again");
  expect(client.destroyed).toBe(false);
  const closed = once(client, "close");
  vi.advanceTimersByTime(1);
  await closed;
  expect(client.destroyed).toBe(true);
});

test("a server that has answered may be silent for as long as nothing is asked of it", async () => {
  peer.write("answered");
  await once(client, "data");
  vi.advanceTimersByTime(1_000 * SILENT_MS);
  await new Promise(setImmediate);
  expect(client.destroyed).toBe(false);
  client.write("asked again");
  vi.advanceTimersByTime(SILENT_MS);
  await once(client, "close");
});

test("an answer that lay there while this process was paused counts", async () => {
  peer.write("answered");
  await new Promise((resolve) => peer.write("", resolve));
  vi.advanceTimersByTime(SILENT_MS);
  await once(client, "data");
  await new Promise(setImmediate);
  expect(client.destroyed).toBe(false);
});
