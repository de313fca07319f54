import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { RestRequest } from "./authenticate.ts";
import type { Served } from "./serve-rest.ts";

const MAX_BODY = 1024 * 1024;
const LOOPBACK = "127.0.0.1";

export type Listening = { readonly server: Server; readonly port: number; stop(): Promise<void> };

/** Serves plain HTTP on the loopback interface. `port` 0 takes a free one. */
export async function listen(
  port: number,
  serve: (request: RestRequest) => Promise<Served>,
): Promise<Listening> {
  const server = createServer((request, response) => {
    answer(request, response, serve).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(explain(error, port)));
    server.listen(port, LOOPBACK, () => resolve());
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const explain = (error: Error, port: number): Error =>
  "code" in error && error.code === "EADDRINUSE"
    ? new Error(`port ${port} is taken; choose another one`)
    : error;

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  serve: (request: RestRequest) => Promise<Served>,
): Promise<void> {
  const body = await readAll(request);
  if (body === null) {
    response.writeHead(413, { "content-type": "application/json", connection: "close" });
    response.end(JSON.stringify({ code: "PAYLOAD_TOO_LARGE", message: "Body is too large" }));
    return;
  }
  const [pathname = "/", ...rest] = (request.url ?? "/").split("?");
  const served = await serve({
    method: request.method ?? "GET",
    pathname,
    search: rest.length > 0 ? `?${rest.join("?")}` : "",
    body,
    headers: request.headers,
    ip: request.socket.remoteAddress ?? "",
  });
  if (served === "hang") return;
  if (served === "drop") {
    request.socket.destroy();
    return;
  }
  response.writeHead(served.status, { "content-type": "application/json; charset=utf-8", ...served.headers });
  response.end(served.body);
}

async function readAll(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > MAX_BODY) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
