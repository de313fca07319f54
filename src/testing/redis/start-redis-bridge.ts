import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { RedisError, type RedisReply } from "./read-reply.ts";
import { openRedisConnection, type RedisConnection } from "./redis-connection.ts";

export type RedisBridge = {
  readonly url: string;
  readonly token: string;
  /** While true, requests are taken and never answered. */
  hang: boolean;
  stop(): Promise<void>;
};

async function readJson(request: IncomingMessage): Promise<unknown> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return JSON.parse(body);
}

function toCommand(value: unknown): string[] {
  if (!Array.isArray(value)) throw new Error("a command is a JSON array");
  return value.map((part) => (part === null ? "" : String(part)));
}

/** Upstash answers texts in base64 when asked to, because JSON cannot carry every byte; "OK" stays as it is. */
function inBase64(reply: RedisReply): unknown {
  if (typeof reply === "string") return reply === "OK" ? reply : Buffer.from(reply).toString("base64");
  return Array.isArray(reply) ? reply.map(inBase64) : reply;
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

type Answered = { readonly result: unknown } | { readonly error: string };

async function run(connection: RedisConnection, command: unknown, base64: boolean): Promise<Answered> {
  const reply = await connection.send(toCommand(command));
  if (reply instanceof RedisError) return { error: reply.message };
  return { result: base64 ? inBase64(reply) : reply };
}

/** Speaks Upstash's REST protocol on loopback, one command or a pipeline, and asks a real redis-server. */
export async function startRedisBridge(redisUrl: string): Promise<RedisBridge> {
  const connection = openRedisConnection(redisUrl);
  const token = "bridge-token";
  const bridge = { hang: false };
  const server = createServer(async (request, response) => {
    if (bridge.hang) return;
    if (request.headers.authorization !== `Bearer ${token}`) {
      return answer(response, 401, { error: "WRONGPASS invalid or missing auth token" });
    }
    try {
      const base64 = request.headers["upstash-encoding"] === "base64";
      const body = await readJson(request);
      if (request.url === "/pipeline" && Array.isArray(body)) {
        const answers = await Promise.all(body.map((command) => run(connection, command, base64)));
        return answer(response, 200, answers);
      }
      const answered = await run(connection, body, base64);
      return answer(response, "error" in answered ? 400 : 200, answered);
    } catch (error) {
      return answer(response, 500, { error: String(error) });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return Object.assign(bridge, {
    url: `http://127.0.0.1:${port}`,
    token,
    stop: async () => {
      connection.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
