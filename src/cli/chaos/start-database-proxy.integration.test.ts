import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type DatabaseProxy, startDatabaseProxy } from "./start-database-proxy.ts";

let proxy: DatabaseProxy;
let stop: () => Promise<void>;

/** A server that says everything back, behind the proxy. */
beforeEach(async () => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  proxy = await startDatabaseProxy((server.address() as AddressInfo).port);
  stop = async () => {
    await proxy.stop();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
});
afterEach(() => stop());

const dial = async () => {
  const socket = connect(proxy.port, "127.0.0.1");
  socket.on("error", () => {});
  await once(socket, "connect");
  const heard: string[] = [];
  socket.on("data", (chunk) => heard.push(String(chunk)));
  return { socket, heard };
};

const heardAll = (heard: readonly string[], text: string) => expect.poll(() => heard.join("")).toBe(text);

it("passes everything on, both ways", async () => {
  const { socket, heard } = await dial();
  socket.write("one");
  await heardAll(heard, "one");
});

it("takes connections and passes nothing while it is a black hole, and delivers late", async () => {
  const before = await dial();
  before.socket.write("a");
  await heardAll(before.heard, "a");
  const over = proxy.swallow(150, () => false);
  const during = await dial();
  before.socket.write("b");
  during.socket.write("c");
  await over;
  const heardInside = [before.heard.join(""), during.heard.join("")];
  await heardAll(before.heard, "ab");
  await heardAll(during.heard, "c");
  expect(heardInside).toEqual(["a", ""]);
});

it("ends what the black hole cut, and takes new connections", async () => {
  const { socket } = await dial();
  const closed = once(socket, "close");
  await proxy.swallow(10, () => true);
  await closed;
  const again = await dial();
  again.socket.write("d");
  await heardAll(again.heard, "d");
});

it("ends every connection that is cut", async () => {
  const { socket } = await dial();
  socket.write("one");
  await once(socket, "data");
  const closed = once(socket, "close");
  proxy.cut();
  await closed;
});
