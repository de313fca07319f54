import { EventEmitter, once } from "node:events";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { readyRoute } from "#server/health/ready-route.ts";
import { aLog } from "#testing/server/a-log.ts";
import { aRoute } from "#testing/server/a-route.ts";
import { drainOnSignal, type EndingProcess, endDraining, isDraining } from "./drain.ts";

afterEach(endDraining);

/** A process with what the framework hangs on it, and a clock that is turned by hand. */
const aProcess = () => {
  const emitter = new EventEmitter();
  const told: string[] = [];
  const waits: { readonly ms: number; readonly end: () => void }[] = [];
  for (const signal of ["SIGTERM", "SIGINT"]) emitter.on(signal, () => told.push("framework"));
  const ending: EndingProcess = Object.assign(emitter, {
    exit: (code: number) => void told.push(`exit ${code}`),
  });
  drainOnSignal({
    process: ending,
    endStreams: () => void told.push("streams"),
    sleep: (ms) => new Promise((end) => void waits.push({ ms, end })),
    log: aLog().log,
  });
  const turn = async (): Promise<number | undefined> => {
    const next = waits.shift();
    next?.end();
    await new Promise((resolve) => setImmediate(resolve));
    return next?.ms;
  };
  return { emitter, told, turn };
};

it("lets a balancer hear of it first, then ends the streams, and only then stops to listen", async () => {
  const { emitter, told, turn } = aProcess();
  emitter.emit("SIGTERM", "SIGTERM");
  expect(isDraining()).toBe(true);
  expect(told).toEqual([]);
  expect(await turn()).toBe(2_000);
  expect(told).toEqual(["streams", "framework"]);
});

it("breaks off six seconds after the signal what has not ended by then", async () => {
  const { emitter, told, turn } = aProcess();
  emitter.emit("SIGTERM", "SIGTERM");
  const [first = 0, second = 0] = [await turn(), await turn()];
  expect(first + second).toBe(6_000);
  expect(told.at(-1)).toBe("exit 143");
});

it("waits for no balancer where somebody at the keyboard ends it", async () => {
  const { emitter, told, turn } = aProcess();
  emitter.emit("SIGINT", "SIGINT");
  expect(await turn()).toBe(0);
  expect(told).toEqual(["streams", "framework"]);
});

it("begins once, however often it is told", async () => {
  const { emitter, told, turn } = aProcess();
  emitter.emit("SIGTERM", "SIGTERM");
  emitter.emit("SIGTERM", "SIGTERM");
  await turn();
  expect(told).toEqual(["streams", "framework"]);
});

it("is not ready from the signal on, whatever its database says", async () => {
  const ask = async () => await aRoute().send(readyRoute, new Request("http://localhost/api/health/ready"));
  const { emitter } = aProcess();
  emitter.emit("SIGTERM", "SIGTERM");
  const response = await ask();
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ status: "not ready", failed: ["ending"] });
});

it("ends each connection after its answer, so that none is cut while a request is on its way", async () => {
  const server = createServer((_, response) => response.end("here"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const connectionOf = async () => {
    const [response] = await once(
      get({ port, host: "127.0.0.1", agent: false, headers: { connection: "keep-alive" } }),
      "response",
    );
    response.resume();
    return String(response.headers.connection);
  };
  expect(await connectionOf()).toBe("keep-alive");
  aProcess().emitter.emit("SIGTERM", "SIGTERM");
  expect(await connectionOf()).toBe("close");
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
