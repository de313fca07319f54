import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { encodeEvent, GREETING } from "#server/live/live-event.ts";

/*
 * What is built with nothing but node:http: every second a price to whoever listens, in the bytes of the product. A process of
 * its own, which says where it listens.
 */

const EVERY_MS = 1_000;
const BOOT = "018f0000-0000-4000-8000-000000000001";
const HEADERS = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" };

const listeners = new Set<ServerResponse>();
let seq = 0;

/** As a price of the product reads. */
const priceNow = () =>
  encodeEvent(BOOT, seq, "price", {
    ...{ network: "paper", last: 200_000 + (seq % 20), readAt: new Date().toISOString() },
    ...{ fundingRateE9: 100_000, fundingAt: new Date().toISOString(), provenance: "simulated" },
    now: new Date().toISOString(),
  });

const server = createServer((request, response) => {
  response.writeHead(200, HEADERS);
  response.write(GREETING);
  response.write(priceNow().bytes);
  listeners.add(response);
  request.once("close", () => listeners.delete(response));
});

setInterval(() => {
  seq += 1;
  const { bytes } = priceNow();
  for (const listener of listeners) listener.write(bytes);
}, EVERY_MS);

server.listen({ port: 0, host: "127.0.0.1", backlog: 4_096 }, () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ port })}\n`);
});
